package experiments

import (
	"math"

	"gonum.org/v1/gonum/stat/distuv"

	"headroom/experiments/estimate"
	"headroom/experiments/sensitivity"
	"headroom/sim"
)

// A Split separates, for one option and future, the spread of the mean of the
// target's measure over each year owed into what we do not know (the world) and
// chance (all else). Replications are run in pairs that share a world.
type Split struct {
	Option, Future string
	Pairs          int
	Years          []*YearSplit // of the years owed, in order; never empty
}

func newSplit(option, future string, years []Span) *Split {
	s := &Split{Option: option, Future: future}
	for _, span := range years {
		year := &YearSplit{Span: span}
		for g := range year.groups {
			year.groups[g] = pairSums{sim.NewExactSum(1e-6), sim.NewExactSum(1e-6)}
		}
		s.Years = append(s.Years, year)
	}
	return s
}

// add adds the pair of a replication: the means of each year.
func (s *Split) add(replication int, a, b []float64) {
	s.Pairs++
	for i, year := range s.Years {
		group := &year.groups[replication%sensitivity.Groups]
		group.mean.Add((a[i] + b[i]) / 2)
		group.difference.Add(a[i] - b[i])
	}
}

// last is the split of the last year owed.
func (s *Split) last() *YearSplit { return s.Years[len(s.Years)-1] }

// Variances are the two parts in the last year owed.
func (s *Split) Variances() (notKnown, chance float64) { return s.last().Variances() }

// Deviations are the standard deviations in the last year owed.
func (s *Split) Deviations(confidence float64) (notKnown, chance estimate.Interval) {
	return s.last().Deviations(confidence)
}

// A YearSplit is a split of one year owed, its pairs dealt into groups by their
// number.
type YearSplit struct {
	Span   // its censuses
	groups [sensitivity.Groups]pairSums
}

type pairSums struct {
	mean       *sim.ExactSum // of a pair
	difference *sim.ExactSum // within a pair
}

// without are the sums over all groups but one; -1: over all.
func (y *YearSplit) without(leave int) pairSums {
	all := pairSums{sim.NewExactSum(1e-6), sim.NewExactSum(1e-6)}
	for g := range y.groups {
		if g != leave {
			all.mean.Merge(y.groups[g].mean)
			all.difference.Merge(y.groups[g].difference)
		}
	}
	return all
}

// chance is the variance within a world.
func (p pairSums) chance() float64 {
	n := float64(p.mean.N())
	squares := float64(p.difference.Variance()*(n-1)) + float64(n*float64(p.difference.Mean()*p.difference.Mean()))
	return squares / (2 * n)
}

// Variances are the two parts, by one-way analysis of variance with two runs
// a world. An estimate below nothing is given as 0.
func (y *YearSplit) Variances() (notKnown, chance float64) {
	all := y.without(-1)
	chance = all.chance()
	// The mean square between pairs is twice the variance of their means.
	return estimate.RandomEffects(float64(2*all.mean.Variance()), chance, 2)
}

// Deviations are the standard deviations of the two parts with their
// intervals: for chance the jackknife's, of the logarithm, which supposes no law
// (the chi-square law of normal figures held the truth in 87 of 100, and serves
// only below fewestPairs pairs); for what we do not know that of Williams and
// Tukey, which may reach down to 0.
//
// Source: J. S. Williams, "A confidence interval for variance components",
// Biometrika 49 (1962), 278-281.
func (y *YearSplit) Deviations(confidence float64) (notKnown, chance estimate.Interval) {
	notKnown = estimate.Interval{Estimate: math.NaN(), High: math.Inf(1), Confidence: confidence, Method: "Williams-Tukey"}
	chance = estimate.Interval{Estimate: math.NaN(), High: math.Inf(1), Confidence: confidence, Method: "chi-square"}
	all := y.without(-1)
	if all.mean.N() < 2 {
		return notKnown, chance
	}
	between, within := y.Variances()
	notKnown.Estimate, chance.Estimate = math.Sqrt(between), math.Sqrt(within)

	n, tail := float64(all.mean.N()), (1-confidence)/2
	pairs := distuv.ChiSquared{K: n}
	squares := float64(n * within)
	chance.Low, chance.High = math.Sqrt(squares/pairs.Quantile(1-tail)), math.Sqrt(squares/pairs.Quantile(tail))
	if all.mean.N() >= fewestPairs && within > 0 {
		var without []float64
		groups := float64(len(y.groups))
		unbiased := float64(groups * sim.Log(chance.Estimate))
		for g := range y.groups {
			one := sim.Log(y.without(g).chance()) / 2
			without = append(without, one)
			unbiased -= float64(one * (groups - 1) / groups)
		}
		log := sensitivity.Jackknife(unbiased, without, confidence) // the logarithm of a variance is low in the mean
		chance.Low, chance.High, chance.Method = sim.Exp(log.Low), sim.Exp(log.High), log.Method
	}

	worlds, ratio := distuv.ChiSquared{K: n - 1}, distuv.F{D1: n - 1, D2: n}
	bound := func(tail float64) float64 {
		excess := float64(2*all.mean.Variance()) - float64(within*ratio.Quantile(tail))
		return math.Sqrt(max(float64((n-1)*excess)/(2*worlds.Quantile(tail)), 0))
	}
	notKnown.Low, notKnown.High = bound(1-tail), bound(tail)
	return notKnown, chance
}
