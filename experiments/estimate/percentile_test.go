package estimate

import (
	"math"
	"slices"
	"strings"
	"testing"

	"gonum.org/v1/gonum/stat/distuv"
	"pgregory.net/rapid"
)

func oneTo(n int) []float64 {
	values := make([]float64, n)
	for i := range values {
		values[i] = float64(i + 1)
	}
	return values
}

// Source: Excel PERCENTILE.INC, R quantile(type = 7) and numpy.percentile of 1..10.
func TestPercentileOfOneToTenIsWhatSpreadsheetsGive(t *testing.T) {
	for p, want := range map[float64]float64{0: 1, 0.1: 1.9, 0.25: 3.25, 0.5: 5.5, 0.9: 9.1, 1: 10} {
		near(t, "percentile", Percentile(oneTo(10), p), want, 1e-12)
	}
}

func TestPercentileOfOneNumberIsThatNumber(t *testing.T) {
	for _, p := range []float64{0, 0.3, 1} {
		near(t, "percentile", Percentile([]float64{7}, p), 7, 0)
	}
}

func TestPercentileOfNothingIsNotANumber(t *testing.T) {
	if got := Percentile(nil, 0.5); !math.IsNaN(got) {
		t.Errorf("percentile of nothing = %v", got)
	}
}

func TestPercentileRefusesAnUnsortedSampleAndALevelPastItsRange(t *testing.T) {
	panics(t, "unsorted", func() { Percentile([]float64{2, 1}, 0.5) })
	panics(t, "level 50", func() { Percentile([]float64{1, 2}, 50) })
	panics(t, "ranks at 0", func() { PercentileRanks(100, 0, 0.95) })
	panics(t, "ranks at 1", func() { PercentileRanks(100, 1, 0.95) })
	panics(t, "ranks in -1", func() { PercentileRanks(-1, 0.5, 0.95) })
}

// rankCoverage is the chance that the p-quantile lies between the order
// statistics of the two ranks: P(lower <= B < upper).
func rankCoverage(n, lower, upper int, p float64) float64 {
	under := distuv.Binomial{N: float64(n), P: p}
	return under.CDF(float64(upper-1)) - under.CDF(float64(lower-1))
}

// Source: known-answers S3.
func TestPercentileRanksOfKnownSamples(t *testing.T) {
	for _, c := range []struct {
		n            int
		p            float64
		lower, upper int
		coverage     float64
	}{
		{100, 0.5, 40, 61, 0.9647998},
		{1000, 0.9, 881, 919, 0.95490718},
		{1000, 0.05, 37, 65, 0.95809527},
		{200, 0.95, 184, 197, 0.96715216},
		{59, 0.05, 0, 8, 0.99113626},
	} {
		lower, upper := PercentileRanks(c.n, c.p, 0.95)
		if lower != c.lower || upper != c.upper {
			t.Errorf("ranks of %v in %d = (%d, %d), want (%d, %d)", c.p, c.n, lower, upper, c.lower, c.upper)
		}
		near(t, "coverage", rankCoverage(c.n, lower, upper, c.p), c.coverage, 5e-9)
	}
}

func TestPercentileRanksAreTheNarrowestThatCover(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 5000).Draw(t, "n")
		p := rapid.Float64Range(0.001, 0.999).Draw(t, "p")
		confidence := rapid.Float64Range(0.5, 0.999).Draw(t, "confidence")
		lower, upper := PercentileRanks(n, p, confidence)
		tail := (1 - confidence) / 2
		under := distuv.Binomial{N: float64(n), P: p}
		atLeast := func(s int) float64 { return 1 - under.CDF(float64(s-1)) }
		const rounding = 1e-10
		if lower < 0 || upper > n+1 || lower >= upper {
			t.Fatalf("ranks (%d, %d) of %d", lower, upper, n)
		}
		if below := under.CDF(float64(lower - 1)); below > tail+rounding {
			t.Fatalf("lower rank %d leaves %v below", lower, below)
		}
		if next := under.CDF(float64(lower)); next <= tail-rounding {
			t.Fatalf("lower rank %d could be one more: %v", lower, next)
		}
		if upper <= n && atLeast(upper) > tail+rounding {
			t.Fatalf("upper rank %d leaves %v above", upper, atLeast(upper))
		}
		if upper > 1 && atLeast(upper-1) <= tail-rounding {
			t.Fatalf("upper rank %d could be one less: %v", upper, atLeast(upper-1))
		}
	})
}

func TestPercentileIntervalReadsTheOrderStatistics(t *testing.T) {
	got := PercentileInterval(oneTo(100), 0.5, 0.95)
	if got.Estimate != 50.5 || got.Low != 40 || got.High != 61 || got.OneSided || got.Warning != "" {
		t.Errorf("median of 1..100 is %+v", got)
	}
}

func TestPercentileIntervalOfTooFewRunsSaysWhichBoundIsNotEstimable(t *testing.T) {
	for _, c := range []struct {
		n        int
		p        float64
		low      bool
		oneSided bool
		warning  string
	}{
		{59, 0.05, true, true, "the lower bound is not estimable with 59 runs: both need 72"},
		{59, 0.95, false, true, "the upper bound is not estimable with 59 runs: both need 72"},
		{3, 0.5, true, false, "neither bound is estimable with 3 runs: both need 6"},
		{0, 0.5, true, false, "neither bound is estimable with 0 runs: both need 6"},
	} {
		got := PercentileInterval(oneTo(c.n), c.p, 0.95)
		if got.Warning != c.warning || got.OneSided != c.oneSided || math.IsInf(got.Low, -1) != c.low {
			t.Errorf("%v-quantile of %d runs is %+v", c.p, c.n, got)
		}
	}
}

func TestRunsForPercentileIsTheFirstNumberWithBothBounds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := rapid.Float64Range(0.01, 0.99).Draw(t, "p")
		confidence := rapid.Float64Range(0.5, 0.99).Draw(t, "confidence")
		runs := RunsForPercentile(p, confidence)
		estimable := func(n int) bool {
			lower, upper := PercentileRanks(n, p, confidence)
			return lower >= 1 && upper <= n
		}
		if !estimable(runs) || estimable(runs-1) {
			t.Fatalf("%d runs: estimable %v; one fewer: %v", runs, estimable(runs), estimable(runs-1))
		}
	})
}

func TestPercentileIsAnOrderStatisticAtEachOfItsPositions(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOfN(rapid.Float64Range(-1e6, 1e6), 2, 50).Draw(t, "values")
		slices.Sort(values)
		k := rapid.IntRange(0, len(values)-1).Draw(t, "k")
		got := Percentile(values, float64(k)/float64(len(values)-1))
		if math.Abs(got-values[k]) > 1e-8 {
			t.Fatalf("position %d of %v is %v", k, values, got)
		}
	})
}

// Source: statistics design page R1.3: 72 runs for the 5% or the 95% quantile.
func TestRunsForPercentileAtFivePercentIsSeventyTwo(t *testing.T) {
	if low, high := RunsForPercentile(0.05, 0.95), RunsForPercentile(0.95, 0.95); low != 72 || high != 72 {
		t.Errorf("runs = %d and %d, want 72", low, high)
	}
	if got := PercentileInterval(oneTo(72), 0.05, 0.95); strings.Contains(got.Warning, "not estimable") {
		t.Errorf("72 runs warn: %s", got.Warning)
	}
}
