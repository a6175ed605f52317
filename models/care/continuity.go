package care

// recordContinuity records the shares of held cases that have had 2 or more,
// and 3 or more, workers in the 52 weeks before: at every 13th census, and
// carried on until the next.
func (m *Model) recordContinuity(g *Group, k, from, to int) {
	two, three := g.Weekly[TwoWorkers], g.Weekly[ThreeWorkers]
	if k%13 != 0 {
		two[k], three[k] = two[k-1], three[k-1]
		return
	}
	since := m.engine.Now() - 52
	held, with2, with3 := 0, 0, 0
	for i := from; i < to; i++ {
		for _, slot := range m.teams[i].workers {
			for _, c := range m.workers[slot].cases {
				held++
				if m.cases[c].changed[0] > since {
					with2++
				}
				if m.cases[c].changed[1] > since {
					with3++
				}
			}
		}
	}
	two[k], three[k] = ratio(float64(with2), float64(held)), ratio(float64(with3), float64(held))
}
