package blocks

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"headroom/cmd/output"
	"headroom/experiments"
	"headroom/experiments/sweep"
	"headroom/models/scenario"
)

// planned is a sweep of the chance to recruit, with its design.
func planned(t *testing.T, settings experiments.Settings, values ...string) (*sweep.Plan, sweep.Design, output.Source) {
	t.Helper()
	_, source, _ := small(t)
	varier, faults := scenario.NewVarier(source.Name, source.Data)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	design, err := sweep.Grid([]sweep.Axis{{Key: "recruitment.success", Values: values}})
	if err != nil {
		t.Fatal(err)
	}
	plan, err := sweep.NewPlan(varier, design, settings)
	if err != nil {
		t.Fatal(err)
	}
	return plan, design, source
}

// keepSweep runs a sweep at some values, keeps its blocks in a folder and returns
// its table.
func keepSweep(t *testing.T, folder string, settings experiments.Settings, values ...string) string {
	t.Helper()
	return keepSweepTelling(t, folder, func(text string) { t.Error(text) }, settings, values...)
}

// keepSweepTelling tells of the blocks that are run again too.
func keepSweepTelling(t *testing.T, folder string, notice func(text string), settings experiments.Settings, values ...string) string {
	t.Helper()
	plan, design, source := planned(t, settings, values...)
	kept, err := Open(folder, PlanOfSweep(plan, design, source, settings), SourceOf(plan.Scenario, source, "small.toml"), settings, notice)
	if err != nil {
		t.Fatal(err)
	}
	plan.Keeper = kept.Point
	r, err := plan.Run(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return table(t, r)
}

func table(t *testing.T, r *sweep.Result) string {
	t.Helper()
	var b bytes.Buffer
	if err := output.WriteSweepJSON(&b, r); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// twoPoints are settings with which two points are four blocks.
func twoPoints(t *testing.T) experiments.Settings {
	t.Helper()
	_, _, settings := small(t)
	return settings
}

// refusedBecause are the faults of the blocks in some folders.
func refusedBecause(t *testing.T, folders ...string) []string {
	t.Helper()
	_, err := Collect(folders)
	var faults Faults
	if !errors.As(err, &faults) {
		t.Fatalf("the error is %v, want faults", err)
	}
	return faults
}

func TestTheBlocksOfASweepMergeToItsTableWithWhatIsThereTwice(t *testing.T) {
	settings := twoPoints(t)
	one, other := t.TempDir(), t.TempDir()
	want := keepSweep(t, one, settings, "0.2", "0.8")
	keepSweep(t, other, settings, "0.2", "0.8")
	c, err := Collect([]string{other, one})
	if err != nil {
		t.Fatal(err)
	}
	r, _, err := c.MergeSweep(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	if got := table(t, r); got != want {
		t.Errorf("the table is\n%s\nwant\n%s", got, want)
	}
	if again := keepSweep(t, one, settings, "0.2", "0.8"); again != want {
		t.Error("a sweep that finds all its blocks has another table")
	}
}

func TestAPointThatIsMissingIsNamed(t *testing.T) {
	settings := twoPoints(t)
	settings.Runs = 401 // three blocks of each point
	folder := t.TempDir()
	keepSweep(t, folder, settings, "0.2", "0.5", "0.8")
	for _, lost := range []part{{2, experiments.Block{From: 0, To: 200}}, {2, experiments.Block{From: 400, To: 401}}, {3, experiments.Block{From: 200, To: 400}}, {3, experiments.Block{From: 400, To: 401}}} {
		if err := os.Remove(filepath.Join(folder, lost.name())); err != nil {
			t.Fatal(err)
		}
	}
	want := "missing: point 2 (replications 0 to 199, 400 to 400), point 3 (replications 200 to 400) of 3 points of 401; "
	if faults := refusedBecause(t, folder); len(faults) != 1 || !strings.HasPrefix(faults[0], want) {
		t.Errorf("the faults are %q", faults)
	}
}

// The checksum covers which point a block is of: a block of one is never taken for
// that of another, whatever its file is called.
func TestABlockIsOfThePointThatItSays(t *testing.T) {
	settings := twoPoints(t)
	folder := t.TempDir()
	want := keepSweep(t, folder, settings, "0.2", "0.8")
	first, second := part{1, experiments.Block{From: 0, To: 200}}, part{2, experiments.Block{From: 0, To: 200}}
	path := filepath.Join(folder, second.name())
	data, err := os.ReadFile(filepath.Join(folder, first.name()))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	if faults := refusedBecause(t, folder); len(faults) != 1 || !strings.Contains(faults[0], "missing: point 2 (replications 0 to 199)") {
		t.Errorf("the faults are %q", faults)
	}
	forged := bytes.Replace(data, []byte(`"point":1`), []byte(`"point":2`), 1)
	if err := os.WriteFile(path, forged, 0o600); err != nil {
		t.Fatal(err)
	}
	if faults := refusedBecause(t, folder); len(faults) != 2 || !strings.HasSuffix(faults[0], errDamaged.Error()) {
		t.Errorf("the faults are %q", faults)
	}
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	var told []string
	again := keepSweepTelling(t, folder, func(text string) { told = append(told, text) }, settings, "0.2", "0.8")
	if again != want || len(told) != 1 || !strings.Contains(told[0], second.name()+" is damaged, and is run again") {
		t.Errorf("told %q, or another table", told)
	}
}

func TestBlocksOfASweepThatContradictEachOtherAreBothNamed(t *testing.T) {
	settings := twoPoints(t)
	one, other := t.TempDir(), t.TempDir()
	keepSweep(t, one, settings, "0.2", "0.8")
	keepSweep(t, other, settings, "0.2", "0.8")
	first, second := part{1, experiments.Block{From: 0, To: 200}}, part{2, experiments.Block{From: 0, To: 200}}
	h, _, err := read(filepath.Join(other, second.name()))
	if err != nil {
		t.Fatal(err)
	}
	_, state, err := read(filepath.Join(other, first.name()))
	if err != nil {
		t.Fatal(err)
	}
	var forged bytes.Buffer // the second point with the figures of the first, and a right checksum
	if err := write(&forged, h, state); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(other, second.name()), forged.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	faults := refusedBecause(t, one, other)
	if len(faults) != 1 || !strings.HasPrefix(faults[0], filepath.Join(other, second.name())+": contradicts "+filepath.Join(one, second.name())) {
		t.Errorf("the faults are %q", faults)
	}
}

func TestBlocksOfAnotherSweepAreRefused(t *testing.T) {
	settings := twoPoints(t)
	settings.Runs = 1
	one, other, run := t.TempDir(), t.TempDir(), t.TempDir()
	keepSweep(t, one, settings, "0.2", "0.8")
	keepSweep(t, other, settings, "0.2", "0.7")
	keep(t, run, settings)
	faults := refusedBecause(t, one, other, run)
	for _, want := range []string{": other points of the sweep", ": a run, not a sweep of recruitment.success"} {
		if !slices.ContainsFunc(faults, func(fault string) bool { return strings.HasSuffix(fault, want) }) {
			t.Errorf("%q is not among %q", want, faults)
		}
	}
	plan, design, source := planned(t, settings, "0.2", "0.9")
	_, err := Open(one, PlanOfSweep(plan, design, source, settings), SourceOf(plan.Scenario, source, "small.toml"), settings, nil)
	var foreign ErrForeign
	if !errors.As(err, &foreign) {
		t.Errorf("the error is %v", err)
	}
}
