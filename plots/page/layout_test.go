package page

import (
	"regexp"
	"strings"
	"testing"

	"headroom/plots"
)

func drawnPage(t *testing.T, blocks ...Block) string {
	t.Helper()
	var out strings.Builder
	if err := (Page{Title: "x", Members: []Section{{Heading: "y", Blocks: blocks}}}).Render(&out); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// On a phone a stacked row has no heading above it: each cell bears its own.
// Wrong version, seen to fail: the heading of the column before.
func TestEveryCellOfAStackedTableBearsItsHeading(t *testing.T) {
	html := drawnPage(t, Block{Table: &Table{Caption: "c", Head: []string{"Option", "Chance", "Cost"}, Rows: [][]string{{"hold", "40", "5,000"}}, Stacked: true}})
	for _, want := range []string{`data-head="Chance">40</td>`, `data-head="Cost">5,000</td>`, `role="rowheader">hold</th>`} {
		if !strings.Contains(html, want) {
			t.Errorf("the page has no %s", want)
		}
	}
}

// A name may go on in the next line, and is copied as it is.
func TestANameBreaksAfterItsDotsAndIsTheSameWhenCopied(t *testing.T) {
	for text, want := range map[string]string{
		"agency.lag_weeks":  "agency.<wbr>lag_<wbr>weeks",
		"Ends. New":         "Ends. New",
		"a<b>.c":            "a&lt;b&gt;.<wbr>c",
		"none: No posts.":   "none: No posts.",
		"plain words alone": "plain words alone",
	} {
		if got := string(breaking(text)); got != want {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
	}
}

// Panels beside each other begin at one height, however long their headings are.
// Wrong version, seen to fail: each by its own heading.
func TestPanelsBesideEachOtherBeginAtOneHeight(t *testing.T) {
	chance := plots.Chance{Estimate: 0.4, Low: 0.3, High: 0.5}
	futures := []string{"short", "a future whose title is so long that it takes two lines of the panel's heading"}
	f := Options("options", plots.Chances{Title: "t", Description: "d", Futures: futures, Options: []plots.OptionChance{{Name: "hold", Within: []plots.Chance{chance, chance}}}})
	height := regexp.MustCompile(`viewBox="0 0 340 ([0-9.]+)"`)
	first, second := height.FindStringSubmatch(string(f.Parts[0])), height.FindStringSubmatch(string(f.Parts[1]))
	if first[1] != second[1] {
		t.Errorf("one panel is %s high, the other %s", first[1], second[1])
	}
	if lines := strings.Count(string(f.Parts[1]), `class="head"`); lines != 2 {
		t.Errorf("the long heading takes %d lines: this test shows nothing", lines)
	}
}

// What an option is stands whole beside its name or beneath it.
func TestTheTitleOfAnOptionIsNotCut(t *testing.T) {
	chance := plots.Chance{Estimate: 0.4, Low: 0.3, High: 0.5}
	note := "Five made permanent, one post regraded, two deleted, one of them moved (the decision)"
	f := Options("options", plots.Chances{Title: "t", Description: "d", Futures: []string{"a"}, Options: []plots.OptionChance{{Name: "permanent", Note: note, Within: []plots.Chance{chance}}}})
	words := regexp.MustCompile(`<text[^>]*>([^<]*)</text>`).FindAllStringSubmatch(string(f.Parts[0]), -1)
	var said []string
	for _, w := range words {
		said = append(said, w[1])
	}
	if !strings.Contains(strings.Join(said, " "), note) {
		t.Errorf("the panel says %q", said)
	}
}
