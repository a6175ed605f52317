package plots

import (
	"fmt"
	"io"

	"gonum.org/v1/plot/vg"
)

// Spend is a picture of what is spent against what was budgeted and granted, by financial year, one panel for each future.
type Spend struct {
	Title       string // a plain sentence that says what is to be seen; required
	Subtitle    string // what is shown: number of runs, extra to what
	Footnote    string // source, scenario, seed
	Description string // the picture in words, for screen readers; required
	Panels      []SpendPanel
}

// SpendPanel is one future.
type SpendPanel struct {
	Heading string
	Years   []SpendYear
}

// SpendYear is one financial year, in pounds extra to the baseline.
type SpendYear struct {
	Label    string  // "2023-24"
	Grant    float64 // 0 where there is none
	Granted  bool    // there is a grant
	Budgeted float64
	Mean     float64 // spent, mean over runs
	P05, P95 float64 // of what is spent, over runs
}

// Render writes the picture to both writers. It returns an error that names the panel if the data cannot be drawn, and then
// writes nothing.
func (f Spend) Render(png, svg io.Writer) error {
	if err := f.check(); err != nil {
		return fmt.Errorf("spend %q: %w", f.Title, err)
	}
	return f.page().render(png, svg, f.height(), f.draw)
}

func (f Spend) page() page { return page{f.Title, f.Subtitle, f.Footnote, f.Description} }

func (f Spend) check() error {
	if err := f.page().check(); err != nil {
		return err
	}
	if len(f.Panels) == 0 || len(f.Panels) > panelsMost {
		return fmt.Errorf("there are %d panels; 1 to %d can be drawn", len(f.Panels), panelsMost)
	}
	for _, p := range f.Panels {
		if len(p.Years) == 0 {
			return fmt.Errorf("panel %q has no years", p.Heading)
		}
		for _, y := range p.Years {
			if err := checkColumns(5, column{y.Label, []float64{y.Grant, y.Budgeted, y.Mean, y.P05, y.P95}}); err != nil {
				return fmt.Errorf("panel %q: %w", p.Heading, err)
			}
			if y.P05 > y.P95 {
				return fmt.Errorf("panel %q: in %s the 5th percentile is %v, the 95th %v", p.Heading, y.Label, y.P05, y.P95)
			}
		}
	}
	return nil
}

const (
	spendBars = vg.Length(190)
	spendFoot = vg.Length(24)
)

func (f Spend) height() vg.Length { return flowLegend + panelsHead + spendBars + spendFoot }

func (f Spend) draw(p pen, area vg.Rectangle) {
	low, high, granted := 0.0, 0.0, false
	for _, panel := range f.Panels {
		for _, y := range panel.Years {
			low, high, granted = min(low, y.P05, y.Mean), max(high, y.P95, y.Mean, y.Budgeted, y.Grant), granted || y.Granted
		}
	}
	f.drawLegend(p, area.Min.X, area.Max.Y-8, granted)
	area.Max.Y -= flowLegend
	for i, panel := range f.Panels {
		at := panelAt(area, i, len(f.Panels), spendFoot)
		p.panelHeading(panel.Heading, at)
		y, ticks := upward(low, high, at, 5)
		p.upwards(at, y, ticks, func(x float64) string { return number(x / 1000) })
		p.line(stroke(1, rule), vg.Point{X: at.Min.X, Y: y.at(0)}, vg.Point{X: at.Max.X, Y: y.at(0)})
		slot := (at.Max.X - at.Min.X) / vg.Length(len(panel.Years))
		for k, year := range panel.Years {
			middle := at.Min.X + slot*(vg.Length(k)+0.5)
			p.box(band50, middle-slot*0.3, middle+slot*0.06, y.at(min(year.Budgeted, 0)), y.at(max(year.Budgeted, 0)))
			if year.Granted {
				p.line(stroke(1.5, ink, 4, 2), vg.Point{X: middle - slot*0.38, Y: y.at(year.Grant)}, vg.Point{X: middle + slot*0.38, Y: y.at(year.Grant)})
			}
			x := middle + slot*0.22
			p.line(stroke(1.2, seriesColours[0]), vg.Point{X: x, Y: y.at(year.P05)}, vg.Point{X: x, Y: y.at(year.P95)})
			p.marker(0, true, seriesColours[0], vg.Point{X: x, Y: y.at(year.Mean)}, flowRadius)
			p.words(footnoteLetters, middle, at.Min.Y-8-footnoteLetters.size(), centred, yearWithin(year.Label, slot))
		}
	}
}

// yearWithin is the name of a financial year, without its century where it would
// touch the next: "23-24".
func yearWithin(label string, slot vg.Length) string {
	if footnoteLetters.width(label)+4 > slot && len(label) == len("2023-24") {
		return label[2:]
	}
	return label
}

func (f Spend) drawLegend(p pen, x, y vg.Length, granted bool) {
	entry := func(words string, mark func(x vg.Length)) {
		mark(x)
		p.wordsBeside(labelLetters, x+20, y, fromLeft, words)
		x += 20 + labelLetters.width(words) + 18
	}
	entry("spent: mean, and 5th to 95th of 100 runs", func(x vg.Length) {
		p.line(stroke(1.2, seriesColours[0]), vg.Point{X: x + 8, Y: y - 7}, vg.Point{X: x + 8, Y: y + 7})
		p.marker(0, true, seriesColours[0], vg.Point{X: x + 8, Y: y}, flowRadius)
	})
	entry("budgeted", func(x vg.Length) { p.box(band50, x+2, x+14, y-5, y+5) })
	if granted {
		entry("grant", func(x vg.Length) { p.line(stroke(1.5, ink, 4, 2), vg.Point{X: x, Y: y}, vg.Point{X: x + 16, Y: y}) })
	}
	entry("(thousands of pounds)", func(vg.Length) {})
}
