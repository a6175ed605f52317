package coverage

import (
	"fmt"
	"math"

	"headroom/experiments"
	"headroom/experiments/estimate"
	"headroom/sim"
)

// A law is a distribution of one figure of a run.
type law struct {
	name     string
	draw     func(draws *sim.Stream) float64
	mean     float64
	quantile func(p float64) float64
}

// caseWork is the work content of the known answers: lognormal, mean 30 weeks,
// coefficient of variation 0.9.
var caseWork = sim.LognormalFromMean(30, math.Sqrt(math.Log(1+0.9*0.9)))

var laws = []law{
	{
		"normal, mean 15, deviation 2", func(draws *sim.Stream) float64 { return 15 + 2*normal(draws) },
		15, func(p float64) float64 { return 15 + 2*sim.NormalQuantile(p) },
	},
	{
		"exponential, mean 30", func(draws *sim.Stream) float64 { return 30 * draws.Exponential() },
		30, func(p float64) float64 { return -30 * math.Log1p(-p) },
	},
	{"lognormal, mean 30, deviation 27", caseWork.Rand, 30, caseWork.Quantile},
}

// normal draws from the standard normal law.
func normal(draws *sim.Stream) float64 { return sim.NormalQuantile(draws.Float64()) }

// means are Student's interval for a mean, worked out from exact sums as the
// summaries do.
func means() []study {
	var studies []study
	for _, c := range []struct {
		law   law
		runs  int
		exact float64
		close bool
	}{
		{laws[0], 5, confidence, false}, // Student's law, for normal figures
		{laws[0], 200, confidence, false},
		{laws[1], 200, unknown, false},
		{laws[2], 200, unknown, true},
		{laws[2], 1000, unknown, false},
	} {
		studies = append(studies, one(claim{
			about: "mean, " + c.law.name, interval: "Student t", runs: fmt.Sprint(c.runs), truth: c.law.mean, exact: c.exact, close: c.close,
		}, func(draws *sim.Stream) estimate.Interval {
			sum := sim.NewExactSum(1e-6)
			for range c.runs {
				sum.Add(c.law.draw(draws))
			}
			return average(experiments.AverageOf(sum))
		}))
	}
	return studies
}

// average is a summary's mean as an interval.
func average(a experiments.Average) estimate.Interval {
	return estimate.Interval{Estimate: float64(a.Mean), Low: float64(a.Low), High: float64(a.High)}
}

// chance is a summary's probability as an interval.
func chance(c experiments.Chance) estimate.Interval {
	return estimate.Interval{Estimate: float64(c.Estimate), Low: float64(c.Low), High: float64(c.High)}
}
