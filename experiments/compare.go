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
