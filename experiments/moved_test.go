package experiments

import (
	"encoding/json"
	"math"
	"strings"
	"testing"

	"headroom/experiments/estimate"
)

func chanceOf(successes, runs int) Chance {
	i := estimate.WilsonTwoSided(successes, runs, Confidence)
	return Chance{Figure(i.Estimate), Figure(i.Low), Figure(i.High), runs}
}

// R. G. Newcombe (1998), table II, method 10: 56/70 and 48/80 give 0.0524 to
// 0.3339; 9/10 and 3/10 give 0.1705 to 0.8090.
func TestTheDifferenceOfTwoAnswersIsNewcombes(t *testing.T) {
	for _, c := range []struct {
		now, before Chance
		low, high   float64
	}{
		{chanceOf(56, 70), chanceOf(48, 80), 0.0524, 0.3339},
		{chanceOf(9, 10), chanceOf(3, 10), 0.1705, 0.8090},
	} {
		got := apart(c.before, c.now)
		if math.Abs(got.Low-c.low) > 5e-5 || math.Abs(got.High-c.high) > 5e-5 {
			t.Errorf("%v less %v is %v to %v, want %v to %v", c.now.Estimate, c.before.Estimate, got.Low, got.High, c.low, c.high)
		}
	}
}

func TestAnAnswerThatWasWrittenAndReadHasNotMoved(t *testing.T) {
	r := mustRun(t, parse(t, smallText(t)), Settings{Runs: 12, Seed: 1})
	data, err := json.Marshal(r.Summary())
	if err != nil {
		t.Fatal(err)
	}
	var before Summary
	if err := json.Unmarshal(data, &before); err != nil {
		t.Fatal(err)
	}
	moves := Moved(&before, r.Summary())
	if len(moves) != 4*len(r.Cells) {
		t.Fatalf("%d moves of %d cells", len(moves), len(r.Cells))
	}
	for _, m := range moves {
		if !m.Same() || m.MoreThanChance() {
			t.Errorf("%+v", m)
		}
	}
	if why := Incomparable(&before, r.Summary()); why != "" {
		t.Error(why)
	}
	before.Target.High = 16
	if why := Incomparable(&before, r.Summary()); !strings.Contains(why, "12 to 16, every quarter") {
		t.Errorf("another promise is %q", why)
	}
}

func TestWhatMovedIsMoreThanChanceOnlyWhereItsIntervalLeavesOutNothing(t *testing.T) {
	before := &Summary{Cells: []CellSummary{{Option: "a", Future: "f", Within: chanceOf(100, 400)}, {Option: "gone", Future: "f", Within: chanceOf(1, 2)}}}
	now := &Summary{Cells: []CellSummary{{Option: "a", Future: "f", Within: chanceOf(160, 400)}, {Option: "new", Future: "f", Within: chanceOf(1, 2)}}}
	for _, c := range []struct {
		met  int
		want bool
	}{{110, false}, {160, true}, {50, true}} {
		now.Cells[0].Within = chanceOf(c.met, 400)
		moves := Moved(before, now)
		if moves[0].Measure != "within" || moves[0].MoreThanChance() != c.want {
			t.Errorf("100 and then %d of 400: %+v", c.met, moves[0])
		}
		for _, m := range moves {
			if m.Option != "a" {
				t.Errorf("%s is in one answer only", m.Option)
			}
		}
	}
}
