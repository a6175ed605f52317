package sensitivity

import "headroom/experiments/estimate"

// Difference is the chance that so many of some runs show, less that of others which have none in common with them, by
// Newcombe's hybrid score interval ([estimate.Independent]). Of no runs it is not known.
func Difference(successes, runs, otherSuccesses, otherRuns int, confidence float64) estimate.Interval {
	if runs == 0 || otherRuns == 0 {
		return unknown(confidence)
	}
	a, b := estimate.WilsonTwoSided(successes, runs, confidence), estimate.WilsonTwoSided(otherSuccesses, otherRuns, confidence)
	return estimate.Independent(a, b, confidence)
}
