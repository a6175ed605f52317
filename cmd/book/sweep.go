package book

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strconv"

	"headroom/cmd/answer"
	"headroom/cmd/output"
	"headroom/cmd/record"
	"headroom/experiments/sweep"
	"headroom/plots/workbook"
)

// WriteSweep writes the workbook of a sweep by itself.
func WriteSweep(w io.Writer, s *record.Sweep) error {
	m := s.Manifest
	sheets := []workbook.Sheet{sweepSheet(&s.Summary)}
	if charts := sweepCharts(&s.Summary); len(charts) > 0 {
		sheets = append(sheets, workbook.Sheet{Name: "charts", Title: sheets[0].Title, Charts: charts})
	}
	about := workbook.Sheet{Name: "read-me", Title: "Headroom: a sweep of " + s.Summary.Scenario, Table: workbook.Contents("Contents", sheets), Texts: []workbook.TextRow{
		{Name: "What this is", Text: "One scenario of a council's children's services, simulated at many values of some of its numbers under the same luck. Every figure is what the sweep wrote into its files."},
		{Name: "Run", Text: fmt.Sprintf("%s: scenario %s, %s at each point, seed %d.", m.RunID, m.Scenario, answer.Runs(s.Summary.Runs), m.Seed)},
		{Name: "To repeat it", Text: m.Command},
		{Name: "Scenario file", Text: fmt.Sprintf("%s, SHA-256 %s", m.ScenarioFile, m.ScenarioHash)},
		{Name: "Versions", Text: versions(m.Versions)},
		{Name: "Intervals", Text: "Columns called low and high are 95% confidence intervals: how well the runs know the figure."},
	}}
	return workbook.Workbook{Title: about.Title, Sheets: append([]workbook.Sheet{about}, sheets...)}.Write(w)
}

// inOrder are the rows of a sweep so that the points of an option, a future and a
// measure stand together.
func inOrder(s *output.SweepSummary) []sweep.Row {
	place := func(names *[]string, name string) int {
		at := slices.Index(*names, name)
		if at < 0 {
			at = len(*names)
			*names = append(*names, name)
		}
		return at
	}
	var options, futures, measures []string
	for _, row := range s.Rows {
		place(&options, row.Option)
		place(&futures, row.Future)
		place(&measures, row.Measure)
	}
	rows := slices.Clone(s.Rows)
	slices.SortStableFunc(rows, func(a, b sweep.Row) int {
		return cmp.Or(
			cmp.Compare(place(&options, a.Option), place(&options, b.Option)), cmp.Compare(place(&futures, a.Future), place(&futures, b.Future)),
			cmp.Compare(place(&measures, a.Measure), place(&measures, b.Measure)), cmp.Compare(a.Point, b.Point))
	})
	return rows
}

// sweepSheet is the whole table of a sweep, one measure of a cell a row.
func sweepSheet(s *output.SweepSummary) workbook.Sheet {
	columns := []workbook.Column{
		text("option", 16, "the option's name in the scenario"), text("future", 14, "the future's name in the scenario"), text("measure", 26, "what is told"),
		column("point", workbook.Count, "number of the point"),
	}
	for i, v := range s.Variables {
		kind := workbook.Exact
		for _, row := range s.Rows {
			if _, err := strconv.ParseFloat(row.Values[i], 64); err != nil {
				kind = workbook.Text
			}
		}
		columns = append(columns, workbook.Column{Title: v.Key, Kind: kind, Width: 24, Meaning: fmt.Sprintf("the value that it was set to: %s (%s)", v.Name, v.Unit)})
	}
	t := &workbook.Table{Name: "Sweep", Columns: append(columns,
		text("unit", 12, "of the figure"), column("estimate", workbook.Exact, "the figure"), column("low", workbook.Exact, "lower end of its 95% confidence interval (simulation error)"),
		column("high", workbook.Exact, "upper end of that interval"), column("runs", workbook.Count, "replications that it is of"))}
	for _, row := range inOrder(s) {
		cells := []any{row.Option, row.Future, row.Measure, row.Point}
		for i, value := range row.Values {
			if columns[4+i].Kind == workbook.Text {
				cells = append(cells, value)
				continue
			}
			x, _ := strconv.ParseFloat(value, 64)
			cells = append(cells, x)
		}
		t.Rows = append(t.Rows, append(cells, row.Unit, figure(row.Estimate), figure(row.Low), figure(row.High), row.Runs))
	}
	return workbook.Sheet{
		Name: "sweep", Title: "The scenario at many values", Table: t, Keys: 4,
		Texts: []workbook.TextRow{{Text: fmt.Sprintf("Scenario %s, %s at each point, seed %d: the same luck at every one.", s.Scenario, answer.Runs(s.Runs), s.Seed)}},
	}
}

// sweepCharts are the chances over a single key, one chart for an option in a
// future. Of two keys or more package output draws the pictures.
func sweepCharts(s *output.SweepSummary) []workbook.Chart {
	if len(s.Variables) != 1 {
		return nil
	}
	var charts []workbook.Chart
	rows := inOrder(s)
	for first := 0; first < len(rows); {
		at, last := rows[first], first
		for last+1 < len(rows) && rows[last+1].Option == at.Option && rows[last+1].Future == at.Future && rows[last+1].Measure == at.Measure {
			last++
		}
		if at.Measure == "within" && last > first {
			charts = append(charts, workbook.Chart{
				Kind: workbook.Intervals, Title: fmt.Sprintf("Chance of keeping the promise over %s, future %s, option %s", answer.PlainName(s.Variables[0].Key, s.Variables[0].Name), at.Future, at.Option),
				Description: fmt.Sprintf("The chance of keeping the promise with its 95%% confidence interval at %d values of %s. The sheet sweep has the figures.", last-first+1, s.Variables[0].Key),
				Sheet:       "sweep", First: first, Last: last, Across: s.Variables[0].Key, Columns: []string{"low", "high", "estimate"}, Axis: "chance",
			})
		}
		first = last + 1
	}
	return charts
}
