package plots

import (
	"image/color"

	xfont "golang.org/x/image/font"

	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/font/liberation"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// Greys, from the text to the faintest rule. Every grey used for words has a contrast of at least 5.7 to 1 on
// white (WCAG 2.2 level AA asks 4.5).
var (
	ink     = grey(0x22) // titles, values, medians
	inkSoft = grey(0x55) // subtitles, labels, footnotes
	rule    = grey(0x88) // axes and ticks
	grid    = grey(0xe2) // grid lines
	wash    = grey(0xee) // areas that only carry marks
	paper   = color.Color(color.White)
)

// seriesColours tell series apart in every common kind of colour blindness: Okabe and Ito, "Color Universal
// Design" (2008), with Tol's wine ("Colour Schemes", 2021) in place of its colours that are paler on white than 3 to 1.
// Colour never stands alone: a series also has its own dash and marker, or its name beside it.
var seriesColours = []color.Color{
	rgb(0xd5, 0x5e, 0x00), // vermilion
	rgb(0x00, 0x72, 0xb2), // blue
	rgb(0x00, 0x9e, 0x73), // bluish green
	rgb(0xcc, 0x79, 0xa7), // reddish purple
	ink,                   // black
	rgb(0x88, 0x22, 0x55), // wine
}

// seriesDashes go with seriesColours, place by place; nil is an unbroken line.
var seriesDashes = [][]vg.Length{nil, {7, 3}, {2, 2.5}, {9, 3, 2, 3}, {4, 2}, {1, 1.5, 5, 1.5}}

// The fan's bands darken towards the median, so that they keep their order when printed in grey.
var (
	band95    = rgb(0xd6, 0xe6, 0xf2)
	band80    = rgb(0xa9, 0xcb, 0xe3)
	band50    = rgb(0x6f, 0xa8, 0xcf)
	bandWhole = rgb(0xe4, 0xd6, 0xea) // the simultaneous band, in a hue of its own
	target    = rgb(0xfb, 0xf0, 0xc9) // the target band, under the fan
	edge      = rgb(0x7a, 0x5c, 0x00) // its edges and label, over the fan
)

// Sizes in points, for a page 10 inches wide: the smallest words stay readable at half of that.
const (
	pageWidth = 10 * vg.Inch
	margin    = vg.Length(24)
	leading   = 1.3 // line spacing, in font sizes
)

var fonts = font.NewCache(liberation.Collection())

// The lettering of the house: Liberation Sans, whose widths are those of Arial.
var (
	titleLetters    = letters(16, true, ink)
	headingLetters  = letters(12, true, ink)
	panelLetters    = letters(10.5, true, inkSoft)
	subtitleLetters = letters(11, false, inkSoft)
	labelLetters    = letters(10, false, inkSoft)
	valueLetters    = letters(10, false, ink)
	edgeLetters     = letters(10, true, edge)
	footnoteLetters = letters(9, false, inkSoft)
)

func letters(points float64, bold bool, colour color.Color) lettering {
	f := font.Font{Typeface: "Liberation", Variant: "Sans", Size: vg.Points(points)}
	if bold {
		f.Weight = xfont.WeightBold
	}
	return lettering{face: fonts.Lookup(f, f.Size), colour: colour}
}

func stroke(width vg.Length, colour color.Color, dashes ...vg.Length) draw.LineStyle {
	return draw.LineStyle{Color: colour, Width: width, Dashes: dashes}
}

func grey(level uint8) color.Color { return rgb(level, level, level) }

func rgb(red, green, blue uint8) color.Color {
	return color.NRGBA{R: red, G: green, B: blue, A: 0xff}
}
