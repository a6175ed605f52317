package estimate

import (
	"fmt"
	"math"
	"sort"
)

// mostRuns bounds the search for a number of runs: 2^30, more than anyone
// will make, and an int on every processor.
const mostRuns = 1 << 30

// RunsForProportion returns the smallest number of runs with which Wilson's
// interval for a probability near p is no wider than the half-width, each
// side, on the scale of probability: 9,600 for half a chance to within 0.01.
// At p = 0.5 the number is enough for any p.
//
// Fix the number before running. Stopping as soon as a result looks clear
// makes false claims far more often than the confidence says.
func RunsForProportion(p, halfWidth, confidence float64) int {
	checkConfidence(confidence)
	if !(p >= 0 && p <= 1) || !(halfWidth > 0 && halfWidth < 1) {
		panic(fmt.Sprintf("estimate: runs for a probability of %v to within %v", p, halfWidth))
	}
	z := normalCritical(confidence)
	return 1 + sort.Search(mostRuns, func(below int) bool {
		n := float64(below + 1)
		return z/(n+z*z)*math.Sqrt(n*p*(1-p)+z*z/4) <= halfWidth
	})
}

// RunsForMean returns the number of runs in all with which a mean is known to
// within the half-width, each side, in the units of the mean: Stein's two-stage
// rule. Deviation is the sample standard deviation of the first runs, at least
// two, which are among those returned. Where results are normal the interval of
// that half-width about the mean of all runs then holds the true mean with at
// least the confidence asked for, whatever the true deviation. It panics if so
// many runs are needed that nobody would make them.
//
// Source: C. Stein, "A two-sample test for a linear hypothesis whose power is
// independent of the variance", Annals of Mathematical Statistics 16 (1945),
// 243-258.
func RunsForMean(first int, deviation, halfWidth, confidence float64) int {
	checkConfidence(confidence)
	checkDeviation(deviation)
	if first < 2 || !(halfWidth > 0) {
		panic(fmt.Sprintf("estimate: runs for a mean to within %v, from %d first ones", halfWidth, first))
	}
	wide := studentCritical(first-1, confidence) * deviation / halfWidth
	need := math.Ceil(wide * wide)
	if need > mostRuns {
		panic(fmt.Sprintf("estimate: %v runs for a mean to within %v", need, halfWidth))
	}
	return max(first, int(need))
}

// RunsForPercentile returns the smallest number of runs with which both
// bounds of the interval for the p-quantile, 0 < p < 1, are estimable: 72 for
// the 5% or the 95% quantile with confidence 0.95.
func RunsForPercentile(p, confidence float64) int {
	checkPercentile(p, confidence)
	// The chance that no run falls on the rarer side must not exceed the tail.
	rarer := min(p, 1-p)
	return int(math.Ceil(math.Log((1-confidence)/2) / math.Log1p(-rarer)))
}
