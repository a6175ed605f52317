package experiments

import (
	"math"
	"time"

	"headroom/models/care"
	"headroom/models/scenario"
	"headroom/sim"
)

// Amounts is a sum of money over replications: its mean, its least and
// greatest, and its percentiles to the width of the bins.
type Amounts struct {
	Sum         *sim.ExactSum
	Least, Most float64
	Bins        *sim.Histogram
}

// AmountWidth is how finely sums of money are counted, in pounds.
const AmountWidth = 10_000

func newAmounts() Amounts {
	return Amounts{Sum: sim.NewExactSum(0.01), Least: math.Inf(1), Most: math.Inf(-1), Bins: sim.NewHistogram(-20_000_000, AmountWidth, 8000)}
}

func (a *Amounts) add(x float64) {
	a.Sum.Add(x)
	a.Least, a.Most = min(a.Least, x), max(a.Most, x)
	a.Bins.Add(x)
}

// Percentile is the p-quantile over replications, to the nearest AmountWidth
// and never outside the least and the greatest: what never varied is given
// exactly. It is not a number where it lies beyond the bins.
func (a *Amounts) Percentile(p float64) float64 {
	x, _ := a.Bins.Quantile(p)
	if math.IsInf(x, 0) || math.IsNaN(x) {
		return math.NaN()
	}
	return min(max(float64(math.Round(x/AmountWidth)*AmountWidth), a.Least), a.Most)
}

// YearMoney is one financial year's money. Extra is against the baseline
// option in the same future and replication.
type YearMoney struct {
	Budgeted    *sim.ExactSum // extra funded posts at the best cost of their grade, temporary teams and one-off sums at their best
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

// A purse is what a scenario says of money, beside what is spent.
type purse struct {
	grant    []float64 // by financial year
	discount float64   // share a year
	besides  []float64 // by financial year: what is budgeted beside posts, less the baseline's; may be nil
}

// addMoney folds one replication's money against the baseline's, and returns
// what it has spent more in all.
func (c *Cell) addMoney(t *care.Trajectory, baseline []care.Year, p purse) (extraTotal float64) {
	total, present, factor := 0.0, 0.0, 1.0
	granted, spent, every := 0.0, 0.0, true // over the years that have a grant
	for y := range c.Years {
		year, base, sums := &t.Years[y], &baseline[y], &c.Years[y]
		extra := year.Spend() - base.Spend()
		budgeted := year.Budgeted - base.Budgeted
		if p.besides != nil {
			budgeted += p.besides[y]
		}
		sums.Budgeted.Add(budgeted)
		sums.Extra.add(extra)
		sums.Spend.Add(year.Spend())
		sums.Agency.Add(year.Agency)
		sums.FundedPosts.Add(year.FundedPosts)
		if y < len(p.grant) {
			kept := keepsTo(p.grant[y], extra)
			sums.WithinGrant.add(kept)
			every = every && kept
			granted, spent = granted+p.grant[y], spent+extra
		}
		total += extra
		present += float64(extra * factor)
		factor /= 1 + p.discount
	}
	c.Extra.add(total)
	c.PresentValue.add(present)
	if len(p.grant) > 0 {
		c.WithinGrant.add(keepsTo(granted, spent))
		c.WithinGrantEveryYear.add(every)
	}
	return total
}

// keepsTo says whether a sum is within a grant, to the penny: a sum of many
// weeks' pay is not good to its last bit.
func keepsTo(grant, spent float64) bool {
	return math.Floor(float64(spent*100)+0.5) <= math.Floor(float64(grant*100)+0.5)
}

// besidePosts is what an option budgets for beside posts in a future, by
// financial year: one-off sums, and temporary teams for their days, all at their
// best.
func besidePosts(r *scenario.Resolved, years int) []float64 {
	sums := make([]float64, years)
	first := financialYear(r.Date(0))
	for _, action := range r.Actions {
		switch a := action.(type) {
		case *scenario.Spend:
			if week := r.Week(a.Date); week >= 0 && week < float64(r.Weeks) {
				sums[financialYear(r.Date(week))-first] += a.Amount.AtBest()
			}
		case *scenario.TemporaryTeam:
			daily := a.Workers.AtBest() * a.WeeklyCost.AtBest() / 7
			last := min(r.Week(a.To), float64(r.Weeks)-1.0/7)
			for day := r.Date(r.Week(a.Date)); !day.After(r.Date(last)); day = day.AddDate(0, 0, 1) {
				sums[financialYear(day)-first] += daily
			}
		}
	}
	return sums
}

// financialYear is the calendar year in which a day's financial year began, on
// 1 April.
func financialYear(day time.Time) int {
	if day.Month() < time.April {
		return day.Year() - 1
	}
	return day.Year()
}
