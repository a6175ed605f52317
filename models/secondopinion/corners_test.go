package secondopinion

import (
	"os"
	"testing"
)

// Six scenarios written by hand put the rules of the page together that the
// scenarios of random make leave out.
var corners = []mix{
	{name: "as-rate", written: asRate},
	{name: "at-once", written: atOnce},
	{name: "roles", written: roles},
	{name: "siblings", written: siblings},
	{name: "past-law", written: pastLaw},
	{name: "long-waiting", written: longWaiting},
}

const cornerHead = `
start = 2025-04-01
weeks = 106
headline = "acts"
target = { low = 5, high = 16, from = 2026-04-01, to = 2027-03-31 }
future = [{ name = "as-is" }]
`

// A past flow that is known, and absence that comes with load.
const asRate = `name = "as-rate"
baseline = "acts"` + cornerHead + `option = [{ name = "acts" }]
role = [{ name = "sw", full_caseload = 15, cost_per_year = 52_000 }]
stream = [{ name = "c", stage = "s", rate = [[-60, 2], [-20, 8], [0, 6], [80, 4]], history = "as-rate", re_referral = 0.2, drift = "none", surge_size = 0.3, surge_half_life_weeks = 10 }]
stage = [{ name = "s", team = "t", work = { law = "weibull", mean_weeks = 30, shape = 0.8 } }]
team = [{ name = "t", role = "sw", posts = 12, caseload_at_start = 15 }]
absence = [{ name = "a", share = 0.06, mean_weeks = 1.5 }, { name = "b", share = 0.05, mean_weeks = 8, handover_after_weeks = 1, load_effect = 1 }]
`

// Everything at once: no notice, work that ends together, families of up to
// five, a practice trend, promotion of those in post at the start.
const atOnce = `name = "at-once"
baseline = "acts"` + cornerHead + `option = [{ name = "acts", action = [{ kind = "taper", team = "t", from = 2025-08-01, by = 1, total = 3, every_weeks = 9 }, { kind = "add_posts", team = "t", date = 2025-11-01, posts = 3 }, { kind = "add_agency", team = "t", date = 2025-06-02, workers = 2 }] }]
role = [{ name = "sw", full_caseload = 15, cost_per_year = 52_000, ramp = [] }, { name = "nq", full_caseload = 15, capacity = 0.5, cost_per_year = 40_000, next = "sw", next_after_weeks = 30 }, { name = "ag", full_caseload = 15, ramp = [] }]
stream = [{ name = "c", stage = "s", history = "fresh", base = 6, family_sizes = [0.2, 0.2, 0.2, 0.2, 0.2], trend_per_year = -0.1, trend_to_flow = 0.3 }]
stage = [{ name = "s", team = "t", work = { law = "fixed", mean_weeks = 20 } }]
team = [{ name = "t", role = "sw", posts = 10, vacancies = 0.3, covered = 0.3, caseload_at_start = 13, cap = 0.9, fte = 0.8, agency_extra = 1, grade = [{ role = "nq", posts = 3 }] }]
leaving = { turnover_per_year = 0.8, notice_weeks = 0, load_effect = 1 }
recruitment = { lag_weeks = 8, success = 0.5, rounds_at_once = 2, newly_qualified = 0.5, newly_qualified_role = "nq" }
agency = { role = "ag", limit = 4, lag_weeks = 1, leaving_per_year = 2, notice_weeks = 0 }
`

// Stages of one team that only some roles may hold, in points and priorities.
const roles = `name = "roles"
baseline = "acts"` + cornerHead + `option = [{ name = "acts" }]
role = [{ name = "sw", full_caseload = 15, cost_per_year = 52_000 }, { name = "senior", full_caseload = 18, cost_per_year = 52_000 }]
stream = [{ name = "c", stage = "a", base = 2.5, drift = "none" }, { name = "d", stage = "b", base = 2, siblings = "alone" }]
stage = [{ name = "a", team = "t", work = { law = "exponential", mean_weeks = 20 }, roles = ["sw"], next = [{ stage = "c", chance = 0.3 }] }, { name = "b", team = "t", work = { law = "lognormal", mean_weeks = 30, sigma_log = 0.5 }, roles = ["senior"], weight = 2, priority = 2 }, { name = "c", team = "t", work = { law = "gamma", mean_weeks = 15, shape = 3 }, priority = 1, weight = 0.5 }]
team = [{ name = "t", role = "sw", posts = 6, caseload_at_start = 14, cap = 0.95, grade = [{ role = "senior", posts = 5 }] }]
leaving = { turnover_per_year = 0.5 }
`

// Siblings who go on alone and are at several stages of one team: some may be
// held by the same workers, some not. Those who hold both leave often, and the
// cap is tight.
const siblings = `name = "siblings"
baseline = "acts"` + cornerHead + `option = [{ name = "acts" }]
role = [{ name = "sw", full_caseload = 15, cost_per_year = 52_000 }, { name = "senior", full_caseload = 15, cost_per_year = 52_000, turnover_per_year = 5, ramp = [] }]
stream = [{ name = "c", stage = "b", siblings = "alone", family_sizes = [0, 0, 0, 1], drift = "none" }]
stage = [{ name = "b", team = "t", work = { law = "exponential", mean_weeks = 10 }, roles = ["senior"], time_limit_weeks = 15, next = [{ stage = "a", chance = 0.9 }] }, { name = "a", team = "t", work = { law = "exponential", mean_weeks = 12 }, time_limit_weeks = 12, next = [{ stage = "c", chance = 0.4 }] }, { name = "c", team = "t", work = { law = "exponential", mean_weeks = 10 }, weight = 1.5 }]
team = [{ name = "t", role = "sw", posts = 5, caseload_at_start = 13, cap = 1.2, rebalance = "yes", grade = [{ role = "senior", posts = 7 }] }]
leaving = { turnover_per_year = 0.1, notice_weeks = 0, load_effect = 0 }
recruitment = { success = 1, lag_weeks = 1, rounds_at_once = 20 }
`

// An option that changes most of what it may, with both balances left.
const pastLaw = `name = "past-law"
baseline = "none"` + cornerHead + `
role = [{ name = "sw", full_caseload = 15, cost_per_year = 52_000 }, { name = "ag", full_caseload = 15 }]
stream = [{ name = "c", stage = "a", re_referral = 0.25 }]
stage = [{ name = "a", team = "t", work = { law = "lognormal", mean_weeks = 20, sigma_log = 0.8 }, next = [{ stage = "b", chance = 0.3 }] }, { name = "b", team = "t", work = { law = "gamma", mean_weeks = 30, shape = 2 } }]
team = [{ name = "t", role = "sw", posts = 14, vacancies = 0.2, covered = 0.5, waiting_at_start = 20, cap = 1.1, caseload_at_start = 15 }]
leaving = { turnover_per_year = 0.3, notice_weeks = 8, load_effect = 0.5 }
agency = { role = "ag", limit = 5 }
[[option]]
name = "none"
[[option]]
name = "acts"
[option.set]
"stream.c.re_referral" = 0.05
"stage.a.work.mean_weeks" = 14
"stage.a.next.b.chance" = 0.5
"stage.b.work.shape" = 0.7
"stage.b.weight" = 1.3
"role.sw.full_caseload" = 17
"leaving.turnover_per_year" = 0.6
"leaving.notice_weeks" = 3
"recruitment.lag_weeks" = 5
"agency.limit" = 1
"agency.leaving_per_year" = 1.5
"pace.elasticity" = 0.8
`

// More wait at the start than the cap leaves room for, in two teams, and leaving
// hangs on load.
const longWaiting = `name = "long-waiting"
baseline = "acts"` + cornerHead + `option = [{ name = "acts" }]
role = [{ name = "sw", full_caseload = 15, cost_per_year = 52_000 }]
stream = [{ name = "c", stage = "a", drift = "none" }]
stage = [{ name = "a", team = "t", weight = 0.8, time_limit_weeks = 12, work = { law = "gamma", mean_weeks = 12, shape = 2 }, next = [{ stage = "b", chance = 0.5 }, { stage = "c", chance = 0.4 }] }, { name = "b", team = "u", weight = 1.2, work = { law = "gamma", mean_weeks = 20, shape = 2 } }, { name = "c", team = "t", weight = 1.4, time_limit_weeks = 16, work = { law = "gamma", mean_weeks = 12, shape = 2 } }]
team = [{ name = "t", role = "sw", posts = 9, waiting_at_start = 40, cap = 1.1, caseload_at_start = 14 }, { name = "u", role = "sw", posts = 7, waiting_at_start = 15, caseload_at_start = 12 }]
leaving = { turnover_per_year = 0.4, notice_weeks = 4, load_effect = 1.5 }
recruitment = { success = 0.8, lag_weeks = 8, rounds_at_once = 20 }
`

func TestTheCornersHaveTheSameDistributions(t *testing.T) {
	if os.Getenv("HEADROOM_LONG") == "" {
		t.Skip("HEADROOM_LONG is not set")
	}
	compareBoth(t, corners, longRuns, true)
}
