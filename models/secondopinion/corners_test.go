package secondopinion

import (
	"os"
	"testing"
)

// Three scenarios written by hand put the rules of the page together that the
// scenarios of random make leave out.
var corners = []mix{
	{name: "as-rate", written: asRate},
	{name: "at-once", written: atOnce},
	{name: "roles", written: roles},
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

func TestTheCornersHaveTheSameDistributions(t *testing.T) {
	if os.Getenv("HEADROOM_LONG") == "" {
		t.Skip("HEADROOM_LONG is not set")
	}
	compareBoth(t, corners, longRuns, true)
}
