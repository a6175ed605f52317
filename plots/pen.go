package plots

import (
	"image/color"
	"math"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// pen draws on one canvas, in points from its lower left corner.
type pen struct{ draw.Canvas }

// words sets one line with its baseline at y.
func (p pen) words(l lettering, x, y vg.Length, align alignment, line string) {
	if line == "" {
		return
	}
	p.SetColor(l.colour)
	shift := vg.Length(float64(align) * float64(l.width(line)))
	p.FillString(l.face, vg.Point{X: x - shift, Y: y}, line)
}

// wordsBeside sets one line level with a mark whose middle is at y.
func (p pen) wordsBeside(l lettering, x, y vg.Length, align alignment, line string) {
	p.words(l, x, y-l.capHeight()/2, align, line)
}

// paragraph sets lines downwards from top and returns where the next thing may start.
func (p pen) paragraph(l lettering, x, top vg.Length, align alignment, lines []string) vg.Length {
	for _, line := range lines {
		p.words(l, x, top-l.size(), align, line)
		top -= l.lineHeight()
	}
	return top
}

func (p pen) line(style draw.LineStyle, points ...vg.Point) { p.StrokeLines(style, points) }

func (p pen) box(colour color.Color, left, right, bottom, top vg.Length) {
	p.FillPolygon(colour, []vg.Point{{X: left, Y: bottom}, {X: right, Y: bottom}, {X: right, Y: top}, {X: left, Y: top}})
}

// marker draws the mark of a series, solid or open, about as wide as twice its radius.
func (p pen) marker(series int, solid bool, colour color.Color, at vg.Point, radius vg.Length) {
	outline := markerOutline(series, at, radius)
	inside := colour
	if !solid {
		inside = paper
	}
	p.SetColor(inside)
	p.Fill(outline)
	p.SetLineStyle(stroke(1.3, colour))
	p.Stroke(outline)
}

func markerOutline(series int, at vg.Point, radius vg.Length) vg.Path {
	var path vg.Path
	if series%4 == 0 {
		path.Move(vg.Point{X: at.X + radius, Y: at.Y})
		path.Arc(at, radius, 0, 2*math.Pi)
		path.Close()
		return path
	}
	r := float64(radius)
	corners := [][2]float64{{-0.9, -0.9}, {0.9, -0.9}, {0.9, 0.9}, {-0.9, 0.9}} // a square
	switch series % 4 {
	case 2:
		corners = [][2]float64{{0, 1.25}, {-1.15, -0.8}, {1.15, -0.8}} // a triangle
	case 3:
		corners = [][2]float64{{0, 1.35}, {1.35, 0}, {0, -1.35}, {-1.35, 0}} // a diamond
	}
	for i, corner := range corners {
		point := vg.Point{X: at.X + vg.Length(r*corner[0]), Y: at.Y + vg.Length(r*corner[1])}
		if i == 0 {
			path.Move(point)
		} else {
			path.Line(point)
		}
	}
	path.Close()
	return path
}
