package coverage

import (
	"fmt"
	"math"

	"headroom/experiments"
	"headroom/experiments/estimate"
	"headroom/sim"
)

// A worldly case is one whose outcome hangs on the world, here two assumptions
// u and v, and on chance. Its runs take their worlds from Latin hypercubes.
type worldly struct {
	about  string
	chance func(u, v float64) float64 // that the promise is kept, in a world
	truth  float64                    // its mean over worlds
}

var worldlies = []worldly{
	{"chance decided by one assumption alone", func(u, _ float64) float64 { return indicator(u < 0.3) }, 0.3},
	{"chance from 0.1 to 0.9, a sum of two assumptions", func(u, v float64) float64 { return 0.1 + 0.4*u + 0.4*v }, 0.5},
	{"chance of 0.05 in the mean, a power of one assumption", func(u, _ float64) float64 { return math.Pow(u, 19) }, 0.05},
	{"chance of 0.7 or 0.1 by two assumptions, by neither alone", func(u, v float64) float64 { return 0.1 + 0.6*indicator((u < 0.5) == (v < 0.5)) }, 0.4},
}

func indicator(is bool) float64 {
	if is {
		return 1
	}
	return 0
}

// The assumptions' keys, as a scenario's would be.
var keyU, keyV = sim.HashString("first"), sim.HashString("second")

// inWorlds is a study of one claim whose runs are numbered, and have a world
// each.
func inWorlds(c claim, batch func(worlds *experiments.Worlds, draws *sim.Stream) estimate.Interval) study {
	c.worlds = true
	s := study{claims: []claim{c}}
	name := sim.HashString(c.about + ", " + c.interval + ", " + c.runs)
	s.batch = func(repeat int) []estimate.Interval {
		draws := sim.NewStreams(seed, repeat).At(0, name)
		return []estimate.Interval{batch(experiments.NewWorlds(draws.Uint64()), &draws)}
	}
	return s
}

// hypercubes are the intervals over worlds drawn in Latin hypercubes.
func hypercubes() []study {
	var studies []study
	for _, w := range worldlies {
		kept := func(worlds *experiments.Worlds, draws *sim.Stream, from, to int) int {
			x := 0
			for r := from; r < to; r++ {
				if draws.Float64() < w.chance(worlds.U(r, keyU), worlds.U(r, keyV)) {
					x++
				}
			}
			return x
		}
		for _, runs := range []int{200, 1000} {
			studies = append(studies, inWorlds(claim{
				about: w.about, interval: "Wilson", runs: fmt.Sprint(runs), truth: w.truth,
				exact: proportionCoverage(runs, w.truth, func(x int) estimate.Interval { return estimate.Proportion(x, runs, confidence) }),
			},
				func(worlds *experiments.Worlds, draws *sim.Stream) estimate.Interval {
					return estimate.Proportion(kept(worlds, draws, 0, runs), runs, confidence)
				}))
		}
		rule := estimate.PrecisionOf(0.03, confidence)
		exact, _ := stoppingCoverage(rule, w.truth)
		studies = append(studies, inWorlds(claim{about: w.about, interval: "Wilson, runs until within 0.03", runs: "as needed", truth: w.truth, exact: exact},
			func(worlds *experiments.Worlds, draws *sim.Stream) estimate.Interval {
				looked, x := 0, 0
				for looked == 0 || !rule.Done(looked, x) {
					next := rule.NextLook(looked)
					x += kept(worlds, draws, looked, next)
					looked = next
				}
				return estimate.Proportion(x, looked, confidence)
			}))
	}
	for _, noise := range []float64{0.1, 1} {
		studies = append(studies, inWorlds(claim{
			about: fmt.Sprintf("mean of the sum of two assumptions and a normal chance of deviation %g", noise), interval: "Student t", runs: "200", truth: 1, exact: unknown,
		}, func(worlds *experiments.Worlds, draws *sim.Stream) estimate.Interval {
			sum := sim.NewExactSum(1e-6)
			for r := range experiments.BlockSize {
				sum.Add(worlds.U(r, keyU) + worlds.U(r, keyV) + noise*normal(draws))
			}
			return average(experiments.AverageOf(sum))
		}))
	}
	return studies
}
