package answer

import (
	"fmt"

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
	grants := 0.0
	for _, year := range spend.ByYear {
		grant, within := "", ""
		if year.Grant != nil {
			grant, within = pounds(*year.Grant), withInterval(*year.WithinGrant)
			grants += float64(*year.Grant)
		}
		t.AppendRow(table.Row{yearLabel(year), grant, pounds(year.Budgeted), pounds(year.Mean), between(year.MoneySummary), within})
	}
	t.AppendSeparator()
	grant, within := "", ""
	if spend.WithinGrant != nil {
		grant, within = pounds(experiments.Figure(grants)), withInterval(*spend.WithinGrant)
	}
	t.AppendRow(table.Row{"all", grant, pounds(spend.ExtraTotal.Budgeted), pounds(spend.ExtraTotal.Mean), between(spend.ExtraTotal), within})
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

func between(m experiments.MoneySummary) string {
	return fmt.Sprintf("%s to %s", pounds(m.P05), pounds(m.P95))
}

func (p Page) moneyNote(s *experiments.Summary, head string) string {
	future := p.Result.Futures[0]
	var others []string
	for _, option := range p.Result.Options {
		if cell := find(s, option, future); option != head && option != p.Result.Scenario.Baseline && cell.Spend.WithinGrant != nil {
			others = append(others, fmt.Sprintf("%s %s (%s, %s)", option, brief100(*cell.Spend.WithinGrant),
				pounds(cell.Spend.ExtraTotal.Budgeted), pounds(cell.Spend.ExtraTotal.Mean)))
		}
	}
	if head == p.Result.Scenario.Baseline {
		return fold(fmt.Sprintf("%s is what the others are held against, so nothing is extra in it.", capital(head)), "", Width)
	}
	note := fmt.Sprintf("In %s. \"budgeted\": funded posts at the best cost of their grade, %s; \"spent\" adds agency workers at their premium, overlaps of starter and leaver, and people over establishment, less what vacancies save. Percentiles of money to the nearest %s.", future, p.besidePosts(), thousands(experiments.AmountWidth))
	if len(others) > 0 {
		note += " Within the whole grant (budgeted, spent): " + list(others) + "."
	}
	return fold(note, "", Width)
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
