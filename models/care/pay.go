package care

import "headroom/models/scenario"

// pay changes leaving and the cost of permanent workers (docs/model.md,
// section 12a; docs/actions/pay.md).
func (c *actionCompiler) pay(a *scenario.Pay) {
	c.addEffect(c.Resolved, onLeaving, nobody, a.Date, a.To, a.Leaving, scenario.Number{})
	c.addEffect(c.Resolved, onPay, nobody, a.Date, a.To, a.Cost, scenario.Number{})
	c.addStep(step{at: c.Week(a.Date), do: (*Model).actPay})
	if a.To.IsSet() {
		c.addStep(step{at: c.Week(a.To) + 1.0/7, do: (*Model).actPay}) // the last day is in
	}
}

// actPay brings the ledger up to the day on which pay changes, and pays at the
// new rates from then on.
func (m *Model) actPay(int32) {
	m.accrue()
	m.pay = m.payCost()
}

// payCost multiplies the cost of permanent workers now.
func (m *Model) payCost() float64 { return m.effects(onPay, nobody, m.engine.Now()) }

// payLeaving multiplies the leaving hazard of the week that begins now.
func (m *Model) payLeaving() float64 { return m.effects(onLeaving, nobody, m.engine.Now()+0.5) }
