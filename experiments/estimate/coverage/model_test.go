package coverage

import (
	"fmt"

	"headroom/experiments"
	"headroom/experiments/estimate"
	"headroom/models/care"
)

// modelRuns is how many runs the batches of the model have: one hypercube.
const modelRuns = experiments.BlockSize

// model are the intervals of whole runs of the small service, read from the
// result as the summary reads them.
func model(worlds bool) study {
	s := smallScenario()
	none, more := exactService(0, worlds), exactService(morePosts, worlds)
	chanceNone, chanceMore := atMost(none.each(), mostEach), atMost(more.each(), mostEach)
	st := study{}
	var read []func(r *experiments.Result) estimate.Interval
	add := func(c claim, interval func(r *experiments.Result) estimate.Interval) {
		c.runs, c.worlds = fmt.Sprint(modelRuns), worlds
		st.claims = append(st.claims, c)
		read = append(read, interval)
	}
	cell := func(r *experiments.Result, option string) *experiments.Cell { return r.Cell(option, "as planned") }

	for _, option := range []struct {
		name  string
		truth float64
	}{{"none", chanceNone}, {"more", chanceMore}} {
		add(claim{
			about: fmt.Sprintf("chance that %q keeps the promise (%.4f)", option.name, option.truth), interval: "Wilson", truth: option.truth,
			exact: proportionCoverage(modelRuns, option.truth, func(x int) estimate.Interval { return estimate.Proportion(x, modelRuns, confidence) }),
		}, func(r *experiments.Result) estimate.Interval {
			c := cell(r, option.name)
			return chance(experiments.ChanceOf(c.Met(&c.Within, r.Rule)))
		})
	}
	add(claim{about: "mean of open cases", interval: "Student t", truth: mean(none.openCases()), exact: unknown},
		func(r *experiments.Result) estimate.Interval {
			return average(experiments.AverageOf(cell(r, "none").Sum(0, care.OpenCases, lastWeek)))
		})
	add(claim{about: "mean of open cases for each person in post", interval: "Student t", truth: mean(none.each()), exact: unknown},
		func(r *experiments.Result) estimate.Interval {
			return average(experiments.AverageOf(cell(r, "none").Sum(0, care.OpenPerFTE, lastWeek)))
		})
	add(claim{about: "difference of the two chances", interval: "Tango, paired", truth: chanceNone - chanceMore, exact: unknown},
		func(r *experiments.Result) estimate.Interval { return r.Pairs[0].Within.Difference(confidence) })
	add(claim{about: "difference of the two chances", interval: "Newcombe, paired", truth: chanceNone - chanceMore, exact: unknown},
		func(r *experiments.Result) estimate.Interval { return r.Pairs[0].Within.DifferenceNewcombe(confidence) })
	add(claim{about: "difference of the two means of cases each", interval: "Student t, paired", truth: mean(none.each()) - mean(more.each()), exact: unknown},
		func(r *experiments.Result) estimate.Interval {
			return average(experiments.AverageOf(r.Pairs[0].Last.Difference))
		})
	for _, m := range []struct {
		measure care.Measure
		law     []atom
		p       float64
	}{
		{care.Vacancies, none.vacancies(), 0.5},
		{care.Vacancies, none.vacancies(), 0.95},
		{care.OpenPerFTE, none.each(), 0.5},
		{care.OpenPerFTE, none.each(), 0.95},
		{care.OpenCases, none.openCases(), 0.5},
		{care.OpenCases, none.openCases(), 0.95},
	} {
		describe := care.Describe[m.measure]
		truth, under, atOrUnder := quantile(m.law, m.p)
		reach, interval := describe.Width, fmt.Sprintf("ranks, from bins of %g, and one bin more either way", describe.Width)
		if reach == 1 { // exact for whole numbers
			reach, interval = 0, "ranks, from bins of 1"
		}
		add(claim{
			about: fmt.Sprintf("%s of %s", percentileName(m.p), describe.Name), interval: interval, truth: truth,
			exact: rankCoverage(modelRuns, m.p, under, atOrUnder), atLeast: true,
		}, func(r *experiments.Result) estimate.Interval {
			return widened(byRanks(modelRuns, m.p, func(p float64) float64 { return cell(r, "none").Percentile(0, m.measure, lastWeek, p) }), reach)
		})
	}
	if worlds {
		notKnown, chance := none.deviations()
		add(claim{about: "deviation from what we do not know", interval: "Williams and Tukey", truth: notKnown, exact: unknown},
			func(r *experiments.Result) estimate.Interval { i, _ := r.Splits[0].Deviations(confidence); return i })
		add(claim{about: "deviation from chance", interval: "jackknife", truth: chance, exact: unknown},
			func(r *experiments.Result) estimate.Interval { _, i := r.Splits[0].Deviations(confidence); return i })
	}
	st.batch = func(repeat int) []estimate.Interval {
		r := runSmall(s, experiments.Settings{Runs: modelRuns, Seed: uint64(seed + repeat), Fixed: !worlds})
		intervals := make([]estimate.Interval, len(read))
		for i := range read {
			intervals[i] = read[i](r)
		}
		return intervals
	}
	return st
}
