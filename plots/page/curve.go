package page

import (
	"fmt"
	"strings"

	"headroom/plots"
)

// Curve is the picture of how a chance depends on one number, with a curve for each of some names: a panel for the span owed
// and one for the time after. Ticks under the axis are values that were really seen.
func Curve(id string, c plots.Curve) *Figure {
	out := &Figure{Title: c.Title, Spoken: c.Description, Paper: c, Notes: []string{c.Subtitle}, Wide: true}
	if len(c.Seen) > 0 {
		out.Notes = append(out.Notes, "Ticks under the axis are what was really seen: "+c.SeenLabel+".")
	}
	out.Notes = append(out.Notes, c.Footnote)
	out.Table = Table{Caption: "Chance of keeping the promise " + by(c.Across) + ", with its 95% confidence interval", Head: []string{c.Across, "Curve", "While owed"}}
	if len(c.Below) > 0 {
		out.Table.Head = append(out.Table.Head, "Afterwards")
	}
	draw := func(part, up string, lines []plots.CurveLine) {
		s := beside(c.Up, c.UpBelow)
		drawCurve(&s, c, up, lines)
		out.Parts = append(out.Parts, s.finish(id+"-"+part, up, c.Description))
	}
	draw("within", c.Up, c.Lines)
	if len(c.Below) > 0 {
		draw("after", c.UpBelow, c.Below)
	}
	for k, line := range c.Lines {
		for i, x := range line.X {
			row := []string{signed(x, c.Amount), line.Name, line.Chances[i].String()}
			if len(c.Below) > 0 {
				row = append(row, c.Below[k].Chances[i].String())
			}
			out.Table.Rows = append(out.Table.Rows, row)
		}
	}
	return out
}

// by is "by how many posts", of the name of an axis, which may begin with by itself.
func by(axis string) string {
	if axis == "" {
		return "by"
	}
	return "by " + strings.TrimPrefix(strings.ToLower(axis[:1])+axis[1:], "by ")
}

// signed writes a change with its sign; an amount has none.
func signed(x float64, amount bool) string {
	switch {
	case amount || x == 0:
		return plain(x)
	case x > 0:
		return "+" + plain(x)
	}
	return "−" + plain(-x)
}

func drawCurve(s *svg, c plots.Curve, up string, lines []plots.CurveLine) {
	const left, right = 34.0, panelWidth - 8
	top := s.heading(up)
	for i, line := range lines {
		at := top + 6 + float64(i*15)
		s.line(fmt.Sprintf("series c%d", i%seriesCount), 0, at, 26, at)
		s.mark(i, true, 13, at, 4)
		s.words("value", "start", 32, at+4, cut(line.Name, 56))
	}
	top += float64(len(lines)*15) + 12
	low, high := lines[0].X[0], lines[0].X[0]
	for _, line := range lines {
		for _, x := range line.X {
			low, high = min(low, x), max(high, x)
		}
	}
	_, ticks := rounded(low, high, left, right, 5)
	x := scale{low, high, left + 6, right - 6}
	y := scale{0, 1, top + 190, top}
	for _, t := range []float64{0, 0.25, 0.5, 0.75, 1} {
		s.line("grid", left, y.at(t), right, y.at(t))
		s.words("", "end", left-4, y.at(t)+4, percent(t))
	}
	for i, line := range lines {
		var points []point
		for k, chance := range line.Chances {
			at := x.at(line.X[k])
			points = append(points, point{at, y.at(chance.Estimate)})
			s.line(fmt.Sprintf("reach c%d", i%seriesCount), at+2*float64(i%seriesCount-1), y.at(chance.Low), at+2*float64(i%seriesCount-1), y.at(chance.High))
		}
		s.path(fmt.Sprintf("series c%d", i%seriesCount), points)
		for _, p := range points {
			s.mark(i, true, p.x, p.y, 3)
		}
	}
	s.line("axis", left, y.from, right, y.from)
	for _, t := range ticks {
		if t < low-1e-9 || t > high+1e-9 {
			continue
		}
		s.line("axis", x.at(t), y.from, x.at(t), y.from+4)
		s.words("small", "middle", x.at(t), y.from+15, signed(t, c.Amount))
	}
	at := y.from + 20
	if len(c.Seen) > 0 {
		beyond := 0
		for _, seen := range c.Seen {
			if seen < low || seen > high {
				beyond++
				continue
			}
			s.line("tick", x.at(seen), at, x.at(seen), at+9)
		}
		at += 12
		if beyond > 0 {
			s.words("small", "end", right, at+11, fmt.Sprintf("%d of %d seen lie beyond", beyond, len(c.Seen)))
			at += 12
		}
	}
	for _, line := range wrapped(c.Across, 58, 2) {
		s.words("", "start", left, at+13, line)
		at += 14
	}
	s.height = at + 8
}
