package scenario

import (
	"fmt"
	"math"

	"headroom/sim"
)

// tenthZ is the standard normal's 90th percentile: how many standard
// deviations Low and High lie from Best.
const tenthZ = 1.2815515655446004

// AtBest is the number with nothing drawn: its best value.
func (n Number) AtBest() float64 { return n.Best }

// Quantile turns the uniform draw u into a value. At u = 0.1, 0.5 and 0.9 it
// is Low, Best and High (but see the laws below); it never falls as u grows.
// A number without a range is Best at every u.
//
// Without a named law each side of Best has its own spread ("split" laws):
// normal in the logarithm for a positive quantity, in the logit for a share,
// in the value itself for a signed one, and in the value too where a logarithm
// or logit would not be finite. What falls outside the key's valid range is
// cut to its end; a count is then rounded, half up.
//
// The named laws are: triangular, with Low, Best and High as its least, most
// likely and greatest value; uniform from Low to High; choice, each of Choices
// with the same chance; percentiles, straight between the given points in
// log(1 + change) and cut at the first and the last, read as the equal yearly
// change that compounds to it over OverYears.
//
// It panics unless 0 < u < 1. The same u gives the same bits on every
// processor.
func (n Number) Quantile(u float64) float64 {
	if !(u > 0 && u < 1) {
		panic(fmt.Sprintf("scenario: Quantile of %v at u = %v, outside (0, 1)", n.Key, u))
	}
	if !n.Ranged {
		return n.Best
	}
	var x float64
	switch n.Dist {
	case "triangular":
		x = triangular(u, n.Low, n.Best, n.High)
	case "uniform":
		x = float64(u*(n.High-n.Low)) + n.Low
	case "choice":
		x = n.Choices[int(math.Floor(u*float64(len(n.Choices))))]
	case "percentiles":
		x = yearlyChange(u, n.Percentiles, n.OverYears)
	case "":
		x = n.split(u)
	default:
		panic(fmt.Sprintf("scenario: %v has the law %q", n.Key, n.Dist))
	}
	x = min(max(x, n.Min), n.Max)
	if n.Spread == WholeNumber {
		x = math.Floor(x + 0.5)
	}
	return x
}

// split draws from the split law of the number's kind.
func (n Number) split(u float64) float64 {
	deviations := sim.NormalQuantile(u) / tenthZ
	// Rounding may carry a value near the middle across Best by a last bit:
	// each side is kept on its own side.
	if deviations < 0 {
		return min(n.side(-deviations, n.Low), n.Best)
	}
	return max(n.side(deviations, n.High), n.Best)
}

// side is the value so many tenthZ from Best towards end.
func (n Number) side(deviations, end float64) float64 {
	if deviations == 0 || end == n.Best {
		return n.Best
	}
	switch {
	case n.Spread == Share && n.Low > 0 && n.High < 1:
		best := logit(n.Best)
		return 1 / (1 + sim.Exp(-(best + float64(deviations*(logit(end)-best)))))
	case (n.Spread == Positive || n.Spread == WholeNumber) && n.Low > 0:
		best := sim.Log(n.Best)
		return sim.Exp(best + float64(deviations*(sim.Log(end)-best)))
	default:
		return n.Best + float64(deviations*(end-n.Best))
	}
}

func logit(share float64) float64 { return sim.Log(share / (1 - share)) }

// triangular is the quantile of the triangular law.
func triangular(u, low, mode, high float64) float64 {
	if low == high {
		return low
	}
	if u < (mode-low)/(high-low) {
		return low + math.Sqrt(u*(high-low)*(mode-low))
	}
	return high - math.Sqrt((1-u)*(high-low)*(high-mode))
}

// yearlyChange reads the u-th quantile of a change over several years, given
// as points [percentile, per cent], as the equal change of each year.
func yearlyChange(u float64, points [][2]float64, years float64) float64 {
	logChange := func(i int) float64 { return sim.Log(1 + points[i][1]/100) }
	percentile := float64(u * 100)
	last := len(points) - 1
	var change float64
	switch {
	case percentile <= points[0][0]:
		change = logChange(0)
	case percentile >= points[last][0]:
		change = logChange(last)
	default:
		i := 1
		for points[i][0] < percentile {
			i++
		}
		before, after := logChange(i-1), logChange(i)
		part := (percentile - points[i-1][0]) / (points[i][0] - points[i-1][0])
		change = before + float64(part*(after-before))
	}
	return sim.Exp(change/years) - 1
}
