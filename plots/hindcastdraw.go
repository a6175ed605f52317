package plots

import (
	"image/color"

	"gonum.org/v1/plot/vg"
)

// Measures of a hindcast, in points.
const (
	hindcastColumns = 3
	hindcastGutter  = vg.Length(16)
	hindcastLabels  = vg.Length(26) // values of an axis, left of the plot
	hindcastPlot    = vg.Length(120)
	hindcastDates   = vg.Length(18)
	hindcastBelow   = vg.Length(14) // to the next row
	hindcastDot     = vg.Length(3.2)
)

// Published values are drawn in the colour that no band has.
var published = seriesColours[0]

// cell is the width of a panel with its axis.
func (h Hindcast) cell() vg.Length {
	return (pageWidth - 2*margin - hindcastGutter*(hindcastColumns-1)) / hindcastColumns
}

// rows counts the legend as one more panel.
func (h Hindcast) rows() int { return (len(h.Panels) + hindcastColumns) / hindcastColumns }

func (h Hindcast) noteLines(panel HindcastPanel) []string {
	return footnoteLetters.wrap(panel.Note, h.cell())
}

// headHeight is the room for the heading, the unit and the note of the panels
// of a row.
func (h Hindcast) headHeight(row int) vg.Length {
	headings, notes := 1, 0
	for i := row * hindcastColumns; i < min(len(h.Panels), (row+1)*hindcastColumns); i++ {
		headings = max(headings, len(h.headingLines(h.Panels[i])))
		notes = max(notes, len(h.noteLines(h.Panels[i])))
	}
	return headingLetters.heightOf(headings) + footnoteLetters.heightOf(notes) + 8
}

func (h Hindcast) headingLines(panel HindcastPanel) []string {
	return headingLetters.wrap(panel.Heading+", "+panel.Unit, h.cell())
}

func (h Hindcast) height() vg.Length {
	height := vg.Length(0)
	for row := range h.rows() {
		height += h.headHeight(row) + hindcastPlot + hindcastDates + hindcastBelow
	}
	return height - hindcastBelow
}

func (h Hindcast) draw(p pen, area vg.Rectangle) {
	first, last := h.weeks()
	top := area.Max.Y
	for row := range h.rows() {
		for column := range hindcastColumns {
			left := area.Min.X + (h.cell()+hindcastGutter)*vg.Length(column)
			switch i := row*hindcastColumns + column; {
			case i < len(h.Panels):
				h.drawPanel(p, h.Panels[i], first, last, left, top, h.headHeight(row))
			case i == len(h.Panels):
				h.drawLegend(p, left, top)
			}
		}
		top -= h.headHeight(row) + hindcastPlot + hindcastDates + hindcastBelow
	}
}

func (h Hindcast) drawPanel(p pen, panel HindcastPanel, first, last float64, left, top, head vg.Length) {
	under := p.paragraph(headingLetters, left, top, fromLeft, h.headingLines(panel))
	p.paragraph(footnoteLetters, left, under, fromLeft, h.noteLines(panel))

	ceiling := top - head
	low, high := panel.values()
	ticks, from, to := roundTicks(low, high, 4)
	up := scale{from, to, ceiling - hindcastPlot, ceiling}
	across := scale{first, last, left + hindcastLabels, left + h.cell()}

	for _, value := range ticks {
		y := up.at(value)
		p.line(stroke(0.6, grid), vg.Point{X: across.from, Y: y}, vg.Point{X: across.to, Y: y})
		p.wordsBeside(footnoteLetters, across.from-4, y, fromRight, number(value))
	}
	p.line(stroke(0.8, rule), vg.Point{X: across.from, Y: up.from}, vg.Point{X: across.to, Y: up.from})
	h.drawYears(p, across, up.from)
	start := across.at(0)
	p.line(stroke(0.8, rule, 2, 2), vg.Point{X: start, Y: up.from}, vg.Point{X: start, Y: up.to})

	drawBands(p, across, up, panel)
	if len(panel.Other) > 0 {
		p.line(stroke(1.2, ink, 4, 3), places(across, up, panel.Week, panel.Other)...)
	}
	p.line(stroke(1.6, ink), places(across, up, panel.Week, panel.P50)...)
	drawPublished(p, across, up, panel)
}

// drawYears marks each New Year, and names every one for which there is room.
func (h Hindcast) drawYears(p pen, across scale, floor vg.Length) {
	free := across.from - hindcastLabels
	for _, year := range h.newYears(across.low, across.high) {
		x := across.at(year.value)
		p.line(stroke(0.8, rule), vg.Point{X: x, Y: floor}, vg.Point{X: x, Y: floor - 3})
		half := footnoteLetters.width(year.label[0]) / 2
		if x-half >= free && x+half <= across.to+hindcastGutter/2 {
			p.paragraph(footnoteLetters, x, floor-4, centred, year.label)
			free = x + half + 5
		}
	}
}

func drawBands(p pen, across, up scale, panel HindcastPanel) {
	for _, band := range []struct {
		colour    color.Color
		low, high []float64
	}{{band95, panel.P025, panel.P975}, {band80, panel.P10, panel.P90}, {band50, panel.P25, panel.P75}} {
		outline := places(across, up, panel.Week, band.low)
		upper := places(across, up, panel.Week, band.high)
		for i := len(upper) - 1; i >= 0; i-- {
			outline = append(outline, upper[i])
		}
		p.FillPolygon(band.colour, outline)
	}
}

// drawPublished draws the points: small and grey before the start, solid or
// open after it.
func drawPublished(p pen, across, up scale, panel HindcastPanel) {
	for i, point := range panel.Points {
		at := vg.Point{X: across.at(point.Week), Y: up.at(point.Value)}
		if point.Week < 0 {
			p.marker(0, true, rule, at, hindcastDot-1)
			continue
		}
		p.marker(0, !panel.outside(point), published, at, hindcastDot)
		if i == len(panel.Points)-1 && panel.PointLabel != "" {
			p.wordsBeside(footnoteLetters.in(ink), at.X+7, at.Y+7, fromLeft, panel.PointLabel)
		}
	}
}

// drawLegend explains the marks, in the place of a panel.
func (h Hindcast) drawLegend(p pen, left, top vg.Length) {
	const sample = vg.Length(22)
	y := top - 8
	entry := func(words string, mark func(y vg.Length)) {
		mark(y)
		lines := labelLetters.wrap(words, h.cell()-sample-8)
		p.paragraph(labelLetters, left+sample+8, y+labelLetters.size()*0.86, fromLeft, lines)
		y -= labelLetters.heightOf(max(1, len(lines))) + 4
	}
	middle := left + sample/2
	entry("median: "+h.Forecast, func(y vg.Length) {
		p.line(stroke(1.6, ink), vg.Point{X: left, Y: y}, vg.Point{X: left + sample, Y: y})
	})
	entry("middle 50%, 80% and 95% of runs", func(y vg.Length) {
		p.box(band95, left, left+sample, y-6, y+6)
		p.box(band80, left, left+sample, y-4, y+4)
		p.box(band50, left, left+sample, y-2, y+2)
	})
	if h.Other != "" {
		entry("median: "+h.Other, func(y vg.Length) {
			p.line(stroke(1.2, ink, 4, 3), vg.Point{X: left, Y: y}, vg.Point{X: left + sample, Y: y})
		})
	}
	entry("published afterwards, inside the 95% band", func(y vg.Length) {
		p.marker(0, true, published, vg.Point{X: middle, Y: y}, hindcastDot)
	})
	entry("published afterwards, outside it", func(y vg.Length) {
		p.marker(0, false, published, vg.Point{X: middle, Y: y}, hindcastDot)
	})
	entry("published before the start", func(y vg.Length) {
		p.marker(0, true, rule, vg.Point{X: middle, Y: y}, hindcastDot-1)
	})
	entry("the start of the simulation", func(y vg.Length) {
		p.line(stroke(0.8, rule, 2, 2), vg.Point{X: middle, Y: y - 6}, vg.Point{X: middle, Y: y + 6})
	})
	p.paragraph(footnoteLetters, left, y+4, fromLeft, footnoteLetters.wrap("The bands are pointwise: each week on its own. A whole path stays inside less often.", h.cell()))
}
