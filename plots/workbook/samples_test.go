package workbook

import (
	"bytes"
	"fmt"
	"math"
	"testing"
	"time"
)

// hostile are texts that a spreadsheet could take for a formula or that a file could break on.
var hostile = []string{"=1+1", "+44", "-1", "@SUM(A1)", `=HYPERLINK("http://x","y")`, "</t><script>&\"'", "\ttab", "_x0041_", "line\nbreak"}

// sample is a workbook with every kind of column and chart.
func sample() Workbook {
	weekly := Table{Name: "Weekly", Columns: []Column{
		{Title: "future", Kind: Text},
		{Title: "week", Kind: Count},
		{Title: "date", Kind: Date},
		{Title: "under p2.5", Kind: Decimal},
		{Title: "p2.5 to p10", Kind: Decimal},
		{Title: "p10 to p25", Kind: Decimal},
		{Title: "p25 to p75", Kind: Decimal},
		{Title: "p75 to p90", Kind: Decimal},
		{Title: "p90 to p97.5", Kind: Decimal},
		{Title: "median", Kind: Decimal},
		{Title: "promise", Kind: Decimal},
	}}
	start := time.Date(2023, 4, 1, 0, 0, 0, 0, time.UTC)
	for week := range 105 {
		middle := 15 + 4*math.Sin(float64(week)/20)
		spread := 1 + float64(week)/50
		weekly.Rows = append(weekly.Rows, []any{"steady", week, start.AddDate(0, 0, 7*week), middle - 3*spread, spread, spread, 2 * spread, spread, spread, middle, 15.0})
	}
	options := Table{Name: "Options", Columns: []Column{
		{Title: "option", Kind: Text},
		{Title: "chance", Kind: Share},
		{Title: "low", Kind: Share},
		{Title: "high", Kind: Share},
		{Title: "grant", Kind: Pounds},
		{Title: "budgeted", Kind: Pounds},
		{Title: "spent", Kind: Pounds},
		{Title: "ratio", Kind: Exact},
	}}
	for i, text := range hostile {
		chance := float64(i) / 10
		options.Rows = append(options.Rows, []any{text, chance, math.Max(0, chance-0.05), chance + 0.05, 960_000.0, 100_000 * float64(i), -123_456.7 * float64(i), math.NaN()})
	}
	return Workbook{
		Title: "Sample",
		Sheets: []Sheet{
			{Name: "read-me", Title: "A sample", Texts: []TextRow{{Name: "What it is", Text: "A workbook with every kind of column and of chart. " + fmt.Sprint(hostile)}, {Text: "=a note"}}},
			{Name: "options", Title: "Options", Texts: []TextRow{{Name: "The answer", Text: "In 15 of 100."}}, Table: &options, Keys: 1},
			{Name: "charts", Title: "Charts", Charts: []Chart{
				{Kind: Intervals, Title: "Chances with their intervals & \"more\"", Description: "Chances rise from 0 to 80 of 100.", Sheet: "options", Last: 8, Across: "option", Columns: []string{"low", "high", "chance"}, Axis: "chance"},
				{Kind: Columns, Title: "Spend against budget", Description: "Spend and budget.", Sheet: "options", Last: 4, Across: "option", Columns: []string{"grant", "budgeted", "spent"}, Axis: "pounds"},
				{Kind: Bands, Title: "Average caseload", Description: "A fan.", Sheet: "weekly", Last: 104, Across: "date", Columns: []string{"under p2.5", "p2.5 to p10", "p10 to p25", "p25 to p75", "p75 to p90", "p90 to p97.5"}, Lines: []string{"median", "promise"}, Axis: "cases"},
			}},
			{Name: "weekly", Title: "Week by week", Table: &weekly, Keys: 3},
		},
		Names: []Name{{Name: "chance_of_first", Sheet: "options", Row: 0, Column: "chance"}, {Name: "last_week", Sheet: "weekly", Row: 104, Column: "median"}},
	}
}

func bytesOf(t *testing.T, b Workbook) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := b.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}
