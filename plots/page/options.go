package page

import (
	"fmt"

	"headroom/plots"
)

// Options is the picture of every option beside the others, one panel for each future: a solid mark for the chance over the
// span owed, an open one for the time after, each with its confidence interval.
func Options(id string, c plots.Chances) *Figure {
	out := &Figure{Title: c.Title, Spoken: c.Description, Paper: c, Notes: []string{c.Subtitle, c.Footnote}}
	out.Table = Table{Caption: "Chance of keeping the promise, option by option, with its 95% confidence interval", Head: []string{"Option", "Future", "While owed"}}
	after := len(c.Options) > 0 && len(c.Options[0].After) > 0
	if after {
		out.Table.Head = append(out.Table.Head, "Afterwards")
	}
	for i, future := range c.Futures {
		s := beside(c.Futures...)
		top := s.heading(future)
		s.mark(i, true, 6, top+4, 4)
		s.words("", "start", 15, top+8, "while owed")
		if after {
			s.mark(i, false, 96, top+4, 4)
			s.words("", "start", 105, top+8, "afterwards")
		}
		top += 20
		x := scale{0, 1, 8, panelWidth - 92}
		y := top
		for _, option := range c.Options {
			s.words("bold", "start", 0, y+11, cut(option.Name, 24))
			wide := float64(min(len([]rune(option.Name)), 24))*6.6 + 8
			if letters := lettersWide(panelWidth - wide); len([]rune(option.Note)) <= letters {
				s.words("", "start", wide, y+11, option.Note)
			} else {
				for _, line := range wrapped(option.Note, lettersWide(panelWidth), 2) {
					y += 13
					s.words("", "start", 0, y+11, line)
				}
			}
			rows := []plots.Chance{option.Within[i]}
			if after {
				rows = append(rows, option.After[i])
			}
			for k, chance := range rows {
				at := y + 24 + float64(k*14)
				s.line("grid", x.from, at, x.to, at)
				s.line("whisker", x.at(chance.Low), at, x.at(chance.High), at)
				s.mark(i, k == 0, x.at(chance.Estimate), at, 4)
				s.words("value", "start", x.to+8, at+4, chance.String())
			}
			y += 22 + float64(len(rows)*14)
		}
		s.line("axis", x.from, y+4, x.to, y+4)
		for _, t := range []float64{0, 0.25, 0.5, 0.75, 1} {
			s.line("axis", x.at(t), y+4, x.at(t), y+8)
			s.words("small", "middle", x.at(t), y+19, percent(t))
		}
		s.height = y + 24
		out.Parts = append(out.Parts, s.finish(fmt.Sprintf("%s-%d", id, i), "Chance of keeping the promise: "+future, c.Description))
	}
	for _, option := range c.Options {
		for i, future := range c.Futures {
			row := []string{option.Name, future, option.Within[i].String()}
			if after {
				row = append(row, option.After[i].String())
			}
			out.Table.Rows = append(out.Table.Rows, row)
		}
	}
	return out
}
