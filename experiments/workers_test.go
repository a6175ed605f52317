package experiments

import (
	"math"
	"slices"
	"testing"

	"headroom/models/care"
	"headroom/sim"
)

// Wrong versions, seen to fail: the lowest taken as the worst of a promise at or
// under a figure; the whole run in place of the span owed.
func TestTheWorstWeekIsTheHighestOfThePromisesMeasureOrTheLowestWhereItIsAtLeast(t *testing.T) {
	for _, c := range []struct {
		atLeast bool
		want    []float64
	}{{false, []float64{14.2, 30}}, {true, []float64{9.1, 12}}} {
		w := newWorst(care.AverageCaseload)
		w.add([]float64{12, 14.2, 9.1}, c.atLeast)
		w.add([]float64{30, 12, 20}, c.atLeast)
		if got, want := w.Sum.Mean(), (c.want[0]+c.want[1])/2; math.Abs(got-want) > 1e-4 {
			t.Errorf("at least %v: the mean of the worst is %v, want %v", c.atLeast, got, want)
		}
		for _, x := range c.want {
			if n := w.Bins.Counts[int(math.Round(x*10))]; n != 1 {
				t.Errorf("at least %v: %d runs have their worst week at %v, want 1", c.atLeast, n, x)
			}
		}
	}
	r := mustRun(t, parse(t, smallText(t)), Settings{Runs: 6, Seed: 1, Check: true})
	for _, cell := range r.Summary().Cells {
		highest := 0.0
		for week := r.Owed.First; week <= r.Owed.Last; week++ {
			_, most := r.Cell(cell.Option, cell.Future).Extremes(r.Aim.Group, r.Aim.Measure, week)
			highest = max(highest, most)
		}
		last := cell.Worst.Bins[len(cell.Worst.Bins)-1]
		if float64(last.From) > highest || float64(last.To) <= highest {
			t.Errorf("%s in %s: the highest value owed is %v, the last bar %+v", cell.Option, cell.Future, highest, last)
		}
		count := 0
		for _, bin := range cell.Worst.Bins {
			count += bin.Count
		}
		if count != 6 {
			t.Errorf("%s in %s: %d worst weeks of 6 runs", cell.Option, cell.Future, count)
		}
	}
}

// The mean number of workers who hold cases cannot be more than those in post,
// and the share of them above the target is known another way: ShareAbove is a
// ratio for each census, so that only where every census counts as many workers
// do the two agree. On the first day they do, in a fixed run.
func TestWorkersAreCountedByTheCasesTheyHold(t *testing.T) {
	r := mustRun(t, parse(t, smallText(t)), Settings{Runs: 3, Seed: 1, Fixed: true, Options: []string{"none"}, Futures: []string{"steady"}})
	cell := r.Cell("none", "steady")
	above := float64(cell.Workers.Start.N()-cell.Workers.Start.Under(math.Floor(r.Aim.High)+1)) / float64(cell.Workers.Start.N())
	if want := cell.Sum(0, care.ShareAbove, 0).Mean(); math.Abs(above-want) > 1e-4 {
		t.Errorf("on the first day %v of the workers are above %v, the census says %v", above, r.Aim.High, want)
	}
	perCensus := func(h *sim.Histogram, span Span) float64 { return float64(h.N()) / float64(3*span.Len()) }
	for name, got := range map[string]float64{"owed": perCensus(cell.Workers.Owed, r.Owed), "after": perCensus(cell.Workers.After, r.Afterwards)} {
		if got <= 0 || got > 200 {
			t.Errorf("%s: %v workers at a census", name, got)
		}
	}
}

func TestBarsAreFewOfOneWidthAndHoldEveryValue(t *testing.T) {
	h := sim.NewHistogram(0, 0.1, 600)
	for i := range 200 {
		h.Add(5.25 + float64(i)*0.1)
	}
	h.Add(70)
	bins := binsOf(h, together(h), 0)
	var counts []int
	share := 0.0
	for _, bin := range bins {
		counts, share = append(counts, bin.Count), share+float64(bin.Share)
	}
	// 200 bins of 0.1 from 5.2: 20 bars of 1 would do, and one at each end more.
	want := append(append([]int{8}, slices.Repeat([]int{10}, 19)...), 2, 1)
	if !slices.Equal(counts, want) || math.Abs(share-1) > 1e-9 {
		t.Errorf("the bars hold %v, of all %v; want %v", counts, share, want)
	}
	if last := bins[len(bins)-1]; last.From != 60 || !math.IsInf(float64(last.To), 1) {
		t.Errorf("what lies beyond is %+v", last)
	}
	if first := bins[0]; first.From != 5 || first.To != 6 {
		t.Errorf("the first bar is %+v, want from 5 to 6", first)
	}
	if got := binsOf(sim.NewHistogram(0, 1, 10), 1, 0); len(got) != 0 {
		t.Errorf("nothing gives %v", got)
	}
}

// Wrong versions, seen to fail: bars that begin at 0; a promise of nothing whose
// first bar holds more than nothing; the end of the promise rounded down.
func TestNoBarHoldsRunsThatKeptThePromiseAndRunsThatBrokeIt(t *testing.T) {
	for name, c := range map[string]struct {
		aim                  Aim
		kept, broken, border float64
	}{
		"an average at or under 15":   {Aim{Measure: care.AverageCaseload, High: 15}, 14.95, 15.05, 15},
		"nothing unallocated":         {Aim{Measure: care.Unallocated, High: 0}, 0, 1, 1},
		"at most 13 posts vacant":     {Aim{Measure: care.Vacancies, High: 13}, 13, 14, 14},
		"85 of 100 or more in time":   {Aim{Measure: care.ShareInTime, Low: 0.84, AtLeast: true}, 0.85, 0.83, 0.84},
		"a vacancy rate at most 0.15": {Aim{Measure: care.VacancyRate, High: 0.15}, 0.145, 0.155, 0.15},
	} {
		t.Run(name, func(t *testing.T) {
			h := newWorst(c.aim.Measure).Bins
			h.Add(c.kept)
			h.Add(c.broken)
			for _, many := range []int{1, 2, 5, 10, 20, 50} {
				for _, bin := range binsOf(h, many, c.aim.edge()) {
					holds := func(x float64) bool { return float64(bin.From) <= x+1e-9 && x < float64(bin.To)-1e-9 }
					if holds(c.kept) && holds(c.broken) {
						t.Errorf("bars of %d: the bar from %v to %v holds both", many, bin.From, bin.To)
					}
					if x := c.border; float64(bin.From) < x-1e-9 && x+1e-9 < float64(bin.To) {
						t.Errorf("bars of %d: the bar from %v to %v goes across %v", many, bin.From, bin.To, x)
					}
				}
			}
		})
	}
}

// Wrong version, seen to fail: each future in bars of its own width.
// Bars that are moved so that two meet at the promise need not end where the
// histogram does. Wrong version, seen to fail: the last one reaching into what lies
// beyond, which cannot be drawn.
func TestTheLastBarEndsWhereWhatLiesBeyondBegins(t *testing.T) {
	h := newWorst(care.AverageCaseload).Bins
	top := h.Low + float64(h.Width*float64(len(h.Counts)))
	for x := 20.05; x < top; x += 0.1 {
		h.Add(x)
	}
	h.Add(top + 5)
	for _, many := range []int{1, 2, 5, 10, 20, 50} {
		bins := binsOf(h, many, Aim{Measure: care.AverageCaseload, High: 25.3}.edge())
		for i := range bins[1:] {
			if math.Abs(float64(bins[i].To-bins[i+1].From)) > 1e-9 {
				t.Errorf("bars of %d: one ends at %v, the next begins at %v", many, bins[i].To, bins[i+1].From)
			}
		}
		if last := bins[len(bins)-1]; !math.IsInf(float64(last.To), 1) || last.Count != 1 {
			t.Errorf("bars of %d: the last is %+v", many, last)
		}
	}
}

func TestBarsAreOfOneWidthForAnOptionsEveryFuture(t *testing.T) {
	r := mustRun(t, parse(t, smallText(t)), Settings{Runs: 6, Seed: 1})
	first, second := r.Cells[0], r.Cells[1]
	if first.Option != second.Option {
		t.Fatal("the first two cells are not of one option")
	}
	for i := range 30 {
		second.Worst.Bins.Add(float64(i) * 1.9)
	}
	width := func(bins []BinSummary) float64 { return math.Round(10*float64(bins[1].To-bins[1].From)) / 10 }
	alone := float64(together(first.Worst.Bins)) / 10
	got, want := width(r.WorstOf(first).Bins), width(r.WorstOf(second).Bins)
	if got != want || got <= alone {
		t.Errorf("bars of %v and of %v; alone the first would have %v", got, want, alone)
	}
}
