package sensitivity

import (
	"fmt"
	"math"

	"headroom/sim"
)

// nearby is how far apart the two points are from which a derivative is taken: a hundred-thousandth of an input's range. What a
// smooth function bends within it and what subtraction costs of its digits are then both of the order of 1e-10.
const nearby = 1e-5

// Derivatives are the squared partial derivatives of a function, by input: their mean is the derivative-based global measure of
// sensitivity (DGSM). They bound Sobol's total index of an input from above, at a price of a few values of the function for each
// input and point: an input with a small bound can be left as it is.
//
// Source: I. M. Sobol and S. Kucherenko, "Derivative based global sensitivity measures and their link with global sensitivity
// indices", Mathematics and Computers in Simulation 79 (2009), 3009-3017.
type Derivatives []sim.Moments

// Differentiate takes the squared derivatives of a smooth function of so many inputs, at least 1, at so many random points, at
// least 2. It takes points times inputs times 2 values of the function, which must not keep or change the point that it is
// given. It is for functions without chance: of a simulation the difference of two neighbouring points is noise.
func Differentiate(f func(u []float64) float64, points, inputs int, streams sim.Streams) Derivatives {
	if points < 2 || inputs < 1 {
		panic(fmt.Sprintf("sensitivity: derivatives in %d inputs at %d points", inputs, points))
	}
	squares := make(Derivatives, inputs)
	point := make([]float64, inputs)
	for n := range points {
		stream := streams.At(purposeDerive, uint64(n))
		for i := range point {
			point[i] = stream.Float64()
		}
		for i, u := range point {
			low := min(max(u-nearby/2, 0), 1-nearby)
			high := low + nearby
			point[i] = high
			above := f(point)
			point[i] = low
			squares[i].Add(square((above - f(point)) / (high - low)))
			point[i] = u
		}
	}
	return squares
}

// TotalAtMost bounds Sobol's total index of an input by its mean squared derivative and the variance of the function, above 0:
// the mean over pi^2 times the variance, the constant of Poincare's inequality on the unit interval.
func (d Derivatives) TotalAtMost(input int, variance float64) float64 {
	if !(variance > 0) {
		panic(fmt.Sprintf("sensitivity: bound on a share of a variance of %v", variance))
	}
	return d[input].Mean() / (math.Pi * math.Pi * variance)
}
