package coverage

import (
	"fmt"
	"math"

	"headroom/experiments"
	"headroom/experiments/estimate"
	"headroom/experiments/sensitivity"
	"headroom/experiments/sweep"
	"headroom/sim"
)

// apart are the intervals of a difference of chances of runs that have nothing in
// common: those of the tornado, whose ends are fifths of the runs, and those of an
// earlier answer against a later one.
func apart() []study {
	var studies []study
	for _, c := range []struct {
		p, q float64
		runs int
	}{{0.62, 0.41, 200}, {0.05, 0.02, 200}, {0.55, 0.50, 1000}} {
		interval := func(x, y int) estimate.Interval {
			return sensitivity.Difference(x, c.runs, y, c.runs, confidence)
		}
		studies = append(studies, one(claim{
			about: fmt.Sprintf("difference of %g and %g, other runs", c.p, c.q), interval: "Newcombe, independent", runs: fmt.Sprintf("%d each", c.runs),
			truth: c.p - c.q, exact: apartCoverage(c.runs, c.p, c.q, interval),
		}, func(draws *sim.Stream) estimate.Interval {
			return interval(keptOf(draws, c.runs, c.p), keptOf(draws, c.runs, c.q))
		}))
	}
	return studies
}

// keptOf is in how many of some runs something of a chance comes about.
func keptOf(draws *sim.Stream, runs int, p float64) int {
	kept := 0
	for range runs {
		if draws.Float64() < p {
			kept++
		}
	}
	return kept
}

// apartCoverage sums over both counts.
func apartCoverage(runs int, p, q float64, interval func(x, y int) estimate.Interval) float64 {
	coverage := 0.0
	second := binomial(runs, q)
	for x, a := range binomial(runs, p) {
		if a < negligible {
			continue
		}
		for y, b := range second {
			if a*b > negligible && interval(x, y).Contains(p-q) {
				coverage += a * b
			}
		}
	}
	return coverage
}

// together are the intervals of several options at once, as a comparison has them:
// held is that all of a batch hold. Of four options that share their luck, three
// differ from the first, and six pairs from each other.
func together() []study {
	chances := []float64{0.60, 0.65, 0.62, 0.50}
	const runs = 200
	family := func(about, interval string, pairs int, batch func(draws *sim.Stream, each float64) []claimed) study {
		each := estimate.Bonferroni(confidence, pairs)
		return one(claim{about: about, interval: interval, runs: fmt.Sprint(runs), truth: 0, exact: confidence, atLeast: true},
			func(draws *sim.Stream) estimate.Interval { return allOf(batch(draws, each)) })
	}
	var studies []study
	for _, froms := range []int{1, len(chances)} {
		pairs := len(chances) - 1
		about := "three differences from the first of four options, all at once"
		if froms > 1 {
			pairs, about = len(chances)*(len(chances)-1)/2, "all six differences of four options at once"
		}
		studies = append(studies, family(about, "Tango, paired, Bonferroni", pairs, func(draws *sim.Stream, each float64) []claimed {
			kept := make([][]bool, len(chances))
			for range runs {
				common := normal(draws)
				for i, p := range chances {
					x := correlation*common + math.Sqrt(1-correlation*correlation)*normal(draws)
					kept[i] = append(kept[i], x < sim.NormalQuantile(p))
				}
			}
			var all []claimed
			for from := range froms {
				for i := from + 1; i < len(chances); i++ {
					var p estimate.Pairs
					for r := range runs {
						p.Add(kept[i][r], kept[from][r])
					}
					all = append(all, claimed{p.Difference(each), chances[i] - chances[from]})
				}
			}
			return all
		}))
		studies = append(studies, family(about, "Student t, paired, Bonferroni", pairs, func(draws *sim.Stream, each float64) []claimed {
			loads := make([][]float64, len(chances))
			for range runs {
				common := normal(draws)
				for i := range chances {
					loads[i] = append(loads[i], float64(i)+2*(correlation*common+math.Sqrt(1-correlation*correlation)*normal(draws)))
				}
			}
			var all []claimed
			for from := range froms {
				for i := from + 1; i < len(chances); i++ {
					var m sim.Moments
					for r := range runs {
						m.Add(loads[i][r] - loads[from][r])
					}
					all = append(all, claimed{estimate.Mean(runs, m.Mean(), m.Variance(), each), float64(i - from)})
				}
			}
			return all
		}))
	}
	return studies
}

// A claimed is an interval and what it should hold.
type claimed struct {
	interval estimate.Interval
	truth    float64
}

// allOf is an interval about 0 that holds it where all of some intervals hold
// their truths, and else lies where the first that does not lies.
func allOf(all []claimed) estimate.Interval {
	for _, c := range all {
		switch {
		case c.interval.Contains(c.truth):
		case c.interval.High < c.truth:
			return estimate.Interval{Low: -2, High: -1}
		default:
			return estimate.Interval{Low: 1, High: 2}
		}
	}
	return estimate.Interval{Low: -1, High: 1}
}

// breaks are the intervals of a break-even value, found by the search itself: of a
// number of any size, and of a whole one. The same luck at every value: a run keeps
// the promise where its draw is under the chance there.
func breaks() []study {
	var studies []study
	for _, c := range []struct {
		level float64
		runs  int
		whole bool
	}{{0.5, 400, false}, {0.8, 400, false}, {0.5, 400, true}, {0.8, 200, true}} {
		chance := func(x float64) float64 { return 1 / (1 + math.Exp(-(x-18.3)/4)) }
		truth := 18.3 + 4*math.Log(c.level/(1-c.level))
		wilson := func(x int) estimate.Interval { return estimate.WilsonTwoSided(x, c.runs, confidence) }
		about, exact := fmt.Sprintf("break-even of a chance of %g", c.level), 0.0
		if c.whole {
			truth = math.Ceil(truth)
			about += ", whole numbers"
			// The upper bound reaches the level there, the lower one not yet a step before.
			for x, p := range binomial(c.runs, chance(truth)) {
				if wilson(x).High >= c.level {
					exact += p
				}
			}
			for x, p := range binomial(c.runs, chance(truth-1)) {
				if wilson(x).Low >= c.level {
					exact -= p
				}
			}
		} else {
			exact = proportionCoverage(c.runs, c.level, wilson)
		}
		studies = append(studies, one(claim{about: about, interval: "Fieller, of Wilson", runs: fmt.Sprint(c.runs), truth: truth, exact: exact, atLeast: c.whole},
			func(draws *sim.Stream) estimate.Interval {
				luck := make([]float64, c.runs)
				for r := range luck {
					luck[r] = draws.Float64()
				}
				found, err := sweep.Search(sweep.Axis{Low: 0, High: 60}, c.whole, c.level, func(x float64) (experiments.Count, error) {
					kept := experiments.Count{Of: c.runs}
					for _, u := range luck {
						if u < chance(x) {
							kept.True++
						}
					}
					return kept, nil
				})
				if err != nil {
					panic(err)
				}
				return estimate.Interval{Estimate: found.At, Low: found.Low, High: found.High}
			}))
	}
	return studies
}

// sharesOfSpread are the intervals of the shares that single inputs have in the
// variance of a plane with noise, 2u + v + noise of variance 1/12: two thirds and a
// sixth, and of the fit, five sixths.
func sharesOfSpread() study {
	const runs = 1000
	st := study{}
	for _, c := range []struct {
		about string
		truth float64
	}{{"share of a plane's first input (2/3)", 2.0 / 3}, {"share of its second input (1/6)", 1.0 / 6}, {"fit of the plane (5/6)", 5.0 / 6}} {
		st.claims = append(st.claims, claim{about: c.about, interval: "regression, jackknife", runs: fmt.Sprint(runs), truth: c.truth, exact: unknown})
	}
	name := sim.HashString("shares of the spread")
	st.batch = func(repeat int) []estimate.Interval {
		stream := sim.NewStreams(seed, repeat).At(0, name)
		draws, results := sensitivity.NewDraws(3), sensitivity.NewResults(3)
		for run := range runs {
			u := []float64{stream.Float64(), stream.Float64(), stream.Float64()}
			terms := sensitivity.Basis(nil, u...)
			draws.Add(run, terms)
			results.Add(run, terms, 2*u[0]+u[1]+normal(&stream)/math.Sqrt(12))
		}
		shares := draws.Shares(results, []int{0, 1, 2}, confidence)
		return []estimate.Interval{shares.Of[0], shares.Of[1], shares.Fit}
	}
	return st
}
