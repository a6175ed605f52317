package estimate

import (
	"fmt"
	"math"

	"gonum.org/v1/gonum/mathext"
)

// A ProportionMethod finds a two-sided confidence interval for a probability
// from a number of successes in a number of runs. WilsonTwoSided,
// ClopperPearson and Jeffreys are the methods.
type ProportionMethod func(successes, runs int, confidence float64) Interval

// Proportion estimates a probability from independent runs: Wilson's interval,
// and a one-sided exact statement when all runs or none were a success.
func Proportion(successes, runs int, confidence float64) Interval {
	return ProportionBy(WilsonTwoSided, successes, runs, confidence)
}

// ProportionBy is Proportion with the method chosen. Whatever the method, no
// success in n runs gives the one-sided exact bound 1 - (1-confidence)^(1/n),
// and n successes in n runs its mirror image, because a two-sided interval
// spends half its error on a side that cannot be. Where that bound misses with
// all of the error and the other side with half of it, even Clopper-Pearson
// covers less than the level asked for: 0.939 for 0.95 with 200 runs at worst
// (docs/intervals.md). No runs give a NaN estimate between 0 and 1, with a
// warning.
func ProportionBy(method ProportionMethod, successes, runs int, confidence float64) Interval {
	checkCounts(successes, runs, confidence)
	switch {
	case runs > 0 && successes == 0:
		return Interval{
			High: oneSidedBound(runs, confidence), Confidence: confidence,
			OneSided: true, Method: "exact, one-sided",
		}
	case runs > 0 && successes == runs:
		return Interval{
			Estimate: 1, Low: 1 - oneSidedBound(runs, confidence), High: 1, Confidence: confidence,
			OneSided: true, Method: "exact, one-sided",
		}
	}
	return method(successes, runs, confidence)
}

// oneSidedBound returns the probability p at which no success in n runs has
// chance (1-p)^n = 1 - confidence.
func oneSidedBound(runs int, confidence float64) float64 {
	return -math.Expm1(math.Log1p(-confidence) / float64(runs))
}

// WilsonTwoSided returns Wilson's score interval: the values of p that a
// normal test with the variance at p would not reject. Its coverage is near
// the level asked for on average over p, and under it at some p: 0.84 for 0.95
// at worst, where a single success already excludes p (docs/intervals.md).
//
// Source: E. B. Wilson, "Probable inference, the law of succession, and
// statistical inference", JASA 22 (1927), 209-212.
func WilsonTwoSided(successes, runs int, confidence float64) Interval {
	checkCounts(successes, runs, confidence)
	if runs == 0 {
		return noRuns(confidence, "Wilson")
	}
	x, n := float64(successes), float64(runs)
	z := normalCritical(confidence)
	centre := (x + z*z/2) / (n + z*z)
	half := z / (n + z*z) * math.Sqrt(x*(n-x)/n+z*z/4)
	return proportionInterval(successes, runs, centre-half, centre+half, confidence, "Wilson")
}

// ClopperPearson returns the exact interval: its coverage is never under the
// level asked for, at the price of a wider interval.
//
// Source: C. J. Clopper and E. S. Pearson, "The use of confidence or fiducial
// limits illustrated in the case of the binomial", Biometrika 26 (1934), 404-413.
func ClopperPearson(successes, runs int, confidence float64) Interval {
	checkCounts(successes, runs, confidence)
	return betaInterval(successes, runs, 0, 1, confidence, "Clopper-Pearson")
}

// Jeffreys returns the equal-tailed interval of the posterior under Jeffreys'
// prior, Beta(1/2, 1/2).
//
// Source: L. D. Brown, T. T. Cai and A. DasGupta, "Interval estimation for a
// binomial proportion", Statistical Science 16 (2001), 101-133.
func Jeffreys(successes, runs int, confidence float64) Interval {
	checkCounts(successes, runs, confidence)
	return betaInterval(successes, runs, 0.5, 0.5, confidence, "Jeffreys")
}

// betaInterval takes its lower bound from Beta(x+lower, n-x+upper) and its
// upper bound from Beta(x+upper, n-x+lower).
func betaInterval(successes, runs int, lower, upper, confidence float64, method string) Interval {
	if runs == 0 {
		return noRuns(confidence, method)
	}
	x, n := float64(successes), float64(runs)
	tail := (1 - confidence) / 2
	low, high := 0.0, 1.0
	if successes > 0 {
		low = mathext.InvRegIncBeta(x+lower, n-x+upper, tail)
	}
	if successes < runs {
		high = mathext.InvRegIncBeta(x+upper, n-x+lower, 1-tail)
	}
	return proportionInterval(successes, runs, low, high, confidence, method)
}

// proportionInterval sets the bounds that are known exactly: rounding puts
// Wilson's lower bound at 1.7e-18 for no success in 200.
func proportionInterval(successes, runs int, low, high, confidence float64, method string) Interval {
	if successes == 0 {
		low = 0
	}
	if successes == runs {
		high = 1
	}
	return Interval{
		Estimate: float64(successes) / float64(runs), Low: max(low, 0), High: min(high, 1),
		Confidence: confidence, Method: method,
	}
}

func noRuns(confidence float64, method string) Interval {
	return Interval{
		Estimate: math.NaN(), Low: 0, High: 1, Confidence: confidence, Method: method,
		Warning: "no runs: the chance may be anything",
	}
}

func checkCounts(successes, runs int, confidence float64) {
	if successes < 0 || successes > runs {
		panic(fmt.Sprintf("estimate: %d successes in %d runs", successes, runs))
	}
	checkConfidence(confidence)
}
