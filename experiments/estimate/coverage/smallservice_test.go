package coverage

import (
	"context"
	"fmt"
	"math"
	"slices"
	"testing"

	"gonum.org/v1/gonum/integrate/quad"
	"gonum.org/v1/gonum/stat/distuv"

	"headroom/experiments"
	"headroom/models/care"
	"headroom/models/scenario"
)

// The model on a case with an exact answer: the plain case of known-answers.md
// made small. Open cases begin at none and come with a season, M(t)/G/infinity,
// and so are Poisson; each of six posts is filled and vacated by itself; the two
// are independent. The promise is at most mostEach open cases for each person in
// post at census lastWeek. Option "more" funds two more posts at the start.
//
// In worlds the flow and the turnover are uniform between their ends; without,
// both are at their best.
const smallService = `
format = 1
name = "small"
title = "A small service with an exact answer"
question = "Are there at most 3 open cases for each worker in post?"
start = 2023-04-01
weeks = 9
baseline = "none"
headline = "none"
[target]
measure = "open cases per FTE in post"
low = 2
high = 3
rule = "every week"
from = { week = 8 }
to = { week = 8 }
[[stream]]
name = "children"
stage = "case"
base = { best = 2.2, low = 1.6, high = 2.8, dist = "uniform" }
season = [1, 1, 1, 0.8, 1.4, 1, 1, 1, 1, 1, 1, 1]
drift = "none"
family_sizes = [1]
[[stage]]
name = "case"
team = "children"
handover_weeks = 0
[stage.work]
law = "lognormal"
mean_weeks = 30
sigma_log = 0.77027712
[[team]]
name = "children"
role = "social worker"
posts = 6
open_cases_at_start = 0
[[role]]
name = "social worker"
full_caseload = 15
ramp = []
[pace]
elasticity = 0
[leaving]
turnover_per_year = { best = 1, low = 0.5, high = 1.5, dist = "uniform", per = "52 weeks" }
load_effect = 0
notice_weeks = 0
[recruitment]
lag_weeks = 4
lag_shape = 1
success = 1
rounds_at_once = 10_000
[[option]]
name = "none"
[[option]]
name = "more"
[[option.action]]
kind = "add_posts"
team = "children"
date = { week = 0 }
posts = 2
[[future]]
name = "as planned"
`

// What the text says, for the exact answer.
const (
	mostEach   = 3
	lastWeek   = 8
	firstPosts = 6
	morePosts  = 2
	lagWeeks   = 4.0
)

var (
	flows     = [2]float64{1.6, 2.8}
	turnovers = [2]float64{0.5 / 52, 1.5 / 52}
)

// A service is the exact law of the small service at its last census.
type service struct {
	open, workers []float64 // chances of 0, 1, 2, ...
}

// exactService is that of an option with so many more posts, in worlds or at
// the best values.
func exactService(more int, worlds bool) service {
	return service{
		open:    mixture(flows, worlds, openLaw),
		workers: mixture(turnovers, worlds, func(leaving float64) []float64 { return workersLaw(more, leaving) }),
	}
}

// mixture is the mean of a law over a uniform assumption, or the law at its best
// value, in the middle.
func mixture(ends [2]float64, worlds bool, of func(value float64) []float64) []float64 {
	if !worlds {
		return of((ends[0] + ends[1]) / 2)
	}
	law := make([]float64, len(of(ends[0])))
	for k := range law {
		law[k] = quad.Fixed(func(x float64) float64 { return of(x)[k] }, ends[0], ends[1], 20, quad.Legendre{}, 0) / (ends[1] - ends[0])
	}
	return law
}

// openLaw is Poisson: what came in each week, and is still open.
func openLaw(flow float64) []float64 {
	law := make([]float64, 80) // beyond, the chance is below 1e-15
	p := distuv.Poisson{Lambda: openMean(flow)}
	for k := range law {
		law[k] = p.Prob(float64(k))
	}
	return law
}

// openMean is the sum over weeks of intensity times the integral of the survival
// of the work content. The eight weeks begin on 1 April 2023: five in April,
// three in May. The twelve multipliers are scaled to a mean of 1 by days.
func openMean(flow float64) float64 {
	work := distuv.LogNormal{Mu: caseWork.Mu, Sigma: caseWork.Sigma}
	scale := 365 / (365 - 0.2*30 + 0.4*31)
	mean := 0.0
	for week := range lastWeek {
		season := 0.8
		if week >= 5 {
			season = 1.4
		}
		from, to := float64(lastWeek-week-1), float64(lastWeek-week)
		mean += flow * season * scale * quad.Fixed(work.Survival, from, to, 16, quad.Legendre{}, 0)
	}
	return mean
}

// workersLaw is of the posts that are filled: each is a two-state chain, the
// first posts filled at the start and the others vacant (known-answers.md, Q8).
func workersLaw(more int, leaving float64) []float64 {
	hiring := 1 / lagWeeks
	vacant, forgotten := leaving/(leaving+hiring), math.Exp(-(leaving+hiring)*lastWeek)
	first, others := binomial(firstPosts, 1-vacant*(1-forgotten)), binomial(more, (1-vacant)*(1-forgotten))
	law := make([]float64, firstPosts+morePosts+1)
	for i, p := range first {
		for j, q := range others {
			law[i+j] += p * q
		}
	}
	return law
}

// An atom is a value with its chance.
type atom struct{ value, chance float64 }

// each is the law of open cases for each person in post, in ascending order;
// with nobody in post it is all open cases.
func (s service) each() []atom {
	var atoms []atom
	for open, p := range s.open {
		for workers, q := range s.workers {
			atoms = append(atoms, atom{float64(open) / float64(max(workers, 1)), p * q})
		}
	}
	return merged(atoms)
}

// vacancies is the law of vacant posts, of the first ones.
func (s service) vacancies() []atom {
	var atoms []atom
	for workers, q := range s.workers[:firstPosts+1] {
		atoms = append(atoms, atom{float64(firstPosts - workers), q})
	}
	return merged(atoms)
}

func (s service) openCases() []atom {
	var atoms []atom
	for open, p := range s.open {
		atoms = append(atoms, atom{float64(open), p})
	}
	return atoms
}

// merged is atoms in ascending order, each value once.
func merged(atoms []atom) []atom {
	slices.SortFunc(atoms, func(a, b atom) int {
		switch {
		case a.value < b.value:
			return -1
		case a.value > b.value:
			return 1
		}
		return 0
	})
	law := atoms[:1]
	for _, a := range atoms[1:] {
		if last := &law[len(law)-1]; a.value == last.value {
			last.chance += a.chance
		} else {
			law = append(law, a)
		}
	}
	return law
}

// mean of a law.
func mean(law []atom) float64 { return moment(law, 1) }

func moment(law []atom, power float64) float64 {
	sum := 0.0
	for _, a := range law {
		sum += math.Pow(a.value, power) * a.chance
	}
	return sum
}

// atMost is the chance of a value at most x.
func atMost(law []atom, x float64) float64 {
	sum := 0.0
	for _, a := range law {
		if a.value <= x {
			sum += a.chance
		}
	}
	return sum
}

// quantile is the least value with at least the chance p at or under it, with
// the chances under it and at or under it.
func quantile(law []atom, p float64) (x, under, atOrUnder float64) {
	for _, a := range law {
		if under+a.chance >= p {
			return a.value, under, under + a.chance
		}
		under += a.chance
	}
	panic("coverage: no such quantile")
}

// smallScenario reads the small service.
func smallScenario() *scenario.Scenario {
	s, faults := scenario.Read("small.toml", []byte(smallService))
	if len(faults) > 0 {
		panic(fmt.Sprint(faults))
	}
	return s
}

// runSmall runs the small service, as a command would, on one core.
func runSmall(s *scenario.Scenario, settings experiments.Settings) *experiments.Result {
	settings.Workers = 1
	r, err := experiments.Run(context.Background(), s, settings)
	if err != nil {
		panic(err)
	}
	return r
}

// Of 8,000 runs, seed 5, every mean and chance that the studies take for exact
// is within 4 standard errors of what the model gives, at the best values and
// in worlds. (In worlds of hypercubes the standard error is an upper limit.)
func TestTheModelGivesTheExactAnswersOfTheSmallService(t *testing.T) {
	s := smallScenario()
	for _, fixed := range []bool{true, false} {
		const runs = 8_000
		r := runSmall(s, experiments.Settings{Runs: runs, Seed: 5, Fixed: fixed})
		for _, option := range []struct {
			name string
			more int
		}{{"none", 0}, {"more", morePosts}} {
			exact, cell := exactService(option.more, !fixed), r.Cell(option.name, "as planned")
			check := func(what string, got, want, deviation float64) {
				t.Helper()
				z := (got - want) / (deviation / math.Sqrt(runs))
				if !(math.Abs(z) < 4) {
					t.Errorf("fixed %v, option %s: %s is %v, want %v: z = %.1f", fixed, option.name, what, got, want, z)
				}
			}
			deviation := func(law []atom) float64 { return math.Sqrt(moment(law, 2) - mean(law)*mean(law)) }
			p := atMost(exact.each(), mostEach)
			check("chance of the promise", float64(cell.Met(&cell.Within, r.Rule).True)/runs, p, math.Sqrt(p*(1-p)))
			check("mean of open cases", cell.Sum(0, care.OpenCases, lastWeek).Mean(), mean(exact.openCases()), deviation(exact.openCases()))
			check("mean of open cases each", cell.Sum(0, care.OpenPerFTE, lastWeek).Mean(), mean(exact.each()), deviation(exact.each()))
			if option.more == 0 {
				check("mean of vacancies", cell.Sum(0, care.Vacancies, lastWeek).Mean(), mean(exact.vacancies()), deviation(exact.vacancies()))
			}
		}
	}
}

// deviations are those of open cases each that come from the world, and from
// chance within it. Given the world, its mean is the mean of open cases times
// that of the inverse of the workers, and the two are independent.
func (s service) deviations() (notKnown, chance float64) {
	inverse := func(leaving float64) float64 {
		sum := 0.0
		for workers, q := range workersLaw(0, leaving) {
			sum += q / float64(max(workers, 1))
		}
		return sum
	}
	over := func(ends [2]float64, f func(float64) float64) (mean, square float64) {
		mean = quad.Fixed(f, ends[0], ends[1], 20, quad.Legendre{}, 0)
		square = quad.Fixed(func(x float64) float64 { return f(x) * f(x) }, ends[0], ends[1], 20, quad.Legendre{}, 0)
		return mean / (ends[1] - ends[0]), square / (ends[1] - ends[0])
	}
	open, open2 := over(flows, openMean)
	each, each2 := over(turnovers, inverse)
	between := open2*each2 - open*open*each*each
	law := s.each()
	total := moment(law, 2) - mean(law)*mean(law)
	return math.Sqrt(between), math.Sqrt(total - between)
}
