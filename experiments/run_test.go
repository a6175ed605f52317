package experiments

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"reflect"
	"strings"
	"testing"

	"headroom/experiments/estimate"
	"headroom/models/care"
)

func summaryBytes(t *testing.T, r *Result) []byte {
	t.Helper()
	text, err := json.Marshal(r.Summary())
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func TestOneWorkerAndFiveGiveTheSameBytes(t *testing.T) {
	s := parse(t, smallText(t))
	one := mustRun(t, s, Settings{Runs: 60, Seed: 5, Workers: 1})
	five := mustRun(t, s, Settings{Runs: 60, Seed: 5, Workers: 5})
	if !bytes.Equal(summaryBytes(t, one), summaryBytes(t, five)) {
		t.Error("the summaries differ")
	}
	if !reflect.DeepEqual(one.Cells, five.Cells) || !reflect.DeepEqual(one.Pairs, five.Pairs) || !reflect.DeepEqual(one.Splits, five.Splits) {
		t.Error("the folds differ")
	}
	if other := mustRun(t, s, Settings{Runs: 60, Seed: 6, Workers: 1}); bytes.Equal(summaryBytes(t, one), summaryBytes(t, other)) {
		t.Error("another seed gives the same summary")
	}
}

// Folds hold counts and sums only, so that two of them are the same only if
// every replication in them is.
func TestTheFirstFortyReplicationsOfAHundredAreThoseOfARunOfForty(t *testing.T) {
	s := parse(t, smallText(t))
	g, err := newGrid(s, Settings{Runs: 100, Seed: 5})
	if err != nil {
		t.Fatal(err)
	}
	g.layOut()
	runner := newRunner(g)
	replicate := func(replications ...int) {
		for _, r := range replications {
			if err := runner.replicate(context.Background(), r, g.result); err != nil {
				t.Fatal(err)
			}
		}
	}
	mustBe := func(runs int) {
		t.Helper()
		want := mustRun(t, s, Settings{Runs: runs, Seed: 5})
		for i, c := range g.result.Cells {
			mustBeTheSame(t, fmt.Sprintf("%s in %s after %d runs", c.Option, c.Future, runs), c, want.Cells[i])
		}
		if !reflect.DeepEqual(g.result.Pairs, want.Pairs) || !reflect.DeepEqual(g.result.Splits, want.Splits) {
			t.Errorf("after %d runs the pairs or the splits are others", runs)
		}
	}
	for r := range 40 {
		replicate(r)
	}
	mustBe(40)
	for r := 99; r >= 40; r-- {
		replicate(r)
	}
	mustBe(100)
}

const newOption = `
[[option]]
name = "practice"
extends = "more"
[[option.action]]
kind = "practice"
date = 2023-06-01
factor = { best = 1.1, low = 1.0, high = 1.2, source = "made up" }
`

const newFuture = `
[[future]]
name = "surge"
[future.set]
"stream.south.surge_size" = { best = 0.3, low = 0, high = 0.6, source = "made up" }
`

// Where draws were keyed by their place in a list, each of these would shift
// those that follow.
func TestWhatIsAddedToAScenarioChangesNoFigureOfTheOtherCells(t *testing.T) {
	text := smallText(t)
	run := func(t *testing.T, text string) *Result {
		return mustRun(t, parse(t, text), Settings{Runs: 12, Seed: 9})
	}
	want := run(t, text)
	for name, changed := range map[string]string{
		"an option with a range of its own": replaced(t, text, "[[future]]\nname = \"steady\"", newOption+"[[future]]\nname = \"steady\""),
		"an option before all others":       replaced(t, text, "[[option]]\nname = \"none\"", newOption+"[[option]]\nname = \"none\""),
		"a future with a range of its own":  replaced(t, text, "[[future]]\nname = \"steady\"", newFuture+"[[future]]\nname = \"steady\""),
		"an assumption with a range, of a surge of nothing": replaced(t, text, "name = \"north\"\nstage = \"north\"\n",
			"name = \"north\"\nstage = \"north\"\nsurge_half_life_weeks = { best = 50, low = 20, high = 100, source = \"made up\" }\n"),
		"an assumption with a range, of a role nobody has": replaced(t, text, "[[role]]\nname = \"social worker\"",
			"[[role]]\nname = \"unqualified\"\nfull_caseload = 15\ncapacity = { best = 0.5, low = 0.4, high = 0.6, source = \"made up\" }\n\n[[role]]\nname = \"social worker\""),
	} {
		t.Run(name, func(t *testing.T) {
			got := run(t, changed)
			for _, c := range want.Cells {
				mustBeTheSame(t, c.Option+" in "+c.Future, got.Cell(c.Option, c.Future), c)
			}
		})
	}
}

func TestTheOrderOfOptionsAndFuturesChangesNoFigure(t *testing.T) {
	text := smallText(t)
	start, futures := strings.Index(text, "[[option]]"), strings.Index(text, "[[future]]")
	options := strings.SplitAfter(text[start:futures], "\n\n")
	reversed := text[:start]
	for i := len(options) - 1; i >= 0; i-- {
		reversed += options[i] + "\n"
	}
	fall := strings.LastIndex(text, "[[future]]")
	reversed += text[fall:] + "\n" + text[futures:fall]

	want := mustRun(t, parse(t, text), Settings{Runs: 12, Seed: 9})
	got := mustRun(t, parse(t, reversed), Settings{Runs: 12, Seed: 9})
	if got.Options[0] != "taper" || got.Futures[0] != "fall" {
		t.Fatalf("the lists are not reversed: %v, %v", got.Options, got.Futures)
	}
	for _, c := range want.Cells {
		mustBeTheSame(t, c.Option+" in "+c.Future, got.Cell(c.Option, c.Future), c)
	}
	if got.Pairs[0].Last.Difference.Mean() != -want.Pairs[len(want.Pairs)-1].Last.Difference.Mean() {
		t.Error("taper less more is not more less taper turned round")
	}
}

func TestAskingForFewerOptionsOrFuturesChangesNoFigure(t *testing.T) {
	s := parse(t, smallText(t))
	whole := mustRun(t, s, Settings{Runs: 12, Seed: 9})
	for _, c := range whole.Cells {
		alone := mustRun(t, s, Settings{Runs: 12, Seed: 9, Options: []string{c.Option}, Futures: []string{c.Future}})
		if len(alone.Cells) != 1 {
			t.Fatalf("asked for one cell, given %d", len(alone.Cells))
		}
		mustBeTheSame(t, c.Option+" in "+c.Future, alone.Cell(c.Option, c.Future), c)
	}
	two := mustRun(t, s, Settings{Runs: 12, Seed: 9, Options: []string{"taper", "none"}})
	if len(two.Cells) != 4 || two.Options[0] != "none" {
		t.Errorf("two options in two futures are %d cells, in the order %v", len(two.Cells), two.Options)
	}
}

// The posts of team north are drawn from 3 to 5, and two are added.
func TestFixedHoldsEveryAssumptionAtItsBestValue(t *testing.T) {
	s := parse(t, smallText(t))
	fixed := mustRun(t, s, Settings{Runs: 20, Seed: 2, Fixed: true})
	drawn := mustRun(t, s, Settings{Runs: 20, Seed: 2})
	posts := func(r *Result) (mean, variance float64) {
		sum := r.Cell("more", "steady").Sum(1, care.FundedPosts, 1)
		return sum.Mean(), sum.Variance()
	}
	if mean, variance := posts(fixed); mean != 6 || variance != 0 {
		t.Errorf("fixed: %v posts, variance %v, want 6 and none", mean, variance)
	}
	if _, variance := posts(drawn); variance == 0 {
		t.Error("drawn: the posts do not vary")
	}
	if len(fixed.Splits) != 0 || len(drawn.Splits) != 2 {
		t.Errorf("%d splits when fixed, where there is nothing that we do not know, and %d when drawn", len(fixed.Splits), len(drawn.Splits))
	}
}

// In a replication both options have the same world, so that more posts leave
// no fewer: pairing must show in the counts and in the variance.
func TestPairsCountTheSameReplicationsAsTheirOptions(t *testing.T) {
	r := mustRun(t, parse(t, smallText(t)), Settings{Runs: 60, Seed: 4})
	if len(r.Pairs) != 6 {
		t.Fatalf("three options in two futures make %d pairs, want 6", len(r.Pairs))
	}
	for _, p := range r.Pairs {
		a, b := r.Cell(p.A, p.Future), r.Cell(p.B, p.Future)
		for _, side := range []struct {
			pairs estimate.Pairs
			a, b  int
		}{{p.Within, a.Within.Met[r.Rule], b.Within.Met[r.Rule]}, {p.After, a.After.Met[r.Rule], b.After.Met[r.Rule]}} {
			if side.pairs.Runs() != 60 || side.pairs.A() != side.a || side.pairs.B() != side.b {
				t.Errorf("%s and %s in %s: %+v, but the options are within in %d and %d", p.A, p.B, p.Future, side.pairs, side.a, side.b)
			}
		}
		if factor := p.Last.VarianceReduction(); !(factor > 1) {
			t.Errorf("%s and %s in %s: pairing multiplies the variance by %.2f", p.A, p.B, p.Future, 1/factor)
		}
	}
}

// One run has no spread: what needs one is null, and nothing panics.
func TestOneRunIsSummarised(t *testing.T) {
	r := mustRun(t, parse(t, smallText(t)), Settings{Runs: 1, Seed: 4})
	if text := string(summaryBytes(t, r)); !strings.Contains(text, `"variance_reduction":null`) || !strings.Contains(text, `"standard_deviation_not_known":null`) {
		t.Error("a spread is given for one run")
	}
	if factor := r.Pairs[0].Last.VarianceReduction(); !math.IsNaN(factor) {
		t.Errorf("one run lessens the variance %v times", factor)
	}
}

func TestElasticityZeroIsRunAtLeastTwoHundredTimesOrInAll(t *testing.T) {
	s := parse(t, smallText(t))
	for runs, want := range map[int]int{1: 1, 50: 50, 200: 200, 201: 200, 1000: 200, 1005: 201, 10_000: 2000} {
		g, err := newGrid(s, Settings{Runs: runs})
		if err != nil {
			t.Fatal(err)
		}
		if g.result.ZeroRuns != want {
			t.Errorf("%d runs: %d at elasticity 0, want %d", runs, g.result.ZeroRuns, want)
		}
	}
	r := mustRun(t, s, Settings{Runs: 203, Seed: 1, Options: []string{"taper"}, Futures: []string{"fall"}})
	if c := r.Cell("taper", "fall"); c.WithinZero.Of != 200 || c.AfterZero.Of != 200 || r.Splits[0].Pairs != 200 {
		t.Errorf("203 runs: %d and %d at elasticity 0, %d pairs", c.WithinZero.Of, c.AfterZero.Of, r.Splits[0].Pairs)
	}
}

func TestTheChanceAtElasticityZeroIsTheChanceWhereElasticityIsZero(t *testing.T) {
	elastic := smallText(t)
	rigid := replaced(t, elastic, `elasticity = { best = 0.5, low = 0.2, high = 0.8, source = "made up" }`, "elasticity = 0")
	settings := Settings{Runs: 40, Seed: 7, Options: []string{"taper"}, Futures: []string{"fall"}}
	a, b := mustRun(t, parse(t, elastic), settings).Cells[0], mustRun(t, parse(t, rigid), settings).Cells[0]
	if want := (Count{b.Within.Met[EveryQuarter], 40}); a.WithinZero != want || b.WithinZero != want {
		t.Errorf("within at elasticity 0: %v beside an elasticity, %v beside none, want %v", a.WithinZero, b.WithinZero, want)
	}
	if want := (Count{b.After.Met[EveryQuarter], 40}); a.AfterZero != want {
		t.Errorf("afterwards at elasticity 0: %v, want %v", a.AfterZero, want)
	}
	if a.Within.Met[EveryQuarter] == b.Within.Met[EveryQuarter] && a.Sum(0, care.OpenCases, 65).Mean() == b.Sum(0, care.OpenCases, 65).Mean() {
		t.Error("an elasticity changes nothing, so that this test shows nothing")
	}
}

func TestProgressCountsEveryReplicationOnce(t *testing.T) {
	var told []int
	_, err := Run(context.Background(), parse(t, smallText(t)), Settings{Runs: 9, Workers: 4, Progress: func(done, of int) {
		if of != 9 {
			t.Errorf("%d of %d", done, of)
		}
		told = append(told, done)
	}})
	if want := []int{1, 2, 3, 4, 5, 6, 7, 8, 9}; err != nil || !reflect.DeepEqual(told, want) {
		t.Errorf("told %v, error %v", told, err)
	}
}

func TestACancelledRunEndsWithTheContextsError(t *testing.T) {
	s := parse(t, smallText(t))
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if r, err := Run(ctx, s, Settings{Runs: 1}); r != nil || !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled before: %v, %v", r, err)
	}

	ctx, cancel = context.WithCancel(context.Background())
	defer cancel()
	const workers = 3
	last := 0
	r, err := Run(ctx, s, Settings{Runs: 1_000_000, Workers: workers, Progress: func(done, _ int) {
		last = done
		if done == 5 {
			cancel()
		}
	}})
	if r != nil || !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled in the middle: %v, %v", r, err)
	}
	if last > 5+workers {
		t.Errorf("%d replications were finished after the cancelling, by %d workers", last-5, workers)
	}
}

func TestUnknownNamesAreRefusedWithTheNearest(t *testing.T) {
	s := parse(t, smallText(t))
	for _, c := range []struct {
		settings Settings
		want     []string
	}{
		{Settings{Runs: 1, Options: []string{"none", "tapper"}}, []string{`"tapper"`, `"taper"`, "none, more, taper"}},
		{Settings{Runs: 1, Futures: []string{"steaddy"}}, []string{`"steaddy"`, `"steady"`}},
		{Settings{Runs: 0}, []string{"runs", "0", "at least 1"}},
	} {
		for _, err := range []error{Check(s, c.settings), func() error { _, err := Run(context.Background(), s, c.settings); return err }()} {
			if err == nil {
				t.Fatalf("%+v is accepted", c.settings)
			}
			for _, part := range c.want {
				if !strings.Contains(err.Error(), part) {
					t.Errorf("%q does not say %s", err, part)
				}
			}
		}
	}
	if err := Check(s, Settings{Runs: 1}); err != nil {
		t.Error(err)
	}
}

func TestATargetWithoutACensusIsRefused(t *testing.T) {
	text := replaced(t, replaced(t, smallText(t), "from = { week = 14 }", "from = { week = 14.2 }"), "to = { week = 52 }", "to = { week = 14.8 }")
	if err := Check(parse(t, text), Settings{Runs: 1}); err == nil || !strings.Contains(err.Error(), "no census") {
		t.Errorf("a target between two censuses: %v", err)
	}
}

// A plan taken away stands for a defect of the model.
func TestAPanicInTheModelSaysWhereItWas(t *testing.T) {
	g, err := newGrid(parse(t, smallText(t)), Settings{Runs: 3, Seed: 11, Workers: 1})
	if err != nil {
		t.Fatal(err)
	}
	g.layOut()
	g.plans[1][2] = nil
	err = g.runAll(context.Background())
	if err == nil {
		t.Fatal("no error")
	}
	for _, part := range []string{`scenario "small"`, `option "taper"`, `future "fall"`, "replication 0", "seed 11", "week "} {
		if !strings.Contains(err.Error(), part) {
			t.Errorf("%q does not say %s", err, part)
		}
	}
	var failure *Failure
	if !errors.As(err, &failure) || !strings.Contains(string(failure.Stack), "care.(*Model).Run") {
		t.Errorf("the error %T does not keep the stack of the panic", err)
	}
}

// A cell taken away stands for a value that cannot be folded. It is folded
// under a lock, which must be given back for the others to end.
func TestAPanicWhileFoldingEndsEveryWorker(t *testing.T) {
	g, err := newGrid(parse(t, smallText(t)), Settings{Runs: 50, Seed: 11, Workers: 4})
	if err != nil {
		t.Fatal(err)
	}
	g.layOut()
	g.result.Cells[2*2+1] = nil
	if err := g.runAll(context.Background()); err == nil || !strings.Contains(err.Error(), `option "taper", future "fall"`) {
		t.Errorf("the error is %v", err)
	}
}
