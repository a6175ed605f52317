package care

import "headroom/models/scenario"

// spend is a one-off sum (docs/model.md, section 12; docs/actions/spend.md).
func (c *actionCompiler) spend(a *scenario.Spend) {
	c.addStep(step{at: c.Week(a.Date), do: (*Model).actSpend, amount: newInput(a.Amount)})
}

// actSpend spends the sum in the financial year of its day.
func (m *Model) actSpend(index int32) {
	_, v := m.step(index)
	m.accrue()
	m.ledger.spend(oneOffLine, v.amount)
}
