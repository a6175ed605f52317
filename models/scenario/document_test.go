package scenario

import (
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
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
