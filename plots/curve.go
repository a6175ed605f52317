package plots

import (
	"errors"
	"fmt"
	"io"
	"math"
	"slices"

	"gonum.org/v1/plot/vg"
)

// Curve is a picture of how a chance depends on one number, such as the yearly change in new cases, with a curve for
// each option, and beneath it a strip of the values of that number that were really seen. A second chance, such as that
// for the year after, may stand below the first over the same values.
type Curve struct {
	Title       string      // a plain sentence that says what is to be seen; required
	Subtitle    string      // what is shown: number of runs, what the chance is of, level of confidence
	Footnote    string      // source, scenario, seed
	Description string      // the picture in words, for screen readers; required
	Across      string      // names the number and its unit: "Yearly change in new cases (%)"
	Up          string      // names the chance: "Chance of keeping the promise"
	Seen        []float64   // values that were really seen, in the unit of Across; may be empty
	SeenLabel   string      // names them: "20 councils, 2015 to 2024"
	Amount      bool        // the number is an amount, such as posts, and not a change: its sign is not written
	Lines       []CurveLine // one to six
	UpBelow     string      // names the second chance, of Below
	Crossing    *Crossing   // where the first curve crosses a level; nil: not marked
	Below       []CurveLine // the second chance of the same curves; may be empty
}

// CurveLine is one curve of [Curve], with the confidence interval of each chance.
type CurveLine struct {
	Name    string
	X       []float64 // increasing, at least two
	Chances []Chance  // one for each X
}

// Crossing is where a curve crosses a level of the chance, with its interval: not a number where it crosses beyond the
// values drawn. The interval may reach into them where the place does not.
type Crossing struct {
	Level         float64 // of the chance, 0 to 1
	At, Low, High float64 // values of the number across
	Text          string  // names it: "24 (21 to 28)"; empty where there is none
}

// Render writes the picture to both writers. It returns an error that names the curve and the value if the data
// cannot be drawn, and then writes nothing.
func (c Curve) Render(png, svg io.Writer) error {
	if err := c.check(); err != nil {
		return fmt.Errorf("curve %q: %w", c.Title, err)
	}
	return c.page().render(png, svg, c.height(), c.draw)
}

func (c Curve) page() page { return page{c.Title, c.Subtitle, c.Footnote, c.Description} }

func (c Curve) check() error {
	if err := c.page().check(); err != nil {
		return err
	}
	if len(c.Lines) == 0 || len(c.Lines) > len(seriesColours) {
		return fmt.Errorf("there are %d lines; 1 to %d can be drawn", len(c.Lines), len(seriesColours))
	}
	if c.axisWidth() < curveLeast {
		return errors.New("the names of the lines are so long that they leave no room for the curves")
	}
	if len(c.Below) != 0 && len(c.Below) != len(c.Lines) {
		return fmt.Errorf("there are %d lines below for %d lines; wanted as many, or none", len(c.Below), len(c.Lines))
	}
	for i, line := range slices.Concat(c.Lines, c.Below) {
		if err := line.check(); err != nil {
			return fmt.Errorf("line %d (%q): %w", i+1, line.Name, err)
		}
	}
	if c.Crossing != nil && !(0 <= c.Crossing.Level && c.Crossing.Level <= 1) {
		return fmt.Errorf("the level that is crossed is %v; 0 to 1 is wanted", c.Crossing.Level)
	}
	return checkColumns(len(c.Seen), column{"Seen", c.Seen})
}

func (l CurveLine) check() error {
	if len(l.X) < 2 {
		return fmt.Errorf("field X has %d values; at least two are needed", len(l.X))
	}
	if len(l.Chances) != len(l.X) {
		return fmt.Errorf("Chances has %d values where %d are wanted", len(l.Chances), len(l.X))
	}
	x := column{"X", l.X}
	if err := errors.Join(checkColumns(len(l.X), x), checkIncreasing(x)); err != nil {
		return err
	}
	for i, chance := range l.Chances {
		if err := chance.check(); err != nil {
			return fmt.Errorf("field Chances[%d]: %w", i, err)
		}
	}
	return nil
}

// Measures of the curve picture, in points.
const (
	curveUp      = vg.Length(300) // the axis of chances
	curveUpHalf  = vg.Length(210) // each of two
	curveBetween = vg.Length(14)  // one panel and the next
	curveTop     = vg.Length(26)  // holds its name
	curveLeft    = vg.Length(40)
	curveSample  = vg.Length(40)  // sample of each curve, before its name at the right
	curveLeast   = vg.Length(216) // the axis is at least three inches long
	curveStrip   = vg.Length(18)
	curveAcross  = vg.Length(40) // labels and name of the axis below
)

func (c Curve) height() vg.Length {
	height := vg.Length(len(c.panels()))*(curveTop+c.up()) + vg.Length(len(c.panels())-1)*curveBetween + curveAcross
	if len(c.Seen) > 0 {
		across, _ := c.axis(0)
		height += curveStrip + labelLetters.heightOf(len(c.seenLines(across))) + 8
	}
	return height
}

// curvePanel is one chance with its curves.
type curvePanel struct {
	up    string
	lines []CurveLine
}

func (c Curve) panels() []curvePanel {
	panels := []curvePanel{{c.Up, c.Lines}}
	if len(c.Below) > 0 {
		panels = append(panels, curvePanel{c.UpBelow, c.Below})
	}
	return panels
}

// up is the length of each axis of chances.
func (c Curve) up() vg.Length {
	if len(c.Below) > 0 {
		return curveUpHalf
	}
	return curveUp
}

// axisWidth leaves room for the names of the curves to the right of the axis.
func (c Curve) axisWidth() vg.Length {
	var widest vg.Length
	for _, line := range c.Lines {
		widest = max(widest, valueLetters.width(line.Name))
	}
	return pageWidth - 2*margin - curveLeft - curveSample - widest
}

// axis is the scale across, which holds every line, and its ticks.
func (c Curve) axis(left vg.Length) (across scale, ticks []float64) {
	low, high := math.Inf(1), math.Inf(-1)
	for _, line := range slices.Concat(c.Lines, c.Below) {
		low, high = min(low, line.X[0]), max(high, line.X[len(line.X)-1])
	}
	ticks, from, to := roundTicks(low, high, 8)
	return scale{from, to, left, left + c.axisWidth()}, ticks
}

func (c Curve) draw(p pen, area vg.Rectangle) {
	across, ticks := c.axis(area.Min.X + curveLeft)
	foot, top := area.Max.Y, area.Max.Y
	for i, panel := range c.panels() {
		if i > 0 {
			top = foot - curveBetween
		}
		up := scale{0, 1, top - curveTop - c.up(), top - curveTop}
		if i == 0 && c.Crossing != nil {
			c.drawCrossing(p, across, up)
		}
		panel.draw(p, across, up, area.Min.X, top-curveTop+12)
		if i == 0 && c.Crossing != nil {
			c.nameCrossing(p, across, up)
		}
		foot = up.from
	}
	if len(c.Seen) > 0 {
		c.drawSeen(p, across, foot-curveStrip, foot)
		foot -= curveStrip
	}
	for _, value := range ticks {
		x, label := across.at(value), signed(value)
		if c.Amount {
			label = number(value)
		}
		p.line(stroke(0.8, rule), vg.Point{X: x, Y: foot}, vg.Point{X: x, Y: foot - 4})
		p.words(labelLetters, x, foot-7-labelLetters.size(), centred, label)
	}
	p.words(panelLetters, (across.from+across.to)/2, foot-curveAcross+6, centred, c.Across)
	p.paragraph(labelLetters, across.from, foot-curveAcross-2, fromLeft, c.seenLines(across))
}

// drawCrossing draws the level across, and beneath the curve the interval in which it is crossed.
func (c Curve) drawCrossing(p pen, across, up scale) {
	if low, high := c.Crossing.Low, c.Crossing.High; !math.IsNaN(low) || !math.IsNaN(high) || !math.IsNaN(c.Crossing.At) {
		if math.IsNaN(low) {
			low = across.low
		}
		if math.IsNaN(high) {
			high = across.high
		}
		p.box(target, across.at(low), across.at(high), up.from, up.to)
	}
	if !math.IsNaN(c.Crossing.At) {
		p.line(stroke(1.4, edge), vg.Point{X: across.at(c.Crossing.At), Y: up.from}, vg.Point{X: across.at(c.Crossing.At), Y: up.to})
	}
	p.line(stroke(1, edge, 5, 3), vg.Point{X: across.from, Y: up.at(c.Crossing.Level)}, vg.Point{X: across.to, Y: up.at(c.Crossing.Level)})
}

// nameCrossing writes the place of the crossing at its head, inside the axis, and the level at its end.
func (c Curve) nameCrossing(p pen, across, up scale) {
	p.wordsBeside(edgeLetters, across.to-4, up.at(c.Crossing.Level)+7, fromRight, wholePercent(c.Crossing.Level)+"%")
	if math.IsNaN(c.Crossing.At) {
		return
	}
	half := edgeLetters.width(c.Crossing.Text) / 2
	x := min(max(across.at(c.Crossing.At), across.from+half), across.to-half)
	p.words(edgeLetters, x, up.to+4, centred, c.Crossing.Text)
}

// draw draws the axis of a chance, named at left and heading, and its curves.
func (c curvePanel) draw(p pen, across, up scale, left, heading vg.Length) {
	p.words(panelLetters, left, heading, fromLeft, c.up)
	for _, chance := range []float64{0, 0.25, 0.5, 0.75, 1} {
		y := up.at(chance)
		p.line(stroke(0.6, grid), vg.Point{X: across.from, Y: y}, vg.Point{X: across.to, Y: y})
		p.wordsBeside(labelLetters, across.from-7, y, fromRight, wholePercent(chance)+"%")
	}
	p.line(stroke(0.8, rule), vg.Point{X: across.from, Y: up.from}, vg.Point{X: across.to, Y: up.from})
	if across.low < 0 && across.high > 0 { // no change
		p.line(stroke(0.8, rule, 2, 2), vg.Point{X: across.at(0), Y: up.from}, vg.Point{X: across.at(0), Y: up.to})
	}
	for i, line := range c.lines {
		drawCurveLine(p, line, i, across, up)
	}
	c.drawNames(p, across, up)
}

func drawCurveLine(p pen, line CurveLine, series int, across, up scale) {
	estimates := make([]float64, len(line.X))
	for i, chance := range line.Chances {
		estimates[i] = chance.Estimate
		x := across.at(line.X[i])
		p.line(stroke(1, seriesColours[series]), vg.Point{X: x, Y: up.at(chance.Low)}, vg.Point{X: x, Y: up.at(chance.High)})
	}
	points := places(across, up, line.X, estimates)
	p.line(stroke(1.8, seriesColours[series], seriesDashes[series]...), points...)
	for _, point := range points {
		p.marker(series, true, seriesColours[series], point, 2.6)
	}
}

// drawNames writes each curve's name, after a sample of it, at the right, as near its end as the other names allow.
func (c curvePanel) drawNames(p pen, across, up scale) {
	order := make([]int, len(c.lines))
	ends := make([]vg.Length, len(c.lines))
	for i, line := range c.lines {
		order[i] = i
		ends[i] = up.at(line.Chances[len(line.Chances)-1].Estimate)
	}
	slices.SortStableFunc(order, func(a, b int) int {
		switch {
		case ends[a] < ends[b]:
			return -1
		case ends[a] > ends[b]:
			return 1
		}
		return b - a // of curves that end together, the first is named on top
	})
	sorted := make([]vg.Length, len(order))
	for i, series := range order {
		sorted[i] = ends[series]
	}
	for i, y := range spread(sorted, up.to, valueLetters.lineHeight()) {
		series := order[i]
		x := across.to + 10
		p.line(stroke(1.8, seriesColours[series], seriesDashes[series]...), vg.Point{X: x, Y: y}, vg.Point{X: x + 24, Y: y})
		p.marker(series, true, seriesColours[series], vg.Point{X: x + 12, Y: y}, 2.6)
		p.wordsBeside(valueLetters, x+30, y, fromLeft, c.lines[series].Name)
	}
}

// spread moves places, given from the lowest up, so that neighbours are at least apart from each other and none is
// above highest. Places that are far enough apart stay where they are.
func spread(places []vg.Length, highest, apart vg.Length) []vg.Length {
	moved := slices.Clone(places)
	for i := 1; i < len(moved); i++ {
		moved[i] = max(moved[i], moved[i-1]+apart)
	}
	limit := highest
	for i := len(moved) - 1; i >= 0; i-- {
		moved[i] = min(moved[i], limit)
		limit = moved[i] - apart
	}
	return moved
}

// drawSeen draws a tick for every value seen that lies on the axis.
func (c Curve) drawSeen(p pen, across scale, foot, top vg.Length) {
	p.box(wash, across.from, across.to, foot, top)
	for _, value := range c.Seen {
		if value >= across.low && value <= across.high {
			x := across.at(value)
			p.line(stroke(1, inkSoft), vg.Point{X: x, Y: foot + 3}, vg.Point{X: x, Y: top - 3})
		}
	}
}

// seenLines explain the strip, and count the values that lie beyond the ends of the axis.
func (c Curve) seenLines(across scale) []string {
	if len(c.Seen) == 0 {
		return nil
	}
	lower, higher := 0, 0
	for _, value := range c.Seen {
		switch {
		case value < across.low:
			lower++
		case value > across.high:
			higher++
		}
	}
	words := "Strip under the axis: what was really seen (" + c.SeenLabel + ")."
	if lower+higher > 0 {
		words += fmt.Sprintf(" Beyond its ends: %d lower, %d higher.", lower, higher)
	}
	return labelLetters.wrap(words, across.to-across.from)
}
