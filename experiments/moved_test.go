package experiments

import (
	"encoding/json"
	"math"
	"reflect"
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
}

// Whatever of the promise is changed, it is another promise; only who made it does not
// matter. A field that is added to the summary must be told apart too.
func TestAnotherPromiseOrModelIsAnotherQuestion(t *testing.T) {
	now := &Summary{Scenario: "small", Model: "1", Target: TargetSummary{
		Measure: "average caseload", Key: "average_caseload", Unit: "cases", Low: 12, High: 16, Rule: "every quarter", From: "2024-04-01", To: "2026-03-31",
		FromWeek: 1, ToWeek: 104, AfterFromWeek: 105, AfterToWeek: 156, Team: "one", Source: "the council",
	}}
	fields := reflect.TypeFor[TargetSummary]()
	for i := range fields.NumField() {
		before := *now
		switch field := reflect.ValueOf(&before.Target).Elem().Field(i); field.Kind() {
		case reflect.String:
			field.SetString("another")
		case reflect.Bool:
			field.SetBool(true)
		case reflect.Int:
			field.SetInt(field.Int() + 1)
		default:
			field.SetFloat(field.Float() + 1)
		}
		why := Incomparable(&before, now)
		if name := fields.Field(i).Name; (name == "Source") != (why == "") {
			t.Errorf("another %s: %q", name, why)
		}
	}
	before := *now
	before.Target.AfterFromWeek, before.Target.AfterToWeek = 0, 0
	if why := Incomparable(&before, now); !strings.Contains(why, "nothing owed afterwards and is") {
		t.Errorf("a span after that is new: %q", why)
	}
	for model, want := range map[string]string{"1": "", "2": "the version of the model was 2 and is 1", "": "does not say of which version of the model it is"} {
		before := *now
		before.Model = model
		if why := Incomparable(&before, now); (why == "") != (want == "") || !strings.Contains(why, want) {
			t.Errorf("model %q: %q", model, why)
		}
	}
	before = *now
	before.Fixed, before.Scenario = true, "other"
	if why := Incomparable(&before, now); !strings.Contains(why, `the scenario was "other" and is "small"; only one of the two holds`) {
		t.Errorf("%q", why)
	}
}

func TestAFigureThatAnOlderSummaryDoesNotHaveIsNewAndNotNothing(t *testing.T) {
	var before Summary
	if err := json.Unmarshal([]byte(`{"scenario": "small", "cells": [{"option": "a", "future": "f", "runs": 4, "within": {"estimate": 0.5, "low": 0.2, "high": 0.8, "runs": 4}}]}`), &before); err != nil {
		t.Fatal(err)
	}
	after := chanceOf(1, 4)
	now := &Summary{Cells: []CellSummary{{Option: "a", Future: "f", Within: chanceOf(2, 4), After: &after, Breaking: BreakingSummary{Chance: chanceOf(1, 4)}}}}
	moves := Moved(&before, now)
	if len(moves) != 4 {
		t.Fatalf("%+v", moves)
	}
	for _, m := range moves {
		if m.New() != (m.Measure != "within") || m.New() && m.MoreThanChance() {
			t.Errorf("%+v", m)
		}
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
