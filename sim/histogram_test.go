package sim_test

import (
	"math"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"headroom/sim"
)

// Excel, R and pandas all give 5.5 for the median of 1 to 10; libraries.md, trap 3.
func TestMedianOfOneToTenIsFiveAndAHalf(t *testing.T) {
	h := sim.NewHistogram(0, 0.01, 1200)
	for x := range 10 {
		h.Add(float64(x + 1))
	}
	for p, want := range map[float64]float64{0: 1, 0.25: 3.25, 0.5: 5.5, 0.9: 9.1, 1: 10} {
		if got, width := h.Quantile(p); width != 0.01 || math.Abs(got-want) > width {
			t.Errorf("quantile %v is %v within %v, want %v", p, got, width, want)
		}
	}
}

func TestHistogramQuantileIsWithinItsWidthOfType7(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		xs := rapid.SliceOfN(rapid.Float64Range(0, 9.99), 1, 60).Draw(t, "xs")
		p := rapid.Float64Range(0, 1).Draw(t, "p")
		h := sim.NewHistogram(0, 0.5, 20)
		for _, x := range xs {
			h.Add(x)
		}
		slices.Sort(xs)
		rank := float64(len(xs)-1) * p
		i := int(rank)
		want := xs[i]
		if i+1 < len(xs) {
			want += (rank - float64(i)) * (xs[i+1] - xs[i])
		}
		got, width := h.Quantile(p)
		if math.Abs(got-want) > width {
			t.Fatalf("quantile %v is %v within %v, want %v", p, got, width, want)
		}
	})
}

func TestHistogramOwnsUpToWhatFallsOutside(t *testing.T) {
	h := sim.NewHistogram(10, 1, 5)
	if x, width := h.Quantile(0.5); !math.IsNaN(x) || !math.IsNaN(width) {
		t.Errorf("median of nothing is %v within %v", x, width)
	}
	for _, x := range []float64{9.99, 10, 14.99, 15, math.Inf(1), math.Inf(-1)} {
		h.Add(x)
	}
	if want := (&sim.Histogram{Low: 10, Width: 1, Counts: []uint64{1, 0, 0, 0, 1}, Below: 2, Above: 2}); !cmp.Equal(h, want) {
		t.Errorf("histogram is %+v, want %+v", h, want)
	}
	if h.N() != 6 {
		t.Errorf("N is %d, want 6", h.N())
	}
	for p, want := range map[float64]float64{0: math.Inf(-1), 1: math.Inf(1), 0.25: math.Inf(-1), 0.5: 12.5} {
		got, width := h.Quantile(p)
		if got != want || math.IsInf(want, 0) != math.IsInf(width, 1) {
			t.Errorf("quantile %v is %v within %v, want %v", p, got, width, want)
		}
	}
	h.Reset()
	if h.N() != 0 {
		t.Errorf("N is %d after Reset", h.N())
	}
	mustPanic(t, "histogram of NaN", func() { h.Add(math.NaN()) })
	mustPanic(t, "quantile 1.5", func() { h.Quantile(1.5) })
	mustPanic(t, "by 0 with", func() { sim.NewHistogram(0, 0, 3) })
	mustPanic(t, "with 0 bins", func() { sim.NewHistogram(0, 1, 0) })
	mustPanic(t, "merged with", func() { h.Merge(sim.NewHistogram(10, 2, 5)) })
}

func TestHistogramCountsWholeNumbersAtOrUnderExactly(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		xs := rapid.SliceOf(rapid.IntRange(-3, 25)).Draw(t, "xs")
		limit := rapid.IntRange(0, 19).Draw(t, "limit")
		h := sim.NewHistogram(0, 1, 20)
		var under, atOrUnder uint64
		for _, x := range xs {
			h.Add(float64(x))
			if x < limit {
				under++
			}
			if x <= limit {
				atOrUnder++
			}
		}
		if h.Under(float64(limit)) != under || h.AtOrUnder(float64(limit)) != atOrUnder {
			t.Fatalf("under %d: %d, at or under: %d; want %d, %d", limit,
				h.Under(float64(limit)), h.AtOrUnder(float64(limit)), under, atOrUnder)
		}
		if n := h.Under(math.Inf(1)); n != uint64(len(xs)) {
			t.Fatalf("under +Inf: %d, want all %d", n, len(xs))
		}
	})
}

func TestDecimalsFallInTheBinsThatTheyBegin(t *testing.T) {
	h := sim.NewHistogram(-1, 0.1, 1000)
	for i := range 1000 {
		x := -1 + float64(i)/10
		h.Add(x)
		if h.Counts[i] != 1 || h.Under(x) != uint64(i) || h.AtOrUnder(x) != uint64(i+1) {
			t.Fatalf("%v: %d in its bin, %d under, %d at or under, want 1, %d, %d", x, h.Counts[i], h.Under(x), h.AtOrUnder(x), i, i+1)
		}
	}
}

func TestHistogramsMergeInAnyOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		xs := rapid.SliceOf(rapid.Float64Range(-1, 11)).Draw(t, "xs")
		all := sim.NewHistogram(0, 0.1, 100)
		parts := []*sim.Histogram{sim.NewHistogram(0, 0.1, 100), sim.NewHistogram(0, 0.1, 100)}
		for i, x := range xs {
			all.Add(x)
			parts[i%2].Add(x)
		}
		parts[1].Merge(parts[0])
		if !cmp.Equal(all, parts[1]) {
			t.Fatal(cmp.Diff(all, parts[1]))
		}
	})
}
