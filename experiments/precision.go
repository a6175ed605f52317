package experiments

import (
	"math"

	"headroom/experiments/estimate"
)

// MostRuns is where a run to a precision ends if nobody says otherwise.
const MostRuns = 100_000

// ToPrecision says that a run ends when its figures are known well enough.
func (s *Settings) ToPrecision() bool { return s.Precision > 0 || s.PrecisionMean > 0 }

// ruleOfPrecision is when a run to a precision of chances ends, ruleOfMeans when
// one of means does, and enoughRuns whether it is now.
func (r *Result) ruleOfPrecision() estimate.Precision {
	return estimate.PrecisionOf(r.Settings.Precision, Confidence)
}

func (r *Result) ruleOfMeans() estimate.MeanPrecision {
	return estimate.MeanPrecisionOf(r.Settings.PrecisionMean, Confidence)
}

func (r *Result) enoughRuns(runs int) bool {
	if !r.Settings.ToPrecision() {
		return false
	}
	if r.Settings.PrecisionMean > 0 && !r.ruleOfMeans().Done(runs, r.meansShown()...) {
		return false
	}
	if r.Settings.Precision == 0 {
		return true
	}
	if !r.ruleOfPrecision().Done(runs, r.kept()...) {
		return false
	}
	if r.Settings.Asked == nil {
		return true
	}
	now := *r
	now.Settings.Runs = runs
	return widestOf(r.Settings.Asked(now.figures())) <= r.Settings.Precision
}

// widestOf is the half-width of the widest of some chances, by Wilson's two-sided
// interval at none and at all too, as the rule of precision has it.
func widestOf(chances []Chance) float64 {
	widest := 0.0
	for _, c := range chances {
		if c.Runs == 0 {
			return math.Inf(1)
		}
		met := int(math.Round(float64(float64(c.Estimate) * float64(c.Runs))))
		widest = max(widest, estimate.WilsonTwoSided(met, c.Runs, Confidence).HalfWidth())
	}
	return widest
}

// meansShown are the means of the target's measure that an answer shows: of the
// headline option (the first reported, where that is not) in every future.
func (r *Result) meansShown() []estimate.Interval {
	option := r.Options[0]
	if r.Cell(r.Scenario.Headline, r.Futures[0]) != nil {
		option = r.Scenario.Headline
	}
	var means []estimate.Interval
	for _, future := range r.Futures {
		for _, week := range r.Moments() {
			sum := r.Cell(option, future).Sum(r.Aim.Group, r.Aim.Measure, week)
			if sum.N() > 0 { // a share in time has no value at the start
				means = append(means, estimate.Mean(int(sum.N()), sum.Mean(), sum.Variance(), Confidence))
			}
		}
	}
	return means
}

// kept is how often the promise was kept in each cell, over the span owed and
// over the span after: the chances that a run to a precision is asked for.
func (r *Result) kept() []int {
	var kept []int
	for _, c := range r.Cells {
		kept = append(kept, c.Within.Met[r.Rule])
		if r.Afterwards.Len() > 0 {
			kept = append(kept, c.After.Met[r.Rule])
		}
	}
	return kept
}

// precisionSummary is nil unless a precision was asked for. The summary is that of
// the same result.
func (r *Result) precisionSummary(s *Summary) *PrecisionSummary {
	if !r.Settings.ToPrecision() {
		return nil
	}
	out, runs := &PrecisionSummary{Reached: true}, r.Settings.Runs
	if r.Settings.Precision > 0 {
		rule, kept := r.ruleOfPrecision(), r.kept()
		widest := rule.Widest(runs, kept...)
		out.Asked, out.Widest, out.Reached, out.OneDigitMore = Figure(r.Settings.Precision), Figure(widest), widest <= rule.HalfWidth, rule.OneDigitMore(runs, kept...)
		if r.Settings.Asked != nil {
			if chances := r.Settings.Asked(s); len(chances) > 0 {
				widest := Figure(widestOf(chances))
				out.Required, out.Reached = &widest, out.Reached && float64(widest) <= rule.HalfWidth
			}
		}
	}
	if r.Settings.PrecisionMean > 0 {
		rule, means := r.ruleOfMeans(), r.meansShown()
		widest := rule.Widest(means...)
		out.Mean = &MeanPrecisionSummary{Figure(r.Settings.PrecisionMean), Figure(widest), widest <= rule.HalfWidth, rule.OneDigitMore(runs, means...)}
		out.Reached = out.Reached && out.Mean.Reached
	}
	return out
}

// A sequence adds the states of blocks to a result in the order of the blocks,
// whatever the order in which they end.
type sequence struct {
	grid    *grid
	waiting map[int]keptBlock // by its first replication: what an earlier block must come before
	next    int               // replications that are added
	enough  bool
}

type keptBlock struct {
	Block
	state []byte
}

func (q *sequence) add(b Block, state []byte) (enough bool, err error) {
	q.waiting[b.From] = keptBlock{b, state}
	for !q.enough {
		first, there := q.waiting[q.next]
		if !there {
			break
		}
		delete(q.waiting, q.next)
		if err := q.grid.result.add(first.state); err != nil {
			return false, err
		}
		q.next = first.To
		q.enough = q.grid.result.enoughRuns(q.next)
	}
	return q.enough, nil
}
