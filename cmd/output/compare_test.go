package output

import (
	"bytes"
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"headroom/cmd/answer"
	"headroom/experiments"
	"headroom/experiments/compare"
	"headroom/experiments/estimate"
	"headroom/models/scenario"
)

// byHand is a comparison of two options in which every figure is another.
func byHand(t *testing.T) *compare.Result {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "experiments", "testdata", "small.toml"))
	if err != nil {
		t.Fatal(err)
	}
	s, faults := scenario.Read("small.toml", data)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	average := func(x experiments.Figure) experiments.Average {
		return experiments.Average{Mean: x, Low: x - 0.25, High: x + 0.25}
	}
	interval := func(x float64) estimate.Interval {
		return estimate.Interval{Estimate: x, Low: x - 0.125, High: x + 0.125}
	}
	of := func(n int) experiments.Count { return experiments.Count{True: n, Of: 200} }
	return &compare.Result{
		Base:    &experiments.Result{Scenario: s, Settings: experiments.Settings{Runs: 200, Seed: 1}, Afterwards: experiments.Span{First: 53, Last: 65}},
		Options: []string{"none", "more"}, Confidence: 0.95, AllPairs: 0.95,
		Futures: []compare.Future{{
			Name: "steady", Best: []float64{0.25, 0.75}, NotWorse: []int{1, 0},
			Options: []compare.Option{
				{Within: of(20), After: of(30), Last: average(17), WeeksOver: average(23), Extras: average(1000)},
				{Within: of(80), After: of(90), Last: average(13), WeeksOver: average(7), Extras: average(91_000)},
			},
			Differences: []compare.Difference{{Option: 1, Within: interval(0.3), After: interval(0.4), Last: interval(-4), WeeksOver: interval(-16), Extra: interval(90_000)}},
			FromBest:    []compare.Difference{{Option: 0, From: 1, Within: interval(-0.3), After: interval(-0.4), Last: interval(4), WeeksOver: interval(16), Extra: interval(-90_000)}},
		}},
	}
}

func TestWhatMayBeRequiredOfAComparisonHasItsOwnFigureUnderEachName(t *testing.T) {
	cells := ComparisonCells(byHand(t))
	for name, want := range map[string]float64{
		"within": 0.4, "after": 0.45, "last_year": 13, "weeks_over": 7, "extra_spend": 91_000, "best": 0.75,
		"more_within": 0.3, "more_after": 0.4, "more_last_year": -4, "more_weeks_over": -16, "more_extra_spend": 90_000,
	} {
		v, known := cells[1].Measures[name]
		if !known || math.Abs(v.Estimate-want) > 1e-9 || name != "best" && !(v.Low < want && want < v.High) {
			t.Errorf("%s is %+v, want %v", name, v, want)
		}
	}
	if _, known := cells[0].Measures["more_within"]; known || len(cells) != 2 || cells[0].Option != "none" {
		t.Errorf("the first option has a difference from itself: %+v", cells[0])
	}
}

func TestTheJSONOfAComparisonHasItsOwnFigureUnderEachName(t *testing.T) {
	var b bytes.Buffer
	if err := WriteComparison(&b, byHand(t)); err != nil {
		t.Fatal(err)
	}
	type interval struct {
		Estimate float64 `json:"estimate"`
	}
	type difference struct {
		Within    interval `json:"within"`
		After     interval `json:"after"`
		Last      interval `json:"last_year"`
		WeeksOver interval `json:"weeks_over"`
		Extra     interval `json:"extra_spend"`
	}
	var read struct {
		Futures []struct {
			Differences []difference `json:"differences"`
			FromBest    []difference `json:"differences_from_it"`
		} `json:"futures"`
	}
	if err := json.Unmarshal(b.Bytes(), &read); err != nil {
		t.Fatal(err)
	}
	want := difference{interval{0.3}, interval{0.4}, interval{-4}, interval{-16}, interval{90_000}}
	if got := read.Futures[0].Differences[0]; got != want {
		t.Errorf("the differences are %+v, want %+v", got, want)
	}
	want = difference{interval{-0.3}, interval{-0.4}, interval{4}, interval{16}, interval{-90_000}}
	if got := read.Futures[0].FromBest[0]; got != want {
		t.Errorf("the differences from the best are %+v, want %+v", got, want)
	}
}

func TestTheColumnsOfThePictureOfDifferencesAreWhatTheirHeadingsSay(t *testing.T) {
	picture, drawn := differences(byHand(t), "")
	if !drawn || len(picture.Columns) != 5 {
		t.Fatalf("drawn %v, %q", drawn, picture.Columns)
	}
	for i, want := range []float64{30, 40, -4, -16, 90} { // of 100, of 100, cases, weeks, thousand pounds
		if got := picture.Groups[0].Rows[0].Differences[i].Estimate; math.Abs(got-want) > 1e-9 {
			t.Errorf("%s: %v, want %v", picture.Columns[i], got, want)
		}
	}
}

func TestTheTablesOfAComparisonHaveTheirFiguresUnderTheirHeadings(t *testing.T) {
	var b bytes.Buffer
	if err := answer.WriteComparison(&b, answer.ComparisonPage{Result: byHand(t)}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		`(?m)^ *option .*owed.* after .*last year .*weeks over .*extra spend, thousands .*best`,
		`(?m)^ *more .*40 \(33 to 47\).*45 \(38 to 52\).*13\.00 \(.*7\.00 \(.*91 \(.*75`,
		`(?m)^ *more .*\+30 \(.*\+40 \(.*-4\.00 \(.*-16\.0 \(.*\+90`,
	} {
		if !regexp.MustCompile(want).Match(b.Bytes()) {
			t.Errorf("no line is %s in\n%s", want, b.String())
		}
	}
}
