package output

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"headroom/cmd/answer"
	"headroom/experiments/sweep"
	"headroom/models/scenario"
	"headroom/plots"
)

// A SweepPicture is a picture of a sweep and the name of its files: a curve or a
// heat map.
type SweepPicture struct {
	Name    string         `json:"name"`
	Curve   *plots.Curve   `json:"curve,omitempty"`
	HeatMap *plots.HeatMap `json:"heat_map,omitempty"`
}

func (p SweepPicture) drawn() plots.Picture {
	if p.Curve != nil {
		return *p.Curve
	}
	return *p.HeatMap
}

// mostCurves is how many values of a second key are drawn as curves: more are a
// heat map.
const mostCurves = 5

// mostFutures is how many futures are drawn as curves of one picture.
const mostFutures = 6

// SweepIsDrawn says that a sweep has a picture: of one key that takes numbers,
// or of two keys every value of which meets every other.
func SweepIsDrawn(r *sweep.Result) bool { return len(sweepPictures(r, "")) > 0 }

// sweepPictures are the pictures of a sweep. Over one key: for each option the
// chance of keeping the promise, with a curve for each future. Over two: for each
// option in each future, with a curve for each value of the second, or as a heat
// map.
func sweepPictures(r *sweep.Result, command string) []SweepPicture {
	r = together(r)
	var pictures []SweepPicture
	curve := func(name string, c plots.Curve) { pictures = append(pictures, SweepPicture{Name: name, Curve: &c}) }
	heatMap := func(name string, h plots.HeatMap) { pictures = append(pictures, SweepPicture{Name: name, HeatMap: &h}) }
	first, second, whole := meeting(r)
	if !whole || len(first) < 2 {
		return nil
	}
	numeric := r.Variables[0].Numeric && !slices.ContainsFunc(first, func(value string) bool { _, err := strconv.ParseFloat(value, 64); return err != nil })
	for option, optionName := range r.Options {
		if len(r.Variables) == 1 {
			if numeric && len(r.Futures) <= mostFutures {
				curve("sweep-"+optionName, futureCurves(r, option, first, command))
			}
			continue
		}
		for future, futureName := range r.Futures {
			name := "sweep-" + optionName + "-" + futureName
			switch {
			case numeric && len(second) <= mostCurves:
				curve(name, sweepCurve(r, option, future, first, second, command))
			case len(first) <= 20 && len(second) <= 20:
				heatMap(name, sweepHeatMap(r, option, future, first, second, false, command))
				if r.HasAfter {
					heatMap(name+"-after", sweepHeatMap(r, option, future, first, second, true, command))
				}
			}
		}
	}
	return pictures
}

// together is a sweep whose keys of one name that have the same value at every point
// (the cap of both teams) count as one.
func together(r *sweep.Result) *sweep.Result {
	var kept []int
	for j, v := range r.Variables {
		same := func(i int) bool {
			return answer.ShortKey(r.Variables[i].Key) == answer.ShortKey(v.Key) &&
				!slices.ContainsFunc(r.Points, func(values []string) bool { return values[i] != values[j] })
		}
		if !slices.ContainsFunc(kept, same) {
			kept = append(kept, j)
		}
	}
	if len(kept) == len(r.Variables) {
		return r
	}
	plan := *r.Plan
	plan.Variables, plan.Points = nil, make([][]string, len(r.Points))
	for _, i := range kept {
		plan.Variables = append(plan.Variables, r.Variables[i])
		for point, values := range r.Points {
			plan.Points[point] = append(plan.Points[point], values[i])
		}
	}
	out := *r
	out.Plan = &plan
	return &out
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

// futureCurves are the chances of an option over one key, with a curve for each
// future.
func futureCurves(r *sweep.Result, option int, values []string, command string) plots.Curve {
	c := curveFrame(r, command)
	c.Title = answer.Capital(strings.TrimRight(answer.SweepDoing(r, option), ",")) + ": the chance of keeping the promise"
	c.Subtitle = sweepSubtitle(r, option, "the futures as named", true)
	for future, name := range r.Futures {
		c.Description = strings.TrimSpace(c.Description + " " + answer.SweepSentence(r, option, future))
		addCurve(&c, r, option, future, name, values, "")
	}
	return c
}

// sweepCurve are the chances of an option in a future over one key, with a
// curve for each value of a second.
func sweepCurve(r *sweep.Result, option, future int, first, second []string, command string) plots.Curve {
	c := curveFrame(r, command)
	c.Title, c.Description = answer.SweepTitle(r, option, future), answer.SweepSentence(r, option, future)
	c.Subtitle = sweepSubtitle(r, option, fmt.Sprintf("future \"%s\"", r.Futures[future]), true)
	for _, other := range second {
		addCurve(&c, r, option, future, answer.ShortKey(r.Variables[1].Key)+" "+other, first, other)
	}
	return c
}

// curveFrame is a picture without curves.
func curveFrame(r *sweep.Result, command string) plots.Curve {
	v := r.Variables[0]
	c := plots.Curve{
		Footnote: sweepFootnote(r, command), Across: axisName(v), Amount: !strings.HasPrefix(v.Unit, "change"),
		Up: "Chance of keeping the promise", UpBelow: "The same, for " + afterName(r),
	}
	if r.HasAfter && !answer.OwedVaries(r) {
		t := r.Scenario.Target
		c.Up += fmt.Sprintf(", owed %s\u2013%s", monthOf(r, t.From), monthOf(r, t.To))
	}
	c.Seen, c.SeenLabel = seen(r, v)
	return c
}

// addCurve adds the chances over the values of the first key, at one of the
// second.
func addCurve(c *plots.Curve, r *sweep.Result, option, future int, name string, values []string, other string) {
	within, after := plots.CurveLine{Name: name}, plots.CurveLine{Name: name}
	for _, value := range values {
		x, _ := strconv.ParseFloat(value, 64)
		at, cell := drawnAs(r.Variables[0], x), cellAt(r, option, future, value, other)
		within.X, within.Chances = append(within.X, at), append(within.Chances, chance(cell.Within))
		after.X, after.Chances = append(after.X, at), append(after.Chances, chance(cell.After))
	}
	c.Lines = append(c.Lines, within)
	if r.HasAfter {
		c.Below = append(c.Below, after)
	}
}

func sweepHeatMap(r *sweep.Result, option, future int, first, second []string, after bool, command string) plots.HeatMap {
	h := plots.HeatMap{
		Title: answer.SweepTitle(r, option, future), Subtitle: sweepSubtitle(r, option, fmt.Sprintf("future \"%s\"", r.Futures[future]), false), Footnote: sweepFootnote(r, command),
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

func sweepSubtitle(r *sweep.Result, option int, where string, intervals bool) string {
	text := "Chance of keeping " + answer.Promised(r)
	if intervals {
		text += ", with its 95% confidence interval"
	}
	return text + fmt.Sprintf(": option \"%s\", %s, %s at each point, the same luck at every one.", r.Options[option], where, answer.Runs(r.Settings.Runs))
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
	name := answer.Capital(answer.KeyName(v))
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
