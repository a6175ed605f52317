package care

import "testing"

// Ten posts at 36,600 from 1 April 2023; five more from 1 October, 183 days
// before the end of that year of 366 days: 10 + 5 * 183/366 = 12.5 posts,
// 457,500 pounds. The next year, of 365 days, has 15: 549,000. A run of 105
// weeks is 735 days, 4 of them in the third year: 15 * 4/365 posts.
//
// The extra over ten posts is exact: 91,500 and 183,000.
//
// Wrong version, seen to fail: every year has 365 days (12.534 posts).
func TestTheBudgetIsByDays(t *testing.T) {
	m := small{set: "weeks = 105\nteam.posts = 10\nrole.cost_per_year = 36_600", actions: `
[[option.action]]
kind = "add_posts"
team = "children"
date = 2023-10-01
posts = 5
`}.run(t)
	years := m.trajectory.Years
	same(t, "financial years", len(years), 3)
	same(t, "posts of the first", years[0].FundedPosts, 12.5)
	same(t, "budget of the first", years[0].Budgeted, 457_500)
	same(t, "budget of the second", years[1].Budgeted, 549_000)
	near(t, "posts of the third", years[2].FundedPosts, 15*4.0/365)
}

// Ten permanent workers at 36,600: 7,000 a week in the year of 366 days. The
// week from 30 March 2024 has two days of it and five of the next year, of
// 365: 2,000 + 5 * 10 * 36,600/365 = 7,013.70. The week after has 7 days:
// 7,019.18. A week's spend is in the census that closes it.
//
// 500 pounds on 1 April 2024, day 366, are in the second year and the census
// of week 53; 300 on 31 March in the first.
//
// Wrong versions, seen to fail: a year's cost by 365.25 days; the turn of the
// year after the actions of its day.
func TestSpendIsByWeekAndFinancialYear(t *testing.T) {
	m := small{set: "weeks = 60\nteam.posts = 10\nrole.cost_per_year = 36_600", actions: `
[[option.action]]
kind = "spend"
date = 2024-04-01
amount = 500
[[option.action]]
kind = "spend"
date = 2024-03-31
amount = 300
`}.run(t)
	near(t, "census 0", m.weekly(Spend, 0), 0)
	near(t, "a week", m.weekly(Spend, 1), 7000)
	near(t, "the week of the turn", m.weekly(Spend, 53), 2000+5*366_000.0/365+500+300)
	near(t, "a week of the second year", m.weekly(Spend, 54), 7*366_000.0/365)
	years := m.trajectory.Years
	near(t, "permanent, first year", years[0].Permanent, 366_000)
	near(t, "one-off, first year", years[0].OneOff, 300)
	near(t, "one-off, second year", years[1].OneOff, 500)
	near(t, "permanent, second year to week 60", years[1].Permanent, 366_000*(420-366)/365.0)
	near(t, "spend of the second year", years[1].Spend(), years[1].Permanent+500)
}

// A vacant post is covered from the start at 1.4 times 36,600, 980 a week; a
// newly qualified worker at 29,280 a year, 560 a week, starts at week 10, after
// which the appointment has cost 2,000. Promoted at 15, they cost 700.
//
//	agency      10 * 980 = 9,800
//	permanent   5 * 560 + 5 * 700 = 6,300
//
// Wrong versions, seen to fail: the premium on the agency role's own cost;
// cost by the grade of the post for permanent workers too.
func TestEachLineOfSpendByHand(t *testing.T) {
	m := small{
		set: "team.vacancies = 1\nteam.covered = 1\nrole.cost_per_year = 36_600\nagency.premium = 0.4\nrecruitment.cost_per_appointment = 2000\n" +
			"recruitment.newly_qualified = 1\nrecruitment.newly_qualified_role = \"newly qualified\"\n" + agency,
		blocks: newlyQualified + "cost_per_year = 29_280\n" + agencyRole + "cost_per_year = 50_000\n",
	}.begin(t)
	m.endOnly(1, 10)
	m.until(20)
	m.accrue()
	m.closeBooks()
	year := m.trajectory.Years[0]
	near(t, "agency", year.Agency, 9800)
	near(t, "permanent", year.Permanent, 6300)
	near(t, "appointments", year.Appointments, 2000)
	near(t, "the week of the start", m.weekly(Spend, 10), 980+2000)
	near(t, "the week after", m.weekly(Spend, 11), 560)
}

// Notice at 1, starter at 4, leaver gone at 9: both are paid from 4 to 9, at
// 700 a week each.
//
// Wrong version, seen to fail: a post pays one person only.
func TestAnOverlapIsPaidTwice(t *testing.T) {
	m := small{set: "role.cost_per_year = 36_600\nleaving.notice_weeks = 8\nrecruitment.lag_weeks = 260"}.begin(t)
	m.until(1)
	m.notice(1)
	m.endOnly(1, 4)
	m.until(12)
	for k, want := range map[int]float64{4: 700, 5: 1400, 9: 1400, 10: 700} {
		near(t, "spend of a week", m.weekly(Spend, k), want)
	}
}

// Half-time posts of 36,600 a year of 366 days, 700 a week: one owed from week 2 to the
// end is half an FTE and 350 a week over. A covered senior post that is to go costs the
// senior's 48,800 for the ten weeks of the agency worker's notice.
//
// Wrong versions, seen to fail: an owed post counts as a whole FTE; an agency worker to
// go costs the team's grade, not the post's.
func TestOverEstablishmentCountsHoursAndTheGradeOfThePost(t *testing.T) {
	taper := "[[option.action]]\nkind = \"taper\"\nteam = \"children\"\nfrom = { week = 2 }\nby = 1\ntotal = 1\n"
	m := small{set: "team.posts = 2\nteam.fte = 0.5\nrole.cost_per_year = 36_600", actions: taper}.run(t)
	near(t, "over establishment", m.weekly(OverEstablishment, 10), 0.5)
	near(t, "its cost", m.trajectory.OverCost, m.trajectory.OverWeeks*700)
	convert := "[[option.action]]\nkind = \"convert_posts\"\nteam = \"children\"\ndate = { week = 1 }\nfrom_role = \"social worker\"\nto_role = \"senior\"\nposts = 1\n"
	m = small{
		set:     "role.cost_per_year = 36_600\nteam.posts = 1\nteam.vacancies = 1\nteam.covered = 1\n" + agency + "agency.premium = 0\nagency.leaving_per_year = 0\nagency.notice_weeks = 10\nrecruitment.success = 0",
		blocks:  seniorRole + agencyRole,
		actions: convert + taper,
	}.run(t)
	near(t, "person-weeks", m.trajectory.OverWeeks, 10)
	near(t, "cost", m.trajectory.OverCost, 10*48_800*7/366.0)
}
