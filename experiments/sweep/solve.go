package sweep

import (
	"context"
	"fmt"
	"maps"
	"math"
	"slices"

	"headroom/experiments"
	"headroom/experiments/estimate"
	"headroom/models/scenario"
)

// A Break is where a key takes the chance of keeping the promise, of one option
// in one future, across a level: by bisection, under the same luck at every
// value.
//
// Low and High hold the answer's confidence interval: the values at which the
// chance's own 95% interval just reaches the level. It is Fieller's way of
// turning an interval of a curve's height into one of its place, and takes the
// chance to rise or fall all along the range.
//
// Source: E. C. Fieller, "Some problems in interval estimation", Journal of the
// Royal Statistical Society B 16 (1954), 175-185.
type Break struct {
	Option, Future string
	At, Low, High  float64 // the key's value; not a number where the range ends before
	Chance         experiments.Count
	Rises          bool                 // the chance rises with the key
	Values         int                  // that were simulated
	Ends           [2]experiments.Count // the chance at the lower and at the upper end of the range
	Points         []BreakPoint         // every value that was simulated, in order
}

// A BreakPoint is the chance at one value.
type BreakPoint struct {
	Value  float64
	Chance experiments.Count
}

// Solve finds the break-even value of a key between low and high, to a
// thousandth of the range or, of a key that takes whole numbers, to the first
// whole number at which the chance is on the better side of the level. After
// says that the span after is meant. The settings name one option and one
// future, or the scenario's headline and first future are taken.
func Solve(ctx context.Context, v *scenario.Varier, axis Axis, level float64, after bool, settings experiments.Settings) (*Break, error) {
	variable, err := v.Variable(axis.Key)
	if err != nil {
		return nil, err
	}
	if !variable.Numeric || len(axis.Values) > 0 || !(axis.High > axis.Low) {
		return nil, fmt.Errorf("%s: a range of numbers without a step is wanted, such as %s=10:60", axis.Key, axis.Key)
	}
	s := v.Scenario()
	if len(settings.Options) == 0 {
		settings.Options = []string{s.Headline}
	}
	if len(settings.Futures) == 0 {
		settings.Futures = []string{s.Futures[0].Name}
	}
	if len(settings.Options) > 1 || len(settings.Futures) > 1 {
		return nil, fmt.Errorf("one option and one future are wanted, and %d and %d are named", len(settings.Options), len(settings.Futures))
	}
	// Both ends are read and checked before either is simulated.
	if _, err := NewPlan(v, Design{[]string{axis.Key}, [][]string{{written(axis.Low)}, {written(axis.High)}}}, settings); err != nil {
		return nil, err
	}
	b, err := Search(axis, variable.Whole, level, func(x float64) (experiments.Count, error) {
		plan, err := NewPlan(v, Design{[]string{axis.Key}, [][]string{{written(x)}}}, settings)
		if err != nil {
			return experiments.Count{}, err
		}
		r, err := plan.Run(ctx)
		if err != nil {
			return experiments.Count{}, err
		}
		switch {
		case !after:
			return r.Cells[0].Within, nil
		case !r.HasAfter:
			return experiments.Count{}, fmt.Errorf("the target has no span after")
		}
		return r.Cells[0].After, nil
	})
	if err != nil {
		return nil, err
	}
	b.Option, b.Future = settings.Options[0], settings.Futures[0]
	return b, nil
}

// Search is the search of [Solve], of any chance that a value has. It asks for
// each value once, both ends first.
func Search(axis Axis, whole bool, level float64, chance func(x float64) (experiments.Count, error)) (*Break, error) {
	q := &solver{axis: axis, whole: whole, ask: chance, known: map[float64]experiments.Count{}}
	var ends [2]experiments.Count
	var err error
	for i, x := range []float64{axis.Low, axis.High} {
		if ends[i], err = q.chance(x); err != nil {
			return nil, err
		}
	}
	b := &Break{Rises: ends[1].True > ends[0].True, Ends: ends}
	heights := []func(estimate.Interval) float64{
		func(i estimate.Interval) float64 { return i.Estimate },
		func(i estimate.Interval) float64 { return i.High },
		func(i estimate.Interval) float64 { return i.Low },
	}
	for i, to := range []*float64{&b.At, &b.Low, &b.High} {
		if *to, err = q.cross(level, b.Rises, heights[i]); err != nil {
			return nil, err
		}
	}
	if !b.Rises { // the upper bound of a falling chance crosses last
		b.Low, b.High = b.High, b.Low
	}
	if !math.IsNaN(b.At) {
		if b.Chance, err = q.chance(b.At); err != nil {
			return nil, err
		}
	}
	b.Values = len(q.known)
	for _, x := range slices.Sorted(maps.Keys(q.known)) {
		b.Points = append(b.Points, BreakPoint{x, q.known[x]})
	}
	return b, nil
}

// A solver asks for the chance at a value once.
type solver struct {
	axis  Axis
	whole bool
	ask   func(x float64) (experiments.Count, error)
	known map[float64]experiments.Count
}

func (q *solver) chance(x float64) (experiments.Count, error) {
	if count, ok := q.known[x]; ok {
		return count, nil
	}
	count, err := q.ask(x)
	if err == nil {
		q.known[x] = count
	}
	return count, err
}

// cross finds where a height of the chance crosses the level: the value next to
// the crossing at which it is at the level or over it. It is not a number where
// no crossing lies within the range.
func (q *solver) cross(level float64, rises bool, height func(estimate.Interval) float64) (float64, error) {
	reaches := func(x float64) (bool, error) {
		count, err := q.chance(x)
		return height(estimate.WilsonTwoSided(count.True, count.Of, experiments.Confidence)) >= level, err
	}
	no, yes := q.axis.Low, q.axis.High
	if !rises {
		no, yes = yes, no
	}
	for _, end := range []struct {
		x    float64
		want bool
	}{{no, false}, {yes, true}} {
		if is, err := reaches(end.x); err != nil || is != end.want {
			return math.NaN(), err
		}
	}
	apart := (q.axis.High - q.axis.Low) / 1000
	if q.whole {
		apart = 1
	}
	for math.Abs(yes-no) > apart {
		middle := no + (yes-no)/2
		if q.whole {
			middle = math.Floor(middle)
		}
		is, err := reaches(middle)
		if err != nil {
			return math.NaN(), err
		}
		if is {
			yes = middle
		} else {
			no = middle
		}
	}
	return yes, nil
}
