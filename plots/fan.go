package plots

import (
	"errors"
	"fmt"
	"io"
	"math"
	"time"
)

// fanLongest is the longest stretch a fan draws, in weeks: a century.
const fanLongest = 100 * weeksInYear

// Fan is a picture of how a figure such as the average caseload may move, with one panel for each future side by side:
// the median and pointwise bands of the simulated futures against the target band, and beneath it the funded posts and,
// where one is named, a share such as that of workers above the target.
//
// The bands are percentiles of each week on its own. They say where one week of a future may lie; far fewer than 95%
// of whole paths stay inside the 95% band throughout, and the picture says so. Where the panels have the band that
// holds 95% of whole paths, that simultaneous band is drawn with the pointwise 95% band inside it, and no other.
type Fan struct {
	Title       string     // a plain sentence that says what is to be seen; required
	Subtitle    string     // what is shown: number of runs, definition of the figure
	Footnote    string     // source, scenario, seed
	Description string     // the picture in words, for screen readers; required
	Measure     string     // names the figure above each panel: "Average caseload"; empty: that
	Start       time.Time  // date of week 0
	Percent     bool       // the figure is a share from 0 to 1, written in per cent
	Share       string     // names the share beneath: "Share of workers above 15 (mean)"; empty: none is drawn
	Band        [2]float64 // target band, in the figure's units; low below high
	BandLabel   string     // what the band asks for, such as "at most 0"; empty: its two ends
	Spans       []Span     // stretches marked above the panels, such as when the promise is owed; may be empty
	Cut         float64    // where bands are cut, because what lies beyond is not counted; 0: nowhere
	Cover       [2]float64 // figures the axis covers at least, so that several pictures compare; zero: no wish
	Panels      []FanPanel // one to three futures, drawn from left to right
}

// Span is a named stretch of time, from the start of the first day to the end of the last.
type Span struct {
	Label       string
	First, Last time.Time
}

// FanPanel is one future of a [Fan]. All slices but Share, WholeLow and WholeHigh have the length of Week, and none has gaps.
type FanPanel struct {
	Heading                             string    // names the future
	Week                                []float64 // weeks since the start, increasing from 0 or later, at least two
	P025, P10, P25, P50, P75, P90, P975 []float64 // percentiles of the figure over runs, week by week
	WholeLow, WholeHigh                 []float64 // the band that 95% of whole paths never leave (simultaneous); none, or of every panel
	Posts                               []float64 // funded posts (full-time equivalents), mean over runs; each holds until the next week
	Share                               []float64 // the share that the fan names, from 0 to 1, mean over runs; none if it names none
}

// Render writes the picture to both writers. It returns an error that names the panel and the value if the data
// cannot be drawn, and then writes nothing.
func (f Fan) Render(png, svg io.Writer) error {
	if err := f.check(); err != nil {
		return fmt.Errorf("fan %q: %w", f.Title, err)
	}
	return f.page().render(png, svg, f.height(), f.draw)
}

func (f Fan) page() page { return page{f.Title, f.Subtitle, f.Footnote, f.Description} }

func (f Fan) check() error {
	if err := f.page().check(); err != nil {
		return err
	}
	if !(f.Band[0] < f.Band[1]) || math.IsInf(f.Band[0], 0) || math.IsInf(f.Band[1], 0) {
		return fmt.Errorf("target band is %v to %v; the low end must lie below the high end", f.Band[0], f.Band[1])
	}
	if !(f.Cover[0] <= f.Cover[1]) || math.IsInf(f.Cover[0], 0) || math.IsInf(f.Cover[1], 0) {
		return fmt.Errorf("the axis should cover %v to %v; the low end must not lie above the high end", f.Cover[0], f.Cover[1])
	}
	if f.Start.IsZero() {
		return errors.New("the date of week 0 is missing")
	}
	for _, span := range f.Spans {
		if span.Last.Before(span.First) {
			return fmt.Errorf("span %q ends before it starts", span.Label)
		}
	}
	if len(f.Panels) < 1 || len(f.Panels) > 3 {
		return fmt.Errorf("there are %d panels; one to three can be drawn", len(f.Panels))
	}
	for i, panel := range f.Panels {
		if err := panel.check(f.Share != "", f.whole()); err != nil {
			return fmt.Errorf("panel %d (%q): %w", i+1, panel.Heading, err)
		}
	}
	return nil
}

// whole says that simultaneous bands are drawn.
func (f Fan) whole() bool { return len(f.Panels[0].WholeLow) > 0 }

func (p FanPanel) check(shared, whole bool) error {
	if len(p.Week) < 2 {
		return fmt.Errorf("field Week has %d values; at least two are needed", len(p.Week))
	}
	week, posts, share := column{"Week", p.Week}, column{"Posts", p.Posts}, column{"Share", p.Share}
	percentiles := []column{
		{"P025", p.P025}, {"P10", p.P10}, {"P25", p.P25}, {"P50", p.P50}, {"P75", p.P75}, {"P90", p.P90}, {"P975", p.P975},
	}
	columns := append([]column{week, posts}, percentiles...)
	if shared {
		columns = append(columns, share)
	} else if len(p.Share) > 0 {
		return fmt.Errorf("field Share has %d values; the fan names no share", len(p.Share))
	}
	if whole {
		columns = append(columns, column{"WholeLow", p.WholeLow}, column{"WholeHigh", p.WholeHigh})
	} else if len(p.WholeLow)+len(p.WholeHigh) > 0 {
		return errors.New("field WholeLow or WholeHigh has values; the first panel has none")
	}
	if err := checkColumns(len(p.Week), columns...); err != nil {
		return err
	}
	return errors.Join(
		checkIncreasing(week),
		checkWithin(week, 0, fanLongest),
		checkOrder(percentiles...),
		p.checkWhole(),
		checkWithin(posts, 0, math.MaxFloat64),
		checkWithin(share, 0, 1),
	)
}

func (p FanPanel) checkWhole() error {
	for i := range p.WholeLow {
		if p.WholeLow[i] > p.WholeHigh[i] {
			return fmt.Errorf("field WholeLow[%d] is %v, above WholeHigh at %v", i, p.WholeLow[i], p.WholeHigh[i])
		}
	}
	return nil
}
