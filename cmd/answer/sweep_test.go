package answer

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"headroom/experiments"
	"headroom/experiments/sweep"
	"headroom/models/scenario"
)

func sweptSmall(t *testing.T, axes ...sweep.Axis) *sweep.Result {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "experiments", "testdata", "small.toml"))
	if err != nil {
		t.Fatal(err)
	}
	v, faults := scenario.NewVarier("small.toml", data)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	design, err := sweep.Grid(axes)
	if err != nil {
		t.Fatal(err)
	}
	plan, err := sweep.NewPlan(v, design, experiments.Settings{Runs: 2, Seed: 1, Futures: []string{"steady"}})
	if err != nil {
		t.Fatal(err)
	}
	r, err := plan.Run(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestWhatIsVariedOfThePromiseIsNotSaidToBeThatOfTheFirstPoint(t *testing.T) {
	axis := func(key string, values ...string) sweep.Axis { return sweep.Axis{Key: key, Values: values} }
	for want, axes := range map[string][]sweep.Axis{
		`the average caseload at or under 15, read "every quarter"`: {axis("target.from", "2023-07-08", "2023-10-01")},
		`the average caseload at or under 15, read as varied`:       {axis("target.rule", "every quarter", "every week")},
		`the promise, as varied, read "every quarter"`:              {axis("target.high", "15", "16")},
		`the promise, as varied, read as varied`:                    {axis("target.measure", "average caseload", "vacant posts"), axis("target.rule", "every quarter", "every week")},
	} {
		r := sweptSmall(t, axes...)
		if got := Promised(r); got != want {
			t.Errorf("%v: %s, want %s", axes, got, want)
		}
		if got := OwedVaries(r); got != (axes[0].Key == "target.from") {
			t.Errorf("%v: owed over other days: %v", axes, got)
		}
	}
}

// A share is a share and a caseload is none, at each point.
func TestRowsOfASweepOverTheMeasureHaveTheUnitOfTheirOwnPoint(t *testing.T) {
	r := sweptSmall(t, sweep.Axis{Key: "target.measure", Values: []string{"average caseload", "vacant posts"}})
	var units []string
	for _, row := range r.Rows() {
		if row.Measure == sweep.LastYear {
			units = append(units, row.Unit)
		}
	}
	if len(units) != 2 || units[0] == units[1] {
		t.Errorf("the units are %q", units)
	}
	if table := sweepTable(r, 0, 0); !strings.Contains(table, "The measure promised, last year") {
		t.Errorf("%s", table)
	}
}
