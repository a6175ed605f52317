package plots

import (
	"bytes"
	"fmt"
	"io"
	"regexp"

	xfont "golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
	"gonum.org/v1/plot/vg/vgpdf"
)

// A Picture is one of this package's.
type Picture interface {
	Render(png, svg io.Writer) error
	check() error
	page() page
	height() vg.Length
	draw(pen, vg.Rectangle)
}

// WritePDF writes a picture as one page of PDF, for papers: the same bytes for the same data. Its words are drawn as outlines,
// and cannot be searched; the SVG's can. It returns an error if the data cannot be drawn, and then writes nothing.
func WritePDF(p Picture, w io.Writer) error {
	if err := p.check(); err != nil {
		return fmt.Errorf("%q: %w", p.page().title, err)
	}
	g := p.page()
	height := g.headHeight() + p.height() + g.footHeight()
	canvas := outlineCanvas{vgpdf.New(pageWidth, height)}
	g.draw(pen{draw.New(canvas)}, height, p.height(), p.draw)
	var out bytes.Buffer
	if _, err := canvas.WriteTo(&out); err != nil {
		return fmt.Errorf("encode PDF: %w", err)
	}
	_, err := w.Write(undated(out.Bytes()))
	return err
}

// dated are the dates that a PDF bears, of the moment in which it is made.
var dated = regexp.MustCompile(`/(CreationDate|ModDate) \(D:\d{14}`)

// undated puts one fixed date in place of the moment, of the same length, so that nothing in the file moves.
func undated(pdf []byte) []byte {
	return dated.ReplaceAllFunc(pdf, func(date []byte) []byte {
		return append(date[:len(date)-14:len(date)-14], "20000101000000"...)
	})
}

// An outlineCanvas draws words as the outlines of their letters. Vgpdf's own fonts have but one weight (it files every font
// under the same name), lack signs such as the true minus, and stand in another order in every file.
type outlineCanvas struct{ *vgpdf.Canvas }

// FillString draws a line of words.
func (c outlineCanvas) FillString(face font.Face, at vg.Point, words string) {
	var buffer sfnt.Buffer
	letters := face.Face
	em := fixed.Int26_6(letters.UnitsPerEm()) // the outlines come in 64ths of what is asked for: take one unit of the font for one of those
	size := float64(face.Font.Size) / float64(letters.UnitsPerEm())
	x, previous := 0.0, sfnt.GlyphIndex(0)
	for i, letter := range words {
		glyph, err := letters.GlyphIndex(&buffer, letter)
		if err != nil {
			continue
		}
		if i > 0 {
			if kern, err := letters.Kern(&buffer, previous, glyph, em, xfont.HintingNone); err == nil {
				x += float64(float64(kern) * size)
			}
		}
		if segments, err := letters.LoadGlyph(&buffer, glyph, em, nil); err == nil && len(segments) > 0 {
			place := func(p fixed.Point26_6) vg.Point {
				return vg.Point{X: at.X + vg.Length(x+float64(float64(p.X)*size)), Y: at.Y - vg.Length(float64(p.Y)*size)}
			}
			c.Fill(outline(segments, place))
		}
		if advance, err := letters.GlyphAdvance(&buffer, glyph, em, xfont.HintingNone); err == nil {
			x += float64(float64(advance) * size)
		}
		previous = glyph
	}
}

// outline is the path of a letter.
func outline(segments sfnt.Segments, place func(fixed.Point26_6) vg.Point) vg.Path {
	var path vg.Path
	for i, s := range segments {
		switch s.Op {
		case sfnt.SegmentOpMoveTo:
			if i > 0 {
				path.Close()
			}
			path.Move(place(s.Args[0]))
		case sfnt.SegmentOpLineTo:
			path.Line(place(s.Args[0]))
		case sfnt.SegmentOpQuadTo:
			path.QuadTo(place(s.Args[0]), place(s.Args[1]))
		case sfnt.SegmentOpCubeTo:
			path.CubeTo(place(s.Args[0]), place(s.Args[1]), place(s.Args[2]))
		}
	}
	path.Close()
	return path
}
