package care

// countBreaking counts how long work has been unallocated without a break, and
// notes when that first was longer than BreakingWeeks.
func (m *Model) countBreaking(k, unallocated int) {
	if unallocated == 0 {
		m.running = 0
		return
	}
	m.running++
	t := &m.trajectory
	t.LongestRun = max(t.LongestRun, m.running)
	if t.FirstBreak < 0 && m.running > BreakingWeeks {
		t.FirstBreak = k
	}
}
