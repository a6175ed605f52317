package book

import (
	"fmt"
	"slices"

	"headroom/cmd/answer"
	"headroom/cmd/record"
	"headroom/plots/workbook"
)

// weeklyMeasures are those of the weekly sheet, beside that of the promise; the
// file weekly.csv has all.
var weeklyMeasures = []string{"average_caseload", "open_per_fte", "open_cases", "unallocated", "in_post_fte", "funded_posts", "vacancies", "agency_fte", "share_above"}

// promised is the measure of the promise.
func promised(r *record.Record) answer.Meaning {
	for _, d := range r.Summary.Passed.Definitions {
		if d.Key == r.Summary.Target.Key {
			return d
		}
	}
	panic(fmt.Sprintf("book: there is no measure %q", r.Summary.Target.Key))
}

// kindOf is how a measure is written.
func kindOf(d answer.Meaning) workbook.Kind {
	if d.Unit == "share" {
		return workbook.Share
	}
	return workbook.Decimal
}

// A namedStatistic is a statistic of weekly.csv and its name here.
type namedStatistic struct{ key, name, meaning string }

var (
	mean  = namedStatistic{"mean", "mean", "mean over the runs"}
	outer = []namedStatistic{mean, {"p05", "p5", "5 of 100 simulated futures lie below"}, {"p95", "p95", "5 of 100 lie above"}}
	whole = []namedStatistic{
		mean,
		{"mean_low", "mean, low", "lower end of the mean's 95% confidence interval"},
		{"mean_high", "mean, high", "upper end of that interval"},
		{"p025", "p2.5", "2.5 of 100 simulated futures lie below"},
		{"p05", "p5", "5 of 100 lie below"},
		{"p10", "p10", "10 of 100 lie below"},
		{"p25", "p25", "25 of 100 lie below"},
		{"p50", "p50", "the median: half lie below"},
		{"p75", "p75", "25 of 100 lie above"},
		{"p90", "p90", "10 of 100 lie above"},
		{"p95", "p95", "5 of 100 lie above"},
		{"p975", "p97.5", "2.5 of 100 lie above"},
	}
)

// weeklySheet is the weekly figures of every option, future and team.
func weeklySheet(r *record.Record) workbook.Sheet {
	type shown struct {
		measure   string
		statistic namedStatistic
	}
	t := &workbook.Table{Name: "Weekly", Columns: []workbook.Column{
		text("option", 14, "the option's name in the scenario"), text("future", 14, "the future's name in the scenario"), text("team", 14, "the team's name, or all"),
		column("week", workbook.Count, "weeks since the start"), column("date", workbook.Date, "the day of the count"),
	}}
	own, teams := promised(r), teamsOf(r)
	var figures []shown
	add := func(d answer.Meaning, statistics []namedStatistic) {
		for _, s := range statistics {
			if r.Weekly.Series(r.Headline(), r.Futures()[0], "all", d.Key, s.key) == nil {
				continue
			}
			figures = append(figures, shown{d.Key, s})
			t.Columns = append(t.Columns, workbook.Column{Title: d.Name + ", " + s.name, Kind: kindOf(d), Width: 13, Meaning: fmt.Sprintf("%s (%s): %s", d.Name, d.Unit, s.meaning)})
		}
	}
	add(own, whole)
	for _, d := range r.Summary.Passed.Definitions {
		if d.Key != own.Key && slices.Contains(weeklyMeasures, d.Key) {
			add(d, outer)
		}
	}
	for _, option := range r.Options() {
		for _, future := range r.Futures() {
			for _, team := range teams {
				first := len(t.Rows)
				for week, date := range r.Weekly.Dates {
					t.Rows = append(t.Rows, []any{option, future, team, week, date})
				}
				for _, f := range figures {
					series := r.Weekly.Series(option, future, team, f.measure, f.statistic.key)
					for week := range r.Weekly.Dates {
						t.Rows[first+week] = append(t.Rows[first+week], orNone(series[week]))
					}
				}
			}
		}
	}
	return workbook.Sheet{
		Name: "weekly", Title: "Week by week", Table: t, Keys: 5,
		Texts: []workbook.TextRow{{Text: "A choice of measures; weekly.csv has all of them. Percentiles are of each week on its own: few paths stay inside a band throughout."}},
	}
}

// teamsOf are the teams with weekly figures, all together first.
func teamsOf(r *record.Record) []string {
	teams := []string{"all"}
	for _, team := range r.Scenario.Teams {
		if r.Weekly.Series(r.Headline(), r.Futures()[0], team.Name, "average_caseload", "mean") != nil {
			teams = append(teams, team.Name)
		}
	}
	return teams
}
