package estimate

import (
	"testing"

	"pgregory.net/rapid"
)

// Source: known-answers S1: Wilson's half-width is 0.01 at half of 9,600 runs,
// not before, and at a tenth of 3,461; the looks are the next hundreds that
// are whole blocks of 200.
func TestPrecisionStopsAtTheLookAfterTheKnownNumberOfRuns(t *testing.T) {
	rule := PrecisionOf(0.01, 0.95)
	for _, c := range []struct {
		runs, successes int
		want            bool
	}{
		{9400, 4700, false},
		{9600, 4800, true},
		{9601, 4800, false},
		{3400, 340, false},
		{3600, 360, true},
		{200, 0, true},
		{200, 1, false},
		{100, 0, false},
	} {
		if got := rule.Done(c.runs, c.successes); got != c.want {
			t.Errorf("%d of %d: done is %v, want %v", c.successes, c.runs, got, c.want)
		}
	}
}

// The rule waits for the widest, wherever it stands in the list.
//
// Wrong version, seen to fail: one that stops when any is narrow enough.
func TestPrecisionWaitsForEveryProbability(t *testing.T) {
	rule := PrecisionOf(0.02, 0.95)
	if rule.Done(1000, 10, 500) || rule.Done(1000, 500, 10) {
		t.Error("500 of 1,000 is known to 0.031, and the rule stopped at 0.02")
	}
	if !rule.Done(1000, 10, 20) || !rule.Done(200) {
		t.Error("the rule goes on though every probability is known")
	}
	near(t, "widest", rule.Widest(1000, 10, 500, 20), WilsonTwoSided(500, 1000, 0.95).HalfWidth(), 0)
	near(t, "widest of no runs", rule.Widest(0, 0), 0.5, 0)
}

func TestPrecisionLooksAtWholeBlocks(t *testing.T) {
	rule := PrecisionOf(0.01, 0.95)
	for runs, want := range map[int]int{0: 200, 199: 200, 200: 400, 399: 400, 400: 600, 9999: 10_000} {
		if got := rule.NextLook(runs); got != want {
			t.Errorf("after %d runs the next look is at %d, want %d", runs, got, want)
		}
	}
	late := Precision{HalfWidth: 0.01, Confidence: 0.95, AtLeast: 500, Every: 100}
	if late.NextLook(0) != 500 || late.NextLook(500) != 600 || late.Done(400, 0) || !late.Done(600, 0) {
		t.Errorf("%+v does not look at 500, 600 and so on", late)
	}
}

// Source: known-answers S1: 38,411 runs know half a chance to within 0.005. By
// hand: z*z/(4*w*w) - z*z = 960,365 - 4 know it to within w = 0.001, where z is
// 1.959964.
func TestOneDigitMoreOfHalfAChanceCostsAHundredTimesTheRuns(t *testing.T) {
	rule := PrecisionOf(0.05, 0.95)
	if got := rule.OneDigitMore(400, 200); got != 38_600 {
		t.Errorf("half a chance to within 0.005 takes %d runs, want 38,600", got)
	}
	if got := PrecisionOf(0.01, 0.95).OneDigitMore(9600, 4800, 10); got != 960_400 {
		t.Errorf("half a chance to within 0.001 takes %d runs, want 960,400", got)
	}
	if got := rule.OneDigitMore(200); got != 200 {
		t.Errorf("no probability takes %d runs, want those of the first look", got)
	}
}

func TestPrecisionStopsAtTheFirstLookThatIsPreciseEnough(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rule := Precision{
			HalfWidth:  rapid.Float64Range(0.01, 0.2).Draw(t, "half-width"),
			Confidence: rapid.Float64Range(0.5, 0.99).Draw(t, "confidence"),
			AtLeast:    rapid.IntRange(1, 400).Draw(t, "at least"),
			Every:      rapid.IntRange(1, 400).Draw(t, "every"),
		}
		share := rapid.Float64Range(0, 1).Draw(t, "share")
		runs := 0
		for done := false; !done; done = rule.Done(runs, int(share*float64(runs))) {
			next := rule.NextLook(runs)
			if next <= runs {
				t.Fatalf("after %d runs the next look is at %d", runs, next)
			}
			for between := runs + 1; between < next; between++ {
				if rule.Done(between, 0) {
					t.Fatalf("stopped at %d, between looks at %d and %d", between, runs, next)
				}
			}
			runs = next
		}
		if most := rule.NextLook(RunsForProportion(0.5, rule.HalfWidth, rule.Confidence)); runs > most {
			t.Fatalf("went on to %d runs, where %d are enough for any probability", runs, most)
		}
	})
}

func TestPrecisionRefusesWhatCannotBe(t *testing.T) {
	panics(t, "no width", func() { PrecisionOf(0, 0.95) })
	panics(t, "a width of everything", func() { PrecisionOf(0.5, 0.95) })
	panics(t, "confidence in per cent", func() { PrecisionOf(0.01, 95) })
	panics(t, "no looks", func() { Precision{HalfWidth: 0.1, Confidence: 0.9, AtLeast: 1}.NextLook(0) })
	panics(t, "more successes than runs", func() { PrecisionOf(0.1, 0.95).Done(200, 201) })
	panics(t, "one digit more than no runs", func() { PrecisionOf(0.1, 0.95).OneDigitMore(0, 0) })
}
