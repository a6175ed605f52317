package care

import "testing"

// A worker at 36,600 a year costs 100 a day. From 12 April (day 11) to 30 April
// (day 29) pay is 6 per cent higher: days 11 to 29 at 106. Leaving is halved: of
// a hazard of 0.005 a week, each census counts 0.0025 where it begins a week of
// which the middle lies in those dates, weeks 2, 3 and not 4 (middle day 31.5)
// nor 1 (10.5).
//
// Agency workers are paid as before.
//
// Wrong versions, seen to fail: the rise has no end; agency workers have it too;
// the days before it at the new pay; leaving as before.
func TestAPayRiseByHand(t *testing.T) {
	m := small{
		set:     "team.posts = 2\nteam.vacancies = 0.5\nteam.covered = 1\nrole.cost_per_year = 36_600\nleaving.turnover_per_year = { best = 0.26, per = \"52 weeks\" }\nagency.premium = 0\n" + agency + "recruitment.success = 0",
		blocks:  agencyRole,
		actions: "[[option.action]]\nkind = \"pay\"\nleaving = 0.5\ncost = 1.06\ndate = 2023-04-12\nto = 2023-04-30\n",
	}.begin(t)
	w := m.holderOf(1)
	w.hazardLimit = 100
	hazard := 0.0
	for k, one := range []struct{ rise, hazard float64 }{{0, 0.005}, {0, 0.005}, {3, 0.0025}, {7, 0.0025}, {7, 0.005}, {2, 0.005}, {0, 0.005}} {
		m.until(float64(k))
		hazard += one.hazard
		near(t, "hazard borne", w.hazardSum, hazard)
		if k > 0 {
			near(t, "spend of the week", m.weekly(Spend, k), 2*700+6*one.rise)
		}
	}
}

// Wrong versions, seen to fail: the first with leaving as before, the second with cost as
// before.
func TestPayThatKeepsPeopleLowersVacanciesAndARiseCostsMore(t *testing.T) {
	mustMoveWith(t, pressed(t), "pay", "leaving = 0.5\ndate = { week = 0 }\n", direction{"vacancies", 0, Vacancies, -1}, direction{"leavers", 0, Leavers, -1})
	mustMoveWith(t, pressed(t), "pay", "cost = 1.06\ndate = { week = 0 }\n", direction{"spend", 0, Spend, 1})
}
