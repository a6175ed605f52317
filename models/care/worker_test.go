package care

import (
	"testing"

	"headroom/sim"
)

const ramp = "role.ramp = [[4, 0.5], [4, 0.75]]\n"

// A starter at week 2 with a full caseload of 10 carries 5 until week 6, 7.5
// until week 10 and 10 from then on. Under a cap of 1 ten waiting cases are
// given out as the ramp rises: 5, 7 and 10. Those in post at the start are
// past the ramp.
//
// Wrong versions, seen to fail: a ramp step does not try the queue again; the
// last step's share from the first day; the ramp applies to those there before.
func TestAStarterCarriesMoreStepByStep(t *testing.T) {
	m := small{set: ramp + "team.cap = 1\nrecruitment.lag_weeks = 100\nstage.work = { law = \"fixed\", mean_weeks = 1000 }"}.begin(t)
	near(t, "full caseload of someone there before", m.holderOf(1).capacity, 10)
	m.notice(1)
	for range 10 {
		m.arrive(900)
	}
	m.engine.Set(m.postOf(1).round, 2)
	for _, one := range []struct {
		week     float64
		capacity float64
		cases    int
	}{{2, 5, 5}, {5.9, 5, 5}, {6, 7.5, 7}, {9.9, 7.5, 7}, {10, 10, 10}, {19, 10, 10}} {
		m.until(one.week)
		near(t, "capacity", m.holderOf(1).capacity, one.capacity)
		same(t, "cases", len(m.holderOf(1).held), one.cases)
	}
}

// A newly qualified starter with a ramp of their own (6 weeks at 0.5, of 9) is
// promoted after 5 weeks, in the middle of it: the ramp goes on to its end at
// week 6, at half of 10, and is not begun again, though the next role has a
// ramp too. One without a ramp has none after the promotion either.
//
// Wrong version, seen to fail: the step of the new role's ramp begins at the
// promotion.
func TestAPromotionNeitherCutsNorRepeatsTheRamp(t *testing.T) {
	for _, one := range []struct {
		ramp  string
		until [4]float64 // capacity at weeks 0, 4.9, 5.5 and 6.5
	}{{"[[6, 0.5]]", [4]float64{4.5, 4.5, 5, 10}}, {"[]", [4]float64{9, 9, 10, 10}}} {
		m := small{
			set: ramp + "team.vacancies = 1\nrecruitment.newly_qualified = 1\nrecruitment.newly_qualified_role = \"newly qualified\"",
			blocks: `
[[role]]
name = "newly qualified"
full_caseload = 10
capacity = 0.9
next = "social worker"
next_after_weeks = 5
ramp = ` + one.ramp + "\n",
		}.begin(t)
		for i, week := range []float64{0, 4.9, 5.5, 6.5} {
			m.until(week)
			near(t, "capacity", m.holderOf(1).capacity, one.until[i])
		}
	}
}

// At one moment a permanent worker's notice comes before an agency worker's,
// and a closure before both.
//
// Wrong version, seen to fail: one kind of event for both.
func TestAtOneMomentPermanentWorkersComeBeforeAgency(t *testing.T) {
	if !(closureEvent < noticeEvent && noticeEvent < agencyNoticeEvent && agencyNoticeEvent < leaveEvent && leaveEvent < agencyLeaveEvent && agencyLeaveEvent < roundEvent) {
		t.Fatal("closures, notices, goings and starters are not in order")
	}
	m := small{set: "team.posts = 2\nteam.vacancies = 0.5\nteam.covered = 1\nleaving.notice_weeks = 4\nrecruitment.lag_weeks = 200\nagency.role = \"agency\"\nagency.limit = 1\nagency.notice_weeks = 4", blocks: agencyRole}.begin(t)
	agency := m.postOf(2).cover
	m.enrolAll()
	m.giveNotice(agency)
	m.notice(1)
	m.arrive(9) // nobody is given it
	m.until(3.9)
	m.engine.Run(stopAfterOne{m}, 4)
	same(t, "permanent workers after the first event of week 4", m.postOf(1).holder, nobody)
	same(t, "agency workers after it", m.postOf(2).cover, agency)
}

// stopAfterOne lets one event happen.
type stopAfterOne struct{ *Model }

func (s stopAfterOne) Handle(kind sim.Kind, slot int32) {
	s.Model.Handle(kind, slot)
	s.engine.Halt()
}
