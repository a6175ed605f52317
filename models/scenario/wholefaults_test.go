package scenario

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

// whole is a scenario without faults that has two teams, a pathway through
// them and whatever else a small one lacks.
func whole(t *testing.T) string {
	t.Helper()
	data, err := os.ReadFile("testdata/whole.toml")
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestWholeScenarioHasNoFaultAndContradictsNothing(t *testing.T) {
	for _, w := range Contradictions(readText(t, whole(t))) {
		t.Error(w)
	}
}

// action is option "four" with one more action.
func action(text string) string {
	return "[[option.action]]\n" + text + "\n\n[[future]]\nname = \"no-change\""
}

const beforeFutures = "[[future]]\nname = \"no-change\""

// wholeEdits are mistakes in the parts that only a whole scenario has.
var wholeEdits = []struct{ mistake, old, new, want string }{
	{
		"chances that add up to more than 1", "chance = 0.4\n", "chance = 0.95\n",
		`whole.toml:28:9: stage "assessment": the chances of what comes next add up to 1.05; they must add up to 1 at most; what they leave over closes`,
	},
	{
		"a chance above 1", "chance = 0.4\n", "chance = 40\n",
		`whole.toml:30:1: stage "assessment", next "plan": chance is 40; it must be a share from 0 to 1, so 25 per cent is written 0.25`,
	},
	{
		"a stage that follows and does not exist", "stage = \"plan\"\nchance", "stage = \"plann\"\nchance",
		`whole.toml:29:1: stage "assessment", next "plann": stage is "plann", but no stage has that name; did you mean "plan"?`,
	},
	{
		"a stage that follows twice", "stage = \"plan\"\nchance", "stage = \"court\"\nchance",
		`whole.toml:32:1: stage "assessment", next "court": "court" is the stage of another next, on line 29; give each once`,
	},
	{
		"a pathway that never closes", "priority = 1\n", "priority = 1\nnext = [{ stage = \"court\", chance = 1 }]\n",
		`whole.toml:47:1: stage "court": a case at stage "court" can never close; leave some chance over, or let it go on to a stage that closes`,
	},
	{
		"two stages that lead to each other for ever", "next = [{ stage = \"court\", chance = 0.1 }]", "next = [{ stage = \"court\", chance = 1 }]\n[[stage]]\nname = \"appeal\"\nteam = \"duty\"\nwork = { law = \"fixed\", mean_weeks = 4 }\nnext = [{ stage = \"hearing\", chance = 1 }]\n[[stage]]\nname = \"hearing\"\nteam = \"duty\"\nwork = { law = \"fixed\", mean_weeks = 4 }\nnext = [{ stage = \"appeal\", chance = 1 }]",
		`whole.toml:44:1: stage "appeal": a case at stage "appeal" or "hearing" can never close: every route comes back; leave some chance over, or let it go on to a stage that closes`,
	},
	{
		"chances set in a future that add up to more than 1", `"stage.assessment.next.court.chance" = 0.2`, `"stage.assessment.next.court.chance" = 0.7`,
		`whole.toml:123:9: future "more-court": the chances of what comes next after stage "assessment" add up to 1.1; with what is set they must still add up to 1 at most, and leave a way to close`,
	},
	{
		"chances set in an option and a future that add up to more than 1 together", "name = \"four\"\n", "name = \"four\"\nset = { \"stage.assessment.next.plan.chance\" = 0.9 }\n",
		`whole.toml:124:9: future "more-court": with option "four" the chances of what comes next after stage "assessment" add up to 1.1; with what is set they must still add up to 1 at most, and leave a way to close`,
	},
	{
		"a role that does not exist among those who may hold a stage", `roles = ["social worker", "senior"]`, `roles = ["social worker", "seniors"]`,
		`whole.toml:44:27: stage "court", roles, item 2: roles is "seniors", but no role has that name; did you mean "senior"?`,
	},
	{
		"a stage that nobody in its team may hold", "work = { law = \"lognormal\", mean_weeks = 7", "roles = [\"senior\"]\nwork = { law = \"lognormal\", mean_weeks = 7",
		`whole.toml:26:1: stage "assessment": only "senior" may hold this stage's cases, and team "duty" has none of that role; the team has "agency", "newly qualified" or "social worker": name one of these too, or give the team a [[team.grade]]`,
	},
	{
		"one role instead of a list", `roles = ["social worker", "senior"]`, `roles = "senior"`,
		`whole.toml:44:1: stage "court": roles is the text "senior"; it must be a list of names, such as ["first", "second"]`,
	},
	{
		"an empty list of roles", `roles = ["social worker", "senior"]`, `roles = []`,
		`whole.toml:44:1: stage "court": roles is empty; name at least one, or leave the key out`,
	},
	{
		"a number among the roles", `roles = ["social worker", "senior"]`, `roles = ["senior", 2]`,
		`whole.toml:44:20: stage "court", roles, item 2: roles is the number 2; it must be text between quotation marks`,
	},
	{
		"a priority that is no whole number", `priority = 1`, `priority = 1.5`,
		`whole.toml:46:1: stage "court": priority is the number 1.5; it must be a number from -100 to 100, whole`,
	},
	{
		"a priority out of range", `priority = 1`, `priority = 1000`,
		`whole.toml:46:1: stage "court": priority is 1000; it must be a number from -100 to 100`,
	},
	{
		"a time limit in a unit of its own", `time_limit_weeks = 9`, `time_limit_weeks = { best = 45, unit = "working days" }`,
		`whole.toml:27:33: stage "assessment", time_limit_weeks: unit is the text "working days"; this key is in "weeks"; convert the number, or leave unit out`,
	},
	{
		"a grade twice", "[[team.grade]]\n", "[[team.grade]]\nrole = \"senior\"\nposts = 1\n[[team.grade]]\n",
		`whole.toml:71:1: team "long term", grade "senior": "senior" is the role of another grade, on line 68; give each once`,
	},
	{
		"a full-time equivalent in per cent", `fte = 0.8`, `fte = 80`,
		`whole.toml:70:1: team "long term", grade "senior": fte is 80; it must be a number from 0.1 to 1 (FTE a worker), so 25 per cent is written 0.25`,
	},
	{
		"a team's band upside down", "low = 10\nhigh = 16\n", "low = 17\nhigh = 16\n",
		`whole.toml:65:1: team "long term": low is 17 and high is 16; the band goes from a lower to a higher caseload`,
	},
	{
		"a team's low above the target's high", "low = 10\nhigh = 16\n", "low = 15\n",
		`whole.toml:65:1: team "long term": low is 15 and high, the target's, is 15; the band goes from a lower to a higher caseload`,
	},
	{
		"a relative load in cases", "low = 10\nhigh = 15\nfrom", "measure = \"relative load\"\nlow = 10\nhigh = 15\nfrom",
		`whole.toml:12:1: target: high is 15, and relative load is counted in full caseloads; it must be above 0 and at most 5: 1 is a full caseload`,
	},
	{
		"a share in time in per cent", "low = 10\nhigh = 15\nfrom", "measure = \"share in time\"\nlow = 90\nhigh = 100\nfrom",
		`whole.toml:11:1: target: low is 90, and the measure is a share; it must be a share from 0 to 1, so 90 per cent is written 0.9`,
	},
	{
		"a share in time of a team without time limits", "low = 10\nhigh = 15\nfrom", "measure = \"share in time\"\nteam = \"long term\"\nlow = 0.9\nhigh = 1\nfrom",
		`whole.toml:10:1: target: measure is "share in time", and no stage of team "long term" has a time limit; give a stage time_limit_weeks, or choose another measure`,
	},
	{
		"more unallocated cases at least than at most", "low = 10\nhigh = 15\nfrom", "measure = \"unallocated cases\"\nlow = 5\nhigh = 0\nfrom",
		`whole.toml:11:1: target: low is 5 and high is 0; the band goes from a lower to a higher figure`,
	},
	{
		"a caseload beyond all measure", "low = 10\nhigh = 15\nfrom", "low = 10\nhigh = 1500\nfrom",
		`whole.toml:11:1: target: high is 1500 cases a worker; it must be above 0 and at most 200`,
	},
	{
		"a promise about a team that does not exist", "low = 10\nhigh = 15\nfrom", "team = \"dutty\"\nlow = 10\nhigh = 15\nfrom",
		`whole.toml:10:1: target: team is "dutty", but no team has that name; did you mean "duty"?`,
	},
	{
		"three ways of saying how many cases are open", "caseload_at_start = 16", "caseload_at_start = 16\nopen_cases_at_start = 160\ncases_file = \"cases.csv\"",
		`whole.toml:57:1: team "duty": caseload_at_start, open_cases_at_start and cases_file are given together; keep one: each says how many cases are open at the start` + "\n" +
			`whole.toml:57:1: team "duty": cases_file is "cases.csv", and files beside this scenario cannot be read here; run the scenario from a file in the same folder`,
	},
	{
		"a dated change that ends before it begins", "factor = 1.1", "factor = 1.1\nto = 2023-12-31",
		`whole.toml:22:1: stream "children", change "transfer scheme": to is 2023-12-31, before date on 2024-01-01; put them in order`,
	},
	{
		"a dated change without a name", "name = \"transfer scheme\"\n", "",
		`whole.toml:18:10: stream "children", change 1: "name" is missing; it is name of the change, for example transfer scheme`,
	},
	{
		"two dated changes of one name", "factor = 1.1", "factor = 1.1\n[[stream.change]]\nname = \"transfer scheme\"\ndate = 2024-02-01\nfactor = 1.2",
		`whole.toml:23:1: stream "children", change "transfer scheme": "transfer scheme" is the name of another change, on line 19; give each its own name`,
	},
	{
		"two flows to be solved for into one team", "[[stream.change]]", "[[stream]]\nname = \"others\"\nstage = \"court\"\n[[stream.change]]",
		`whole.toml:18:3: stream "others": base is "balance" (also the default), and so is that of stream "children", which comes to team "long term" too; only one flow into a team can be solved for: give the other as a number`,
	},
	{
		"whatever needs agency workers, without any", "[agency]\nrole = \"agency\"\nlimit = 10\n", "",
		`whole.toml:54:1: team "duty": agency workers cover vacancies at the start, but there is no [agency] with a role; write [agency] with role and limit, or covered = 0` + "\n" +
			`whole.toml:56:1: team "duty": agency workers are funded at the start, but there is no [agency] with a role; write [agency] with role and limit, or agency_extra = 0` + "\n" +
			`whole.toml:102:1: absence "sickness": agency workers cover long absences, but there is no [agency] with a role; write [agency] with role and limit, or covered = "no"`,
	},
	{
		"agency workers funded without any", "[agency]\nrole = \"agency\"\nlimit = 10\n\n[[absence]]\nname = \"sickness\"\nshare = 0.03\nload_effect = 0.5\ncovered = \"agency\"\n\n[[option]]\nname = \"none\"\n",
		"[[option]]\nname = \"none\"\n[[option.action]]\nkind = \"add_agency\"\nteam = \"duty\"\ndate = 2024-01-01\nworkers = 2\n",
		`whole.toml:54:1: team "duty": agency workers cover vacancies at the start, but there is no [agency] with a role; write [agency] with role and limit, or covered = 0` + "\n" +
			`whole.toml:56:1: team "duty": agency workers are funded at the start, but there is no [agency] with a role; write [agency] with role and limit, or agency_extra = 0` + "\n" +
			`whole.toml:103:1: option "none", action 1: agency workers are funded, but there is no [agency] with a role; write [agency] with role and limit`,
	},
	{
		"more conversions than there are agency workers", beforeFutures, action("kind = \"convert_agency\"\nteam = \"duty\"\ndate = 2024-01-01\nworkers = 3\nrole = \"social worker\""),
		`whole.toml:122:1: option "four", action 2: workers is 3, but team "duty" has 2 agency workers above the establishment left to convert by then; convert no more than agency_extra and add_agency fund`,
	},
	{
		"conversions before the agency workers that they convert", beforeFutures, "[[option.action]]\nkind = \"add_agency\"\nteam = \"duty\"\ndate = 2024-02-01\nworkers = 3\n" + action("kind = \"convert_agency\"\nteam = \"duty\"\ndate = 2024-01-01\nworkers = 3\nrole = \"social worker\""),
		`whole.toml:127:1: option "four", action 3: workers is 3, but team "duty" has 2 agency workers above the establishment left to convert by then; convert no more than agency_extra and add_agency fund`,
	},
	{
		"two conversions of the same agency workers", beforeFutures, "[[option.action]]\nkind = \"convert_agency\"\nteam = \"duty\"\ndate = 2024-01-01\nworkers = 2\nrole = \"social worker\"\n" + action("kind = \"convert_agency\"\nteam = \"duty\"\ndate = 2024-06-01\nworkers = 1\nrole = \"senior\""),
		`whole.toml:128:1: option "four", action 3: workers is 1, but team "duty" has 0 agency workers above the establishment left to convert by then; convert no more than agency_extra and add_agency fund`,
	},
	{
		"posts moved to where they are", beforeFutures, action("kind = \"move_posts\"\nfrom_team = \"duty\"\nto_team = \"duty\"\ndate = 2024-01-01\nposts = 1"),
		`whole.toml:121:1: option "four", action 2: posts are moved from team "duty" to itself; name two different teams`,
	},
	{
		"more posts moved than there are", beforeFutures, action("kind = \"move_posts\"\nfrom_team = \"duty\"\nto_team = \"long term\"\ndate = 2024-01-01\nposts = 13"),
		`whole.toml:123:1: option "four", action 2: posts is 13, but team "duty" has 12 with those that this option adds; move no more than there are`,
	},
	{
		"posts of a grade that the team does not have", beforeFutures, action("kind = \"convert_posts\"\nteam = \"duty\"\ndate = 2024-01-01\nfrom_role = \"senior\"\nto_role = \"social worker\"\nposts = 1"),
		`whole.toml:122:1: option "four", action 2: from_role is "senior", and team "duty" has no posts of that grade; it has posts of grade "social worker"`,
	},
	{
		"more posts converted than there are", beforeFutures, action("kind = \"convert_posts\"\nteam = \"long term\"\ndate = 2024-01-01\nfrom_role = \"senior\"\nto_role = \"social worker\"\nposts = 5"),
		`whole.toml:124:1: option "four", action 2: posts is 5, but team "long term" has 4 of grade "senior"; convert no more than there are`,
	},
	{
		"posts converted to what they are", beforeFutures, action("kind = \"convert_posts\"\nteam = \"long term\"\ndate = 2024-01-01\nfrom_role = \"senior\"\nto_role = \"senior\"\nposts = 1"),
		`whole.toml:123:1: option "four", action 2: posts of grade "senior" stay what they are; name another grade in to_role`,
	},
	{
		"a temporary team that goes before it comes", beforeFutures, action("kind = \"temporary_team\"\nteam = \"duty\"\nrole = \"agency\"\ndate = 2024-01-01\nto = 2023-12-01\nworkers = 5\nweekly_cost = 1_900"),
		`whole.toml:123:1: option "four", action 2: to is 2023-12-01, before date on 2024-01-01; put them in order`,
	},
	{
		"a temporary team without its cost", beforeFutures, action("kind = \"temporary_team\"\nteam = \"duty\"\nrole = \"agency\"\ndate = 2024-01-01\nto = 2024-12-01\nworkers = 5"),
		`whole.toml:118:10: option "four", action 2: "weekly_cost" is missing; it is cost of each`,
	},
	{
		"a campaign that changes nothing", beforeFutures, action("kind = \"campaign\"\ndate = 2024-01-01"),
		`whole.toml:119:1: option "four", action 2: the action changes nothing; give at least one of lag and success`,
	},
	{
		"a campaign that ends before it begins", beforeFutures, action("kind = \"campaign\"\ndate = 2024-01-01\nto = 2023-06-01\nsuccess = 1.2"),
		`whole.toml:121:1: option "four", action 2: to is 2023-06-01, before date on 2024-01-01; put them in order`,
	},
	{
		"pay that changes nothing, with a key misspelt", beforeFutures, action("kind = \"pay\"\ndate = 2024-01-01\nleavin = 0.8"),
		`whole.toml:121:1: option "four", action 2: "leavin" is not a key here; did you mean "leaving"?`,
	},
	{
		"early help that changes nothing", beforeFutures, action("kind = \"early_help\"\nstream = \"children\"\ndate = 2024-01-01"),
		`whole.toml:119:1: option "four", action 2: the action changes nothing; give at least one of practice, re_referral and referrals`,
	},
	{
		"people neither moved nor left", beforeFutures, action("kind = \"move_posts\"\nfrom_team = \"duty\"\nto_team = \"long term\"\ndate = 2024-01-01\nposts = 1\npeople = \"moved\""),
		`whole.toml:124:1: option "four", action 2: people is "moved"; it must be "move" or "stay"; did you mean "move"?`,
	},
	{
		"a key of a grade that does not exist, in set", `"stage.assessment.next.court.chance" = 0.2`, `"team.long term.grade.seniors.posts" = 6`,
		`whole.toml:124:1: future "more-court", set: "team.long term.grade.seniors.posts" names nothing that can be set here; did you mean "team.long term.grade.senior.posts"?`,
	},
	{
		"a team's band set that the team does not have", `"stage.assessment.next.court.chance" = 0.2`, `"team.duty.high" = 14`,
		`whole.toml:124:1: future "more-court", set: "team.duty.high" is not in use in this scenario; give it in the scenario itself first, then another value here`,
	},
}

func TestEachMistakeInAWholeScenarioHasAMessageThatAnAnalystCanActOn(t *testing.T) {
	for _, bad := range wholeEdits {
		_, faults := Read("whole.toml", []byte(replaced(t, whole(t), bad.old, bad.new)))
		if got := faults.Error(); got != bad.want {
			t.Errorf("%s:\n got %s\nwant %s", bad.mistake, got, bad.want)
		}
	}
}

func TestFaultsOfLaterActionsAreOnTheirOwnLines(t *testing.T) {
	text := whole(t)
	for range 3 {
		text = replaced(t, text, beforeFutures, "[[option.action]]\nkind = \"campaign\"\ndate = 2024-01-01\nsuccess = 1\n\n"+beforeFutures)
	}
	at := strings.LastIndex(text, "success = 1")
	text = text[:at] + "succes = 1" + text[at+len("success = 1"):]
	_, faults := Read("whole.toml", []byte(text))
	line := strings.Count(text[:at], "\n") + 1
	want := fmt.Sprintf(`whole.toml:%d:1: option "four", action 4: "succes" is not a key here; did you mean "success"?`, line)
	if got := faults.Error(); got != want {
		t.Errorf(" got %s\nwant %s", got, want)
	}
}

func TestHalfABandBesideAPromiseInOtherUnitsIsRefused(t *testing.T) {
	text := replaced(t, whole(t), "low = 10\nhigh = 15\nfrom", "measure = \"relative load\"\nlow = 0.5\nhigh = 1\nfrom")
	text = replaced(t, text, "low = 10\nhigh = 16\n", "high = 16\n")
	_, faults := Read("whole.toml", []byte(text))
	const want = `whole.toml:59:3: team "long term": "low" is missing; the target is about relative load, so the team's own band in cases needs both ends`
	if got := faults.Error(); got != want {
		t.Errorf(" got %s\nwant %s", got, want)
	}
}
