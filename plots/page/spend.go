package page

import (
	"fmt"

	"headroom/plots"
)

// Spend is the picture of what is spent against what was budgeted and granted, one panel for each future: in each year the grant
// as an outline, what is budgeted as a bar, what is spent as a mark with the range of the runs.
func Spend(id string, f plots.Spend) *Figure {
	out := &Figure{Title: f.Title, Spoken: f.Description, Paper: f, Notes: []string{f.Subtitle, f.Footnote}}
	out.Table = Table{
		Caption: "Pounds, extra to the baseline, by financial year",
		Head:    []string{"Year", "Future", "Grant", "Budgeted", "Spent (mean)", "5th of 100", "95th of 100"},
	}
	low, high := 0.0, 0.0
	granted := false
	for _, p := range f.Panels {
		for _, y := range p.Years {
			low, high, granted = min(low, y.P05, y.Mean), max(high, y.P95, y.Budgeted, y.Grant, y.Mean), granted || y.Granted
		}
	}
	var headings []string
	for _, p := range f.Panels {
		headings = append(headings, p.Heading)
	}
	for i, p := range f.Panels {
		s := beside(headings...)
		drawSpend(&s, p, low, high, granted)
		out.Parts = append(out.Parts, s.finish(fmt.Sprintf("%s-%d", id, i), f.Title+": "+p.Heading, f.Description))
		for _, y := range p.Years {
			grant := "none"
			if y.Granted {
				grant = money(y.Grant)
			}
			out.Table.Rows = append(out.Table.Rows, []string{y.Label, p.Heading, grant, money(y.Budgeted), money(y.Mean), money(y.P05), money(y.P95)})
		}
	}
	return out
}

func drawSpend(s *svg, p plots.SpendPanel, low, high float64, granted bool) {
	const left, right = 44.0, panelWidth - 4
	top := s.heading(p.Heading)
	s.mark(0, true, 6, top+5, 4)
	s.words("value", "start", 14, top+9, "spent, with its range")
	s.box("bar", 136, top, 12, 10)
	s.words("value", "start", 152, top+9, "budgeted")
	if granted {
		s.line("rule", 212, top+5, 232, top+5)
		s.words("value", "start", 237, top+9, "grant")
	}
	top += 36
	s.words("", "start", 0, top-10, "£ thousand")
	y, ticks := rounded(low, high, top+150, top, 5)
	for _, t := range ticks {
		s.line("grid", left, y.at(t), right, y.at(t))
		s.words("", "end", left-4, y.at(t)+4, money(t/1000))
	}
	s.line("axis", left, y.at(0), right, y.at(0))
	slot := (right - left) / float64(len(p.Years))
	for i, year := range p.Years {
		middle := left + float64((float64(i)+0.5)*slot)
		s.box("bar", middle-slot*0.28, y.at(max(year.Budgeted, 0)), slot*0.36, y.at(min(year.Budgeted, 0))-y.at(max(year.Budgeted, 0)))
		if year.Granted {
			s.line("rule", middle-slot*0.36, y.at(year.Grant), middle+slot*0.36, y.at(year.Grant))
		}
		at := middle + slot*0.22
		s.line("whisker", at, y.at(year.P05), at, y.at(year.P95))
		s.mark(0, true, at, y.at(year.Mean), 4)
		s.words("small", "middle", middle, y.from+15, year.Label)
	}
	s.height = y.from + 22
}

// money writes a sum in pounds with its thousands marked.
func money(x float64) string {
	digits := fmt.Sprintf("%.0f", x)
	sign := ""
	if digits[0] == '-' {
		sign, digits = "−", digits[1:]
	}
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	if digits == "0" {
		return digits
	}
	return sign + digits
}
