package experiments

import (
	"math"

	"headroom/models/care"
	"headroom/sim"
)

// Amounts is a sum of money over replications: its mean, and its percentiles
// to the width of the bins.
type Amounts struct {
	Sum  *sim.ExactSum
	Bins *sim.Histogram
}

// amountWidth is how finely sums of money are counted, in pounds.
const amountWidth = 10_000

func newAmounts() Amounts {
	return Amounts{Sum: sim.NewExactSum(0.01), Bins: sim.NewHistogram(-20_000_000, amountWidth, 8000)}
}

func (a *Amounts) add(x float64) {
	a.Sum.Add(x)
	a.Bins.Add(x)
}

// YearMoney is one financial year's money. Extra is against the baseline
// option in the same future and replication.
type YearMoney struct {
	Budgeted    *sim.ExactSum // extra funded posts at the best cost of their grade
	Extra       Amounts       // extra spend
	Spend       *sim.ExactSum // all that was spent
	Agency      *sim.ExactSum // of which on agency workers
	FundedPosts *sim.ExactSum
	WithinGrant Count
}

func newYearMoney() YearMoney {
	pounds := func() *sim.ExactSum { return sim.NewExactSum(0.01) }
	return YearMoney{Budgeted: pounds(), Extra: newAmounts(), Spend: pounds(), Agency: pounds(), FundedPosts: sim.NewExactSum(1e-4)}
}

// addMoney folds one replication's money against the baseline's.
func (c *Cell) addMoney(t *care.Trajectory, baseline []care.Year, grant []float64, discount float64) {
	total, present, factor := 0.0, 0.0, 1.0
	granted, every := 0.0, true
	for y := range c.Years {
		year, base, sums := &t.Years[y], &baseline[y], &c.Years[y]
		extra := year.Spend() - base.Spend()
		sums.Budgeted.Add(year.Budgeted - base.Budgeted)
		sums.Extra.add(extra)
		sums.Spend.Add(year.Spend())
		sums.Agency.Add(year.Agency)
		sums.FundedPosts.Add(year.FundedPosts)
		if y < len(grant) {
			kept := keepsTo(grant[y], extra)
			sums.WithinGrant.add(kept)
			every = every && kept
			granted += grant[y]
		}
		total += extra
		present += float64(extra * factor)
		factor /= 1 + discount
	}
	c.Extra.add(total)
	c.PresentValue.add(present)
	if len(grant) > 0 {
		c.WithinGrant.add(keepsTo(granted, total))
		c.WithinGrantEveryYear.add(every)
	}
}

// keepsTo says whether a sum is within a grant, to the penny: a sum of many
// weeks' pay is not good to its last bit.
func keepsTo(grant, spent float64) bool {
	return math.Floor(float64(spent*100)+0.5) <= math.Floor(float64(grant*100)+0.5)
}
