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
	mustSay(t, set(88, 104), "And if a lighter load does not close cases sooner, too few runs to tell: in 44 and 52 of 100 (200 runs)")
}

// 17 and 8 of 100 runs are near in no sense, though an interval of 60 runs holds
// both; and of 20 runs the same figure agrees with anything.
func TestFewRunsAreNoAgreement(t *testing.T) {
	r := run(t, small(t), experiments.Settings{Runs: 2})
	s := r.Summary()
	for _, one := range []struct {
		within         experiments.Figure
		zero, of       int
		joined, agrees string
	}{
		{0.17, 5, 60, "And", "too few runs to tell: "},
		{0.5, 10, 20, "And", "too few runs to tell: "},
		{0.5, 100, 200, "And", theSame},
		{0.5, 130, 200, "And", ""},
		{0.5, 70, 200, "But", ""},
	} {
		for _, future := range r.Futures {
			cell := find(s, "taper", future)
			cell.Within.Estimate, cell.WithinZero = one.within, experiments.ChanceOf(experiments.Count{True: one.zero, Of: one.of})
		}
		if joined, same := beside(s, r, "taper"); joined != one.joined || same != one.agrees {
			t.Errorf("%v beside %d of %d: %q, %q", one.within, one.zero, one.of, joined, same)
		}
	}
}

// Which other readings are lowest and highest hangs on the run, and is said.
func TestTheOtherReadingsShownAreSaidToBeTheLowestAndTheHighest(t *testing.T) {
	r := run(t, small(t), experiments.Settings{Runs: 2})
	s := r.Summary()
	for _, future := range r.Futures {
		readings := &find(s, "taper", future).Readings
		readings.EveryQuarter, readings.EveryWeek = experiments.ChanceOf(experiments.Count{True: 100, Of: 200}), experiments.ChanceOf(experiments.Count{True: 20, Of: 200})
		readings.LastQuarter, readings.MostWeeks = experiments.ChanceOf(experiments.Count{True: 150, Of: 200}), experiments.ChanceOf(experiments.Count{True: 120, Of: 200})
		readings.AtYearEnds = experiments.ChanceOf(experiments.Count{})
	}
	mustSay(t, rivals(s, r, "taper"), "And the promise may be read otherwise: lowest, kept in every single week, in 10 and 10; highest, in the last quarter only, in 75 and 75 of 100.")
}

// Vacant posts hardly hang on how fast cases close.
func TestAPromiseOfPostsSpeaksOfLoadOnlyWhereItMatters(t *testing.T) {
	r := run(t, small(t, "low = 12\nhigh = 15", "measure = \"vacant posts\"\nlow = 0\nhigh = 1"), experiments.Settings{Runs: 2})
	s := r.Summary()
	set := func(zero int) string {
		for _, future := range r.Futures {
			cell := find(s, "taper", future)
			cell.Within.Estimate, cell.WithinZero = 0.5, experiments.ChanceOf(experiments.Count{True: zero, Of: 200})
		}
		return rivals(s, r, "taper")
	}
	mustNotSay(t, set(100), "lighter load")
	mustSay(t, set(60), "But if a lighter load does not close cases sooner, in 30 and 30 of 100")
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
