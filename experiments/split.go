package experiments

import (
	"math"

	"gonum.org/v1/gonum/stat/distuv"

	"headroom/experiments/estimate"
	"headroom/sim"
)

// A Split separates, for one option and future, the spread of the last year's
// mean caseload into what we do not know (the world) and chance (all else).
// Replications are run in pairs that share a world.
type Split struct {
	Option, Future string
	Pairs          int
	mean           *sim.ExactSum // of a pair
	difference     *sim.ExactSum // within a pair
}

func newSplit(option, future string) *Split {
	return &Split{Option: option, Future: future, mean: sim.NewExactSum(1e-6), difference: sim.NewExactSum(1e-6)}
}

func (s *Split) add(a, b float64) {
	s.Pairs++
	s.mean.Add((a + b) / 2)
	s.difference.Add(a - b)
}

// Variances are the two parts, by one-way analysis of variance with two runs
// a world. An estimate below nothing is given as 0.
func (s *Split) Variances() (notKnown, chance float64) {
	n := float64(s.Pairs)
	squares := float64(s.difference.Variance()*(n-1)) + float64(n*s.difference.Mean()*s.difference.Mean())
	chance = squares / (2 * n)
	return max(s.mean.Variance()-chance/2, 0), chance
}

// Deviations are the standard deviations of the two parts with their
// intervals, as if both were normal: by the chi-square law for chance, by
// Williams and Tukey for what we do not know, which may reach down to 0.
//
// Source: J. S. Williams, "A confidence interval for variance components",
// Biometrika 49 (1962), 278-281.
func (s *Split) Deviations(confidence float64) (notKnown, chance estimate.Interval) {
	notKnown = estimate.Interval{Estimate: math.NaN(), High: math.Inf(1), Confidence: confidence, Method: "Williams-Tukey"}
	chance = estimate.Interval{Estimate: math.NaN(), High: math.Inf(1), Confidence: confidence, Method: "chi-square"}
	if s.Pairs < 2 {
		return notKnown, chance
	}
	between, within := s.Variances()
	notKnown.Estimate, chance.Estimate = math.Sqrt(between), math.Sqrt(within)

	n, tail := float64(s.Pairs), (1-confidence)/2
	pairs := distuv.ChiSquared{K: n}
	squares := float64(n * within)
	chance.Low, chance.High = math.Sqrt(squares/pairs.Quantile(1-tail)), math.Sqrt(squares/pairs.Quantile(tail))

	worlds, ratio := distuv.ChiSquared{K: n - 1}, distuv.F{D1: n - 1, D2: n}
	bound := func(tail float64) float64 {
		excess := float64(2*s.mean.Variance()) - float64(within*ratio.Quantile(tail))
		return math.Sqrt(max(float64((n-1)*excess)/(2*worlds.Quantile(tail)), 0))
	}
	notKnown.Low, notKnown.High = bound(1-tail), bound(tail)
	return notKnown, chance
}
