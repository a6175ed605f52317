package plots

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"time"

	"gonum.org/v1/plot/vg"
)

// Flow is a picture of the workforce as stock and flow, one panel for each future: posts with somebody permanent in them,
// agency workers and vacant posts as they stand, and beneath, quarter by quarter, the permanent workers who join and leave.
type Flow struct {
	Title       string    // a plain sentence that says what is to be seen; required
	Subtitle    string    // what is shown: number of runs, what is counted
	Footnote    string    // source, scenario, seed
	Description string    // the picture in words, for screen readers; required
	Start       time.Time // date of week 0
	Panels      []FlowPanel
}

// FlowPanel is one future. All are means over runs.
type FlowPanel struct {
	Heading                           string
	Week                              []float64 // weeks since the start, increasing from 0, at least two
	Funded, Permanent, Agency, Vacant []float64 // FTE of posts and of workers, by week
	Quarter                           []float64 // the week in which each whole quarter ends, increasing
	Joiners, Leavers                  []float64 // people in that quarter
}

// Render writes the picture to both writers. It returns an error that names the panel if the data cannot be drawn, and then
// writes nothing.
func (f Flow) Render(png, svg io.Writer) error {
	if err := f.check(); err != nil {
		return fmt.Errorf("flow %q: %w", f.Title, err)
	}
	return f.page().render(png, svg, f.height(), f.draw)
}

func (f Flow) page() page { return page{f.Title, f.Subtitle, f.Footnote, f.Description} }

func (f Flow) check() error {
	if err := f.page().check(); err != nil {
		return err
	}
	if len(f.Panels) == 0 || len(f.Panels) > panelsMost {
		return fmt.Errorf("there are %d panels; 1 to %d can be drawn", len(f.Panels), panelsMost)
	}
	if f.Start.IsZero() {
		return errors.New("the date of week 0 is missing")
	}
	for _, p := range f.Panels {
		if len(p.Week) < 2 {
			return fmt.Errorf("panel %q: field Week has %d values; at least two are needed", p.Heading, len(p.Week))
		}
		week, quarter := column{"Week", p.Week}, column{"Quarter", p.Quarter}
		if err := errors.Join(
			checkColumns(len(p.Week), week, column{"Funded", p.Funded}, column{"Permanent", p.Permanent}, column{"Agency", p.Agency}, column{"Vacant", p.Vacant}),
			checkColumns(len(p.Quarter), quarter, column{"Joiners", p.Joiners}, column{"Leavers", p.Leavers}),
			checkIncreasing(week), checkIncreasing(quarter), checkWithin(week, 0, fanLongest),
		); err != nil {
			return fmt.Errorf("panel %q: %w", p.Heading, err)
		}
	}
	return nil
}

// Measures of the flow, in points.
const (
	flowLegend = vg.Length(22)
	flowStocks = vg.Length(190)
	flowAxis   = vg.Length(46)
	flowFlows  = vg.Length(70)
	flowRadius = vg.Length(3)
)

func (f Flow) height() vg.Length { return flowLegend + panelsHead + flowStocks + flowAxis + flowFlows }

// stocks are the three lines of a panel, in the order of their colours.
func (p FlowPanel) stocks() [][]float64 { return [][]float64{p.Permanent, p.Agency, p.Vacant} }

func (f Flow) draw(p pen, area vg.Rectangle) {
	f.drawLegend(p, area.Min.X, area.Max.Y-8)
	area.Max.Y -= flowLegend
	high, flow := 0.0, 0.0
	for _, panel := range f.Panels {
		for _, list := range append(panel.stocks(), panel.Funded) {
			high = max(high, slices.Max(list))
		}
		for _, list := range [][]float64{panel.Joiners, panel.Leavers} {
			for _, x := range list {
				flow = max(flow, x)
			}
		}
	}
	for i, panel := range f.Panels {
		at := panelAt(area, i, len(f.Panels), flowAxis+flowFlows)
		p.panelHeading(panel.Heading, at)
		y, ticks := upward(0, high, at, 4)
		p.upwards(at, y, ticks, number)
		last := panel.Week[len(panel.Week)-1]
		x := scale{0, last, at.Min.X, at.Max.X}
		path := func(values []float64, steps bool) (points []vg.Point) {
			for k, v := range values {
				if steps && k > 0 {
					points = append(points, vg.Point{X: x.at(panel.Week[k]), Y: y.at(values[k-1])})
				}
				points = append(points, vg.Point{X: x.at(panel.Week[k]), Y: y.at(v)})
			}
			return points
		}
		p.line(stroke(1.5, ink), path(panel.Funded, true)...)
		for k, stock := range panel.stocks() {
			points := path(stock, false)
			p.line(stroke(1.6, seriesColours[k], seriesDashes[k]...), points...)
			for at := 26; at < len(points); at += 52 {
				p.marker(k, true, seriesColours[k], points[at], flowRadius)
			}
		}
		p.years(f.Start, last, x, at.Min.Y)
		f.drawFlows(p, panel, at, x, flow, area.Min.Y)
	}
}

// drawFlows draws who joins and leaves, quarter by quarter, above a floor.
func (f Flow) drawFlows(p pen, panel FlowPanel, above vg.Rectangle, x scale, high float64, floor vg.Length) {
	at := vg.Rectangle{Min: vg.Point{X: above.Min.X, Y: floor + 4}, Max: vg.Point{X: above.Max.X, Y: floor + flowFlows - 10}}
	y, ticks := upward(0, high, at, 2)
	p.upwards(at, y, ticks, number)
	p.words(footnoteLetters, above.Min.X-panelsLeft, floor+flowFlows, fromLeft, "Joiners (filled) and leavers (outlined), each quarter")
	if len(panel.Quarter) == 0 {
		return
	}
	half := (at.Max.X - at.Min.X) / vg.Length(len(panel.Quarter)) / 2.6
	for k, week := range panel.Quarter {
		middle := x.at(week - 6.5)
		p.box(band50, middle-half, middle, y.at(0), y.at(panel.Joiners[k]))
		top, left, right := y.at(panel.Leavers[k]), middle+0.5, middle+half
		p.line(stroke(1, seriesColours[0]), vg.Point{X: left, Y: y.at(0)}, vg.Point{X: left, Y: top}, vg.Point{X: right, Y: top}, vg.Point{X: right, Y: y.at(0)})
	}
}

func (f Flow) drawLegend(p pen, x, y vg.Length) {
	for k, name := range []string{"permanent workers", "agency workers", "vacant posts"} {
		p.line(stroke(1.6, seriesColours[k], seriesDashes[k]...), vg.Point{X: x, Y: y}, vg.Point{X: x + 26, Y: y})
		p.marker(k, true, seriesColours[k], vg.Point{X: x + 13, Y: y}, flowRadius)
		p.wordsBeside(labelLetters, x+32, y, fromLeft, name)
		x += 32 + labelLetters.width(name) + 18
	}
	p.line(stroke(1.5, ink), vg.Point{X: x, Y: y}, vg.Point{X: x + 26, Y: y})
	p.wordsBeside(labelLetters, x+32, y, fromLeft, "funded posts")
}

// years draws the axis of time of a small panel: the starts of years, and their names where there is room.
func (p pen) years(start time.Time, last float64, x scale, floor vg.Length) {
	p.line(stroke(1, rule), vg.Point{X: x.from, Y: floor}, vg.Point{X: x.to, Y: floor})
	ticks := yearTicks(start, last)
	every := 1
	if len(ticks) > 1 && float64(x.to-x.from)/float64(len(ticks)-1) < 34 {
		every = 2
	}
	for i, t := range ticks {
		at := x.at(min(t.value, last))
		p.line(stroke(1, rule), vg.Point{X: at, Y: floor}, vg.Point{X: at, Y: floor - 4})
		if i%every == 0 {
			for k, line := range t.label {
				p.words(footnoteLetters, at, floor-6-footnoteLetters.size()-vg.Length(k)*footnoteLetters.lineHeight(), centred, line)
			}
		}
	}
}
