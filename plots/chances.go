package plots

import (
	"errors"
	"fmt"
	"io"
	"math"

	"gonum.org/v1/plot/vg"
)

// Chances is one picture with the options beneath each other and the futures within each: the chance of keeping the
// promise, as a dot with its confidence interval, and the chance for the year after as an open mark.
type Chances struct {
	Title       string         // a plain sentence that says what is to be seen; required
	Subtitle    string         // what is shown: number of runs, what keeping the promise means, level of confidence
	Footnote    string         // source, scenario, seed
	Description string         // the picture in words, for screen readers; required
	Within      string         // heads the chance over the span in which the promise is owed
	After       string         // heads the chance for the year after; not used if no option has one
	Futures     []string       // names of the futures, at most six
	Options     []OptionChance // in the order of drawing
}

// OptionChance is one option of [Chances]. Within has one chance for each future; After has as many or none.
type OptionChance struct {
	Name          string // "taper"
	Note          string // what the option is, in a few words; may be empty
	Within, After []Chance
}

// Chance is an estimated probability with its confidence interval, all from 0 to 1, Low <= Estimate <= High.
type Chance struct {
	Estimate, Low, High float64
}

// String writes the chance as whole per cents with its interval: "62% (59 to 65)". What never happened, or always, has a
// bound on one side only, to one place: "0% (under 0.3)".
func (c Chance) String() string {
	switch c.Estimate {
	case 0:
		return fmt.Sprintf("0%% (under %.1f)", math.Ceil(c.High*100*10)/10)
	case 1:
		return fmt.Sprintf("100%% (over %.1f)", math.Floor(c.Low*100*10)/10)
	}
	return fmt.Sprintf("%s%% (%.0f to %.0f)", wholePercent(c.Estimate), 100*c.Low, 100*c.High)
}

func (c Chance) check() error {
	if !(0 <= c.Low && c.Low <= c.Estimate && c.Estimate <= c.High && c.High <= 1) { // also refuses NaN
		return fmt.Errorf("chance %v with interval %v to %v; wanted 0 <= low <= estimate <= high <= 1", c.Estimate, c.Low, c.High)
	}
	return nil
}

// Render writes the picture to both writers. It returns an error that names the option and the future if the data
// cannot be drawn, and then writes nothing.
func (c Chances) Render(png, svg io.Writer) error {
	if err := c.check(); err != nil {
		return fmt.Errorf("chances %q: %w", c.Title, err)
	}
	return c.page().render(png, svg, c.height(), c.draw)
}

func (c Chances) page() page { return page{c.Title, c.Subtitle, c.Footnote, c.Description} }

func (c Chances) check() error {
	if err := c.page().check(); err != nil {
		return err
	}
	if len(c.Options) == 0 {
		return errors.New("there are no options")
	}
	if len(c.Futures) == 0 || len(c.Futures) > len(seriesColours) {
		return fmt.Errorf("there are %d futures; 1 to %d can be drawn", len(c.Futures), len(seriesColours))
	}
	if c.axisWidth() < chancesLeast {
		return errors.New("the names of the futures are so long that they leave no room for the chances")
	}
	for _, option := range c.Options {
		if err := option.check(c.Futures); err != nil {
			return fmt.Errorf("option %q: %w", option.Name, err)
		}
	}
	return nil
}

func (o OptionChance) check(futures []string) error {
	if len(o.Within) != len(futures) {
		return fmt.Errorf("field Within has %d chances for %d futures", len(o.Within), len(futures))
	}
	if len(o.After) != 0 && len(o.After) != len(futures) {
		return fmt.Errorf("field After has %d chances for %d futures; wanted as many, or none", len(o.After), len(futures))
	}
	for i, future := range futures {
		if err := o.Within[i].check(); err != nil {
			return fmt.Errorf("future %q: Within: %w", future, err)
		}
		if len(o.After) == 0 {
			continue
		}
		if err := o.After[i].check(); err != nil {
			return fmt.Errorf("future %q: After: %w", future, err)
		}
	}
	return nil
}

// Measures of the chances picture, in points.
const (
	chancesRow     = vg.Length(21)
	chancesBetween = vg.Length(12) // between one option and the next
	chancesAxis    = vg.Length(26)
	chancesName    = vg.Length(122) // column of the options' names
	chancesLeast   = vg.Length(144) // the axis of chances is at least two inches long
	chancesFigures = vg.Length(108) // each column of figures
	chancesRadius  = vg.Length(2.8)
	chancesApart   = vg.Length(4.5) // how far a mark lies above or below the middle of its row
)

// rows is the height of an option in rows: one for each future, and at least enough for its name and note.
func (c Chances) rows(option OptionChance) vg.Length {
	words := headingLetters.heightOf(len(option.nameLines())) + labelLetters.heightOf(len(option.noteLines())) + 4
	return max(vg.Length(len(c.Futures))*chancesRow, words)
}

func (o OptionChance) nameLines() []string { return headingLetters.wrap(o.Name, chancesName-8) }
func (o OptionChance) noteLines() []string { return labelLetters.wrap(o.Note, chancesName-8) }

// futureWidth is the width of the column of the futures' names.
func (c Chances) futureWidth() vg.Length { return labelLetters.widest(c.Futures) + 22 }

// figuresWidth is the width of the columns of figures.
func (c Chances) figuresWidth() vg.Length {
	if c.hasAfter() {
		return 2*chancesFigures + 14
	}
	return chancesFigures + 14
}

func (c Chances) axisWidth() vg.Length {
	return pageWidth - 2*margin - chancesName - c.futureWidth() - c.figuresWidth()
}

func (c Chances) height() vg.Length {
	height := c.headingHeight() + chancesAxis
	for _, option := range c.Options {
		height += c.rows(option) + chancesBetween
	}
	return height
}

func (c Chances) hasAfter() bool {
	for _, option := range c.Options {
		if len(option.After) > 0 {
			return true
		}
	}
	return false
}

func (c Chances) draw(p pen, area vg.Rectangle) {
	left := area.Min.X + chancesName + c.futureWidth()
	right := left + c.axisWidth()
	share := scale{low: 0, high: 1, from: left, to: right}
	floor, top := area.Min.Y+chancesAxis, area.Max.Y-c.headingHeight()

	for _, tick := range []float64{0, 0.25, 0.5, 0.75, 1} {
		x := share.at(tick)
		p.line(stroke(0.6, grid), vg.Point{X: x, Y: floor}, vg.Point{X: x, Y: top})
		p.words(labelLetters, x, floor-5-labelLetters.size(), centred, wholePercent(tick)+"%")
	}
	p.line(stroke(1, rule), vg.Point{X: left, Y: floor}, vg.Point{X: left, Y: top}) // no chance at all

	c.drawHeadings(p, right+14, top)
	y := top
	for i, option := range c.Options {
		if i > 0 {
			p.line(stroke(0.6, grid), vg.Point{X: area.Min.X, Y: y}, vg.Point{X: area.Max.X, Y: y})
		}
		height := c.rows(option) + chancesBetween
		c.drawOption(p, option, area.Min.X, y-chancesBetween/2, share)
		y -= height
	}
}

// headingLines breaks the name of a column of figures into lines.
func headingLines(words string) []string { return labelLetters.wrap(words, chancesFigures-15) }

func (c Chances) headingHeight() vg.Length {
	lines := len(headingLines(c.Within))
	if c.hasAfter() {
		lines = max(lines, len(headingLines(c.After)))
	}
	return labelLetters.heightOf(lines) + 14
}

// drawHeadings names the columns of figures beside the marks that they give: heading and legend in one.
func (c Chances) drawHeadings(p pen, x, top vg.Length) {
	heading := func(x vg.Length, words string, solid bool) {
		head := top + c.headingHeight() - 6
		firstLine := head - labelLetters.size() + labelLetters.capHeight()/2
		p.marker(0, solid, ink, vg.Point{X: x + 4, Y: firstLine}, chancesRadius)
		p.paragraph(labelLetters.in(ink), x+13, head, fromLeft, headingLines(words))
	}
	heading(x, c.Within, true)
	if c.hasAfter() {
		heading(x+chancesFigures, c.After, false)
	}
}

func (c Chances) drawOption(p pen, option OptionChance, x, top vg.Length, share scale) {
	below := p.paragraph(headingLetters, x, top-1, fromLeft, option.nameLines())
	p.paragraph(labelLetters, x, below, fromLeft, option.noteLines())
	for i, future := range c.Futures {
		middle := top - chancesRow*(vg.Length(i)+0.5)
		p.wordsBeside(labelLetters.in(ink), x+chancesName, middle, fromLeft, future)
		apart := chancesApart
		if len(option.After) == 0 {
			apart = 0
		}
		drawChance(p, option.Within[i], i, true, share, middle+apart)
		p.wordsBeside(valueLetters, share.to+27, middle, fromLeft, option.Within[i].String())
		if len(option.After) > 0 {
			drawChance(p, option.After[i], i, false, share, middle-apart)
			p.wordsBeside(valueLetters, share.to+27+chancesFigures, middle, fromLeft, option.After[i].String())
		}
	}
}

// drawChance draws the interval as a line and the estimate as the mark of its series.
func drawChance(p pen, chance Chance, series int, solid bool, share scale, y vg.Length) {
	colour := seriesColours[series]
	p.line(stroke(1.3, colour), vg.Point{X: share.at(chance.Low), Y: y}, vg.Point{X: share.at(chance.High), Y: y})
	p.marker(series, solid, colour, vg.Point{X: share.at(chance.Estimate), Y: y}, chancesRadius)
}
