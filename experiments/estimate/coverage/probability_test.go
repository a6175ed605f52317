package coverage

import (
	"fmt"

	"headroom/experiments/estimate"
	"headroom/sim"
)

// successes counts the runs, of so many, in which an event of probability p
// happened.
func successes(draws *sim.Stream, runs int, p float64) int {
	x := 0
	for range runs {
		if draws.Float64() < p {
			x++
		}
	}
	return x
}

// probabilities are the intervals for one probability: as it is printed, and by
// the two methods that may be chosen instead.
func probabilities() []study {
	var studies []study
	add := func(runs int, p float64, name string, method estimate.ProportionMethod) {
		interval := func(x int) estimate.Interval { return estimate.ProportionBy(method, x, runs, confidence) }
		studies = append(studies, one(claim{
			about: fmt.Sprintf("chance of %g", p), interval: name, runs: fmt.Sprint(runs),
			truth: p, exact: proportionCoverage(runs, p, interval),
		}, func(draws *sim.Stream) estimate.Interval { return interval(successes(draws, runs, p)) }))
	}
	for _, p := range []float64{0.001, 0.01, 0.1, 0.5, 0.83, 0.98, 0.999} { // mostly none of 200 at the first, all at the last
		add(200, p, "Wilson, one-sided at the ends", estimate.WilsonTwoSided)
	}
	for _, p := range []float64{0.02, 0.5, 0.83} {
		add(1000, p, "Wilson, one-sided at the ends", estimate.WilsonTwoSided)
	}
	for _, p := range []float64{0.01, 0.5} {
		add(200, p, "Clopper-Pearson", estimate.ClopperPearson)
		add(200, p, "Jeffreys", estimate.Jeffreys)
	}
	return studies
}
