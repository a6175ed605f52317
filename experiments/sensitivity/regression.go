package sensitivity

import (
	"fmt"
	"math"
	"slices"

	"headroom/experiments/estimate"
	"headroom/sim"
)

// Shares are how much of the variance of a result each of some inputs makes by itself (its first-order Sobol index, as far
// as a parabola follows the result), with intervals from leaving out one group of runs at a time.
type Shares struct {
	Runs int
	Fit  estimate.Interval   // of all inputs together: R squared, adjusted for the number of terms
	Of   []estimate.Interval // in the order in which the inputs were asked for
}

// FewestPerTerm is how many runs there must be for each term of a regression, two terms an input and one more.
const FewestPerTerm = 4

// FewestRuns is how many runs there must be for the shares of so many inputs.
func FewestRuns(inputs int) int { return FewestPerTerm * (1 + curves*inputs) }

// Shares fits a result to a straight line and a parabola in each of some inputs, named by their places, all at once by least
// squares. What chance alone would add to a share is taken off, so that an input that does nothing has a share of 0 in the
// mean; a share below 0 is given as 0.
//
// A share is not known, and not a number, with fewer runs than [FewestRuns], or of a result that never
// varies. What the fit leaves over is chance within a world, bends sharper than a parabola's, and what inputs do together.
//
// Sources: least squares on orthogonal polynomials, B. Sudret, "Global sensitivity analysis using polynomial chaos
// expansions", Reliability Engineering and System Safety 93 (2008), 964-979; intervals, the jackknife that leaves out groups,
// J. Shao and D. Tu, The Jackknife and Bootstrap (1995), section 2.3.
func (d *Draws) Shares(results *Results, inputs []int, confidence float64) Shares {
	terms := []int{0}
	for _, input := range inputs {
		if input < 0 || 1+curves*(input+1) > d.terms {
			panic(fmt.Sprintf("sensitivity: share of input %d, of terms for %d", input, (d.terms-1)/curves))
		}
		for c := range curves {
			terms = append(terms, 1+curves*input+c)
		}
	}
	shares := Shares{Fit: unknown(confidence), Of: make([]estimate.Interval, len(inputs))}
	for g := range d.groups {
		shares.Runs += int(d.groups[g][0].N())
	}
	var whole []float64
	if shares.Runs >= FewestRuns(len(inputs)) {
		whole = d.fit(results, terms, -1)
	}
	var without [][]float64
	for g := range d.groups {
		without = append(without, d.fit(results, terms, g))
	}
	figure := func(i int) estimate.Interval {
		if whole == nil {
			return unknown(confidence)
		}
		var again []float64
		for _, fit := range without {
			if fit == nil {
				return unknown(confidence)
			}
			again = append(again, fit[i])
		}
		interval := Jackknife(whole[i], again, confidence)
		interval.Estimate, interval.Low, interval.High = inside(interval.Estimate), inside(interval.Low), inside(interval.High)
		return interval
	}
	shares.Fit = figure(0)
	for i := range inputs {
		shares.Of[i] = figure(1 + i)
	}
	return shares
}

func inside(share float64) float64 { return min(max(share, 0), 1) }

func unknown(confidence float64) estimate.Interval {
	nan := math.NaN()
	return estimate.Interval{Estimate: nan, Low: nan, High: nan, Confidence: confidence, Method: "not estimable"}
}

// fit is the adjusted R squared and the share of each input, over all groups but one (-1: all of them); nil where they are
// not known.
func (d *Draws) fit(results *Results, terms []int, leave int) []float64 {
	var products, with []sim.ExactSum // over the groups; with: of the result
	for g := range d.groups {
		if g != leave {
			products = merged(products, d.groups[g])
			with = merged(with, results.groups[g])
		}
	}
	n, columns := float64(with[0].N()), len(terms)-1
	if n <= float64(len(terms)) || !(with[0].Variance() > 0) {
		return nil
	}

	// Means are taken off first, so that a large mean costs no digits.
	matrix := make([][]float64, columns)
	means, right := make([]float64, columns), make([]float64, columns)
	for i := range columns {
		matrix[i] = make([]float64, columns)
		means[i] = mean(&products[terms[1+i]]) // of the first row: terms times 1
		right[i] = float64(n * (with[terms[1+i]].Mean() - float64(means[i]*with[0].Mean())))
		for j := range i + 1 {
			a, b := min(terms[1+i], terms[1+j]), max(terms[1+i], terms[1+j])
			matrix[i][j] = float64(n * (mean(&products[place(a, b, d.terms)]) - float64(means[i]*means[j])))
		}
	}
	coefficients, inverse, ok := solve(matrix, right)
	if !ok {
		return nil
	}
	total := float64((n - 1) * with[0].Variance())
	left := total
	for i := range columns {
		left -= float64(coefficients[i] * right[i])
	}
	variance, noise := total/(n-1), max(left, 0)/(n-1-float64(columns))
	figures := []float64{1 - noise/variance}
	for i := 0; i < columns; i += curves {
		share := 0.0
		for c := i; c < i+curves; c++ {
			share += square(coefficients[c]) - float64(noise*inverse[c])
		}
		figures = append(figures, share/variance)
	}
	return figures
}

// merged adds sums to sums, to copies of the first.
func merged(to, from []sim.ExactSum) []sim.ExactSum {
	if to == nil {
		return slices.Clone(from)
	}
	for i := range to {
		to[i].Merge(&from[i])
	}
	return to
}

// mean is the sum's mean, which for sums of 64 bits is had much sooner than by whole numbers of any length.
func mean(s *sim.ExactSum) float64 {
	if s.SumHigh != int64(s.SumLow)>>63 {
		return s.Mean()
	}
	return float64(float64(int64(s.SumLow))*s.Resolution) / float64(s.Count)
}

// place is where the product of two terms stands, a at most b.
func place(a, b, terms int) int { return a*terms - a*(a-1)/2 + b - a }

// solve gives the solution of a symmetric system, of which the lower half is read, and the diagonal of its inverse, by
// Cholesky; not ok if it is not positive definite.
func solve(matrix [][]float64, right []float64) (solution, diagonal []float64, ok bool) {
	n := len(matrix)
	lower := make([][]float64, n)
	for i := range n {
		lower[i] = make([]float64, n)
		for j := range i + 1 {
			sum := matrix[i][j]
			for k := range j {
				sum -= float64(lower[i][k] * lower[j][k])
			}
			if i > j {
				lower[i][j] = sum / lower[j][j]
			} else if sum > 1e-9*matrix[i][i] {
				lower[i][i] = math.Sqrt(sum)
			} else {
				return nil, nil, false
			}
		}
	}
	forward := func(b []float64) []float64 {
		x := make([]float64, n)
		for i := range n {
			sum := b[i]
			for k := range i {
				sum -= float64(lower[i][k] * x[k])
			}
			x[i] = sum / lower[i][i]
		}
		return x
	}
	solution = forward(right)
	for i := n - 1; i >= 0; i-- {
		for k := i + 1; k < n; k++ {
			solution[i] -= float64(lower[k][i] * solution[k])
		}
		solution[i] /= lower[i][i]
	}
	for i := range n {
		one := make([]float64, n)
		one[i] = 1
		sum := 0.0
		for _, x := range forward(one) {
			sum += square(x)
		}
		diagonal = append(diagonal, sum)
	}
	return solution, diagonal, true
}
