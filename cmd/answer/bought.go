package answer

import (
	"fmt"
	"math"

	"github.com/jedib0t/go-pretty/v6/table"

	"headroom/experiments"
)

// bought is what each option's extra money buys: case-weeks, and what one
// costs in every future. It is empty where no option has other people at work
// than the baseline.
func (p Page) bought(s *experiments.Summary) string {
	r := p.Result
	t := newTable()
	header := row("option", "spent more", "FTE more", "case-weeks")
	under := table.Row{"", "pounds", "", ""}
	for range r.Futures {
		under = append(under, "pounds each")
	}
	t.AppendHeader(append(header, anyOf(r.Futures)...))
	t.AppendHeader(under)
	some, unpriced, fewer, cheaper := false, false, false, false
	for _, option := range r.Options {
		cell := find(s, option, r.Futures[0])
		weeks := cell.Spend.CaseWeeks
		if weeks == nil {
			continue
		}
		line := table.Row{option, pounds(cell.Spend.ExtraTotal.Mean), number(weeks.Workers.Mean), pounds(weeks.CaseWeeks.Mean)}
		for _, future := range r.Futures {
			of := find(s, option, future).Spend.CaseWeeks
			price, known := priced(of.Price)
			if math.Abs(float64(of.Workers.Mean)) < 0.5 {
				price, known = "no price", false
			}
			line = append(line, price)
			some, unpriced, cheaper = some || known, unpriced || !known, cheaper || known && of.Price.Estimate < 0
			fewer = fewer || known && of.Workers.Mean < 0
		}
		t.AppendRow(line)
	}
	if !some {
		return ""
	}
	note := fmt.Sprintf("The first three figures are means in %s. A case-week is one case held for one week by one of the additional workers: FTE in post more than under %s, times the option's average caseload, census by census over the run. Its price is mean extra spend over mean case-weeks (Fieller's 95%% interval).",
		r.Futures[0], r.Scenario.Baseline)
	for _, more := range []struct {
		so   bool
		says string
	}{
		{unpriced, " No price: less than half an FTE more or less, or none that the runs can tell."},
		{fewer, " With fewer workers it is what a case-week given up has saved."},
		{cheaper, " A price below 0 is more work for less money."},
	} {
		if more.so {
			note += more.says
		}
	}
	return "\nWhat the extra money buys, and what a case-week costs:\n" + render(t) + fold(note, "", Width)
}

// priced is a price with its interval, if it has one.
func priced(x experiments.Rate) (text string, known bool) {
	if low, high := float64(x.Low), float64(x.High); math.IsInf(low, 0) || math.IsInf(high, 0) || math.IsNaN(float64(x.Estimate)) {
		return "no price", false
	}
	return fmt.Sprintf("%s (%s to %s)", pounds(x.Estimate), pounds(x.Low), pounds(x.High)), true
}

// conversions is what making agency assignments into posts saves, for every
// option that makes some, in the first future. Those of the baseline are what
// the others are held against.
func (p Page) conversions(s *experiments.Summary) string {
	r := p.Result
	t := newTable()
	t.AppendHeader(table.Row{"option", "made", "asked", "accept", "each a year, if filled", "each a year, as it was", "saved in all"})
	rows := 0
	for _, option := range r.Options {
		c := find(s, option, r.Futures[0]).Spend.Conversions
		if c == nil || option == r.Scenario.Baseline {
			continue
		}
		rows++
		saved := pounds(c.Saved.Estimate)
		if text, known := priced(c.Saved); known {
			saved = text
		}
		t.AppendRow(table.Row{
			option, number(c.Made.Mean), number(c.Asked.Mean), number(c.Accepted.Mean),
			fmt.Sprintf("%s (%s to %s)", pounds(c.Promised.Mean), pounds(c.Promised.Low), pounds(c.Promised.High)), saved, pounds(c.Total.Mean),
		})
	}
	if rows == 0 {
		return ""
	}
	note := fmt.Sprintf("Agency assignments made into posts, means in %s (95%% interval): agency workers asked, and those who take the post and stay. What each conversion saves a year, in pounds, is the agency premium: \"if filled\" with somebody permanent in the post all the time, \"as it was\" over the years since, in which posts also stood empty or were covered by an agency worker.", r.Futures[0])
	return "\n" + render(t) + fold(note, "", Width)
}
