package care

import (
	"headroom/models/scenario"
	"headroom/sim"
)

// practice changes the pace of every open case (docs/model.md, section 5;
// docs/actions/practice.md).
func (c *actionCompiler) practice(a *scenario.Practice) {
	c.addEffect(c.Resolved, onPractice, nobody, a.Date, a.To, a.Factor, a.RampWeeks)
}

// practiceIn is the pace of practice in week k, fixed as the week opens: the
// effects in force at mid-week, and the part of each stream's trend that is
// faster work.
func (m *Model) practiceIn(k int) float64 {
	middle := float64(k) + 0.5
	practice := m.effects(onPractice, nobody, middle)
	for i := range m.world.streams {
		if growth := m.world.streams[i].practiceGrowth; growth != 0 {
			practice = float64(practice * sim.Exp(growth*middle/yearInWeeks))
		}
	}
	return practice
}
