package care

import (
	"fmt"
	"math"
	"strings"
	"testing"
	"testing/fstest"

	"headroom/models/scenario"
	"headroom/sim"
)

// A small is a scenario small enough to calculate by hand. Where it says
// nothing, one team has one post, no case arrives, work is fixed at 10 weeks,
// load changes nothing, nobody leaves and a vacancy is filled at once.
type small struct {
	set     string // lines "section.key = value" (or "key = value") in place of what smallest says
	blocks  string // further TOML blocks, such as [[role]] or [[absence]]
	actions string // [option.set] and [[option.action]] blocks of the option that is simulated
	files   fstest.MapFS
}

const smallest = `
format = 1
name = "small"
title = "a small scenario"
question = "what does the hand calculation say?"
start = 2023-04-01
weeks = 20
baseline = "none"
headline = "plan"
target.low = 1
target.high = 10
target.from = { week = 0 }
target.to = { week = 0 }
stream.name = "children"
stream.stage = "case"
stream.base = 0
stream.drift = "none"
stream.family_sizes = [1]
stage.name = "case"
stage.team = "children"
stage.handover_weeks = 0
stage.work = { law = "fixed", mean_weeks = 10 }
team.name = "children"
team.role = "social worker"
team.posts = 1
team.open_cases_at_start = 0
role.name = "social worker"
role.full_caseload = 10
role.ramp = []
pace.elasticity = 0
leaving.turnover_per_year = 0
leaving.load_effect = 0
leaving.notice_weeks = 0
recruitment.lag_weeks = 0
recruitment.success = 1
recruitment.rounds_at_once = 10_000
`

// lists are the sections of which a scenario may have several.
var lists = map[string]bool{"stream": true, "stage": true, "team": true, "role": true}

// text is the scenario file.
func (s small) text() string {
	var order []string
	lines := map[string]string{}
	for _, line := range strings.Split(smallest+s.set, "\n") {
		key, value, found := strings.Cut(strings.TrimSpace(line), " = ")
		if !found {
			continue
		}
		if _, before := lines[key]; !before {
			order = append(order, key)
		}
		lines[key] = value
	}
	for _, other := range []string{"team.caseload_at_start", "team.cases_file"} {
		if _, given := lines[other]; given {
			delete(lines, "team.open_cases_at_start")
		}
	}
	if _, given := lines["stream.rate"]; given {
		delete(lines, "stream.base")
	}
	var text strings.Builder
	for _, section := range []string{"", "target", "stream", "stage", "team", "role", "pace", "leaving", "recruitment", "agency"} {
		begun := section == ""
		for _, key := range order {
			in, name, dotted := strings.Cut(key, ".")
			if !dotted {
				in, name = "", key
			}
			value, kept := lines[key]
			if in != section || !kept {
				continue
			}
			if !begun {
				begun = true
				if lists[section] {
					fmt.Fprintf(&text, "[[%s]]\n", section)
				} else {
					fmt.Fprintf(&text, "[%s]\n", section)
				}
			}
			fmt.Fprintf(&text, "%s = %s\n", name, value)
		}
	}
	text.WriteString(s.blocks)
	text.WriteString("\n[[future]]\nname = \"only\"\n[[option]]\nname = \"none\"\n[[option]]\nname = \"plan\"\n")
	text.WriteString(s.actions)
	return text.String()
}

// tester is what helpers need of a *testing.T or a *rapid.T.
type tester interface {
	Helper()
	Fatalf(format string, args ...any)
}

// plan compiles the scenario's option with the actions.
func (s small) plan(t tester) *Plan {
	t.Helper()
	read, faults := scenario.Read("small.toml", []byte(s.text()), s.files)
	if len(faults) > 0 {
		t.Fatalf("%v\n%s", faults, s.text())
	}
	resolved, err := read.Resolve("plan", "only")
	if err != nil {
		t.Fatalf("%v", err)
	}
	p, err := Compile(resolved)
	if err != nil {
		t.Fatalf("%v", err)
	}
	return p
}

// begin lays out replication 0 of the scenario at its start. The test then
// moves it with until and reaches into it.
func (s small) begin(t tester) *Model {
	t.Helper()
	m := NewModel()
	m.Check = true
	m.begin(s.plan(t), nil, sim.NewStreams(1, 0))
	return m
}

// run simulates replication 0 to its end.
func (s small) run(t tester) *Model {
	t.Helper()
	m := NewModel()
	m.Check = true
	m.Run(s.plan(t), nil, sim.NewStreams(1, 0))
	return m
}

// until lets everything up to a moment happen.
func (m *Model) until(week float64) {
	m.enrolAll()
	m.engine.Run(m, week)
}

// enrolAll brings the rosters up to date with what a test has set by hand.
func (m *Model) enrolAll() {
	for _, slot := range m.active {
		m.enrol(slot, &m.workers[slot])
	}
}

// arrive brings a family to the first team's front door now, a child for each
// work content.
func (m *Model) arrive(work ...float64) { m.arriveAt(0, work...) }

// arriveAt brings a family to the front door of a stage's team.
func (m *Model) arriveAt(stage int32, work ...float64) {
	m.nextFamily++
	first := int32(nobody)
	for i := len(work) - 1; i >= 0; i-- {
		c := m.openCase(uint64(m.nextFamily)<<8|uint64(i), 0, nobody, int(stage), work[i])
		m.cases[c].next = first
		first = c
		m.flow.referrals++
	}
	m.enrolAll()
	m.join(m.plan.stages[stage].team, first)
}

// inTeam is the permanent worker in a team's post of a number.
func (m *Model) inTeam(team, number int) *worker {
	return &m.workers[m.posts[m.teams[team].posts[number-1]].holder]
}

// ofTeam is a measure of one team at a census.
func (m *Model) ofTeam(team int, measure Measure, k int) float64 {
	return m.trajectory.Groups[team+1].Weekly[measure][k]
}

// holderOf is the permanent worker in the first team's post of a number.
func (m *Model) holderOf(number int) *worker {
	slot := m.posts[m.teams[0].posts[number-1]].holder
	if slot == nobody {
		return nil
	}
	return &m.workers[slot]
}

// postOf is the first team's post of a number.
func (m *Model) postOf(number int) *post { return &m.posts[m.teams[0].posts[number-1]] }

// notice makes the permanent worker in a post give notice now.
func (m *Model) notice(number int) { m.giveNotice(m.postOf(number).holder) }

// endOnly makes the round of a post end at a week, and no other round.
func (m *Model) endOnly(number int, week float64) {
	for i := range m.posts {
		m.engine.Stop(m.posts[i].round)
	}
	m.engine.Set(m.postOf(number).round, week)
}

// pending is when a timer's event comes; -1: it has none.
func (m *Model) pending(timer sim.Timer) float64 {
	if at, ok := m.engine.Pending(timer); ok {
		return at
	}
	return -1
}

// weekly is a measure of all teams at a census.
func (m *Model) weekly(measure Measure, k int) float64 {
	return m.trajectory.Groups[0].Weekly[measure][k]
}

// near fails unless two figures agree but for rounding.
func near(t tester, what string, got, want float64) {
	t.Helper()
	if !(math.Abs(got-want) <= 1e-9*max(1, math.Abs(want))) {
		t.Fatalf("%s is %.12g, by hand %.12g", what, got, want)
	}
}

// same fails unless two things are equal.
func same[T comparable](t tester, what string, got, want T) {
	t.Helper()
	if got != want {
		t.Fatalf("%s: %v, by hand %v", what, got, want)
	}
}

// withinError fails unless a sample's mean is within four standard errors of
// what it should be.
func withinError(t *testing.T, what string, sample *sim.Moments, want float64) {
	t.Helper()
	z := (sample.Mean() - want) / sample.StandardError()
	if !(math.Abs(z) < 4) {
		t.Fatalf("%s: mean %.5g of %.0f (standard error %.2g), by hand %.5g: z = %.1f", what, sample.Mean(), sample.N(), sample.StandardError(), want, z)
	}
}

// shareWithinError fails unless a count is within four standard errors of
// binomial.
func shareWithinError(t *testing.T, what string, count, of int, chance float64) {
	t.Helper()
	z := (float64(count) - float64(of)*chance) / math.Sqrt(float64(of)*chance*(1-chance))
	if !(math.Abs(z) < 4) {
		t.Fatalf("%s: %d of %d, by hand a share of %.5g: z = %.1f", what, count, of, chance, z)
	}
}
