package care

import "testing"

// Two workers at 1,900 a week from 15 to 28 April 2023, days 14 to 27: two weeks
// of two, 7,600 pounds to the penny, on a line of their own; at any grade. They
// take work, count in post and not in funded posts. Of eight cases each of four
// has two; a permanent worker's two go to others at week 3, when their post is
// taken by rule "posts", and the temporary team's five at week 4: seven changes of
// worker, and the one who is left has all eight. At no cost they come and go all
// the same.
//
// Wrong versions, seen to fail: paid by their grade too; gone on the last day
// itself (7,057); the cases go from one of them to the other (8 changes or more);
// a team at no cost stays for ever; the rule "posts" dismisses them.
func TestATemporaryTeamByHand(t *testing.T) {
	for _, one := range []struct {
		weekly string
		cost   float64
	}{{"1_900", 7_600}, {"0", 0}} {
		m := small{
			set: "role.cost_per_year = 36_600\nstage.handover_weeks = 1\nteam.posts = 2",
			actions: "[[option.action]]\nkind = \"temporary_team\"\nteam = \"children\"\nrole = \"social worker\"\nworkers = 2\nweekly_cost = " + one.weekly +
				"\ndate = 2023-04-15\nto = 2023-04-28\n",
		}.begin(t)
		m.until(2)
		for range 8 {
			m.arrive(90)
		}
		m.until(3)
		for measure, want := range map[Measure]float64{InPost: 4, FundedPosts: 2, Vacancies: 0, Permanent: 2, LargestCaseload: 2, OverEstablishment: 0} {
			near(t, Describe[measure].Name, m.weekly(measure, 3), want)
		}
		m.takeNamedPosts(0, 1)
		same(t, "in post once a post is taken", len(m.teams[0].workers), 3)
		m.until(3.9)
		same(t, "changes so far", m.flow.changes, 2)
		m.until(4)
		same(t, "in post", m.weekly(InPost, 4), 3) // goes after the census of the moment
		m.until(5)
		same(t, "in post afterwards", m.weekly(InPost, 5), 1)
		same(t, "cases of those who stay", len(m.holderOf(1).held), 8)
		same(t, "changes of worker", m.weekly(ChangesOfWorker, 4)+m.weekly(ChangesOfWorker, 5), 7)
		same(t, "leavers", m.weekly(Leavers, 5), 0)
		m.until(20)
		m.accrue()
		m.closeBooks()
		near(t, "temporary teams", m.trajectory.Years[0].Temporary, one.cost)
		near(t, "agency", m.trajectory.Years[0].Agency, 0)
		near(t, "permanent", m.trajectory.Years[0].Permanent, 700*(2*3+17))
	}
}

// They ramp by their role, and nobody of them leaves or falls absent, though all
// others would.
//
// Wrong version, seen to fail: past the ramp from the first day.
func TestATemporaryTeamRampsAndStays(t *testing.T) {
	m := small{
		set:     "role.ramp = [[3, 0.5]]\nteam.posts = 0\nleaving.turnover_per_year = 5\nagency.role = \"social worker\"\nagency.leaving_per_year = 20",
		blocks:  "[[absence]]\nname = \"sickness\"\nshare = 0.5\nmean_weeks = 0.5\n",
		actions: "[[option.action]]\nkind = \"temporary_team\"\nteam = \"children\"\nrole = \"social worker\"\nworkers = 20\nweekly_cost = 1\ndate = { week = 1 }\nto = { week = 19 }\n",
	}.begin(t)
	m.until(3)
	near(t, "capacity", m.workers[m.active[0]].capacity, 5)
	m.until(19)
	near(t, "capacity past the ramp", m.workers[m.active[0]].capacity, 10)
	for k := 2; k <= 19; k++ {
		same(t, "in post", m.weekly(InPost, k), 20)
		same(t, "absent", m.weekly(Absent, k), 0)
	}
}

// Wrong version, seen to fail: nobody comes.
func TestATemporaryTeamLeavesLessWaitingWhileItIsThereAndCostsMore(t *testing.T) {
	mustMoveWith(t, pressed(t), "temporary_team", "team = \"children\"\nrole = \"agency\"\nworkers = 2\nweekly_cost = 1_900\ndate = { week = 52 }\nto = { week = 104 }\n",
		direction{"unallocated", 1, Unallocated, -1}, direction{"in post", 1, InPost, 1}, direction{"spend", 0, Spend, 1})
}
