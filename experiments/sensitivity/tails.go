package sensitivity

import (
	"math"

	"headroom/experiments/estimate"
)

// Difference is the chance that so many of some runs show, less that of others which have none in common with them, with
// Newcombe's hybrid score interval. Of no runs it is not known.
//
// Source: R. G. Newcombe, "Interval estimation for the difference between independent proportions: comparison of eleven
// methods", Statistics in Medicine 17 (1998), 873-890, method 10.
func Difference(successes, runs, otherSuccesses, otherRuns int, confidence float64) estimate.Interval {
	if runs == 0 || otherRuns == 0 {
		return unknown(confidence)
	}
	a, b := estimate.WilsonTwoSided(successes, runs, confidence), estimate.WilsonTwoSided(otherSuccesses, otherRuns, confidence)
	d := a.Estimate - b.Estimate
	return estimate.Interval{
		Estimate: d, Confidence: confidence, Method: "Newcombe, independent",
		Low:  d - math.Sqrt(square(a.Estimate-a.Low)+square(b.High-b.Estimate)),
		High: d + math.Sqrt(square(a.High-a.Estimate)+square(b.Estimate-b.Low)),
	}
}
