package care

// rebalance moves families to a worker who has joined, one by one, from the
// worker with the highest relative load, as long as the giver stays at or
// above the taker and the taker under the cap. It does nothing in a team that
// does not rebalance.
func (m *Model) rebalance(to int32) {
	team := int(m.workers[to].team)
	if !m.plan.teams[team].rebalance || !m.workers[to].eligible() {
		return
	}
	for {
		from, family := m.mostLoaded(team, to)
		if from == nobody {
			break
		}
		m.settle(&m.workers[from])
		first := m.takeFamily(from, family)
		m.give(to, first)
	}
	m.allocate(team) // the givers have room
}

// mostLoaded is the worker with the highest relative load and the smallest of
// their families that may move to a worker, or nobody.
func (m *Model) mostLoaded(team int, to int32) (from, family int32) {
	taker := &m.workers[to]
	best, bestLoad := int32(nobody), 0.0
	for _, slot := range m.teams[team].workers {
		w := &m.workers[slot]
		if slot == to || len(w.held) == 0 || w.capacity == 0 {
			continue
		}
		load := w.points / w.capacity
		if best == nobody || load > bestLoad || load == bestLoad && w.number < m.workers[best].number {
			best, bestLoad = slot, load
		}
	}
	if best == nobody {
		return nobody, 0
	}
	giver := &m.workers[best]
	smallest := 0.0
	family = nobody
	for _, h := range giver.held {
		record := &m.cases[h.slot]
		points := 0.0
		allowed := true
		for _, h := range giver.held {
			if other := &m.cases[h.slot]; other.family == record.family {
				points += m.world.stages[other.stage].weight
				allowed = allowed && m.plan.stages[other.stage].roles>>uint(taker.role)&1 == 1
			}
		}
		if allowed && (family == nobody || points < smallest) {
			family, smallest = record.family, points
		}
	}
	if limit := m.world.teams[team].cap; limit > 0 && (taker.points+smallest)/taker.capacity > limit {
		return nobody, 0
	}
	if family == nobody || (giver.points-smallest)/giver.capacity < (taker.points+smallest)/taker.capacity {
		return nobody, 0
	}
	return best, family
}

// takeFamily takes a family from a settled worker, linked, with the hand-over.
func (m *Model) takeFamily(slot, family int32) int32 {
	w := &m.workers[slot]
	first, last, kept := int32(nobody), int32(nobody), 0
	w.next = infinite
	for _, h := range w.held {
		c, record := h.slot, &m.cases[h.slot]
		if record.family != family {
			w.held[kept] = h
			w.next = min(w.next, h.end)
			kept++
			continue
		}
		m.release(w, record, h.end)
		w.points -= m.world.stages[record.stage].weight
		if first == nobody {
			first = c
		} else {
			m.cases[last].next = c
		}
		last = c
	}
	m.cases[last].next = nobody
	w.held = w.held[:kept]
	if kept == 0 {
		w.points = 0 // weights such as 0.1 leave a rest
	}
	m.retime(slot, w)
	return first
}

// release frees a case from its worker, with what is left of it and the
// hand-over.
func (m *Model) release(w *worker, record *caseRecord, end float64) {
	left := max(end-w.clock, 0)
	record.left = left + min(m.world.stages[record.stage].handover, left)
	record.worker = nobody
}
