package care

// FlowBefore is the flow of cases before the start of the present or last run,
// children a week, returns included, the season's mean. It is what a year's
// referrals can be held against.
func (m *Model) FlowBefore() float64 {
	flow := 0.0
	for i := range m.world.streams {
		s := &m.world.streams[i]
		flow += s.pastBase / (1 - s.reReferral)
	}
	return flow
}
