package main

import (
	"fmt"
	"time"

	"headroom/experiments/hindcast"
)

// A council is one hindcast, as the page tells it.
type council struct {
	*hindcast.Result
	Place string // its name in words
}

// placeNames are the councils in words.
var placeNames = map[string]string{"bromley": "Bromley", "bradford": "Bradford", "enfield": "Enfield", "bcp": "BCP"}

func newCouncil(r *hindcast.Result) council { return council{r, placeNames[r.Scenario.Name]} }

// forgotten is the council without the weekly figures of every replication,
// which only its picture needs.
func (c council) forgotten() council {
	for i := range c.Futures {
		c.Futures[i].Council = nil
		for j := range c.Futures[i].Series {
			c.Futures[i].Series[j].Fan = hindcast.Fan{}
		}
	}
	return c
}

// Forecast is the future that leads: demand as it had been seen to move.
func (c council) Forecast() hindcast.Future { return c.Futures[0] }

// Other is the future without a trend.
func (c council) Other() hindcast.Future { return c.Futures[1] }

// Doing is what the council did, as its headline option says it.
func (c council) Doing() string {
	for _, o := range c.Scenario.Options {
		if o.Name == c.Scenario.Headline {
			return o.Title
		}
	}
	return c.Scenario.Headline
}

// Start is the month in which the simulation starts.
func (c council) Start() string { return month(c.Scenario.Date(0)) }

func month(t time.Time) string { return t.Format("January 2006") }

// Point is what was published of a series in a year, beside the forecast. It
// panics where there is none: the page's template asks for it by name.
func (c council) Point(key string, year int) hindcast.Point {
	for _, series := range c.Forecast().Series {
		for _, p := range series.Points {
			if series.Key == key && p.Date.Year() == year {
				return p
			}
		}
	}
	panic(fmt.Sprintf("reality: nothing is scored of %s, %s, %d", c.Place, key, year))
}

// Holders is how many workers (FTE) of the council held a case in a year.
func (c council) Holders(year int) float64 {
	for _, f := range hindcast.Holders(c.Scenario.Name) {
		if f.Date.Year() == year {
			return f.Value
		}
	}
	panic(fmt.Sprintf("reality: no holders of cases are published of %s, %d", c.Place, year))
}

// Outside lists the published figures outside the 95% band, series by series.
func (c council) Outside() []string {
	var lines []string
	for _, series := range c.Forecast().Series {
		line := ""
		for _, p := range series.Points {
			if p.Inside95() {
				continue
			}
			if line != "" {
				line += "; "
			}
			line += fmt.Sprintf("%d: %s against %s to %s", p.Date.Year(), figure(series.Series, p.Published), figure(series.Series, p.Low95), figure(series.Series, p.High95))
		}
		if line != "" {
			lines = append(lines, fmt.Sprintf("%s (%s): %s", series.Name, series.Unit, line))
		}
	}
	return lines
}

// figure is a value as precise as its series bears: an index whole, others to a
// tenth.
func figure(s hindcast.Series, x float64) string {
	if s.Relative {
		return fmt.Sprintf("%.0f", x)
	}
	return fmt.Sprintf("%.1f", x)
}
