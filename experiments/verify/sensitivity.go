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

// linearScreening are Morris's elementary effects of the linear function, and its
// squared derivatives with the bounds that they put to total indices: the
// variance is 5/12.
func linearScreening(e Effort) []Figure {
	effects := sensitivity.Screen(linear, 10, 3, e.streams(0)).Effects(0.95)
	derivatives := sensitivity.Differentiate(linear, 10, 3, e.streams(1))
	var figures []Figure
	for i, known := range []struct{ slope, square, bound string }{
		{"2.0000000", "4.0000000", "0.97268336"}, {"1.0000000", "1.0000000", "0.24317084"}, {"0.0000000", "0.0000000", "0.0000000"},
	} {
		input := fmt.Sprintf("input %d, ", i+1)
		figures = append(figures,
			given(input+"mean size of the effects", known.slope, effects[i].MeanSize.Estimate),
			given(input+"deviation of the effects", "0.0000000", effects[i].Deviation),
			given(input+"mean squared derivative", known.square, derivatives[i].Mean()),
			given(input+"bound of the total index", known.bound, derivatives.TotalAtMost(i, 5.0/12)))
	}
	return figures
}

// ishigamiScreening are the mean sizes of the elementary effects of Ishigami's
// function on Morris's grid of four levels, worked out by going through all 32 of
// them of an input (those of the second input are all of one size, 7 sin^2 60 degrees
// over 2/3), and the mean squared derivatives by hand.
func ishigamiScreening(e Effort) []Figure {
	effects := sensitivity.Screen(ishigami, max(e.runs(designRows), leastRows), 3, e.streams(0)).Effects(0.95)
	derivatives := sensitivity.Differentiate(ishigami, max(e.runs(designRows), leastRows), 3, e.streams(1))
	figures := []Figure{given("input 2, mean size of the effects", "7.8750000", effects[1].MeanSize.Estimate)}
	// The first input goes from -pi or -pi/3 to pi/3 or pi, sin by root 3/2, times 1 + b x^4, x being pi or pi/3.
	root, fourth, eighth := math.Sqrt(3)/2*1.5, math.Pow(math.Pi, 4), math.Pow(math.Pi, 8)
	first := root * (1 + 0.1*fourth*(1+1.0/81)/2)
	// The third goes from pi to pi/3 in size: b (pi^4 - pi^4/81) |sin x1|, root 3/2 or 0.
	third := root * 0.1 * fourth * (1 - 1.0/81) / 2
	for _, known := range []struct {
		input int
		size  float64
	}{{0, first}, {2, third}} {
		figures = append(figures, Figure{
			What: fmt.Sprintf("input %d, mean size of the effects", known.input+1), Expected: known.size,
			Got: effects[known.input].MeanSize.Estimate, StandardError: effects[known.input].MeanSizeError,
		})
	}
	own := 4 * math.Pi * math.Pi // of inputs from -pi to pi, the square of (2 pi)
	for i, mean := range []float64{(1 + 0.2*fourth/5 + 0.01*eighth/9) / 2, 49.0 / 2, 0.08 * math.Pow(math.Pi, 6) / 7} {
		figures = append(figures, simulated(fmt.Sprintf("input %d, mean squared derivative", i+1), &derivatives[i], own*mean))
	}
	return figures
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
