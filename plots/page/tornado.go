package page

import (
	"fmt"

	"headroom/plots"
)

// Tornado is the picture of what a chance hangs on, one panel for each future: a bar from the chance where an assumption is
// low (open mark) to that where it is high (solid mark), with confidence intervals.
func Tornado(id string, t plots.Tornado) *Figure {
	out := &Figure{Title: t.Title, Spoken: t.Description, Paper: t, Notes: []string{t.Subtitle, "A pale dashed bar may be chance. The dashed line is the chance over all runs.", t.Footnote}}
	out.Table = Table{
		Caption: "Chance at either end of each assumption's range, with its 95% confidence interval",
		Head:    []string{"Assumption", "Future", "Low is about", "Chance there", "High is about", "Chance there", "Told from chance"},
	}
	var headings []string
	for _, panel := range t.Panels {
		headings = append(headings, panel.Heading)
	}
	for i, panel := range t.Panels {
		s := beside(headings...)
		y := s.heading(panel.Heading)
		s.mark(0, false, 6, y+4, 4)
		s.words("", "start", 15, y+8, "low")
		s.mark(1, true, 56, y+4, 4)
		s.words("", "start", 65, y+8, "high")
		y += 18
		x := scale{0, 1, 8, panelWidth - 8}
		for _, row := range t.Rows {
			ends := row.Ends[i]
			s.words("bold", "start", 0, y+12, cut(row.Name, 34))
			if ends.Absent {
				s.words("", "end", panelWidth, y+12, "not varied here")
				y += 34
				continue
			}
			s.words("value", "end", panelWidth, y+12, cut(row.Low+" to "+row.High, 22))
			at := y + 23
			class := "told"
			if ends.Faint {
				class = "untold"
			}
			s.line("rule", x.at(panel.All), at-9, x.at(panel.All), at+9)
			from, to := min(ends.Low.Estimate, ends.High.Estimate), max(ends.Low.Estimate, ends.High.Estimate)
			s.box(class, x.at(from), at-5, x.at(to)-x.at(from), 10)
			s.line("whisker", x.at(ends.Low.Low), at-2, x.at(ends.Low.High), at-2)
			s.line("whisker", x.at(ends.High.Low), at+2, x.at(ends.High.High), at+2)
			s.mark(0, false, x.at(ends.Low.Estimate), at, 4)
			s.mark(1, true, x.at(ends.High.Estimate), at, 4)
			y += 34
		}
		s.line("axis", x.from, y+4, x.to, y+4)
		for _, tick := range []float64{0, 0.25, 0.5, 0.75, 1} {
			s.line("axis", x.at(tick), y+4, x.at(tick), y+8)
			anchor := "middle"
			if tick == 1 {
				anchor = "end"
			}
			s.words("small", anchor, x.at(tick), y+19, percent(tick))
		}
		s.words("", "start", 0, y+34, t.Across+"; over all runs "+percent(panel.All))
		s.height = y + 40
		out.Parts = append(out.Parts, s.finish(fmt.Sprintf("%s-%d", id, i), "What the chance hangs on: "+panel.Heading, t.Description))
	}
	for _, row := range t.Rows {
		for i, panel := range t.Panels {
			if row.Ends[i].Absent {
				continue
			}
			told := "yes"
			if row.Ends[i].Faint {
				told = "no"
			}
			out.Table.Rows = append(out.Table.Rows, []string{row.Name, panel.Heading, row.Low, row.Ends[i].Low.String(), row.High, row.Ends[i].High.String(), told})
		}
	}
	return out
}
