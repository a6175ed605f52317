package experiments

import (
	"math"
	"testing"
)

func TestABlankHasWhatTheRunHasButNoFigure(t *testing.T) {
	s := parse(t, smallText(t))
	for _, settings := range []Settings{{Runs: 3, Seed: 1}, {Runs: 3, Seed: 1, Fixed: true}, {Runs: 3, Seed: 1, Precision: 0.1, Futures: []string{"fall"}}} {
		blank, err := Blank(s, settings)
		if err != nil {
			t.Fatal(err)
		}
		run, empty := mustRun(t, s, settings).Summary(), blank.Summary()
		if len(empty.Cells) != len(run.Cells) {
			t.Fatalf("%d cells, and the run has %d", len(empty.Cells), len(run.Cells))
		}
		for i, c := range empty.Cells {
			of := run.Cells[i]
			if c.Option != of.Option || c.Future != of.Future || len(c.Weekly) != len(of.Weekly) || len(c.Spend.ByYear) != len(of.Spend.ByYear) || (c.After == nil) != (of.After == nil) || (c.Spend.WithinGrant == nil) != (of.Spend.WithinGrant == nil) {
				t.Errorf("%+v", c)
			}
			if c.Within.Runs != 0 || !math.IsNaN(float64(c.Within.Estimate)) || !math.IsNaN(float64(c.Weekly[1].OpenCases.Mean)) || !math.IsNaN(float64(c.Spend.ExtraTotal.Mean)) {
				t.Errorf("a figure is known: %+v", c)
			}
		}
	}
	if _, err := Blank(s, Settings{Runs: 1, Options: []string{"nobody"}}); err == nil {
		t.Error("an option that is not there is no fault")
	}
}
