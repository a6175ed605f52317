package experiments

import (
	"headroom/models/care"
	"headroom/sim"
)

// Conversions folds what making agency assignments into posts came to
// (docs/model.md, section 12).
type Conversions struct {
	Made, Asked, Accepted *sim.ExactSum // assignments, agency workers asked, and those who took the post
	Promised              *sim.ExactSum // pounds a year for each conversion, with somebody permanent in the post; runs with a conversion only
	Saved                 Ratio         // pounds over the run, to the FTE-years since the conversions
}

func newConversions() Conversions {
	return Conversions{sim.NewExactSum(1), sim.NewExactSum(1), sim.NewExactSum(1), sim.NewExactSum(0.01), newRatio()}
}

func (c *Conversions) add(t *care.Conversions) {
	c.Made.Add(float64(t.Made))
	c.Asked.Add(float64(t.Asked))
	c.Accepted.Add(float64(t.Accepted))
	if t.Made > 0 {
		c.Promised.Add(t.Yearly / float64(t.Made))
	}
	c.Saved.add(t.Saved, t.Years)
}
