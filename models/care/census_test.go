package care

import "testing"

// A state laid out by hand, with a target of at most 3 cases a worker:
//
//	post 1   permanent, working           4 cases
//	post 2   permanent, absent            3 cases
//	post 3   permanent, ramping at half   2 cases
//	post 4   permanent, on notice         1 case
//	post 5   vacant, agency worker        no case
//	post 6   vacant, newly qualified in post 1 to 4: none
//	queue    2 cases, waiting for 1 and 3 weeks
//
// open cases 4+3+2+1+2 = 12; average caseload (4+2+1)/3, the absent and those
// waiting left out, the one ramping whole; open per FTE 12/5; relative load
// (4+2+1)/(10+5+10+10) = 0.2; share above 1/3; largest 4; in post 5, permanent 4,
// agency 1, absent 1, on notice 1, vacancies 2, funded 6; median wait 2.
//
// Wrong versions, seen to fail: the absent count in the average caseload; the
// unallocated do; someone without cases does; the full caseload of someone
// ramping counts whole in the relative load; a post held by someone on notice
// is vacant.
func TestEachMeasureOfAStateLaidOutByHand(t *testing.T) {
	m := small{
		set:    "target.high = 3\nteam.posts = 6\nteam.vacancies = 0.33\nteam.covered = 0.5\nleaving.notice_weeks = 8\n" + agency + "recruitment.success = 0\n",
		blocks: agencyRole,
	}.begin(t)
	only := func(number, cases int) {
		for _, slot := range m.active {
			m.workers[slot].absent = slot != m.postOf(number).holder
		}
		for range cases {
			m.arrive(90)
		}
	}
	only(1, 4)
	only(2, 3)
	only(3, 2)
	only(4, 1)
	only(1, 0)
	m.holderOf(1).absent = true
	m.engine.Stop(m.postOf(6).search)
	m.until(2)
	m.arrive(90)
	m.until(4)
	m.arrive(90)
	for _, slot := range m.active {
		m.workers[slot].absent = slot == m.postOf(2).holder
	}
	m.holderOf(3).capacity = 5
	m.notice(4)
	m.until(5)
	for measure, want := range map[Measure]float64{
		OpenCases: 12, AverageCaseload: 7.0 / 3, OpenPerFTE: 12.0 / 5, Unallocated: 2, RelativeLoad: 0.2, ShareAbove: 1.0 / 3,
		LargestCaseload: 4, FundedPosts: 6, InPost: 5, Permanent: 4, AgencyWorkers: 1, NewlyQualified: 0, Absent: 1, OnNotice: 1,
		Vacancies: 2, OverEstablishment: 0, MedianWait: 2, LongestWait: 3, Referrals: 1, Returns: 0, Closures: 0, Leavers: 0, Starters: 0,
		ChangesOfWorker: 0,
	} {
		if measure == Referrals {
			same(t, Describe[measure].Name, m.weekly(measure, 3)+m.weekly(measure, 5), 2)
			continue
		}
		near(t, Describe[measure].Name, m.weekly(measure, 5), want)
	}
}

// With nobody in post three cases for each worker are three in all: a promise
// about caseloads is not kept by having nobody. The other ratios are 0.
//
// Wrong versions, seen to fail: a ratio divides all the same (not a number);
// the average caseload is 0 too, as if the promise were kept.
func TestRatiosWithNobodyInPostAreNothing(t *testing.T) {
	m := small{set: "team.vacancies = 1\nteam.open_cases_at_start = 3\nrecruitment.lag_weeks = 260\nrecruitment.success = 0"}.run(t)
	same(t, "unallocated", m.weekly(Unallocated, 10), 3)
	for measure, want := range map[Measure]float64{AverageCaseload: 3, OpenPerFTE: 3, RelativeLoad: 0, ShareAbove: 0, ExperiencedShare: 0, SpreadOfLoad: 0} {
		same(t, Describe[measure].Name, m.weekly(measure, 10), want)
	}
}

// Flows are counted in the week that the census closes: a case that comes at
// 2.5 and closes at 5.5 is a referral at census 3 and a closure at census 6,
// and nowhere else; one that comes at 4 exactly is a referral at census 4.
//
// Wrong version, seen to fail: flows are not set to nothing at the census.
func TestFlowsAreThoseOfTheWeekThatTheCensusCloses(t *testing.T) {
	m := small{}.begin(t)
	m.until(2.5)
	m.arrive(3)
	m.until(19)
	for k := range 20 {
		referrals, closures := 0.0, 0.0
		if k == 3 {
			referrals = 1
		}
		if k == 6 {
			closures = 1
		}
		same(t, "referrals", m.weekly(Referrals, k), referrals)
		same(t, "closures", m.weekly(Closures, k), closures)
	}
}

// Nine cases on two workers are 5 and 4. Against the promise of 3 both are above;
// against the team's own band, 2 to 4, only the first.
//
// Wrong version, seen to fail: a team's own band is not asked.
func TestWorkersAboveAreCountedAgainstTheTeamsOwnBand(t *testing.T) {
	set := "target.high = 3\nteam.posts = 2\nteam.open_cases_at_start = 9\nstream.history = \"fresh\"\n"
	for band, above := range map[string]float64{"": 1, "team.low = 2\nteam.high = 4\n": 0.5} {
		m := small{set: set + band}.begin(t)
		m.until(1)
		near(t, "share above with "+band, m.weekly(ShareAbove, 1), above)
	}
}

// Three cases of a stage that only a senior may hold wait in the second team,
// whose one senior is on notice; a family of two waits in the first for anybody, over the cap.
//
// Wrong versions, seen to fail: every case that waits is counted; families are,
// not cases.
func TestCasesThatOnlySomeRolesMayHoldAreCountedApart(t *testing.T) {
	m := small{set: "team.cap = 0.1", blocks: plansAfter("long term", "roles = [\"senior\"]") + longTerm + "grade = [{ role = \"senior\", posts = 1 }]\n" + seniorRole}.begin(t)
	m.inTeam(1, 2).onNotice = true
	m.arrive(90)
	m.arrive(90, 90)
	m.arriveAt(1, 90, 90, 90)
	m.until(1)
	near(t, "unallocated", m.weekly(Unallocated, 1), 5)
	near(t, "for some roles, all", m.weekly(WaitingForSome, 1), 3)
	near(t, "for some roles, the first team", m.ofTeam(0, WaitingForSome, 1), 0)
	near(t, "for some roles, the second team", m.ofTeam(1, WaitingForSome, 1), 3)
}

// Eleven and ten cases, of a full caseload of 10: one of two workers is above.
// Where the promise is of so many vacant posts its figure says nothing of cases;
// the team's own band does.
//
// Wrong version, seen to fail: both have more cases than vacant posts were
// promised.
func TestWorkersAboveAreThoseAboveAFullCaseloadWhereThePromiseIsOfSomethingElse(t *testing.T) {
	for high, want := range map[string]float64{"": 0.5, "\nteam.low = 5\nteam.high = 9": 1, "\nteam.low = 5\nteam.high = 12": 0} {
		m := small{set: "target.measure = \"vacant posts\"\ntarget.low = 0\ntarget.high = 3\nteam.posts = 2" + high}.begin(t)
		for range 21 {
			m.arrive(90)
		}
		m.until(1)
		near(t, "share above", m.weekly(ShareAbove, 1), want)
	}
}

// A limit of 2 weeks and nobody to hold the cases: none ends, and none is late until the
// first is 2 weeks old. From then on nothing is in time. With nothing overdue it is 1.
//
// Wrong version, seen to fail: the share in time is 1 as long as nothing ends.
func TestATimeLimitIsNotKeptByEndingNothing(t *testing.T) {
	m := small{set: "team.posts = 1\nteam.vacancies = 1\nrecruitment.success = 0\nstage.time_limit_weeks = 2"}.begin(t)
	m.until(0.5)
	m.arrive(30)
	m.until(3)
	near(t, "at week 2", m.weekly(ShareInTime, 2), 1)
	near(t, "at week 3", m.weekly(ShareInTime, 3), 0)
}
