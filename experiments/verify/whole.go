package verify

import (
	"context"
	"fmt"
	"math"

	"headroom/experiments"
	"headroom/models/care"
	"headroom/sim"
)

// The whole question has an exact answer in a plain case, where load changes
// nothing, children come alone and every post is filled and vacated on its own:
//
//	open(t)     Binomial (those open at the start) + Poisson (those since)
//	workers(t)  Binomial (posts filled at the start) + Binomial (posts vacant then)
//
// The two are independent, so that P(open <= 15 workers) is a double sum
// (chanceAtMost).
const wholeGroup = "A whole question"

func wholeChecks() []Check {
	const source = "double sum over Binomial and Poisson laws"
	checks := []Check{{wholeGroup, "twenty posts more, five fewer a year", source, plainCase}}
	for _, c := range atMostFifteen {
		checks = append(checks, Check{
			wholeGroup, fmt.Sprintf("%g cases, %d posts, %.3g%% vacant", c.cases, c.posts, 100*c.vacant), source,
			func(e Effort) []Figure { return steadyService(e, c.cases, c.posts, c.vacant) },
		})
	}
	return checks
}

// plainScenario is the plain case. Cases fall by 67.5 in 52 weeks, fifty posts
// are filled and twenty more are added vacant on the first day, of which five go
// at weeks 52, 104 and 156, filled or not.
func plainScenario() string {
	const oldest, last = -1040, 208 // weeks between which the flow falls
	flow := func(week float64) float64 { return plainFlow - plainFall*week }
	return changed(quietService,
		"[target]\n", "[target]\nmeasure = \"open cases per FTE in post\"\nrule = \"at year ends\"\n",
		"from = { week = 0 }\nto = { week = 1 }", "from = { week = 52 }\nto = { week = 208 }",
		noReferrals, fmt.Sprintf("rate = [[%d, %.17g], [%d, %.17g]]\nhistory = \"as-rate\"", oldest, flow(oldest), last, flow(last)),
		exponential, lognormalWork, posts, "posts = 50", noCases, "open_cases_at_start = 1050",
		noTurnover, knownTurnover, lag, with(lag, "lag_shape = 1"),
		"[[future]]", `[[option.action]]
kind = "add_posts"
team = "children"
date = { week = 0 }
posts = 20
[[option.action]]
kind = "taper"
team = "children"
from = { week = 52 }
every_weeks = 52
by = 5
total = 15
rule = "posts"
[[future]]`)
}

// The plain case's flow: lambda(t) = plainFlow - plainFall t a week, which keeps
// 1,050 cases open at the start and 67.5 fewer every 52 weeks.
const (
	plainFall = 2.25 / 52
	plainFlow = 35 - plainFall*equilibriumMean
)

// plainOpen is the law of the open cases of the plain case at a week.
func plainOpen(week float64) law {
	left := stillOpen(func(ago float64) float64 { return plainFlow + plainFall*ago }, lognormalSurvival, week)
	since := integral(func(a float64) float64 { return (plainFlow - plainFall*(week-a)) * lognormalSurvival(a) }, 0, week)
	return binomial(1050, left).plus(poisson(since))
}

// plainWorkers is the law of the people in post at a week with so many posts
// left, of which the first fifty were filled at the start.
func plainWorkers(posts int, week float64) law {
	return binomial(50, 1-vacantAt(week, leavingRate, 1.0/16, false)).plus(binomial(posts-50, 1-vacantAt(week, leavingRate, 1.0/16, true)))
}

// plainCase runs the plain case through package experiments, as the command
// does. At its year ends, just before each step; and a week after each step.
func plainCase(e Effort) []Figure {
	s := read(plainScenario())
	result, err := experiments.Run(context.Background(), s, experiments.Settings{Runs: e.runs(300), Seed: e.seed, Workers: 1, Fixed: true})
	if err != nil {
		panic(err)
	}
	cell := result.Cells[0]
	figures := []Figure{}
	for i, week := range []int{52, 104, 156, 208} {
		open, workers := plainOpen(float64(week)), plainWorkers(70-5*i, float64(week))
		census := fmt.Sprintf(", census %d", week)
		kept := chanceAtMost(15, open, workers)
		at := cell.AtOrUnder(0, week)
		figures = append(figures, Figure{
			What: "P(at most 15 cases a worker)" + census, Expected: kept,
			Got: float64(at.True) / float64(at.Of), StandardError: math.Sqrt(kept * (1 - kept) / float64(at.Of)),
		})
		each := cell.Sum(0, care.OpenPerFTE, week)
		figures = append(figures, meanFigure("cases a worker"+census, each, meanEach(open, workers)))
		figures = append(figures, sumFigures("open cases"+census, cell.Sum(0, care.OpenCases, week), open)...)
		figures = append(figures, sumFigures("people in post"+census, cell.Sum(0, care.InPost, week), workers)...)
		if week < 208 {
			after := plainWorkers(65-5*i, float64(week+1))
			figures = append(figures, meanFigure(fmt.Sprintf("people in post, census %d", week+1), cell.Sum(0, care.InPost, week+1), after.mean()))
		}
	}
	return figures
}

// meanFigure is the figure of the mean of a folded measure.
func meanFigure(what string, sum *sim.ExactSum, expected float64) Figure {
	return Figure{What: what, Expected: expected, Got: sum.Mean(), StandardError: math.Sqrt(sum.Variance() / float64(sum.N()))}
}

// sumFigures are those of the mean and the standard deviation of a folded
// measure whose law is known. A fold keeps no fourth powers, so that the
// standard error of the deviation is that of the law: Var s^2 is
// (m4 - s^4 (n-3)/(n-1)) / n.
func sumFigures(what string, sum *sim.ExactSum, exact law) []Figure {
	n, variance := float64(sum.N()), exact.variance()
	error2 := (exact.centralMoment(4) - variance*variance*(n-3)/(n-1)) / n
	return []Figure{
		meanFigure(what, sum, exact.mean()),
		{What: "variance of " + what, Expected: variance, Got: sum.Variance(), StandardError: math.Sqrt(error2)},
	}
}

// atMostFifteen are services in a steady state: Poisson cases, Binomial workers.
// The vacancies are those of 16 weeks at 16 per cent a year (4.69 per cent), and
// 17 per cent.
var atMostFifteen = []struct {
	cases  float64
	posts  int
	vacant float64
}{
	{1050, 70, knownVacant},
	{982.5, 65, knownVacant},
	{915, 65, knownVacant},
	{915, 60, knownVacant},
	{847.5, 60, knownVacant},
	{780, 55, knownVacant},
	{915, 65, 0.17},
	{780, 55, 0.17},
}

const knownVacant = leavingRate * 16 / (1 + leavingRate*16)

// steadyService begins without cases and with every post filled, and is looked
// at in week 40: with the flow that makes the cases as many as wanted by then,
// and people leaving so fast that the start is forgotten.
func steadyService(e Effort, cases float64, count int, vacant float64) []Figure {
	const week, mean, yearly = 40, 40.0, 5.0
	hazard := yearly * 7 / 365.25
	flow := cases / (mean * (1 - math.Exp(-week/mean)))
	p := establishment(count, week+1, at("turnover_per_year", yearly), lag, at("lag_weeks", vacant/(1-vacant)/hazard)+"\nlag_shape = 1",
		"mean_weeks = 30", at("mean_weeks", mean), noReferrals, at("base", flow))
	var kept sim.Moments
	simulate(p, e, 100, func(weekly *[care.Measures][]float64) {
		kept.Add(indicator(weekly[care.OpenPerFTE][week] <= 15))
	})
	return []Figure{share("P(at most 15 cases a worker)", &kept, chanceAtMost(15, poisson(cases), binomial(count, 1-vacant)))}
}
