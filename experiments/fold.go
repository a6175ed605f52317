package experiments

import (
	"math"

	"headroom/models/care"
	"headroom/sim"
)

// A Cell is one option in one future, folded over its replications. Everything
// in it is a count or a sum of whole numbers, so that it is the same whatever
// the order in which replications finished, and its size does not depend on
// how many there were.
type Cell struct {
	Option, Future string
	Runs           int

	Within, After Readings // over the span owed, and the span after
	WithinZero    Count    // the chosen rule at elasticity 0, on fewer runs
	AfterZero     Count
	Unallocated   Count // replications with unallocated work at some census
	OwedWaits     Waits // unallocated work over the span owed
	AfterWaits    Waits // and over the span after
	Held          Count // replications in which some step was held back
	Broken        Count // replications in which work was unallocated for more than care.BreakingWeeks in a row
	SuccessCut    Count // replications in which recruitment could not balance

	Workers WorkerCaseloads // how the cases lie on single workers
	Worst   Worst           // the worst census of the span owed

	PostsLost                                     [len(care.Ways)]*sim.ExactSum
	PostsOwed, OverWeeks, OverCost                *sim.ExactSum
	FirstBreak, LongestRun                        *sim.ExactSum // census at which that first was so, where it was; the longest such run, censuses
	HeldSteps, HeldWeeks, HeldPostWeeks, HeldCost *sim.ExactSum

	Years                []YearMoney
	Extra                Amounts // of all years, against the baseline
	PresentValue         Amounts
	WithinGrant          Count
	WithinGrantEveryYear Count
	CaseWeeks            CaseWeeks // against the baseline
	Conversions          Conversions
	Last                 *sim.ExactSum // mean of the target's measure over the last year owed
	ExtraPosts           *sim.ExactSum // funded posts beyond the baseline's, mean over the span after

	weeks  int
	groups []groupFold
}

// A Count is how many of some replications something was true of.
type Count struct{ True, Of int }

func (c *Count) add(is bool) {
	c.Of++
	if is {
		c.True++
	}
}

// Readings counts the readings of a target over replications.
type Readings struct {
	Met   [Rules]int
	Share *sim.ExactSum // of censuses at or under the target
	Below *sim.ExactSum // of censuses below the band
}

func newReadings() Readings {
	return Readings{Share: sim.NewExactSum(1e-6), Below: sim.NewExactSum(1e-6)}
}

func (r *Readings) add(reading Reading) {
	for rule, met := range reading.Met {
		if met {
			r.Met[rule]++
		}
	}
	r.Share.Add(reading.Share)
	r.Below.Add(reading.Below)
}

// Waits is how much work was unallocated over a span.
type Waits struct {
	Any  Count         // replications with some at a census of the span
	Mean *sim.ExactSum // of the span's censuses, cases
}

func newWaits() Waits { return Waits{Mean: sim.NewExactSum(1e-6)} }

func (w *Waits) add(unallocated []float64) {
	some := false
	for _, x := range unallocated {
		some = some || x > 0
	}
	w.Any.add(some)
	w.Mean.Add(mean(unallocated))
}

// Tell says that so much work was unallocated that a verdict must say so:
// more than half a case in the mean, or some in more than one run in twenty.
func (w *Waits) Tell() bool { return w.Mean.N() > 0 && w.Mean.Mean() > 0.5 || 20*w.Any.True > w.Any.Of }

// A groupFold folds the weekly measures of one team, or of all.
type groupFold struct {
	sums        [care.Measures][]sim.ExactSum // by week
	least, most [care.Measures][]float64      // by week
	counts      [care.Measures][]uint32       // by week and bin, for measures with bins; the first and the last hold what lies beyond
	atOrUnder   []uint32                      // by week: the target's measure at or under its high
	underBand   []uint32
}

func newCell(option, future string, weeks, groups, years int, measure care.Measure) *Cell {
	pounds := func() *sim.ExactSum { return sim.NewExactSum(0.01) }
	c := &Cell{
		Option: option, Future: future, weeks: weeks, groups: make([]groupFold, groups),
		Within: newReadings(), After: newReadings(),
		PostsOwed: sim.NewExactSum(1), OverWeeks: sim.NewExactSum(1e-4), OverCost: pounds(),
		FirstBreak: sim.NewExactSum(1), LongestRun: sim.NewExactSum(1),
		HeldSteps: sim.NewExactSum(1), HeldWeeks: sim.NewExactSum(1), HeldPostWeeks: sim.NewExactSum(1), HeldCost: pounds(),
		Extra: newAmounts(), PresentValue: newAmounts(), ExtraPosts: sim.NewExactSum(1e-6), Last: sim.NewExactSum(1e-6),
		OwedWaits: newWaits(), AfterWaits: newWaits(), CaseWeeks: newCaseWeeks(), Conversions: newConversions(),
		Workers: newWorkerCaseloads(), Worst: newWorst(measure),
	}
	for i := range c.PostsLost {
		c.PostsLost[i] = sim.NewExactSum(1)
	}
	for range years {
		c.Years = append(c.Years, newYearMoney())
	}
	for g := range c.groups {
		f := &c.groups[g]
		f.atOrUnder, f.underBand = make([]uint32, weeks), make([]uint32, weeks)
		for measure, d := range care.Describe {
			f.sums[measure] = make([]sim.ExactSum, weeks)
			f.least[measure], f.most[measure] = make([]float64, weeks), make([]float64, weeks)
			for k := range f.sums[measure] {
				f.sums[measure][k] = *sim.NewExactSum(1e-4)
				f.least[measure][k], f.most[measure][k] = math.Inf(1), math.Inf(-1)
			}
			if binned(g, measure) {
				f.counts[measure] = make([]uint32, weeks*(d.Bins+2))
			}
		}
	}
	return c
}

// binned says that a measure of a group is counted in bins: of all teams every
// one that has bins, of a single team those that differ most, to save memory.
func binned(group, measure int) bool {
	d := care.Describe[measure]
	return d.Bins > 0 && (group == 0 || d.ByTeam)
}

// add folds one replication's weekly measures.
func (c *Cell) add(t *care.Trajectory, aims []Aim) {
	c.Runs++
	for g := range c.groups {
		f := &c.groups[g]
		for measure := range f.sums {
			d := &care.Describe[measure]
			series, sums, counts := t.Groups[g].Weekly[measure], f.sums[measure], f.counts[measure]
			least, most := f.least[measure], f.most[measure]
			for k, x := range series {
				sums[k].Add(x)
				least[k], most[k] = min(least[k], x), max(most[k], x)
				if counts == nil {
					continue
				}
				bin := math.Floor(x/d.Width + 1e-9) // 1e-9: 11.6/0.1 is in bin 116
				counts[k*(d.Bins+2)+int(min(max(bin, -1), float64(d.Bins)))+1]++
			}
		}
		for k, x := range t.Groups[g].Weekly[aims[g].Measure] {
			if aims[g].keeps(x) {
				f.atOrUnder[k]++
			}
			if aims[g].below(x) {
				f.underBand[k]++
			}
		}
	}
	waited := false
	for _, x := range t.Groups[0].Weekly[care.Unallocated] {
		waited = waited || x > 0
	}
	c.Unallocated.add(waited)
	c.Broken.add(t.FirstBreak >= 0)
	if t.FirstBreak >= 0 {
		c.FirstBreak.Add(float64(t.FirstBreak))
	}
	c.LongestRun.Add(float64(t.LongestRun))
	c.SuccessCut.add(t.SuccessCut)
	c.Held.add(t.HeldSteps > 0)
	for i, posts := range t.PostsLost {
		c.PostsLost[i].Add(float64(posts))
	}
	c.Conversions.add(&t.Conversions)
	c.PostsOwed.Add(float64(t.PostsOwed))
	c.OverWeeks.Add(t.OverWeeks)
	c.OverCost.Add(t.OverCost)
	c.HeldSteps.Add(float64(t.HeldSteps))
	c.HeldWeeks.Add(float64(t.HeldWeeks))
	c.HeldPostWeeks.Add(t.HeldPostWeeks)
	c.HeldCost.Add(t.HeldCost)
}

// Sum is the exact sum of a measure at a census: of all teams (group 0), or
// of one.
func (c *Cell) Sum(group int, measure care.Measure, week int) *sim.ExactSum {
	return &c.groups[group].sums[measure][week]
}

// AtOrUnder counts the replications with the target's measure at or under the
// target at a census.
func (c *Cell) AtOrUnder(group, week int) Count {
	return Count{int(c.groups[group].atOrUnder[week]), c.Runs}
}

// UnderBand counts the replications below the promised band at a census.
func (c *Cell) UnderBand(group, week int) Count {
	return Count{int(c.groups[group].underBand[week]), c.Runs}
}

// Extremes are the least and the greatest value of a measure at a census,
// exactly. They are not numbers without runs.
func (c *Cell) Extremes(group int, measure care.Measure, week int) (least, most float64) {
	if c.Runs == 0 {
		return math.NaN(), math.NaN()
	}
	f := &c.groups[group]
	return f.least[measure][week], f.most[measure][week]
}

// Beyond counts the values of a measure, over all censuses, that lay below and
// above the bins.
func (c *Cell) Beyond(group int, measure care.Measure) (below, above int) {
	bins := care.Describe[measure].Bins
	if !binned(group, int(measure)) {
		return 0, 0
	}
	counts := c.groups[group].counts[measure]
	for k := range c.weeks {
		below += int(counts[k*(bins+2)])
		above += int(counts[k*(bins+2)+bins+1])
	}
	return below, above
}

// Percentile is the p-quantile over replications of a measure at a census, by
// type 7 on the binned values: exact for whole numbers in bins of width 1,
// otherwise within the bin's width (care.Describe), and never outside the least
// and the greatest value. It is not a number for a measure without bins, nor
// where it lies among values beyond the bins, of which only the outermost is
// known.
func (c *Cell) Percentile(group int, measure care.Measure, week int, p float64) float64 {
	d := care.Describe[measure]
	if !binned(group, int(measure)) || c.Runs == 0 {
		return math.NaN()
	}
	f := &c.groups[group]
	o := ordered{f.counts[measure][week*(d.Bins+2) : (week+1)*(d.Bins+2)], c.Runs, d.Width, f.least[measure][week], f.most[measure][week]}
	rank := float64(float64(c.Runs-1) * p)
	lower := math.Floor(rank)
	a, b := o.value(int(lower)), 0.0
	if lower == rank {
		return a
	}
	b = o.value(int(lower) + 1)
	return a + float64((rank-lower)*(b-a))
}

// ordered is some values, counted in bins of a width from 0, with a bin at
// either end for what lies beyond, and the least and the greatest of them.
type ordered struct {
	counts      []uint32
	runs        int
	width       float64
	least, most float64
}

// value is the order statistic of a rank, from 0: the outermost exactly. The
// values in a bin are taken as evenly spread, unless the bin holds one whole
// number.
func (o ordered) value(rank int) float64 {
	switch rank {
	case 0:
		return o.least
	case o.runs - 1:
		return o.most
	}
	before := rank
	for bin, n := range o.counts {
		if before >= int(n) {
			before -= int(n)
			continue
		}
		switch from := float64(bin - 1); {
		case bin == 0 || bin == len(o.counts)-1:
			return math.NaN()
		case o.width == 1:
			return min(max(from, o.least), o.most)
		default:
			return min(max(float64(o.width*(from+(float64(before)+0.5)/float64(n))), o.least), o.most)
		}
	}
	return math.NaN()
}

// Groups is how many groups a cell holds: all teams, and each if there are
// several.
func (c *Cell) Groups() int { return len(c.groups) }
