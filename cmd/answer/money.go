package answer

import (
	"fmt"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"

	"headroom/experiments"
)

// money is extra spend against the grant, by financial year, in the first
// future.
func (p Page) money(s *experiments.Summary, head string) string {
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
		t.AppendRow(table.Row{year.Label, grant, pounds(year.Budgeted), pounds(year.Mean), between(year.MoneySummary), within})
	}
	t.AppendSeparator()
	grant, within := "", ""
	if spend.WithinGrant != nil {
		grant, within = pounds(experiments.Figure(grants)), withInterval(*spend.WithinGrant)
	}
	t.AppendRow(table.Row{"all", grant, pounds(spend.ExtraTotal.Budgeted), pounds(spend.ExtraTotal.Mean), between(spend.ExtraTotal), within})
	t.AppendRow(table.Row{"present value", "", pounds(spend.PresentValue.Budgeted), pounds(spend.PresentValue.Mean), between(spend.PresentValue), ""})
	return t.Render()
}

func between(m experiments.MoneySummary) string {
	return fmt.Sprintf("%s to %s", pounds(m.P05), pounds(m.P95))
}

func (p Page) moneyNote(s *experiments.Summary, head string) string {
	future := p.Result.Futures[0]
	var others []string
	for _, option := range p.Result.Options {
		if cell := find(s, option, future); option != head && option != p.Result.Scenario.Baseline && cell.Spend.WithinGrant != nil {
			others = append(others, fmt.Sprintf("%s %s (budgeted %s, spent %s)", option, brief100(*cell.Spend.WithinGrant),
				pounds(cell.Spend.ExtraTotal.Budgeted), pounds(cell.Spend.ExtraTotal.Mean)))
		}
	}
	note := fmt.Sprintf("In %s. \"budgeted\" is funded posts at the best cost of their grade; \"spent\" adds agency workers at their premium, overlaps of starter and leaver, and people over establishment, less what vacancies save. Percentiles to the nearest 5,000.", future)
	if len(others) > 0 {
		note += " Chance of staying within the whole grant, other options: " + list(others) + "."
	}
	return "\n" + fold(note, "", Width)
}

// posts says, for every option that loses posts, how they went and what being
// over establishment cost; and for one that holds steps back, how often.
func (p Page) posts(s *experiments.Summary) string {
	future := p.Result.Futures[0]
	t := newTable()
	t.AppendHeader(table.Row{"option", "vacant", "on notice", "agency", "next leaver", "still owed", "weeks over", "cost over"})
	rows := 0
	var held []string
	for _, option := range p.Result.Options {
		posts := find(s, option, future).Posts
		lost := posts.Lost
		if lost["vacant"].Mean+lost["on notice"].Mean+lost["agency"].Mean+lost["next leaver"].Mean+posts.Owed.Mean == 0 {
			continue
		}
		rows++
		t.AppendRow(table.Row{
			option, number(lost["vacant"].Mean), number(lost["on notice"].Mean), number(lost["agency"].Mean), number(lost["next leaver"].Mean),
			number(posts.Owed.Mean), number(posts.OverPersonWeeks.Mean), pounds(posts.OverCost.Mean),
		})
		if posts.AnyHeld.Estimate > 0 {
			held = append(held, fmt.Sprintf("%s holds a step back in %s of 100 futures, %s weeks in the mean, which keeps %s post-weeks and costs %s pounds at the grade's pay",
				option, withInterval(posts.AnyHeld), number(posts.HeldWeeks.Mean), number(posts.HeldPostWeeks.Mean), pounds(posts.HeldCost.Mean)))
		}
	}
	if rows == 0 {
		return ""
	}
	out := t.Render() + "\n\n" + fold(fmt.Sprintf("Mean number of posts, in %s. A post goes, in this order, where it is vacant and uncovered, where its worker is on notice, where an agency worker covers it, or with the next leaver. \"weeks over\" is person-weeks beyond the funded posts, and their cost in pounds; it is inside what was spent.", future), "", Width)
	if len(held) > 0 {
		out += "\n" + fold(capital(strings.Join(held, "; "))+".", "", Width)
	}
	return out
}
