package verify

import (
	"fmt"
	"strings"

	"headroom/experiments"
	"headroom/models/care"
	"headroom/models/scenario"
	"headroom/sim"
)

// quietService is a service in which nothing happens that a check does not ask
// for: nobody leaves or is absent, load changes nothing, nobody is referred, and
// no case is open at the start.
const quietService = `
name = "service"
start = 2023-04-01
weeks = 209
baseline = "as it is"
headline = "as it is"
[target]
low = 12
high = 15
from = { week = 0 }
to = { week = 1 }
[[stream]]
name = "children"
stage = "case"
base = 0
drift = "none"
family_sizes = [1]
[[stage]]
name = "case"
team = "children"
handover_weeks = 0
[stage.work]
law = "exponential"
mean_weeks = 30
[[team]]
name = "children"
role = "social worker"
posts = 24
open_cases_at_start = 0
[[role]]
name = "social worker"
full_caseload = 15
ramp = []
[pace]
elasticity = 0
[leaving]
turnover_per_year = 0
load_effect = 0
notice_weeks = 0
[recruitment]
lag_weeks = 16
success = 1
rounds_at_once = 10_000
[[option]]
name = "as it is"
[[future]]
name = "as it is"
`

// changed is a text with pairs of old and new parts put in place, in order. It
// panics unless each old part is there exactly once.
func changed(text string, pairs ...string) string {
	for i := 0; i < len(pairs); i += 2 {
		if n := strings.Count(text, pairs[i]); n != 1 {
			panic(fmt.Sprintf("verify: the scenario has %q %d times", pairs[i], n))
		}
		text = strings.Replace(text, pairs[i], pairs[i+1], 1)
	}
	return text
}

// read reads a scenario as the program reads a file. It panics at a fault.
func read(text string) *scenario.Scenario {
	s, faults := scenario.Read("verify.toml", []byte(text))
	if len(faults) > 0 {
		panic(fmt.Sprintf("verify: %v", faults))
	}
	return s
}

// service is the quiet service with some parts of its text replaced, compiled.
func service(pairs ...string) *care.Plan {
	resolved, err := read(changed(quietService, pairs...)).Resolve("as it is", "as it is")
	if err != nil {
		panic(fmt.Sprintf("verify: %v", err))
	}
	plan, err := care.Compile(resolved)
	if err != nil {
		panic(fmt.Sprintf("verify: %v", err))
	}
	return plan
}

// Parts of the quiet service that checks replace.
const (
	noReferrals = "base = 0"
	noCases     = "open_cases_at_start = 0"
	fourYears   = "weeks = 209"
	exponential = `law = "exponential"`
	noTurnover  = "turnover_per_year = 0"
	certain     = "success = 1"
	lag         = "lag_weeks = 16"
	posts       = "posts = 24"
	oneChild    = "family_sizes = [1]"
	manyRounds  = "rounds_at_once = 10_000"
	noNotice    = "notice_weeks = 0"
	noEffect    = "elasticity = 0"
)

// lognormalWork is the law of known answers.
var lognormalWork = fmt.Sprintf("law = \"lognormal\"\nsigma_log = %.17g", sigmaLog)

// with is a part of the text with more lines after it.
func with(part, more string) string { return part + "\n" + more }

// at is a key with a number.
func at(key string, value float64) string { return fmt.Sprintf("%s = %.17g", key, value) }

// simulate runs the replications of a plan with every assumption at its best
// value, and hands on the weekly measures of each.
func simulate(p *care.Plan, e Effort, quick int, use func(weekly *[care.Measures][]float64)) {
	m := care.NewModel()
	for r := range e.runs(quick) {
		use(&m.Run(p, nil, e.streams(r)).Groups[0].Weekly)
	}
}

// independentWorld is a world of a block of its own: within a block of
// experiments.Worlds the worlds are not independent of each other.
type independentWorld struct {
	worlds *experiments.Worlds
	block  int
}

// U is the draw of an assumption.
func (w independentWorld) U(key uint64) float64 {
	return w.worlds.U(w.block*experiments.BlockSize, key)
}

// simulateWorlds is simulate with independent worlds.
func simulateWorlds(p *care.Plan, e Effort, quick int, use func(weekly *[care.Measures][]float64)) {
	m, worlds := care.NewModel(), experiments.NewWorlds(e.seed)
	for r := range e.runs(quick) {
		use(&m.Run(p, independentWorld{worlds, r}, e.streams(r)).Groups[0].Weekly)
	}
}

// An expectation is what a measure at a census should be.
type expectation struct {
	measure  care.Measure
	week     int
	mean     float64
	variance float64 // not a number: not checked
}

// moments simulates, and compares means and variances.
func moments(p *care.Plan, e Effort, quick int, expected ...expectation) []Figure {
	spreads := make([]spread, len(expected))
	for i, want := range expected {
		spreads[i].mean = want.mean
	}
	simulate(p, e, quick, func(weekly *[care.Measures][]float64) {
		for i, want := range expected {
			spreads[i].add(weekly[want.measure][want.week])
		}
	})
	var figures []Figure
	for i, want := range expected {
		what := fmt.Sprintf("%s, census %d", care.Describe[want.measure].Name, want.week)
		figures = append(figures, simulated(what, &spreads[i].values, want.mean))
		if want.variance == want.variance {
			figures = append(figures, simulated("variance of "+what, &spreads[i].squares, want.variance))
		}
	}
	return figures
}

// named adds to the names of figures what tells them from others of the check.
func named(name string, figures []Figure) []Figure {
	for i := range figures {
		figures[i].What += name
	}
	return figures
}

// totalTo is the sum of a weekly flow up to a census.
func totalTo(flow []float64, census int) float64 {
	sum := 0.0
	for _, n := range flow[:census+1] {
		sum += n
	}
	return sum
}

// averageOver is the mean of a measure over some censuses.
func averageOver(measure []float64) float64 {
	var m sim.Moments
	for _, x := range measure {
		m.Add(x)
	}
	return m.Mean()
}
