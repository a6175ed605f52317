package care

import (
	"math"
	"strings"
	"testing"

	"headroom/sim"
)

// looped is a second team with two stages that lead to each other. A case of
// the first stage goes on to a plan with chance 0.4 and to court with 0.1.
//
//	plan   0.4 + 0.5 court = 0.5 visits a case
//	court  0.1 + 0.2 plan  = 0.2
const looped = `
[[stage]]
name = "plan"
team = "long term"
handover_weeks = 0
work = { law = "fixed", mean_weeks = 10 }
next = [{ stage = "court", chance = 0.2 }]
[[stage]]
name = "court"
team = "long term"
weight = 2
handover_weeks = 0
work = { law = "fixed", mean_weeks = 20 }
next = [{ stage = "plan", chance = 0.5 }]
[[team]]
name = "long term"
role = "social worker"
posts = 10
open_cases_at_start = 90
`

const toLooped = "stage.next = [{ stage = \"plan\", chance = 0.4 }, { stage = \"court\", chance = 0.1 }]\n"

// 20,000 cases are led from stage to stage by the draws alone; each begins one
// assessment, and 0.5 plans and 0.2 courts in the mean.
//
// Wrong versions, seen to fail: visits solved with P not transposed; a draw
// that does not know the step (what once led from plan to court does so again).
func TestVisitsByHandAndByTheDraws(t *testing.T) {
	m := small{set: toLooped, blocks: looped}.begin(t)
	var counts [3]sim.Moments
	for i := range 20_000 {
		record := caseRecord{pathKey: sim.Entity(uint64(i))}
		visits := [3]float64{1, 0, 0}
		for {
			next, goesOn := m.endStage(&record)
			if !goesOn {
				break
			}
			visits[next]++
			record.stage = int16(next)
			record.step++
		}
		for stage := range counts {
			counts[stage].Add(visits[stage])
		}
	}
	for stage, want := range []float64{1, 0.5, 0.2} {
		near(t, "visits", m.world.visits[stage], want)
		if stage > 0 {
			withinError(t, "visits by the draws", &counts[stage], want)
		}
	}
}

// 40 cases on 50 points in the first team: load 0.8, pace 1.118034. The 90 of
// the second are plans and courts as 0.5 * 10 to 0.2 * 20, five to four: a case
// weighs 13/9 in the mean, 130 points on 100, pace 0.877058. Of 3,600 the share
// of plans is 5/9. A case a week keeps 4 / 1.118034 + 9 / 0.877058 open, and 130
// are open.
//
// Wrong versions, seen to fail: open cases of the first team alone; stages in
// proportion to visits without their work; the weight of the first stage for
// all.
func TestTheBalancedFlowOfAPathwayByHand(t *testing.T) {
	s := small{set: "stream.base = \"balance\"\nstage.work = { law = \"fixed\", mean_weeks = 4 }\nteam.posts = 5\nteam.open_cases_at_start = 40\npace.elasticity = 0.5\n" + toLooped, blocks: looped}
	m := s.begin(t)
	near(t, "load of the second team", m.world.teams[1].startLoad, 1.3)
	first, second := math.Pow(0.8, -0.5), math.Pow(1.3, -0.5)
	near(t, "pace of the first", m.world.teams[0].startPace, first)
	near(t, "pace of the second", m.world.teams[1].startPace, second)
	near(t, "base", m.world.streams[0].base, 130/(4/first+9/second))
	plans := 0
	for i := range 3_600 {
		if m.drawStartStage(1, i) == 1 {
			plans++
		}
	}
	shareWithinError(t, "plans at the start", plans, 3_600, 5.0/9)
}

// With nothing changed open cases of a pathway stay within 2 per cent of the
// start's over five years, though people leave, fall absent and ramp. Flow 16 a
// week: the teams' own cases fit it (96 of 6 weeks, and 296 of 18.5). Mean of
// weeks 157 to 260 of 250 replications; the standard error is under a quarter of
// what is allowed.
//
// Wrong versions, seen to fail: without the second team's cases in C0 (the
// flow is 4 a week); the courts left out of the work.
func TestOpenCasesOfAPathwayStayLevel(t *testing.T) {
	p := small{
		set: "weeks = 261\nstream.base = \"balance\"\nstream.re_referral = 0.1\nstage.work = { law = \"exponential\", mean_weeks = 6 }\nteam.posts = 12\nteam.open_cases_at_start = 96\nrole.full_caseload = 8\n" +
			"role.ramp = [[4, 0.5]]\npace.elasticity = 0.3\nleaving.turnover_per_year = 0.15\nleaving.notice_weeks = 8\n" + toLooped,
		blocks: `
[[stage]]
name = "plan"
team = "long term"
work = { law = "lognormal", mean_weeks = 25, sigma_log = 0.8 }
next = [{ stage = "court", chance = 0.2 }]
[[stage]]
name = "court"
team = "long term"
weight = 2
work = { law = "exponential", mean_weeks = 30 }
next = [{ stage = "plan", chance = 0.5 }]
[[team]]
name = "long term"
role = "social worker"
posts = 48
open_cases_at_start = 296
[[absence]]
name = "sickness"
share = 0.05
mean_weeks = 3
`,
	}.plan(t)
	m := NewModel()
	var open sim.Moments
	for r := range 250 {
		m.Run(p, nil, sim.NewStreams(1, r))
		sum := 0.0
		for k := 157; k <= 260; k++ {
			sum += m.weekly(OpenCases, k) / 104
		}
		open.Add(sum)
	}
	if math.Abs(open.Mean()-392) > 0.02*392 || open.StandardError() > 0.02*392/4 {
		t.Fatalf("%.1f open cases, standard error %.2f; 392 at the start", open.Mean(), open.StandardError())
	}
}

// plansAfter is a stage that certainly follows the first, in a team and with
// roles.
func plansAfter(team, roles string) string {
	return "[[stage]]\nname = \"plan\"\nteam = \"" + team + "\"\n" + roles + "\nhandover_weeks = 3\nwork = { law = \"fixed\", mean_weeks = 6 }\n"
}

const seniorRole = `
[[role]]
name = "senior"
full_caseload = 10
ramp = []
cost_per_year = 48_800
experienced = "yes"
`

const longTerm = `
[[team]]
name = "long term"
role = "social worker"
posts = 1
open_cases_at_start = 0
`

const certainPlan = "stage.next = [{ stage = \"plan\", chance = 1 }]\n"

// A family of three ends its first stage at week 10. Where the team and the
// worker's role may hold the next, the worker keeps all three, though they have
// another case and the second has none: they close at 16, without a change of worker.
//
// Where only a senior may hold it, they go to the senior in the second post,
// all three; where another team holds it, to one of that team's two: a change of
// worker, but not a hand-over (they would close at 19). Closures are at 16.
//
// Wrong versions, seen to fail: families are allocated afresh at each stage;
// the role of the worker is not asked; a case that goes on takes its hand-over
// along; siblings go one by one.
func TestAFamilyGoesOnTogetherAndIsKeptWhereThatIsAllowed(t *testing.T) {
	grade := "[[team.grade]]\nrole = \"senior\"\nposts = 1\n"
	for _, one := range []struct {
		name       string
		set        string
		blocks     string
		to         [2]int // team and post of the worker who has them then
		changes    int
		teamCounts [2]int // open cases of the teams then
	}{
		{"kept", "team.posts = 2\n", plansAfter("children", ""), [2]int{0, 1}, 0, [2]int{4, 0}},
		{"to a senior", "", grade + plansAfter("children", "roles = [\"senior\"]") + seniorRole, [2]int{0, 2}, 3, [2]int{4, 0}},
		{"to another team", "", plansAfter("long term", "") + strings.Replace(longTerm, "posts = 1", "posts = 2", 1), [2]int{1, 1}, 3, [2]int{1, 3}},
	} {
		blocks := one.blocks
		if one.to[0] == 0 {
			blocks += longTerm
		}
		m := small{set: one.set + certainPlan + "weeks = 30", blocks: blocks}.begin(t)
		last := m.inTeam(0, len(m.teams[0].posts))
		last.absent = last != m.holderOf(1) // the family begins with the first
		m.arrive(10, 10, 10)
		m.arrive(90)
		same(t, one.name+": cases at first", len(m.holderOf(1).held), 4)
		last.absent = false
		m.until(10)
		plans := 0
		for _, h := range m.inTeam(one.to[0], one.to[1]).held {
			plans += int(m.cases[h.slot].stage)
		}
		same(t, one.name+": plans after", plans, 3)
		same(t, one.name+": open cases of the teams", [2]int{m.teams[0].open, m.teams[1].open}, one.teamCounts)
		same(t, one.name+": changes of worker", int(m.weekly(ChangesOfWorker, 10)), one.changes)
		same(t, one.name+": closures", m.weekly(Closures, 10), 0)
		near(t, one.name+": closing time", m.pending(m.inTeam(one.to[0], one.to[1]).closure), 16)
		m.until(16)
		same(t, one.name+": closures of the last stage", m.weekly(Closures, 16), 3)
		same(t, one.name+": its team's", m.ofTeam(one.to[0], Closures, 16), 3)
	}
}

// Siblings together go on together, to work of the same length; siblings alone
// each draw their own: of two with a chance of a half, half the pairs part.
//
// Wrong versions, seen to fail: the draws of siblings together keyed by the
// case; those of siblings alone by the family.
func TestSiblingsShareThePathwayOnlyWhereTheyGoTogether(t *testing.T) {
	for _, one := range []struct {
		siblings string
		agree    float64
	}{{"together", 1}, {"alone", 0.5}} {
		m := small{
			set:    "stream.siblings = \"" + one.siblings + "\"\nstage.next = [{ stage = \"plan\", chance = 0.5 }]\n",
			blocks: "[[stage]]\nname = \"plan\"\nteam = \"children\"\nwork = { law = \"exponential\", mean_weeks = 6 }\n",
		}.begin(t)
		agree, alike := 0, 0
		for i := range 2_000 {
			key := sim.Entity(uint64(i))
			a := m.openFamily(familyWork, key, 0, 0, 2, false, m.sharedWork(familyWork, key, 0, 0, false))
			x, y := m.cases[a], m.cases[m.cases[a].next]
			_, first := m.endStage(&x)
			_, second := m.endStage(&y)
			if first == second {
				agree++
			}
			m.enterStage(&x, 1)
			m.enterStage(&y, 1)
			if x.left == y.left {
				alike++
			}
		}
		if one.agree == 1 {
			same(t, "pairs that go together", agree, 2_000)
			same(t, "pairs with one length of work", alike, 2_000)
			continue
		}
		shareWithinError(t, "pairs that go together", agree, 2_000, 0.5)
		same(t, "pairs with one length of work", alike, 0)
	}
}

// One place under the cap, work of 10 weeks, a limit of 12. The case of week 0
// ends at 10, in time; that of week 1 waits until 10 and ends at 20, after 19
// weeks: late. Cases open at the start, of unknown age, do not count. The share
// of the last 13 censuses is 1 at 10, a half at 20, and 0 from 23 on, when that
// of census 10 is no longer among them. A limit of 10 is still kept in 10.
//
// Wrong versions, seen to fail: the time begins with the worker, not in the
// queue; a limit met to the day is missed; all since the start count.
func TestTheTimeLimitCountsFromTheQueue(t *testing.T) {
	for _, limit := range []string{"12", "10"} {
		m := small{set: "weeks = 30\nteam.cap = 0.1\nstage.time_limit_weeks = " + limit}.begin(t)
		m.arrive(10)
		m.until(1)
		m.arrive(10)
		m.until(29)
		for k, want := range map[int]float64{9: 1, 10: 1, 19: 1, 20: 0.5, 22: 0.5, 23: 0} {
			same(t, "share in time", m.weekly(ShareInTime, k), want)
		}
	}
	m := small{set: "team.open_cases_at_start = 5\nstage.time_limit_weeks = 1"}.run(t)
	same(t, "share in time where no age is known", m.weekly(ShareInTime, 12), 1)
}

// A kept family's time begins with the stage: 10 weeks in the first and 6 in
// the second, both within their limits of 10 and 6. The limit of each stage is
// its own.
//
// Wrong version, seen to fail: the time runs on from the first stage.
func TestTheTimeLimitOfAKeptFamilyBeginsWithTheStage(t *testing.T) {
	m := small{set: certainPlan + "stage.time_limit_weeks = 10\n", blocks: plansAfter("children", "time_limit_weeks = 6")}.begin(t)
	m.arrive(10)
	m.until(16)
	same(t, "share in time", m.weekly(ShareInTime, 16), 1)
	same(t, "stages that ended", m.trajectory.Groups[0].limited[10]+m.trajectory.Groups[0].limited[16], 2)
}
