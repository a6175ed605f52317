package scenario

import (
	"strings"
	"testing"
)

// wholeContradictions are edits of the whole scenario that make two of its
// inputs contradict each other, each with the warnings that must come of it,
// and no other.
var wholeContradictions = []struct{ what, old, new, want string }{
	{
		"a time limit shorter than the work", `time_limit_weeks = 9`, `time_limit_weeks = 6`,
		`stage.assessment.time_limit_weeks: the time limit is 6 weeks, and a case at this stage takes 7 weeks of work on average; check that both are in weeks of seven days and about this stage alone`,
	},
	{
		"a caseload inside the team's own band is nothing odd", "low = 10\nhigh = 16\n", "low = 10\nhigh = 19\n", "",
	},
	{
		"a caseload far above the team's own band", "low = 10\nhigh = 16\n", "low = 5\nhigh = 8\n",
		`team.long term.caseload_at_start: 18 cases a worker at the start are more than twice the top of the team's own band, 8; check that both count cases and workers in the same way` + "\n" +
			`role.social worker.full_caseload: a full caseload is 20 points, the top of the team's own band, 8 cases of 1.318 points; check that points and cases are not confused: relative load, pace and leaving hang on the full caseload`,
	},
	{
		"chances whose high ends leave nothing to close", "chance = 0.4\n", "chance = { best = 0.4, low = 0.3, high = 0.95, source = \"x\", quality = \"assumed\" }\n",
		`stage.assessment.next.plan.chance: the high ends of the chances of what comes next add up to 1.05; lower them: where what is drawn adds up to more than 1, no case closes here`,
	},
	{
		// 24 * 10 + 18 * 25.2 = 693.6 cases in all. Relative load 1.2 and 1.218, so pace 0.947 and 0.943;
		// of work 7 / 0.947 and 17.6 / 0.943, so 28.4% of the cases belong to duty.
		"teams that do not agree with a pathway", "caseload_at_start = 16", "caseload_at_start = 24",
		`team.duty.caseload_at_start: new cases times the time that a case takes keep about 197 cases open in team "duty", and it starts with 240; base = "balance" makes all the teams of a pathway agree together; mend the chances of next, the work contents or the starting cases until each does`,
	},
	{
		// 40 * 7 / 0.8^-0.3 = 262; 40 * 17.6 / 1.217^-0.3 = 747.
		"a flow that keeps other numbers of cases open", "stage = \"assessment\"\n[[stream.change]]", "stage = \"assessment\"\nbase = 40\n[[stream.change]]",
		`team.duty.caseload_at_start: new cases times the time that a case takes keep about 262 cases open in team "duty", and it starts with 160; mend the flow, the work content or the starting cases, or write base = "balance"` + "\n" +
			`team.long term.caseload_at_start: new cases times the time that a case takes keep about 747 cases open in team "long term", and it starts with 454; mend the flow, the work content or the starting cases, or write base = "balance"`,
	},
	{
		"a team that no pathway reaches", "[[role]]\nname = \"social worker\"\n", "[[team]]\nname = \"fostering\"\nrole = \"social worker\"\nposts = 4\nvacancies = 0.25\nopen_cases_at_start = 50\n[[stage]]\nname = \"fostering\"\nteam = \"fostering\"\nwork = { law = \"fixed\", mean_weeks = 52 }\n[[role]]\nname = \"social worker\"\n",
		`team.fostering: no pathway leads to a stage of this team, so no new case reaches it; name one of its stages in a stream or in the next of a stage, or take it out`,
	},
	{
		"a stage that no pathway reaches", "[[role]]\nname = \"social worker\"\n", "[[stage]]\nname = \"appeal\"\nteam = \"duty\"\nwork = { law = \"fixed\", mean_weeks = 52 }\n[[role]]\nname = \"social worker\"\n",
		`stage.appeal: no stream begins at this stage, and no case comes to it from another; name it in a stream or in the next of a stage, or take it out`,
	},
	{
		"agency workers asked for where none are allowed", "limit = 10\n", "limit = 0\n",
		`agency.limit: team "duty" starts with 3 agency workers, and as few as 0 may be found at once; raise the limit (or its low end), or lower covered or agency_extra` + "\n" +
			`absence.sickness.covered: agency workers are to cover long absences, and the limit of agency workers is 0; give agency.limit, or write covered = "no"`,
	},
	{
		"more unallocated cases promised than there are", "low = 10\nhigh = 15\nfrom", "measure = \"unallocated cases\"\nlow = 0\nhigh = 900\nfrom",
		`target.high: at most 900 unallocated cases are promised, and only 614 cases are open at the start in all; check that the figure counts cases without a worker`,
	},
	{
		"nobody to hold the cases", "posts = 8\nvacancies = 0.125\ncovered = 1\ncaseload_at_start = 16\nagency_extra = 2\n", "posts = 0\nopen_cases_at_start = 160\n",
		`team.duty.open_cases_at_start: team "duty" has 160 open cases at the start and nobody to hold them; look at posts, vacancies and covered`,
	},
}

func TestContradictoryInputsOfAWholeScenarioAreNamedWithTheirNumbersAndARemedy(t *testing.T) {
	for _, c := range wholeContradictions {
		s, faults := Read("whole.toml", []byte(replaced(t, whole(t), c.old, c.new)))
		if len(faults) > 0 {
			t.Errorf("%s: %v", c.what, faults)
			continue
		}
		var lines []string
		for _, w := range Contradictions(s) {
			lines = append(lines, w.String())
		}
		if got := strings.Join(lines, "\n"); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.what, got, c.want)
		}
	}
}

func TestPromiseAboutOtherThanCaseloadsIsNotComparedWithThem(t *testing.T) {
	text := replaced(t, whole(t), "low = 10\nhigh = 15\nfrom", "measure = \"relative load\"\nlow = 0.5\nhigh = 1\nfrom")
	for _, w := range Contradictions(readText(t, text)) {
		t.Error(w)
	}
}

func TestGrantIsComparedWithEachKindOfActionThatBringsPosts(t *testing.T) {
	// From the first day to the end of the first financial year: 4 posts at
	// 50,000 from October (183 of 366 days), 2 conversions at the 50,000 that
	// the agency cost in the team's budget, and 1 post regraded by 8,000.
	text := replaced(t, whole(t), "[target]", "[money]\ngrant = [108_000]\n\n[target]")
	text = strings.Replace(text, "name = \"social worker\"\n", "name = \"social worker\"\ncost_per_year = 50_000\n", 1)
	text = strings.Replace(text, "name = \"senior\"\n", "name = \"senior\"\ncost_per_year = 58_000\n", 1)
	text = replaced(t, text, beforeFutures, `[[option.action]]
kind = "convert_agency"
team = "duty"
date = 2023-04-01
workers = 2
role = "social worker"
[[option.action]]
kind = "convert_posts"
team = "long term"
date = 2023-04-01
from_role = "social worker"
to_role = "senior"
posts = 1
`+beforeFutures)
	for _, w := range Contradictions(readText(t, text)) {
		t.Error(w)
	}
	wrong := replaced(t, text, "108_000", "150_000")
	if found := Contradictions(readText(t, wrong)); len(found) != 1 || found[0].Key != "money.grant" {
		t.Errorf("warnings are %v", found)
	}
	// An option that sets what a post costs is not judged by the cost of before.
	sets := replaced(t, wrong, "kind = \"convert_posts\"", "kind = \"spend\"\ndate = 2023-04-01\namount = 1\n[option.set]\n\"role.senior.cost_per_year\" = 100_000\n[[option.action]]\nkind = \"convert_posts\"")
	for _, w := range Contradictions(readText(t, sets)) {
		t.Error(w)
	}
}
