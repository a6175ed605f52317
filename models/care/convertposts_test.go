package care

import "testing"

// Two of three posts are made senior at week 2: the lowest-numbered, whoever is
// in them. Post 1 is held by someone newly qualified, due to be promoted at 5:
// they are senior at once and stay it. Post 2 is vacant and covered: the agency
// worker keeps their role and costs the new grade from that day. Of 36,600 and
// 73,200 a year, 100 and 200 a day:
//
//	before  3 posts funded at 100 a day; paid 80 + 140 + 100
//	after   2 at 200, 1 at 100; paid 200 + 280 + 100
//
// Wrong versions, seen to fail: the highest-numbered first; the person keeps
// the role; the promotion that was due happens all the same; the cover costs
// what it did.
func TestConvertedPostsChangeThePersonInThem(t *testing.T) {
	m := small{
		set: "weeks = 53\nteam.posts = 3\nrole.cost_per_year = 36_600\nagency.premium = 0.4\nrecruitment.newly_qualified = 1\nrecruitment.newly_qualified_role = \"newly qualified\"\n" + agency,
		blocks: newlyQualified + "cost_per_year = 29_280\n" + agencyRole + `
[[role]]
name = "senior"
full_caseload = 8
ramp = []
cost_per_year = 73_200
`,
		actions: "[[option.action]]\nkind = \"convert_posts\"\nteam = \"children\"\nfrom_role = \"social worker\"\nto_role = \"senior\"\nposts = 2\ndate = { week = 2 }\n",
	}.begin(t)
	m.notice(1)
	m.endOnly(1, 0)
	m.until(0.5)
	m.notice(2)
	m.engine.Stop(m.postOf(2).round)
	m.engine.Set(m.postOf(2).search, 0.5)
	m.until(1)
	same(t, "role in the first", m.holderOf(1).role, 1)
	m.until(12)
	same(t, "roles", [2]int32{m.holderOf(1).role, m.holderOf(3).role}, [2]int32{3, 0})
	near(t, "full caseload", m.holderOf(1).capacity, 8)
	same(t, "role of the cover", m.workers[m.postOf(2).cover].role, 2)
	near(t, "a week before", m.weekly(Spend, 2), 7*(80+140+100))
	near(t, "a week after", m.weekly(Spend, 3), 7*(200+280+100))
	near(t, "a week once the promotion was due", m.weekly(Spend, 12), 7*(200+280+100))
	m.until(53)
	m.accrue()
	m.closeBooks()
	near(t, "budget of the first year", m.trajectory.Years[0].Budgeted, 14*300+(366-14)*500)
}

// Three posts of ten points become posts of fourteen, at half as much again.
//
// Wrong version, seen to fail: no post changes its grade.
func TestPostsOfAHigherGradeLeaveLessWaitingAndCostMore(t *testing.T) {
	s := pressed(t)
	s.blocks += "[[role]]\nname = \"senior\"\nfull_caseload = 14\ncost_per_year = 60_000\nramp = [[8, 0.5]]\n"
	mustMoveWith(t, s, "convert_posts", "team = \"children\"\nfrom_role = \"social worker\"\nto_role = \"senior\"\nposts = 3\ndate = { week = 0 }\n",
		direction{"unallocated", 1, Unallocated, -1}, direction{"spend", 0, Spend, 1})
}
