package sensitivity

import (
	"fmt"
	"math"

	"headroom/sim"
)

// Groups is how many groups runs are dealt into, by their number. Leaving out one group at a time shows how far a figure
// depends on which runs were made, and takes the same memory however many there are.
const Groups = 20

// curves is how many terms there are in each input: a straight line and a parabola.
const curves = 2

// Basis appends the terms that a result is fitted to, for draws of every input: 1, and for each input the first two Legendre
// polynomials between 0 and 1. Each has mean 0 and variance 1, and over independent uniform draws they are uncorrelated: the
// square of a coefficient is a part of the variance.
func Basis(terms []float64, u ...float64) []float64 {
	terms = append(terms, 1)
	for _, x := range u {
		line := float64(2*x) - 1
		terms = append(terms, float64(math.Sqrt(3)*line), float64(math.Sqrt(5)*(float64(1.5*float64(line*line))-0.5)))
	}
	return terms
}

// Draws holds what a regression needs of the draws of some runs, which any number of results of the same runs share: sums of
// products of terms, in whole numbers, so that runs may be added in any order.
type Draws struct {
	terms  int
	groups [Groups]drawSums
}

type drawSums struct {
	runs     int
	products []int64 // of each pair of terms, row by row from the diagonal on, in units of 2^-30: good for 2^30 runs
}

const unit = 0x1p-30

// NewDraws holds draws of so many inputs, 0 or more.
func NewDraws(inputs int) *Draws {
	if inputs < 0 {
		panic(fmt.Sprintf("sensitivity: draws of %d inputs", inputs))
	}
	d := &Draws{terms: 1 + curves*inputs}
	for g := range d.groups {
		d.groups[g].products = make([]int64, d.terms*(d.terms+1)/2)
	}
	return d
}

// Add adds the terms, made by [Basis], of a run with its number.
func (d *Draws) Add(run int, terms []float64) {
	if run < 0 || len(terms) != d.terms {
		panic(fmt.Sprintf("sensitivity: run %d with %d terms, want %d", run, len(terms), d.terms))
	}
	sums := &d.groups[run%Groups]
	sums.runs++
	at := 0
	for i, x := range terms {
		for _, y := range terms[i:] {
			sums.products[at] += int64(math.Floor(float64(x*y)/unit + 0.5))
			at++
		}
	}
}

// Results holds what a regression needs of a result of runs.
type Results struct {
	groups [Groups][]sim.ExactSum // by group, term: the result times the term
}

// NewResults holds a result of runs with so many inputs. Results are rounded to a millionth, and may go up to 60 million.
func NewResults(inputs int) *Results {
	r := &Results{}
	for g := range r.groups {
		r.groups[g] = make([]sim.ExactSum, 1+curves*inputs)
		for i := range r.groups[g] {
			r.groups[g][i] = *sim.NewExactSum(1e-6)
		}
	}
	return r
}

// Add adds the result of a run with its number and the terms of its draws.
func (r *Results) Add(run int, terms []float64, result float64) {
	sums := r.groups[run%Groups]
	if len(terms) != len(sums) {
		panic(fmt.Sprintf("sensitivity: result of run %d with %d terms, want %d", run, len(terms), len(sums)))
	}
	for i, x := range terms {
		sums[i].Add(float64(x * result))
	}
}
