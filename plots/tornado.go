package plots

import (
	"errors"
	"fmt"
	"io"

	"gonum.org/v1/plot/vg"
)

// Tornado is a picture of what a chance hangs on: for each assumption, one beneath another, the chance where the assumption is
// low and where it is high, in one panel for each future, with confidence intervals. The longest bars come first if they are
// given first.
type Tornado struct {
	Title       string // a plain sentence that says what is to be seen; required
	Subtitle    string // what low and high mean, number of runs, level of confidence
	Footnote    string // source, scenario, seed
	Description string // the picture in words, for screen readers; required
	Across      string // names the chance; required
	Panels      []TornadoPanel
	Rows        []TornadoRow
}

// TornadoPanel is one future.
type TornadoPanel struct {
	Heading string
	All     float64 // the chance over all runs, 0 to 1
}

// TornadoRow is one assumption. It has one entry of Ends for each panel.
type TornadoRow struct {
	Name      string // required
	Low, High string // its values where it is low and where it is high, with their unit
	Ends      []TornadoEnds
}

// TornadoEnds are the chances at the two ends of a bar. An absent one is of a future in which the assumption has no range.
type TornadoEnds struct {
	Low, High Chance
	Faint     bool // the difference is not told from chance
	Absent    bool
}

// tornadoMost is the most panels that are drawn.
const tornadoMost = 3

// Render writes the picture to both writers. It returns an error that names the row and the panel if the data cannot be drawn,
// and then writes nothing.
func (t Tornado) Render(png, svg io.Writer) error {
	if err := t.check(); err != nil {
		return fmt.Errorf("tornado %q: %w", t.Title, err)
	}
	return t.page().render(png, svg, t.height(), t.draw)
}

func (t Tornado) page() page { return page{t.Title, t.Subtitle, t.Footnote, t.Description} }

func (t Tornado) check() error {
	if err := t.page().check(); err != nil {
		return err
	}
	if t.Across == "" {
		return errors.New("the axis has no name")
	}
	if len(t.Panels) == 0 || len(t.Panels) > tornadoMost {
		return fmt.Errorf("there are %d panels; 1 to %d can be drawn", len(t.Panels), tornadoMost)
	}
	if len(t.Rows) == 0 {
		return errors.New("there are no assumptions")
	}
	for _, panel := range t.Panels {
		if !(panel.All >= 0 && panel.All <= 1) {
			return fmt.Errorf("panel %q: the chance over all runs is %v", panel.Heading, panel.All)
		}
	}
	for _, row := range t.Rows {
		if row.Name == "" {
			return errors.New("an assumption has no name")
		}
		if len(row.Ends) != len(t.Panels) {
			return fmt.Errorf("assumption %q has %d bars for %d panels", row.Name, len(row.Ends), len(t.Panels))
		}
		for i, ends := range row.Ends {
			if ends.Absent {
				continue
			}
			if err := errors.Join(ends.Low.check(), ends.High.check()); err != nil {
				return fmt.Errorf("assumption %q, panel %q: %w", row.Name, t.Panels[i].Heading, err)
			}
		}
	}
	return nil
}

// Measures of the tornado, in points.
const (
	tornadoName    = vg.Length(196)
	tornadoGutter  = vg.Length(22)
	tornadoFigures = vg.Length(58) // right of each panel
	tornadoLegend  = vg.Length(22)
	tornadoAxis    = vg.Length(34)
	tornadoBar     = vg.Length(4.5) // half of its thickness
	tornadoRadius  = vg.Length(3.2)
	tornadoLeast   = vg.Length(30) // a row, at least
)

func (t Tornado) panelWidth() vg.Length {
	n := vg.Length(len(t.Panels))
	return (pageWidth-2*margin-tornadoName)/n - tornadoGutter
}

func (r TornadoRow) nameLines() []string { return valueLetters.wrap(r.Name, tornadoName-6) }

func (r TornadoRow) valueLines() []string {
	return footnoteLetters.wrap(r.Low+" \u2192 "+r.High, tornadoName-6)
}

func (r TornadoRow) height() vg.Length {
	return max(tornadoLeast, valueLetters.heightOf(len(r.nameLines()))+footnoteLetters.heightOf(len(r.valueLines()))+8)
}

// headHeight is the room for the headings of the panels.
func (t Tornado) headHeight() vg.Length {
	lines := 0
	for _, panel := range t.Panels {
		lines = max(lines, len(panelLetters.wrap(panel.Heading, t.panelWidth())))
	}
	return panelLetters.heightOf(lines) + 8
}

func (t Tornado) height() vg.Length {
	height := tornadoLegend + t.headHeight() + tornadoAxis
	for _, row := range t.Rows {
		height += row.height()
	}
	return height
}

func (t Tornado) draw(p pen, area vg.Rectangle) {
	t.drawLegend(p, area.Min.X, area.Max.Y-8)
	top, floor := area.Max.Y-tornadoLegend-t.headHeight(), area.Min.Y+tornadoAxis
	y := top
	for _, row := range t.Rows {
		p.line(stroke(0.6, grid), vg.Point{X: area.Min.X, Y: y}, vg.Point{X: area.Max.X, Y: y})
		under := p.paragraph(valueLetters, area.Min.X, y-3, fromLeft, row.nameLines())
		p.paragraph(footnoteLetters, area.Min.X, under, fromLeft, row.valueLines())
		y -= row.height()
	}
	for i, panel := range t.Panels {
		left := area.Min.X + tornadoName + tornadoGutter + (t.panelWidth()+tornadoGutter)*vg.Length(i)
		share := scale{0, 1, left, left + t.panelWidth() - tornadoFigures}
		p.paragraph(panelLetters, left, top+t.headHeight()-4, fromLeft, panelLetters.wrap(panel.Heading, t.panelWidth()))
		for _, tick := range []float64{0, 0.5, 1} {
			x := share.at(tick)
			p.line(stroke(0.6, grid), vg.Point{X: x, Y: floor}, vg.Point{X: x, Y: top})
			p.words(labelLetters, x, floor-4-labelLetters.size(), centred, wholePercent(tick)+"%")
		}
		p.words(footnoteLetters, left, floor-labelLetters.size()-18, fromLeft, t.Across)
		p.line(stroke(1, rule, 3, 2), vg.Point{X: share.at(panel.All), Y: floor}, vg.Point{X: share.at(panel.All), Y: top})
		y := top
		for _, row := range t.Rows {
			t.drawBar(p, row.Ends[i], share, y-row.height()/2)
			y -= row.height()
		}
	}
}

// drawBar draws one bar with its ends, their intervals and their figures.
func (t Tornado) drawBar(p pen, ends TornadoEnds, share scale, y vg.Length) {
	if ends.Absent {
		p.wordsBeside(footnoteLetters, share.to+tornadoFigures-2, y, fromRight, "no range")
		return
	}
	colour, words := band80, valueLetters
	if ends.Faint {
		colour, words = wash, labelLetters
	}
	low, high := share.at(ends.Low.Estimate), share.at(ends.High.Estimate)
	p.box(colour, min(low, high), max(low, high), y-tornadoBar, y+tornadoBar)
	for _, end := range []struct {
		Chance
		solid bool
		y     vg.Length
	}{{ends.Low, false, y + 2.6}, {ends.High, true, y - 2.6}} {
		p.line(stroke(1, seriesColours[1]), vg.Point{X: share.at(end.Chance.Low), Y: end.y}, vg.Point{X: share.at(end.Chance.High), Y: end.y})
		p.marker(0, end.solid, seriesColours[1], vg.Point{X: share.at(end.Estimate), Y: end.y}, tornadoRadius)
	}
	p.wordsBeside(words, share.to+tornadoFigures-2, y, fromRight, wholePercent(ends.Low.Estimate)+" \u2192 "+wholePercent(ends.High.Estimate)+"%")
}

// drawLegend explains the marks in one line.
func (t Tornado) drawLegend(p pen, x, y vg.Length) {
	entry := func(words string, mark func(x vg.Length)) {
		mark(x)
		p.wordsBeside(labelLetters, x+17, y, fromLeft, words)
		x += 17 + labelLetters.width(words) + 18
	}
	entry("low", func(x vg.Length) { p.marker(0, false, seriesColours[1], vg.Point{X: x + 8, Y: y}, tornadoRadius) })
	entry("high", func(x vg.Length) { p.marker(0, true, seriesColours[1], vg.Point{X: x + 8, Y: y}, tornadoRadius) })
	entry("95% confidence interval", func(x vg.Length) {
		p.line(stroke(1, seriesColours[1]), vg.Point{X: x, Y: y}, vg.Point{X: x + 13, Y: y})
	})
	entry("all runs", func(x vg.Length) {
		p.line(stroke(1, rule, 3, 2), vg.Point{X: x + 8, Y: y - 6}, vg.Point{X: x + 8, Y: y + 6})
	})
	entry("difference told from chance", func(x vg.Length) { p.box(band80, x, x+13, y-tornadoBar, y+tornadoBar) })
	entry("may be chance", func(x vg.Length) { p.box(wash, x, x+13, y-tornadoBar, y+tornadoBar) })
}
