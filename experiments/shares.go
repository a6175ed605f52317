package experiments

import (
	"headroom/experiments/sensitivity"
)

// outcomes are what two results of a cell's replications need for a regression
// on the draws: the mean of the target's measure over the last year owed, and
// whether the promise was kept (1 or 0).
type outcomes struct{ last, kept *sensitivity.Results }

func newOutcomes(draws int) outcomes {
	return outcomes{sensitivity.NewResults(draws), sensitivity.NewResults(draws)}
}

// addDraws folds what a replication of a cell came to under what was drawn for
// it.
func (r *runner) addDraws(cell int, o *Outcome) {
	drivers := r.into.drivers[cell]
	for i := range drivers {
		drivers[i].add(r.u[drivers[i].draw], o.Within)
	}
	kept := 0.0
	if o.Within {
		kept = 1
	}
	r.into.outcomes[cell].last.Add(r.world.replication, r.terms, o.Last)
	r.into.outcomes[cell].kept.Add(r.world.replication, r.terms, kept)
}

// SharesOf are how much of the variance of two results each driver of a cell
// makes by itself, in the order in which the cell has its drivers.
type SharesOf struct {
	Last sensitivity.Shares // the mean of the target's measure over the last year owed
	Kept sensitivity.Shares // whether the promise was kept
}

// shares are those of a cell by its place; none where nothing varies.
func (r *Result) shares(cell int) SharesOf {
	if r.draws == nil {
		return SharesOf{}
	}
	var inputs []int
	for i := range r.drivers[cell] {
		inputs = append(inputs, r.drivers[cell][i].draw)
	}
	return SharesOf{
		Last: r.draws.Shares(r.outcomes[cell].last, inputs, Confidence),
		Kept: r.draws.Shares(r.outcomes[cell].kept, inputs, Confidence),
	}
}
