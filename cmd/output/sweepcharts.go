package output

import (
	"cmp"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"

	"headroom/cmd/answer"
	"headroom/experiments"
	"headroom/experiments/sweep"
	"headroom/models/scenario"
	"headroom/plots"
)

// A picture has a name for its files.
type picture struct {
	name   string
	Render func(png, svg io.Writer) error
}

// mostCurves is how many values of a second key are drawn as curves: more are a
// heat map.
const mostCurves = 5

// SweepIsDrawn says that a sweep has a picture: of one key that takes numbers,
// or of two keys every value of which meets every other.
func SweepIsDrawn(r *sweep.Result) bool { return len(sweepPictures(r, "")) > 0 }

// sweepPictures are the pictures of a sweep: for each option in each future the
// chance of keeping the promise over one key, with a curve for each value of a
// second, or over two as a heat map.
func sweepPictures(r *sweep.Result, command string) []picture {
	var pictures []picture
	add := func(name string, render func(png, svg io.Writer) error) {
		pictures = append(pictures, picture{name, render})
	}
	first, second, whole := meeting(r)
	if !whole || len(first) < 2 {
		return nil
	}
	numeric := r.Variables[0].Numeric && !slices.ContainsFunc(first, func(value string) bool { _, err := strconv.ParseFloat(value, 64); return err != nil })
	for option, optionName := range r.Options {
		for future, futureName := range r.Futures {
			name := "sweep-" + optionName + "-" + futureName
			switch {
			case numeric && len(second) <= mostCurves:
				add(name, sweepCurve(r, option, future, first, second, command).Render)
			case len(r.Variables) == 2 && len(first) <= 20 && len(second) <= 20:
				add(name, sweepHeatMap(r, option, future, first, second, false, command).Render)
				if r.HasAfter {
					add(name+"-after", sweepHeatMap(r, option, future, first, second, true, command).Render)
				}
			}
		}
	}
	return pictures
}

// meeting are the values of the first and of the second key, numbers in order,
// and whether every value meets every other once. A single key has a second of
// one value without a name.
func meeting(r *sweep.Result) (first, second []string, whole bool) {
	if len(r.Variables) > 2 {
		return nil, nil, false
	}
	seen := map[string]bool{}
	for point := range r.Points {
		a, b := pointValues(r, point)
		if seen[a+"\x00"+b] {
			return nil, nil, false
		}
		seen[a+"\x00"+b] = true
		if !slices.Contains(first, a) {
			first = append(first, a)
		}
		if !slices.Contains(second, b) {
			second = append(second, b)
		}
	}
	inOrder := func(a, b string) int {
		x, errX := strconv.ParseFloat(a, 64)
		y, errY := strconv.ParseFloat(b, 64)
		if errX != nil || errY != nil {
			return 0
		}
		return cmp.Compare(x, y)
	}
	slices.SortStableFunc(first, inOrder)
	slices.SortStableFunc(second, inOrder)
	return first, second, len(seen) == len(first)*len(second)
}

func pointValues(r *sweep.Result, point int) (first, second string) {
	values := r.Points[point]
	if len(values) == 1 {
		return values[0], ""
	}
	return values[0], values[1]
}

// cellAt is the cell at two values.
func cellAt(r *sweep.Result, option, future int, first, second string) *sweep.Cell {
	for point := range r.Points {
		if a, b := pointValues(r, point); a == first && b == second {
			return r.Cell(point, option, future)
		}
	}
	panic(fmt.Sprintf("output: the sweep has no point %q, %q", first, second))
}

func sweepCurve(r *sweep.Result, option, future int, first, second []string, command string) plots.Curve {
	v := r.Variables[0]
	c := plots.Curve{
		Title: answer.SweepTitle(r, option, future), Subtitle: sweepSubtitle(r, option, future, true), Footnote: sweepFootnote(r, command),
		Description: answer.SweepSentence(r, option, future), Across: axisName(v), Amount: !strings.HasPrefix(v.Unit, "change"),
		Up: "Chance of keeping the promise", UpBelow: "The same, for " + afterName(r),
	}
	if r.HasAfter {
		t := r.Scenario.Target
		c.Up += fmt.Sprintf(", owed %s\u2013%s", monthOf(r, t.From), monthOf(r, t.To))
	}
	for _, other := range second {
		line := plots.CurveLine{Name: r.Options[option]}
		if len(r.Variables) == 2 {
			line.Name = answer.ShortKey(r.Variables[1].Key) + " " + other
		}
		below := line
		for _, value := range first {
			x, _ := strconv.ParseFloat(value, 64)
			cell := cellAt(r, option, future, value, other)
			line.X, line.Chances = append(line.X, drawnAs(v, x)), append(line.Chances, chance(cell.Within))
			below.X, below.Chances = append(below.X, drawnAs(v, x)), append(below.Chances, chance(cell.After))
		}
		c.Lines = append(c.Lines, line)
		if r.HasAfter {
			c.Below = append(c.Below, below)
		}
	}
	c.Seen, c.SeenLabel = seen(r, v)
	return c
}

func sweepHeatMap(r *sweep.Result, option, future int, first, second []string, after bool, command string) plots.HeatMap {
	h := plots.HeatMap{
		Title: answer.SweepTitle(r, option, future), Subtitle: sweepSubtitle(r, option, future, false), Footnote: sweepFootnote(r, command),
		Description: answer.SweepSentence(r, option, future),
		Across:      axisName(r.Variables[0]), Up: axisName(r.Variables[1]),
	}
	if after {
		h.Title = "The same, for " + afterName(r)
	}
	for _, value := range first {
		h.Columns = append(h.Columns, label(r.Variables[0], value))
	}
	for _, other := range second {
		h.Rows = append(h.Rows, label(r.Variables[1], other))
		var chances []plots.Chance
		for _, value := range first {
			cell := cellAt(r, option, future, value, other)
			count := cell.Within
			if after {
				count = cell.After
			}
			chances = append(chances, chance(count))
		}
		h.Chances = append(h.Chances, chances)
	}
	return h
}

func sweepSubtitle(r *sweep.Result, option, future int, intervals bool) string {
	text := fmt.Sprintf("Chance of keeping %s, read \"%s\"", answer.Aimed(r.Base), experiments.RuleNames[r.Base.Rule])
	if intervals {
		text += ", with its 95% confidence interval"
	}
	return text + fmt.Sprintf(": option \"%s\", future \"%s\", %s at each point, the same luck at every one.", r.Options[option], r.Futures[future], answer.Runs(r.Settings.Runs))
}

func sweepFootnote(r *sweep.Result, command string) string {
	return fmt.Sprintf("Scenario %s, seed %d. Repeat: %s", r.Scenario.Name, r.Settings.Seed, command)
}

func afterName(r *sweep.Result) string { return r.Scenario.Target.AfterName }

func monthOf(r *sweep.Result, w scenario.When) string {
	return r.Scenario.Date(r.Scenario.Week(w)).Format("Jan 2006")
}

// percent says that a key is drawn in per cents.
func percent(v scenario.Variable) bool {
	return strings.HasPrefix(v.Unit, "share") || strings.HasPrefix(v.Unit, "change")
}

// drawnAs is where a value lies on its axis.
func drawnAs(v scenario.Variable, x float64) float64 {
	if percent(v) {
		return math.Round(float64(x*1e8)) / 1e6
	}
	return x
}

func label(v scenario.Variable, value string) string {
	x, err := strconv.ParseFloat(value, 64)
	if err != nil || !percent(v) {
		return value
	}
	return answer.Plain(drawnAs(v, x))
}

// axisName names a key and its unit.
func axisName(v scenario.Variable) string {
	name := answer.Capital(answer.VariableName(v.Doc))
	switch {
	case percent(v):
		return name + " (%)"
	case v.Unit == "" || strings.Contains(strings.ToLower(name), v.Unit):
		return name
	}
	return name + " (" + v.Unit + ")"
}

// seenTicks is how many equal parts of what was seen the strip shows.
const seenTicks = 100

// seen are values of a key that were really seen: where a future gives the key
// percentiles of published figures, the middles of a hundred equal parts of
// them.
func seen(r *sweep.Result, v scenario.Variable) (values []float64, label string) {
	for _, future := range r.Scenario.Futures {
		n, sets := future.Set[v.Key]
		if !sets || n.Dist != "percentiles" {
			continue
		}
		for i := range seenTicks {
			values = append(values, drawnAs(v, n.Quantile((float64(i)+0.5)/seenTicks)))
		}
		return values, fmt.Sprintf("future \"%s\", %s; each tick stands for a hundredth of it", future.Name, n.Source)
	}
	return nil, ""
}
