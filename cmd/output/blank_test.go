package output

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"headroom/experiments"
	"headroom/experiments/compare"
	"headroom/models/scenario"
)

// A condition is held against a blank comparison before anything runs: whatever
// may be required of the one may be required of the other.
func TestABlankComparisonHasTheMeasuresOfTheComparison(t *testing.T) {
	s, other := readSmall(t), readSmall(t)
	files := []compare.File{{Name: "one", Scenario: s}, {Name: "other", Scenario: other}}
	for _, settings := range []experiments.Settings{{Runs: 2, Seed: 1}, {Runs: 2, Seed: 1, Options: []string{"more", "none"}, Futures: []string{"fall"}}} {
		ran, err := compare.Run(t.Context(), s, settings)
		if err != nil {
			t.Fatal(err)
		}
		blank, err := compare.Blank(s, settings)
		if err != nil {
			t.Fatal(err)
		}
		sameMeasures(t, blank, ran)
		settings.Options = nil
		if ran, err = compare.Files(t.Context(), files, "more", settings); err != nil {
			t.Fatal(err)
		}
		if blank, err = compare.BlankFiles(files, "more", settings); err != nil {
			t.Fatal(err)
		}
		sameMeasures(t, blank, ran)
	}
}

func sameMeasures(t *testing.T, blank, ran *compare.Result) {
	t.Helper()
	a, b := ComparisonCells(blank), ComparisonCells(ran)
	if len(a) != len(b) {
		t.Fatalf("%d cells, and the comparison has %d", len(a), len(b))
	}
	for i := range a {
		names, want := slices.Sorted(maps.Keys(a[i].Measures)), slices.Sorted(maps.Keys(b[i].Measures))
		if a[i].Where() != b[i].Where() || !slices.Equal(names, want) {
			t.Errorf("%s: %v, and of %s: %v", a[i].Where(), names, b[i].Where(), want)
		}
	}
}

func readSmall(t *testing.T) *scenario.Scenario {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "experiments", "testdata", "small.toml"))
	if err != nil {
		t.Fatal(err)
	}
	s, faults := scenario.Read("small.toml", data)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	return s
}
