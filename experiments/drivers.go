package experiments

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"headroom/models/scenario"
)

// A Driver is an assumption with a range, and how often the promise is kept in
// the lower and in the upper half of that range. It splits the runs that were
// made anyway, by one assumption at a time while all others vary: it shows what
// goes with the answer and by how much, not what would happen if the assumption
// were changed.
type Driver struct {
	Number       scenario.Number // as it stands in the cell
	Name         string          // what it is, in plain English
	Lower, Upper Count           // kept, among runs whose draw u is under 0.5, and the others
	draw         int             // which of the grid's draws
}

// Difference is the chance in the upper half less that in the lower; 0 where a
// half has no runs.
func (d *Driver) Difference() float64 {
	if d.Lower.Of == 0 || d.Upper.Of == 0 {
		return 0
	}
	return float64(d.Upper.True)/float64(d.Upper.Of) - float64(d.Lower.True)/float64(d.Lower.Of)
}

func (d *Driver) add(lower, kept bool) {
	if lower {
		d.Lower.add(kept)
	} else {
		d.Upper.add(kept)
	}
}

// Drivers are the assumptions with a range of one option in some futures, the
// one that the answer hangs on most first: that with the largest difference in
// any of those futures. Each has its driver by future, nil where the future
// does not vary it.
func (r *Result) Drivers(option string, futures []string) [][]*Driver {
	var all [][]*Driver
	place := map[uint64]int{}
	for i, future := range futures {
		at := slices.IndexFunc(r.Cells, func(c *Cell) bool { return c.Option == option && c.Future == future })
		if at < 0 {
			continue
		}
		for j := range r.drivers[at] {
			d := &r.drivers[at][j]
			key := d.Number.DrawKey()
			at, known := place[key]
			if !known {
				at = len(all)
				place[key] = at
				all = append(all, make([]*Driver, len(futures)))
			}
			all[at][i] = d
		}
	}
	most := func(drivers []*Driver) float64 {
		largest := 0.0
		for _, d := range drivers {
			if d != nil {
				largest = max(largest, math.Abs(d.Difference()))
			}
		}
		return largest
	}
	slices.SortStableFunc(all, func(a, b []*Driver) int { return cmp.Compare(most(b), most(a)) })
	return all
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
