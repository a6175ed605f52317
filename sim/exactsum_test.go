package sim_test

import (
	"encoding/json"
	"math"
	"testing"

	"pgregory.net/rapid"

	"headroom/sim"
)

func TestExactSumIsTheSameInAnyOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		xs := rapid.SliceOf(rapid.Float64Range(-1e10, 1e10)).Draw(t, "xs")
		forwards, backwards := sim.NewExactSum(1e-4), sim.NewExactSum(1e-4)
		parts := []*sim.ExactSum{sim.NewExactSum(1e-4), sim.NewExactSum(1e-4), sim.NewExactSum(1e-4)}
		for i, x := range xs {
			forwards.Add(x)
			backwards.Add(xs[len(xs)-1-i])
			parts[i%3].Add(x)
		}
		parts[2].Merge(parts[0])
		parts[2].Merge(parts[1])
		if *forwards != *backwards || *forwards != *parts[2] {
			t.Fatalf("forwards %+v, backwards %+v, merged %+v", *forwards, *backwards, *parts[2])
		}
	})
}

func TestExactSumHasTheMomentsOfItsValues(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		multiples := rapid.SliceOfN(rapid.IntRange(-1_000_000, 1_000_000), 2, 50).Draw(t, "multiples")
		sum := sim.NewExactSum(0.25)
		var moments sim.Moments
		for _, k := range multiples {
			sum.Add(float64(k) / 4)
			moments.Add(float64(k) / 4)
		}
		if !near(sum.Mean(), moments.Mean(), 1e-9*250_000) || !near(sum.Variance(), moments.Variance(), 1e-12*250_000*250_000) {
			t.Fatalf("mean %v, variance %v, want %v, %v", sum.Mean(), sum.Variance(), moments.Mean(), moments.Variance())
		}
	})
}

// known-answers.md, S2: the hand case for which sums of squares fail.
func TestExactSumLosesNoDigitsOfALargeMean(t *testing.T) {
	s := sim.NewExactSum(0.001)
	for _, x := range []float64{4, 7, 13, 16} {
		s.Add(1e9 + x)
	}
	if s.N() != 4 || s.Mean() != 1e9+10 || math.Abs(s.Variance()-30) > 1e-13 {
		t.Errorf("mean %v, variance %v of 1e9 + {4, 7, 13, 16}", s.Mean(), s.Variance())
	}
}

func TestExactSumHoldsManyOfItsLargestValues(t *testing.T) {
	s := sim.NewExactSum(1)
	for range 3 {
		s.Add(1 << 47)
		s.Add(-1 << 47)
	}
	doubled := *s
	for range 30 { // 6 times 2^30 values, half of them each way
		s.Merge(&doubled)
		doubled = *s
	}
	if want := math.Ldexp(1, 94); s.Mean() != 0 || math.Abs(s.Variance()/want-1) > 1e-9 || s.N() != 6<<30 {
		t.Errorf("%d values: mean %v, variance %v, want 0 and %v", s.N(), s.Mean(), s.Variance(), want)
	}
}

func TestExactSumRefusesWhatItCannotHold(t *testing.T) {
	mustPanic(t, "resolution 0", func() { sim.NewExactSum(0) })
	mustPanic(t, "of NaN", func() { sim.NewExactSum(1).Add(math.NaN()) })
	mustPanic(t, "of +Inf", func() { sim.NewExactSum(1).Add(math.Inf(1)) })
	mustPanic(t, "with resolution 1", func() { sim.NewExactSum(1).Add(1<<47 + 1) })
	mustPanic(t, "merged with 2", func() { sim.NewExactSum(1).Merge(sim.NewExactSum(2)) })
}

func TestExactSumOfTooFewValuesIsNotANumber(t *testing.T) {
	s := sim.NewExactSum(1)
	if !math.IsNaN(s.Mean()) || !math.IsNaN(s.Variance()) {
		t.Errorf("of none: %v, %v", s.Mean(), s.Variance())
	}
	s.Add(2)
	if s.Mean() != 2 || !math.IsNaN(s.Variance()) {
		t.Errorf("of one: %v, %v", s.Mean(), s.Variance())
	}
	if s.Reset(); *s != *sim.NewExactSum(1) {
		t.Errorf("after Reset: %+v", *s)
	}
}

func TestTalliesComeBackFromJSONAsTheyWere(t *testing.T) {
	sum, histogram := sim.NewExactSum(0.0001), sim.NewHistogram(0, 0.1, 3)
	for _, x := range []float64{-0.7, 0.15, 12_345_678.9} {
		sum.Add(x)
		histogram.Add(x)
	}
	type both struct {
		Sum       *sim.ExactSum
		Histogram *sim.Histogram
	}
	text, err := json.Marshal(both{sum, histogram})
	if err != nil {
		t.Fatal(err)
	}
	var back both
	if err := json.Unmarshal(text, &back); err != nil {
		t.Fatal(err)
	}
	if again, _ := json.Marshal(back); string(again) != string(text) || *back.Sum != *sum || back.Histogram.N() != 3 {
		t.Errorf("saved %s, read back %s", text, again)
	}
}
