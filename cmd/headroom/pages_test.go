package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"headroom/models/scenario"
)

var update = flag.Bool("update", false, "write the made parts of the pages in docs anew")

// A made part of a page lies between two comments, the first of which names it.
var madePart = regexp.MustCompile("(?s)(<!-- made: ([a-z-]+),[^\n]* -->\n```text\n)(.*?)(```\n<!-- made -->)")

// What makes the parts of pages. Those that take long are what .ci/verify-all has
// kept in docs/verification.
var makers = map[string]map[string]func(t *testing.T) string{
	"stress.md": {"grid": grid, "qualities": qualities, "ranges": ranges, "versions": versions},
	"validation.md": {
		"known":          known,
		"mutations":      mutations,
		"verify":         kept("verify", `figures: |All agree|beyond the limit|disagree`),
		"seeds":          kept("seeds", `p = |mean square|^(--- |ok|FAIL)`),
		"second-opinion": kept("second-opinion", `^(--- |ok|FAIL)`),
		"coverage":       kept("coverage", `^(--- |ok|FAIL)`),
		"cross":          kept("cross", `^(GO|FAIL|cross:|same-bits:)|^ok .*s$`),
		"fuzz":           kept("fuzz", `^(fuzz: elapsed|ok|FAIL|PASS)`),
	},
	"streams.md": {"battery": pValues, "dieharder": kept("streams", `PASSED|WEAK|FAILED`)},
}

func TestMadePartsOfPagesAreUpToDate(t *testing.T) {
	for name, parts := range makers {
		t.Run(name, func(t *testing.T) { madePartsAreUpToDate(t, filepath.Join("..", "..", "docs", name), parts) })
	}
}

func madePartsAreUpToDate(t *testing.T, file string, makers map[string]func(t *testing.T) string) {
	page, parts := string(mustRead(t, file)), 0
	fresh := madePart.ReplaceAllStringFunc(page, func(part string) string {
		found := madePart.FindStringSubmatch(part)
		makePart := makers[found[2]]
		if makePart == nil {
			t.Fatalf("nothing makes %q", found[2])
		}
		parts++
		return found[1] + makePart(t) + found[4]
	})
	if parts != len(makers) {
		t.Errorf("%s has %d made parts, want %d", file, parts, len(makers))
	}
	if fresh == page {
		return
	}
	if !*update {
		t.Errorf("%s is out of date; `make docs` writes it anew", file)
		return
	}
	if err := os.WriteFile(file, []byte(fresh), 0o600); err != nil {
		t.Fatal(err)
	}
}

// kept is what a long command printed when it was last run: its command, commit
// and day, then the lines that a pattern finds.
func kept(name, lines string) func(t *testing.T) string {
	wanted := regexp.MustCompile(lines)
	return func(t *testing.T) string {
		all := strings.Split(string(mustRead(t, "..", "..", "docs", "verification", name+".txt")), "\n")
		text, found := all[0]+"\n"+all[1]+"\n", 0
		for _, line := range all[2:] {
			if wanted.MatchString(line) {
				text += strings.TrimRight(line, " ") + "\n"
				found++
			}
		}
		if found == 0 {
			t.Errorf("docs/verification/%s.txt has no line that matches %s", name, lines)
		}
		return text
	}
}

// Every link from a page of docs to a file leads somewhere.
func TestLinksBetweenPagesLeadSomewhere(t *testing.T) {
	docs, link := filepath.Join("..", "..", "docs"), regexp.MustCompile(`\]\(([^)#\s]+)(#[^)]*)?\)`)
	err := filepath.WalkDir(docs, func(page string, _ fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(page) != ".md" {
			return err
		}
		for _, found := range link.FindAllStringSubmatch(string(mustRead(t, page)), -1) {
			if strings.Contains(found[1], "://") {
				continue
			}
			if _, err := os.Stat(filepath.Join(filepath.Dir(page), filepath.FromSlash(found[1]))); err != nil {
				t.Errorf("%s links to %s, which is not there", page, found[1])
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// README's shares of published figures inside the bands are those of the page that
// make reality writes.
func TestREADMEHasTheSharesOfTheRealityPage(t *testing.T) {
	found := regexp.MustCompile(`Of (\d+) published figures (\d+) lie inside the 80% band, [^.]* and (\d+) inside the 95% band`).FindStringSubmatch(string(mustRead(t, "..", "..", "docs", "reality.md")))
	if found == nil {
		t.Fatal("docs/reality.md says nothing of its bands")
	}
	want := fmt.Sprintf("Of %s figures published in the years after four councils' decisions %s lay in the (pointwise) 80%% band and %s in the 95%% band", found[1], found[2], found[3])
	if !strings.Contains(string(mustRead(t, "..", "..", "README.md")), want) {
		t.Errorf("README does not say %q", want)
	}
}

// stressItems are the items of the checklist STRESS-DES, version 1.0.
var stressItems = []string{
	"1.1", "1.2", "1.3", "2.1", "2.2", "2.3", "2.4", "2.5.1", "2.5.2", "2.5.3", "2.5.4", "2.5.5",
	"3.1", "3.2", "3.3", "3.4", "4.1", "4.2", "4.3", "5.1", "5.2", "5.3", "5.4", "6.1",
}

// An item has at least twenty words of its own, before the next heading.
func TestEveryItemOfTheStressChecklistIsFilled(t *testing.T) {
	sections := regexp.MustCompile(`(?m)^#+ `).Split(string(mustRead(t, "..", "..", "docs", "stress.md")), -1)
	words := map[string]int{}
	for _, section := range sections {
		heading, text, _ := strings.Cut(section, "\n")
		number, _, _ := strings.Cut(heading, " ")
		words[number] = len(strings.Fields(text))
	}
	for _, item := range stressItems {
		if words[item] < 20 {
			t.Errorf("item %s has %d words", item, words[item])
		}
	}
}

func bromley(t *testing.T) *scenario.Scenario {
	t.Helper()
	s, err := scenario.ReadShipped("bromley")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func grid(t *testing.T) string {
	s := bromley(t)
	var options, futures []string
	for _, o := range s.Options {
		options = append(options, o.Name)
	}
	for _, f := range s.Futures {
		futures = append(futures, f.Name)
	}
	return fmt.Sprintf("options  %s\nfutures  %s\npromise  %s at or under %g, %s, %s to %s; then %s to %s\n",
		strings.Join(options, ", "), strings.Join(futures, ", "), s.Target.Measure, s.Target.High, s.Target.Rule,
		s.Target.From, s.Target.To, s.Target.AfterFrom, s.Target.AfterTo)
}

// A registered row is one of `headroom check --json`.
type registered struct{ Key, Value, Range, Unit, Quality string }

// register is Bromley's, as the command prints it.
func register(t *testing.T) []registered {
	t.Helper()
	var printed struct{ Register []registered }
	if err := json.Unmarshal([]byte(mustHeadroom(t, "check", "bromley", "--json")), &printed); err != nil {
		t.Fatal(err)
	}
	return printed.Register
}

func qualities(t *testing.T) string {
	count := map[string]int{}
	for _, row := range register(t) {
		count[row.Quality]++
	}
	text := ""
	for _, quality := range []string{"published", "local", "expert", "assumed", "default", "derived", "chosen"} {
		text += fmt.Sprintf("%-10s %3d\n", quality, count[quality])
	}
	return text
}

// ranges are the inputs that vary.
func ranges(t *testing.T) string {
	text := ""
	for _, row := range register(t) {
		if row.Range != "" {
			text += strings.TrimRight(fmt.Sprintf("%-46s %-14s %-18s %-10s %s", row.Key, row.Value, row.Range, row.Quality, row.Unit), " ") + "\n"
		}
	}
	return text
}

func versions(t *testing.T) string {
	text := mustHeadroom(t, "--version")
	for _, line := range strings.Split(string(mustRead(t, "..", "..", "go.mod")), "\n") {
		if fields := strings.Fields(line); len(fields) == 2 && (fields[0] == "go" || strings.HasPrefix(fields[1], "v")) {
			text += strings.Join(fields, " ") + "\n"
		}
	}
	return text
}
