package care_test

import (
	"testing"

	"headroom/models/care"
	"headroom/models/scenario"
	"headroom/sim"
)

// Once a replication has found its memory, running it again takes none: the
// other goroutines of a long run would pay for the collection.
func TestReplicationAllocatesNothingOnceWarm(t *testing.T) {
	const warm = 20
	bromley, whole := read(t, "bromley"), readSource(t, wholeScenario)
	m := care.NewModel()
	var worlds [warm]care.Uniforms
	for r := range worlds {
		worlds[r] = drawnWorld(r)
	}
	for _, cell := range []struct {
		s              *scenario.Scenario
		option, future string
	}{{bromley, "taper", "no-fall"}, {bromley, "adaptive", "as-seen"}, {whole, "all", "only"}} {
		p := compile(t, cell.s, cell.option, cell.future)
		run := 0
		replication := func() {
			r := run % warm
			m.Run(p, worlds[r], sim.NewStreams(1, r))
			run++
		}
		for range warm {
			replication()
		}
		if allocations := testing.AllocsPerRun(warm, replication); allocations != 0 {
			t.Errorf("%s, %s: %v allocations a replication", cell.s.Name, cell.option, allocations)
		}
	}
}

// wholeScenario is two teams and three stages with a loop, and an option with every
// action of the whole model.
const wholeScenario = `
name = "whole"
start = 2023-04-01
weeks = 105
headline = "all"
target = { low = 10, high = 15, from = 2024-04-01, to = 2025-03-31 }
agency = { role = "agency", limit = 6, premium = 0.4 }
leaving = { turnover_per_year = 0.6 }
recruitment = { success = 0.6, newly_qualified = 0.3, newly_qualified_role = "newly qualified" }
stream = [{ name = "children", stage = "assessment", re_referral = 0.2 }]
role = [
  { name = "social worker", full_caseload = 16, cost_per_year = 48_000 },
  { name = "senior", full_caseload = 16, protected = 0.2, cost_per_year = 55_000 },
  { name = "newly qualified", full_caseload = 16, capacity = 0.9, next = "social worker", next_after_weeks = 40 },
  { name = "agency", full_caseload = 16 },
]
absence = [{ name = "sickness", share = 0.06, mean_weeks = 3, load_effect = 0.5, covered = "agency" }]
future = [{ name = "only" }]
[[stage]]
name = "assessment"
team = "duty"
time_limit_weeks = 9
work = { law = "lognormal", mean_weeks = 7, sigma_log = 0.6 }
next = [{ stage = "plan", chance = 0.4 }, { stage = "court", chance = 0.1 }]
[[stage]]
name = "plan"
team = "long term"
work = { law = "lognormal", mean_weeks = 30, sigma_log = 0.8 }
next = [{ stage = "court", chance = 0.1 }]
[[stage]]
name = "court"
team = "long term"
roles = ["social worker", "senior"]
weight = 2
priority = 1
work = { law = "lognormal", mean_weeks = 40, sigma_log = 0.8 }
next = [{ stage = "plan", chance = 0.2 }]
[[team]]
name = "duty"
role = "social worker"
posts = 8
vacancies = 0.125
covered = 1
caseload_at_start = 16
waiting_at_start = 4
agency_extra = 2
cap = 1.1
[[team]]
name = "long term"
role = "social worker"
posts = 16
caseload_at_start = 16
rebalance = "yes"
grade = [{ role = "senior", posts = 4, fte = 0.8 }]
[[option]]
name = "none"
[[option]]
name = "all"
action = [
  { kind = "add_agency", team = "duty", workers = 2, date = { week = 5 } },
  { kind = "convert_agency", team = "duty", workers = 3, role = "social worker", date = { week = 20 } },
  { kind = "temporary_team", team = "duty", role = "agency", workers = 3, weekly_cost = 1_900, date = { week = 10 }, to = { week = 40 } },
  { kind = "move_posts", from_team = "long term", to_team = "duty", posts = 2, date = { week = 30 } },
  { kind = "convert_posts", team = "long term", from_role = "social worker", to_role = "senior", posts = 2, date = { week = 35 } },
  { kind = "campaign", success = 1.5, date = { week = 40 } },
  { kind = "pay", leaving = 0.8, cost = 1.05, date = { week = 50 } },
  { kind = "early_help", stream = "children", referrals = 0.9, re_referral = 0.8, date = { week = 50 } },
  { kind = "taper", team = "duty", by = 1, total = 2, every_weeks = 20, from = { week = 60 } },
]
`
