package plots

import (
	"errors"
	"fmt"
	"image/color"
	"io"
	"math"

	"gonum.org/v1/plot/vg"
)

// HeatMap is a picture of how a chance depends on two things at once: a cell for each pair of their values, shaded by
// the chance and with its figure in it. Of a cell whose interval is wide the figure says too much: the widest interval
// is therefore given beneath.
type HeatMap struct {
	Title       string     // a plain sentence that says what is to be seen; required
	Subtitle    string     // what is shown: number of runs, what the chance is of
	Footnote    string     // source, scenario, seed
	Description string     // the picture in words, for screen readers; required
	Across      string     // names the values across and their unit
	Up          string     // names the values upwards and their unit
	Columns     []string   // values across, from the left; 1 to 20
	Rows        []string   // values upwards, from the bottom; 1 to 20
	Chances     [][]Chance // by row, then column
}

// heatMost is the most rows, and columns, whose figures can be read.
const heatMost = 20

// Render writes the picture to both writers. It returns an error that names the cell if the data cannot be drawn, and
// then writes nothing.
func (h HeatMap) Render(png, svg io.Writer) error {
	if err := h.check(); err != nil {
		return fmt.Errorf("heat map %q: %w", h.Title, err)
	}
	return h.page().render(png, svg, h.height(), h.draw)
}

func (h HeatMap) page() page { return page{h.Title, h.Subtitle, h.Footnote, h.Description} }

func (h HeatMap) check() error {
	if err := h.page().check(); err != nil {
		return err
	}
	if len(h.Rows) == 0 || len(h.Rows) > heatMost || len(h.Columns) == 0 || len(h.Columns) > heatMost {
		return fmt.Errorf("there are %d rows and %d columns; 1 to %d of each can be drawn", len(h.Rows), len(h.Columns), heatMost)
	}
	if h.cellWidth() < heatLeast {
		return errors.New("the values upwards have names so long that they leave no room for the cells")
	}
	if len(h.Chances) != len(h.Rows) {
		return fmt.Errorf("field Chances has %d rows where %d are wanted", len(h.Chances), len(h.Rows))
	}
	for i, row := range h.Chances {
		if len(row) != len(h.Columns) {
			return fmt.Errorf("row %q has %d chances for %d columns", h.Rows[i], len(row), len(h.Columns))
		}
		for j, chance := range row {
			if err := chance.check(); err != nil {
				return fmt.Errorf("row %q, column %q: %w", h.Rows[i], h.Columns[j], err)
			}
		}
	}
	return nil
}

// Measures of the heat map, in points.
const (
	heatRow    = vg.Length(26)
	heatTop    = vg.Length(22) // holds the name of what goes upwards
	heatAcross = vg.Length(42) // labels and name of what goes across
	heatKey    = vg.Length(44) // the shades and the widest interval
	heatLeast  = vg.Length(22) // a cell holds "100%"
	heatWidest = vg.Length(72)
)

func (h HeatMap) height() vg.Length {
	return heatTop + vg.Length(len(h.Rows))*heatRow + heatAcross + heatKey
}

func (h HeatMap) labelWidth() vg.Length { return labelLetters.widest(h.Rows) + 10 }

func (h HeatMap) cellWidth() vg.Length {
	return min((pageWidth-2*margin-h.labelWidth())/vg.Length(len(h.Columns)), heatWidest)
}

func (h HeatMap) draw(p pen, area vg.Rectangle) {
	left, width := area.Min.X+h.labelWidth(), h.cellWidth()
	floor := area.Max.Y - heatTop - vg.Length(len(h.Rows))*heatRow
	p.words(panelLetters, area.Min.X, area.Max.Y-heatTop+8, fromLeft, h.Up)
	for i, row := range h.Chances {
		bottom := floor + vg.Length(i)*heatRow
		p.wordsBeside(labelLetters, left-7, bottom+heatRow/2, fromRight, h.Rows[i])
		for j, chance := range row {
			x := left + vg.Length(j)*width
			p.box(shade(chance.Estimate), x, x+width-1, bottom, bottom+heatRow-1)
			p.wordsBeside(valueLetters.in(overShade(chance.Estimate)), x+width/2, bottom+heatRow/2, centred, wholePercent(chance.Estimate)+"%")
		}
	}
	every := 1 + int(math.Floor(float64((labelLetters.widest(h.Columns)+6)/width)))
	for j := 0; j < len(h.Columns); j += every {
		p.words(labelLetters, left+(vg.Length(j)+0.5)*width, floor-7-labelLetters.size(), centred, h.Columns[j])
	}
	p.words(panelLetters, left+vg.Length(len(h.Columns))*width/2, floor-heatAcross+8, centred, h.Across)
	h.drawKey(p, left, floor-heatAcross-8)
}

// drawKey draws the shades from 0 to 100 per cent, and says how wide the intervals are.
func (h HeatMap) drawKey(p pen, left, top vg.Length) {
	const steps, step = 50, vg.Length(3)
	for i := range steps {
		x := left + vg.Length(i)*step
		p.box(shade((float64(i)+0.5)/steps), x, x+step, top-10, top)
	}
	end := left + steps*step
	for _, share := range []float64{0, 0.5, 1} {
		p.words(labelLetters, left+vg.Length(share*float64(steps*step)), top-13-labelLetters.size(), centred, wholePercent(share)+"%")
	}
	widest := Chance{}
	for _, row := range h.Chances {
		for _, chance := range row {
			if chance.High-chance.Low > widest.High-widest.Low {
				widest = chance
			}
		}
	}
	p.wordsBeside(labelLetters, end+24, top-5, fromLeft, "Simulation error at its widest (95% confidence): "+widest.String())
}

// shade darkens evenly with the chance, from near white to a dark blue, so that the order is the same in print without
// colour.
func shade(chance float64) color.Color {
	between := func(pale, dark float64) uint8 { return uint8(math.Floor(pale + float64(chance*(dark-pale)) + 0.5)) }
	return rgb(between(0xf2, 0x08), between(0xf6, 0x3c), between(0xfa, 0x78))
}

// overShade is the colour of words on a shade: with a contrast of 4.5 to 1 at least on every one.
func overShade(chance float64) color.Color {
	if chance > 0.67 {
		return paper
	}
	return color.Black
}
