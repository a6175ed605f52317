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
