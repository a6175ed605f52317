package estimate

import (
	"fmt"
	"math"
	"slices"

	"gonum.org/v1/gonum/stat/distuv"
)

// The scores here say how good a forecast was, once what it forecast is known.
// They are negatively oriented: less is better, 0 is perfect. All are proper:
// no forecaster gains by saying anything but what they believe.

// CRPS returns the continuous ranked probability score of an ensemble in
// ascending order, in the units of what is forecast: for a single value, its
// distance from the one observed.
//
// It is the fair form, mean |x - observed| less half the mean |x - x'| over
// pairs of *different* members. What it is on average does not depend on the
// size of the ensemble, so that forecasts of many runs and of few compare; one
// score may lie below 0. With one member it is the distance. It is NaN for an
// empty ensemble.
//
// Source: C. A. T. Ferro, "Fair scores for ensemble forecasts", Quarterly
// Journal of the Royal Meteorological Society 140 (2014), 1917-1923.
func CRPS(sorted []float64, observed float64) float64 {
	if !slices.IsSorted(sorted) {
		panic(fmt.Sprintf("estimate: CRPS of %d values that are not in ascending order", len(sorted)))
	}
	n := float64(len(sorted))
	if n == 0 {
		return math.NaN()
	}
	distance, apart := 0.0, 0.0
	for i, x := range sorted {
		distance += math.Abs(x - observed)
		apart += (2*float64(i) + 1 - n) * x // over all pairs, the greater less the smaller
	}
	if n == 1 {
		return distance
	}
	return distance/n - apart/(n*(n-1))
}

// CRPSNormal returns the continuous ranked probability score of a normal
// forecast with a standard deviation that is not negative, in the units of what
// is forecast. With a standard deviation of 0 it is the distance.
//
// Source: T. Gneiting and A. E. Raftery, "Strictly proper scoring rules,
// prediction, and estimation", Journal of the American Statistical Association
// 102 (2007), 359-378, section 4.2.
func CRPSNormal(mean, deviation, observed float64) float64 {
	checkDeviation(deviation)
	if deviation == 0 {
		return math.Abs(observed - mean)
	}
	z := (observed - mean) / deviation
	normal := distuv.UnitNormal
	return deviation * (z*(2*normal.CDF(z)-1) + 2*normal.Prob(z) - 1/math.Sqrt(math.Pi))
}

// IntervalScore returns the score of a central interval forecast that is to
// hold the observed value with so much coverage, between 0 and 1: its width,
// and where the value lies outside, 2/(1 - coverage) times the distance.
//
// Source: as CRPSNormal, section 6.2.
func IntervalScore(low, high, observed, coverage float64) float64 {
	checkConfidence(coverage)
	if !(low <= high) {
		panic(fmt.Sprintf("estimate: interval score of %v to %v", low, high))
	}
	outside := max(low-observed, observed-high, 0)
	return high - low + 2/(1-coverage)*outside
}

// Brier returns the quadratic score of a chance, between 0 and 1, of something
// that then happened or did not: the square of its distance from 1 or from 0. A
// coin scores 0.25, certainty that is wrong 1.
//
// Source: G. W. Brier, "Verification of forecasts expressed in terms of
// probability", Monthly Weather Review 78 (1950), 1-3, halved.
func Brier(chance float64, happened bool) float64 {
	off := 1 - chanceOf(chance, happened)
	return off * off
}

// LogScore returns the logarithmic score of a chance, between 0 and 1, of
// something that then happened or did not: less the natural logarithm of the
// chance that was given to what came. A coin scores 0.693; certainty that is
// wrong has an infinite score.
//
// Source: I. J. Good, "Rational decisions", Journal of the Royal Statistical
// Society B 14 (1952), 107-114.
func LogScore(chance float64, happened bool) float64 {
	return -math.Log(chanceOf(chance, happened))
}

// chanceOf is the chance given to what came.
func chanceOf(chance float64, happened bool) float64 {
	if !(chance >= 0 && chance <= 1) {
		panic(fmt.Sprintf("estimate: a chance of %v", chance))
	}
	if happened {
		return chance
	}
	return 1 - chance
}

// NormalInterval returns the central interval of a normal forecast that holds
// the value with so much coverage, between 0 and 1.
func NormalInterval(mean, deviation, coverage float64) (low, high float64) {
	checkConfidence(coverage)
	checkDeviation(deviation)
	half := normalCritical(coverage) * deviation
	return mean - half, mean + half
}

func checkDeviation(deviation float64) {
	if !(deviation >= 0) || math.IsInf(deviation, 1) {
		panic(fmt.Sprintf("estimate: a standard deviation of %v", deviation))
	}
}
