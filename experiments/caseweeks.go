package experiments

import (
	"headroom/models/care"
	"headroom/sim"
)

// CaseWeeks is the work that an option's extra money buys: what the additional
// workers hold, against the baseline in the same future and replication. A
// case-week is one case held for one week (docs/model.md, section 12).
type CaseWeeks struct {
	Workers *sim.ExactSum // additional FTE in post, mean over the run
	Price   Ratio         // extra spend, pounds, to case-weeks
}

func newCaseWeeks() CaseWeeks { return CaseWeeks{sim.NewExactSum(1e-6), newRatio()} }

// add folds one replication: its measures, the FTE in post of the baseline
// census by census, and the extra spend over the run.
func (c *CaseWeeks) add(t *care.Trajectory, inPost []float64, extra float64) {
	mine, caseload := t.Groups[0].Weekly[care.InPost], t.Groups[0].Weekly[care.AverageCaseload]
	workers, held := 0.0, 0.0
	for k, fte := range mine {
		additional := fte - inPost[k]
		workers += additional
		held += float64(additional * caseload[k])
	}
	c.Workers.Add(workers / float64(len(mine)))
	c.Price.add(extra, held)
}
