package scenario

import (
	"strings"
	"testing"
)

// Enfield has 18 of 104 posts vacant, and 77.6 per cent of them covered. 86 permanent
// workers leave at 0.19 / 52.18 = 0.00364 a week, 86 * 0.00364 / (1 + 0.00364 * 8) =
// 0.3043 of them; so cover ends at 0.3043 / 18 + 0.5 / 52.18 = 0.02649 a week, 1.38 a
// year.
//
// With the 35 searches in 100 that succeed in the shipped file a gap is 8.57 weeks, and
// cover settles at 1 / (1 + 0.02649 * 8.57) = 0.815, near enough; with 90 of 100 at
// 1 / (1 + 0.02649 * 3.33) = 0.919, unless no more than 14 may be there or sought: 14/18
// of that, 0.715. Of searches of 26 weeks at 1 / (1 + 0.02649 * 74.3) = 0.337. A file that
// is silent claims nothing.
//
// Wrong versions, seen to fail: without the limit; without the starters that end a
// cover; searches that never fail.
func TestCoverIsComparedWithWhereItSettles(t *testing.T) {
	const (
		limit   = "limit = { best = 24, low = 17, high = 32,"
		lag     = "lag_weeks = { best = 3, low = 1, high = 6,"
		fill    = "fill = { best = 0.35, low = 0.27, high = 0.45,"
		covered = `covered = { best = 0.776, source = "DfE, Children's social work workforce: 27.9 of 36 vacancies in Enfield covered, September 2019", quality = "published" }`
		starts  = `team.children.covered: 78 per cent of the vacancies of team "children" are covered at the start; at most 24 agency workers, searches of `
		remedy  = "; caseloads would drift with nothing changed: mend the one you know least, most often agency.limit, agency.lag_weeks or agency.fill"
	)
	enfield := string(ShippedSource("enfield"))
	for _, c := range []struct {
		what, want string
		edits      []string // old, new, old, new
	}{
		{"as shipped", "", nil},
		{"a market without want", starts + "3 weeks of which 0.9 succeed, and 138% of cover that ends in a year, settle at 92" + remedy, []string{fill, "fill = { best = 0.9,"}},
		{"a market without want, and a limit", "", []string{fill, "fill = { best = 0.9,", limit, "limit = { best = 14,"}},
		{"long searches", starts + "26 weeks of which 0.35 succeed, and 138% of cover that ends in a year, settle at 34" + remedy, []string{lag, "lag_weeks = { best = 26, low = 1, high = 36,"}},
		{"a file that is silent", "", []string{fill, "fill = { best = 0.9,", covered, ""}},
	} {
		text := enfield
		for i := 0; i < len(c.edits); i += 2 {
			text = replaced(t, text, c.edits[i], c.edits[i+1])
		}
		var lines []string
		for _, w := range Contradictions(readText(t, text)) {
			lines = append(lines, w.String())
		}
		if got := strings.Join(lines, "\n"); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.what, got, c.want)
		}
	}
}
