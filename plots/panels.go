package plots

import (
	"gonum.org/v1/plot/vg"
)

// Measures of small panels side by side, in points.
const (
	panelsGutter = vg.Length(30)
	panelsLeft   = vg.Length(40) // room for the figures of the axis
	panelsHead   = vg.Length(60) // three lines of heading, and a line above the drawing
	panelsMost   = 4

	panelHeadingLines = 3
)

// panelAt is the drawing of one of several panels side by side: heading above, room for an axis at the left and below.
func panelAt(area vg.Rectangle, i, of int, foot vg.Length) vg.Rectangle {
	width := (area.Max.X - area.Min.X - panelsGutter*vg.Length(of-1)) / vg.Length(of)
	left := area.Min.X + vg.Length(i)*(width+panelsGutter)
	return vg.Rectangle{
		Min: vg.Point{X: left + panelsLeft, Y: area.Min.Y + foot},
		Max: vg.Point{X: left + width, Y: area.Max.Y - panelsHead},
	}
}

// panelHeading sets the heading of a panel above its drawing.
func (p pen) panelHeading(words string, at vg.Rectangle) {
	lines := panelLetters.wrap(words, at.Max.X-at.Min.X+panelsLeft)
	if len(lines) > panelHeadingLines {
		lines = append(lines[:panelHeadingLines-1], lines[panelHeadingLines-1]+" …")
	}
	p.paragraph(panelLetters, at.Min.X-panelsLeft, at.Max.Y+panelsHead-4, fromLeft, lines)
}

// upwards draws the grid lines and the figures of an axis.
func (p pen) upwards(at vg.Rectangle, y scale, ticks []float64, write func(float64) string) {
	for _, t := range ticks {
		p.line(stroke(0.6, grid), vg.Point{X: at.Min.X, Y: y.at(t)}, vg.Point{X: at.Max.X, Y: y.at(t)})
		p.wordsBeside(labelLetters, at.Min.X-5, y.at(t), fromRight, write(t))
	}
}

// upward is a scale from low to high on round numbers, and its ticks.
func upward(low, high float64, at vg.Rectangle, count int) (scale, []float64) {
	if !(high > low) {
		high = low + 1
	}
	ticks, from, to := roundTicks(low, high, count)
	return scale{from, to, at.Min.Y, at.Max.Y}, ticks
}
