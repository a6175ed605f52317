package plots

import (
	"errors"
	"fmt"
	"io"
	"math"

	"gonum.org/v1/plot/vg"
)

// Differences is a picture of how much several things differ from the first of them, pair by pair: a column for each
// figure with a scale of its own, a line at no difference, and in each row the difference as a dot with its interval.
// Where the interval holds no difference the mark is grey and the word "tied" stands beside its figure.
type Differences struct {
	Title       string   // a plain sentence that says what is to be seen; required
	Subtitle    string   // what is shown: number of runs, level of confidence
	Footnote    string   // source, scenario, seed
	Description string   // the picture in words, for screen readers; required
	Columns     []string // names each figure and its unit; one to five
	Groups      []DifferenceGroup
}

// DifferenceGroup is a part of [Differences] with a heading, such as a future.
type DifferenceGroup struct {
	Heading string
	Rows    []DifferenceRow
}

// DifferenceRow is one thing less the first, with a difference for each column.
type DifferenceRow struct {
	Name        string
	Differences []Difference
}

// Difference is a difference with its interval, in the unit of its column; Low <= Estimate <= High.
type Difference struct {
	Estimate, Low, High float64
	Text                string // the estimate as it is written
}

// Tied says that the interval holds no difference.
func (d Difference) Tied() bool { return d.Low <= 0 && d.High >= 0 }

// Render writes the picture to both writers. It returns an error that names the row and the column if the data cannot
// be drawn, and then writes nothing.
func (d Differences) Render(png, svg io.Writer) error {
	if err := d.check(); err != nil {
		return fmt.Errorf("differences %q: %w", d.Title, err)
	}
	return d.page().render(png, svg, d.height(), d.draw)
}

func (d Differences) page() page { return page{d.Title, d.Subtitle, d.Footnote, d.Description} }

func (d Differences) check() error {
	if err := d.page().check(); err != nil {
		return err
	}
	if len(d.Columns) < 1 || len(d.Columns) > 5 {
		return fmt.Errorf("there are %d columns; one to five can be drawn", len(d.Columns))
	}
	if len(d.Groups) == 0 {
		return errors.New("there are no groups")
	}
	for _, group := range d.Groups {
		if len(group.Rows) == 0 {
			return fmt.Errorf("group %q has no rows", group.Heading)
		}
		for _, row := range group.Rows {
			if len(row.Differences) != len(d.Columns) {
				return fmt.Errorf("group %q, row %q: there are %d differences for %d columns", group.Heading, row.Name, len(row.Differences), len(d.Columns))
			}
			for i, x := range row.Differences {
				if !(x.Low <= x.Estimate && x.Estimate <= x.High) || math.IsInf(x.Low, 0) || math.IsInf(x.High, 0) {
					return fmt.Errorf("group %q, row %q, column %q: difference %v with interval %v to %v; wanted low <= estimate <= high", group.Heading, row.Name, d.Columns[i], x.Estimate, x.Low, x.High)
				}
			}
		}
	}
	return nil
}

// Measures of the picture, in points.
const (
	differencesName   = vg.Length(116) // column of the rows' names
	differencesGutter = vg.Length(22)
	differencesRow    = vg.Length(36) // holds the figure above its mark
	differencesAxis   = vg.Length(24)
	differencesGroup  = vg.Length(30) // holds the heading of a group
	differencesRadius = vg.Length(3)
)

func (d Differences) columnWidth() vg.Length {
	count := vg.Length(len(d.Columns))
	return (pageWidth - 2*margin - differencesName - differencesGutter*(count-1)) / count
}

func (d Differences) columnLines(column int) []string {
	return panelLetters.balanced(d.Columns[column], d.columnWidth())
}

func (d Differences) headingHeight() vg.Length {
	most := 0
	for i := range d.Columns {
		most = max(most, len(d.columnLines(i)))
	}
	return panelLetters.heightOf(most) + 6
}

func (r DifferenceRow) lines() []string { return labelLetters.wrap(r.Name, differencesName-10) }

func (r DifferenceRow) height() vg.Length {
	return max(differencesRow, labelLetters.heightOf(len(r.lines()))+8)
}

func (d Differences) height() vg.Length {
	height := d.headingHeight() + differencesAxis
	for _, group := range d.Groups {
		height += differencesGroup
		for _, row := range group.Rows {
			height += row.height()
		}
	}
	return height
}

// scales are the scale and the ticks of each column, which hold every interval and no difference.
func (d Differences) scales(left vg.Length) (scales []scale, ticks [][]float64) {
	for i := range d.Columns {
		low, high := 0.0, 0.0
		for _, group := range d.Groups {
			for _, row := range group.Rows {
				low, high = min(low, row.Differences[i].Low), max(high, row.Differences[i].High)
			}
		}
		if low == high {
			low, high = -1, 1
		}
		x := left + differencesName + (d.columnWidth()+differencesGutter)*vg.Length(i)
		at, across := differencesAxisOf(low, high, x+8, x+d.columnWidth()-8)
		scales, ticks = append(scales, across), append(ticks, at)
	}
	return scales, ticks
}

// differencesAxisOf is a scale between two places, with as many of about three ticks as have room for their labels.
func differencesAxisOf(low, high float64, left, right vg.Length) (ticks []float64, across scale) {
	for count := 3; ; count-- {
		at, from, to := roundTicks(low, high, count)
		var widest vg.Length
		for _, value := range at {
			widest = max(widest, labelLetters.width(signed(value)))
		}
		if count == 1 || widest+4 <= (right-left)/vg.Length(len(at)-1) {
			return at, scale{from, to, left, right}
		}
	}
}

func (d Differences) draw(p pen, area vg.Rectangle) {
	scales, ticks := d.scales(area.Min.X)
	top, foot := area.Max.Y-d.headingHeight(), area.Min.Y+differencesAxis
	for i, across := range scales {
		p.paragraph(panelLetters, across.from-8, area.Max.Y, fromLeft, d.columnLines(i))
		for _, value := range ticks[i] {
			x := across.at(value)
			p.line(stroke(0.6, grid), vg.Point{X: x, Y: foot}, vg.Point{X: x, Y: top})
			p.words(labelLetters, x, foot-5-labelLetters.size(), centred, signed(value))
		}
		p.line(stroke(1.2, rule), vg.Point{X: across.at(0), Y: foot}, vg.Point{X: across.at(0), Y: top})
	}
	y := top
	for _, group := range d.Groups {
		p.box(wash, area.Min.X, area.Max.X, y-differencesGroup+6, y-6)
		p.wordsBeside(headingLetters, area.Min.X+6, y-differencesGroup/2, fromLeft, group.Heading)
		y -= differencesGroup
		for _, row := range group.Rows {
			lines := row.lines()
			p.paragraph(labelLetters.in(ink), area.Min.X, y-(row.height()-labelLetters.heightOf(len(lines)))/2, fromLeft, lines)
			for i, difference := range row.Differences {
				difference.draw(p, scales[i], y-differencesRow+10)
			}
			y -= row.height()
		}
	}
}

func (d Difference) draw(p pen, across scale, y vg.Length) {
	colour, text := seriesColours[1], d.Text
	if d.Tied() {
		colour, text = rule, d.Text+", tied"
	}
	p.line(stroke(1.6, colour), vg.Point{X: across.at(d.Low), Y: y}, vg.Point{X: across.at(d.High), Y: y})
	for _, end := range []float64{d.Low, d.High} {
		p.line(stroke(1.6, colour), vg.Point{X: across.at(end), Y: y - 3}, vg.Point{X: across.at(end), Y: y + 3})
	}
	p.marker(0, !d.Tied(), colour, vg.Point{X: across.at(d.Estimate), Y: y}, differencesRadius)
	letters := valueLetters
	if d.Tied() {
		letters = labelLetters
	}
	half := letters.width(text) / 2
	x := min(max(across.at(d.Estimate), across.from-8+half), across.to+8-half) // inside its column
	p.box(paper, x-half-2, x+half+2, y+6, y+8+letters.size())                  // the line at no difference does not strike it through
	p.words(letters, x, y+8, centred, text)
}
