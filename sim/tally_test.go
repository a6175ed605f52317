package sim_test

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"headroom/sim"
)

// known-answers.md, S2.
func TestMomentsReproduceTheKnownAnswers(t *testing.T) {
	var m sim.Moments
	for _, x := range []float64{14.2, 15.1, 14.8, 16.0, 15.5} {
		m.Add(x)
	}
	if math.Abs(m.Mean()-15.12) > 1e-8 || math.Abs(math.Sqrt(m.Variance())-0.68337398) > 1e-8 || math.Abs(m.StandardError()-0.30561414) > 1e-8 {
		t.Errorf("mean %v, sd %v, standard error %v", m.Mean(), math.Sqrt(m.Variance()), m.StandardError())
	}
	m = sim.Moments{}
	for _, x := range []float64{4, 7, 13, 16} {
		m.Add(1e9 + x)
	}
	if m.Mean() != 1e9+10 || m.Variance() != 30 {
		t.Errorf("mean %v, variance %v of 1e9 + {4, 7, 13, 16}, want 1e9+10 and exactly 30", m.Mean(), m.Variance())
	}
}

func TestMomentsOfTooFewValuesAreNotNumbers(t *testing.T) {
	var m sim.Moments
	if !math.IsNaN(m.Mean()) || !math.IsNaN(m.Variance()) || !math.IsNaN(m.StandardError()) {
		t.Errorf("of none: %v, %v, %v", m.Mean(), m.Variance(), m.StandardError())
	}
	m.Add(3)
	if m.Mean() != 3 || !math.IsNaN(m.Variance()) || !math.IsNaN(m.StandardError()) {
		t.Errorf("of one: %v, %v, %v", m.Mean(), m.Variance(), m.StandardError())
	}
}

func TestMergedMomentsAreThoseOfAllValues(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		xs := rapid.SliceOf(rapid.Float64Range(-1000, 1000)).Draw(t, "xs")
		cut := rapid.IntRange(0, len(xs)).Draw(t, "cut")
		var all, left, right sim.Moments
		for i, x := range xs {
			all.Add(x)
			if i < cut {
				left.Add(x)
			} else {
				right.Add(x)
			}
		}
		left.Merge(right)
		if left.N() != all.N() || !near(left.Mean(), all.Mean(), 1e-9) || !near(left.Variance(), all.Variance(), 1e-6) {
			t.Fatalf("merged %v, %v, %v; all %v, %v, %v", left.N(), left.Mean(), left.Variance(), all.N(), all.Mean(), all.Variance())
		}
	})
}

// near is true of numbers within a distance and of two that are not numbers.
func near(a, b, distance float64) bool {
	return math.Abs(a-b) <= distance || math.IsNaN(a) && math.IsNaN(b)
}

func TestTimeWeightedIsTheAreaOverTheTime(t *testing.T) {
	var v sim.TimeWeighted
	v.Start(10, 3)
	if !math.IsNaN(v.Mean(10)) {
		t.Errorf("mean over no time is %v", v.Mean(10))
	}
	v.Set(12, 5) // 3 for 2
	v.Set(12, 8) // 5 for no time
	v.Set(13, 0) // 8 for 1
	if got := v.Integral(17); got != 14 {
		t.Errorf("integral %v, want 14", got)
	}
	if got := v.Mean(17); got != 2 {
		t.Errorf("mean %v, want 2", got)
	}
	if v.Value() != 0 {
		t.Errorf("value %v, want 0", v.Value())
	}
	mustPanic(t, "at 12.5, but it was changed at 13", func() { v.Set(12.5, 1) })
	mustPanic(t, "at NaN", func() { v.Mean(math.NaN()) })
}

func TestCountsAddUp(t *testing.T) {
	var a, b sim.Count
	a.Add()
	b.Add()
	b.Add()
	a.Merge(b)
	if a != 3 {
		t.Errorf("count %d, want 3", a)
	}
}
