package estimate

import (
	"fmt"
	"math"
)

// Ratio estimates the mean of A over the mean of B, two quantities measured in
// the same runs, such as pounds and what they bought. Variances and covariance
// are those of the sample (divisor runs-1), in the squares and the product of
// their units.
//
// The bounds are Fieller's: the ratios R at which the mean of A - R*B cannot
// be told from 0 by Student's t. They are exact for normal quantities, and
// need not lie evenly about the estimate. Where the mean of B cannot itself be
// told from 0 no ratio can be ruled out on one side or the other, and both
// bounds are infinite. No runs, or a mean of B that is 0, give a NaN estimate.
//
// Source: E. C. Fieller, "Some problems in interval estimation", Journal of
// the Royal Statistical Society B 16 (1954), 175-185.
func Ratio(runs int, meanA, meanB, varianceA, varianceB, covariance, confidence float64) Interval {
	checkConfidence(confidence)
	if runs < 0 {
		panic(fmt.Sprintf("estimate: ratio of %d runs", runs))
	}
	ratio := Interval{Estimate: meanA / meanB, Low: math.Inf(-1), High: math.Inf(1), Confidence: confidence, Method: "Fieller"}
	switch {
	case runs == 0 || meanB == 0:
		ratio.Estimate = math.NaN()
		ratio.Warning = "there is nothing to divide by: the ratio may be anything"
		return ratio
	case runs == 1:
		ratio.Warning = "one run has no spread: the ratio has no interval"
		return ratio
	}
	checkVariances(varianceA, varianceB)
	// The bounds solve a*R^2 - 2*b*R + c = 0.
	critical := studentCritical(runs-1, confidence)
	share := critical * critical / float64(runs)
	a := meanB*meanB - share*varianceB
	b := meanA*meanB - share*covariance
	c := meanA*meanA - share*varianceA
	if a <= 0 {
		ratio.Warning = "the denominator cannot be told from 0, so the ratio has no interval"
		return ratio
	}
	half := math.Sqrt(max(b*b-a*c, 0)) // below 0 by rounding only
	ratio.Low, ratio.High = min((b-half)/a, ratio.Estimate), max((b+half)/a, ratio.Estimate)
	return ratio
}

// Covariance returns the sample covariance of A and B from their variances and
// that of A - B, as VarianceReduction takes them.
func Covariance(varianceA, varianceB, varianceOfDifference float64) float64 {
	checkVariances(varianceA, varianceB, varianceOfDifference)
	return (varianceA + varianceB - varianceOfDifference) / 2
}
