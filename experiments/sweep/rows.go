package sweep

import (
	"headroom/experiments"
	"headroom/models/care"
)

// A Row is one measure of one option in one future at one point: what a sweep
// is as a tidy table.
type Row struct {
	Point   int      `json:"point"` // from 1
	Values  []string `json:"values"`
	Option  string   `json:"option"`
	Future  string   `json:"future"`
	Measure string   `json:"measure"`
	Unit    string   `json:"unit"`
	experiments.Chance
}

// The measures of a row.
const (
	Within     = "within"      // chance of keeping the promise, over the span owed
	After      = "after"       // and over the span after
	LastYear   = "last_year"   // mean of the target's measure over the last year owed
	ExtraSpend = "extra_spend" // pounds spent beyond the baseline option
)

// Rows are every measure of every cell with its 95% confidence interval, by
// point, option, future and measure.
func (r *Result) Rows() []Row {
	var rows []Row
	for point, values := range r.Points {
		for option, optionName := range r.Options {
			for future, futureName := range r.Futures {
				cell := r.Cell(point, option, future)
				add := func(measure, unit string, c experiments.Chance) {
					rows = append(rows, Row{point + 1, values, optionName, futureName, measure, unit, c})
				}
				average := func(a experiments.Average) experiments.Chance {
					return experiments.Chance{Estimate: a.Mean, Low: a.Low, High: a.High, Runs: cell.Within.Of}
				}
				add(Within, "share", experiments.ChanceOf(cell.Within))
				if r.HasAfter {
					add(After, "share", experiments.ChanceOf(cell.After))
				}
				add(LastYear, care.Describe[experiments.MeasureOf(r.scenarios[point])].Unit, average(cell.Last))
				add(ExtraSpend, "pounds", average(cell.Extra))
			}
		}
	}
	return rows
}
