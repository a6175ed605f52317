package care

import "headroom/sim"

// beginAbsences draws a permanent worker's first spell of absence.
func (m *Model) beginAbsences(slot int32) {
	if m.world.absenceRate > 0 {
		m.drawSpell(&m.workers[slot])
	}
}

// drawSpell draws the gap before a worker's next spell, its kind and its
// length, and times its beginning.
func (m *Model) drawSpell(w *worker) {
	draw := m.at(absenceSpell, sim.Entity(w.tenure, uint64(w.spell)))
	gap := draw.Exponential() / m.world.absenceRate
	kind, left := 0, float64(draw.Float64()*m.world.absenceRate)
	for kind < len(m.world.absences)-1 && left >= m.world.absences[kind].rate {
		left -= m.world.absences[kind].rate
		kind++
	}
	a := &m.world.absences[kind]
	w.absentFor = float64(draw.Exponential() * a.mean)
	w.handAfter = a.handoverAfter
	w.spell++
	m.engine.Set(w.absence, m.engine.Now()+gap)
}

// changeAbsence begins a spell, hands the cases of a long one over, or ends it.
func (m *Model) changeAbsence(slot int32) {
	w := &m.workers[slot]
	now := m.engine.Now()
	switch {
	case !w.absent:
		m.settle(w)
		w.absent, w.handed = true, false
		w.backAt = now + w.absentFor
		m.engine.Set(w.absence, now+min(w.absentFor, w.handAfter))
		m.retime(slot, w)
	case w.absentFor > w.handAfter && !w.handed:
		w.handed = true
		m.engine.Set(w.absence, max(w.backAt, now))
		m.handOver(slot)
	default:
		m.settle(w)
		w.absent, w.handed = false, false
		m.drawSpell(w)
		m.retime(slot, w)
		m.allocate(int(w.team))
	}
}
