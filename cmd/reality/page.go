package main

import (
	_ "embed"
	"encoding/csv"
	"fmt"
	"io"
	"math"
	"strconv"
	"text/template"
	"time"

	"headroom/experiments/hindcast"
)

// The page, with places for every figure.
//
//go:embed page.md.tmpl
var pageText string

// A report is all hindcasts.
type report struct {
	Settings hindcast.Settings
	Councils []council
}

// pageTemplate knows how figures are written.
func pageTemplate() (*template.Template, error) {
	return template.New("page").Funcs(template.FuncMap{
		"figure":    figure,
		"whole":     func(x float64) string { return strconv.FormatFloat(math.Round(x), 'f', 0, 64) },
		"one":       func(x float64) string { return strconv.FormatFloat(x, 'f', 1, 64) },
		"two":       func(x float64) string { return strconv.FormatFloat(x, 'f', 2, 64) },
		"ofHundred": func(share float64) string { return strconv.FormatFloat(math.Round(100*share), 'f', 0, 64) },
		"thousands": thousands,
		"skill":     skill,
		"date":      func(t time.Time) string { return t.Format("2 Jan 2006") },
		"council":   func(r report, name string) council { return r.council(name) },
	}).Parse(pageText)
}

func (r report) writePage(w io.Writer) error {
	t, err := pageTemplate()
	if err != nil {
		return err
	}
	return t.Execute(w, r)
}

// council is one by its name in the list of hindcasts.
func (r report) council(name string) council {
	for _, c := range r.Councils {
		if c.Scenario.Name == name {
			return c
		}
	}
	panic(fmt.Sprintf("reality: there is no council %q", name))
}

// All is the scores of every counted point, in swings: of the forecast, or of
// the future without a trend.
func (r report) All(other bool) hindcast.Total {
	return r.total(other, hindcast.Series.Counted)
}

// Every is the forecast's scores of every point that is shown, those of a series
// with the simulated values of another among them.
func (r report) Every() hindcast.Total {
	return r.total(false, func(hindcast.Series) bool { return true })
}

func (r report) total(other bool, wanted func(hindcast.Series) bool) hindcast.Total {
	var total hindcast.Total
	for _, c := range r.Councils {
		future := c.Forecast()
		if other {
			future = c.Other()
		}
		total.AddFuture(future, wanted)
	}
	return total
}

// Direction is how well the forecast said what would fall, over all counted
// points.
func (r report) Direction() hindcast.Direction {
	var all hindcast.Direction
	for _, c := range r.Councils {
		for _, series := range c.Forecast().Series {
			if series.Counted() {
				all.Add(series.Points)
			}
		}
	}
	return all
}

// A seriesTotal is a series over all councils.
type seriesTotal struct {
	hindcast.Series
	hindcast.Total
	Swing hindcast.Swing
	Falls hindcast.Direction
}

// BySeries is the forecast's scores of each series over all councils, in the
// series' unit.
func (r report) BySeries() []seriesTotal {
	var totals []seriesTotal
	for i, series := range hindcast.AllSeries() {
		one := seriesTotal{Series: series, Swing: hindcast.SwingOf(series)}
		for _, c := range r.Councils {
			one.Add(c.Forecast().Series[i].Points, 1)
			one.Falls.Add(c.Forecast().Series[i].Points)
		}
		totals = append(totals, one)
	}
	return totals
}

// skill is a skill in per cent with its sign.
func skill(x float64) string {
	switch percent := math.Round(100 * x); {
	case percent > 0:
		return fmt.Sprintf("+%.0f%%", percent)
	case percent < 0:
		return fmt.Sprintf("\u2212%.0f%%", -percent)
	}
	return "0%"
}

// thousands is a whole number with commas.
func thousands(n int) string {
	text := strconv.Itoa(n)
	for i := len(text) - 3; i > 0; i -= 3 {
		text = text[:i] + "," + text[i:]
	}
	return text
}

// writePoints writes every point with both futures' forecasts of it.
func (r report) writePoints(w io.Writer) error {
	out := csv.NewWriter(w)
	out.Write([]string{
		"council", "future", "series", "unit", "date", "week", "published", "median", "low80", "high80", "low95", "high95", "share_of_runs_below", "share_of_runs_below_last_value",
		"crps", "crps_last_value", "crps_random_walk", "interval_score_80", "interval_score_80_random_walk",
	})
	number := func(x float64) string { return strconv.FormatFloat(x, 'f', 3, 64) }
	for _, c := range r.Councils {
		for _, future := range c.Futures {
			for _, series := range future.Series {
				for _, p := range series.Points {
					out.Write([]string{
						c.Scenario.Name, future.Name, series.Key, series.Unit, p.Date.Format(time.DateOnly), strconv.Itoa(p.Week), number(p.Published), number(p.Median),
						number(p.Low80), number(p.High80), number(p.Low95), number(p.High95), number(p.Below), number(p.Lower),
						number(p.Forecast.CRPS), number(p.Last.CRPS), number(p.Walk.CRPS), number(p.Forecast.Interval), number(p.Walk.Interval),
					})
				}
			}
		}
	}
	out.Flush() // and any error of the writes above
	return out.Error()
}
