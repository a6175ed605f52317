package care

import (
	"strings"
	"testing"

	"headroom/sim"

	"gonum.org/v1/gonum/stat/distuv"
)

// hardPressed is two teams at their limits: work waits at the door, posts are
// vacant, some are covered, and load makes people leave.
const hardPressed = `
weeks = 157
stream.base = 6.5
stage.work = { law = "exponential", mean_weeks = 8 }
stage.next = [{ stage = "plan", chance = 0.4 }]
team.posts = 6
team.vacancies = 0.17
team.cap = 1
team.open_cases_at_start = 44
role.full_caseload = 10
role.cost_per_year = 40_000
role.ramp = [[8, 0.5]]
pace.elasticity = 0.3
leaving.turnover_per_year = 0.3
leaving.load_effect = 0.3
leaving.notice_weeks = 8
recruitment.lag_weeks = 16
recruitment.success = 0.6
agency.role = "agency"
agency.limit = 1
agency.premium = 0.4
`

const hardPressedPlans = `
[[stage]]
name = "plan"
team = "long term"
work = { law = "lognormal", mean_weeks = 25, sigma_log = 0.8 }
[[team]]
name = "long term"
role = "social worker"
posts = 7
vacancies = 0.15
cap = 1.1
open_cases_at_start = 55
` + agencyRole

// Each change has the direction that it must have: the mean over weeks 53 to 156 of
// the change less no change, in the same 60 replications; the 99 per cent t interval
// of the mean must not reach 0. Waits and unallocated work are those of the team that is
// changed: what it closes faster waits with the other.
//
// Wrong versions, seen to fail: the effect of each of the six taken out.
func TestEachChangeHasItsDirection(t *testing.T) {
	action := func(kind, rest string) small {
		return small{set: hardPressed, blocks: hardPressedPlans, actions: "[[option.action]]\nkind = \"" + kind + "\"\n" + rest}
	}
	other := func(pairs ...string) small {
		set := hardPressed
		for i := 0; i < len(pairs); i += 2 {
			same(t, "lines to change", strings.Count(set, pairs[i]), 1)
			set = strings.Replace(set, pairs[i], pairs[i+1], 1)
		}
		return small{set: set, blocks: hardPressedPlans}
	}
	for _, one := range []struct {
		name    string
		changed small
		group   int // 0: all teams
		measure Measure
		sign    float64
	}{
		{"more staff shortens waits", action("add_posts", "team = \"children\"\nposts = 2\ndate = { week = 0 }\n"), 1, LongestWait, -1},
		{"a longer lag raises caseloads", other("lag_weeks = 16", "lag_weeks = 32"), 0, AverageCaseload, 1},
		{"a higher premium costs more", other("premium = 0.4", "premium = 0.6"), 0, Spend, 1},
		{"early help lowers open cases", action("early_help", "stream = \"children\"\nreferrals = 0.9\ndate = { week = 0 }\n"), 0, OpenCases, -1},
		{"a higher cap leaves less unallocated", other("team.cap = 1\n", "team.cap = 1.2\n"), 1, Unallocated, -1},
		{"pay that keeps people lowers vacancies", action("pay", "leaving = 0.5\ndate = { week = 0 }\n"), 0, Vacancies, -1},
	} {
		before, after := other().plan(t), one.changed.plan(t)
		m := NewModel()
		mean := func(p *Plan, r int) float64 {
			m.Run(p, nil, sim.NewStreams(1, r))
			sum := 0.0
			for k := 53; k <= 156; k++ {
				sum += m.trajectory.Groups[one.group].Weekly[one.measure][k] / 104
			}
			return sum
		}
		var difference sim.Moments
		const runs = 60
		for r := range runs {
			difference.Add(mean(after, r) - mean(before, r))
		}
		width := distuv.StudentsT{Mu: 0, Sigma: 1, Nu: runs - 1}.Quantile(0.995) * difference.StandardError()
		t.Logf("%s: %.3g, 99%% interval %.3g to %.3g", one.name, difference.Mean(), difference.Mean()-width, difference.Mean()+width)
		if one.sign*difference.Mean()-width <= 0 {
			t.Errorf("%s: %.3g, 99%% interval %.3g to %.3g", one.name, difference.Mean(), difference.Mean()-width, difference.Mean()+width)
		}
	}
}
