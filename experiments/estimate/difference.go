package estimate

import (
	"fmt"
	"math"
)

// Independent estimates a less b, of two estimates that have no run in common, by
// putting their intervals together: of chances from Wilson's, Newcombe's hybrid
// score interval.
//
// Source: R. G. Newcombe, "Interval estimation for the difference between
// independent proportions: comparison of eleven methods", Statistics in Medicine
// 17 (1998), 873-890, method 10.
func Independent(a, b Interval, confidence float64) Interval {
	checkConfidence(confidence)
	apart := func(x, y float64) float64 { return math.Sqrt(float64(x*x) + float64(y*y)) }
	difference := a.Estimate - b.Estimate
	return Interval{
		Estimate: difference, Confidence: confidence, Method: "Newcombe method 10, independent",
		Low:  difference - apart(a.Estimate-a.Low, b.High-b.Estimate),
		High: difference + apart(a.High-a.Estimate, b.Estimate-b.Low),
	}
}

// VarianceReduction returns the factor [Var(A) + Var(B)] / Var(A - B) by which
// common random numbers cut the variance of an estimated difference: as many
// times fewer runs are needed. Under 1 the pairing does harm and the streams
// are out of step. It is +Inf when the difference never varies, and NaN when
// nothing varies at all.
//
// Source: A. M. Law, Simulation Modeling and Analysis, 5th ed. (2015), section 11.2.
func VarianceReduction(varianceA, varianceB, varianceOfDifference float64) float64 {
	checkVariances(varianceA, varianceB, varianceOfDifference)
	return (varianceA + varianceB) / varianceOfDifference
}

// Correlation returns the correlation of A and B over replications, -1 to 1,
// from the same three variances as VarianceReduction. It is NaN when either
// option never varies.
func Correlation(varianceA, varianceB, varianceOfDifference float64) float64 {
	checkVariances(varianceA, varianceB, varianceOfDifference)
	covariance := (varianceA + varianceB - varianceOfDifference) / 2
	return min(max(covariance/(math.Sqrt(varianceA)*math.Sqrt(varianceB)), -1), 1)
}

func checkVariances(variances ...float64) {
	for _, v := range variances {
		if !(v >= 0) {
			panic(fmt.Sprintf("estimate: variance %v is negative or not a number", v))
		}
	}
}
