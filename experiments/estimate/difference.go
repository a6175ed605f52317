package estimate

import (
	"fmt"
	"math"
)

// MeanDifference estimates the mean of A - B, two options run with common
// random numbers, by the paired Student t. Sum and sumOfSquares are over the
// differences A - B, replication by replication: the spread of the differences
// is what matters, not that of A or B.
//
// Few runs are treated as in Mean. A variance that rounding makes slightly
// negative is taken as nothing.
func MeanDifference(runs int, sum, sumOfSquares, confidence float64) Interval {
	n := float64(runs)
	variance := 0.0
	if runs > 1 {
		variance = max((sumOfSquares-sum/n*sum)/(n-1), 0)
	}
	return studentInterval(runs, sum/n, variance, confidence, "Student t, paired")
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
