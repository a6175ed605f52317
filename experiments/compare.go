package experiments

import (
	"math"

	"headroom/experiments/estimate"
	"headroom/sim"
)

// A Pair compares two options in one future, replication by replication. The
// counts cannot be recovered from the options' own later.
type Pair struct {
	A, B, Future  string
	Within, After estimate.Pairs
	Last          Difference // mean average caseload over the last year of the span owed
}

// A Difference sums a figure over replications for two options, and their
// difference.
type Difference struct{ A, B, Difference *sim.ExactSum }

func newDifference() Difference {
	return Difference{sim.NewExactSum(1e-6), sim.NewExactSum(1e-6), sim.NewExactSum(1e-6)}
}

func (d *Difference) add(a, b float64) {
	d.A.Add(a)
	d.B.Add(b)
	d.Difference.Add(a - b)
}

// VarianceReduction is how many times smaller the variance of the difference
// is than with independent runs; not a number with fewer than two.
func (d *Difference) VarianceReduction() float64 {
	if d.Difference.N() < 2 {
		return math.NaN()
	}
	return estimate.VarianceReduction(d.A.Variance(), d.B.Variance(), d.Difference.Variance())
}

func addPair(p *estimate.Pairs, a, b bool) {
	switch {
	case a && b:
		p.Both++
	case a:
		p.OnlyA++
	case b:
		p.OnlyB++
	default:
		p.Neither++
	}
}

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
