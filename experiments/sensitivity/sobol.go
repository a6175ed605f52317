package sensitivity

import (
	"fmt"
	"math"
	"slices"

	"headroom/experiments/estimate"
	"headroom/sim"
)

// A Design says where a function is to be worked out for Sobol's indices: rows of two independent samples A and B of all
// inputs, and for each input the rows of A with that input taken from B. It takes rows times (inputs + 2) values of the
// function.
//
// Source: A. Saltelli and others, "Variance based sensitivity analysis of model output. Design and estimator for the total
// sensitivity index", Computer Physics Communications 181 (2010), 259-270.
type Design struct{ a, b [][]float64 } // by row, input

// The uses of random numbers.
const (
	purposeDesign sim.Purpose = iota
	purposeResample
	purposeScreen
	purposeDerive
)

// NewDesign draws a design of so many rows, at least 2, of so many inputs, at least 1. The same streams give the same design.
func NewDesign(rows, inputs int, streams sim.Streams) *Design {
	if rows < 2 || inputs < 1 {
		panic(fmt.Sprintf("sensitivity: design of %d rows and %d inputs", rows, inputs))
	}
	stream := streams.At(purposeDesign, 0)
	sample := func() [][]float64 {
		points := make([][]float64, rows)
		for i := range points {
			points[i] = make([]float64, inputs)
			for j := range points[i] {
				points[i][j] = stream.Float64()
			}
		}
		return points
	}
	return &Design{sample(), sample()}
}

// Evaluate works out a function at every point of the design. It must not keep or change the point that it is given.
func (d *Design) Evaluate(f func(u []float64) float64) Values {
	v := Values{Mixed: make([][]float64, len(d.a[0]))}
	for row := range d.a {
		v.A = append(v.A, f(d.a[row]))
		v.B = append(v.B, f(d.b[row]))
		for input := range v.Mixed {
			point := slices.Clone(d.a[row])
			point[input] = d.b[row][input]
			v.Mixed[input] = append(v.Mixed[input], f(point))
		}
	}
	return v
}

// Values are a function's values at the points of a design.
type Values struct {
	A, B  []float64   // by row
	Mixed [][]float64 // by input, row: the row of A with the input of B
}

// An Index is how much of the variance of a function an input makes. First is what would go if the input were known; Total
// what would be left if all others were: First and all that the input does together with others. The errors are bootstrap
// standard errors, and so are the intervals that go with them.
//
// Estimates may lie below 0 or above 1, which the indices do not: then rows are too few.
type Index struct {
	First, Total           estimate.Interval
	FirstError, TotalError float64
}

// resamples is how many times the rows are drawn anew for an interval.
const resamples = 400

// Indices estimates the indices of every input by Jansen's estimators, with intervals from rows drawn anew with replacement
// (percentiles of 400 such samples; the same streams give the same intervals).
//
// Source: M. J. W. Jansen, "Analysis of variance designs for model output", Computer Physics Communications 117 (1999),
// 35-43; as (c) and (f) of table 2 of Saltelli and others (2010).
func (v Values) Indices(confidence float64, streams sim.Streams) []Index {
	v.check()
	rows := make([]int, len(v.A))
	for i := range rows {
		rows[i] = i
	}
	first, total := v.jansen(rows)
	firsts, totals := make([][]float64, len(v.Mixed)), make([][]float64, len(v.Mixed))
	for resample := range resamples {
		stream := streams.At(purposeResample, uint64(resample))
		for i := range rows {
			rows[i] = min(int(float64(len(rows))*stream.Float64()), len(rows)-1)
		}
		f, t := v.jansen(rows)
		for input := range v.Mixed {
			firsts[input], totals[input] = append(firsts[input], f[input]), append(totals[input], t[input])
		}
	}
	indices := make([]Index, len(v.Mixed))
	for input := range indices {
		x := &indices[input]
		x.First, x.FirstError = bootstrap(first[input], firsts[input], confidence)
		x.Total, x.TotalError = bootstrap(total[input], totals[input], confidence)
	}
	return indices
}

func (v Values) check() {
	same := len(v.A) >= 2 && len(v.B) == len(v.A) && len(v.Mixed) > 0
	for _, mixed := range v.Mixed {
		same = same && len(mixed) == len(v.A)
	}
	if !same {
		panic(fmt.Sprintf("sensitivity: %d values of A, %d of B, and %d inputs; wanted two rows or more, and as many everywhere", len(v.A), len(v.B), len(v.Mixed)))
	}
}

// jansen are the indices over some rows: half the mean square of what changes when all but the input change, and when the
// input alone does, over the variance.
func (v Values) jansen(rows []int) (first, total []float64) {
	var all sim.Moments
	for _, row := range rows {
		all.Add(v.A[row])
		all.Add(v.B[row])
	}
	twice := float64(2 * float64(len(rows)) * all.Variance())
	for _, mixed := range v.Mixed {
		others, alone := 0.0, 0.0
		for _, row := range rows {
			others += square(v.B[row] - mixed[row])
			alone += square(v.A[row] - mixed[row])
		}
		first, total = append(first, 1-others/twice), append(total, alone/twice)
	}
	return first, total
}

func square(x float64) float64 { return float64(x * x) }

// bootstrap is the interval and the standard error of an estimate from its resamples.
func bootstrap(x float64, again []float64, confidence float64) (estimate.Interval, float64) {
	var spread sim.Moments
	for _, y := range again {
		spread.Add(y)
	}
	slices.Sort(again)
	tail := (1 - confidence) / 2
	at := func(p float64) float64 { return again[int(math.Floor(float64(p*float64(len(again)-1))+0.5))] }
	return estimate.Interval{Estimate: x, Low: at(tail), High: at(1 - tail), Confidence: confidence, Method: "bootstrap percentiles"}, math.Sqrt(spread.Variance())
}
