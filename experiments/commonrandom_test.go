package experiments

import (
	"testing"

	"headroom/models/care"
	"headroom/models/scenario"
	"headroom/sim"
)

// year4 is the fourth year: three steps of the taper have been taken, and the
// fourth, due at week 208 or later, comes after its last census.
var year4 = Span{157, 208}

// slowerOption takes three posts every 52 weeks where the taper takes five.
const slowerOption = `
[[option]]
name = "slower"
[[option.action]]
kind = "add_posts"
team = "children"
date = { week = 0 }
posts = 20
[[option.action]]
kind = "taper"
team = "children"
from = { week = 52 }
every_weeks = 52
by = 3
total = 9
rule = "posts"

[[future]]
name = "as-planned"`

// reduction is how many times smaller the variance of the difference in year-4
// mean caseload between taper and slower is with the same seed than with
// another for each, at best values.
func reduction(t *testing.T, s *scenario.Scenario, future string, measure care.Measure, sequential bool, runs int) float64 {
	t.Helper()
	_, taper, err := compileCell(s, "taper", future)
	if err != nil {
		t.Fatal(err)
	}
	_, slower, err := compileCell(s, "slower", future)
	if err != nil {
		t.Fatal(err)
	}
	model := care.NewModel()
	model.Sequential = sequential
	caseload := func(p *care.Plan, seed uint64, replication int) float64 {
		series := model.Run(p, nil, sim.NewStreams(seed, replication)).Groups[0].Weekly[measure]
		return mean(series[year4.First : year4.Last+1])
	}
	var same, other sim.Moments
	for r := range runs {
		a := caseload(taper, 1, r)
		same.Add(a - caseload(slower, 1, r))
		other.Add(a - caseload(slower, 2, r))
	}
	return other.Variance() / same.Variance()
}

// Runs: 300 of the plain case and 150 of Bromley for each factor, seeds 1 and
// 2; a ratio of variances of n pairs has relative standard error about
// 2/sqrt(n), here 12% and 16%.
func TestCommonRandomNumbersCutTheVarianceOfADifferenceTenTimes(t *testing.T) {
	const plainRuns, bromleyRuns = 300, 150
	plain := parse(t, replaced(t, plainText(t), "\n[[future]]\nname = \"as-planned\"", slowerOption))
	bromley := bromley(t)
	keyed := reduction(t, plain, "as-planned", care.OpenPerFTE, false, plainRuns)
	sequential := reduction(t, plain, "as-planned", care.OpenPerFTE, true, plainRuns)
	bromleyKeyed := reduction(t, bromley, "no-fall", care.AverageCaseload, false, bromleyRuns)
	bromleySequential := reduction(t, bromley, "no-fall", care.AverageCaseload, true, bromleyRuns)
	t.Logf("the variance of slower less taper is smaller, plain case (%d runs): %.1f times with keyed streams, %.1f with one sequential stream", plainRuns, keyed, sequential)
	t.Logf("the same in Bromley, no-fall at best values (%d runs): %.1f times with keyed streams, %.1f with one sequential stream", bromleyRuns, bromleyKeyed, bromleySequential)
	if keyed < 10 {
		t.Errorf("plain case: the variance is cut %.1f times, want at least 10", keyed)
	}
	if keyed <= sequential || bromleyKeyed <= bromleySequential {
		t.Error("one sequential stream does as well as keyed ones")
	}
}
