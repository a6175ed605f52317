package care_test

import (
	"math"
	"testing"

	"headroom/models/care"
	"headroom/models/scenario"
	"headroom/sim"
)

// noDrift turns the slow swings of demand off.
var noDrift = scenario.Number{Key: "stream.children.drift_per_year", Best: 0}

// With nothing changed Bromley stays where it is: open cases within 2 per cent of
// 756 and vacancies within one post of 9 at every census of five years (issue 2,
// "it is done when"). The flow and the success of a round are balanced for that;
// August and December make a small swing. Runs 1,000, seed 1; standard errors are
// checked to be under a quarter of what is allowed.
func TestBromleyUnchangedStaysWhereItIs(t *testing.T) {
	open, vacancies := steadyCourse(t, 1_000, noDrift)
	lowest, highest := math.Inf(1), math.Inf(-1)
	least, most := math.Inf(1), math.Inf(-1)
	for k := range open {
		cases, posts := open[k].Mean(), vacancies[k].Mean()
		lowest, highest = min(lowest, cases), max(highest, cases)
		least, most = min(least, posts), max(most, posts)
		if math.Abs(cases-756) > 0.02*756 {
			t.Errorf("week %d: %.1f open cases, se %.1f", k, cases, open[k].StandardError())
		}
		if math.Abs(posts-9) > 1 {
			t.Errorf("week %d: %.2f vacancies, se %.2f", k, posts, vacancies[k].StandardError())
		}
		if k > 0 && (open[k].StandardError() > 0.02*756/4 || vacancies[k].StandardError() > 0.25) {
			t.Errorf("week %d: standard errors %.2f cases and %.2f posts say too little", k, open[k].StandardError(), vacancies[k].StandardError())
		}
	}
	last := len(open) - 1
	t.Logf("open cases %.1f to %.1f, se %.1f; vacancies %.2f to %.2f, se %.2f",
		lowest, highest, open[last].StandardError(), least, most, vacancies[last].StandardError())
}

// The same limits reject the two balances of the design, which docs/model.md
// departs from: a flow that takes no account of absence, hand-overs, ramps and
// gaps in cover, and a success of rounds that takes none of the limit of eight at
// once. Runs 300, seed 1; standard errors of the last year's mean 2.5 cases and 0.2
// posts.
func TestBromleyByTheDesignsBalancesDoesNotStayWhereItIs(t *testing.T) {
	lastYear := func(weeks []sim.Moments) float64 {
		sum := 0.0
		for _, week := range weeks[len(weeks)-52:] {
			sum += week.Mean() / 52
		}
		return sum
	}
	pace := math.Pow(21.0/15, -0.3)
	flow := 756 * pace * (1 - 0.22) / 26
	open, _ := steadyCourse(t, 300, noDrift, scenario.Number{Key: "stream.children.base", Best: flow})
	t.Logf("flow %.2f a week: %.1f open cases in the last year", flow, lastYear(open))
	if lastYear(open) < 1.02*756 {
		t.Errorf("with a flow of %.2f a week open cases are %.1f in the last year", flow, lastYear(open))
	}
	// lag / (D + notice), where D = v/(1-v) (1/h + notice) and v = 9/36
	success := 16 / ((365.25/7/0.18+8)/3 + 8)
	_, vacancies := steadyCourse(t, 300, noDrift, scenario.Number{Key: "recruitment.success", Best: success})
	t.Logf("success %.3f: %.2f vacancies in the last year", success, lastYear(vacancies))
	if math.Abs(lastYear(vacancies)-9) < 1 {
		t.Errorf("with a success of %.3f vacancies are %.2f in the last year", success, lastYear(vacancies))
	}
}

// steadyCourse simulates Bromley without extra posts and with no fall in demand.
func steadyCourse(t *testing.T, runs int, overrides ...scenario.Number) (open, vacancies []sim.Moments) {
	p := compile(t, read(t, "bromley"), "none", "no-fall", overrides...)
	replicate(p, 1, runs, func(_ int, trajectory *care.Trajectory) {
		weekly := &trajectory.Groups[0].Weekly
		if open == nil {
			open = make([]sim.Moments, len(weekly[care.OpenCases]))
			vacancies = make([]sim.Moments, len(open))
		}
		for k := range open {
			open[k].Add(weekly[care.OpenCases][k])
			vacancies[k].Add(weekly[care.Vacancies][k])
		}
	})
	return open, vacancies
}
