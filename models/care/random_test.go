package care

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"headroom/sim"

	"pgregory.net/rapid"
)

// Whatever the scenario, conservation holds at every census, and after every
// event the state is what the rules say it must be then.
//
// Wrong versions, seen to fail: the queue is not tried again after an absence,
// or after a step of a ramp; the place of an agency worker who goes is not
// given on; the queue for rounds is not served; closeCases forgets the next
// closure; a named post that goes keeps its round.
func TestNoScenarioBreaksConservationOrTheRules(t *testing.T) {
	m := NewModel() // one for all, so that memory of the last run would show
	m.Check = true
	rapid.Check(t, func(t *rapid.T) {
		s := drawScenario(t)
		defer func() {
			if fault := recover(); fault != nil {
				t.Fatalf("week %g: %v\n%s", m.Now(), fault, s.text())
			}
		}()
		p := s.plan(t)
		m.begin(p, nil, sim.NewStreams(rapid.Uint64().Draw(t, "seed"), 0))
		m.engine.Run(inspector{m}, float64(p.weeks))
		m.accrue()
		m.closeBooks()
		inspector{m}.inspectMoney()
	})
}

// An inspector looks at the whole state after every event.
type inspector struct{ *Model }

func (i inspector) Handle(kind sim.Kind, slot int32) {
	i.Model.Handle(kind, slot)
	for team := range i.teams {
		i.inspectTeam(team)
	}
	for slot := range i.workers {
		w := &i.workers[slot]
		if w.present {
			i.inspectWorker(w)
		} else if len(w.held) > 0 {
			fail("worker %d has gone and holds %d cases", slot, len(w.held))
		}
	}
}

// inspectMoney: what was spent is the same by year, by week and by line.
func (i inspector) inspectMoney() {
	byYear, byLine, byWeek := 0.0, 0.0, i.ledger.week
	for y := range i.trajectory.Years {
		byYear += i.trajectory.Years[y].Spend()
	}
	for _, years := range i.ledger.byLine {
		for _, amount := range years {
			byLine += amount
		}
	}
	for _, amount := range i.trajectory.Groups[0].Weekly[Spend] {
		byWeek += amount
	}
	if math.Abs(byYear-byLine) > 0.01 || math.Abs(byWeek-byLine) > 0.01 {
		fail("money: %g by year, %g by line, %g by week", byYear, byLine, byWeek)
	}
}

// inspectWorker: the pace is that of the state now, and the next closure is
// timed for the first case that ends.
func (i inspector) inspectWorker(w *worker) {
	if len(w.held) == 0 {
		if i.pending(w.closure) != -1 || w.points != 0 {
			fail("a closure at %g is timed, or %g points are held, without a case", i.pending(w.closure), w.points)
		}
		return
	}
	if w.rate != i.paceOf(w) {
		fail("cases move at %g, not at %g", w.rate, i.paceOf(w))
	}
	first := math.Inf(1)
	for _, h := range w.held {
		first = min(first, h.end)
		if stage := i.cases[h.slot].stage; i.plan.stages[stage].team != int(w.team) {
			fail("a worker of team %d holds a case of stage %d", w.team, stage)
		}
	}
	if w.next != first {
		fail("the next case ends at %g on the clock, not at %g", first, w.next)
	}
	want := -1.0
	if w.rate > 0 {
		want = w.settledAt + max(first-w.clock, 0)/w.rate
	}
	if at := i.pending(w.closure); math.Abs(at-want) > 1e-6 {
		fail("the next closure is timed for %g, not for %g", at, want)
	}
}

// inspectTeam: no funded post is forgotten, no place is left unused, and the
// first family in the queue fits nowhere.
func (i inspector) inspectTeam(index int) {
	t := &i.teams[index]
	if len(t.roundQueue) > 0 && t.roundsRunning < i.world.rounds || t.roundsRunning > i.world.rounds {
		fail("%d rounds run of %d at once, and %d wait", t.roundsRunning, i.world.rounds, len(t.roundQueue))
	}
	if len(t.searchQueue) > 0 && t.agencyBusy < i.world.agencyLimit {
		fail("%d agency workers and searches of %d, and %d wait", t.agencyBusy, i.world.agencyLimit, len(t.searchQueue))
	}
	if t.owed < 0 || t.funded < 0 || t.going < 0 || t.open < 0 || t.waiting < 0 {
		fail("a count is below 0: %+v", t)
	}
	for _, post := range t.posts {
		p := &i.posts[post]
		leaving := p.holder == nobody || i.workers[p.holder].onNotice
		if funded := !p.gone && !p.going; (p.recruiting != notRecruiting) != (funded && leaving) {
			fail("post %d: funded %v, nobody to stay in it %v, recruiting %d", p.number, funded, leaving, p.recruiting)
		}
		away := p.holder != nobody && i.workers[p.holder].absent && i.workers[p.holder].handed && i.plan.absences[i.workers[p.holder].kind].covered
		alone := p.occupants == 0 || p.occupants == 1 && away
		if sought := !p.gone && !p.going && alone && i.world.agencyLimit > 0; (p.searching != notSearching) != sought {
			fail("post %d: to be covered %v, searching %d", p.number, sought, p.searching)
		}
		if p.holder != nobody && p.cover != nobody && !away {
			fail("post %d is covered beside worker %d, who is not long absent", p.number, p.holder)
		}
	}
	for _, assignment := range t.extras {
		p := &i.posts[assignment]
		if sought := p.occupants == 0 && i.world.agencyLimit > 0; (p.searching != notSearching) != sought {
			fail("assignment %d: empty %v, searching %d", p.number, sought, p.searching)
		}
	}
	i.inspectQueue(t, i.world.teams[index].cap)
}

// inspectQueue: families stand by priority and then as they came, and none of
// them fits a worker whose role no family before it waits for.
func (i inspector) inspectQueue(t *team, limit float64) {
	full := uint64(0)
	for n, f := range t.queue[t.front:] {
		if n > 0 {
			before := t.queue[t.front+n-1]
			if f.priority > before.priority || f.priority == before.priority && f.since < before.since {
				fail("family %d in the queue stands behind one that should be after it", n)
			}
		}
		for _, slot := range t.workers {
			w := &i.workers[slot]
			if free := (f.roles&^full)>>uint(w.role)&1 == 1; free && w.eligible() && (limit == 0 || (w.points+f.points)/w.capacity <= limit) {
				fail("family %d in the queue waits, and would fit worker %d", n, slot)
			}
		}
		full |= f.roles
	}
}

// drawScenario draws a small scenario with any of the model's parts.
func drawScenario(t *rapid.T) small {
	pick := func(what string, of ...string) string { return rapid.SampledFrom(of).Draw(t, what) }
	laws := []string{
		"{ law = \"fixed\", mean_weeks = 6 }", "{ law = \"lognormal\", mean_weeks = 8, sigma_log = 1 }", "{ law = \"gamma\", mean_weeks = 5, shape = 0.5 }",
		"{ law = \"weibull\", mean_weeks = 7, shape = 1.5 }", "{ law = \"exponential\", mean_weeks = 4 }", "{ law = \"bands\", bands = [[0, 2, 0.4], [2, 20, 0.6]] }",
	}
	var set strings.Builder
	line := func(key, value string) { fmt.Fprintf(&set, "%s = %s\n", key, value) }
	line("weeks", "60")
	line("start", pick("start", "2023-04-01", "2023-08-20", "2024-01-31"))
	flow := pick("flow", "base", "balance", "rate", "as-rate")
	switch flow {
	case "base":
		line("stream.base", pick("base", "0", "1", "6"))
	case "balance":
		line("stream.base", "\"balance\"")
	default:
		line("stream.rate", "[[-20, 3], [0, 2], [30, 6], [50, 0]]")
	}
	if flow == "as-rate" {
		line("stream.history", "\"as-rate\"")
	} else {
		line("stream.history", pick("history", "\"stationary\"", "\"fresh\""))
	}
	if flow == "base" || flow == "balance" {
		line("stream.trend_per_year", pick("trend", "-0.3", "0", "0.4"))
		line("stream.noise_variance", pick("noise", "0", "0.2"))
		line("stream.drift", pick("drift", "\"none\"", "\"walk\"", "\"bridge\""))
		line("stream.bridge_years", "0.5")
		line("stream.surge_size", pick("surge", "0", "0.5", "-0.5"))
	}
	line("stream.trend_to_flow", pick("to flow", "0", "0.5", "1"))
	line("stream.family_sizes", pick("families", "[1]", "[0.5, 0.3, 0.2]", "[0, 0, 0, 0, 1]"))
	line("stream.siblings", pick("siblings", "\"together\"", "\"alone\""))
	line("stream.re_referral", pick("q", "0", "0.3"))
	line("stream.re_referral_weeks", "12")
	line("stage.work", pick("work", laws...))
	line("stage.weight", pick("weight", "1", "0.1", "2.5"))
	line("stage.handover_weeks", pick("hand-over", "0", "1", "5"))
	line("team.posts", pick("posts", "0", "1", "4", "9"))
	line("team.vacancies", pick("vacancies", "0", "0.3", "1"))
	line("team.open_cases_at_start", pick("cases", "0", "7", "40"))
	line("role.full_caseload", pick("full", "3", "10"))
	line("role.cost_per_year", "40_000")
	ramps := []string{"[]", "[[4, 0.5], [4, 0.75]]", "[[2, 0], [3, 0.5]]"}
	line("role.ramp", pick("ramp", ramps...))
	if pick("cap", "none", "some") == "some" {
		line("team.cap", pick("the cap", "0.4", "1"))
	}
	line("pace.elasticity", pick("elasticity", "0", "0.3", "1"))
	line("pace.slowest", pick("slowest", "0", "0.5"))
	line("pace.covered_pace", pick("covered pace", "0", "0.25"))
	line("leaving.turnover_per_year", pick("turnover", "0", "0.3", "4"))
	line("leaving.load_effect", pick("load effect", "0", "0.5"))
	line("leaving.notice_weeks", pick("notice", "0", "6"))
	line("recruitment.lag_weeks", pick("lag", "0", "7"))
	line("recruitment.success", pick("success", "0", "0.4", "1"))
	line("recruitment.rounds_at_once", pick("rounds", "1", "3", "10_000"))
	line("recruitment.newly_qualified", pick("newly qualified", "0", "0.5"))
	line("recruitment.newly_qualified_role", "\"newly qualified\"")
	line("recruitment.intake_places", pick("intake", "0", "2"))
	line("recruitment.cost_per_appointment", "900")
	line("agency.role", "\"agency\"")
	line("agency.limit", pick("limit", "0", "1", "6"))
	line("agency.lag_weeks", pick("search", "0", "2"))
	line("agency.fill", pick("fill", "0", "0.5", "1"))
	line("agency.leaving_per_year", pick("agency leaving", "0", "3"))
	line("agency.notice_weeks", pick("agency notice", "0", "1"))
	line("team.covered", pick("covered", "0", "0.6", "1"))

	blocks := newlyQualifiedWith(pick("their ramp", ramps...)) + agencyRole
	if pick("absence", "none", "some") == "some" {
		blocks += sickness + "handover_after_weeks = " + pick("hand-over after", "0", "1", "50") + "\n"
	}
	if pick("second team", "none", "some") == "some" {
		blocks += `
[[stream]]
name = "others"
stage = "other"
base = 2
drift = "none"
[[stage]]
name = "other"
team = "others"
work = ` + pick("other work", laws...) + `
[[team]]
name = "others"
role = "newly qualified"
posts = 3
vacancies = 0.4
open_cases_at_start = 5
`
	}
	if pick("second stream", "none", "some") == "some" {
		blocks += "[[stream]]\nname = \"more\"\nstage = \"case\"\nbase = 1\nre_referral = 0.5\n"
	}
	actions := ""
	for range rapid.IntRange(0, 5).Draw(t, "actions") {
		week := pick("week", "0", "3", "10.5", "20", "52.3")
		actions += "[[option.action]]\n" + pick("action",
			"kind = \"add_posts\"\nteam = \"children\"\nposts = 3\ndate = { week = "+week+" }\n",
			"kind = \"taper\"\nteam = \"children\"\nby = 1\ntotal = 1\nfrom = { week = "+week+" }\n",
			"kind = \"practice\"\nfactor = 1.4\nramp_weeks = 5\ndate = { week = "+week+" }\n",
			"kind = \"early_help\"\nstream = \"children\"\nreferrals = 0.5\ndate = { week = "+week+" }\n",
			"kind = \"spend\"\namount = 1000\ndate = { week = "+week+" }\n",
		)
	}
	if pick("taper", "none", "some") == "some" {
		actions = "[[option.action]]\nkind = \"add_posts\"\nteam = \"children\"\nposts = 5\ndate = { week = 0 }\n" + actions +
			"[[option.action]]\nkind = \"taper\"\nteam = \"children\"\nby = 2\ntotal = 5\nevery_weeks = 4\nfrom = { week = 8 }\nrule = " +
			pick("rule", "\"wastage\"", "\"posts\"") + "\n" + pick("hold", "", "hold_above = 5\nhold_weeks = 3\n")
	} else {
		actions = strings.ReplaceAll(actions, "kind = \"taper\"\nteam = \"children\"\nby = 1\ntotal = 1\nfrom", "kind = \"spend\"\namount = 5\ndate")
	}
	return small{set: set.String(), blocks: blocks, actions: actions}
}

func newlyQualifiedWith(ramp string) string {
	return strings.Replace(newlyQualified, "ramp = []", "ramp = "+ramp, 1)
}
