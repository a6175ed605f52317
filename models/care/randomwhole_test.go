package care

import (
	"fmt"
	"strings"
	"testing"

	"headroom/sim"

	"pgregory.net/rapid"
)

// The same for the whole model: two teams, pathways with loops, stages that
// only some may hold, grades, part time, absence covered and under load, agency
// workers above the establishment, and every action.
//
// Wrong versions, seen to fail: the queue is not tried again after a rebalance, or
// after a conversion; the cover of an absence stays in a post that goes; an agency
// worker who becomes permanent keeps the place under the limit, or is no starter; one
// who moves brings no place along; a promotion that was due before a post changed its
// grade comes all the same; a case that goes on stays with a worker of the wrong team,
// or is not counted in the new one.
func TestNoWholeScenarioBreaksConservationOrTheRules(t *testing.T) {
	m := NewModel() // one for all, so that memory of the last run would show
	m.Check = true
	rapid.Check(t, func(t *rapid.T) {
		s := drawWhole(t)
		defer func() {
			if fault := recover(); fault != nil {
				t.Fatalf("week %g: %v\n%s", m.Now(), fault, s.text())
			}
		}()
		p := s.plan(t)
		m.begin(p, nil, sim.NewStreams(rapid.Uint64().Draw(t, "seed"), 0))
		m.engine.Run(inspector{m}, float64(p.weeks))
		m.accrue()
		m.closeBooks()
		inspector{m}.inspectMoney()
		inspector{m}.inspectFlows()
	})
}

// inspectFlows: what happened in the teams is what happened in all.
func (i inspector) inspectFlows() {
	groups := i.trajectory.Groups
	for _, measure := range []Measure{OpenCases, Unallocated, InPost, FundedPosts, Vacancies, Referrals, Returns, Closures, Leavers, Starters, ChangesOfWorker} {
		for k, all := range groups[0].Weekly[measure] {
			sum := 0.0
			for _, group := range groups[1:] {
				sum += group.Weekly[measure][k]
			}
			if sum-all > 1e-6 || all-sum > 1e-6 {
				fail("%s at census %d is %g in all and %g in the teams", Describe[measure].Name, k, all, sum)
			}
		}
	}
}

// drawWhole draws a scenario of two teams: the first assesses, the second holds
// plans and court work, and cases may come back from each stage to any other.
func drawWhole(t *rapid.T) small {
	pick := func(what string, of ...string) string { return rapid.SampledFrom(of).Draw(t, what) }
	works := []string{"{ law = \"fixed\", mean_weeks = 4 }", "{ law = \"lognormal\", mean_weeks = 6, sigma_log = 1 }", "{ law = \"exponential\", mean_weeks = 3 }"}
	roles := []string{"", "roles = [\"social worker\", \"senior\"]", "roles = [\"senior\", \"newly qualified\"]", "roles = [\"social worker\", \"agency\"]"}
	next := func(stages ...string) string {
		var list []string
		for _, stage := range stages {
			list = append(list, fmt.Sprintf("{ stage = %q, chance = %s }", stage, pick("chance of "+stage, "0", "0.2", "0.4")))
		}
		return "[" + strings.Join(list, ", ") + "]"
	}
	var set strings.Builder
	line := func(key, value string) { fmt.Fprintf(&set, "%s = %s\n", key, value) }
	line("weeks", "60")
	line("stream.base", pick("flow", "0", "2", "5", "\"balance\""))
	line("stream.family_sizes", pick("families", "[1]", "[0.4, 0.3, 0.3]"))
	line("stream.siblings", pick("siblings", "\"together\"", "\"alone\""))
	line("stream.re_referral", pick("q", "0", "0.4"))
	line("stream.re_referral_weeks", "10")
	line("stage.work", pick("work", works...))
	line("stage.next", next("plan", "court"))
	line("stage.time_limit_weeks", "5")
	line("stage.weight", pick("weight", "1", "0.1"))
	line("stage.handover_weeks", pick("hand-over", "0", "1"))
	line("team.posts", pick("posts", "0", "3", "7"))
	line("team.vacancies", pick("vacancies", "0", "0.5"))
	line("team.covered", pick("covered", "0", "0.6"))
	line("team.fte", pick("fte", "1", "0.6"))
	line("team.open_cases_at_start", pick("cases", "0", "30"))
	line("team.waiting_at_start", pick("waiting", "0", "5"))
	line("team.agency_extra", pick("extra", "0", "2"))
	rebalances := []string{"\"no\"", "\"yes\""}
	line("team.rebalance", pick("rebalance", rebalances...))
	caps := []string{"0.5", "1", "20"}
	line("team.cap", pick("cap", caps...))
	line("role.full_caseload", "6")
	line("role.cost_per_year", "40_000")
	line("role.protected", pick("protected", "0", "0.25"))
	line("role.ramp", pick("ramp", "[]", "[[2, 0], [3, 0.5]]"))
	line("pace.elasticity", pick("elasticity", "0", "0.5"))
	line("leaving.turnover_per_year", pick("turnover", "0", "0.5", "4"))
	line("leaving.notice_weeks", pick("notice", "0", "6"))
	line("recruitment.lag_weeks", pick("lag", "0", "7"))
	line("recruitment.success", pick("success", "0.4", "1"))
	line("recruitment.rounds_at_once", pick("rounds", "1", "10_000"))
	line("recruitment.newly_qualified", "0.5")
	line("recruitment.newly_qualified_role", "\"newly qualified\"")
	line("recruitment.intake_places", pick("intake", "0", "2"))
	line("agency.role", "\"agency\"")
	line("agency.limit", pick("limit", "0", "1", "6"))
	line("agency.lag_weeks", pick("search", "0", "2"))
	line("agency.fill", "0.8")
	line("agency.leaving_per_year", pick("agency leaving", "0", "6"))
	line("agency.notice_weeks", pick("agency notice", "0", "1"))
	stage := func(name string, to ...string) string {
		return fmt.Sprintf("[[stage]]\nname = %q\nteam = \"long term\"\nwork = %s\nweight = %s\npriority = %s\n%s\nnext = %s\n",
			name, pick("work of "+name, works...), pick("weight of "+name, "1", "2"), pick("priority of "+name, "0", "1"), pick("roles of "+name, roles...), next(to...))
	}
	blocks := stage("plan", "court", "case") + stage("court", "plan", "case") + `
[[team]]
name = "long term"
role = "social worker"
posts = 5
vacancies = ` + pick("vacancies of the second", "0", "0.4") + `
agency_extra = ` + pick("extra of the second", "0", "1") + `
rebalance = ` + pick("rebalance in the second", rebalances...) + `
cap = ` + pick("cap of the second", caps...) + `
open_cases_at_start = 20
[[team.grade]]
role = "senior"
posts = 2
fte = 0.8
[[role]]
name = "senior"
full_caseload = 8
protected = 0.2
cost_per_year = 50_000
experienced = "yes"
` + newlyQualified + "[[role]]\nname = \"agency\"\nfull_caseload = 6\n"
	if pick("absence", "none", "some") == "some" {
		blocks += "[[absence]]\nname = \"sickness\"\nshare = 0.2\nmean_weeks = 3\nhandover_after_weeks = " + pick("hand-over after", "0", "2") +
			"\nload_effect = " + pick("load on absence", "0", "1") + "\ncovered = " + pick("absence covered", "\"no\"", "\"agency\"") +
			"\n[[absence]]\nname = \"leave\"\nshare = 0.1\nmean_weeks = 8\ncovered = \"agency\"\n"
	}
	if pick("second stream", "none", "some") == "some" {
		blocks += "[[stream]]\nname = \"more\"\nstage = \"plan\"\nbase = 1\n[[stream.change]]\nname = \"scheme\"\nfactor = 3\ndate = { week = 10 }\nto = { week = 30 }\n"
	}
	actions := ""
	for range rapid.IntRange(0, 6).Draw(t, "actions") {
		week := pick("week", "0", "3", "10.5", "20", "30", "52.3")
		actions += "[[option.action]]\n" + strings.ReplaceAll(pick("action", wholeActions...), "AT", "{ week = "+week+" }")
	}
	// Last, so that there are posts and assignments for what is taken or converted.
	fund := "[[option.action]]\nkind = \"add_agency\"\nteam = \"children\"\nworkers = 20\ndate = { week = 0 }\n" +
		"[[option.action]]\nkind = \"add_posts\"\nteam = \"children\"\nposts = 30\ndate = { week = 55 }\n" +
		"[[option.action]]\nkind = \"add_posts\"\nteam = \"long term\"\nposts = 30\ndate = { week = 55 }\n"
	return small{set: set.String(), blocks: blocks, actions: fund + actions}
}

// wholeActions are the actions of the property test; AT is a week.
var wholeActions = []string{
	"kind = \"add_posts\"\nteam = \"long term\"\nposts = 2\ndate = AT\n",
	"kind = \"taper\"\nteam = \"children\"\nby = 2\ntotal = 4\nevery_weeks = 5\nfrom = AT\n",
	"kind = \"taper\"\nteam = \"long term\"\nby = 2\ntotal = 4\nevery_weeks = 5\nrule = \"posts\"\nfrom = AT\n",
	"kind = \"practice\"\nfactor = 1.4\ndate = AT\n",
	"kind = \"early_help\"\nstream = \"children\"\nreferrals = 0.5\npractice = 1.2\nre_referral = 0.5\ndate = AT\n",
	"kind = \"temporary_team\"\nteam = \"children\"\nrole = \"agency\"\nworkers = 2\nweekly_cost = 1_900\ndate = AT\nto = { week = 54 }\n",
	"kind = \"temporary_team\"\nteam = \"long term\"\nrole = \"senior\"\nworkers = 1\nweekly_cost = 0\ndate = AT\nto = { week = 53 }\n",
	"kind = \"add_agency\"\nteam = \"long term\"\nworkers = 2\ndate = AT\n",
	"kind = \"convert_agency\"\nteam = \"children\"\nworkers = 1\nrole = \"senior\"\naccept = 0.5\ndate = AT\n",
	"kind = \"convert_agency\"\nteam = \"children\"\nworkers = 2\nrole = \"newly qualified\"\naccept = 1\ndate = AT\n",
	"kind = \"move_posts\"\nfrom_team = \"children\"\nto_team = \"long term\"\nposts = 2\ndate = AT\n",
	"kind = \"move_posts\"\nfrom_team = \"long term\"\nto_team = \"children\"\nposts = 2\ndate = AT\n",
	"kind = \"move_posts\"\nfrom_team = \"long term\"\nto_team = \"children\"\nposts = 2\npeople = \"stay\"\ndate = AT\n",
	"kind = \"convert_posts\"\nteam = \"long term\"\nfrom_role = \"social worker\"\nto_role = \"senior\"\nposts = 2\ndate = AT\n",
	"kind = \"campaign\"\nsuccess = 2\nlag = 0.5\ndate = AT\nto = { week = 55 }\n",
	"kind = \"pay\"\nleaving = 0.5\ncost = 1.1\ndate = AT\nto = { week = 55 }\n",
	"kind = \"spend\"\namount = 1000\ndate = AT\n",
}
