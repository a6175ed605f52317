package output

import (
	"bufio"
	"encoding/csv"
	"io"
	"math"
	"strconv"
	"time"

	"headroom/cmd/answer"
	"headroom/experiments"
	"headroom/models/care"
)

// WriteWeekly writes every measure of every census as tidy CSV, one value a
// row: option, future, team, week, date, measure, unit, statistic, value. The
// statistics are the mean, its 95% confidence interval for the average
// caseload (mean_low, mean_high), and percentiles (p05, p50, p95), pointwise, of
// that week on its own, for the measures that are counted in bins; for the
// measure of the promise also those that a fan is drawn from (p025, p10, p25, p75,
// p90, p975), and of the headline option the simultaneous band that 95% of whole
// paths never leave (simultaneous_low, simultaneous_high). A value that so
// few runs cannot give, that lies beyond the bins, or of a measure that says
// nothing there (answer.Tells), is left empty.
func WriteWeekly(w io.Writer, r *experiments.Result) error {
	buffered := bufio.NewWriterSize(w, 1<<16)
	out := csv.NewWriter(buffered)
	row := []string{"option", "future", "team", "week", "date", "measure", "unit", "statistic", "value"}
	if err := out.Write(row); err != nil {
		return err
	}
	tells, whole := true, r.WholeBands()
	put := func(statistic string, value float64) error {
		row[7], row[8] = statistic, ""
		if tells && !math.IsNaN(value) && !math.IsInf(value, 0) {
			row[8] = strconv.FormatFloat(value, 'f', 4, 64)
		}
		return out.Write(row)
	}
	for _, cell := range r.Cells {
		row[0], row[1] = cell.Option, cell.Future
		for group := range cell.Groups() {
			row[2] = "all"
			if group > 0 {
				row[2] = r.Scenario.Teams[group-1].Name
			}
			for week := range r.Scenario.Weeks {
				row[3], row[4] = strconv.Itoa(week), r.Date(week).Format(time.DateOnly)
				for m := care.Measure(0); m < care.Measures; m++ {
					d := care.Describe[m]
					row[5], row[6] = d.Key, d.Unit
					tells = answer.Tells(r, group, m, week)
					shown := percentiles[:3]
					if m == r.Measure() {
						shown = percentiles
					}
					if err := writeMeasure(put, cell, group, m, week, shown); err != nil {
						return err
					}
					if m != r.Measure() || group != r.Aim.Group {
						continue
					}
					for _, band := range whole {
						if band.Option != cell.Option || band.Future != cell.Future {
							continue
						}
						if err := put("simultaneous_low", band.Simultaneous.Low[week]); err != nil {
							return err
						}
						if err := put("simultaneous_high", band.Simultaneous.High[week]); err != nil {
							return err
						}
					}
				}
			}
		}
	}
	out.Flush()
	if err := out.Error(); err != nil {
		return err
	}
	return buffered.Flush()
}

// A namedPercentile is a percentile and its name in the file.
type namedPercentile struct {
	name string
	p    float64
}

// percentiles are those of every measure, then those of a fan beside them.
var percentiles = []namedPercentile{
	{"p05", 0.05},
	{"p50", 0.50},
	{"p95", 0.95},
	{"p025", 0.025},
	{"p10", 0.10},
	{"p25", 0.25},
	{"p75", 0.75},
	{"p90", 0.90},
	{"p975", 0.975},
}

func writeMeasure(put func(string, float64) error, cell *experiments.Cell, group int, m care.Measure, week int, shown []namedPercentile) error {
	sum := cell.Sum(group, m, week)
	if err := put("mean", sum.Mean()); err != nil {
		return err
	}
	if m == care.AverageCaseload {
		average := experiments.AverageOf(sum)
		if err := put("mean_low", float64(average.Low)); err != nil {
			return err
		}
		if err := put("mean_high", float64(average.High)); err != nil {
			return err
		}
	}
	if care.Describe[m].Bins == 0 {
		return nil
	}
	for _, p := range shown {
		if err := put(p.name, cell.Percentile(group, m, week, p.p)); err != nil {
			return err
		}
	}
	return nil
}
