package experiments

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"headroom/experiments/estimate"
	"headroom/experiments/sensitivity"
	"headroom/models/scenario"
)

// A Driver is an assumption with a range, and how often the promise is kept
// where its draw is low and where it is high, all else as drawn. It counts the
// runs that were made anyway. Draws of different assumptions are independent,
// so that low and high runs are alike but for chance in all else: in the model
// the difference is what the assumption makes (docs/decisions/0015).
type Driver struct {
	Number          scenario.Number // as it stands in the cell
	Name            string          // what it is, in plain English
	Lower, Upper    Count           // kept, among runs whose draw u is under 0.5, and the others
	Lowest, Highest Count           // kept, among runs whose draw u is under 0.2, and 0.8 or over: about its 10th and its 90th percentile
	draw            int             // which of the grid's draws
}

// fifth is the share of the runs at either end of an assumption's range.
const fifth = 0.2

func (d *Driver) add(u float64, kept bool) {
	if u < 0.5 {
		d.Lower.add(kept)
	} else {
		d.Upper.add(kept)
	}
	switch {
	case u < fifth:
		d.Lowest.add(kept)
	case u >= 1-fifth:
		d.Highest.add(kept)
	}
}

// Difference is the chance in the highest fifth less that in the lowest; 0 where
// either has no runs.
func (d *Driver) Difference() float64 {
	if i := d.Interval(Confidence); !math.IsNaN(i.Estimate) {
		return i.Estimate
	}
	return 0
}

// Interval is the same with its interval, not a number where either fifth has no
// runs.
func (d *Driver) Interval(confidence float64) estimate.Interval {
	return sensitivity.Difference(d.Highest.True, d.Highest.Of, d.Lowest.True, d.Lowest.Of, confidence)
}

// told says that the difference is told from chance, though so many assumptions
// were looked at: with 95% confidence for all of them together (Bonferroni).
func (d *Driver) told(assumptions int) bool {
	i := d.Interval(estimate.Bonferroni(Confidence, assumptions))
	return i.Low > 0 || i.High < 0
}

// A CellDriver is a driver in one cell, with its share of the variance.
type CellDriver struct {
	*Driver
	Told bool              // its difference is told from chance, though all of the cell's drivers were looked at
	Last estimate.Interval // its share of the variance of the target's measure over the last year owed
	Kept estimate.Interval // its share of the variance of whether the promise is kept
}

// driversIn are the drivers of a cell by its place, with the shares that they
// have together.
func (r *Result) driversIn(cell int) ([]CellDriver, SharesOf) {
	shares := r.shares(cell)
	var drivers []CellDriver
	for i := range r.drivers[cell] {
		d := &r.drivers[cell][i]
		drivers = append(drivers, CellDriver{d, d.told(len(r.drivers[cell])), shares.Last.Of[i], shares.Kept.Of[i]})
	}
	return drivers, shares
}

// Drivers are the assumptions with a range of one option in some futures, the
// one that the answer hangs on most first: that with the largest difference in
// any of those futures, and of those that make none, with the largest share of
// the last year's variance. Each has its driver by future, nil where the future
// does not vary it.
func (r *Result) Drivers(option string, futures []string) [][]*CellDriver {
	var all [][]*CellDriver
	place := map[uint64]int{}
	for i, future := range futures {
		at := slices.IndexFunc(r.Cells, func(c *Cell) bool { return c.Option == option && c.Future == future })
		if at < 0 {
			continue
		}
		drivers, _ := r.driversIn(at)
		for j := range drivers {
			d := &drivers[j]
			key := d.Number.DrawKey()
			at, known := place[key]
			if !known {
				at = len(all)
				place[key] = at
				all = append(all, make([]*CellDriver, len(futures)))
			}
			all[at][i] = d
		}
	}
	most := func(drivers []*CellDriver, figure func(*CellDriver) float64) float64 {
		largest := 0.0
		for _, d := range drivers {
			if d != nil {
				if x := math.Abs(figure(d)); x > largest { // not where it is not a number
					largest = x
				}
			}
		}
		return largest
	}
	difference := func(d *CellDriver) float64 { return d.Difference() }
	share := func(d *CellDriver) float64 { return d.Last.Estimate }
	slices.SortStableFunc(all, func(a, b []*CellDriver) int {
		return cmp.Or(cmp.Compare(most(b, difference), most(a, difference)), cmp.Compare(most(b, share), most(a, share)))
	})
	return all
}

// SharesOf are the shares of the variance that the drivers of a cell make.
func (r *Result) SharesOf(option, future string) SharesOf {
	at := slices.IndexFunc(r.Cells, func(c *Cell) bool { return c.Option == option && c.Future == future })
	if at < 0 {
		return SharesOf{}
	}
	return r.shares(at)
}

// Varying is how many draws vary in the cells that were run: assumptions that
// move together count once.
func (r *Result) Varying() int {
	draws := map[uint64]bool{}
	for _, drivers := range r.drivers {
		for _, d := range drivers {
			draws[d.Number.DrawKey()] = true
		}
	}
	return len(draws)
}

// driversOf are the assumptions that vary in a cell, one for each draw: where
// several share one, the one that it is named after, or the first.
func (g *grid) driversOf(cell *scenario.Resolved) []Driver {
	names := map[string]string{}
	for _, a := range cell.Register() {
		names[a.Key] = a.Name
	}
	var drivers []Driver
	place := map[uint64]int{}
	for _, n := range varying(cell) {
		key := n.DrawKey()
		if at, known := place[key]; known {
			if n.MovesWith == "" {
				drivers[at].Number, drivers[at].Name = n, names[n.Key]
			}
			continue
		}
		draw := slices.Index(g.draws, key)
		if draw < 0 {
			draw = len(g.draws)
			g.draws = append(g.draws, key)
		}
		place[key] = len(drivers)
		drivers = append(drivers, Driver{Number: n, Name: names[n.Key], draw: draw})
	}
	return drivers
}

// varying are the numbers with a range in one cell: of what options do, only
// what its own option does.
func varying(cell *scenario.Resolved) []scenario.Number {
	own := map[string]bool{} // options of the cell's chain
	for name := cell.Option.Name; name != ""; {
		own[name] = true
		at := slices.IndexFunc(cell.Options, func(o scenario.Option) bool { return o.Name == name })
		name = cell.Options[at].Extends
	}
	var mine []scenario.Number
	for _, n := range cell.Numbers() {
		others := slices.ContainsFunc(cell.Options, func(o scenario.Option) bool {
			return !own[o.Name] && strings.HasPrefix(n.Key, "option."+o.Name+".")
		})
		if n.Ranged && !others {
			mine = append(mine, n)
		}
	}
	return mine
}
