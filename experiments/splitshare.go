package experiments

import (
	"math"

	"headroom/experiments/estimate"
	"headroom/experiments/sensitivity"
	"headroom/models/care"
	"headroom/sim"
)

// fewestPairs is how many pairs a share of the spread is told from: two in each
// group.
const fewestPairs = 2 * sensitivity.Groups

// widestTold is how wide an interval of a share may be for the share to be told.
// Of anything between none and all half says no more than "some".
const widestTold = 0.5

// Share is how much of the variance of a year is what we do not know; the rest
// is chance. Its interval is the jackknife's, of the logarithm of the ratio of
// the variance between worlds to that within: it supposes no law, and is wide
// where a few runs decide the figure. Not a number with fewer than fewestPairs
// pairs, or where nothing varies.
//
// Source of the logarithm: R. A. Fisher, Statistical Methods for Research
// Workers (1925), sections 38 to 40, on intraclass correlations of pairs.
func (y *YearSplit) Share(confidence float64) estimate.Interval {
	ratio := func(leave int) float64 { // of mean squares, as a logarithm
		sums := y.without(leave)
		return sim.Log(float64(2*sums.mean.Variance())) - sim.Log(sums.chance())
	}
	all := y.without(-1)
	unknown := estimate.Interval{Estimate: math.NaN(), Low: math.NaN(), High: math.NaN(), Confidence: confidence, Method: "not estimable"}
	if all.mean.N() < fewestPairs {
		return unknown
	}
	var without []float64
	for g := range y.groups {
		without = append(without, ratio(g))
	}
	i := sensitivity.Jackknife(ratio(-1), without, confidence)
	if math.IsNaN(i.Low) || math.IsInf(i.Estimate, 0) {
		return unknown
	}
	share := func(log float64) float64 {
		f := sim.Exp(min(log, 700))
		return max((f-1)/(f+1), 0)
	}
	i.Estimate, i.Low, i.High = share(i.Estimate), share(i.Low), share(i.High)
	return i
}

// Told says that an interval of a share is narrow enough for the share to be
// told.
func Told(share estimate.Interval) bool { return share.High-share.Low <= widestTold }

// yearsOwed are the years of the span owed: whole years counted back from its
// end, so that the last of them is the last year owed, and before them what is
// left, if that is half a year or all there is.
func yearsOwed(owed Span) []Span {
	var years []Span
	for last := owed.Last; last >= owed.First; last -= year {
		span := Span{max(last+1-year, owed.First), last}
		if len(years) == 0 || 2*span.Len() >= year {
			years = append([]Span{span}, years...)
		}
	}
	return years
}

// yearMeans appends the mean of the target's measure over each year owed.
func (g *grid) yearMeans(means []float64, t *care.Trajectory) []float64 {
	for _, span := range g.years {
		means = append(means, mean(span.of(t.Groups[g.aim.Group].Weekly[g.aim.Measure])))
	}
	return means
}
