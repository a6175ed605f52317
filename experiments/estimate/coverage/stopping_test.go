package coverage

import (
	"fmt"

	"headroom/experiments/estimate"
	"headroom/sim"
)

// stopping are the intervals of runs that end when a probability is known well
// enough.
func stopping() []study {
	var studies []study
	for _, c := range []struct{ p, halfWidth float64 }{
		{0.02, 0.02}, {0.1, 0.02}, {0.5, 0.02}, {0.83, 0.02}, {0.97, 0.02}, {0.83, 0.05}, {0.05, 0.01},
	} {
		rule := estimate.PrecisionOf(c.halfWidth, confidence)
		exact, runs := stoppingCoverage(rule, c.p)
		studies = append(studies, one(claim{
			about: fmt.Sprintf("chance of %g, to within %g", c.p, c.halfWidth), interval: "Wilson, runs until precise",
			runs: fmt.Sprintf("%.0f in the mean", runs), truth: c.p, exact: exact,
		}, func(draws *sim.Stream) estimate.Interval {
			looked, x := 0, 0
			for looked == 0 || !rule.Done(looked, x) {
				next := rule.NextLook(looked)
				x += successes(draws, next-looked, c.p)
				looked = next
			}
			return estimate.Proportion(x, looked, confidence)
		}))
	}
	return append(studies, stoppingTogether())
}

// stoppingTogether waits until three probabilities are known, of events that
// go together: each happens where the run's one draw is low enough.
func stoppingTogether() study {
	chances := [...]float64{0.03, 0.3, 0.8}
	rule := estimate.PrecisionOf(0.03, confidence)
	s := study{batch: func(repeat int) []estimate.Interval {
		draws := sim.NewStreams(seed, repeat).At(0, sim.HashString("three chances at once"))
		looked := 0
		var x [len(chances)]int
		for looked == 0 || !rule.Done(looked, x[:]...) {
			next := rule.NextLook(looked)
			for ; looked < next; looked++ {
				u := draws.Float64()
				for i, p := range chances {
					if u < p {
						x[i]++
					}
				}
			}
		}
		var intervals []estimate.Interval
		for i := range chances {
			intervals = append(intervals, estimate.Proportion(x[i], looked, confidence))
		}
		return intervals
	}}
	for _, p := range chances {
		s.claims = append(s.claims, claim{
			about: fmt.Sprintf("chance of %g, beside two others, to within %g", p, rule.HalfWidth), interval: "Wilson, runs until all are precise",
			runs: "as needed", truth: p, exact: unknown,
		})
	}
	return s
}
