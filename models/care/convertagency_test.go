package care

import "testing"

const convertTwo = `
[[option.action]]
kind = "convert_agency"
team = "children"
workers = 2
role = "social worker"
`

// Both agency workers accept at week 2. They keep their four cases, whose changes
// of worker are none: they are starters, permanent, in posts of the team, and
// their places under the limit are free. Funded posts are four.
//
// The first is not asked where they are on notice: the post is recruited to.
//
// Wrong versions, seen to fail: the cases are handed over; the places under the
// limit are kept; the cases do not know that their worker is the same person;
// those on notice are asked.
func TestAnAgencyWorkerWhoAcceptsKeepsTheCases(t *testing.T) {
	for _, onNotice := range []bool{false, true} {
		m := small{set: extraAgency + "agency.notice_weeks = 9\nrecruitment.lag_weeks = 260", blocks: agencyRole, actions: convertTwo + "accept = 1\ndate = { week = 2 }\n"}.begin(t)
		m.holderOf(1).absent, m.holderOf(2).absent = true, true
		for range 4 {
			m.arrive(90)
		}
		m.holderOf(1).absent, m.holderOf(2).absent = false, false // they have no case, and would be given any
		first := m.posts[m.teams[0].extras[0]].cover
		if onNotice {
			m.giveNotice(first)
		}
		m.until(3)
		converted := 2.0
		if onNotice {
			converted = 1
		}
		for measure, want := range map[Measure]float64{
			FundedPosts: 4, AgencyWorkers: 2 - converted, Permanent: 2 + converted, Starters: converted, ChangesOfWorker: 0, Vacancies: 2 - converted,
		} {
			near(t, Describe[measure].Name, m.weekly(measure, 3), want)
		}
		same(t, "places under the limit", m.teams[0].agencyBusy, int(2-converted))
		same(t, "assignments", len(m.teams[0].extras), 0)
		w := m.workers[m.posts[m.teams[0].posts[3]].holder]
		same(t, "cases of the second", len(w.held), 2)
		for _, h := range w.held {
			same(t, "last worker of a case", m.cases[h.slot].last, w.person)
		}
	}
}

// Nobody accepts: the two posts are recruited to at once, and the agency workers
// cover them until a permanent worker starts, who takes the cases over.
//
// Wrong versions, seen to fail: an agency worker who refuses goes at once; the
// post is not recruited to.
func TestAnAgencyWorkerWhoRefusesStaysUntilTheStarter(t *testing.T) {
	m := small{set: extraAgency, blocks: agencyRole, actions: convertTwo + "accept = 0\ndate = { week = 2 }\n"}.begin(t)
	m.until(2)
	same(t, "rounds", m.teams[0].roundsRunning, 2)
	m.endOnly(3, 7)
	m.until(5)
	for measure, want := range map[Measure]float64{FundedPosts: 4, AgencyWorkers: 2, Permanent: 2, Vacancies: 2} {
		near(t, Describe[measure].Name, m.weekly(measure, 5), want)
	}
	m.until(7)
	for measure, want := range map[Measure]float64{FundedPosts: 4, AgencyWorkers: 1, Permanent: 3, Vacancies: 1, Starters: 1} {
		near(t, Describe[measure].Name, m.weekly(measure, 7), want)
	}
}

// Each of 1,000 is asked once, and accepts with chance 0.3.
//
// Wrong version, seen to fail: one draw for all.
func TestTheShareThatAccepts(t *testing.T) {
	m := small{set: extraAgency + "team.agency_extra = 1_000\nagency.limit = 1_000", blocks: agencyRole, actions: convertTwo + "accept = 0.3\ndate = { week = 2 }\nworkers = 1_000\n"}
	m.actions = "[[option.action]]\nkind = \"convert_agency\"\nteam = \"children\"\nworkers = 1_000\nrole = \"social worker\"\naccept = 0.3\ndate = { week = 1 }\n"
	run := m.begin(t)
	run.until(2)
	shareWithinError(t, "that accepted", int(run.weekly(Permanent, 2))-2, 1_000, 0.3)
}

// Converting two on 1 April 2024 saves the premium on two posts in the year of 365
// days after it: 2 * 0.4 * 36,600 = 29,280 pounds; nothing before. Where both refuse
// and nobody else is found nothing is saved. Made senior practitioners at 48,800
// they cost 2 * (1.4 * 36,600 - 48,800) = 4,880 less.
//
// Wrong versions, seen to fail: the agency line goes on; those who refuse cost
// the old grade.
func TestTheYearlySavingOfAConversionIsThePremium(t *testing.T) {
	s := small{set: extraAgency + "weeks = 110\nrecruitment.success = 0", blocks: agencyRole + seniorRole}
	before := s.run(t).trajectory.Years
	for _, one := range []struct {
		grade, accept string
		saves         float64
	}{{"social worker", "1", 29_280}, {"social worker", "0", 0}, {"senior", "1", 4_880}, {"senior", "0", -2 * 1.4 * 12_200}} {
		s.actions = "[[option.action]]\nkind = \"convert_agency\"\nteam = \"children\"\nworkers = 2\nrole = \"" + one.grade + "\"\naccept = " + one.accept + "\ndate = 2024-04-01\n"
		years := s.run(t).trajectory.Years
		near(t, "saved in the first year", before[0].Spend()-years[0].Spend(), 0)
		near(t, "saved in the second", before[1].Spend()-years[1].Spend(), one.saves)
	}
}

// The agency worker carries half in the first eight weeks and comes at week 3;
// two of ten waiting cases are theirs under a cap of 0.4. Converted at week 5 they
// are past the ramp: four, and the ramp's own step at 11 changes nothing. Made
// newly qualified (9 points) they are promoted five weeks later.
//
// Wrong versions, seen to fail: the ramp goes on; the queue is not tried again;
// the promotion is not timed; the step of the ramp is not forgotten.
func TestAConvertedWorkerIsPastTheRamp(t *testing.T) {
	ramping := "[[role]]\nname = \"agency\"\nfull_caseload = 10\nramp = [[8, 0.5]]\n"
	for _, one := range []struct {
		grade string
		full  [2]float64 // at 6 and at 10
	}{{"social worker", [2]float64{10, 10}}, {"newly qualified", [2]float64{9, 10}}} {
		m := small{
			set: "team.posts = 0\nteam.cap = 0.4\n" + agency, blocks: ramping + newlyQualified,
			actions: "[[option.action]]\nkind = \"add_agency\"\nteam = \"children\"\nworkers = 1\ndate = { week = 0 }\n" +
				"[[option.action]]\nkind = \"convert_agency\"\nteam = \"children\"\nworkers = 1\naccept = 1\nrole = \"" + one.grade + "\"\ndate = { week = 5 }\n",
		}.begin(t)
		for range 10 {
			m.arrive(90)
		}
		m.until(4)
		same(t, "waiting with someone in the ramp", m.weekly(Unallocated, 4), 8)
		m.until(6)
		near(t, "capacity", m.holderOf(1).capacity, one.full[0])
		same(t, "waiting then", m.weekly(Unallocated, 6), 10-float64(int(one.full[0]*0.4)))
		m.until(12)
		near(t, "capacity later", m.holderOf(1).capacity, one.full[1])
	}
}

// Wrong version, seen to fail: nothing is converted.
func TestConversionsCostLessAndFundPosts(t *testing.T) {
	mustMoveWith(t, pressed(t, "agency.limit = 1", "agency.limit = 3\nteam.agency_extra = 2"), "convert_agency", "team = \"children\"\nworkers = 2\nrole = \"social worker\"\naccept = 0.6\ndate = { week = 0 }\n",
		direction{"spend", 0, Spend, -1}, direction{"agency workers", 1, AgencyWorkers, -1}, direction{"permanent workers", 1, Permanent, 1}, direction{"funded posts", 1, FundedPosts, 1})
}
