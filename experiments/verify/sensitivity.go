package verify

import (
	"fmt"
	"math"

	"headroom/experiments/sensitivity"
	"headroom/sim"
)

// designRows is how many rows the quick check's design of Sobol's indices has,
// and leastRows how many there are at least: with fewer their standard errors
// are themselves rough.
const (
	designRows = 2000
	leastRows  = 1000
)

// ishigami is Ishigami and Homma's function with a = 7 and b = 0.1, of inputs
// from -pi to pi.
func ishigami(u []float64) float64 {
	x := func(i int) float64 { return math.Pi * (2*u[i] - 1) }
	return math.Sin(x(0)) + 7*math.Pow(math.Sin(x(1)), 2) + 0.1*math.Pow(x(2), 4)*math.Sin(x(0))
}

// sobolG is Sobol's function with a = 0, 1, 4.5, 9, 99, 99, 99, 99.
func sobolG(u []float64) float64 {
	y := 1.0
	for i, a := range []float64{0, 1, 4.5, 9, 99, 99, 99, 99} {
		y *= (math.Abs(4*u[i]-2) + a) / (1 + a)
	}
	return y
}

func linear(u []float64) float64 { return 2*u[0] + u[1] }

// sobolIndices are indices of the first inputs, with bootstrap standard errors.
// Left out are first indices next to nothing, whose errors are nearly one and
// the same, and the totals of a linear function, which say what the first
// indices of the other inputs do.
func sobolIndices(f func([]float64) float64, inputs int, first, total []float64) func(Effort) []Figure {
	return func(e Effort) []Figure {
		values := sensitivity.NewDesign(max(e.runs(designRows), leastRows), inputs, e.streams(0)).Evaluate(f)
		var figures []Figure
		for i, index := range values.Indices(0.95, e.streams(1)) {
			if i < len(first) {
				figures = append(figures, Figure{What: fmt.Sprintf("input %d, first order", i+1), Expected: first[i], Got: index.First.Estimate, StandardError: index.FirstError})
			}
			if i < len(total) {
				figures = append(figures, Figure{What: fmt.Sprintf("input %d, total", i+1), Expected: total[i], Got: index.Total.Estimate, StandardError: index.TotalError})
			}
		}
		return figures
	}
}

// sharesByRegression are the shares of a plane with noise, over independent
// sets of a thousand runs: of 2u1 + u2 + noise of variance 1/12 two thirds, a sixth and
// none, and the fit five sixths.
func sharesByRegression(e Effort) []Figure {
	var figures [3]sim.Moments
	for set := range e.runs(50) {
		draws, results, stream := sensitivity.NewDraws(3), sensitivity.NewResults(3), e.streams(set).At(0, 0)
		for run := range 1000 {
			u := []float64{stream.Float64(), stream.Float64(), stream.Float64()}
			terms := sensitivity.Basis(nil, u...)
			draws.Add(run, terms)
			results.Add(run, terms, linear(u)+sim.NormalQuantile(stream.Float64())/math.Sqrt(12))
		}
		shares := draws.Shares(results, []int{0, 1, 2}, 0.95)
		for i := range 2 {
			figures[i].Add(shares.Of[i].Estimate)
		}
		figures[2].Add(shares.Fit.Estimate)
	}
	return []Figure{
		simulated("share of the first input", &figures[0], 2.0/3),
		simulated("share of the second input", &figures[1], 1.0/6),
		simulated("fit", &figures[2], 5.0/6),
	}
}
