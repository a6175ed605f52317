package book

import (
	"fmt"
	"slices"

	"headroom/cmd/record"
	"headroom/plots/workbook"
)

// spendSheet is the extra money of every option in every future, year by year.
func spendSheet(r *record.Record) workbook.Sheet {
	t := &workbook.Table{Name: "Spend", Columns: slices.Concat([]workbook.Column{
		text("option", 16, "the option's name in the scenario"), text("future", 14, "the future's name in the scenario"),
		text("year", 10, "financial year, from April"), column("days", workbook.Count, "of the year that are simulated"),
		column("grant", workbook.Pounds, "the grant of the year"), column("budgeted", workbook.Pounds, "extra to the baseline, as budgeted"),
		column("spent", workbook.Pounds, "extra to the baseline, as spent (mean)"),
		column("spent, low", workbook.Pounds, "lower end of the mean's 95% confidence interval"), column("spent, high", workbook.Pounds, "upper end of that interval"),
		column("spent, p5", workbook.Pounds, "5 of 100 simulated futures spend less"), column("spent, p50", workbook.Pounds, "the median"), column("spent, p95", workbook.Pounds, "5 of 100 spend more"),
	}, chanceColumns("within grant", "chance that the year spends no more than its grant"), []workbook.Column{
		column("all spending", workbook.Pounds, "everything spent on the service, not only extra (mean)"),
		column("of it agency", workbook.Pounds, "of all spending, on agency workers (mean)"),
	})}
	for _, option := range r.Options() {
		for _, future := range r.Futures() {
			for _, y := range r.Cell(option, future).Spend.ByYear {
				grant := any(nil)
				if y.Grant != nil {
					grant = figure(*y.Grant)
				}
				row := []any{option, future, y.Label, y.Days, grant, figure(y.Budgeted), figure(y.Mean), figure(y.Low), figure(y.High), figure(y.P05), figure(y.P50), figure(y.P95)}
				row = append(row, chance(y.WithinGrant)...)
				t.Rows = append(t.Rows, append(row, figure(y.TotalSpend.Mean), figure(y.AgencySpend.Mean)))
			}
		}
	}
	return workbook.Sheet{
		Name: "spend", Title: fmt.Sprintf("Money, extra to %q, by financial year", r.Cell(r.Headline(), r.Futures()[0]).Spend.Baseline), Table: withoutEmpty(t), Keys: 3,
		Texts: []workbook.TextRow{{Text: fmt.Sprintf("Percentiles of money are good to £%.0f.", r.Summary.BinWidth["money"])}},
	}
}

// spendRows are the rows of the headline option in the first future.
func spendRows(r *record.Record) (first, last int) {
	years := len(r.Cell(r.Headline(), r.Futures()[0]).Spend.ByYear)
	first = slices.Index(r.Options(), r.Headline()) * len(r.Futures()) * years
	return first, first + years - 1
}
