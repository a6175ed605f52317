package coverage

import (
	"fmt"
	"math"

	"headroom/experiments"
	"headroom/experiments/estimate"
	"headroom/sim"
)

// Two options' caseloads over the same runs: normal, correlated as options that
// share their random numbers are, with a difference of means of 1.
const (
	deviationA, deviationB, correlation = 2.0, 1.5, 0.9
	meanA, meanB                        = 16.0, 15.0
)

// caseloads draws the caseloads of both options in one run.
func caseloads(draws *sim.Stream) (a, b float64) {
	common := normal(draws)
	own := normal(draws)
	return meanA + deviationA*common, meanB + deviationB*(correlation*common+math.Sqrt(1-correlation*correlation)*own)
}

// outcomes counts runs by which of two options kept the promise.
func outcomes(draws *sim.Stream, runs int, j joint) estimate.Pairs {
	var p estimate.Pairs
	for range runs {
		switch u := draws.Float64(); {
		case u < j.both:
			p.Both++
		case u < j.both+j.onlyA:
			p.OnlyA++
		case u < j.both+j.onlyA+j.onlyB:
			p.OnlyB++
		default:
			p.Neither++
		}
	}
	return p
}

// The joint laws of two options: one in which they often differ, and one in
// which they hardly do.
var joints = []struct {
	name string
	joint
}{
	{"difference of 0.65 and 0.60, one of them alone in 15 of 100", joint{both: 0.55, onlyA: 0.10, onlyB: 0.05, neither: 0.30}},
	{"difference of 0.92 and 0.90, one of them alone in 4 of 100", joint{both: 0.89, onlyA: 0.03, onlyB: 0.01, neither: 0.07}},
}

// differences are the paired intervals for two options.
func differences() []study {
	var studies []study
	for _, runs := range []int{20, 200} {
		studies = append(studies, one(claim{
			about: "difference of means, normal, correlation 0.9", interval: "Student t, paired", runs: fmt.Sprint(runs),
			truth: meanA - meanB, exact: confidence,
		}, func(draws *sim.Stream) estimate.Interval {
			sum := sim.NewExactSum(1e-6)
			for range runs {
				a, b := caseloads(draws)
				sum.Add(a - b)
			}
			return average(experiments.AverageOf(sum))
		}))
	}
	for _, j := range joints {
		for _, method := range []struct {
			name     string
			interval func(estimate.Pairs) estimate.Interval
		}{
			{"Tango, paired", func(p estimate.Pairs) estimate.Interval { return p.Difference(confidence) }},
			{"Newcombe, paired", func(p estimate.Pairs) estimate.Interval { return p.DifferenceNewcombe(confidence) }},
		} {
			const runs = 200
			studies = append(studies, one(claim{
				about: j.name, interval: method.name, runs: fmt.Sprint(runs),
				truth: j.difference(), exact: pairsCoverage(runs, j.joint, method.interval),
			}, func(draws *sim.Stream) estimate.Interval { return method.interval(outcomes(draws, runs, j.joint)) }))
		}
	}
	return append(studies, ratio(10), ratio(200))
}

// ratio is Fieller's interval for the pounds that a case-week costs, both
// normal and rising together.
func ratio(runs int) study {
	return one(claim{
		about: "ratio of means, normal, correlation 0.9", interval: "Fieller", runs: fmt.Sprint(runs),
		truth: meanA / meanB, exact: confidence,
	}, func(draws *sim.Stream) estimate.Interval {
		var a, b, difference sim.Moments
		for range runs {
			x, y := caseloads(draws)
			a.Add(x)
			b.Add(y)
			difference.Add(x - y)
		}
		covariance := estimate.Covariance(a.Variance(), b.Variance(), difference.Variance())
		return estimate.Ratio(runs, a.Mean(), b.Mean(), a.Variance(), b.Variance(), covariance, confidence)
	})
}
