package care

import "testing"

const intake = `
start = 2023-08-01
team.posts = 5
team.vacancies = 0.8
recruitment.lag_weeks = 260
recruitment.lag_shape = 1000
recruitment.success = 0
recruitment.newly_qualified_role = "newly qualified"
recruitment.intake_places = 3
recruitment.intake_success = `

// The run starts on 1 August; 1 September is day 31, week 31/7 = 4.42857.
// Posts 2 to 5 are vacant and being recruited to, the first two by the rounds
// that run. Three places fill posts 2, 3 and 4, the lowest numbers, whose
// rounds stop; post 5's begins.
//
// Wrong versions, seen to fail: the highest numbers first; the round of a
// filled post runs on; the intake comes on the first day of the run.
func TestTheIntakeFillsTheLowestVacantPostsInSeptember(t *testing.T) {
	m := small{set: intake + "1\nrecruitment.rounds_at_once = 2", blocks: newlyQualified}.begin(t)
	m.until(4.42)
	same(t, "permanent workers on 31 August", len(m.teams[0].workers), 1)
	m.until(4.43)
	for number, held := range []bool{true, true, true, true, false} {
		same(t, "held", m.postOf(number+1).holder != nobody, held)
	}
	same(t, "recruiting to a filled post", m.postOf(2).recruiting, notRecruiting)
	same(t, "recruiting to the post left", m.postOf(5).recruiting, roundRunning)
	same(t, "rounds", m.teams[0].roundsRunning, 1)
	m.until(5)
	same(t, "newly qualified", m.weekly(NewlyQualified, 5), 3)
	same(t, "starters", m.weekly(Starters, 5), 3)
	same(t, "vacancies", m.weekly(Vacancies, 5), 1)
}

// A place that is not filled is used up: with success 0 nobody starts and the
// rounds run on. With success 0.5, places for all of 2,000 vacant posts fill
// half of them.
//
// Wrong version, seen to fail: places are used up only by those who start, so
// that with 100 places all are filled.
func TestAnIntakePlaceIsFilledWithItsChance(t *testing.T) {
	m := small{set: intake + "0\nrecruitment.rounds_at_once = 2", blocks: newlyQualified}.begin(t)
	m.until(5)
	same(t, "starters without success", m.weekly(Starters, 5), 0)
	same(t, "rounds that run on", m.teams[0].roundsRunning, 2)

	m = small{set: intake + "0.5\nteam.posts = 2000\nteam.vacancies = 1\nrecruitment.intake_places = 1000", blocks: newlyQualified}.begin(t)
	m.until(5)
	shareWithinError(t, "places filled", int(m.weekly(Starters, 5)), 1000, 0.5)
}
