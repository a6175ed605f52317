package scenario

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

// withFiles is the whole scenario whose cases and whose people of team duty
// come from files.
func withFiles(t *testing.T) string {
	text := replaced(t, whole(t), "caseload_at_start = 16", `cases_file = "cases.csv"`)
	text = replaced(t, text, "caseload_at_start = 18", `cases_file = "cases.csv"`)
	return replaced(t, text, "vacancies = 0.125\n", "people_file = \"lists/people.csv\"\n")
}

const (
	goodCases  = "family,stage,age_weeks\nA,assessment,3\nA,assessment,3\n,court,61.5\n,plan,0\n"
	goodPeople = "role,fte,weeks_in_role\nsocial worker,1,140\nsocial worker,0.6,\nnewly qualified,1,8\n"
)

func folder(cases, people string) fstest.MapFS {
	return fstest.MapFS{"cases.csv": {Data: []byte(cases)}, "lists/people.csv": {Data: []byte(people)}}
}

func TestEachTeamTakesTheCasesOfItsOwnStagesFromAFile(t *testing.T) {
	s, faults := Read("whole.toml", []byte(withFiles(t)), folder(goodCases, goodPeople))
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	if diff := cmp.Diff([]OpenCase{{"assessment", 3, "A"}, {"assessment", 3, "A"}}, s.Teams[0].Cases); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]OpenCase{{"court", 61.5, ""}, {"plan", 0, ""}}, s.Teams[1].Cases); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]Person{{"social worker", 1, 140}, {"social worker", 0.6, 0}, {"newly qualified", 1, 8}}, s.Teams[0].People); diff != "" {
		t.Error(diff)
	}
	cell := resolve(t, s, "four", "no-change")
	cell.Teams[0].Cases[0].AgeWeeks = 99
	if s.Teams[0].Cases[0].AgeWeeks != 3 || len(cell.Teams[0].People) != 3 {
		t.Error("a resolved scenario does not have its own copy of what files hold")
	}
}

func TestFilesAsSpreadsheetsSaveThemAreRead(t *testing.T) {
	cases := "\xef\xbb\xbf" + strings.ReplaceAll(goodCases, "\n", "\r\n")
	s, faults := Read("whole.toml", []byte(withFiles(t)), folder(cases, goodPeople))
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	if got := len(s.Teams[0].Cases) + len(s.Teams[1].Cases); got != 4 {
		t.Errorf("%d cases, want 4", got)
	}
}

func TestCountedCasesAndPeopleAreInTheRegister(t *testing.T) {
	s, faults := Read("whole.toml", []byte(withFiles(t)), folder(goodCases, goodPeople))
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	for key, want := range map[string]string{"team.duty.cases_file": "2", "team.long term.cases_file": "2", "team.duty.people_file": "3"} {
		if got := row(t, s, key, "", ""); got.Value != want || got.Quality != "local" || !strings.HasSuffix(got.Source, ".csv") {
			t.Errorf("%s: %+v", key, got)
		}
	}
}

func TestContentOfFilesBesideAScenarioIsPartOfItsHash(t *testing.T) {
	text := []byte(withFiles(t))
	hash := func(cases, people string) string {
		s, faults := Read("whole.toml", text, folder(cases, people))
		if len(faults) > 0 {
			t.Fatal(faults)
		}
		var names []string
		for _, attached := range s.Attachments() {
			names = append(names, attached.Name)
		}
		if diff := cmp.Diff([]string{"cases.csv", "lists/people.csv"}, names); diff != "" {
			t.Error(diff)
		}
		return Hash(text, s.Attachments()...)
	}
	first := hash(goodCases, goodPeople)
	if first == hash(goodCases+",plan,1\n", goodPeople) || first == hash(goodCases, goodPeople+"social worker,1,0\n") || first == Hash(text) {
		t.Error("other files have the same hash")
	}
	if first != hash(goodCases, goodPeople) {
		t.Error("the same files have another hash")
	}
}

// badFiles are mistakes in files beside a scenario, each with the whole message.
var badFiles = []struct{ mistake, cases, people, want string }{
	{
		"an empty file", "", goodPeople,
		`cases.csv:1:1: the file is empty; its first line names the columns: stage, age_weeks and, if wanted, family`,
	},
	{
		"a file without rows", "stage,age_weeks\n", goodPeople,
		`cases.csv:1:1: the file names its columns and has no rows; write one row for each, or take the key out of the scenario`,
	},
	{
		"a missing column", "stage,family\nplan,A\n", goodPeople,
		`cases.csv:1:1: the column "age_weeks" is missing; the columns are stage, age_weeks and, if wanted, family`,
	},
	{
		"an unknown column", "stage,age_weeks,allocated\nplan,3,yes\n", goodPeople,
		`cases.csv:1:17: "allocated" is not a column here; the columns are stage, age_weeks and, if wanted, family`,
	},
	{
		"a column with a capital letter", "Stage,age_weeks\nplan,3\n", goodPeople,
		`cases.csv:1:1: "Stage" is not a column here; did you mean "stage"?`,
	},
	{
		"a column with a space", "stage, age_weeks\nplan,3\n", goodPeople,
		`cases.csv:1:7: " age_weeks" is not a column here; did you mean "age_weeks"?`,
	},
	{
		"a column twice", "stage,age_weeks,stage\nplan,3,plan\n", goodPeople,
		`cases.csv:1:17: the column "stage" is there twice; take one of the two out`,
	},
	{
		"semicolons between the columns", "stage;age_weeks\nplan;3\n", goodPeople,
		`cases.csv:1:1: the first line is "stage;age_weeks", without commas; save the file with commas between the columns; the columns are stage, age_weeks and, if wanted, family`,
	},
	{
		"an unknown stage", "stage,age_weeks\nplan,3\ncuort,4\n", goodPeople,
		`cases.csv:3:1: stage is "cuort", but no stage has that name; did you mean "court"?`,
	},
	{
		"no stage", "stage,age_weeks\n,3\nplan,1\n", goodPeople,
		`cases.csv:2:1: stage is empty; it must be "assessment", "plan" or "court"`,
	},
	{
		"a negative age", "stage,age_weeks\nplan,-3\n", goodPeople,
		`cases.csv:2:6: age_weeks is "-3"; it must be a number from 0 to 2080 (weeks)`,
	},
	{
		"an age in words", "stage,age_weeks\nplan,three\n", goodPeople,
		`cases.csv:2:6: age_weeks is "three"; it must be a number from 0 to 2080 (weeks)`,
	},
	{
		"an age in days, or a date as a number", "stage,age_weeks\nplan,45017\n", goodPeople,
		`cases.csv:2:6: age_weeks is "45017"; it must be a number from 0 to 2080 (weeks)`,
	},
	{
		"an age that is no number", "stage,age_weeks\nplan,NaN\n", goodPeople,
		`cases.csv:2:6: age_weeks is "NaN"; it must be a number from 0 to 2080 (weeks)`,
	},
	{
		"no age", "stage,age_weeks\nplan,\n", goodPeople,
		`cases.csv:2:6: age_weeks is empty; it must be a number from 0 to 2080 (weeks)`,
	},
	{
		"a stray space", "stage,age_weeks\nplan , 3\n", goodPeople,
		`cases.csv:2:1: stage is "plan ", with a space before or after it; take the space out` + "\n" +
			`cases.csv:2:7: age_weeks is " 3", with a space before or after it; take the space out`,
	},
	{
		"a row too short", "stage,age_weeks,family\nplan,3\n", goodPeople,
		`cases.csv:2:1: the row has 2 values; it must have 3, as the first line`,
	},
	{
		"an empty row", "stage,age_weeks\n,\nplan,3\n", goodPeople,
		`cases.csv:2:1: the row is empty; take it out`,
	},
	{
		"a quotation mark inside a value", "stage,age_weeks\nplan,3\"\n", goodPeople,
		`cases.csv:2:7: bare " in non-quoted-field; write a value that holds a comma or a quotation mark between quotation marks, and double those inside it`,
	},
	{
		"an unknown role", goodCases, "role,fte\nsocial workers,1\n",
		`lists/people.csv:2:1: role is "social workers", but no role has that name; did you mean "social worker"?`,
	},
	{
		"a full-time equivalent in hours", goodCases, "role,fte\nsocial worker,37\n",
		`lists/people.csv:2:15: fte is "37"; it must be a number from 0.1 to 1 (full-time equivalent)`,
	},
	{
		"an agency worker among the people in post", goodCases, "role,fte\nagency,1\nsocial worker,1\n",
		`lists/people.csv:2:1: role is "agency", the role of agency workers, who are not in post; take the row out, and say with covered or agency_extra how many there are`,
	},
	{
		"more people than posts", goodCases, "role,fte\n" + strings.Repeat("social worker,1\n", 9),
		`whole.toml:52:1: team "duty": there are 8 posts, and "lists/people.csv" names 9 people; there must be a post for each`,
	},
	{
		"a negative time in a role", goodCases, "role,fte,weeks_in_role\nsocial worker,1,-4\n",
		`lists/people.csv:2:17: weeks_in_role is "-4"; it must be a number from 0 to 2080 (weeks)`,
	},
	{
		"faults in both files", "stage,age_weeks\nplan,x\n", "role,fte\nsocial worker,0\n",
		`cases.csv:2:6: age_weeks is "x"; it must be a number from 0 to 2080 (weeks)` + "\n" +
			`lists/people.csv:2:15: fte is "0"; it must be a number from 0.1 to 1 (full-time equivalent)`,
	},
}

func TestEachMistakeInAFileIsNamedAtItsOwnLineAndColumn(t *testing.T) {
	for _, bad := range badFiles {
		_, faults := Read("whole.toml", []byte(withFiles(t)), folder(bad.cases, bad.people))
		if got := faults.Error(); got != bad.want {
			t.Errorf("%s:\n got %s\nwant %s", bad.mistake, got, bad.want)
		}
	}
}

// badPaths are mistakes in how a scenario names its files.
var badPaths = []struct{ mistake, old, new, want string }{
	{
		"a file that is not there", `cases_file = "cases.csv"`, `cases_file = "case.csv"`,
		`dir/whole.toml:55:1: team "duty": cases_file is "case.csv", and there is no such file beside the scenario; save it in the scenario's folder; did you mean "cases.csv"?` + "\n" +
			`dir/cases.csv:2:3: stage "assessment" is held by team "duty", which does not name this file; write cases_file in that team too, or take the case out` + "\n" +
			`dir/cases.csv:3:3: stage "assessment" is held by team "duty", which does not name this file; write cases_file in that team too, or take the case out`,
	},
	{
		"a file in another folder", `cases_file = "cases.csv"`, `cases_file = "../cases.csv"`,
		`dir/whole.toml:55:1: team "duty": cases_file is "../cases.csv"; it must be the path of a file in the scenario's folder or below, with / between folders and without ..` + "\n" +
			`dir/cases.csv:2:3: stage "assessment" is held by team "duty", which does not name this file; write cases_file in that team too, or take the case out` + "\n" +
			`dir/cases.csv:3:3: stage "assessment" is held by team "duty", which does not name this file; write cases_file in that team too, or take the case out`,
	},
	{
		"vacancies beside the people", `people_file = "lists/people.csv"`, "people_file = \"lists/people.csv\"\nvacancies = 0.1",
		`dir/whole.toml:54:1: team "duty": vacancies is given beside people_file, which says who is in post; leave one of the two out`,
	},
	{
		"a range of posts beside the people", `posts = 8`, "posts = { best = 8, low = 7, high = 9 }",
		`dir/whole.toml:52:1: team "duty": posts has a range beside people_file, which counts the people in them; give one number`,
	},
	{
		"two teams with one list of people", `vacancies = 0.1`, `people_file = "lists/people.csv"`,
		`dir/whole.toml:62:1: team "long term": people_file is "lists/people.csv", and so is that of team "duty"; give each team a file of its own people
dir/whole.toml:67:8: team "long term": grade is given beside people_file, which says the role of each person; leave one of the two out: posts counts them all`,
	},
	{
		"vacancies set in a future", `"stage.assessment.next.court.chance" = 0.2`, `"team.duty.vacancies" = 0.2`,
		`dir/whole.toml:124:1: future "more-court", set: team "duty" lists its people in a file, which fixes its vacancies at the start; change posts by an action of an option instead`,
	},
	{
		"a case of a team that names no file", "rebalance = \"yes\"", "rebalance = \"yes\"\nopen_cases_at_start = 400",
		`dir/cases.csv:4:2: stage "court" is held by team "long term", which does not name this file; write cases_file in that team too, or take the case out` + "\n" +
			`dir/cases.csv:5:2: stage "plan" is held by team "long term", which does not name this file; write cases_file in that team too, or take the case out`,
	},
}

func TestEachMistakeInNamingAFileIsToldInTheScenario(t *testing.T) {
	for _, bad := range badPaths {
		text := withFiles(t)
		if strings.HasPrefix(bad.new, "rebalance") {
			text = strings.Replace(text, "vacancies = 0.1\ncases_file = \"cases.csv\"\n", "vacancies = 0.1\n", 1)
		}
		if strings.HasPrefix(bad.old, "cases_file") {
			text = strings.Replace(text, bad.old, bad.new, 1)
		} else {
			text = replaced(t, text, bad.old, bad.new)
		}
		_, faults := Read("dir/whole.toml", []byte(text), folder(goodCases, goodPeople))
		if got := faults.Error(); got != bad.want {
			t.Errorf("%s:\n got %s\nwant %s", bad.mistake, got, bad.want)
		}
	}
}

func TestFilesAreRefusedWhereNoFolderIsGiven(t *testing.T) {
	_, faults := Read("whole.toml", []byte(withFiles(t)))
	const want = `whole.toml:53:1: team "duty": people_file is "lists/people.csv", and files beside this scenario cannot be read here; run the scenario from a file in the same folder`
	if got := strings.Split(faults.Error(), "\n")[0]; len(faults) != 2 || got != want {
		t.Errorf(" got %v\nwant %s and another", faults, want)
	}
}

func TestOneSlipThatSpoilsEveryRowIsNotToldForEach(t *testing.T) {
	_, faults := Read("whole.toml", []byte(withFiles(t)), folder("stage,age_weeks\n"+strings.Repeat("plan,3 weeks\n", 500), goodPeople))
	const want = `cases.csv:22:6: 480 more faults from here on; mend those above first`
	if got := faults[len(faults)-1].Error(); len(faults) != 21 || got != want {
		t.Errorf("%d faults, the last %s, want %s", len(faults), got, want)
	}
}
