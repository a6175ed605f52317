package plots

import (
	"bytes"
	"errors"
	"fmt"
	"html"
	"io"
	"strings"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
	"gonum.org/v1/plot/vg/vgimg"
	"gonum.org/v1/plot/vg/vgsvg"
)

const dotsPerInch = 144

// page is what every picture has around its content: a plain sentence above, what is shown under it, where it
// comes from at the foot. It is as tall as its words and its content need.
type page struct {
	title, subtitle, footnote, description string
}

func (g page) check() error {
	if strings.TrimSpace(g.title) == "" {
		return errors.New("the picture has no title")
	}
	if strings.TrimSpace(g.description) == "" {
		return errors.New("the picture has no description for screen readers")
	}
	return nil
}

// render draws the page once for each format. The content is drawn in the rectangle it is given, as wide as the
// page inside its margins and as tall as it asked for. Nothing is written unless both formats could be drawn.
func (g page) render(png, svg io.Writer, contentHeight vg.Length, content func(pen, vg.Rectangle)) error {
	height := g.headHeight() + contentHeight + g.footHeight()

	raster := vgimg.NewWith(vgimg.UseWH(pageWidth, height), vgimg.UseDPI(dotsPerInch), vgimg.UseBackgroundColor(paper))
	g.draw(pen{draw.New(raster)}, height, contentHeight, content)
	var pngBytes bytes.Buffer
	if _, err := (vgimg.PngCanvas{Canvas: raster}).WriteTo(&pngBytes); err != nil {
		return fmt.Errorf("encode PNG: %w", err)
	}

	vector := vgsvg.NewWith(vgsvg.UseWH(pageWidth, height))
	g.draw(pen{draw.New(vector)}, height, contentHeight, content)
	var svgBytes bytes.Buffer
	if _, err := vector.WriteTo(&svgBytes); err != nil {
		return fmt.Errorf("encode SVG: %w", err)
	}
	accessible, err := g.accessible(svgBytes.String())
	if err != nil {
		return err
	}

	if _, err := png.Write(pngBytes.Bytes()); err != nil {
		return fmt.Errorf("write PNG: %w", err)
	}
	if _, err := io.WriteString(svg, accessible); err != nil {
		return fmt.Errorf("write SVG: %w", err)
	}
	return nil
}

func (g page) draw(p pen, height, contentHeight vg.Length, content func(pen, vg.Rectangle)) {
	p.box(paper, 0, pageWidth, 0, height) // an SVG has no background of its own, and pages may be dark
	top := p.paragraph(titleLetters, margin, height-margin, fromLeft, g.titleLines())
	p.paragraph(subtitleLetters, margin, top-2, fromLeft, g.subtitleLines())
	foot := g.footHeight()
	content(p, vg.Rectangle{
		Min: vg.Point{X: margin, Y: foot},
		Max: vg.Point{X: pageWidth - margin, Y: foot + contentHeight},
	})
	p.paragraph(footnoteLetters, margin, foot-12, fromLeft, g.footnoteLines())
}

func (g page) titleLines() []string { return titleLetters.balanced(g.title, pageWidth-2*margin) }
func (g page) subtitleLines() []string {
	return subtitleLetters.balanced(g.subtitle, pageWidth-2*margin)
}

func (g page) footnoteLines() []string { return footnoteLetters.wrap(g.footnote, pageWidth-2*margin) }

func (g page) headHeight() vg.Length {
	return margin + titleLetters.heightOf(len(g.titleLines())) + subtitleLetters.heightOf(len(g.subtitleLines())) + 12
}

func (g page) footHeight() vg.Length {
	return 12 + footnoteLetters.heightOf(len(g.footnoteLines())) + margin
}

// accessible adds what gonum's SVG lacks: a title and a description, which screen readers speak, and fonts to fall
// back on where Liberation Sans is not installed (Arial has the same widths, so nothing moves).
func (g page) accessible(svg string) (string, error) {
	const root, family = `xmlns:xlink="http://www.w3.org/1999/xlink">`, "font-family:Liberation Sans;"
	head, body, found := strings.Cut(svg, root)
	if !found {
		return "", errors.New("encode SVG: the root element is not written as expected, so no description can be added")
	}
	spoken := fmt.Sprintf("<title id=\"title\">%s</title>\n<desc id=\"description\">%s</desc>",
		html.EscapeString(g.title), html.EscapeString(g.description))
	body = strings.ReplaceAll(body, family, "font-family:'Liberation Sans',Arial,Helvetica,sans-serif;")
	return head + "xmlns:xlink=\"http://www.w3.org/1999/xlink\"\n\trole=\"img\" aria-labelledby=\"title description\">\n" + spoken + body, nil
}
