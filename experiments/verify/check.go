package verify

import (
	"math"
	"strconv"
	"strings"

	"headroom/sim"
)

// Limit is how many standard errors a simulated figure may lie from its exact
// answer. One normal figure in 15,787 lies further by chance alone.
const Limit = 4

// A Check compares what the program gives with an exact answer.
type Check struct {
	Group  string // heading under which it is printed
	Name   string // unique, in plain English
	Source string // of the exact answer
	Run    func(Effort) []Figure
}

// An Effort is how much a check may simulate, and its seed.
type Effort struct {
	scale float64
	seed  uint64
}

// fewestRuns are enough for a standard error to be trusted.
const fewestRuns = 30

// runs is the number of replications where the quick check makes so many.
func (e Effort) runs(quick int) int {
	return max(int(math.Round(float64(quick)*e.scale)), fewestRuns)
}

// part is the effort of one of several simulations of a check: the same, with a
// seed of its own.
func (e Effort) part(name string) Effort {
	return Effort{e.scale, sim.Entity(e.seed, sim.HashString(name))}
}

// streams are the random streams of a replication.
func (e Effort) streams(replication int) sim.Streams { return sim.NewStreams(e.seed, replication) }

// A Figure is one number beside its exact answer.
type Figure struct {
	What     string // in plain English
	Expected float64
	Got      float64

	// StandardError of Got over the randomness of the simulation; 0 for a
	// figure that is calculated.
	StandardError float64

	// Tolerance is how far a calculated figure may lie from Expected: half of
	// the last digit in which Expected was given.
	Tolerance float64
}

// Simulated reports whether the figure has a standard error.
func (f Figure) Simulated() bool { return f.StandardError != 0 }

// Z is how many standard errors the figure lies from its exact answer; not a
// number if it is not simulated.
func (f Figure) Z() float64 {
	if !f.Simulated() {
		return math.NaN()
	}
	return (f.Got - f.Expected) / f.StandardError
}

// OK reports whether the figure agrees with its exact answer.
func (f Figure) OK() bool {
	if f.Simulated() {
		return math.Abs(f.Z()) < Limit
	}
	return math.Abs(f.Got-f.Expected) <= f.Tolerance
}

// simulated is the figure of a mean of independent results.
func simulated(what string, results *sim.Moments, expected float64) Figure {
	return Figure{What: what, Expected: expected, Got: results.Mean(), StandardError: results.StandardError()}
}

// share is the figure of a chance, of independent results that are each 0 or
// 1. Its standard error is that of the expected chance, which is known
// exactly.
func share(what string, results *sim.Moments, expected float64) Figure {
	return Figure{
		What: what, Expected: expected, Got: results.Mean(),
		StandardError: math.Sqrt(expected * (1 - expected) / results.N()),
	}
}

// indicator is 1 for true.
func indicator(condition bool) float64 {
	if condition {
		return 1
	}
	return 0
}

// given is the figure of a calculation whose answer is written out: it must
// agree to the digits written.
func given(what, expected string, got float64) Figure {
	value, err := strconv.ParseFloat(expected, 64)
	if err != nil {
		panic("verify: expected value: " + err.Error())
	}
	return Figure{What: what, Expected: value, Got: got, Tolerance: halfLastDigit(expected)}
}

// halfLastDigit is half a unit in the last digit of a decimal number, and a
// millionth part more for the rounding of binary numbers.
func halfLastDigit(number string) float64 {
	mantissa, exponent, _ := strings.Cut(number, "e")
	power, _ := strconv.Atoi(exponent)
	_, decimals, _ := strings.Cut(mantissa, ".")
	return 0.500001 * math.Pow(10, float64(power-len(decimals)))
}

// A spread gathers independent results whose exact mean is known, with their
// squared distances from that mean, whose mean is the variance.
type spread struct {
	mean    float64
	values  sim.Moments
	squares sim.Moments
}

func (s *spread) add(x float64) {
	s.values.Add(x)
	s.squares.Add((x - s.mean) * (x - s.mean))
}

// A ratio gathers a sum and a count from each replication, of which the
// quotient of the means is wanted, such as a mean wait: waits over customers.
type ratio struct{ sums, counts []float64 }

func (r *ratio) add(sum, count float64) {
	r.sums = append(r.sums, sum)
	r.counts = append(r.counts, count)
}

// figure is the quotient. If the expected one is right then sum - expected *
// count has mean 0 exactly, which a mean of quotients has not.
func (r *ratio) figure(what string, expected float64) Figure {
	var counts, rest sim.Moments
	for i, sum := range r.sums {
		counts.Add(r.counts[i])
		rest.Add(sum - expected*r.counts[i])
	}
	return Figure{
		What: what, Expected: expected, Got: expected + rest.Mean()/counts.Mean(),
		StandardError: rest.StandardError() / counts.Mean(),
	}
}
