package care

import (
	"testing"

	"headroom/sim"
)

// What an option sets outright is in force, also where the service before the start
// had it solved: a chance of success of 0.25, a flow of 50.
//
// Wrong version, seen to fail: success and flow are always those from before.
func TestWhatAnOptionSetsOutrightIsInForce(t *testing.T) {
	const before = "team.posts = 10\nteam.vacancies = 0.2\nleaving.turnover_per_year = 0.2\nrecruitment.lag_weeks = 4\n"
	const sets = "[option.set]\n\"recruitment.success\" = 0.25\n\"stream.children.base\" = 50\n"
	for _, was := range []string{"recruitment.success = 0.9\nstream.base = 2", "recruitment.success = \"balance\"\nstream.base = \"balance\""} {
		m := small{set: before + was, actions: sets}.begin(t)
		near(t, "success after "+was, m.world.teams[0].success, 0.25)
		near(t, "flow after "+was, m.world.streams[0].base, 50)
	}
}

// The state at the start was there before the option: an option under which nobody
// leaves changes neither who is on notice at the start, nor the returns of cases that
// closed before it, nor the work left of the open ones.
//
// Wrong versions, seen to fail: notice at the start drawn at the option's turnover
// (nobody); past returns at the option's re-referral (none).
func TestWhatAnOptionSetsDoesNotChangeTheStateAtTheStart(t *testing.T) {
	const before = "team.posts = 400\nteam.open_cases_at_start = 4000\nstream.base = \"balance\"\nstream.re_referral = 0.4\nleaving.turnover_per_year = 0.5\nleaving.notice_weeks = 13\n"
	count := func(s small) (notice, returns int) {
		m := s.begin(t)
		for i := range m.workers {
			if m.workers[i].onNotice {
				notice++
			}
		}
		m.until(0.5)
		return notice, len(m.pastReturns)
	}
	notice, returns := count(small{set: before})
	if notice == 0 || returns == 0 {
		t.Fatalf("%d on notice and %d returns: nothing to compare", notice, returns)
	}
	noticeSet, returnsSet := count(small{set: before, actions: "[option.set]\n\"leaving.turnover_per_year\" = 0\n\"stream.children.re_referral\" = 0.001\n"})
	same(t, "on notice", noticeSet, notice)
	same(t, "returns of cases closed before", returnsSet, returns)
}

// Of 400 cases 100 wait at the start. Without a cap they are given out at once, and the
// flow that keeps the 400 is that of 400 over twenty full caseloads of 15: with work of
// 20 weeks and elasticity 0.6 it is 400 * (400/300)^-0.6 / 20 a week. With a cap of one
// full caseload there is no room: the flow is that of the 300.
//
// Wrong versions, seen to fail: those waiting count in the flow but not in the load (16.8
// a week too many, and open cases climb to 609 by week 260); they count beyond the cap.
func TestCasesThatWaitAtTheStartAreInTheBalanceAsFarAsThereIsRoom(t *testing.T) {
	const set = "weeks = 261\nstream.base = \"balance\"\nstage.work = { law = \"exponential\", mean_weeks = 20 }\nteam.posts = 20\nteam.open_cases_at_start = 300\nteam.waiting_at_start = 100\nrole.full_caseload = 15\npace.elasticity = 0.6\npace.fastest = 5\n"
	near(t, "flow without a cap", small{set: set}.begin(t).world.streams[0].base, 400*sim.Pow(400.0/300, -0.6)/20)
	near(t, "flow with a cap", small{set: set + "team.cap = 1\n"}.begin(t).world.streams[0].base, 300.0/20)
	var end sim.Moments
	p, m := small{set: set}.plan(t), NewModel()
	for r := range 60 {
		m.Run(p, nil, sim.NewStreams(1, r))
		end.Add(m.weekly(OpenCases, 260))
	}
	withinError(t, "open cases at week 260", &end, 400)
}
