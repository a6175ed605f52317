package sensitivity

import (
	"fmt"
	"math"

	"headroom/experiments/estimate"
	"headroom/sim"
)

// levels is how many values Morris's grid gives each input: 0, 1/3, 2/3 and 1. An input steps by step, from either of the lower
// two to the value above by that much or back, so that each value is met equally often.
const (
	levels = 4
	step   = levels / 2.0 / (levels - 1)
)

// A Screening is how a function changes when one input alone steps by 2/3 of its range, over many places in the space of all
// inputs: Morris's elementary effects, each the change over the step.
type Screening struct {
	effects []sim.Moments // by input
	sizes   []sim.Moments // their absolute values
}

// Screen works out the elementary effects of a function of so many inputs, at least 1, along so many random trajectories, at
// least 2 (10 to 50 are usual). It takes trajectories times (inputs + 1) values of the function, where Sobol's indices take
// thousands of each input: so it is what finds the inputs that do nothing among many. The function must not keep or change the
// point that it is given. The same streams give the same trajectories.
//
// Source: M. D. Morris, "Factorial sampling plans for preliminary computational experiments", Technometrics 33 (1991), 161-174.
func Screen(f func(u []float64) float64, trajectories, inputs int, streams sim.Streams) *Screening {
	if trajectories < 2 || inputs < 1 {
		panic(fmt.Sprintf("sensitivity: screening of %d inputs along %d trajectories", inputs, trajectories))
	}
	s := &Screening{make([]sim.Moments, inputs), make([]sim.Moments, inputs)}
	point, order := make([]float64, inputs), make([]int, inputs)
	for trajectory := range trajectories {
		stream := streams.At(purposeScreen, uint64(trajectory))
		below := func(n int) int { return min(int(float64(float64(n)*stream.Float64())), n-1) }
		for i := range point {
			point[i] = float64(below(levels)) / (levels - 1)
			j := below(i + 1) // a shuffle, from the inside out
			order[i], order[j] = order[j], i
		}
		before := f(point)
		for _, input := range order {
			by := step
			if point[input] > 0.5 {
				by = -step
			}
			point[input] = min(max(point[input]+by, 0), 1)
			after := f(point)
			effect := (after - before) / by
			s.effects[input].Add(effect)
			s.sizes[input].Add(math.Abs(effect))
			before = after
		}
	}
	return s
}

// An Effect is what a screening says of an input, in the function's unit for the whole range of the input.
type Effect struct {
	// MeanSize is the mean size of the elementary effects, mu*: how much the input matters. It ranks inputs as Sobol's total
	// index does, roughly.
	MeanSize      estimate.Interval
	MeanSizeError float64 // standard error

	// Mean is that of the effects with their signs, mu: of less size than mu* where the function rises here and falls there.
	Mean float64

	// Deviation is the standard deviation of the effects, sigma: 0 where the function is a straight line in the input whatever
	// the others are, and more the more it is curved or hangs on them.
	Deviation float64
}

// Effects are those of every input, with Student's interval over the trajectories, which are independent of each other.
//
// Source: mu* is of F. Campolongo, J. Cariboni and A. Saltelli, "An effective screening design for sensitivity analysis of large
// models", Environmental Modelling and Software 22 (2007), 1509-1518.
func (s *Screening) Effects(confidence float64) []Effect {
	effects := make([]Effect, len(s.effects))
	for i := range effects {
		size := &s.sizes[i]
		effects[i] = Effect{
			MeanSize:      estimate.Mean(int(size.N()), size.Mean(), size.Variance(), confidence),
			MeanSizeError: size.StandardError(),
			Mean:          s.effects[i].Mean(),
			Deviation:     math.Sqrt(s.effects[i].Variance()),
		}
	}
	return effects
}
