package answer

import (
	"fmt"
	"math"

	"github.com/jedib0t/go-pretty/v6/table"

	"headroom/experiments"
	"headroom/models/scenario"
)

// money is extra spend against the grant, by financial year, in the first
// future. The baseline has none.
func (p Page) money(s *experiments.Summary, head string) string {
	if head == p.Result.Scenario.Baseline {
		return ""
	}
	t := newTable()
	t.AppendHeader(table.Row{"year", "grant", "budgeted", "spent (mean)", "5th to 95th of 100", "within grant"})
	spend := find(s, head, p.Result.Futures[0]).Spend
	var grants, budgeted, spent experiments.Figure
	granted := 0
	for _, year := range spend.ByYear {
		grant, within := "", ""
		if year.Grant != nil {
			grant, within = pounds(*year.Grant), withInterval(*year.WithinGrant)
			grants, budgeted, spent = grants+*year.Grant, budgeted+year.Budgeted, spent+year.Mean
			granted++
		}
		t.AppendRow(table.Row{yearLabel(year), grant, pounds(year.Budgeted), pounds(year.Mean), between(year.MoneySummary), within})
	}
	t.AppendSeparator()
	all := table.Row{"all", "", pounds(spend.ExtraTotal.Budgeted), pounds(spend.ExtraTotal.Mean), between(spend.ExtraTotal), ""}
	if spend.WithinGrant != nil && granted == len(spend.ByYear) {
		all[1], all[5] = pounds(grants), withInterval(*spend.WithinGrant)
	}
	t.AppendRow(all)
	if spend.WithinGrant != nil && granted < len(spend.ByYear) {
		t.AppendRow(table.Row{"years with a grant", pounds(grants), pounds(budgeted), pounds(spent), "", withInterval(*spend.WithinGrant)})
	}
	if spend.WithinGrantEveryYear != nil {
		t.AppendRow(table.Row{"every year of the grant", "", "", "", "", withInterval(*spend.WithinGrantEveryYear)})
	}
	t.AppendRow(table.Row{"present value", "", pounds(spend.PresentValue.Budgeted), pounds(spend.PresentValue.Mean), between(spend.PresentValue), ""})
	return render(t)
}

// yearLabel names a financial year, and says if it is simulated in part.
func yearLabel(year experiments.YearSummary) string {
	if year.Days < 365 {
		return fmt.Sprintf("%s, %s", year.Label, plural(year.Days, "day"))
	}
	return year.Label
}

// between is a sum's 5th and 95th percentile, to the width to which sums are
// counted: to the pound where it never varied, or by less than that width, for
// then the percentiles are its least and its greatest.
func between(m experiments.MoneySummary) string {
	rounded := func(x experiments.Figure) string {
		return pounds(experiments.Figure(math.Round(float64(x)/experiments.AmountWidth) * experiments.AmountWidth))
	}
	if m.P95-m.P05 < experiments.AmountWidth {
		rounded = pounds
	}
	return fmt.Sprintf("%s to %s", rounded(m.P05), rounded(m.P95))
}

// optionsMoney is what every option costs beyond the baseline over all that is
// simulated: as budgeted, and as spent in each future.
func (p Page) optionsMoney(s *experiments.Summary) string {
	r := p.Result
	t := newTable()
	header := table.Row{"option", "budgeted"}
	for _, future := range r.Futures {
		header = append(header, "spent, "+future)
	}
	if len(r.Scenario.Money.Grant) > 0 {
		header = append(header, "within grant")
	}
	t.AppendHeader(header)
	for _, option := range r.Options {
		if option == r.Scenario.Baseline {
			continue
		}
		first := find(s, option, r.Futures[0]).Spend
		line := table.Row{option, pounds(first.ExtraTotal.Budgeted)}
		for _, future := range r.Futures {
			line = append(line, pounds(find(s, option, future).Spend.ExtraTotal.Mean))
		}
		if first.WithinGrant != nil {
			line = append(line, withInterval(*first.WithinGrant))
		}
		t.AppendRow(line)
	}
	if t.Length() == 0 {
		return ""
	}
	note := fmt.Sprintf("Means over runs. What is budgeted is of %s", r.Futures[0])
	if len(r.Scenario.Money.Grant) > 0 {
		note += "; so is the chance that the years with a grant spend no more than its sum"
	}
	return fmt.Sprintf("\nEvery option's money, extra to %q over all that is simulated, in pounds:\n", r.Scenario.Baseline) + render(t) + fold(note+".", "", Width)
}

func (p Page) moneyNote(s *experiments.Summary, head string) string {
	future := p.Result.Futures[0]
	if head == p.Result.Scenario.Baseline {
		return fold(fmt.Sprintf("%s is what the others are held against, so nothing is extra in it.", capital(head)), "", Width)
	}
	return fold(fmt.Sprintf("In %s. \"budgeted\": funded posts at the best cost of their grade, %s; \"spent\" adds agency workers at their premium, overlaps of starter and leaver, and people over establishment, less what vacancies save. Percentiles of money to the nearest %s, and none beyond the least and the most that was spent.%s",
		future, p.besidePosts(), thousands(experiments.AmountWidth), p.strayDays(s, head)), "", Width)
}

// strayDays names a last financial year of which only some days are simulated,
// because weeks and years do not end together.
func (p Page) strayDays(s *experiments.Summary, head string) string {
	years := find(s, head, p.Result.Futures[0]).Spend.ByYear
	last := years[len(years)-1]
	if last.Days >= 28 {
		return ""
	}
	return fmt.Sprintf(" Of %s only %s %s simulated, on which the %d weeks end.", last.Label, plural(last.Days, "day"), choose(last.Days == 1, "is", "are"), p.Result.Scenario.Weeks)
}

// besidePosts names what is budgeted beside posts: temporary teams only where
// an option has one.
func (p Page) besidePosts() string {
	for _, option := range p.Result.Scenario.Options {
		for _, action := range option.Actions {
			if _, is := action.(*scenario.TemporaryTeam); is {
				return "temporary teams at theirs for their weeks, and one-off sums"
			}
		}
	}
	return "and one-off sums"
}
