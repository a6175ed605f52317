package report

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"headroom/cmd/answer"
	"headroom/cmd/record"
	"headroom/experiments"
	"headroom/models/scenario"
	"headroom/plots/page"
)

// endOfOwed is a mean of weekly.csv in the last week of the promise, in the first
// future; a dash where the run could not tell.
func endOfOwed(r *record.Record, option, team, measure string) string {
	return meanAt(r, option, team, measure, r.Summary.Target.ToWeek)
}

func meanAt(r *record.Record, option, team, measure string, week int) string {
	series := r.Weekly.Series(option, r.Futures()[0], team, measure, "mean")
	if week >= len(series) || math.IsNaN(series[week]) {
		return "\u2013"
	}
	return fmt.Sprintf("%.1f", series[week])
}

// when is the last week of the promise, and the first future.
func when(r *record.Record) string {
	return fmt.Sprintf("in the week of %s, the last of the promise, if %s", r.Weekly.Dates[r.Summary.Target.ToWeek].Format("2 January 2006"), r.Summary.Passed.Futures[0].Says)
}

// teams is what each option does to the caseload of each team; nothing where there
// is one team.
func teams(r *record.Record) []page.Block {
	if len(r.Scenario.Teams) < 2 {
		return nil
	}
	table := &page.Table{
		Caption: "Average caseload of each team on the first day, and under each option " + when(r) + "; means over runs.",
		Head:    append([]string{"Team", "First day"}, r.Options()...), Stacked: true,
	}
	for _, team := range r.Scenario.Teams {
		row := []string{answer.Capital(team.Name), meanAt(r, r.Headline(), team.Name, "average_caseload", 0)}
		for _, option := range r.Options() {
			row = append(row, endOfOwed(r, option, team.Name, "average_caseload"))
		}
		table.Rows = append(table.Rows, row)
	}
	return []page.Block{{Head: "Team by team"}, {Table: table}}
}

// people is who is in post under each option, where the question is of people: a
// promise of vacancies, or agency work made into posts.
func people(r *record.Record) []page.Block {
	about := r.Summary.Target.Key == "vacancies" || r.Summary.Target.Key == "vacancy_rate"
	for _, option := range r.Scenario.Options {
		about = about || slices.ContainsFunc(option.Actions, func(a scenario.Action) bool { _, converts := a.(*scenario.ConvertAgency); return converts })
	}
	if !about {
		return nil
	}
	table := &page.Table{
		Caption: "Workers in full-time equivalents, all teams together, " + when(r) + "; means over runs.",
		Head:    []string{"Option", "Permanent", "Agency", "In post together", "Vacant posts", "Funded posts"}, Stacked: true,
	}
	measures := []string{"permanent_fte", "agency_fte", "in_post_fte", "vacancies", "funded_posts"}
	first := []string{"On the first day"}
	for _, measure := range measures {
		first = append(first, meanAt(r, r.Options()[0], "all", measure, 0))
	}
	table.Rows = append(table.Rows, first)
	for _, option := range r.Options() {
		row := []string{option}
		for _, measure := range measures {
			row = append(row, endOfOwed(r, option, "all", measure))
		}
		table.Rows = append(table.Rows, row)
	}
	return []page.Block{{Head: "Who is in post"}, {Table: table}}
}

// oneOrWhole is a number to one place, whole where it is whole.
func oneOrWhole(x experiments.Figure) string {
	return strconv.FormatFloat(math.Round(float64(x)*10)/10, 'f', -1, 64)
}

// fewestWorkers is how many more or fewer workers an option must have at least for
// what a case-week costs to mean something.
const fewestWorkers = 0.5

// bought is what a case-week costs under each option that has other people at work
// than the baseline, and what making agency work into posts saves.
func bought(r *record.Record) []page.Block {
	table := &page.Table{
		Caption: fmt.Sprintf("What the extra money buys, against option %q, if %s; means over runs, the price with its 95%% confidence interval. A case-week is one case held for one week by one of the additional workers.", r.Scenario.Baseline, r.Summary.Passed.Futures[0].Says),
		Head:    []string{"Option", "Extra cost, £", "Workers more", "Case-weeks", "£ a case-week"}, Stacked: true,
	}
	var said []page.Block
	for _, option := range r.Options() {
		cell := r.Cell(option, r.Futures()[0])
		if weeks := cell.Spend.CaseWeeks; weeks != nil && math.Abs(float64(weeks.Workers.Mean)) >= fewestWorkers {
			price := weeks.Price
			if low, high := float64(price.Low), float64(price.High); !math.IsNaN(low+high) && !math.IsInf(low-high, 0) {
				table.Rows = append(table.Rows, []string{
					option, pounds(cell.Spend.ExtraTotal.Mean), strings.Replace(fmt.Sprintf("%.1f", float64(weeks.Workers.Mean)), "-", "\u2212", 1), pounds(weeks.CaseWeeks.Mean),
					fmt.Sprintf("%s (%s to %s)", answer.Pounds(float64(price.Estimate)), answer.Pounds(low), answer.Pounds(high)),
				})
			}
		}
		if c := cell.Spend.Conversions; c != nil && option == r.Headline() && option != r.Scenario.Baseline {
			said = append(said, text("Making agency workers permanent: %s are asked and %s accept, on average. Each post so made saves £%s a year while somebody permanent holds it. As it was, with posts empty or covered at times, it saves £%s a year.",
				oneOrWhole(c.Asked.Mean), oneOrWhole(c.Accepted.Mean), pounds(c.Promised.Mean), pounds(c.Saved.Estimate)))
		}
	}
	if slices.ContainsFunc(table.Rows, func(row []string) bool { return strings.HasPrefix(row[2], "\u2212") }) {
		table.Caption += " With fewer workers it is what a case-week given up has saved."
	}
	if len(table.Rows) > 0 {
		said = append(said, page.Block{Table: table})
	}
	if len(said) == 0 {
		return nil
	}
	return append([]page.Block{{Head: "What the money buys"}}, said...)
}
