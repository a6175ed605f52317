package estimate

import "testing"

// Source: known-answers S1, n for Wilson's half-width.
func TestRunsForProportionOfKnownPrecision(t *testing.T) {
	for _, c := range []struct {
		p, halfWidth float64
		want         int
	}{
		{0.5, 0.01, 9600},
		{0.1, 0.01, 3461},
		{0.5, 0.005, 38411},
	} {
		if got := RunsForProportion(c.p, c.halfWidth, 0.95); got != c.want {
			t.Errorf("runs for %v to within %v = %d, want %d", c.p, c.halfWidth, got, c.want)
		}
	}
}

func TestRunsForProportionIsTheFirstNumberPreciseEnough(t *testing.T) {
	runs := RunsForProportion(0.5, 0.02, 0.95)
	if runs%2 != 0 {
		runs++ // half of the runs is then a count
	}
	if got := WilsonTwoSided(runs/2, runs, 0.95).HalfWidth(); got > 0.02 {
		t.Errorf("half-width with %d runs is %v", runs, got)
	}
	if got := WilsonTwoSided(runs/2-1, runs-2, 0.95).HalfWidth(); got <= 0.02 {
		t.Errorf("half-width with %d runs is already %v", runs-2, got)
	}
}

func TestRunsForProportionRefusesAPrecisionThatCannotBe(t *testing.T) {
	panics(t, "no width", func() { RunsForProportion(0.5, 0, 0.95) })
	panics(t, "chance over 1", func() { RunsForProportion(50, 0.01, 0.95) })
}

// Source: the project's verification page, S6: with 20 first runs of standard
// deviation 1.2, a mean to within 0.2 takes max(20, ceil((2.0930 * 1.2 / 0.2)^2)).
//
// Wrong versions, seen to fail: the normal quantile for Student's (139); first runs
// and as many more (178).
func TestRunsForAMeanByTheKnownAnswer(t *testing.T) {
	if n := RunsForMean(20, 1.2, 0.2, 0.95); n != 158 {
		t.Errorf("%d runs, want 158", n)
	}
	if n := RunsForMean(20, 0.1, 0.2, 0.95); n != 20 {
		t.Errorf("%d runs, want the 20 that were made", n)
	}
	panics(t, "one first run", func() { RunsForMean(1, 1, 0.1, 0.95) })
	panics(t, "no width", func() { RunsForMean(20, 1, 0, 0.95) })
	panics(t, "more runs than anyone makes", func() { RunsForMean(20, 1, 1e-6, 0.95) })
}
