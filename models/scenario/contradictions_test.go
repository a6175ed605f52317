package scenario

import (
	"math"
	"slices"
	"strings"
	"testing"
)

func TestShippedScenariosDoNotContradictThemselves(t *testing.T) {
	for _, name := range Shipped() {
		s, err := ReadShipped(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, w := range Contradictions(s) {
			t.Errorf("%s: %v", name, w)
		}
	}
}

// contradictions are edits of Bromley that make two of its inputs contradict
// each other, each with the warning that must come of it, and no other.
var contradictions = []struct{ what, old, new, want string }{
	{
		// Vacant 16/0.6 - 8 = 18.7 weeks out of 289.9 + 8 + 18.7: 5.9%.
		"vacancies that recruitment does not keep", `success = "balance"`, `success = 0.6 #`,
		`team.children.vacancies: turnover of 0.18 a year, rounds of 16 weeks with success 0.6 and 8 weeks' notice keep 5.9 per cent of posts vacant, and team "children" starts with 25; mend the one you know least, or write success = "balance"`,
	},
	{
		// 36 * 0.75 * 0.18 = 4.9 leavers a year; 8 rounds * 0.1 / 16 weeks = 2.6 appointments.
		"rounds that cannot keep up", `success = "balance"`, `success = 0.1 #`,
		`recruitment.rounds_at_once: team "children" loses 4.9 permanent workers a year, and 8 rounds at once of 16 weeks with success 0.1 appoint at most 2.6; vacancies would grow without end: allow more rounds, or mend success, lag or turnover`,
	},
	{
		"a balance without vacancies", `vacancies = { best = 0.25, low = 0.20, high = 0.32,`, `vacancies = { best = 0,`,
		`recruitment.success: success = "balance" (also the default) derives the chance that a round succeeds from the starting vacancies and the turnover; team "children" gives none to derive it from, so that every round succeeds; write the chance itself, for example success = 0.35, or give vacancies`,
	},
	{
		"fewer vacancies than certain hiring leaves", `vacancies = { best = 0.25, low = 0.20, high = 0.32,`, `vacancies = { best = 0.01,`,
		`recruitment.success: team "children" starts with 1 per cent of posts vacant; even if every round of 16 weeks succeeded, more than that would be vacant; mend lag_weeks, notice_weeks, turnover_per_year or the vacancies`,
	},
	{
		// 21 cases * (27 permanent + 9 agency) = 756; 20 / 0.78 * 26 / 1.4^-0.3 = 737.5 agrees, 30 a week does not.
		"a flow that keeps another number of cases open", `base = "balance"`, `base = 30 #`,
		`team.children.caseload_at_start: new cases times the time that a case takes keep about 1,106 cases open in team "children", and it starts with 756; mend the flow, the work content or the starting cases, or write base = "balance"`,
	},
	{
		"a caseload already inside the promise", `caseload_at_start = { best = 21, low = 19, high = 23,`, `caseload_at_start = { best = 14,`,
		`team.children.caseload_at_start: 14 cases a worker at the start are already at or under the promised 15; check that both count cases and workers in the same way`,
	},
	{
		"a caseload far above the promise", `caseload_at_start = { best = 21, low = 19, high = 23,`, `caseload_at_start = { best = 60,`,
		`team.children.caseload_at_start: 60 cases a worker at the start are more than twice the promised 15; check that both count cases and workers in the same way`,
	},
	{
		"a full caseload in other units", "name = \"social worker\"\nfull_caseload = { best = 15,", "name = \"social worker\"\nfull_caseload = { best = 100,",
		`role.social worker.full_caseload: a full caseload is 100 points, the promised 15 cases of 1 points; check that points and cases are not confused: relative load, pace and leaving hang on the full caseload`,
	},
	{
		"fewer agency workers than there are", `limit = { best = 30, low = 12, high = 35,`, `limit = { best = 6,`,
		`agency.limit: team "children" starts with 9 agency workers, and as few as 6 may be found at once; raise the limit (or its low end), or lower covered`,
	},
	{
		"a grant that is not the posts' cost", `[960_000, 720_000, 480_000, 240_000]`, `[960_000, 720_000, 600_000, 240_000]`,
		`money.grant: the grant of year 3 is 600,000 pounds, and the extra posts of option "taper" are budgeted at 480,000 in it; mend the grant, cost_per_year or the posts, unless the grant is meant to differ`,
	},
	{
		"a grant after the end", `[960_000, 720_000, 480_000, 240_000]`, `[960_000, 720_000, 480_000, 240_000, 0, 100_000]`,
		`money.grant: the grant of year 6 begins on 2028-04-01, after the simulation ends on 2028-04-01; simulate more weeks, or take that year's grant out`,
	},
	{
		"a span that is no whole number of quarters", `to = 2027-03-31` + "\n", `to = 2027-02-10` + "\n",
		`target.to: the promise is owed over 149 weekly censuses, which is no whole number of quarters of 13: the last 6 are judged as a quarter of their own; choose dates a whole number of quarters apart`,
	},
	{
		"numbers without a source", `high = 26, source = "advert 3, interview 2, checks 4, notice 4 to 12 weeks",`, `high = 26,`,
		`recruitment.lag_weeks: 1 of the numbers with a range have no source: recruitment.lag_weeks; say in source where each comes from, even if it is a judgement`,
	},
	{
		"two futures that are one", "[[future]]\nname = \"as-seen\"\n", "[[future]]\nname = \"again\"\n\n[[future]]\nname = \"as-seen\"\n",
		`future.again: it sets the same as future "no-fall", so their answers are the same; set something in it, or take one out`,
	},
	{
		"a stage that no stream reaches", "[[team]]\n", "[[stage]]\nname = \"court\"\nteam = \"children\"\nwork = { law = \"fixed\", mean_weeks = 26 }\n\n[[team]]\n",
		`stage.court: no stream begins at this stage, and no case comes to it from another; name it in a stream or in the next of a stage, or take it out`,
	},
}

func TestContradictoryInputsAreNamedWithTheirNumbersAndARemedy(t *testing.T) {
	bromley := string(ShippedSource("bromley"))
	for _, c := range contradictions {
		s, faults := Read("bromley.toml", []byte(replaced(t, bromley, c.old, c.new)))
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

func TestFigureWithoutADefinitionIsAsked(t *testing.T) {
	text := replaced(t, small(t), `definition = "children for each worker"`, "")
	var keys []string
	for _, w := range Contradictions(readText(t, text)) {
		keys = append(keys, w.Key)
	}
	if !slices.Contains(keys, "caseload.definition") {
		t.Errorf("warnings are about %v", keys)
	}
}

func TestStepsOfTheHeadlineOptionAfterTheEndAreNamed(t *testing.T) {
	text := replaced(t, small(t), "every_years = 1", "every_years = 2")
	var lines []string
	for _, w := range Contradictions(readText(t, text)) {
		if w.Key == "option.taper" {
			lines = append(lines, w.String())
		}
	}
	const want = "option.taper: 2 of its 4 steps come after the simulation ends on 2027-04-03, so their posts stay; simulate more weeks, or take fewer posts away"
	if got := strings.Join(lines, "\n"); got != want {
		t.Errorf(" got %s\nwant %s", got, want)
	}
}

func TestStepsBeforeThePostsThatTheyTakeAreNamed(t *testing.T) {
	text := replaced(t, small(t), "date = 2023-04-01\nposts = 20", "date = 2025-04-01\nposts = 20")
	var keys []string
	for _, w := range Contradictions(readText(t, text)) {
		keys = append(keys, w.Key)
	}
	if !slices.Contains(keys, "option.taper") {
		t.Errorf("warnings are about %v", keys)
	}
}

func TestMomentsOfWorkContentAreThoseOfTheLaws(t *testing.T) {
	fixed := func(x float64) Number { return Number{Best: x, Present: true} }
	for _, c := range []struct {
		law       Work
		mean, age float64
	}{
		// Known answers, C1: mean 30, E[W^2]/(2E[W]) = 27.15.
		{Work{Law: "lognormal", MeanWeeks: fixed(30), SigmaLog: fixed(0.77027712)}, 30, 27.15},
		// Of the gamma law with shape k, mean m: E[W^2] = m^2 (1 + 1/k).
		{Work{Law: "gamma", MeanWeeks: fixed(30), Shape: fixed(2)}, 30, 22.5},
		// Weibull with shape 1 and gamma with shape 1 are exponential: age 30.
		{Work{Law: "weibull", MeanWeeks: fixed(30), Shape: fixed(1)}, 30, 30},
		{Work{Law: "gamma", MeanWeeks: fixed(30), Shape: fixed(1)}, 30, 30},
		{Work{Law: "exponential", MeanWeeks: fixed(30)}, 30, 30},
		{Work{Law: "fixed", MeanWeeks: fixed(30)}, 30, 15},
		// Even from 0 to 60: E[W^2] = 1200.
		{Work{Law: "bands", Bands: [][3]float64{{0, 30, 0.5}, {30, 60, 0.5}}}, 30, 20},
	} {
		mean, age := c.law.moments()
		if math.Abs(mean-c.mean) > 1e-6 || math.Abs(age-c.age) > 1e-6 {
			t.Errorf("%s: mean %v and age %v, want %v and %v", c.law.Law, mean, age, c.mean, c.age)
		}
	}
}
