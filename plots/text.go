package plots

import (
	"image/color"
	"strings"

	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"
)

// lettering is one way to set words: a face at a size, in a colour.
type lettering struct {
	face   font.Face
	colour color.Color
}

// in returns the same lettering in another colour.
func (l lettering) in(colour color.Color) lettering {
	l.colour = colour
	return l
}

func (l lettering) size() vg.Length { return l.face.Font.Size }

// lineHeight is the distance from one baseline to the next.
func (l lettering) lineHeight() vg.Length { return vg.Length(leading * float64(l.size())) }

// capHeight is the height of a capital letter or a figure, which sets words level with a mark.
func (l lettering) capHeight() vg.Length { return vg.Length(0.71 * float64(l.size())) }

func (l lettering) width(words string) vg.Length { return l.face.Width(words) }

// widest is the width of the widest of some lines.
func (l lettering) widest(lines []string) vg.Length {
	var widest vg.Length
	for _, line := range lines {
		widest = max(widest, l.width(line))
	}
	return widest
}

// wrap breaks words into lines no wider than width; a single word that is wider has a line of its own. Line breaks
// in the words are kept, and no words give no lines.
func (l lettering) wrap(words string, width vg.Length) []string {
	var lines []string
	for paragraph := range strings.SplitSeq(words, "\n") {
		line := ""
		for _, word := range strings.Fields(paragraph) {
			switch {
			case line == "":
				line = word
			case l.width(line+" "+word) <= width:
				line += " " + word
			default:
				lines = append(lines, line)
				line = word
			}
		}
		if line != "" {
			lines = append(lines, line)
		}
	}
	return lines
}

// balanced is like wrap, in as many lines, but with lines as equal as they can be, so that no word is left alone.
func (l lettering) balanced(words string, width vg.Length) []string {
	lines := l.wrap(words, width)
	for {
		narrower := l.wrap(words, l.widest(lines)-1)
		if len(narrower) != len(lines) || l.widest(narrower) >= l.widest(lines) {
			return lines
		}
		lines = narrower
	}
}

// heightOf is the height of so many lines.
func (l lettering) heightOf(lines int) vg.Length {
	return vg.Length(float64(lines) * float64(l.lineHeight()))
}

// alignment is the share of a line's width that lies left of the point where it is set.
type alignment float64

const (
	fromLeft  alignment = 0
	centred   alignment = 0.5
	fromRight alignment = 1
)
