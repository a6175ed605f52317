package experiments

import (
	"context"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"headroom/models/scenario"
)

// bromley is the shipped scenario.
func bromley(t *testing.T) *scenario.Scenario {
	t.Helper()
	return parse(t, bromleyText())
}

func bromleyText() string { return string(scenario.ShippedSource("bromley")) }

// smallText is a service of two teams that is quick to simulate.
func smallText(t *testing.T) string { return fileText(t, "testdata/small.toml") }

// plainText is the case with an exact answer.
func plainText(t *testing.T) string { return fileText(t, "../models/care/testdata/plain.toml") }

func fileText(t *testing.T, path string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.FromSlash(path))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func parse(t *testing.T, text string) *scenario.Scenario {
	t.Helper()
	s, faults := scenario.Read("test.toml", []byte(text))
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	return s
}

// replaced is a text with one place changed.
func replaced(t *testing.T, text, old, replacement string) string {
	t.Helper()
	if n := strings.Count(text, old); n != 1 {
		t.Fatalf("the scenario has %q %d times", old, n)
	}
	return strings.Replace(text, old, replacement, 1)
}

// mustRun runs a scenario, and holds every census of it to the conservation
// laws.
func mustRun(t *testing.T, s *scenario.Scenario, settings Settings) *Result {
	t.Helper()
	settings.Check = true
	r, err := Run(context.Background(), s, settings)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// mustBeTheSame holds two cells to be the same in every count and sum.
func mustBeTheSame(t *testing.T, what string, got, want *Cell) {
	t.Helper()
	if got == nil || want == nil {
		t.Fatalf("%s: a cell was not run", what)
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%s: the cell is another: within %v of %d, %v of %d", what, got.Within.Met, got.Runs, want.Within.Met, want.Runs)
	}
}
