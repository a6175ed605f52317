package sensitivity

import (
	"fmt"
	"math"

	"headroom/sim"
)

// Groups is how many groups runs are dealt into, by their number. Leaving out one group at a time shows how far a figure
// depends on which runs were made, and takes the same memory however many there are.
const Groups = 10

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
// products of terms.
type Draws struct {
	terms  int
	groups [Groups][]sim.ExactSum // by group, then pair of terms, row by row from the diagonal on
}

// NewDraws holds draws of so many inputs, 0 or more.
func NewDraws(inputs int) *Draws {
	if inputs < 0 {
		panic(fmt.Sprintf("sensitivity: draws of %d inputs", inputs))
	}
	d := &Draws{terms: 1 + curves*inputs}
	for g := range d.groups {
		d.groups[g] = sums(d.terms*(d.terms+1)/2, 0x1p-30)
	}
	return d
}

func sums(n int, resolution float64) []sim.ExactSum {
	list := make([]sim.ExactSum, n)
	for i := range list {
		list[i] = *sim.NewExactSum(resolution)
	}
	return list
}

// Add adds the terms, made by [Basis], of a run with its number, from 0.
func (d *Draws) Add(run int, terms []float64) {
	if run < 0 || len(terms) != d.terms {
		panic(fmt.Sprintf("sensitivity: run %d with %d terms, want %d", run, len(terms), d.terms))
	}
	products, at := d.groups[run%Groups], 0
	for i, x := range terms {
		for _, y := range terms[i:] {
			products[at].Add(float64(x * y))
			at++
		}
	}
}

// Sums are all that is held, in a fixed order, to be saved and read back.
func (d *Draws) Sums() []*sim.ExactSum { return pointers(&d.groups) }

func pointers(groups *[Groups][]sim.ExactSum) []*sim.ExactSum {
	var all []*sim.ExactSum
	for g := range groups {
		for i := range groups[g] {
			all = append(all, &groups[g][i])
		}
	}
	return all
}

// Results holds what a regression needs of a result of runs.
type Results struct {
	groups [Groups][]sim.ExactSum // by group, term: the result times the term
}

// NewResults holds a result of runs with so many inputs. Results are rounded to a millionth, and may go up to 60 million.
func NewResults(inputs int) *Results {
	r := &Results{}
	for g := range r.groups {
		r.groups[g] = sums(1+curves*inputs, 1e-6)
	}
	return r
}

// Add adds the result of a run with its number and the terms of its draws.
func (r *Results) Add(run int, terms []float64, result float64) {
	if run < 0 || len(terms) != len(r.groups[0]) {
		panic(fmt.Sprintf("sensitivity: result of run %d with %d terms, want %d", run, len(terms), len(r.groups[0])))
	}
	products := r.groups[run%Groups]
	for i, x := range terms {
		products[i].Add(float64(x * result))
	}
}

// Sums are all that is held, in a fixed order, to be saved and read back.
func (r *Results) Sums() []*sim.ExactSum { return pointers(&r.groups) }
