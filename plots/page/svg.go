package page

import (
	"fmt"
	"html"
	"html/template"
	"strconv"
	"strings"
)

// panelWidth is how wide a panel is drawn, in CSS pixels: about a phone's width, so that its words keep their size there.
const panelWidth = 340.0

// An svg draws one panel. Classes are those of page.css.
type svg struct {
	b      strings.Builder
	height float64
	lines  int // that a heading takes at least, so that panels beside each other begin at one height
}

// finish is the panel as an element, spoken as a title and a description.
func (s *svg) finish(id, title, description string) template.HTML {
	return template.HTML(fmt.Sprintf(`<svg viewBox="0 0 %s %s" role="img" aria-labelledby="%s-t %s-d"><title id="%s-t">%s</title><desc id="%s-d">%s</desc>%s</svg>`,
		place(panelWidth), place(s.height), id, id, id, html.EscapeString(title), id, html.EscapeString(description), s.b.String()))
}

// place is a coordinate to a tenth of a pixel.
func place(x float64) string {
	text := strconv.FormatFloat(x, 'f', 1, 64)
	return strings.TrimSuffix(text, ".0")
}

func (s *svg) line(class string, x1, y1, x2, y2 float64) {
	fmt.Fprintf(&s.b, `<path class="%s" d="M%s %sL%s %s"/>`, class, place(x1), place(y1), place(x2), place(y2))
}

func (s *svg) box(class string, left, top, width, height float64) {
	fmt.Fprintf(&s.b, `<rect class="%s" x="%s" y="%s" width="%s" height="%s"/>`, class, place(left), place(top), place(max(width, 0)), place(max(height, 0)))
}

// A point is a place in a panel, from its upper left corner.
type point struct{ x, y float64 }

// path draws through points.
func (s *svg) path(class string, points []point) { s.trace(class, points, "") }

// area fills what lies between two lines over the same places.
func (s *svg) area(class string, upper, lower []point) {
	points := append([]point{}, upper...)
	for i := len(lower) - 1; i >= 0; i-- {
		points = append(points, lower[i])
	}
	s.trace(class, points, "Z")
}

func (s *svg) trace(class string, points []point, end string) {
	fmt.Fprintf(&s.b, `<path class="%s" d="`, class)
	for i, p := range points {
		letter := "L"
		if i == 0 {
			letter = "M"
		}
		s.b.WriteString(letter + place(p.x) + " " + place(p.y))
	}
	s.b.WriteString(end + `"/>`)
}

// steps turns a line into one whose values hold until the next.
func steps(points []point) []point {
	var out []point
	for i, p := range points {
		if i > 0 {
			out = append(out, point{p.x, points[i-1].y})
		}
		out = append(out, p)
	}
	return out
}

// words sets a line of text: the only way for text to get into a panel. Anchor is start, middle or end.
func (s *svg) words(class, anchor string, x, y float64, text string) {
	fmt.Fprintf(&s.b, `<text class="%s" text-anchor="%s" x="%s" y="%s">%s</text>`, class, anchor, place(x), place(y), html.EscapeString(text))
}

// mark draws the mark of a series: a circle, a square, a triangle or a diamond, solid or open.
func (s *svg) mark(series int, solid bool, x, y, radius float64) {
	class := fmt.Sprintf("mark c%d", series%seriesCount)
	if !solid {
		class = fmt.Sprintf("open c%d", series%seriesCount)
	}
	if series%4 == 0 {
		fmt.Fprintf(&s.b, `<circle class="%s" cx="%s" cy="%s" r="%s"/>`, class, place(x), place(y), place(radius))
		return
	}
	corners := [][2]float64{{-0.9, -0.9}, {0.9, -0.9}, {0.9, 0.9}, {-0.9, 0.9}}
	switch series % 4 {
	case 2:
		corners = [][2]float64{{0, -1.25}, {-1.15, 0.8}, {1.15, 0.8}}
	case 3:
		corners = [][2]float64{{0, -1.35}, {1.35, 0}, {0, 1.35}, {-1.35, 0}}
	}
	var points []point
	for _, c := range corners {
		points = append(points, point{x + float64(radius*c[0]), y + float64(radius*c[1])})
	}
	s.trace(class, points, "Z")
}

// seriesCount is how many series have a colour of their own (page.css).
const seriesCount = 6

// lettersWide is about how many letters of the small size fit into a width.
func lettersWide(width float64) int { return max(int(width/5.8), 4) }

// cut shortens a text to so many letters.
func cut(text string, letters int) string {
	runes := []rune(text)
	if len(runes) <= letters {
		return text
	}
	return strings.TrimSpace(string(runes[:letters-1])) + "…"
}

// wrapped breaks a text into at most so many lines of about so many letters.
func wrapped(text string, letters, lines int) []string {
	var out []string
	line := ""
	for _, word := range strings.Fields(text) {
		switch {
		case line == "":
			line = word
		case len([]rune(line))+1+len([]rune(word)) > letters:
			out, line = append(out, line), word
		default:
			line += " " + word
		}
	}
	out = append(out, line)
	if len(out) > lines {
		out[lines-1] = strings.Join(out[lines-1:], " ")
		out = out[:lines]
	}
	for i := range out {
		out[i] = cut(out[i], letters)
	}
	return out
}

// headingLetters and headingLines are how long a line of a panel's heading is, and
// how many there are at most.
const (
	headingLetters = 48
	headingLines   = 3
	headingLine    = 15.0
)

// heading sets a panel's heading at its top, and returns the height that it took.
func (s *svg) heading(text string) float64 {
	lines := wrapped(text, headingLetters, headingLines)
	for i, line := range lines {
		s.words("head", "start", 0, 4+headingLine*float64(i+1), line)
	}
	return 10 + headingLine*float64(max(len(lines), s.lines))
}

// beside is a panel whose heading takes as many lines as the longest of the panels
// that stand beside it.
func beside(headings ...string) svg {
	s := svg{}
	for _, text := range headings {
		s.lines = max(s.lines, len(wrapped(text, headingLetters, headingLines)))
	}
	return s
}
