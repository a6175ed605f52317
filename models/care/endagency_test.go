package care

import "testing"

const endOne = "[[option.action]]\nkind = \"end_agency\"\nteam = \"children\"\nworkers = 1\ndate = { week = 2 }\n"

// Two agency workers above two posts, both with a case. The first assignment ends at
// week 2: its worker is on notice for 3 weeks and goes at 5, when the case goes to
// another; nobody is sought in the place. Until then the worker is over establishment.
// A week costs 7 * (200 + 280), and 7 * (200 + 140) once the worker has gone. The budget
// has four workers for 14 days and three for the other 352: 36,600 * (3 + 14/366).
//
// Wrong versions, seen to fail: the worker goes at once, or is replaced; the last
// assignment ends; the assignment stays in the budget, or is taken from it twice; it
// leaves a vacancy.
func TestAnAssignmentEndsWithItsWorkersNotice(t *testing.T) {
	m := small{set: extraAgency + "agency.notice_weeks = 3\nweeks = 53", blocks: agencyRole, actions: endOne}.begin(t)
	first, second := m.posts[m.teams[0].extras[0]].cover, m.posts[m.teams[0].extras[1]].cover
	m.holderOf(1).absent, m.holderOf(2).absent = true, true
	m.arrive(900)
	m.arrive(900)
	m.holderOf(1).absent, m.holderOf(2).absent = false, false
	m.until(3)
	same(t, "the first is on notice", m.workers[first].onNotice, true)
	same(t, "the second is not", m.workers[second].onNotice, false)
	m.until(52)
	for _, one := range []struct {
		week                                 int
		agency, over, funded, vacant, change float64
		spend                                float64
	}{{2, 2, 0, 2, 0, 0, 7 * 480}, {3, 2, 1, 2, 0, 0, 7 * 480}, {5, 1, 0, 2, 0, 1, 7 * 480}, {6, 1, 0, 2, 0, 0, 7 * 340}, {40, 1, 0, 2, 0, 0, 7 * 340}} {
		for measure, want := range map[Measure]float64{
			AgencyWorkers: one.agency, OverEstablishment: one.over, FundedPosts: one.funded, Vacancies: one.vacant, ChangesOfWorker: one.change, Spend: one.spend,
		} {
			near(t, Describe[measure].Name, m.weekly(measure, one.week), want)
		}
	}
	years := small{set: extraAgency + "agency.notice_weeks = 3\nweeks = 53", blocks: agencyRole, actions: endOne}.run(t).trajectory.Years
	near(t, "budget of the first year", years[0].Budgeted, 36_600*(3+14.0/366))
	near(t, "funded posts of the first year", years[0].FundedPosts, 2)
}

// The worker of the first assignment has gone at week 1, and another is sought until 4: the
// search is dropped at 2, and its place under the limit of 4 is free. One already on notice,
// until 9, goes then and not later; without notice the worker goes at 2.
//
// Wrong versions, seen to fail: the search goes on; the place is kept; notice begins anew.
func TestAnAssignmentEndsWithItsSearchOrANoticeAlreadyGiven(t *testing.T) {
	s := small{set: extraAgency + "agency.notice_weeks = 9", blocks: agencyRole, actions: endOne}
	for _, one := range []struct {
		what  string
		begin func(*Model)
		until float64
		busy  int
	}{
		{"sought", func(m *Model) { m.leave(m.posts[m.teams[0].extras[0]].cover) }, 5, 1},
		{"on notice, still there", func(m *Model) { m.giveNotice(m.posts[m.teams[0].extras[0]].cover) }, 8.5, 2},
		{"on notice, gone", func(m *Model) { m.giveNotice(m.posts[m.teams[0].extras[0]].cover) }, 9.5, 1},
		{"given notice, still there", func(*Model) {}, 10.5, 2},
		{"given notice, gone", func(*Model) {}, 11.5, 1},
	} {
		m := s.begin(t)
		one.begin(m)
		m.until(one.until)
		same(t, one.what+": places under the limit", m.teams[0].agencyBusy, one.busy)
		same(t, one.what+": assignments", len(m.teams[0].extras), 1)
	}
}

// More are ended than there are: all end.
//
// Wrong version, seen to fail: as many as are named.
func TestNoMoreAssignmentsEndThanThereAre(t *testing.T) {
	m := small{set: extraAgency + "agency.notice_weeks = 0", blocks: agencyRole}.begin(t)
	m.endAgency(0, 5)
	same(t, "assignments", len(m.teams[0].extras), 0)
	same(t, "places under the limit", m.teams[0].agencyBusy, 0)
	same(t, "funded posts", m.teams[0].funded, 2)
}

// Wrong version, seen to fail: nothing ends.
func TestEndedAssignmentsCostLessAndLeaveMoreWaiting(t *testing.T) {
	mustMoveWith(t, pressed(t, "agency.limit = 1", "agency.limit = 3\nteam.agency_extra = 2"), "end_agency", "team = \"children\"\nworkers = 2\ndate = { week = 0 }\n",
		direction{"spend", 0, Spend, -1}, direction{"agency workers", 1, AgencyWorkers, -1}, direction{"unallocated", 1, Unallocated, 1})
}
