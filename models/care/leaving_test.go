package care

import (
	"math"
	"testing"

	"headroom/sim"
)

// The hazard at the load of the start is 0.05 a week (2.6 over 52 weeks), and
// the load effect 1. The worker holds 5 cases of 10 (x0 = 0.5) and bears a
// summed hazard of 0.125.
//
//	census 0  load 0.5: 0.05 a week, 0.05 by week 1
//	week 0.5  five more cases: the hazard stays fixed until the census
//	census 1  load 1: 0.1 a week; 0.075 are left: notice at 1 + 0.075/0.1 = 1.75
//	          4 weeks later, at 5.75, they go
//
// Without the effect of load it is 0.125/0.05 = 2.5, and they go at 6.5.
//
// Wrong versions, seen to fail: notice comes at the census that ends its week;
// the load effect divides by a full caseload instead of the load at the start.
func TestNoticeIsGivenWhenTheSummedHazardIsReached(t *testing.T) {
	set := `
team.open_cases_at_start = 5
stage.work = { law = "fixed", mean_weeks = 1000 }
stream.history = "fresh"
leaving.turnover_per_year = { best = 2.6, per = "52 weeks" }
leaving.notice_weeks = 4
recruitment.lag_weeks = 100
leaving.load_effect = `
	for _, one := range []struct {
		effect string
		notice float64
	}{{"1", 1.75}, {"0", 2.5}} {
		m := small{set: set + one.effect}.begin(t)
		w := m.holderOf(1)
		m.engine.Stop(w.leaving) // not on notice from before the start
		w.onNotice, w.hazardSum, w.hazardLimit = false, 0, 0.125
		m.cancelRound(w.post)
		m.until(0.5)
		m.arrive(900, 900, 900, 900, 900)
		m.until(math.Floor(one.notice))
		near(t, "notice", m.pending(w.notice), one.notice)
		m.until(one.notice)
		same(t, "on notice", w.onNotice, true)
		near(t, "going", m.pending(w.leaving), one.notice+4)
		m.until(one.notice + 4.01)
		same(t, "in post", len(m.teams[0].workers), 0)
		same(t, "leavers", m.flow.leavers, 1)
		same(t, "unallocated", m.teams[0].waiting, 10)
	}
}

// A load below 0.1 counts as 0.1: with x0 = 0.5, effect 1 and 0.05 a week, a
// worker without cases bears 0.05 * 0.1/0.5 = 0.01 a week. One who starts at
// week 2.25 bears 0.75 * 0.01 = 0.0075 in the rest of it and 0.01 in week 3; with
// ten cases, given in the middle of it, they bear 0.05 * 1/0.5 = 0.1 in week 4.
//
// Wrong versions, seen to fail: no least load (0); a starter's hazard runs from
// the next census only (0 by week 3).
func TestSomeoneWithoutCasesBearsTheLeastHazard(t *testing.T) {
	m := small{set: `
team.posts = 2
team.open_cases_at_start = 10
stage.work = { law = "fixed", mean_weeks = 1000 }
stream.history = "fresh"
leaving.turnover_per_year = { best = 2.6, per = "52 weeks" }
leaving.load_effect = 1
recruitment.lag_weeks = 100`}.begin(t)
	first, second := m.holderOf(1), m.holderOf(2)
	first.hazardLimit, second.hazardLimit = 1e9, 1e9
	m.until(1)
	m.notice(2)
	m.engine.Set(m.postOf(2).round, 2.25)
	m.until(2.25)
	starter := m.holderOf(2)
	starter.hazardLimit = 1e9
	m.until(2.5)
	near(t, "hazard of the rest of the first week", starter.hazardSum, 0.0075)
	m.until(3)
	near(t, "hazard with a week without cases", starter.hazardSum, 0.0175)
	first.absent = true
	for range 10 {
		m.arrive(900)
	}
	same(t, "cases of the starter", len(starter.held), 10)
	m.until(4)
	near(t, "hazard with a week of ten cases", starter.hazardSum, 0.1175)
}

// Without a load effect each of 2,000 people bears 0.015 a week: by week 10 a
// share of 1 - exp(-0.15) = 0.139292 have gone; nobody starts.
//
// Wrong version, seen to fail: the turnover as a probability a year, hazard
// -ln(1 - 0.78)/52 a week.
func TestPublishedTurnoverIsAHazard(t *testing.T) {
	m := small{set: "team.posts = 2000\nleaving.turnover_per_year = { best = 0.78, per = \"52 weeks\" }\nrecruitment.lag_weeks = 260\nrecruitment.lag_shape = 1000\n"}.run(t)
	shareWithinError(t, "gone by week 10", 2000-int(m.weekly(Permanent, 10)), 2000, 1-math.Exp(-0.15))
}

// At the start the share h*n / (1 + h*n) of people are on notice, here with
// h = 0.02 a week and n = 10 weeks: 0.2/1.2 = 1/6. What is left of it is even
// over the 10 weeks. Their posts are being recruited to. 20 * 500 people.
//
// Wrong versions, seen to fail: the share is h*n; the whole notice is left.
func TestSomeAreOnNoticeAtTheStart(t *testing.T) {
	p := small{set: "team.posts = 500\nleaving.turnover_per_year = { best = 1.04, per = \"52 weeks\" }\nleaving.notice_weeks = 10\nrecruitment.lag_weeks = 16"}.plan(t)
	m := NewModel()
	onNotice := 0
	var left sim.Moments
	for r := range 20 {
		m.begin(p, nil, sim.NewStreams(1, r))
		here := 0
		for _, slot := range m.active {
			if w := &m.workers[slot]; w.onNotice {
				here++
				left.Add(m.pending(w.leaving))
				same(t, "the post is being recruited to", m.posts[w.post].recruiting, roundRunning)
			}
		}
		same(t, "rounds", m.teams[0].roundsRunning, here)
		onNotice += here
	}
	shareWithinError(t, "on notice", onNotice, 10000, 1.0/6)
	withinError(t, "notice left", &left, 5)
}

// Someone on notice keeps their cases, which move on, and is given no more. At
// their going the cases are given to the other worker: one of 5 weeks, begun at
// 0, closes at 5 whoever holds it (no hand-over here).
//
// Wrong versions, seen to fail: those on notice are eligible; the cases are
// handed over at notice.
func TestSomeoneOnNoticeKeepsTheirCasesAndIsGivenNoMore(t *testing.T) {
	m := small{set: "team.posts = 2\nleaving.notice_weeks = 4\nrecruitment.lag_weeks = 100"}.begin(t)
	m.arrive(5)
	m.until(0.5)
	m.notice(1)
	m.arrive(50)
	m.arrive(50)
	same(t, "cases of the one on notice", len(m.holderOf(1).held), 1)
	same(t, "cases of the other", len(m.holderOf(2).held), 2)
	near(t, "closing time", m.pending(m.holderOf(1).closure), 5)
	m.until(1)
	same(t, "on notice", m.weekly(OnNotice, 1), 1)
	same(t, "vacancies", m.weekly(Vacancies, 1), 0)
	m.until(5)
	same(t, "vacancies once they have gone", m.weekly(Vacancies, 5), 1)
	same(t, "cases of the other once the first has closed", len(m.holderOf(2).held), 2)
	same(t, "closures", m.weekly(Closures, 5), 1)
}
