package book

import (
	"fmt"
	"math"
	"slices"

	"headroom/cmd/answer"
	"headroom/cmd/record"
	"headroom/plots"
	"headroom/plots/workbook"
)

// bandNames are the columns that a fan is stacked from: the lowest carries the
// others and is not painted.
var bandNames = []string{"below 2.5 of 100", "2.5 to 10", "10 to 25", "25 to 75", "75 to 90", "90 to 97.5"}

// headlineFan is the picture of the headline option.
func headlineFan(r *record.Record) plots.Fan {
	return r.Pictures.Fans[slices.Index(r.Options(), r.Headline())]
}

// fanSheet is what the fans are drawn from: the headline option's percentiles of
// the promised measure as heights of bands.
func fanSheet(r *record.Record) workbook.Sheet {
	own := promised(r)
	kind, line := kindOf(own), promisedLine(r)
	t := &workbook.Table{Name: "Fan", Columns: []workbook.Column{text("future", 14, "the future's name in the scenario"), column("week", workbook.Count, "weeks since the start"), column("date", workbook.Date, "the day of the count")}}
	for i, name := range bandNames {
		meaning := fmt.Sprintf("height of the band between these percentiles of %s", own.Name)
		if i == 0 {
			meaning = "where the lowest band begins: the percentile 2.5"
		}
		t.Columns = append(t.Columns, column(name, kind, meaning))
	}
	t.Columns = append(t.Columns, column("median", kind, "half of the simulated futures lie below"), column("promise", kind, "the figure that was promised"))
	for i, panel := range headlineFan(r).Panels {
		edges := [][]float64{panel.P025, panel.P10, panel.P25, panel.P75, panel.P90, panel.P975}
		for week, date := range r.Weekly.Dates {
			row := []any{r.Futures()[i], week, date, edges[0][week]}
			for k := 1; k < len(edges); k++ {
				row = append(row, math.Round(1e6*(edges[k][week]-edges[k-1][week]))/1e6)
			}
			t.Rows = append(t.Rows, append(row, panel.P50[week], line))
		}
	}
	return workbook.Sheet{
		Name: "fan", Title: fmt.Sprintf("What the fans of option %q are drawn from", r.Headline()), Table: t, Keys: 3,
		Texts: []workbook.TextRow{{Text: "Heights of bands, stacked on each other; the sheet weekly has the percentiles themselves."}},
	}
}

// promisedLine is the figure at which the promise is kept.
func promisedLine(r *record.Record) float64 {
	if r.Summary.Target.AtLeast {
		return r.Summary.Target.Low
	}
	return r.Summary.Target.High
}

// chartsSheet is every chart, three on a page.
func chartsSheet(r *record.Record, s *record.Sweep) workbook.Sheet {
	sheet := workbook.Sheet{Name: "charts", Title: answer.Capital(titleOf(r))}
	weeks := len(r.Weekly.Dates)
	for i, future := range r.Futures()[:len(headlineFan(r).Panels)] {
		c := r.Cell(r.Headline(), future).Within
		sheet.Charts = append(sheet.Charts, workbook.Chart{
			Kind: workbook.Bands, Title: fmt.Sprintf("%s: %s. The promise is kept in %s", futureTitle(r, future), r.Summary.Target.Measure+r.Summary.Passed.Team, ofHundred(c)),
			Description: fmt.Sprintf("Week by week, option %s in future %s: the median and the bands in which 50, 80 and 95 of 100 simulated futures lie, with the promise as a line at %s. The sheet fan has the figures.", r.Headline(), future, answer.Plain(promisedLine(r))),
			Sheet:       "fan", First: i * weeks, Last: (i+1)*weeks - 1, Across: "date", Columns: bandNames, Lines: []string{"median", "promise"}, Axis: promised(r).Unit,
		})
	}
	for i, future := range r.Futures() {
		first, last := rowsOf(r, i)
		sheet.Charts = append(sheet.Charts, workbook.Chart{
			Kind: workbook.Intervals, Title: fmt.Sprintf("%s: the chance of keeping the promise", futureTitle(r, future)),
			Description: fmt.Sprintf("For every option in future %s: the chance of keeping the promise with its 95%% confidence interval. The sheet options has the figures.", future),
			Sheet:       "options", First: first, Last: last, Across: "option", Columns: []string{"chance, low", "chance, high", "chance"}, Axis: "chance",
		})
	}
	if cell := r.Cell(r.Headline(), r.Futures()[0]); r.Headline() != cell.Spend.Baseline && len(cell.Spend.ByYear) > 0 {
		first, last := spendRows(r)
		columns := []string{"budgeted", "spent"}
		if cell.Spend.WithinGrant != nil {
			columns = append([]string{"grant"}, columns...)
		}
		sheet.Charts = append(sheet.Charts, workbook.Chart{
			Kind: workbook.Columns, Title: fmt.Sprintf("%s: extra spend against budget", futureTitle(r, r.Futures()[0])),
			Description: fmt.Sprintf("Option %s, year by year: the grant, what is budgeted and what is spent on average. The sheet spend has the figures.", r.Headline()),
			Sheet:       "spend", First: first, Last: last, Across: "year", Columns: columns, Axis: "pounds",
		})
	}
	if s != nil {
		sheet.Charts = append(sheet.Charts, sweepCharts(&s.Summary)...)
	}
	return sheet
}
