package experiments

import "headroom/experiments/estimate"

// MostRuns is where a run to a precision ends if nobody says otherwise.
const MostRuns = 100_000

// ruleOfPrecision is when a run to a precision ends, and enoughRuns whether it
// is now.
func (r *Result) ruleOfPrecision() estimate.Precision {
	return estimate.PrecisionOf(r.Settings.Precision, Confidence)
}

func (r *Result) enoughRuns(runs int) bool {
	return r.Settings.Precision > 0 && r.ruleOfPrecision().Done(runs, r.kept()...)
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

// precisionSummary is nil unless a precision was asked for.
func (r *Result) precisionSummary() *PrecisionSummary {
	if r.Settings.Precision == 0 {
		return nil
	}
	rule, runs, kept := r.ruleOfPrecision(), r.Settings.Runs, r.kept()
	widest := rule.Widest(runs, kept...)
	return &PrecisionSummary{
		Asked: Figure(r.Settings.Precision), Widest: Figure(widest), Reached: widest <= rule.HalfWidth,
		OneDigitMore: rule.OneDigitMore(runs, kept...),
	}
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
