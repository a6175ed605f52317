package care

import "headroom/models/scenario"

// early_help changes a stream's first referrals and the chance that its cases
// return, and the pace of every open case, with one ramp (docs/model.md,
// sections 3 and 12a; docs/actions/early_help.md).
func (c *actionCompiler) earlyHelp(a *scenario.EarlyHelp) {
	stream := c.streams[a.Stream]
	c.addEffect(c.Resolved, onFlow, stream, a.Date, a.To, a.Referrals, a.RampWeeks)
	c.addEffect(c.Resolved, onReturns, stream, a.Date, a.To, a.ReReferral, a.RampWeeks)
	c.addEffect(c.Resolved, onPractice, nobody, a.Date, a.To, a.Practice, a.RampWeeks)
}

// flowEffect multiplies a stream's first referrals at a moment: by early help,
// and by the dated changes of the stream itself.
func (m *Model) flowEffect(stream int, at float64) float64 { return m.effects(onFlow, stream, at) }

// returnsEffect multiplies the chance that a stream's case that closes now
// returns.
func (m *Model) returnsEffect(stream int) float64 {
	return m.effects(onReturns, stream, m.engine.Now())
}
