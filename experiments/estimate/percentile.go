package estimate

import (
	"fmt"
	"math"
	"slices"
	"sort"

	"gonum.org/v1/gonum/stat/distuv"
)

// Percentile returns the p-quantile, 0 <= p <= 1, of a sample in ascending
// order, by type 7: linear between order statistics, the first at p = 0 and
// the last at p = 1. It is what Excel's PERCENTILE.INC, R and pandas give.
// It is NaN for an empty sample.
//
// Source: R. J. Hyndman and Y. Fan, "Sample quantiles in statistical
// packages", The American Statistician 50 (1996), 361-365, definition 7.
func Percentile(sorted []float64, p float64) float64 {
	if !(p >= 0 && p <= 1) {
		panic(fmt.Sprintf("estimate: percentile at %v, want 0 to 1", p))
	}
	if !slices.IsSorted(sorted) {
		panic(fmt.Sprintf("estimate: percentile of %d values that are not in ascending order", len(sorted)))
	}
	if len(sorted) == 0 {
		return math.NaN()
	}
	position := p * float64(len(sorted)-1)
	below := int(position)
	if below == len(sorted)-1 {
		return sorted[below]
	}
	share := position - float64(below)
	return sorted[below] + share*(sorted[below+1]-sorted[below])
}

// PercentileInterval estimates the p-quantile, 0 < p < 1, of the distribution
// that a sample in ascending order was drawn from: type 7, between the order
// statistics that PercentileRanks names. It supposes nothing of the shape of
// the distribution.
//
// A bound that so small a sample cannot give is infinite; the interval is then
// one-sided and its warning says how many runs would do.
func PercentileInterval(sorted []float64, p, confidence float64) Interval {
	n := len(sorted)
	lower, upper := PercentileRanks(n, p, confidence)
	interval := Interval{
		Estimate: Percentile(sorted, p), Low: math.Inf(-1), High: math.Inf(1),
		Confidence: confidence, Method: "order statistics",
	}
	if lower >= 1 {
		interval.Low = sorted[lower-1]
	}
	if upper <= n {
		interval.High = sorted[upper-1]
	}
	if missing := missingBound(lower >= 1, upper <= n); missing != "" {
		interval.OneSided = missing != "neither bound is"
		interval.Warning = fmt.Sprintf("%s estimable with %d runs: both need %d",
			missing, n, RunsForPercentile(p, confidence))
	}
	return interval
}

func missingBound(hasLower, hasUpper bool) string {
	switch {
	case hasLower && hasUpper:
		return ""
	case hasUpper:
		return "the lower bound is not"
	case hasLower:
		return "the upper bound is not"
	}
	return "neither bound is"
}

// PercentileRanks returns the ranks, counted from 1, of the order statistics
// that bound the p-quantile, 0 < p < 1, in a sample of n: the narrowest pair
// that leaves at most (1-confidence)/2 on either side. A lower rank of 0, or
// an upper rank of n+1, means that the bound is not estimable with n.
//
// The number of runs under the quantile is Binomial(n, p), which gives
//
//	lower = max{r: P(B <= r-1) <= (1-confidence)/2}
//	upper = min{s: P(B >= s)   <= (1-confidence)/2}
//
// Source: H. A. David and H. N. Nagaraja, Order Statistics, 3rd ed. (2003),
// section 7.1.
func PercentileRanks(n int, p, confidence float64) (lower, upper int) {
	checkPercentile(p, confidence)
	if n < 0 {
		panic(fmt.Sprintf("estimate: percentile ranks in %d runs", n))
	}
	if n == 0 {
		return 0, 1
	}
	tail := (1 - confidence) / 2
	under := distuv.Binomial{N: float64(n), P: p}
	over := distuv.Binomial{N: float64(n), P: 1 - p} // its lower tail is the upper tail of under, without cancellation
	lower = sort.Search(n, func(k int) bool { return under.CDF(float64(k)) > tail })
	upper = n + 1 - sort.Search(n, func(k int) bool { return over.CDF(float64(k)) > tail })
	return lower, upper
}

func checkPercentile(p, confidence float64) {
	if !(p > 0 && p < 1) {
		panic(fmt.Sprintf("estimate: interval for the quantile at %v, want between 0 and 1", p))
	}
	checkConfidence(confidence)
}
