package answer

import (
	"testing"

	"headroom/experiments"
)

// The chances are set by hand: of 200 runs at elasticity 0, beside 0.5.
func TestTheRivalSaysButOnlyWhereItIsWorse(t *testing.T) {
	r := run(t, small(t), experiments.Settings{Runs: 2})
	s := r.Summary()
	set := func(steady, fall int) string {
		for future, kept := range map[string]int{"steady": steady, "fall": fall} {
			cell := find(s, "taper", future)
			cell.Within.Estimate, cell.WithinZero = 0.5, experiments.ChanceOf(experiments.Count{True: kept, Of: 200})
		}
		return rivals(s, r, "taper")
	}
	mustSay(t, set(60, 140), "But if a lighter load does not close cases sooner, in 30 and 70 of 100 (200 runs)")
	mustSay(t, set(100, 140), "And if a lighter load does not close cases sooner, in 50 and 70 of 100 (200 runs)")
	mustSay(t, set(98, 104), "And if a lighter load does not close cases sooner, the same within its interval: in 49 and 52 of 100 (200 runs)")
}

func TestWhatNobodyPromisedSaysSoWithThePromise(t *testing.T) {
	s := small(t, "rule = \"every quarter\"", "rule = \"every quarter\"\nsource = \"no figure was promised; 15 is the standard of others.\"")
	r := run(t, s, experiments.Settings{Runs: 2})
	mustSay(t, page(t, r), "censuses 53 to 65. Source: no figure was promised; 15 is the standard of others. A caseload")
	if got := r.Summary().Target.Source; got != s.Target.Source {
		t.Errorf("the summary has %q", got)
	}
	mustNotSay(t, page(t, run(t, small(t), experiments.Settings{Runs: 2})), "censuses 53 to 65. Source")
}
