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
	Held          Count // replications in which some step was held back
	SuccessCut    Count // replications in which recruitment could not balance
	OutOfRange    int   // values beyond the bins of a measure, for a warning

	PostsLost                                     [len(care.Ways)]*sim.ExactSum
	PostsOwed, OverWeeks, OverCost                *sim.ExactSum
	HeldSteps, HeldWeeks, HeldPostWeeks, HeldCost *sim.ExactSum

	Years                []YearMoney
	Extra                Amounts // of all years, against the baseline
	PresentValue         Amounts
	WithinGrant          Count
	WithinGrantEveryYear Count

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

// A groupFold folds the weekly measures of one team, or of all.
type groupFold struct {
	sums      [care.Measures][]sim.ExactSum // by week
	counts    [care.Measures][]uint32       // by week and bin, for measures with bins
	atOrUnder []uint32                      // by week: the target's measure at or under its high
	underBand []uint32
}

func newCell(option, future string, weeks, groups, years int) *Cell {
	pounds := func() *sim.ExactSum { return sim.NewExactSum(0.01) }
	c := &Cell{
		Option: option, Future: future, weeks: weeks, groups: make([]groupFold, groups),
		Within: newReadings(), After: newReadings(),
		PostsOwed: sim.NewExactSum(1), OverWeeks: sim.NewExactSum(1e-4), OverCost: pounds(),
		HeldSteps: sim.NewExactSum(1), HeldWeeks: sim.NewExactSum(1), HeldPostWeeks: sim.NewExactSum(1), HeldCost: pounds(),
		Extra: newAmounts(), PresentValue: newAmounts(),
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
			for k := range f.sums[measure] {
				f.sums[measure][k] = *sim.NewExactSum(1e-4)
			}
			f.counts[measure] = make([]uint32, weeks*d.Bins)
		}
	}
	return c
}

// add folds one replication's weekly measures.
func (c *Cell) add(t *care.Trajectory, target care.Measure, low, high float64) {
	c.Runs++
	for g := range c.groups {
		f := &c.groups[g]
		for measure := range f.sums {
			d := &care.Describe[measure]
			series, sums, counts := t.Groups[g].Weekly[measure], f.sums[measure], f.counts[measure]
			for k, x := range series {
				sums[k].Add(x)
				if d.Bins == 0 {
					continue
				}
				bin := int(math.Floor(x/d.Width + 1e-9)) // 1e-9: 11.6/0.1 is in bin 116
				if bin < 0 || bin >= d.Bins {
					bin = min(max(bin, 0), d.Bins-1)
					c.OutOfRange++
				}
				counts[k*d.Bins+bin]++
			}
		}
		for k, x := range t.Groups[g].Weekly[target] {
			if x <= high {
				f.atOrUnder[k]++
			}
			if x < low {
				f.underBand[k]++
			}
		}
	}
	waited := false
	for _, x := range t.Groups[0].Weekly[care.Unallocated] {
		waited = waited || x > 0
	}
	c.Unallocated.add(waited)
	c.SuccessCut.add(t.SuccessCut)
	c.Held.add(t.HeldSteps > 0)
	for i, posts := range t.PostsLost {
		c.PostsLost[i].Add(float64(posts))
	}
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

// Percentile is the p-quantile over replications of a measure at a census, by
// type 7 on the binned values: exact for whole numbers, otherwise within the
// bin's width (care.Describe). It is not a number for a measure without bins.
func (c *Cell) Percentile(group int, measure care.Measure, week int, p float64) float64 {
	d := care.Describe[measure]
	if d.Bins == 0 || c.Runs == 0 {
		return math.NaN()
	}
	counts := c.groups[group].counts[measure][week*d.Bins : (week+1)*d.Bins]
	rank := float64(float64(c.Runs-1) * p)
	lower := math.Floor(rank)
	a, b := valueAt(counts, d, int(lower)), 0.0
	if lower == rank {
		return a
	}
	b = valueAt(counts, d, int(lower)+1)
	return a + float64((rank-lower)*(b-a))
}

// valueAt is the order statistic of a rank, from 0. The values in a bin are
// taken as evenly spread, unless the bin holds one whole number.
func valueAt(counts []uint32, d care.Description, rank int) float64 {
	for bin, n := range counts {
		if rank < int(n) {
			if d.Width == 1 {
				return float64(bin)
			}
			return float64(d.Width * (float64(bin) + (float64(rank)+0.5)/float64(n)))
		}
		rank -= int(n)
	}
	return math.NaN()
}

// Groups is how many groups a cell holds: all teams, and each if there are
// several.
func (c *Cell) Groups() int { return len(c.groups) }
