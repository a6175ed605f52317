package experiments

import (
	"encoding/json"
	"fmt"
	"math"
	"reflect"
	"strings"

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

// UnmarshalJSON reads a cell. A figure that the file does not have, because an older
// Headroom wrote it, is not a number, and not 0.
func (c *CellSummary) UnmarshalJSON(data []byte) error {
	type plain CellSummary // without this method
	read := plain{}
	unknown(reflect.ValueOf(&read).Elem())
	if err := json.Unmarshal(data, &read); err != nil {
		return err
	}
	*c = CellSummary(read)
	return nil
}

// unknown makes every figure in a structure not a number.
func unknown(v reflect.Value) {
	for i := range v.NumField() {
		switch field := v.Field(i); {
		case field.Type() == reflect.TypeFor[Figure]():
			field.SetFloat(math.NaN())
		case field.Kind() == reflect.Struct:
			unknown(field)
		}
	}
}

// A Move is one figure of one option in one future in two answers.
type Move struct {
	Option, Future, Measure string
	Before, Now             Chance            // or a mean with its interval
	Difference              estimate.Interval // now less before, as if the runs of the two had nothing in common
	Money                   bool              // in pounds; otherwise a chance
}

// New says that the earlier answer does not have the figure.
func (m Move) New() bool { return math.IsNaN(float64(m.Before.Estimate)) }

// MoreThanChance says that the interval of the difference does not hold 0.
func (m Move) MoreThanChance() bool { return m.Difference.Low > 0 || m.Difference.High < 0 }

// Same says that nothing has moved: figures are written to a millionth.
func (m Move) Same() bool { return math.Abs(m.Difference.Estimate) < 2e-6 }

// Moved compares an answer with an earlier one: the options and futures that both
// have, in the order of the later. A figure that the earlier does not have is told
// of as new. It is for files, of which the single runs are not known: even with
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
	none := Figure(math.NaN())
	for i := range now.Cells {
		n := &now.Cells[i]
		for j := range before.Cells {
			b := &before.Cells[j]
			if b.Option != n.Option || b.Future != n.Future {
				continue
			}
			add := func(measure string, before, now Chance, money bool) {
				if !math.IsNaN(float64(now.Estimate)) {
					moves = append(moves, Move{n.Option, n.Future, measure, before, now, apart(before, now), money})
				}
			}
			mean := func(a Average) Chance { return Chance{a.Mean, a.Low, a.High, 0} }
			add("within", b.Within, n.Within, false)
			if n.After != nil {
				was := Chance{none, none, none, 0}
				if b.After != nil {
					was = *b.After
				}
				add("after", was, *n.After, false)
			}
			add("breaking_point", b.Breaking.Chance, n.Breaking.Chance, false)
			add("extra_spend", mean(b.Spend.ExtraTotal.Average), mean(n.Spend.ExtraTotal.Average), true)
		}
	}
	return moves
}

// apart is the difference of two independent estimates.
func apart(before, now Chance) estimate.Interval {
	interval := func(c Chance) estimate.Interval {
		return estimate.Interval{Estimate: float64(c.Estimate), Low: float64(c.Low), High: float64(c.High)}
	}
	return estimate.Independent(interval(now), interval(before), Confidence)
}

// Incomparable says what of the question differs between two answers, so that a
// figure may have moved for that alone; it is empty where nothing does. Who made the
// promise is no part of the question.
func Incomparable(before, now *Summary) string {
	var in []string
	differ := func(what string, was, is any) {
		if was != is {
			in = append(in, fmt.Sprintf("%s was %v and is %v", what, was, is))
		}
	}
	quoted := func(text string) string { return fmt.Sprintf("%q", text) }
	differ("the scenario", quoted(before.Scenario), quoted(now.Scenario))
	differ("the promise", before.Target.words(), now.Target.words())
	if before.Fixed != now.Fixed {
		in = append(in, "only one of the two holds every assumption at its best value")
	}
	switch {
	case before.Model == "":
		in = append(in, "the earlier file does not say of which version of the model it is")
	default:
		differ("the version of the model", before.Model, now.Model)
	}
	return strings.Join(in, "; ")
}

// words are all of a promise but who made it, so that two promises are the same
// where their words are.
func (t TargetSummary) words() string {
	team, side, after := "all teams", "at or under its high", "nothing owed afterwards"
	if t.Team != "" {
		team = "team " + t.Team
	}
	if t.AtLeast {
		side = "at or over its low"
	}
	if t.AfterToWeek > 0 {
		after = fmt.Sprintf("and afterwards in weeks %d to %d", t.AfterFromWeek, t.AfterToWeek)
	}
	return fmt.Sprintf("%s (%s, %s) of %s %g to %g, %s, %s, %s to %s, weeks %d to %d, %s",
		t.Measure, t.Key, t.Unit, team, t.Low, t.High, side, t.Rule, t.From, t.To, t.FromWeek, t.ToWeek, after)
}
