package page

import (
	"fmt"

	"headroom/plots"
)

// HeatMap is the picture of how a chance depends on two numbers: a cell for each pair, shaded in five steps and with its figure
// in it. More than ten values across are drawn on a wider sheet.
func HeatMap(id string, h plots.HeatMap) *Figure {
	out := &Figure{Title: h.Title, Spoken: h.Description, Paper: h, Notes: []string{h.Subtitle, h.Footnote}, Wide: true}
	out.Table = Table{Caption: h.Title + ": the chance at each pair, with its 95% confidence interval", Head: []string{h.Across, h.Up, "Chance"}}
	s := svg{}
	y := s.heading(h.Up + " (upwards)")
	names := 0
	for _, row := range h.Rows {
		names = max(names, len([]rune(row)))
	}
	left := min(float64(names)*6+8, 100)
	width := (panelWidth - left) / float64(len(h.Columns))
	const height = 22.0
	for i := len(h.Rows) - 1; i >= 0; i-- {
		s.words("", "end", left-5, y+15, cut(h.Rows[i], 16))
		for j, chance := range h.Chances[i] {
			class, words := shade(chance.Estimate), "value small"
			if chance.Estimate >= 0.6 {
				words = "pale small"
			}
			s.box(class, left+float64(j)*width, y, width-1, height-1)
			if width >= 16 {
				s.words(words, "middle", left+(float64(j)+0.5)*width, y+14, percent100(chance.Estimate))
			}
			out.Table.Rows = append(out.Table.Rows, []string{h.Columns[j], h.Rows[i], chance.String()})
		}
		y += height
	}
	every := 1 + int(34/width)
	for j, column := range h.Columns {
		if j%every == 0 {
			s.words("small", "middle", left+(float64(j)+0.5)*width, y+13, column)
		}
	}
	s.words("", "start", left, y+30, cut(h.Across, 50))
	s.height = y + 36
	out.Parts = append(out.Parts, s.finish(fmt.Sprintf("%s-map", id), h.Title, h.Description))
	return out
}

// shade is the class of a chance: five steps that darken.
func shade(chance float64) string { return fmt.Sprintf("shade%d", min(int(chance*5), 4)) }

func percent100(chance float64) string {
	text := percent(chance)
	return text[:len(text)-1]
}
