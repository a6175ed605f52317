package care

import (
	"testing"

	"headroom/sim"
)

// Ten posts, a quarter vacant: 2.5 rounds up to 3. Half of those covered: 1.5
// rounds up to 2. Posts 1 to 7 are held, 8 and 9 covered, 10 empty. 15.5 cases
// for each of 9 people are 139.5, and so 140.
//
// Rounds run for 8 and 9 (two at once), the lowest-numbered; a search, for
// which there is room, for 10.
//
// Wrong versions, seen to fail: halves round to even (2 vacant); the
// highest-numbered vacancies are covered; the covered are not counted for the
// cases (108.5, and so 109).
func TestPostsPeopleAndCasesAtTheStart(t *testing.T) {
	m := small{
		set:    "team.posts = 10\nteam.vacancies = 0.25\nteam.covered = 0.5\nteam.caseload_at_start = 15.5\n" + agency + "agency.limit = 5\nrecruitment.rounds_at_once = 2",
		blocks: agencyRole,
	}.begin(t)
	for number := 1; number <= 10; number++ {
		p := m.postOf(number)
		same(t, "held", p.holder != nobody, number <= 7)
		same(t, "covered", p.cover != nobody, number == 8 || number == 9)
		same(t, "recruiting", p.recruiting == roundRunning, number == 8 || number == 9)
		same(t, "waiting to recruit", p.recruiting == waitingForRound, number == 10)
		same(t, "searching", p.searching == searchRunning, number == 10)
	}
	same(t, "cases", m.teams[0].open, 140)
	same(t, "agency workers and searches", m.teams[0].agencyBusy, 3)
}

// Ten cases in families of three: three families and one child of a fourth.
// Two people with a cap of half a full caseload are given all of them, by the
// rule without the cap: 6 (the first and the third family) and 4.
//
// Wrong versions, seen to fail: the last family is whole (12 cases); the cap
// holds at the start (some wait).
func TestTheLastFamilyAtTheStartIsCutToFit(t *testing.T) {
	m := small{set: "team.posts = 2\nteam.cap = 0.5\nteam.open_cases_at_start = 10\nstream.family_sizes = [0, 0, 1]"}.begin(t)
	same(t, "cases", m.teams[0].open, 10)
	same(t, "cases of the first", len(m.holderOf(1).held), 6)
	same(t, "cases of the second", len(m.holderOf(2).held), 4)
	near(t, "cap afterwards", m.world.teams[0].cap, 0.5)
}

// Fixed work of 10 weeks. Stationary: what is left is even between 0 and 10,
// of mean 5, and siblings share it. Fresh: all of it is left.
//
// Wrong version, seen to fail: "stationary" has the whole work left.
func TestWorkLeftAtTheStart(t *testing.T) {
	set := "team.open_cases_at_start = 2000\nstream.family_sizes = [0, 1]\nstream.history = "
	m := small{set: set + "\"stationary\""}.begin(t)
	w := m.holderOf(1)
	var left sim.Moments
	for i := 0; i < 2000; i += 2 {
		left.Add(w.held[i].end)
		same(t, "a sibling's work left", w.held[i+1].end, w.held[i].end)
	}
	withinError(t, "work left", &left, 5)

	m = small{set: set + "\"fresh\""}.begin(t)
	for _, h := range m.holderOf(1).held {
		same(t, "work left of a fresh case", h.end, 10)
	}
}

// A flow of 30 a week before week -4 and 10 since, fixed work of 10 weeks and
// pace 1: open cases have ages even within 0 to 4 and within 4 to 10, with
// weights 4 * 10 and 6 * 30. A share of 40/220 is younger than 4 weeks, with
// more than 6 weeks left.
//
// Wrong version, seen to fail: ages at the flow of the start (0.4 younger).
func TestAgesFollowThePastFlow(t *testing.T) {
	m := small{set: "stream.rate = [[-4.0001, 30], [-4, 10]]\nstream.history = \"as-rate\"\nteam.open_cases_at_start = 5000"}.begin(t)
	younger := 0
	for _, h := range m.holderOf(1).held {
		if h.end > 6 {
			younger++
		}
	}
	shareWithinError(t, "younger than 4 weeks", younger, 5000, 40.0/220)
}
