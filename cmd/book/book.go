// Package book makes the workbook of a run, for those who check it and count on
// with it: what the run wrote, as tables with names, native charts and a page that
// says what each column means. No figure is worked out anew.
package book

import (
	"fmt"
	"io"
	"math"
	"slices"
	"strings"

	"headroom/cmd/answer"
	"headroom/cmd/record"
	"headroom/experiments"
	"headroom/plots/workbook"
)

// Write writes the workbook of a run, with a sheet for a sweep where there is one.
func Write(w io.Writer, r *record.Record, s *record.Sweep) error {
	return Workbook(r, s).Write(w)
}

// Workbook is the workbook of a run.
func Workbook(r *record.Record, s *record.Sweep) workbook.Workbook {
	sheets := []workbook.Sheet{answerSheet(r), chartsSheet(r, s), optionsSheet(r), weeklySheet(r), assumptionsSheet(r), spendSheet(r), fanSheet(r)}
	if s != nil {
		sheets = append(sheets, sweepSheet(&s.Summary))
	}
	b := workbook.Workbook{Title: "Headroom: " + titleOf(r), Names: names(r)}
	b.Sheets = append([]workbook.Sheet{readMe(r, sheets, b.Names)}, sheets...)
	return b
}

// titleOf is what the run is about, in a line.
func titleOf(r *record.Record) string {
	if title := r.Summary.Passed.Title; title != "" {
		return title
	}
	return r.Summary.Scenario
}

// figure is a number of a summary.
func figure(f experiments.Figure) float64 { return float64(f) }

// chance is a chance with its interval, as three cells; nothing where there is
// none.
func chance(c *experiments.Chance) []any {
	if c == nil {
		return []any{nil, nil, nil}
	}
	return []any{figure(c.Estimate), figure(c.Low), figure(c.High)}
}

// chanceColumns are the columns of a chance.
func chanceColumns(title, meaning string) []workbook.Column {
	return []workbook.Column{
		{Title: title, Kind: workbook.Share, Meaning: meaning + "; share of the runs"},
		{Title: title + ", low", Kind: workbook.Share, Meaning: "lower end of its 95% confidence interval (simulation error)"},
		{Title: title + ", high", Kind: workbook.Share, Meaning: "upper end of that interval"},
	}
}

func text(title string, width float64, meaning string) workbook.Column {
	return workbook.Column{Title: title, Width: width, Meaning: meaning}
}

func column(title string, kind workbook.Kind, meaning string) workbook.Column {
	return workbook.Column{Title: title, Kind: kind, Meaning: meaning}
}

// futureTitle is what a future is, in words: "New cases do not fall".
func futureTitle(r *record.Record, future string) string {
	for _, f := range r.Summary.Passed.Futures {
		if f.Name == future {
			return strings.TrimRight(f.Title, ". ")
		}
	}
	return future
}

// titled is an option's title.
func titled(r *record.Record, option string) string {
	for _, o := range r.Summary.Passed.Options {
		if o.Name == option {
			return o.Title
		}
	}
	return option
}

// ofHundred is a chance in words: "15 of 100".
func ofHundred(c experiments.Chance) string { return answer.OfHundred(c) + " of 100" }

// orNone is nothing where there is no number.
func orNone(x float64) any {
	if math.IsNaN(x) {
		return nil
	}
	return x
}

// withoutEmpty leaves out the columns of a table in which nothing stands, such as
// those of the time after a promise that speaks of none.
func withoutEmpty(t *workbook.Table) *workbook.Table {
	out := &workbook.Table{Name: t.Name, Rows: make([][]any, len(t.Rows))}
	for j, c := range t.Columns {
		if !slices.ContainsFunc(t.Rows, func(row []any) bool { return row[j] != nil }) {
			continue
		}
		out.Columns = append(out.Columns, c)
		for i, row := range t.Rows {
			out.Rows[i] = append(out.Rows[i], row[j])
		}
	}
	return out
}

// freeName is a defined name that no other has.
func freeName(taken map[string]bool, name string) string {
	free := name
	for n := 2; taken[free]; n++ {
		free = fmt.Sprintf("%s_%d", name, n)
	}
	taken[free] = true
	return free
}
