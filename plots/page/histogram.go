package page

import (
	"fmt"

	"headroom/plots"
)

// Histogram is the picture of how often a figure took which values, one panel for each future or time.
func Histogram(id string, h plots.Histogram) *Figure {
	out := &Figure{Title: h.Title, Spoken: h.Description, Paper: h, Notes: []string{h.Subtitle, h.Footnote}}
	out.Table = Table{Caption: h.Title + ": " + h.Up, Head: []string{h.Across, "Panel", h.Up, "Count"}}
	low, high := h.Extent()
	highest := 0.0
	for _, p := range h.Panels {
		for _, bar := range p.Bars {
			highest = max(highest, bar.Share)
		}
	}
	var headings []string
	for _, p := range h.Panels {
		headings = append(headings, p.Heading)
	}
	for i, p := range h.Panels {
		s := beside(headings...)
		drawBars(&s, h, p, low, high, highest)
		out.Parts = append(out.Parts, s.finish(fmt.Sprintf("%s-%d", id, i), h.Title+": "+p.Heading, h.Description))
		for k, bar := range p.Bars {
			out.Table.Rows = append(out.Table.Rows, []string{reach(h, bar, k == 0), p.Heading, percent(bar.Share), fmt.Sprint(bar.Count)})
		}
	}
	return out
}

// reach is the values that a bar holds, in words.
func reach(h plots.Histogram, bar plots.Bar, first bool) string {
	value := plain
	if h.Percent {
		value = percent
	}
	switch {
	case bar.Open && first && bar.From < 0:
		return "under " + value(bar.To)
	case bar.Open:
		return value(bar.From) + " and over"
	}
	return value(bar.From) + " to under " + value(bar.To)
}

func drawBars(s *svg, h plots.Histogram, p plots.HistogramPanel, low, high, highest float64) {
	const left, right = 34.0, panelWidth - 8
	top := s.heading(p.Heading) + 16
	value := plain
	if h.Percent {
		value = percent
	}
	x := scale{low, max(high, low+1e-9), left, right}
	y, ticks := rounded(0, highest, top+120, top, 4)
	for _, t := range ticks {
		s.line("grid", left, y.at(t), right, y.at(t))
		s.words("", "end", left-4, y.at(t)+4, percent(t))
	}
	for _, bar := range p.Bars {
		class := "bar"
		if bar.Open {
			class = "beyond"
		}
		s.box(class, x.at(h.Left(bar))+0.5, y.at(bar.Share), x.at(bar.To)-x.at(h.Left(bar))-1, y.from-y.at(bar.Share))
	}
	s.line("axis", left, y.from, right, y.from)
	_, marks := rounded(low, high, left, right, 6)
	for _, t := range marks {
		if t >= low-1e-9 && t <= high+1e-9 {
			s.line("axis", x.at(t), y.from, x.at(t), y.from+4)
			s.words("small", "middle", x.at(t), y.from+15, value(t))
		}
	}
	if h.MarkLabel != "" && h.Mark >= low && h.Mark <= high {
		s.line("edge", x.at(h.Mark), top-4, x.at(h.Mark), y.from)
		anchor := "start"
		if x.at(h.Mark) > panelWidth/2 {
			anchor = "end"
		}
		s.words("target", anchor, x.at(h.Mark), top-7, h.MarkLabel)
	}
	s.words("", "start", left, y.from+30, cut(h.Across, 54))
	s.height = y.from + 36
}
