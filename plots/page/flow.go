package page

import (
	"fmt"
	"sort"

	"headroom/plots"
)

// Flow is the picture of the workforce, one panel for each future: who fills the funded posts, week by week, and beneath it who
// joins and who leaves, quarter by quarter.
func Flow(id string, f plots.Flow) *Figure {
	out := &Figure{Title: f.Title, Spoken: f.Description, Paper: f, Notes: []string{f.Subtitle, f.Footnote}}
	out.Table = Table{
		Caption: "The workforce at the end of each quarter, and who joined and left in it; means over runs",
		Head:    []string{"Week of", "Future", "Funded posts", "Permanent FTE", "Agency FTE", "Vacant posts", "Joiners", "Leavers"},
	}
	var headings []string
	for _, p := range f.Panels {
		headings = append(headings, p.Heading)
	}
	for i, p := range f.Panels {
		s := beside(headings...)
		drawFlow(&s, f, p)
		out.Parts = append(out.Parts, s.finish(fmt.Sprintf("%s-%d", id, i), "The workforce: "+p.Heading, f.Description))
		week := map[float64]int{}
		for k, at := range p.Week {
			week[at] = k
		}
		for k, at := range p.Quarter {
			w := week[at]
			out.Table.Rows = append(out.Table.Rows, []string{
				weekDay(f.Start, at).Format("2 Jan 2006"), p.Heading, one(p.Funded[w]), one(p.Permanent[w]), one(p.Agency[w]), one(p.Vacant[w]), one(p.Joiners[k]), one(p.Leavers[k]),
			})
		}
	}
	return out
}

// apart moves places so that no two are nearer than a gap, and keeps their order.
func apart(places []float64, gap float64) []float64 {
	order := make([]int, len(places))
	for i := range order {
		order[i] = i
	}
	sort.SliceStable(order, func(i, j int) bool { return places[order[i]] < places[order[j]] })
	out := append([]float64{}, places...)
	for i := len(order) - 2; i >= 0; i-- {
		out[order[i]] = min(out[order[i]], out[order[i+1]]-gap)
	}
	return out
}

// markFree is how many weeks before the end of a line have no mark, for its last
// value stands there.
const markFree = 8

func drawFlow(s *svg, f plots.Flow, p plots.FlowPanel) {
	const left, right = 30.0, panelWidth - 30
	top := s.heading(p.Heading)
	series := []struct {
		name   string
		values []float64
	}{{"permanent", p.Permanent}, {"agency", p.Agency}, {"vacant posts", p.Vacant}}
	at := 0.0
	for i, stock := range series {
		s.line(fmt.Sprintf("series c%d", i), at, top+5, at+20, top+5)
		s.mark(i, true, at+10, top+5, 3.5)
		s.words("value", "start", at+25, top+9, stock.name)
		at += 25 + float64(len(stock.name))*5.6 + 10
	}
	s.line("step", at, top+5, at+20, top+5)
	s.words("value", "start", at+25, top+9, "funded")
	top += 22
	last := p.Week[len(p.Week)-1]
	x := scale{0, last, left, right}
	y, ticks := rounded(0, most(p.Funded, p.Permanent, p.Agency, p.Vacant), top+140, top, 4)
	for _, t := range ticks {
		s.line("grid", left, y.at(t), right, y.at(t))
		s.words("", "end", left-4, y.at(t)+4, plain(t))
	}
	line := func(values []float64) (points []point) {
		for k, v := range values {
			points = append(points, point{x.at(p.Week[k]), y.at(v)})
		}
		return points
	}
	s.path("step", steps(line(p.Funded)))
	var ends []float64
	for i, stock := range series {
		points := line(stock.values)
		s.path(fmt.Sprintf("series c%d", i), points)
		for k := 26; k < len(points)-markFree; k += 52 {
			s.mark(i, true, points[k].x, points[k].y, 3)
		}
		ends = append(ends, points[len(points)-1].y)
	}
	ends = append(ends, y.at(p.Funded[len(p.Funded)-1]))
	for i, at := range apart(ends, 11) {
		values := p.Funded
		if i < len(series) {
			values = series[i].values
		}
		s.words("value", "start", right+3, at+4, one(values[len(values)-1]))
	}
	next := drawYears(s, f.Start, last, x, top+140) + 6
	if len(p.Quarter) == 0 {
		s.height = next
		return
	}
	s.words("", "start", 0, next+12, "Joiners (solid) and leavers (outlined), each quarter")
	bars, barTicks := rounded(0, most(p.Joiners, p.Leavers), next+72, next+22, 2)
	for _, t := range barTicks {
		s.line("grid", left, bars.at(t), right, bars.at(t))
		s.words("", "end", left-4, bars.at(t)+4, plain(t))
	}
	width := (right - left) / float64(len(p.Quarter)) / 2.6
	for k, week := range p.Quarter {
		middle := x.at(week - 6.5)
		s.box("bar", middle-width, bars.at(p.Joiners[k]), width, bars.from-bars.at(p.Joiners[k]))
		s.box("bar2", middle, bars.at(p.Leavers[k]), width, bars.from-bars.at(p.Leavers[k]))
	}
	s.line("axis", left, bars.from, right, bars.from)
	s.height = bars.from + 8
}
