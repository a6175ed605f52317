package scenario

import (
	"flag"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

var update = flag.Bool("update", false, "write docs/scenario.md from the schema")

func TestHandbookOnDiskIsTheOneThatTheSchemaMakes(t *testing.T) {
	const file = "../../docs/scenario.md"
	if *update {
		if err := os.WriteFile(file, []byte(Markdown()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	written, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(written), Markdown()); diff != "" {
		t.Errorf("docs/scenario.md is out of date; run go test ./models/scenario -run Handbook -update\n%s", diff)
	}
}

func TestHandbookExampleIsReadAndContradictsNothingButItsSilences(t *testing.T) {
	if !strings.Contains(Markdown(), example) {
		t.Error("the handbook does not show the example")
	}
	if lines := strings.Count(example, "\n"); lines != 10 {
		t.Errorf("the example has %d lines, and the handbook says ten", lines)
	}
	s, faults := Read("example.toml", []byte(example))
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	if s.Title != "ours" {
		t.Errorf("a scenario without a title is called %q, want its name", s.Title)
	}
	var keys []string
	for _, w := range Contradictions(s) {
		keys = append(keys, w.Key)
	}
	want := []string{"caseload.definition", "stage.case.work.mean_weeks"}
	if diff := cmp.Diff(want, keys); diff != "" {
		t.Errorf("warnings about the example (-want +got):\n%s", diff)
	}
}

func TestHandbookNamesEveryAssumptionOfBromley(t *testing.T) {
	s, err := ReadShipped("bromley")
	if err != nil {
		t.Fatal(err)
	}
	page := Markdown()
	for _, n := range s.Numbers() {
		key := n.Key[strings.LastIndex(n.Key, ".")+1:]
		if !strings.Contains(page, "| `"+key+"` |") {
			t.Errorf("%s is not in the handbook", n.Key)
		}
	}
}

func TestExampleOfEachActionIsReadAndShown(t *testing.T) {
	page := Markdown()
	for _, kind := range actionKinds {
		if !strings.Contains(page, kind.shown()) {
			t.Errorf("the handbook does not show the example of %s", kind.name)
		}
		text := replaced(t, whole(t), beforeFutures, "[[option]]\nname = \"example\"\n"+kind.shown()+beforeFutures)
		s, faults := Read("example.toml", []byte(text))
		if len(faults) > 0 {
			t.Errorf("%s: %v", kind.name, faults)
			continue
		}
		cell := resolve(t, s, "example", "no-change")
		if len(cell.Actions) != 1 || cell.Actions[0].Kind() != kind.name {
			t.Errorf("%s: the example is read as %v", kind.name, cell.Actions)
		}
		key := "option.example." + kind.name + ".1."
		if !slices.ContainsFunc(s.Numbers(), func(n Number) bool { return strings.HasPrefix(n.Key, key) }) {
			t.Errorf("no assumption is named %s...", key)
		}
	}
}

func TestExampleFilesOfTheHandbookAreRead(t *testing.T) {
	page := Markdown()
	if !strings.Contains(page, exampleCases) || !strings.Contains(page, examplePeople) {
		t.Error("the handbook does not show the files")
	}
	text := replaced(t, whole(t), "vacancies = 0.125\ncovered = 1\ncaseload_at_start = 16", "people_file = \"people.csv\"\ncases_file = \"cases.csv\"")
	beside := fstest.MapFS{"cases.csv": {Data: []byte(exampleCases)}, "people.csv": {Data: []byte(examplePeople)}}
	s, faults := Read("whole.toml", []byte(text), beside)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	if team := s.Teams[0]; len(team.Cases) != 3 || len(team.People) != 3 {
		t.Errorf("%d cases and %d people", len(team.Cases), len(team.People))
	}
}

func TestPathwayOfTheHandbookIsRead(t *testing.T) {
	_, rest, found := strings.Cut(handbook, "```toml\n[[stage]]\n")
	shown, _, closed := strings.Cut(rest, "```")
	if !found || !closed {
		t.Fatal("the handbook shows no pathway")
	}
	text := whole(t)
	before, _, _ := strings.Cut(text, "[[stage]]\nname = \"assessment\"")
	_, after, _ := strings.Cut(text, "[[stage]]\nname = \"plan\"")
	plan, after, _ := strings.Cut(after, "[[stage]]\nname = \"court\"")
	_, after, _ = strings.Cut(after, "[[team]]")
	text = before + "[[stage]]\n" + shown + "[[stage]]\nname = \"plan\"" + plan + "[[team]]" + after
	s := readText(t, text)
	if diff := cmp.Diff(readText(t, whole(t)).Stages, s.Stages, cmpopts.SortSlices(func(a, b Stage) bool { return a.Name < b.Name })); diff != "" {
		t.Errorf("the handbook's pathway is not that of the tests\n%s", diff)
	}
}
