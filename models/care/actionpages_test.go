package care_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"headroom/models/care"
	"headroom/models/scenario"
)

// Each page of docs/actions has a whole scenario, and a table of what it gives: means over
// the runs that docs/actions/README.md says, of every measure and week that the table
// names, without the action (option none) and with it (option plan). The page must say what the
// model says, and at least one figure must differ between the two.
//
// Wrong versions, seen to fail: another figure in a page; an action that does nothing.
func TestPageOfEachActionSaysWhatItsExampleGives(t *testing.T) {
	const runs = 50
	files, err := filepath.Glob("../../docs/actions/*.md")
	if err != nil || len(files) < 2 {
		t.Fatalf("pages %v, error %v", files, err)
	}
	for _, file := range files {
		kind := strings.TrimSuffix(filepath.Base(file), ".md")
		if kind == "README" {
			continue
		}
		t.Run(kind, func(t *testing.T) {
			page, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			_, rest, _ := strings.Cut(string(page), "```toml\n")
			text, rest, closed := strings.Cut(rest, "```")
			if !closed {
				t.Fatal("the page shows no scenario")
			}
			s, faults := scenario.Read(kind+".toml", []byte(text))
			if len(faults) > 0 {
				t.Fatal(faults)
			}
			if !strings.Contains(text, "kind = \""+kind+"\"") {
				t.Error("the example is of another action")
			}
			var options [2]exampleRuns
			for i, option := range []string{"none", "plan"} {
				options[i] = runExample(s, compile(t, s, option, "no-change"), runs)
			}
			rows, differ := 0, false
			for _, line := range strings.Split(rest, "\n") {
				cells := strings.Split(strings.Trim(line, "| "), " | ")
				if len(cells) != 4 || cells[0] == "figure" {
					continue
				}
				rows++
				want := [2]string{options[0].figure(t, cells[0], cells[1]), options[1].figure(t, cells[0], cells[1])}
				differ = differ || want[0] != want[1]
				if got := [2]string(cells[2:]); got != want {
					t.Errorf("the page has %q; the model says\n| %s | %s | %s | %s |", line, cells[0], cells[1], want[0], want[1])
				}
			}
			if rows < 2 || !differ {
				t.Errorf("%d figures; any that differ: %v", rows, differ)
			}
		})
	}
}

// exampleRuns are sums over the runs of one option.
type exampleRuns struct {
	s      *scenario.Scenario
	runs   float64
	groups [][care.Measures][]float64
	years  []care.Year
}

func runExample(s *scenario.Scenario, p *care.Plan, runs int) exampleRuns {
	e, m := exampleRuns{s: s, runs: float64(runs)}, care.NewModel()
	m.Check = true
	for r := range runs {
		trajectory := runOne(m, p, nil, 1, r)
		if r == 0 {
			e.groups, e.years = make([][care.Measures][]float64, len(trajectory.Groups)), make([]care.Year, len(trajectory.Years))
		}
		for g := range trajectory.Groups {
			for measure, weekly := range trajectory.Groups[g].Weekly {
				e.groups[g][measure] = slices.Grow(e.groups[g][measure], len(weekly))[:len(weekly)]
				for k, x := range weekly {
					e.groups[g][measure][k] += x
				}
			}
		}
		for y, year := range trajectory.Years {
			e.years[y].Permanent += year.Permanent
			e.years[y].Agency += year.Agency
			e.years[y].OneOff += year.OneOff
			e.years[y].Temporary += year.Temporary
			e.years[y].Appointments += year.Appointments
		}
	}
	return e
}

// figure is the mean of a measure ("vacant posts", or "vacant posts, duty" of one team) in
// a "week 52", or of what was spent in a "year 1".
func (e *exampleRuns) figure(t *testing.T, what, when string) string {
	t.Helper()
	unit, digits, _ := strings.Cut(when, " ")
	n, err := strconv.Atoi(digits)
	if err != nil {
		t.Fatalf("%q is neither a week nor a year", when)
	}
	if unit == "year" {
		year := e.years[n-1]
		sums := map[string]float64{
			"spend": year.Spend(), "permanent workers": year.Permanent, "agency workers": year.Agency,
			"one-off sums": year.OneOff, "temporary teams": year.Temporary,
		}
		sum, known := sums[what]
		if !known {
			t.Fatalf("%q is no line of spend", what)
		}
		return fmt.Sprintf("£%.0f thousand", sum/e.runs/1000)
	}
	name, team, _ := strings.Cut(what, ", of ")
	group := 0
	for i := range e.s.Teams {
		if e.s.Teams[i].Name == team {
			group = i + 1
		}
	}
	if team != "" && group == 0 {
		t.Fatalf("there is no team %q", team)
	}
	for measure, d := range care.Describe {
		if d.Name == name {
			return fmt.Sprintf("%.1f", e.groups[group][measure][n]/e.runs)
		}
	}
	t.Fatalf("there is no measure %q", name)
	return ""
}
