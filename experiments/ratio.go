package experiments

import (
	"headroom/experiments/estimate"
	"headroom/sim"
)

// A Ratio sums two quantities over replications, for the ratio of their means:
// pounds, and what they bought.
type Ratio struct{ Of, To, difference *sim.ExactSum }

func newRatio() Ratio {
	return Ratio{Of: sim.NewExactSum(0.01), To: sim.NewExactSum(1e-6), difference: sim.NewExactSum(0.01)}
}

func (r *Ratio) add(of, to float64) {
	r.Of.Add(of)
	r.To.Add(to)
	r.difference.Add(of - to)
}

// Interval is the ratio of the means with Fieller's interval.
func (r *Ratio) Interval(confidence float64) estimate.Interval {
	runs := int(r.Of.N())
	if runs < 2 {
		return estimate.Ratio(runs, r.Of.Mean(), r.To.Mean(), 0, 0, 0, confidence)
	}
	of, to := r.Of.Variance(), r.To.Variance()
	return estimate.Ratio(runs, r.Of.Mean(), r.To.Mean(), of, to, estimate.Covariance(of, to, r.difference.Variance()), confidence)
}
