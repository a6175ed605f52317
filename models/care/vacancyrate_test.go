package care

import "testing"

// Two of five posts are vacant in the first team and none of one in the second:
// 0.4, 0 and 2/6 of all. Without posts the rate is 0.
//
// Wrong version, seen to fail: the mean of the teams' rates (0.2).
func TestTheVacancyRateIsOfAllFundedPosts(t *testing.T) {
	m := givingTeam.begin(t)
	m.until(1)
	near(t, "the first team", m.ofTeam(0, VacancyRate, 1), 0.4)
	near(t, "the second team", m.ofTeam(1, VacancyRate, 1), 0)
	near(t, "all", m.weekly(VacancyRate, 1), 2.0/6)
	none := small{set: "team.posts = 0"}.begin(t)
	none.until(1)
	near(t, "nobody", none.weekly(VacancyRate, 1), 0)
}
