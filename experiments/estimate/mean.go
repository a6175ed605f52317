package estimate

import (
	"fmt"
	"math"
	"sync/atomic"

	"gonum.org/v1/gonum/stat/distuv"
)

// Mean estimates the mean of a quantity that gives one number a run, by
// Student's t with runs-1 degrees of freedom. Variance is the sample variance
// (divisor runs-1), not negative, in the square of the mean's units.
//
// No runs give a NaN estimate. With fewer than two runs the spread is unknown
// and both bounds are infinite. Weeks within a run are not runs: they depend
// on each other.
//
// Source: Student, "The probable error of a mean", Biometrika 6 (1908), 1-25.
func Mean(runs int, mean, variance, confidence float64) Interval {
	return studentInterval(runs, mean, variance, confidence, "Student t")
}

func studentInterval(runs int, mean, variance, confidence float64, method string) Interval {
	checkConfidence(confidence)
	if runs < 0 {
		panic(fmt.Sprintf("estimate: mean of %d runs", runs))
	}
	interval := Interval{
		Estimate: mean, Low: math.Inf(-1), High: math.Inf(1),
		Confidence: confidence, Method: method,
	}
	switch {
	case runs == 0:
		interval.Estimate = math.NaN()
		interval.Warning = "no runs: the mean may be anything"
		return interval
	case runs == 1:
		interval.Warning = "one run has no spread: the mean has no interval"
		return interval
	case !(variance >= 0):
		panic(fmt.Sprintf("estimate: variance %v of %d runs", variance, runs))
	case variance == 0:
		interval.Warning = "every run gave the same number, so the interval has no width"
	}
	half := studentCritical(runs-1, confidence) * math.Sqrt(variance/float64(runs))
	interval.Low, interval.High = mean-half, mean+half
	return interval
}

// studentCritical returns the two-sided critical value of Student's t:
// 2.776 for 4 degrees of freedom at 0.95.
//
// The last one is remembered: a summary asks thousands of times for the same,
// and to find it takes some 100 microseconds.
func studentCritical(degrees int, confidence float64) float64 {
	if last := lastCritical.Load(); last != nil && last.degrees == degrees && last.confidence == confidence {
		return last.value
	}
	value := distuv.StudentsT{Mu: 0, Sigma: 1, Nu: float64(degrees)}.Quantile((1 + confidence) / 2)
	lastCritical.Store(&critical{degrees, confidence, value})
	return value
}

type critical struct {
	degrees    int
	confidence float64
	value      float64
}

var lastCritical atomic.Pointer[critical]
