package coverage

import (
	"fmt"
	"math"
	"slices"

	"headroom/experiments"
	"headroom/experiments/estimate"
	"headroom/sim"
)

// percentiles are the intervals for a percentile: by order statistics, whose
// coverage the law of the figure does not change, and by the same ranks read
// from the bins in which money is counted.
func percentiles() []study {
	var studies []study
	for _, c := range []struct {
		law  law
		runs int
		p    float64
	}{
		{laws[0], 200, 0.5},
		{laws[1], 200, 0.05},
		{laws[1], 200, 0.95},
		{laws[2], 1000, 0.9},
		{laws[2], 72, 0.95}, // the fewest with both bounds
		{laws[1], 59, 0.05}, // one bound only
	} {
		studies = append(studies, one(claim{
			about: fmt.Sprintf("%s, %s", percentileName(c.p), c.law.name), interval: "order statistics", runs: fmt.Sprint(c.runs),
			truth: c.law.quantile(c.p), exact: rankCoverage(c.runs, c.p, c.p, c.p),
		}, func(draws *sim.Stream) estimate.Interval {
			values := make([]float64, c.runs)
			for i := range values {
				values[i] = c.law.draw(draws)
			}
			slices.Sort(values)
			return estimate.PercentileInterval(values, c.p, confidence)
		}))
	}
	for _, p := range []float64{0.05, 0.5, 0.95} {
		studies = append(studies, moneyPercentile(200, p))
	}
	return studies
}

func percentileName(p float64) string {
	if p == 0.5 {
		return "median"
	}
	return fmt.Sprintf("%gth percentile", p*100)
}

// moneyPercentile is of extra spend over some years, lognormal with mean 300,000
// pounds and a deviation of half as much, folded and read as a cell's money is.
func moneyPercentile(runs int, p float64) study {
	spend := sim.LognormalFromMean(300_000, math.Sqrt(math.Log(1.25)))
	return one(claim{
		about: percentileName(p) + ", lognormal, mean £300,000, deviation £150,000", interval: "ranks, from bins of £10,000",
		runs: fmt.Sprint(runs), truth: spend.Quantile(p), exact: unknown,
	}, func(draws *sim.Stream) estimate.Interval {
		amounts := experiments.Amounts{
			Least: math.Inf(1), Most: math.Inf(-1),
			Bins: sim.NewHistogram(-1_000_000, experiments.AmountWidth, 400),
		}
		for range runs {
			x := spend.Rand(draws)
			amounts.Least, amounts.Most = min(amounts.Least, x), max(amounts.Most, x)
			amounts.Bins.Add(x)
		}
		return byRanks(runs, p, amounts.Percentile)
	})
}

// byRanks is the interval between the order statistics that PercentileRanks
// names, where only percentiles by type 7 can be read: the value of rank r of n
// is the percentile at (r-1)/(n-1).
func byRanks(runs int, p float64, percentile func(p float64) float64) estimate.Interval {
	lower, upper := estimate.PercentileRanks(runs, p, confidence)
	interval := estimate.Interval{Estimate: percentile(p), Low: math.Inf(-1), High: math.Inf(1)}
	if lower >= 1 {
		interval.Low = percentile(float64(lower-1) / float64(runs-1))
	}
	if upper <= runs {
		interval.High = percentile(float64(upper-1) / float64(runs-1))
	}
	return interval
}

// widened is an interval that reaches further either way.
func widened(interval estimate.Interval, by float64) estimate.Interval {
	interval.Low -= by
	interval.High += by
	return interval
}
