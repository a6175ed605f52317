package experiments

import (
	"encoding/json"
	"fmt"
	"math"

	"headroom/experiments/estimate"
)

// UnmarshalJSON reads a figure as it is written: null is not a number.
func (f *Figure) UnmarshalJSON(data []byte) error {
	if string(data) == "null" {
		*f = Figure(math.NaN())
		return nil
	}
	var x float64
	if err := json.Unmarshal(data, &x); err != nil {
		return fmt.Errorf("a figure: %w", err)
	}
	*f = Figure(x)
	return nil
}

// A Move is one figure of one option in one future in two answers.
type Move struct {
	Option, Future, Measure string
	Before, Now             Chance            // or a mean with its interval
	Difference              estimate.Interval // now less before, as if the runs of the two had nothing in common
	Money                   bool              // in pounds; otherwise a chance
}

// MoreThanChance says that the interval of the difference does not hold 0.
func (m Move) MoreThanChance() bool { return m.Difference.Low > 0 || m.Difference.High < 0 }

// Same says that nothing has moved: figures are written to a millionth.
func (m Move) Same() bool { return math.Abs(m.Difference.Estimate) < 2e-6 }

// Moved compares an answer with an earlier one: what both have, in the order of
// the later. It is for files, of which the single runs are not known: even with
// one seed the replications cannot be paired, and the intervals are too wide if
// anything.
//
// The interval of a difference of two chances or two means is put together from
// theirs: R. G. Newcombe, "Interval estimation for the difference between
// independent proportions: comparison of eleven methods", Statistics in Medicine
// 17 (1998), 873-890, method 10. A chance of 0 or 1 has one bound there, at the
// same confidence.
func Moved(before, now *Summary) []Move {
	var moves []Move
	for i := range now.Cells {
		n := &now.Cells[i]
		for j := range before.Cells {
			b := &before.Cells[j]
			if b.Option != n.Option || b.Future != n.Future {
				continue
			}
			add := func(measure string, before, now Chance, money bool) {
				if !math.IsNaN(float64(before.Estimate)) && !math.IsNaN(float64(now.Estimate)) {
					moves = append(moves, Move{n.Option, n.Future, measure, before, now, apart(before, now), money})
				}
			}
			mean := func(a Average) Chance { return Chance{a.Mean, a.Low, a.High, 0} }
			add("within", b.Within, n.Within, false)
			if b.After != nil && n.After != nil {
				add("after", *b.After, *n.After, false)
			}
			add("breaking_point", b.Breaking.Chance, n.Breaking.Chance, false)
			add("extra_spend", mean(b.Spend.ExtraTotal.Average), mean(n.Spend.ExtraTotal.Average), true)
		}
	}
	return moves
}

// apart is the difference of two independent estimates.
func apart(before, now Chance) estimate.Interval {
	squares := func(a, b Figure) float64 { return math.Sqrt(float64(a*a) + float64(b*b)) }
	difference := float64(now.Estimate - before.Estimate)
	return estimate.Interval{
		Estimate: difference, Confidence: Confidence, Method: "Newcombe method 10, independent",
		Low:  difference - squares(now.Estimate-now.Low, before.High-before.Estimate),
		High: difference + squares(now.High-now.Estimate, before.Estimate-before.Low),
	}
}

// Incomparable says what of the promise differs between two answers, so that a
// figure may have moved for that alone; it is empty where nothing does.
func Incomparable(before, now *Summary) string {
	switch b, n := before.Target, now.Target; {
	case before.Scenario != now.Scenario:
		return fmt.Sprintf("the scenario was %q and is %q", before.Scenario, now.Scenario)
	case b.Measure != n.Measure || b.Low != n.Low || b.High != n.High || b.Rule != n.Rule || b.From != n.From || b.To != n.To:
		return fmt.Sprintf("the promise was %s %g to %g, %s, %s to %s, and is %s %g to %g, %s, %s to %s",
			b.Measure, b.Low, b.High, b.Rule, b.From, b.To, n.Measure, n.Low, n.High, n.Rule, n.From, n.To)
	case before.Fixed != now.Fixed:
		return "only one of the two holds every assumption at its best value"
	}
	return ""
}
