package experiments

import (
	"encoding/json"
	"math"
	"reflect"
	"strings"
	"testing"

	"headroom/experiments/sensitivity"
	"headroom/sim"
)

// One assumption makes all but a little of the caseload of the first weeks; what
// it makes of the promise, kept or not, a parabola follows less well.
func TestTheOneAssumptionThatMattersMakesTheVariance(t *testing.T) {
	r := mustRun(t, parse(t, oneThatMatters), Settings{Runs: 200, Seed: 1, Workers: 2})
	shares := r.SharesOf("none", "steady")
	drivers := r.Drivers("none", []string{"steady"})
	if first := drivers[0][0]; !(first.Last.Low > 0.75) || !(shares.Last.Fit.Low > 0.85) || shares.Last.Runs != 200 {
		t.Errorf("share %+v, fit %+v of %d runs", first.Last, shares.Last.Fit, shares.Last.Runs)
	}
	if first := drivers[0][0]; !first.Told || !(first.Kept.Low > 0.3) || !(first.Kept.Estimate < first.Last.Estimate) {
		t.Errorf("of the promise %+v, told from chance: %v", first.Kept, first.Told)
	}
	for _, d := range drivers[1:] {
		if d[0].Told || d[0].Last.Estimate > 0.01 {
			t.Errorf("%s makes %+v, told from chance: %v", d[0].Number.Key, d[0].Last, d[0].Told)
		}
	}
}

// The curve is the same as that of a regression made outside of the run, from
// the draws that the worlds give and nothing else.
func TestSharesAreThoseOfTheWorldsDraws(t *testing.T) {
	s := parse(t, oneThatMatters)
	var last []float64
	observe := func(future int, outcomes []Outcome) {
		if future == 0 {
			last = append(last, outcomes[0].Last)
		}
	}
	r := mustRun(t, s, Settings{Runs: 100, Seed: 9, Workers: 1, Observe: observe})
	key := r.Drivers("none", []string{"steady"})[0][0].Number.DrawKey()
	draws, results := sensitivity.NewDraws(1), sensitivity.NewResults(1)
	for run, y := range last {
		terms := sensitivity.Basis(nil, NewWorlds(9).U(run, key))
		draws.Add(run, terms)
		results.Add(run, terms, y)
	}
	want := draws.Shares(results, []int{0}, Confidence).Of[0]
	if got := r.Drivers("none", []string{"steady"})[0][0].Last; math.Abs(got.Estimate-want.Estimate) > 0.02 {
		t.Errorf("share %+v, and %+v by itself", got, want)
	}
}

func TestSharesDoNotDependOnTheNumberOfWorkers(t *testing.T) {
	s := parse(t, oneThatMatters)
	one, five := mustRun(t, s, Settings{Runs: 60, Seed: 2, Workers: 1}), mustRun(t, s, Settings{Runs: 60, Seed: 2, Workers: 5})
	if !reflect.DeepEqual(one.draws, five.draws) || !reflect.DeepEqual(one.outcomes, five.outcomes) {
		t.Error("the sums differ")
	}
	if !(one.SharesOf("none", "steady").Last.Fit.Estimate > 0) {
		t.Error("60 runs of four assumptions give no shares")
	}
}

func TestTooFewRunsGiveNullAndNoShare(t *testing.T) {
	r := mustRun(t, parse(t, oneThatMatters), Settings{Runs: 20, Seed: 2})
	text, err := json.Marshal(r.Summary().Cells[0])
	if err != nil {
		t.Fatal(err)
	}
	if want := `"drivers_fit":{"last_year":{"estimate":null,"low":null,"high":null}`; !strings.Contains(string(text), want) {
		t.Errorf("the summary lacks %s", want)
	}
	if fixed := mustRun(t, parse(t, oneThatMatters), Settings{Runs: 20, Fixed: true}); fixed.Summary().Cells[0].Fit != nil || len(fixed.SharesOf("none", "steady").Last.Of) > 0 {
		t.Error("where nothing varies shares are given")
	}
}

// By hand: 12 beside 4 of 20 differ, told by themselves; not where forty were
// looked at.
func TestADifferenceIsToldOnlyWithRegardToHowManyWereLookedAt(t *testing.T) {
	d := Driver{Lowest: Count{4, 20}, Highest: Count{12, 20}}
	if math.Abs(d.Difference()-0.4) > 1e-12 || !d.told(1) || d.told(40) {
		t.Errorf("difference %v, told alone %v, among forty %v", d.Difference(), d.told(1), d.told(40))
	}
	if d := (Driver{Lowest: Count{4, 20}}); d.Difference() != 0 || d.told(1) {
		t.Error("of no runs a difference is told")
	}
}

// Known answer: known-answers.md, S8: 25 of 29.
func TestShareOfTheHandCaseIsTwentyFiveOfTwentyNine(t *testing.T) {
	share := splitOf(1000).last().Share(0.95)
	if math.Abs(share.Estimate-25.0/29) > 1e-3 || !Told(share) {
		t.Errorf("share %+v", share)
	}
}

// Pairs of normal figures with a known share: the interval holds it as often as
// it says, and with 100 pairs it is told.
func TestTheIntervalOfTheShareHoldsIt(t *testing.T) {
	for _, want := range []float64{0.2, 0.5, 0.9} {
		held, told := 0, 0
		const repeats = 300
		for repeat := range repeats {
			s, stream := oneYear(), sim.NewStreams(uint64(repeat), 0).At(0, 0)
			draw := func(variance float64) float64 { return math.Sqrt(variance) * sim.NormalQuantile(stream.Float64()) }
			for range 100 {
				world := draw(want)
				s.pair(15+world+draw(1-want), 15+world+draw(1-want))
			}
			share := s.last().Share(0.95)
			if share.Contains(want) {
				held++
			}
			if Told(share) {
				told++
			}
		}
		t.Logf("share %v: held by %d of %d, told in %d", want, held, repeats, told)
		if z := (float64(held)/repeats - 0.95) / math.Sqrt(0.95*0.05/repeats); math.Abs(z) > 4 {
			t.Errorf("a share of %v is held by %d of %d intervals", want, held, repeats)
		}
		if told < repeats*9/10 {
			t.Errorf("a share of %v is told in %d of %d", want, told, repeats)
		}
	}
}

// One pair of which one run ran away: as normal figures its share would be told
// to be nothing; it cannot be told.
func TestAShareThatARunawayDecidesCannotBeTold(t *testing.T) {
	s := splitOf(20)
	if !Told(s.last().Share(0.95)) {
		t.Fatalf("without the runaway %+v", s.last().Share(0.95))
	}
	s.pair(400, 20)
	if share := s.last().Share(0.95); Told(share) {
		t.Errorf("share %+v is told", share)
	}
}

func TestAShareOfFewPairsOrOfWhatNeverVariesCannotBeTold(t *testing.T) {
	few, still := oneYear(), oneYear()
	for i := range 19 {
		few.pair(float64(i), float64(i%3))
	}
	for range 40 {
		still.pair(1, 1)
	}
	for name, s := range map[string]*Split{"few": few, "still": still} {
		if share := s.last().Share(0.95); !math.IsNaN(share.Estimate) || Told(share) {
			t.Errorf("%s: %+v", name, share)
		}
	}
}

// By hand, of Bromley's censuses 53 to 208: three years. What is left over is a
// year of its own from half a year on.
func TestYearsOwedAreCountedBackFromTheEnd(t *testing.T) {
	for _, c := range []struct {
		owed Span
		want []Span
	}{
		{Span{53, 208}, []Span{{53, 104}, {105, 156}, {157, 208}}},
		{Span{0, 12}, []Span{{0, 12}}},
		{Span{10, 86}, []Span{{35, 86}}},
		{Span{10, 87}, []Span{{10, 35}, {36, 87}}},
	} {
		if got := yearsOwed(c.owed); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%v: %v, want %v", c.owed, got, c.want)
		}
	}
}

func TestASplitHasEveryYearOwedAndTheLastIsTheOneOfThePage(t *testing.T) {
	r := mustRun(t, parse(t, smallText(t)), Settings{Runs: 30, Seed: 1, Workers: 2})
	split := r.Splits[0]
	if len(split.Years) != len(yearsOwed(r.Owed)) || split.last().Last != r.Owed.Last {
		t.Fatalf("%d years", len(split.Years))
	}
	spread := r.Summary().Spread[0]
	if len(spread.ByYear) != len(split.Years) || spread.ByYear[len(spread.ByYear)-1].Chance != spread.Chance {
		t.Errorf("by year %+v, and over the last %v", spread.ByYear, spread.Chance)
	}
	notKnown, chance := split.Deviations(0.95)
	if !(chance.Low < chance.Estimate && chance.Estimate < chance.High) || !(notKnown.Low <= notKnown.Estimate) {
		t.Errorf("%+v and %+v", notKnown, chance)
	}
}
