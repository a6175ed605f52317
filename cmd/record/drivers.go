package record

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"headroom/experiments"
	"headroom/models/scenario"
)

// A Driver is an assumption with a range, and what it does to the chance of the
// headline option, in each of some futures.
type Driver struct {
	Key, Name string
	Futures   []*experiments.DriverSummary // nil where the future does not vary it
}

// Largest is the greatest difference between the two ends of the range, on the
// scale of probability and without its sign, and whether it is told from chance.
func (d *Driver) Largest() (difference float64, told bool) {
	for _, in := range d.Futures {
		if in == nil {
			continue
		}
		told = told || in.Told
		if x := math.Abs(float64(in.Difference.Estimate)); x > difference { // not where it is not a number
			difference = x
		}
	}
	return difference, told
}

// share is the greatest share of the last year's variance.
func (d *Driver) share() float64 {
	largest := 0.0
	for _, in := range d.Futures {
		if in != nil && float64(in.ShareOfLast.Estimate) > largest {
			largest = float64(in.ShareOfLast.Estimate)
		}
	}
	return largest
}

// Drivers are the assumptions that vary under the headline option in the futures
// over which the answer ranks them (words.driver_futures), that which makes most
// difference first.
func (r *Record) Drivers() []Driver { return r.driversIn(r.Summary.Passed.DriverFutures) }

func (r *Record) driversIn(futures []string) []Driver {
	var all []Driver
	for i, future := range futures {
		cell := r.Cell(r.Headline(), future)
		for j := range cell.Drivers {
			d := &cell.Drivers[j]
			at := slices.IndexFunc(all, func(known Driver) bool { return known.Key == d.Key })
			if at < 0 {
				at = len(all)
				all = append(all, Driver{d.Key, d.Name, make([]*experiments.DriverSummary, len(futures))})
			}
			all[at].Futures[i] = d
		}
	}
	slices.SortStableFunc(all, func(a, b Driver) int {
		x, _ := a.Largest()
		y, _ := b.Largest()
		return cmp.Or(cmp.Compare(y, x), cmp.Compare(b.share(), a.share()))
	})
	return all
}

// An Entry is a row of the register of assumptions, rated.
type Entry struct {
	scenario.Assumption
	Grade  string  // of the evidence: strong, some or weak; empty for what an option chooses
	Swing  float64 // the greatest difference that it makes to the headline's chance in any future, from 0 to 1; not a number where it does not vary
	Told   bool    // the difference is told from chance
	Effect string  // large, some, small or not told; "fixed" where it does not vary
}

// Where a swing of the chance begins to count: a fifth decides, a twentieth shows.
const (
	largeSwing = 0.20
	someSwing  = 0.05
)

// Register is what the answer rests on, as the run's scenario says it, rated by
// the quality of its evidence and by the effect that was found: for what moves
// with another assumption, the effect of the two together.
func (r *Record) Register() []Entry {
	swings := map[string]*Driver{}
	drivers := r.driversIn(r.Futures())
	for i := range drivers {
		swings[drivers[i].Key] = &drivers[i]
	}
	var entries []Entry
	for _, a := range r.Scenario.Register() {
		e := Entry{Assumption: a, Grade: grades[a.Quality], Swing: math.NaN(), Effect: "fixed"}
		if d := swings[cmp.Or(a.Number.MovesWith, a.Key)]; d != nil && r.applies(a) {
			e.Swing, e.Told = d.Largest()
			e.Effect = effect(e.Swing, e.Told)
		}
		entries = append(entries, e)
	}
	return entries
}

// applies says that a row of the register is in force in some future of the
// headline option, so that the swing of its key is its own.
func (r *Record) applies(a scenario.Assumption) bool {
	if a.Option != "" && a.Option != r.Headline() {
		return false
	}
	return a.Number.Ranged && (a.Future == "" || slices.Contains(r.Futures(), a.Future)) &&
		(!strings.HasPrefix(a.Key, "option.") || strings.HasPrefix(a.Key, "option."+r.Headline()+"."))
}

// grades rate evidence by its quality (scenario.Assumption).
var grades = map[string]string{
	"published": "strong", "local": "strong", "expert": "some", "derived": "some",
	"assumed": "weak", "default": "weak", "not said": "weak",
}

func effect(swing float64, told bool) string {
	switch {
	case !told:
		return "not told"
	case swing >= largeSwing:
		return "large"
	case swing >= someSwing:
		return "some"
	}
	return "small"
}
