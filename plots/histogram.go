package plots

import (
	"errors"
	"fmt"
	"io"
	"math"

	"gonum.org/v1/plot/vg"
)

// Histogram is a picture of how often a figure took which values, one panel for each future, such as the worst week of each
// run, or the cases that single workers hold.
type Histogram struct {
	Title       string // a plain sentence that says what is to be seen; required
	Subtitle    string // what is counted: runs, workers
	Footnote    string // source, scenario, seed
	Description string // the picture in words, for screen readers; required
	Across      string // names the figure and its unit; required
	Up          string // names what the bars are shares of; required
	Percent     bool   // the figure is a share from 0 to 1, written in per cent
	Mark        float64
	MarkLabel   string // names the mark, such as "promise: 15"; empty: there is none
	Panels      []HistogramPanel
}

// Left is where the drawing of a bar begins: at its From, but a bar at an end of what can be, and so narrower than the
// others, such as none at all, is drawn as wide as they are.
func (h Histogram) Left(bar Bar) float64 {
	widest := 0.0
	for _, panel := range h.Panels {
		for _, other := range panel.Bars {
			widest = max(widest, other.To-other.From)
		}
	}
	return min(bar.From, bar.To-widest)
}

// Extent is the range of the bars of all panels, as they are drawn.
func (h Histogram) Extent() (low, high float64) {
	low, high = math.Inf(1), math.Inf(-1)
	for _, panel := range h.Panels {
		for _, bar := range panel.Bars {
			low, high = min(low, h.Left(bar)), max(high, bar.To)
		}
	}
	return low, high
}

// HistogramPanel is one future, or one time. The bars stand in order and are of one width, but the first may be narrower;
// an open one, at an end, holds all that lies beyond.
type HistogramPanel struct {
	Heading string
	Bars    []Bar
}

// Bar holds the values at or over From and under To.
type Bar struct {
	From, To float64
	Share    float64 // of all, 0 to 1
	Count    int
	Open     bool // there is no limit: below To of the first, at or over From of the last
}

// Render writes the picture to both writers. It returns an error that names the panel if the data cannot be drawn, and then
// writes nothing.
func (h Histogram) Render(png, svg io.Writer) error {
	if err := h.check(); err != nil {
		return fmt.Errorf("histogram %q: %w", h.Title, err)
	}
	return h.page().render(png, svg, h.height(), h.draw)
}

func (h Histogram) page() page { return page{h.Title, h.Subtitle, h.Footnote, h.Description} }

func (h Histogram) check() error {
	if err := h.page().check(); err != nil {
		return err
	}
	if h.Across == "" || h.Up == "" {
		return errors.New("an axis has no name")
	}
	if len(h.Panels) == 0 || len(h.Panels) > panelsMost {
		return fmt.Errorf("there are %d panels; 1 to %d can be drawn", len(h.Panels), panelsMost)
	}
	for _, p := range h.Panels {
		if len(p.Bars) == 0 {
			return fmt.Errorf("panel %q has no bars", p.Heading)
		}
		for i, bar := range p.Bars {
			if !(bar.From < bar.To) || !(bar.Share >= 0 && bar.Share <= 1) || i > 0 && bar.From < p.Bars[i-1].To-1e-9 {
				return fmt.Errorf("panel %q: bar %d is from %v to %v with share %v", p.Heading, i+1, bar.From, bar.To, bar.Share)
			}
		}
	}
	return nil
}

const (
	histogramBars = vg.Length(170)
	histogramFoot = vg.Length(54)
)

func (h Histogram) height() vg.Length { return panelsHead + histogramBars + histogramFoot }

func (h Histogram) draw(p pen, area vg.Rectangle) {
	low, high := h.Extent()
	share := 0.0
	for _, panel := range h.Panels {
		for _, bar := range panel.Bars {
			share = max(share, bar.Share)
		}
	}
	value := number
	if h.Percent {
		value = func(x float64) string { return wholePercent(x) + "%" }
	}
	for i, panel := range h.Panels {
		at := panelAt(area, i, len(h.Panels), histogramFoot)
		p.panelHeading(panel.Heading, at)
		y, ticks := upward(0, share, at, 4)
		p.upwards(at, y, ticks, func(x float64) string { return wholePercent(x) + "%" })
		x := scale{low, high, at.Min.X, at.Max.X}
		for _, bar := range panel.Bars {
			colour := band50
			if bar.Open {
				colour = band95
			}
			p.box(colour, x.at(h.Left(bar))+0.4, x.at(bar.To)-0.4, at.Min.Y, y.at(bar.Share))
		}
		p.line(stroke(1, rule), vg.Point{X: at.Min.X, Y: at.Min.Y}, vg.Point{X: at.Max.X, Y: at.Min.Y})
		steps, _, _ := roundTicks(low, high, 5)
		for _, t := range steps {
			if t >= low-1e-9 && t <= high+1e-9 {
				p.line(stroke(1, rule), vg.Point{X: x.at(t), Y: at.Min.Y}, vg.Point{X: x.at(t), Y: at.Min.Y - 4})
				p.words(labelLetters, x.at(t), at.Min.Y-6-labelLetters.size(), centred, value(t))
			}
		}
		p.words(footnoteLetters, at.Min.X, area.Min.Y+16, fromLeft, h.Across)
		p.words(footnoteLetters, at.Min.X, area.Min.Y+2, fromLeft, "bars: "+h.Up)
		if h.MarkLabel != "" && h.Mark >= low && h.Mark <= high {
			p.line(stroke(1.2, edge, 5, 3), vg.Point{X: x.at(h.Mark), Y: at.Min.Y}, vg.Point{X: x.at(h.Mark), Y: at.Max.Y})
			side, shift := fromLeft, vg.Length(-2)
			if x.at(h.Mark) > (at.Min.X+at.Max.X)/2 {
				side, shift = fromRight, 2
			}
			p.words(edgeLetters, x.at(h.Mark)+shift, at.Max.Y+4, side, h.MarkLabel)
		}
	}
}
