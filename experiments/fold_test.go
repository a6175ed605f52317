package experiments

import (
	"math"
	"reflect"
	"slices"
	"testing"

	"headroom/experiments/estimate"
	"headroom/models/care"
	"headroom/sim"

	"pgregory.net/rapid"
)

// made is a trajectory of one team and some weeks in which every measure is 0
// but those given.
func made(weeks int, values map[care.Measure][]float64) *care.Trajectory {
	t := &care.Trajectory{Groups: make([]care.Group, 1), Years: make([]care.Year, 1)}
	for m := range t.Groups[0].Weekly {
		t.Groups[0].Weekly[m] = make([]float64, weeks)
		copy(t.Groups[0].Weekly[m], values[care.Measure(m)])
	}
	return t
}

// bandOf15 is the aim of a promise of 12 to 15 cases a worker.
var bandOf15 = []Aim{{Measure: care.AverageCaseload, Low: 12, High: 15}}

// folded is a cell of one week with one measure folded.
func folded(m care.Measure, values ...float64) *Cell {
	c := newCell("an option", "a future", 1, 1, 1, care.AverageCaseload)
	for _, x := range values {
		c.add(made(1, map[care.Measure][]float64{m: {x}}), bandOf15)
	}
	return c
}

func TestACellCountsWhatIsTrueOfItsReplications(t *testing.T) {
	c := newCell("taper", "steady", 3, 1, 1, care.AverageCaseload)
	first := made(3, map[care.Measure][]float64{care.AverageCaseload: {15, 15.1, 11.9}, care.OpenCases: {100, 110, 120}, care.Unallocated: {0, 0, 2}})
	first.PostsLost, first.PostsOwed, first.OverWeeks, first.OverCost = [5]int{1, 2, 3, 4, 5}, 6, 7.5, 800
	first.HeldSteps, first.HeldWeeks, first.HeldPostWeeks, first.HeldCost, first.SuccessCut = 1, 20, 100, 9000, true
	second := made(3, map[care.Measure][]float64{care.AverageCaseload: {12, 16, 14}, care.OpenCases: {200, 110, 100}})
	second.OverCost = 100
	for _, trajectory := range []*care.Trajectory{first, second} {
		c.add(trajectory, bandOf15)
	}

	if below, above := c.Beyond(0, care.AverageCaseload); c.Runs != 2 || c.Groups() != 1 || below+above != 0 {
		t.Errorf("%d runs, %d groups, %d below and %d above the bins", c.Runs, c.Groups(), below, above)
	}
	if least, most := c.Extremes(0, care.OpenCases, 0); least != 100 || most != 200 {
		t.Errorf("open cases from %v to %v, want 100 and 200", least, most)
	}
	for week, want := range []struct{ under, below Count }{
		{Count{2, 2}, Count{0, 2}}, // 15 is at the target, and 12 is not below the band
		{Count{0, 2}, Count{0, 2}},
		{Count{2, 2}, Count{1, 2}},
	} {
		if got := c.AtOrUnder(0, week); got != want.under {
			t.Errorf("week %d: at or under %v, want %v", week, got, want.under)
		}
		if got := c.UnderBand(0, week); got != want.below {
			t.Errorf("week %d: below %v, want %v", week, got, want.below)
		}
	}
	for _, count := range []struct {
		name string
		got  Count
	}{{"unallocated", c.Unallocated}, {"held", c.Held}, {"success cut", c.SuccessCut}} {
		if count.got != (Count{1, 2}) {
			t.Errorf("%s in %v", count.name, count.got)
		}
	}
	if sum := c.Sum(0, care.OpenCases, 0); sum.Mean() != 150 || sum.Variance() != 5000 {
		t.Errorf("open cases have mean %v and variance %v, want 150 and 5000", sum.Mean(), sum.Variance())
	}
	for _, sum := range []struct {
		name string
		of   *sim.ExactSum
		want float64
	}{
		{"vacant posts lost", c.PostsLost[0], 0.5},
		{"named posts lost", c.PostsLost[4], 2.5},
		{"posts owed", c.PostsOwed, 3},
		{"weeks over", c.OverWeeks, 3.75},
		{"cost over", c.OverCost, 450},
		{"steps held", c.HeldSteps, 0.5},
		{"weeks held", c.HeldWeeks, 10},
		{"post-weeks held", c.HeldPostWeeks, 50},
		{"cost held", c.HeldCost, 4500},
	} {
		if sum.of.Mean() != sum.want {
			t.Errorf("%s: mean %v, want %v", sum.name, sum.of.Mean(), sum.want)
		}
	}
}

func TestACellIsTheSameWhateverTheOrderOfItsReplications(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		caseloads := rapid.SliceOfN(rapid.Float64Range(0, 80), 1, 30).Draw(t, "caseloads")
		spends := rapid.SliceOfN(rapid.Float64Range(-1e6, 1e6), len(caseloads), len(caseloads)).Draw(t, "spends")
		order := make([]int, len(caseloads))
		for i := range order {
			order[i] = i
		}
		fold := func() *Cell {
			c := newCell("an option", "a future", 1, 1, 1, care.AverageCaseload)
			for _, i := range order {
				trajectory := made(1, map[care.Measure][]float64{care.AverageCaseload: {caseloads[i]}, care.Spend: {spends[i]}})
				trajectory.Years[0].Permanent = spends[i]
				c.add(trajectory, bandOf15)
				c.addMoney(trajectory, []care.Year{{}}, purse{grant: []float64{1000}, discount: 0.035})
				c.Within.add(Read([]float64{caseloads[i]}, Span{0, 0}, 12, 15))
			}
			return c
		}
		want := fold()
		order = rapid.Permutation(order).Draw(t, "order")
		if got := fold(); !reflect.DeepEqual(got, want) {
			t.Fatalf("the order %v makes another cell", order)
		}
	})
}

// Known answers: R 4, quantile(1:10, c(.05, .5, .95)) and quantile(c(3, 7), .25),
// type 7, worked by hand: rank 1 + (n - 1) p.
func TestPercentilesOfWholeNumbersAreThoseOfRsType7(t *testing.T) {
	for _, c := range []struct {
		values []float64
		p      float64
		want   float64
	}{
		{[]float64{10, 9, 8, 7, 6, 5, 4, 3, 2, 1}, 0.5, 5.5},
		{[]float64{1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, 0.05, 1.45},
		{[]float64{1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, 0.95, 9.55},
		{[]float64{3, 7}, 0.25, 4},
		{[]float64{7, 7, 7}, 0.5, 7},
		{[]float64{3, 7, 7}, 0, 3},
		{[]float64{3, 3, 7}, 1, 7},
		{[]float64{4}, 0.95, 4},
	} {
		cell := folded(care.Vacancies, c.values...)
		if got := cell.Percentile(0, care.Vacancies, 0, c.p); math.Abs(got-c.want) > 1e-12 {
			t.Errorf("the %v-quantile of %v is %v, want %v", c.p, c.values, got, c.want)
		}
	}
}

// By hand: 14.23 and 14.27 share the bin from 14.2, whose values are spread to
// 14.225 and 14.275, the first of which is under the least; 15 begins a bin,
// and its middle is above the greatest.
func TestPercentilesOfBinnedMeasuresSpreadEachBinEvenly(t *testing.T) {
	cell := folded(care.AverageCaseload, 14.27, 15, 14.23)
	for p, want := range map[float64]float64{0: 14.23, 0.25: 14.2525, 0.5: 14.275, 1: 15} {
		if got := cell.Percentile(0, care.AverageCaseload, 0, p); math.Abs(got-want) > 1e-9 {
			t.Errorf("the %v-quantile is %v, want %v", p, got, want)
		}
	}
}

func TestPercentilesAreWithinABinOfType7OfTheValues(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := rapid.SampledFrom([]care.Measure{care.AverageCaseload, care.OpenCases, care.ShareAbove, care.FundedPosts, care.Unallocated}).Draw(t, "measure")
		d := care.Describe[m]
		top := d.Width * float64(d.Bins-1)
		values := rapid.SliceOfN(rapid.Float64Range(0, top), 1, 40).Draw(t, "values")
		if d.Width == 1 {
			for i, x := range values {
				values[i] = math.Floor(x)
			}
		}
		p := rapid.Float64Range(0, 1).Draw(t, "p")
		got := folded(m, values...).Percentile(0, m, 0, p)
		slices.Sort(values)
		want, tolerance := estimate.Percentile(values, p), d.Width*(1+1e-9)
		if d.Width == 1 {
			tolerance = 1e-9
		}
		if math.Abs(got-want) > tolerance {
			t.Fatalf("the %v-quantile of %s %v is %v, of the values %v", p, d.Key, values, got, want)
		}
	})
}

// In binary 11.6/0.1 is 115.99999999999999.
func TestAValueOnTheEdgeOfABinIsInTheBinThatItBegins(t *testing.T) {
	cell := folded(care.AverageCaseload, 11.6)
	if got := cell.Percentile(0, care.AverageCaseload, 0, 0.5); got < 11.6 {
		t.Errorf("11.6 is counted at %v", got)
	}
}

func TestWhatNeverVariedIsItsOwnPercentile(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := rapid.SampledFrom([]care.Measure{care.AverageCaseload, care.OpenCases, care.ShareAbove, care.FundedPosts}).Draw(t, "measure")
		d := care.Describe[m]
		x := rapid.Float64Range(0, d.Width*float64(d.Bins-1)).Draw(t, "value")
		runs := rapid.IntRange(1, 20).Draw(t, "runs")
		p := rapid.Float64Range(0, 1).Draw(t, "p")
		if got := folded(m, slices.Repeat([]float64{x}, runs)...).Percentile(0, m, 0, p); got != x {
			t.Fatalf("%d times %v has the %v-quantile %v", runs, x, p, got)
		}
	})
}

// A share of 1 is alone in the last bin, from 1 to 1.02.
func TestNoPercentileOfAShareIsAboveOne(t *testing.T) {
	cell := folded(care.ShareAbove, 1, 1, 1, 0.5)
	if got := cell.Percentile(0, care.ShareAbove, 0, 0.95); got != 1 {
		t.Errorf("the 95th percentile of a share is %v", got)
	}
}

func TestValuesBeyondTheBinsAreCountedAndOnlyTheOutermostIsKnown(t *testing.T) {
	d := care.Describe[care.AverageCaseload]
	end := d.Width * float64(d.Bins)
	cell := folded(care.AverageCaseload, end-0.01, end, end+40, 20)
	if below, above := cell.Beyond(0, care.AverageCaseload); below != 0 || above != 2 {
		t.Errorf("%d values are below and %d above the bins, want 0 and 2", below, above)
	}
	if got := cell.Percentile(0, care.AverageCaseload, 0, 1); got != end+40 {
		t.Errorf("the largest is given as %v, want %v", got, end+40)
	}
	if got := cell.Percentile(0, care.AverageCaseload, 0, 2.0/3); !math.IsNaN(got) {
		t.Errorf("the second largest, beyond the bins, is given as %v", got)
	}
	if got := cell.Percentile(0, care.AverageCaseload, 0, 0); got != 20 {
		t.Errorf("the least is given as %v, want 20", got)
	}
	if got, want := cell.Sum(0, care.AverageCaseload, 0).Mean(), (3*end+59.99)/4; math.Abs(got-want) > 1e-4 {
		t.Errorf("the mean is %v, want %v", got, want)
	}
}

func TestThereIsNoPercentileWithoutBinsOrWithoutRuns(t *testing.T) {
	if got := folded(care.Spend, 1, 2, 3).Percentile(0, care.Spend, 0, 0.5); !math.IsNaN(got) {
		t.Errorf("a measure without bins has median %v", got)
	}
	if got := folded(care.OpenCases).Percentile(0, care.OpenCases, 0, 0.5); !math.IsNaN(got) {
		t.Errorf("no runs have median %v", got)
	}
}

func TestEachTeamIsFoldedApartAndAllTogether(t *testing.T) {
	r := mustRun(t, parse(t, smallText(t)), Settings{Runs: 3, Seed: 1, Options: []string{"none"}})
	for _, c := range r.Cells {
		if c.Groups() != 3 {
			t.Fatalf("two teams make %d groups, want all, north and south", c.Groups())
		}
		for week := range r.Scenario.Weeks {
			all, north, south := c.Sum(0, care.OpenCases, week).Mean(), c.Sum(1, care.OpenCases, week).Mean(), c.Sum(2, care.OpenCases, week).Mean()
			if math.Abs(all-north-south) > 1e-9 || north == 0 || south == 0 {
				t.Fatalf("week %d: %v open cases in all, %v and %v in the teams", week, all, north, south)
			}
		}
	}
}

// By hand, over censuses 1 and 2 of three: one run in ten waits with 6 and 2
// cases, 0.4 in the mean; unallocated work at census 0 is not in the span.
func TestUnallocatedWorkIsToldWhereItIsMoreThanHalfACaseOrInMoreThanOneRunInTwenty(t *testing.T) {
	waits := func(runs, waiting int, cases ...float64) Waits {
		w := newWaits()
		for i := range runs {
			series := make([]float64, 3)
			if i < waiting {
				copy(series, cases)
			}
			w.add(Span{1, 2}.of(series))
		}
		return w
	}
	ten := waits(10, 1, 99, 6, 2)
	if ten.Any != (Count{1, 10}) || math.Abs(ten.Mean.Mean()-0.4) > 1e-6 {
		t.Errorf("%v with a mean of %v, want 1 of 10 and 0.4", ten.Any, ten.Mean.Mean())
	}
	for _, c := range []struct {
		name string
		w    Waits
		tell bool
	}{
		{"one run in ten", ten, true},
		{"one run in twenty", waits(20, 1, 0, 1, 0), false},
		{"one run in twenty, with half a case in the mean", waits(20, 1, 0, 10, 10), false},
		{"one run in twenty, with more than half", waits(20, 1, 0, 11, 10), true},
		{"before the span only", waits(10, 10, 99), false},
		{"no runs", newWaits(), false},
	} {
		if got := c.w.Tell(); got != c.tell {
			t.Errorf("%s: told %v", c.name, got)
		}
	}
}
