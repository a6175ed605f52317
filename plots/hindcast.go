package plots

import (
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"time"
)

// Hindcast is a picture of forecasts held against what was published
// afterwards: a small fan for each figure, with the published values as points
// before and after the start of the simulation.
//
// Points after the start that lie inside the 95% band of their week are solid,
// those outside it open. The bands are pointwise, and the picture says so.
type Hindcast struct {
	Title       string    // a plain sentence that says what is to be seen; required
	Subtitle    string    // what is simulated: council, option, number of runs
	Footnote    string    // source, scenario, seed
	Description string    // the picture in words, for screen readers; required
	Start       time.Time // date of week 0
	Forecast    string    // names the future that the fans show; required
	Other       string    // names the future of the dashed lines; empty: there are none
	Panels      []HindcastPanel
}

// HindcastPanel is one figure of a [Hindcast].
type HindcastPanel struct {
	Heading string // names the figure
	Unit    string // of the axis
	Note    string // what is simulated and what is published count, in a sentence

	Week                                []float64 // weeks since the start, increasing from 0 or later, at least two
	P025, P10, P25, P50, P75, P90, P975 []float64 // percentiles over runs, week by week
	Other                               []float64 // median of the other future; empty: none

	Points     []HindcastPoint // published, in order of time; may be empty
	PointLabel string          // beside the last point, where it is not the series published: "the council's own"
}

// HindcastPoint is a published value. A negative week lies before the start.
type HindcastPoint struct{ Week, Value float64 }

// Render writes the picture to both writers. It returns an error that names the
// panel and the value if the data cannot be drawn, and then writes nothing.
func (h Hindcast) Render(png, svg io.Writer) error {
	if err := h.check(); err != nil {
		return fmt.Errorf("hindcast %q: %w", h.Title, err)
	}
	return h.page().render(png, svg, h.height(), h.draw)
}

func (h Hindcast) page() page { return page{h.Title, h.Subtitle, h.Footnote, h.Description} }

func (h Hindcast) check() error {
	if err := h.page().check(); err != nil {
		return err
	}
	if h.Start.IsZero() {
		return errors.New("the date of week 0 is missing")
	}
	if h.Forecast == "" {
		return errors.New("the future that the fans show has no name")
	}
	if len(h.Panels) == 0 {
		return errors.New("there are no panels")
	}
	for i, panel := range h.Panels {
		if err := panel.check(h.Other != ""); err != nil {
			return fmt.Errorf("panel %d (%q): %w", i+1, panel.Heading, err)
		}
	}
	return nil
}

func (p HindcastPanel) check(other bool) error {
	if len(p.Week) < 2 {
		return fmt.Errorf("field Week has %d values; at least two are needed", len(p.Week))
	}
	week := column{"Week", p.Week}
	percentiles := []column{
		{"P025", p.P025}, {"P10", p.P10}, {"P25", p.P25}, {"P50", p.P50}, {"P75", p.P75}, {"P90", p.P90}, {"P975", p.P975},
	}
	columns := append([]column{week}, percentiles...)
	if other {
		columns = append(columns, column{"Other", p.Other})
	} else if len(p.Other) > 0 {
		return errors.New("field Other is given, and the other future has no name")
	}
	var places, values []float64
	for _, point := range p.Points {
		places, values = append(places, point.Week), append(values, point.Value)
	}
	if err := checkColumns(len(p.Week), columns...); err != nil {
		return err
	}
	if err := checkColumns(len(p.Points), column{"Points' Week", places}, column{"Points' Value", values}); err != nil {
		return err
	}
	last := p.Week[len(p.Week)-1]
	return errors.Join(
		checkIncreasing(week),
		checkWithin(week, 0, fanLongest),
		checkOrder(percentiles...),
		checkIncreasing(column{"Points' Week", places}),
		checkWithin(column{"Points' Week", places}, -fanLongest, last+1),
	)
}

// outside says that a point after the start lies outside the 95% band of its
// week, read between the weeks given.
func (p HindcastPanel) outside(point HindcastPoint) bool {
	i, found := slices.BinarySearch(p.Week, point.Week)
	if i == len(p.Week) {
		i--
		found = true
	}
	low, high := p.P025[i], p.P975[i]
	if !found && i > 0 {
		share := (point.Week - p.Week[i-1]) / (p.Week[i] - p.Week[i-1])
		low = p.P025[i-1] + float64(share*(low-p.P025[i-1]))
		high = p.P975[i-1] + float64(share*(high-p.P975[i-1]))
	}
	return point.Value < low || point.Value > high
}

// weeks is the range of weeks that the panels share.
func (h Hindcast) weeks() (first, last float64) {
	for _, panel := range h.Panels {
		last = max(last, panel.Week[len(panel.Week)-1])
		for _, point := range panel.Points {
			first, last = min(first, point.Week), max(last, point.Week)
		}
	}
	return first - 4, last + 4 // room for half a mark
}

// values is the range of values that a panel needs.
func (p HindcastPanel) values() (low, high float64) {
	low, high = slices.Min(p.P025), slices.Max(p.P975)
	for _, point := range p.Points {
		low, high = min(low, point.Value), max(high, point.Value)
	}
	for _, value := range p.Other {
		low, high = min(low, value), max(high, value)
	}
	return low, high
}

// newYears are the first days of the years among the weeks drawn.
func (h Hindcast) newYears(first, last float64) []tick {
	var ticks []tick
	from := h.Start.AddDate(0, 0, int(math.Ceil(first*7)))
	for year := from.Year(); ; year++ {
		day := time.Date(year, time.January, 1, 0, 0, 0, 0, time.UTC)
		switch week := weekOf(h.Start, day); {
		case week > last:
			return ticks
		case week >= first:
			ticks = append(ticks, tick{week, []string{day.Format("2006")}})
		}
	}
}
