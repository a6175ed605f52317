package experiments

import (
	"headroom/experiments/estimate"
	"headroom/sim"
)

// A visitor is shown, in a fixed order, everything in a result that
// replications add to. What is not shown is settled by the scenario and the
// settings alone. One listing serves to write a state, to add it to another and
// to say what it is made of, so that the three cannot differ.
type visitor interface {
	count(*int)
	counts([]uint32)
	sum(*sim.ExactSum)
	least(*float64) // of all values so far; +Inf without any
	most(*float64)  // -Inf without any
	histogram(*sim.Histogram)
}

func (r *Result) visit(v visitor) {
	for _, c := range r.Cells {
		c.visit(v)
	}
	for _, p := range r.Pairs {
		visitPairs(v, &p.Within)
		visitPairs(v, &p.After)
		visitSums(v, p.Last.A, p.Last.B, p.Last.Difference)
	}
	for _, s := range r.Splits {
		v.count(&s.Pairs)
		for _, year := range s.Years {
			for _, group := range year.groups {
				visitSums(v, group.mean, group.difference)
			}
		}
	}
	for _, p := range r.paths {
		v.counts(p.grains)
	}
	for _, drivers := range r.drivers {
		for i := range drivers {
			drivers[i].Lower.visit(v)
			drivers[i].Upper.visit(v)
			drivers[i].Lowest.visit(v)
			drivers[i].Highest.visit(v)
		}
	}
	if r.draws != nil {
		visitSums(v, r.draws.Sums()...)
	}
	for _, o := range r.outcomes {
		visitSums(v, o.last.Sums()...)
		visitSums(v, o.kept.Sums()...)
	}
}

func (c *Cell) visit(v visitor) {
	v.count(&c.Runs)
	c.Within.visit(v)
	c.After.visit(v)
	for _, count := range []*Count{&c.WithinZero, &c.AfterZero, &c.Unallocated, &c.Held, &c.Broken, &c.SuccessCut, &c.WithinGrant, &c.WithinGrantEveryYear} {
		count.visit(v)
	}
	c.OwedWaits.visit(v)
	c.AfterWaits.visit(v)
	for _, workers := range []*sim.Histogram{c.Workers.Start, c.Workers.Owed, c.Workers.After, c.Worst.Bins} {
		v.histogram(workers)
	}
	v.sum(c.Worst.Sum)
	visitSums(v, c.PostsLost[:]...)
	visitSums(v, c.PostsOwed, c.OverWeeks, c.OverCost, c.FirstBreak, c.LongestRun, c.HeldSteps, c.HeldWeeks, c.HeldPostWeeks, c.HeldCost, c.Last, c.ExtraPosts)
	for i := range c.Years {
		year := &c.Years[i]
		visitSums(v, year.Budgeted, year.Spend, year.Agency, year.FundedPosts)
		year.Extra.visit(v)
		year.WithinGrant.visit(v)
	}
	c.Extra.visit(v)
	c.PresentValue.visit(v)
	visitSums(v, c.CaseWeeks.Workers, c.Conversions.Made, c.Conversions.Asked, c.Conversions.Accepted, c.Conversions.Promised)
	c.CaseWeeks.Price.visit(v)
	c.Conversions.Saved.visit(v)
	for i := range c.groups {
		c.groups[i].visit(v)
	}
}

func (c *Count) visit(v visitor) {
	v.count(&c.True)
	v.count(&c.Of)
}

func (r *Readings) visit(v visitor) {
	for i := range r.Met {
		v.count(&r.Met[i])
	}
	visitSums(v, r.Share, r.Below)
}

func (w *Waits) visit(v visitor) {
	w.Any.visit(v)
	v.sum(w.Mean)
}

func (a *Amounts) visit(v visitor) {
	v.sum(a.Sum)
	v.least(&a.Least)
	v.most(&a.Most)
	v.histogram(a.Bins)
}

func (r *Ratio) visit(v visitor) { visitSums(v, r.Of, r.To, r.difference) }

func (f *groupFold) visit(v visitor) {
	for measure := range f.sums {
		for week := range f.sums[measure] {
			v.sum(&f.sums[measure][week])
			v.least(&f.least[measure][week])
			v.most(&f.most[measure][week])
		}
		v.counts(f.counts[measure])
	}
	v.counts(f.atOrUnder)
	v.counts(f.underBand)
}

func visitPairs(v visitor, p *estimate.Pairs) {
	for _, count := range []*int{&p.Both, &p.OnlyA, &p.OnlyB, &p.Neither} {
		v.count(count)
	}
}

func visitSums(v visitor, sums ...*sim.ExactSum) {
	for _, sum := range sums {
		v.sum(sum)
	}
}
