package care

import "math"

// infinite is what the clock of a worker without cases waits for.
var infinite = math.Inf(1)

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
	last   uint64  // 1 + number of the worker who has or had it; 0: nobody yet

	pathKey uint64     // names the case, or its family if siblings go together, in the draws of the pathway
	step    int32      // stages before this one
	joined  float64    // week of arrival at this stage's queue
	limited bool       // joined is known, so that a time limit can be counted
	changed [2]float64 // weeks of the last change of worker, and of the one before
}

// never is a week before any simulation, and no caseload.
const never = -1e9

// openCase makes a record of a case and returns its slot.
func (m *Model) openCase(record *caseRecord) int32 {
	record.worker, record.next = nobody, nobody
	record.joined = m.engine.Now()
	record.changed = [2]float64{never, never}
	m.teams[m.plan.stages[record.stage].team].open++
	if n := len(m.unused); n > 0 {
		slot := m.unused[n-1]
		m.unused = m.unused[:n-1]
		m.cases[slot] = *record
		return slot
	}
	m.cases = append(m.cases, *record)
	return int32(len(m.cases) - 1)
}

// closeCases closes the cases of a worker that end now: one, or a family that
// shares its work.
func (m *Model) closeCases(slot int32) {
	w := &m.workers[slot]
	m.settle(w)
	now := w.next
	w.clock = now // the reading for which the event was timed, without the rounding of its time
	kept, next := 0, math.Float64bits(infinite)
	cases, ends := w.cases, w.ends[:len(w.cases)]
	for i, c := range cases {
		if end := ends[i]; end > now {
			next = min(next, math.Float64bits(end)) // as whole numbers, which order alike, there is no branch
			cases[kept], ends[kept] = c, end
			kept++
			continue
		}
		record := &m.cases[c]
		w.points -= m.world.stages[record.stage].weight
		if next, goesOn := m.endStage(record); goesOn {
			record.worker, record.next = nobody, nobody
			m.enterStage(record, next)
			m.moving = append(m.moving, c)
			continue
		}
		m.teams[w.team].open--
		m.flow.closures++
		m.teams[w.team].flow.closures++
		m.drawReturn(record)
		m.unused = append(m.unused, c)
	}
	w.cases, w.ends, w.next = cases[:kept], ends[:kept], math.Float64frombits(next)
	if kept == 0 {
		w.points = 0 // weights such as 0.1 leave a rest
	}
	m.retime(slot, w)
	if len(m.moving) > 0 {
		m.goOn(slot)
	}
	m.allocate(int(m.workers[slot].team))
}
