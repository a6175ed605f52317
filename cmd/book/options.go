package book

import (
	"fmt"
	"slices"

	"headroom/cmd/record"
	"headroom/plots/workbook"
)

// optionsSheet sets every option in every future beside the others: the rows of a
// future stand together.
func optionsSheet(r *record.Record) workbook.Sheet {
	weeks := r.Summary.Target.ToWeek - r.Summary.Target.FromWeek + 1
	columns := slices.Concat(
		[]workbook.Column{
			text("future", 14, "the future's name in the scenario"),
			text("option", 16, "the option's name in the scenario"),
			text("what it is", 44, "the option in words"),
		},
		chanceColumns("chance", "chance that the promise is kept while it is owed"),
		chanceColumns("after", "chance that it is kept afterwards"),
		chanceColumns("chance at no effect of load", "chance while owed if a lighter load does not close cases sooner (elasticity 0)"),
		[]workbook.Column{
			column("more than the headline", workbook.Share, fmt.Sprintf("chance while owed less that of option %q, in the same simulated futures", r.Headline())),
			column("more, low", workbook.Share, "lower end of its 95% confidence interval (paired)"),
			column("more, high", workbook.Share, "upper end of that interval"),
			column("weeks outside", workbook.Decimal, fmt.Sprintf("weeks while it is owed in which it is not kept, of %d (mean)", weeks)),
			column("waiting at worst", workbook.Decimal, "cases without a worker at the worst census while owed (mean over runs)"),
			column("chance of breaking", workbook.Share, "chance that work waits without a worker for more weeks in a row than the scenario's breaking point"),
			column("budgeted", workbook.Pounds, "extra to the baseline, as budgeted, over all that is simulated"),
			column("spent", workbook.Pounds, "extra to the baseline, as spent (mean)"),
			column("spent, p5", workbook.Pounds, "5 of 100 simulated futures spend less"),
			column("spent, p95", workbook.Pounds, "5 of 100 simulated futures spend more"),
			column("within grant", workbook.Share, "chance that the years with a grant spend no more than its sum"),
			column("over establishment", workbook.Pounds, "cost of people beyond the establishment (mean)"),
			column("extra posts after", workbook.Decimal, "posts still funded beyond the baseline afterwards (mean)"),
		})
	t := &workbook.Table{Name: "Options", Columns: columns}
	for _, future := range r.Futures() {
		for _, option := range r.Options() {
			cell := r.Cell(option, future)
			row := []any{future, option, titled(r, option)}
			row = append(row, chance(&cell.Within)...)
			row = append(row, chance(cell.After)...)
			row = append(row, chance(&cell.WithinZero)...)
			row = append(row, difference(r, option, future)...)
			grant, posts := any(nil), any(nil)
			if cell.Spend.WithinGrant != nil {
				grant = figure(cell.Spend.WithinGrant.Estimate)
			}
			if cell.ExtraPosts != nil {
				posts = figure(cell.ExtraPosts.Mean)
			}
			extra := cell.Spend.ExtraTotal
			t.Rows = append(t.Rows, append(row,
				float64(weeks)*(1-figure(cell.Readings.ShareOfWeeks.Mean)), figure(cell.OwedWaits.Worst), figure(cell.Breaking.Chance.Estimate),
				figure(extra.Budgeted), figure(extra.Mean), figure(extra.P05), figure(extra.P95), grant, figure(cell.Posts.OverCost.Mean), posts))
		}
	}
	return workbook.Sheet{
		Name: "options", Title: "Every option in every future", Table: withoutEmpty(t), Keys: 2,
		Texts: []workbook.TextRow{{Text: "All options met the same simulated futures. Low and high are simulation error; what we do not know is inside each chance."}},
	}
}

// difference is an option's chance less the headline's, with its paired interval.
func difference(r *record.Record, option, future string) []any {
	head := r.Headline()
	for _, pair := range r.Summary.Pairs {
		d := pair.Difference
		switch {
		case pair.Future != future:
		case pair.A == option && pair.B == head:
			return []any{figure(d.Estimate), figure(d.Low), figure(d.High)}
		case pair.A == head && pair.B == option:
			return []any{-figure(d.Estimate), -figure(d.High), -figure(d.Low)}
		}
	}
	return chance(nil)
}

// rowsOf are the first and the last row of a future.
func rowsOf(r *record.Record, future int) (first, last int) {
	n := len(r.Options())
	return future * n, (future+1)*n - 1
}

// names are the names of key figures: of the headline option, in each future.
func names(r *record.Record) []workbook.Name {
	var all []workbook.Name
	taken := map[string]bool{}
	head := slices.Index(r.Options(), r.Headline())
	for i, future := range r.Futures() {
		first, _ := rowsOf(r, i)
		add := func(name, column string) {
			all = append(all, workbook.Name{Name: freeName(taken, name+"_"+workbook.PlainName(future)), Sheet: "options", Row: first + head, Column: column})
		}
		cell := r.Cell(r.Headline(), future)
		add("chance", "chance")
		add("chance_low", "chance, low")
		add("chance_high", "chance, high")
		if cell.After != nil {
			add("chance_after", "after")
		}
		add("budgeted", "budgeted")
		add("spent", "spent")
		add("weeks_outside", "weeks outside")
	}
	return all
}
