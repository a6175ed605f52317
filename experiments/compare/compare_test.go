package compare

import (
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"headroom/experiments"
	"headroom/experiments/estimate"
	"headroom/models/scenario"
)

func small(t *testing.T) *scenario.Scenario {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "testdata", "small.toml"))
	if err != nil {
		t.Fatal(err)
	}
	s, faults := scenario.Read("small.toml", data)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	return s
}

func compared(t *testing.T, settings experiments.Settings) *Result {
	t.Helper()
	r, err := Run(t.Context(), small(t), settings)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// The run itself folds pairs of options too: the same counts must come out.
func TestDifferencesAreThoseOfTheRunsOwnPairs(t *testing.T) {
	r := compared(t, experiments.Settings{Runs: 40, Seed: 2, Check: true, Options: []string{"taper", "none", "more"}})
	for i, future := range r.Futures {
		pair := r.Base.Pairs[3*i+1] // none and taper, in the scenario's order: none, more, taper
		if pair.A != "none" || pair.B != "taper" || pair.Future != future.Name {
			t.Fatalf("the pair is of %s and %s in %s", pair.A, pair.B, pair.Future)
		}
		d := future.Differences[0]
		if d.Option != 1 || d.From != 0 || d.Within != pair.Within.Difference(r.Confidence) || d.After != pair.After.Difference(r.Confidence) {
			t.Errorf("%s: %+v is not the run's %+v", future.Name, d, pair)
		}
		want := estimate.Mean(40, pair.Last.Difference.Mean(), pair.Last.Difference.Variance(), r.Confidence)
		if math.Abs(d.Last.Estimate-want.Estimate) > 1e-9 || math.Abs(d.Last.Low-want.Low) > 1e-9 {
			t.Errorf("%s: the last year differs by %v, in the run by %v", future.Name, d.Last, want)
		}
		for j, option := range r.Options {
			cell := r.Base.Cell(option, future.Name)
			if got := future.Options[j]; got.Within != cell.Met(&cell.Within, r.Base.Rule) || got.Extras != experiments.AverageOf(cell.Extra.Sum) {
				t.Errorf("%s in %s: %+v", option, future.Name, got)
			}
		}
	}
}

func TestIntervalsOfSeveralOptionsHoldTogether(t *testing.T) {
	two := compared(t, experiments.Settings{Runs: 10, Seed: 1, Options: []string{"taper", "none"}})
	three := compared(t, experiments.Settings{Runs: 10, Seed: 1})
	if two.Confidence != 0.95 || math.Abs(three.Confidence-0.975) > 1e-12 {
		t.Errorf("confidence %v of one difference, %v of two", two.Confidence, three.Confidence)
	}
	if !slices.Equal(three.Options, []string{"taper", "none", "more"}) {
		t.Errorf("without names %v are compared", three.Options)
	}
}

func TestOptionsThatAreTheSameAreTied(t *testing.T) {
	s := small(t)
	twin := s.Options[1]
	twin.Name = "twin"
	s.Options = append(s.Options, twin)
	r, err := Run(t.Context(), s, experiments.Settings{Runs: 30, Seed: 1, Options: []string{"more", "twin", "none"}, Futures: []string{"steady"}})
	if err != nil {
		t.Fatal(err)
	}
	future := r.Futures[0]
	if d := future.Differences[0]; !d.Same || d.Within.Estimate != 0 || !Unclear(d.Within) || future.Best[0] != future.Best[1] {
		t.Errorf("twins differ: %+v, best %v", d, future.Best)
	}
	if future.Differences[1].Same || !slices.Equal(future.NotWorse[:2], []int{0, 1}) {
		t.Errorf("%+v", future)
	}
}

// Two options that differ in 30 of 100 replications, 20 one way and 10 the
// other: a redraw's difference is nearly normal with mean 10 and variance
// 30 - 100*0.1^2 = 29, so that the first is better with chance
// Phi(10/sqrt(29)) = 0.9683, ties halved; standard error of 2,000 redraws
// 0.004, and the step from counts to the normal law is within 0.003.
func TestTheChanceToBeBestIsThatOfRedrawnReplications(t *testing.T) {
	got := best(map[uint32]int{0b00: 30, 0b11: 40, 0b01: 20, 0b10: 10}, 2, 100, 1)
	if math.Abs(got[0]-0.9683) > 0.015 || math.Abs(got[0]+got[1]-1) > 1e-9 {
		t.Errorf("the chances to be best are %v", got)
	}
	if got := best(map[uint32]int{0b01: 100}, 2, 100, 1); math.Abs(got[0]-1) > 1e-9 || got[1] != 0 {
		t.Errorf("the one that always keeps the promise is best with %v", got)
	}
	if got := best(map[uint32]int{0: 100}, 4, 100, 1); math.Abs(got[3]-0.25) > 1e-9 {
		t.Errorf("four that never keep it are best with %v", got)
	}
}

func TestOptionsThatCannotBeComparedAreRefused(t *testing.T) {
	for want, asked := range map[string][]string{
		`did you mean "more"?`:                             {"mor", "none"},
		`option "more" is named twice`:                     {"more", "more"},
		"2 to 16 options can be compared, and 1 was named": {"more"},
	} {
		if _, err := Options(small(t), asked); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v: %v, want %q", asked, err, want)
		}
	}
}

// Three replications of three options over 10 weeks, by hand. Second less first:
// the last year -1, -2, -3; weeks over 1, 2, 3; pounds 900, 1,000, 1,100; so each
// has a standard error of one, or a hundred, over the root of 3. Student's t of two
// degrees of freedom at a two-sided confidence c is c sqrt(2 / (1 - c^2)): 6.2053
// at 1 - 0.05/2, of two differences from the first, and 7.6488 at 1 - 0.05/3, of
// all three pairs.
func TestThreeReplicationsComeToWhatTheyDoByHand(t *testing.T) {
	f := newFold(3)
	for k := range 3 {
		x := float64(k)
		f.add([]experiments.Outcome{
			{Replication: k, Within: k == 1, After: k == 0, Last: 10 + 2*x, Over: 0.1 + 0.1*x, Extra: 100 + 100*x},
			{Replication: k, Within: k < 2, After: k == 0, Last: 9 + x, Over: 0.2 + 0.2*x, Extra: 1000 + 200*x},
			{Replication: k, Within: true, After: true, Last: 8, Over: 0.1, Extra: 50},
		}, []int{0, 1, 2})
	}
	r := &Result{Options: []string{"first", "second", "best"}, Base: &experiments.Result{Settings: experiments.Settings{Runs: 3, Seed: 1}, Afterwards: experiments.Span{First: 0, Last: 9}}}
	r.together()
	got := f.future("steady", r, 10)
	near := func(what string, got, want float64) {
		t.Helper()
		if !(math.Abs(got-want) < 5e-4*max(1, math.Abs(want))) {
			t.Errorf("%s is %v, by hand %v", what, got, want)
		}
	}
	near("t of two differences", 0.975*math.Sqrt(2/(1-0.975*0.975)), 6.2053)
	interval := func(what string, got estimate.Interval, mean, error, critical float64) {
		t.Helper()
		near(what, got.Estimate, mean)
		near(what+", its lower end", got.Low, mean-critical*error/math.Sqrt(3))
		near(what+", its upper end", got.High, mean+critical*error/math.Sqrt(3))
	}
	for i, want := range []struct {
		within, after     int
		last, over, extra float64
	}{{1, 1, 12, 2, 200}, {2, 1, 10, 4, 1200}, {3, 3, 8, 1, 50}} {
		o := got.Options[i]
		near("kept", float64(o.Within.True), float64(want.within))
		near("kept after", float64(o.After.True), float64(want.after))
		near("last year", float64(o.Last.Mean), want.last)
		near("weeks over", float64(o.WeeksOver.Mean), want.over)
		near("extra", float64(o.Extras.Mean), want.extra)
	}
	// At 95%, t is 4.3027; the first's weeks over are 1, 2, 3.
	near("the upper end of weeks over", float64(got.Options[0].WeeksOver.High), 2+4.3027/math.Sqrt(3))
	d := got.Differences[0]
	if d.Option != 1 || d.From != 0 || d.Same {
		t.Errorf("the first difference is %+v", d)
	}
	near("in how many more it is kept", d.Within.Estimate, 1.0/3)
	near("in how many more it is kept after", d.After.Estimate, 0)
	interval("the last year's difference", d.Last, -2, 1, 6.2053)
	interval("the weeks over", d.WeeksOver, 2, 1, 6.2053)
	interval("the spend", d.Extra, 1000, 100, 6.2053)
	if got.NotWorse[0] != 2 {
		t.Fatalf("the best is %v", got.NotWorse)
	}
	// Less the best: the last year 1, 2, 3; weeks over 1, 3, 5; pounds 950, 1,150, 1,350.
	d = got.FromBest[1]
	if d.Option != 1 || d.From != 2 {
		t.Errorf("the second difference from the best is %+v", d)
	}
	near("in how many fewer it is kept", d.Within.Estimate, -1.0/3)
	interval("the last year's difference from the best", d.Last, 2, 1, 7.6488)
	interval("the weeks over from the best", d.WeeksOver, 3, 2, 7.6488)
	interval("the spend from the best", d.Extra, 1150, 200, 7.6488)
	pairs := estimate.Pairs{Both: 2, OnlyB: 1}
	if d.Within != pairs.Difference(r.AllPairs) || got.Differences[0].Within != (estimate.Pairs{Both: 1, OnlyA: 1, Neither: 1}).Difference(r.Confidence) {
		t.Errorf("the chances' intervals are %+v and %+v", d.Within, got.Differences[0].Within)
	}
}
