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

// pressed is the two teams at their limits with some lines changed: pairs of
// what hardPressed says and what is said instead.
func pressed(t *testing.T, pairs ...string) small {
	t.Helper()
	set := hardPressed
	for i := 0; i < len(pairs); i += 2 {
		same(t, "lines to change", strings.Count(set, pairs[i]), 1)
		set = strings.Replace(set, pairs[i], pairs[i+1], 1)
	}
	return small{set: set, blocks: hardPressedPlans}
}

// A direction is what a change must do to a measure.
type direction struct {
	what    string
	group   int // 0: all teams
	measure Measure
	sign    float64
}

// mustMove fails unless a change moves each measure in its direction: the mean over weeks
// 53 to 156 with the change less that without it, in the same 60 replications (seed 1). The
// 99 per cent t interval of the mean must not reach 0.
func mustMove(t *testing.T, before, after small, directions ...direction) {
	t.Helper()
	const runs = 60
	m, plans := NewModel(), [2]*Plan{before.plan(t), after.plan(t)}
	differences := make([]sim.Moments, len(directions))
	for r := range runs {
		means := make([]float64, len(directions))
		for i, p := range plans {
			m.Run(p, nil, sim.NewStreams(1, r))
			for d, one := range directions {
				for _, x := range m.trajectory.Groups[one.group].Weekly[one.measure][53:157] {
					means[d] += float64(2*i-1) * x / 104
				}
			}
		}
		for d := range directions {
			differences[d].Add(means[d])
		}
	}
	for d, one := range directions {
		difference := &differences[d]
		width := distuv.StudentsT{Mu: 0, Sigma: 1, Nu: runs - 1}.Quantile(0.995) * difference.StandardError()
		t.Logf("%s: %.3g, 99%% interval %.3g to %.3g", one.what, difference.Mean(), difference.Mean()-width, difference.Mean()+width)
		if one.sign*difference.Mean()-width <= 0 {
			t.Errorf("%s: %.3g, 99%% interval %.3g to %.3g", one.what, difference.Mean(), difference.Mean()-width, difference.Mean()+width)
		}
	}
}

// mustMoveWith is the same for an action, beside the same service without it.
func mustMoveWith(t *testing.T, service small, kind, keys string, directions ...direction) {
	t.Helper()
	with := service
	with.actions = "[[option.action]]\nkind = \"" + kind + "\"\n" + keys
	mustMove(t, service, with, directions...)
}

// Waits and unallocated work are those of the team that is changed: what it closes
// faster waits with the other. What actions do is tested beside each of them.
//
// Wrong versions, seen to fail: the effect of each of the three taken out.
func TestEachChangeHasItsDirection(t *testing.T) {
	mustMove(t, pressed(t), pressed(t, "lag_weeks = 16", "lag_weeks = 32"), direction{"a longer lag raises caseloads", 0, AverageCaseload, 1})
	mustMove(t, pressed(t), pressed(t, "premium = 0.4", "premium = 0.6"), direction{"a higher premium costs more", 0, Spend, 1})
	mustMove(t, pressed(t), pressed(t, "team.cap = 1\n", "team.cap = 1.2\n"), direction{"a higher cap leaves less unallocated", 1, Unallocated, -1})
}
