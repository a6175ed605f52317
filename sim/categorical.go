package sim

import (
	"fmt"
	"math"
)

// Categorical is the law of a choice among things numbered from 0, each with
// its own weight. Make one with [NewCategorical].
type Categorical struct {
	cumulative []float64 // weight of a choice and all before it
}

// NewCategorical is the choice with the given weights. They are not negative,
// are finite and need not add up to 1, but one at least is above 0. The error
// says which is at fault.
func NewCategorical(weights []float64) (Categorical, error) {
	cumulative := make([]float64, len(weights))
	total := 0.0
	for i, weight := range weights {
		if !(weight >= 0) || math.IsInf(weight, 1) {
			return Categorical{}, fmt.Errorf("weight %d is %v, but weights must be finite and not negative", i+1, weight)
		}
		total += weight
		cumulative[i] = total
	}
	if !(total > 0) || math.IsInf(total, 1) {
		return Categorical{}, fmt.Errorf("weights add up to %v, but the sum must be finite and above 0", total)
	}
	return Categorical{cumulative: cumulative}, nil
}

// Len is the number of things to choose from.
func (c Categorical) Len() int { return len(c.cumulative) }

// Probability is the chance of the i-th thing.
func (c Categorical) Probability(i int) float64 {
	before, total := c.weights(i)
	return (c.cumulative[i] - before) / total
}

// Rand draws the number of a thing by inversion: one uniform a draw, and time
// in proportion to the number of things.
func (c Categorical) Rand(s *Stream) int {
	p := s.Float64()
	target := math.Float64bits(float64(p * c.cumulative[len(c.cumulative)-1]))
	// The first thing that reaches beyond the target is as many as do not, counted
	// without a branch: weights are not negative, and order as their bits do.
	i := 0
	for _, upTo := range c.cumulative {
		i += int(^(target - math.Float64bits(upTo)) >> 63)
	}
	if i == len(c.cumulative) { // by rounding
		i, _ = c.locate(p)
	}
	return i
}

// locate finds the thing in which the share p of the total weight is reached,
// and how far into it, from 0 to 1. It passes over things of no weight.
func (c Categorical) locate(p float64) (i int, within float64) {
	target := float64(p * c.cumulative[len(c.cumulative)-1])
	last := 0
	for i, upTo := range c.cumulative {
		before, _ := c.weights(i)
		if upTo == before {
			continue
		}
		if target < upTo {
			return i, math.Max(0, (target-before)/(upTo-before))
		}
		last = i
	}
	return last, 1
}

// weights returns the weight before the i-th thing and that of all.
func (c Categorical) weights(i int) (before, total float64) {
	if i > 0 {
		before = c.cumulative[i-1]
	}
	return before, c.cumulative[len(c.cumulative)-1]
}
