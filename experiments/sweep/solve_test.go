package sweep

import (
	"math"
	"strings"
	"testing"

	"headroom/experiments"
	"headroom/experiments/estimate"
)

// Every whole number is simulated beside: the break is the first at which the
// chance, or an end of its interval, reaches the level. At this level the three
// are different numbers, and those of the span after are others again.
func TestTheBreakEvenIsTheFirstValueThatASweepOfAllFinds(t *testing.T) {
	settings := experiments.Settings{Runs: 60, Seed: 1, Options: []string{"more"}, Futures: []string{"steady"}}
	const key, level = "option.more.add_posts.1.posts", 0.93
	r := ran(t, plan(t, settings, key+"=0:8:1"))
	var found [2]*Break
	for i, after := range []bool{false, true} {
		got, err := Solve(t.Context(), small(t), Axis{Key: key, Low: 0, High: 8}, level, after, settings)
		if err != nil {
			t.Fatal(err)
		}
		count := func(x int) experiments.Count {
			if after {
				return r.Cell(x, 0, 0).After
			}
			return r.Cell(x, 0, 0).Within
		}
		first := func(height func(estimate.Interval) float64) float64 {
			for x := range r.Points {
				if height(estimate.WilsonTwoSided(count(x).True, count(x).Of, 0.95)) >= level {
					return float64(x)
				}
			}
			return math.NaN()
		}
		at := first(func(i estimate.Interval) float64 { return i.Estimate })
		low, high := first(func(i estimate.Interval) float64 { return i.High }), first(func(i estimate.Interval) float64 { return i.Low })
		if !(low < at && at < high) {
			t.Fatalf("after %v: a sweep of all gives %v (%v to %v), which does not tell the three from each other", after, at, low, high)
		}
		if got.At != at || got.Low != low || got.High != high || !got.Rises || got.Chance != count(int(at)) || got.Values > 9 {
			t.Errorf("after %v: %+v, want %v (%v to %v)", after, got, at, low, high)
		}
		if len(got.Points) != got.Values || got.Points[0].Value != 0 || got.Points[len(got.Points)-1].Value != 8 {
			t.Errorf("after %v: the points are %v", after, got.Points)
		}
		for _, point := range got.Points {
			if point.Chance != count(int(point.Value)) {
				t.Errorf("after %v: at %v the chance is %v, in a sweep of all %v", after, point.Value, point.Chance, count(int(point.Value)))
			}
		}
		found[i] = got
	}
	if found[0].At == found[1].At && found[0].Chance == found[1].Chance {
		t.Error("the span owed and the span after come to the same, which tells nothing")
	}
}

func TestAFallingChanceIsBracketedToo(t *testing.T) {
	settings := experiments.Settings{Runs: 40, Seed: 1}
	got, err := Solve(t.Context(), small(t), Axis{Key: "team.north.caseload_at_start", Low: 10, High: 40}, 0.5, false, settings)
	if err != nil {
		t.Fatal(err)
	}
	if got.Rises || !(got.Low <= got.At && got.At <= got.High) || got.Option != "taper" || got.Future != "steady" || got.Chance.True < 20 {
		t.Errorf("%+v", got)
	}
}

func TestALevelThatIsNotCrossedHasNoBreakEven(t *testing.T) {
	settings := experiments.Settings{Runs: 10, Seed: 1, Options: []string{"none"}, Futures: []string{"steady"}}
	got, err := Solve(t.Context(), small(t), Axis{Key: "team.north.caseload_at_start", Low: 38, High: 40}, 0.99, false, settings)
	if err != nil || !math.IsNaN(got.At) || !math.IsNaN(got.High) {
		t.Errorf("%+v, %v", got, err)
	}
}

func TestWhatCannotBeSolvedIsRefused(t *testing.T) {
	for want, axis := range map[string]Axis{
		"a range of numbers without a step is wanted": {Key: "recruitment.success", Values: []string{"0.1"}},
		`did you mean "recruitment.success"?`:         {Key: "recruitment.sucess", Low: 0, High: 1},
		"recruitment.success = 2: ":                   {Key: "recruitment.success", Low: 0, High: 2},
		"stream.north.drift: a range of numbers":      {Key: "stream.north.drift", Low: 0, High: 2},
	} {
		if _, err := Solve(t.Context(), small(t), axis, 0.5, false, experiments.Settings{Runs: 1}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v: %v, want %q", axis, err, want)
		}
	}
	if _, err := Solve(t.Context(), small(t), Axis{Key: "recruitment.success", Low: 0, High: 1}, 0.5, false, experiments.Settings{Runs: 1, Options: []string{"none", "more"}}); err == nil || !strings.Contains(err.Error(), "one option and one future are wanted") {
		t.Errorf("two options: %v", err)
	}
}
