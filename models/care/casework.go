package care

import "math"

// A caseRecord is one child's case while it is open.
type caseRecord struct {
	key    uint64 // names the case in random keys, and its returns
	nth    int32  // returns so far
	stream int32  // nobody: none, the case does not return
	stage  int32
	family int32   // cases with one number are kept together
	worker int32   // nobody: waiting
	next   int32   // of the same family, while waiting
	left   float64 // work left, while waiting
	held   bool    // some worker has had it
}

// openCase makes a record of a case and returns its slot.
func (m *Model) openCase(record caseRecord) int32 {
	record.worker, record.next = nobody, nobody
	m.teams[m.plan.stages[record.stage].team].open++
	if n := len(m.unused); n > 0 {
		slot := m.unused[n-1]
		m.unused = m.unused[:n-1]
		m.cases[slot] = record
		return slot
	}
	m.cases = append(m.cases, record)
	return int32(len(m.cases) - 1)
}

// closeCases closes the cases of a worker that end now: one, or a family that
// shares its work.
func (m *Model) closeCases(slot int32) {
	w := &m.workers[slot]
	m.settle(w)
	now := w.next
	w.clock = now // the reading for which the event was timed, without the rounding of its time
	w.next = math.Inf(1)
	kept := 0
	for i, c := range w.cases {
		if w.ends[i] > now {
			w.cases[kept], w.ends[kept] = c, w.ends[i]
			w.next = min(w.next, w.ends[i])
			kept++
			continue
		}
		record := &m.cases[c]
		w.points -= m.world.stages[record.stage].weight
		m.teams[w.team].open--
		m.flow.closures++
		m.drawReturn(record)
		m.unused = append(m.unused, c)
	}
	w.cases, w.ends = w.cases[:kept], w.ends[:kept]
	if len(w.cases) == 0 {
		w.points = 0 // weights such as 0.1 leave a rest
	}
	m.retime(slot, w)
	m.allocate(int(w.team))
}
