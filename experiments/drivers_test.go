package experiments

import (
	"math"
	"testing"
)

// Only the caseload at the start is left with a range that matters: the promise
// is owed at the first censuses, and it is kept from 15 down. The discount rate
// has a range, and plays no part in it.
const oneThatMatters = `
name = "one"
start = 2025-04-01
weeks = 30
headline = "none"
[target]
low = 12
high = 15
from = { week = 0 }
to = { week = 12 }
[money]
discount_per_year = { best = 0.035, low = 0.02, high = 0.05, source = "made up" }
[[stream]]
name = "children"
stage = "case"
drift = "none"
[[stage]]
name = "case"
team = "children"
work = { law = "exponential", mean_weeks = 26 }
[[team]]
name = "children"
role = "social worker"
posts = 40
caseload_at_start = { best = 15, low = 11, high = 19, source = "made up" }
[[role]]
name = "social worker"
full_caseload = { best = 15, low = 14.9, high = 15.1, source = "made up" }
cost_per_year = { best = 48_000, low = 45_000, high = 52_000, source = "made up" }
[[role]]
name = "agency"
full_caseload = 15
cost_per_year = { best = 48_000, low = 45_000, high = 52_000, source = "made up", moves_with = "role.social worker.cost_per_year" }
[pace]
elasticity = 0
[leaving]
turnover_per_year = 0
[[option]]
name = "none"
[[option]]
name = "more"
[[option.action]]
kind = "add_posts"
team = "children"
date = 2025-04-01
posts = { best = 3, low = 2, high = 4, source = "made up" }
[[future]]
name = "steady"
[[future]]
name = "other"
[future.set]
"team.children.caseload_at_start" = 10
"stream.children.trend_per_year" = { best = 0, low = -0.01, high = 0.01, source = "made up" }
`

func TestTheOneAssumptionThatMattersComesFirst(t *testing.T) {
	r := mustRun(t, parse(t, oneThatMatters), Settings{Runs: 200, Seed: 1})
	drivers := r.Drivers("none", r.Futures)
	first := drivers[0][0]
	if first.Number.Key != "team.children.caseload_at_start" || first.Name == "" {
		t.Fatalf("first is %q, %q", first.Number.Key, first.Name)
	}
	if !(first.Difference() < -0.8) {
		t.Errorf("kept in %v of the lower half and %v of the upper", first.Lower, first.Upper)
	}
	if drivers[0][1] != nil {
		t.Error("a future that sets the caseload outright varies it")
	}
	for _, d := range drivers[1:] {
		if d[0] != nil && math.Abs(d[0].Difference()) > 0.45 { // four standard errors of 40 beside 40
			t.Errorf("%s, which does not matter, makes a difference of %v", d[0].Number.Key, d[0].Difference())
		}
	}
}

// By hand: caseload, full caseload, cost (two move together) and discount; the
// option more has its posts, and the other future its trend.
func TestEachDrawThatVariesIsCountedOnce(t *testing.T) {
	s := parse(t, oneThatMatters)
	for _, c := range []struct {
		settings Settings
		want     int
	}{
		{Settings{Runs: 1}, 6},
		{Settings{Runs: 1, Options: []string{"none"}}, 5},
		{Settings{Runs: 1, Options: []string{"none"}, Futures: []string{"steady"}}, 4},
		{Settings{Runs: 1, Fixed: true}, 0},
	} {
		if got := mustRun(t, s, c.settings).Varying(); got != c.want {
			t.Errorf("%+v: %d draws vary, want %d", c.settings, got, c.want)
		}
	}
}

func TestTheHalvesOfADriverHoldEveryReplicationAndEveryPromiseKept(t *testing.T) {
	r := mustRun(t, parse(t, smallText(t)), Settings{Runs: 200, Seed: 3, Workers: 2})
	for i, c := range r.Cells {
		if len(r.drivers[i]) == 0 {
			t.Fatalf("%s in %s has no drivers", c.Option, c.Future)
		}
		for _, d := range r.drivers[i] {
			if d.Lower.Of != 100 || d.Upper.Of != 100 || d.Lowest.Of != 40 || d.Highest.Of != 40 { // a Latin hypercube of 200 has 100 strata in each half
				t.Errorf("%s: %v and %v, %v and %v", d.Number.Key, d.Lower, d.Upper, d.Lowest, d.Highest)
			}
			if d.Lowest.True > d.Lower.True || d.Highest.True > d.Upper.True {
				t.Errorf("%s: a fifth holds more than its half: %v of %v, %v of %v", d.Number.Key, d.Lowest, d.Lower, d.Highest, d.Upper)
			}
			if d.Lower.True+d.Upper.True != c.Within.Met[r.Rule] {
				t.Errorf("%s: %d and %d kept, of %d", d.Number.Key, d.Lower.True, d.Upper.True, c.Within.Met[r.Rule])
			}
		}
	}
}
