package page

import (
	"fmt"
	"math"
	"time"

	"headroom/plots"
)

// Fan is the picture of a fan: in each panel the median and the bands week by week, the target, when the promise is owed, and
// beneath it the funded posts and the share that the fan names. The table has every thirteenth week.
func Fan(id string, f plots.Fan) *Figure {
	out := &Figure{Title: f.Title, Spoken: f.Description, Paper: f, Notes: []string{f.Subtitle, fanReading, f.Footnote}}
	head := []string{"Week of", "Future", "2.5th", "10th", "25th", "Median", "75th", "90th", "97.5th", "Posts"}
	if f.Share != "" {
		head = append(head, f.Share)
	}
	out.Table = Table{Caption: f.Measure + ": percentiles over runs, every 13th week; weekly.csv has every week", Head: head}
	value := plain
	if f.Percent {
		value = percent
	}
	low, high := f.Cover[0], f.Cover[1]
	for _, p := range f.Panels {
		for i := range p.Week {
			low, high = min(low, p.P025[i]), max(high, p.P975[i])
		}
	}
	var headings []string
	for _, p := range f.Panels {
		headings = append(headings, p.Heading)
	}
	for i, p := range f.Panels {
		s := beside(headings...)
		drawFan(&s, f, p, low, high)
		out.Parts = append(out.Parts, s.finish(fmt.Sprintf("%s-%d", id, i), f.Measure+": "+p.Heading, f.Description))
		for k := 0; k < len(p.Week); k++ {
			if int(p.Week[k])%13 != 0 {
				continue
			}
			row := []string{weekDay(f.Start, p.Week[k]).Format("2 Jan 2006"), p.Heading}
			for _, x := range []float64{p.P025[k], p.P10[k], p.P25[k], p.P50[k], p.P75[k], p.P90[k], p.P975[k]} {
				text := one(x)
				if f.Percent {
					text = value(x)
				}
				if f.Cut > 0 && x >= f.Cut {
					text = "over " + value(f.Cut)
				}
				row = append(row, text)
			}
			row = append(row, one(p.Posts[k]))
			if f.Share != "" {
				row = append(row, percent(p.Share[k]))
			}
			out.Table.Rows = append(out.Table.Rows, row)
		}
	}
	return out
}

const fanReading = "The line is the median of the simulated futures. The bands hold the middle 50, 80 and 95 of 100, week by week: chance and what we do not know together."

func drawFan(s *svg, f plots.Fan, p plots.FanPanel, low, high float64) {
	const left, right = 34.0, panelWidth - 34
	top := s.heading(p.Heading) + 34
	last := p.Week[len(p.Week)-1]
	x := scale{0, last, left, right}
	y, ticks := rounded(low, high, top+150, top, 5)
	value := plain
	if f.Percent {
		value = percent
	}
	line := func(values []float64, y scale) (points []point) {
		for i, v := range values {
			points = append(points, point{x.at(p.Week[i]), y.at(v)})
		}
		return points
	}
	s.words("", "start", 0, top-21, f.Measure)
	s.box("target", left, y.at(min(f.Band[1], y.high)), right-left, y.at(f.Band[0])-y.at(min(f.Band[1], y.high)))
	for _, t := range ticks {
		s.line("grid", left, y.at(t), right, y.at(t))
		s.words("", "end", left-4, y.at(t)+4, value(t))
	}
	s.area("band95", line(p.P975, y), line(p.P025, y))
	s.area("band80", line(p.P90, y), line(p.P10, y))
	s.area("band50", line(p.P75, y), line(p.P25, y))
	for _, edge := range f.Band {
		if edge > y.low && edge < y.high {
			s.line("edge", left, y.at(edge), right, y.at(edge))
		}
	}
	drawBandLabel(s, f, y, right, value)
	s.path("median", line(p.P50, y))
	for _, span := range f.Spans {
		from, to := x.at(max(weeksTo(f.Start, span.First), 0)), x.at(min(weeksTo(f.Start, span.Last), last))
		s.line("axis", from+1, top-2, to-1, top-2)
		label := span.Label
		if float64(len(label))*5 > to-from {
			label = cut(label, lettersWide(to-from))
		}
		s.words("small", "middle", (from+to)/2, top-5, label)
	}
	at := drawYears(s, f.Start, last, x, top+150)
	postsScale := scale{0, max(most(p.Posts), 1), at + 58, at + 20}
	s.words("", "start", 0, at+12, "Funded posts (mean)")
	for _, t := range []float64{0, postsScale.high} {
		s.line("grid", left, postsScale.at(t), right, postsScale.at(t))
		s.words("", "end", left-4, postsScale.at(t)+4, plain(math.Round(t)))
	}
	s.path("step", steps(line(p.Posts, postsScale)))
	s.words("value", "start", right+3, postsScale.at(p.Posts[len(p.Posts)-1])+4, one(p.Posts[len(p.Posts)-1]))
	at += 62
	if f.Share != "" {
		shareScale := scale{0, 1, at + 60, at + 20}
		s.words("", "start", 0, at+13, f.Share)
		for _, t := range []float64{0, 0.5, 1} {
			s.line("grid", left, shareScale.at(t), right, shareScale.at(t))
			s.words("", "end", left-4, shareScale.at(t)+4, percent(t))
		}
		s.path("median", line(p.Share, shareScale))
		s.words("value", "start", right+3, shareScale.at(p.Share[len(p.Share)-1])+4, percent(p.Share[len(p.Share)-1]))
		at += 66
	}
	s.height = at + 4
}

// drawBandLabel names the ends of the target band at the right of the panel, or
// what it asks for above its dashed edge.
func drawBandLabel(s *svg, f plots.Fan, y scale, right float64, value func(float64) string) {
	if f.BandLabel != "" {
		edge := f.Band[1]
		if edge >= y.high {
			edge = f.Band[0]
		}
		s.words("target", "end", right, y.at(edge)-4, f.BandLabel)
		return
	}
	for i, at := range apart([]float64{y.at(f.Band[0]), y.at(f.Band[1])}, 11) {
		if edge := f.Band[i]; edge > y.low && edge < y.high {
			s.words("target", "start", right+3, at+4, value(edge))
		}
	}
}

// drawYears draws the axis of time and returns where the next thing may begin.
func drawYears(s *svg, start time.Time, last float64, x scale, y float64) float64 {
	s.line("axis", x.from, y, x.to, y)
	weeks, names := yearMarks(start, last)
	for i, week := range weeks {
		at := x.at(min(week, last))
		s.line("axis", at, y, at, y+4)
		s.words("small", "middle", at, y+15, names[i])
	}
	return y + 18
}

func weeksTo(start, day time.Time) float64 { return day.Sub(start).Hours() / (7 * 24) }

func most(values ...[]float64) float64 {
	high := 0.0
	for _, list := range values {
		for _, v := range list {
			high = max(high, v)
		}
	}
	return high
}
