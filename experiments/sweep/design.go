package sweep

import (
	"bufio"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"headroom/sim"
)

// A Design is the points of a sweep: the keys, and for each point a value of
// each.
type Design struct {
	Keys   []string   `json:"keys"`
	Points [][]string `json:"points"` // by point, then key
}

// Grid is every value of every axis with every other; the last axis moves
// fastest.
func Grid(axes []Axis) (Design, error) {
	design := Design{Points: [][]string{nil}}
	for _, axis := range axes {
		if len(axis.Values) == 0 {
			return Design{}, fmt.Errorf("%s=%s:%s has no step, and a grid needs one: write from:to:step, or values with commas", axis.Key, written(axis.Low), written(axis.High))
		}
		design.Keys = append(design.Keys, axis.Key)
		var points [][]string
		for _, point := range design.Points {
			for _, value := range axis.Values {
				points = append(points, append(slices.Clone(point), value))
			}
		}
		if design.Points = points; len(points) > mostSteps {
			return Design{}, fmt.Errorf("the grid has more than %d points; --design lhs:100 spreads 100 points over the same ranges", mostSteps)
		}
	}
	return design, nil
}

// LatinHypercube spreads n points over the ranges: cut into n parts of equal
// width, each range has one point in the middle of each part, in a random order
// of its own that the seed and the key's name fix.
//
// Source: M. D. McKay, R. J. Beckman and W. J. Conover, Technometrics 21
// (1979), 239-245; in the middle of the parts, as in T. J. Santner and others,
// The Design and Analysis of Computer Experiments, 2nd ed. (2018), section 5.2.
func LatinHypercube(axes []Axis, n int, seed uint64) (Design, error) {
	columns := make([][]float64, len(axes))
	for i, axis := range axes {
		stream := sim.NewStreams(seed, 0).At(0, sim.Entity(sim.HashString("sweep"), sim.HashString(axis.Key)))
		columns[i] = make([]float64, n)
		for j := range columns[i] {
			columns[i][j] = (float64(j) + 0.5) / float64(n)
		}
		for j := n - 1; j > 0; j-- {
			k := min(int(float64(stream.Float64()*float64(j+1))), j)
			columns[i][j], columns[i][k] = columns[i][k], columns[i][j]
		}
	}
	return fill(axes, n, func(point, axis int) float64 { return columns[axis][point] })
}

// primes are the bases of Halton's sequence; beyond them its points lie on
// lines.
var primes = []int{2, 3, 5, 7, 11, 13}

// Halton spreads n points evenly over the ranges, and the first so many of a
// longer sequence are those of a shorter one.
//
// Source: J. H. Halton, "On the efficiency of certain quasi-random sequences of
// points in evaluating multi-dimensional integrals", Numerische Mathematik 2
// (1960), 84-90. The sequence begins at its first point, not at 0.
func Halton(axes []Axis, n int) (Design, error) {
	if len(axes) > len(primes) {
		return Design{}, fmt.Errorf("a Halton design takes at most %d keys; --design lhs:%d takes any number", len(primes), n)
	}
	return fill(axes, n, func(point, axis int) float64 { return radicalInverse(point+1, primes[axis]) })
}

// radicalInverse mirrors the digits of i in a base at the point.
func radicalInverse(i, base int) float64 {
	inverse, digit := 0.0, 1/float64(base)
	for ; i > 0; i /= base {
		inverse += float64(digit * float64(i%base))
		digit /= float64(base)
	}
	return inverse
}

// fill puts shares from 0 to 1 into the ranges of the axes. A listed axis is
// taken as so many equal parts.
func fill(axes []Axis, n int, share func(point, axis int) float64) (Design, error) {
	if n < 1 || n > mostSteps {
		return Design{}, fmt.Errorf("a design of %d points: 1 to %d are wanted", n, mostSteps)
	}
	var design Design
	for _, axis := range axes {
		design.Keys = append(design.Keys, axis.Key)
	}
	for point := range n {
		var values []string
		for i, axis := range axes {
			u := share(point, i)
			if len(axis.Values) > 0 {
				values = append(values, axis.Values[min(int(float64(u*float64(len(axis.Values)))), len(axis.Values)-1)])
				continue
			}
			values = append(values, written(axis.Low+float64(u*(axis.High-axis.Low))))
		}
		design.Points = append(design.Points, values)
	}
	return design, nil
}

// ReadDesign reads points from CSV: a row of keys, then a row for each point. Spaces
// around a value, and the mark that a spreadsheet puts before UTF-8, are no part of
// it.
func ReadDesign(from io.Reader) (Design, error) {
	in := bufio.NewReader(from)
	if mark, _ := in.Peek(len(byteOrderMark)); string(mark) == byteOrderMark {
		in.Discard(len(byteOrderMark)) // was peeked at, so is there
	}
	reader := csv.NewReader(in)
	reader.TrimLeadingSpace = true
	rows, err := reader.ReadAll()
	if err != nil {
		return Design{}, err
	}
	if len(rows) < 2 {
		return Design{}, errors.New("a row of keys and at least one row of values are wanted")
	}
	for _, row := range rows {
		for i, value := range row {
			row[i] = strings.TrimSpace(value)
		}
	}
	return Design{Keys: rows[0], Points: rows[1:]}, nil
}

// byteOrderMark is how a spreadsheet begins a CSV file in UTF-8.
const byteOrderMark = "\ufeff"

// Write writes the points as [ReadDesign] reads them.
func (d Design) Write(to io.Writer) error {
	out := csv.NewWriter(to)
	return errors.Join(out.Write(d.Keys), out.WriteAll(d.Points))
}
