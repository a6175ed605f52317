package care

// A waiting family is in its team's queue, at the front door or on the way
// from one worker to another.
type waiting struct {
	first    int32 // its cases are linked by caseRecord.next
	cases    int32
	points   float64
	since    float64 // week in which it joined the queue
	priority int
	roles    uint64 // that may hold every case of it
}

// join puts a family into its team's queue, behind those of its priority, and
// tries to allocate it.
func (m *Model) join(team int, first int32) {
	t := &m.teams[team]
	f := waiting{first: first, since: m.engine.Now(), roles: anyRole}
	for c := first; c != nobody; c = m.cases[c].next {
		stage := m.cases[c].stage
		f.cases++
		f.points += m.world.stages[stage].weight
		f.roles &= m.plan.stages[stage].roles
		if priority := m.plan.stages[stage].priority; c == first || priority > f.priority {
			f.priority = priority // siblings of a file may be at several stages: the most urgent leads
		}
	}
	if t.front == len(t.queue) {
		if slot := m.chooseWorker(t, f.points, f.roles); slot != nobody {
			m.give(slot, first) // the usual case: nobody waits, and there is room
			return
		}
	}
	t.waiting += int(f.cases)
	t.queue = append(t.queue, f)
	at := len(t.queue) - 1
	for at > t.front && t.queue[at-1].priority < f.priority {
		t.queue[at] = t.queue[at-1]
		at--
	}
	t.queue[at] = f
	m.allocateFrom(team, at)
}

// allocate gives out waiting families, in order. It is tried again whenever
// capacity frees.
func (m *Model) allocate(team int) {
	if t := &m.teams[team]; t.front < len(t.queue) {
		m.allocateFrom(team, t.front)
	}
}

// allocateFrom gives out the families from one place in the queue on. Nobody
// is passed by a family that the same roles could hold: where one fits
// nowhere, only families that another role may hold are tried after it.
func (m *Model) allocateFrom(team, from int) {
	t := &m.teams[team]
	full := uint64(0) // roles for which a family has been waiting
	for _, f := range t.queue[t.front:from] {
		if full |= f.roles; full == ^uint64(0) {
			return // somebody waits for every role
		}
	}
	for at := from; at < len(t.queue); {
		f := t.queue[at]
		if f.roles&^full == 0 {
			if full == ^uint64(0) {
				break
			}
			at++
			continue
		}
		slot := m.chooseWorker(t, f.points, f.roles&^full)
		if slot == nobody {
			full |= f.roles
			at++
			continue
		}
		t.waiting -= int(f.cases)
		if at == t.front {
			t.front++
			at++
		} else {
			t.queue = append(t.queue[:at], t.queue[at+1:]...)
		}
		m.give(slot, f.first)
	}
	if t.front == len(t.queue) {
		t.queue, t.front = t.queue[:0], 0
	} else if t.front > 64 && t.front > len(t.queue)/2 {
		n := copy(t.queue, t.queue[t.front:])
		t.queue, t.front = t.queue[:n], 0
	}
}

// chooseWorker is the eligible worker whose relative load after taking the
// points is lowest and at or under the cap; ties go to the lowest number. A
// family too large for any empty worker goes to an empty one.
func (m *Model) chooseWorker(t *team, points float64, roles uint64) int32 {
	best, bestLoad := t.roster.least(points, roles, m.world.exactPoints)
	if m.Check {
		m.checkChoice(t, points, roles, best)
	}
	// The lowest load is under the cap if any is.
	if limit := m.world.teams[t.index].cap; limit > 0 && bestLoad > limit {
		return m.emptyWorker(t, points, limit, roles)
	}
	return best
}

// emptyWorker is the lowest-numbered eligible worker without cases, for points
// that are over the cap of each eligible worker even alone; otherwise nobody.
func (m *Model) emptyWorker(t *team, points, limit float64, roles uint64) int32 {
	best := int32(nobody)
	for _, slot := range t.workers {
		w := &m.workers[slot]
		if !w.eligible() || roles>>uint(w.role)&1 == 0 {
			continue
		}
		if points/w.capacity <= limit {
			return nobody // there is a worker who will have room
		}
		if len(w.held) == 0 && (best == nobody || w.number < m.workers[best].number) {
			best = slot
		}
	}
	return best
}

// give hands a family's cases to a worker.
func (m *Model) give(slot, first int32) {
	w := &m.workers[slot]
	m.settle(w)
	for c := first; c != nobody; {
		record := &m.cases[c]
		next := record.next
		record.worker, record.next = slot, nobody
		if record.last != 0 && record.last != w.person {
			m.flow.changes++
			m.teams[w.team].flow.changes++
			m.changeWorker(c, record)
		}
		record.last = w.person
		end := w.clock + record.left
		w.held = append(w.held, holding{end, c})
		w.next = min(w.next, end)
		w.points += m.world.stages[record.stage].weight
		c = next
	}
	m.retime(slot, w)
}

// siblingsFor says that two cases are of one family and may go to one worker:
// the same roles may hold their stages.
func (m *Model) siblingsFor(a, b int32) bool {
	one, other := &m.cases[a], &m.cases[b]
	return one.family == other.family && m.plan.stages[one.stage].roles == m.plan.stages[other.stage].roles
}

// handOver takes all of a worker's cases from them and puts them back into
// the queue, families whole, in the order in which they were held. What is
// left of each case grows by the hand-over.
func (m *Model) handOver(slot int32) {
	w := &m.workers[slot]
	if len(w.held) == 0 {
		return
	}
	m.settle(w)
	m.scratch = m.scratch[:0]
	for _, h := range w.held {
		m.release(w, &m.cases[h.slot], h.end)
		m.scratch = append(m.scratch, h.slot)
	}
	w.held, w.points, w.next = w.held[:0], 0, infinite
	m.retime(slot, w)
	moved := m.scratch
	for i, c := range moved {
		if c == nobody {
			continue
		}
		last := c
		for j := i + 1; j < len(moved); j++ {
			if other := moved[j]; other != nobody && m.siblingsFor(other, c) {
				m.cases[last].next = other
				last = other
				moved[j] = nobody
			}
		}
		m.cases[last].next = nobody
		m.join(int(w.team), c)
	}
}
