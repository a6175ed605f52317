package coverage

import (
	"fmt"
	"math"

	"headroom/experiments/estimate"
	"headroom/sim"
)

// Wrong intervals, which the same limits must refuse. They are not excused by
// what their exact coverage is.

// wrong are the ways of going astray that the literature warns of.
func wrong() []study {
	return []study{wald(200, 0.01), wald(200, 0.98), normalMean(5), unpairedMeans(200), unpairedChances(200), meanRule(3), meanRule(30), weeksAsRuns(200)}
}

// wald is p-hat plus or minus 1.96 standard errors.
func wald(runs int, p float64) study {
	return one(claim{
		about: fmt.Sprintf("chance of %g", p), interval: "Wald: 1.96 standard errors either way", runs: fmt.Sprint(runs), truth: p, exact: unknown,
	}, func(draws *sim.Stream) estimate.Interval { return waldInterval(successes(draws, runs, p), runs) })
}

func waldInterval(x, runs int) estimate.Interval {
	share := float64(x) / float64(runs)
	return around(share, 1.959964*math.Sqrt(share*(1-share)/float64(runs)))
}

func around(middle, half float64) estimate.Interval {
	return estimate.Interval{Estimate: middle, Low: middle - half, High: middle + half}
}

// normalMean takes the normal law for Student's.
func normalMean(runs int) study {
	return one(claim{
		about: "mean, " + laws[0].name, interval: "1.96 standard errors, not Student t", runs: fmt.Sprint(runs), truth: laws[0].mean, exact: unknown,
	}, func(draws *sim.Stream) estimate.Interval {
		var m sim.Moments
		for range runs {
			m.Add(laws[0].draw(draws))
		}
		return around(m.Mean(), 1.959964*m.StandardError())
	})
}

// unpairedMeans takes two options that share their random numbers as if they
// did not.
func unpairedMeans(runs int) study {
	return one(claim{
		about: "difference of means, normal, correlation 0.9", interval: "as if the options were independent", runs: fmt.Sprint(runs), truth: meanA - meanB, exact: unknown,
	}, func(draws *sim.Stream) estimate.Interval {
		var a, b sim.Moments
		for range runs {
			x, y := caseloads(draws)
			a.Add(x)
			b.Add(y)
		}
		return around(a.Mean()-b.Mean(), 1.959964*math.Hypot(a.StandardError(), b.StandardError()))
	})
}

func unpairedChances(runs int) study {
	j := joints[0]
	return one(claim{
		about: j.name, interval: "as if the options were independent", runs: fmt.Sprint(runs), truth: j.difference(), exact: unknown,
	}, func(draws *sim.Stream) estimate.Interval {
		p := outcomes(draws, runs, j.joint)
		n := float64(runs)
		a, b := float64(p.A())/n, float64(p.B())/n
		return around(a-b, 1.959964*math.Sqrt((a*(1-a)+b*(1-b))/n))
	})
}

// meanRule stops when Student's interval for the mean is within 5% of it, from
// so many runs on, looking after each: the replications algorithm without its
// look-ahead.
//
// Source: K. Hoad, S. Robinson and R. Davies, "Automated selection of the number
// of replications for a discrete-event simulation", Journal of the Operational
// Research Society 61 (2010), 1632-1644.
func meanRule(from int) study {
	const p = 0.9
	return one(claim{
		about:    fmt.Sprintf("chance of %g, to within 5%%", p),
		interval: fmt.Sprintf("runs until Student t is narrow, from %d on", from), runs: "as needed", truth: p, exact: unknown,
	}, func(draws *sim.Stream) estimate.Interval {
		x, runs := successes(draws, from, p), from
		for {
			n, share := float64(runs), float64(x)/float64(runs)
			interval := estimate.Mean(runs, share, share*(1-share)*n/(n-1), confidence)
			if share > 0 && interval.HalfWidth() <= 0.05*share {
				return interval
			}
			x += successes(draws, 1, p)
			runs++
		}
	})
}

// weeksAsRuns pools the weeks of each run, which go together, as if they were
// runs: here 10 weeks that share nine tenths of their variance.
func weeksAsRuns(runs int) study {
	const weeks, shared = 10, 0.9
	return one(claim{
		about: "mean over 10 weeks of a run, which go together", interval: "Student t, weeks taken as runs", runs: fmt.Sprint(runs), truth: 0, exact: unknown,
	}, func(draws *sim.Stream) estimate.Interval {
		var m sim.Moments
		for range runs {
			run := normal(draws)
			for range weeks {
				m.Add(math.Sqrt(shared)*run + math.Sqrt(1-shared)*normal(draws))
			}
		}
		return estimate.Mean(runs*weeks, m.Mean(), m.Variance(), confidence)
	})
}
