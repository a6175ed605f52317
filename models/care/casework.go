package care

import "math"

// infinite is what the clock of a worker without cases waits for.
var infinite = math.Inf(1)

// A caseRecord is one child's case while it is open. It fills one line of a
// processor's cache: where there are many cases every event meets one that is in
// no cache.
type caseRecord struct {
	key     uint64  // names the case in random keys, and its returns
	pathKey uint64  // names the case, or its family if siblings go together, in the draws of the pathway
	left    float64 // work left, while waiting
	joined  float64 // week of arrival at this stage's queue
	nth     int32   // returns so far
	step    int32   // stages before this one
	family  int32   // cases with one number are kept together
	worker  int32   // nobody: waiting
	next    int32   // of the same family, while waiting
	last    int32   // the person who has or had it; 0: nobody yet
	stream  int16   // nobody: none, the case does not return
	stage   int16
	limited bool // joined is known, so that a time limit can be counted
	changed bool // it has changed worker; Model.changes says when
}

// A holding is a case that a worker holds.
type holding struct {
	end  float64 // what the worker's clock will show when the case ends its stage
	slot int32   // of the case
}

// never is a week before any simulation, and no caseload.
const never = -1e9

// openCase makes a record of a case that arrives now, of the family last numbered,
// and returns its slot. It writes where the record is to be, because a processor
// is slow to read in one piece what was just written in several.
func (m *Model) openCase(key, pathKey uint64, stream, stage int, left float64) int32 {
	m.teams[m.plan.stages[stage].team].open++
	var slot int32
	if n := len(m.unused); n > 0 {
		slot = m.unused[n-1]
		m.unused = m.unused[:n-1]
	} else {
		slot = int32(len(m.cases))
		if len(m.cases) == cap(m.cases) {
			m.cases = append(m.cases, caseRecord{})
		}
		m.cases = m.cases[:slot+1]
	}
	record := &m.cases[slot]
	record.key, record.pathKey = key, pathKey
	record.left, record.joined = left, m.engine.Now()
	record.nth, record.step = 0, 0
	record.family, record.worker, record.next = m.nextFamily, nobody, nobody
	record.last = 0
	record.stream, record.stage = int16(stream), int16(stage)
	record.limited, record.changed = true, false
	return slot
}

// closeCases closes the cases of a worker that end now: one, or a family that
// shares its work.
func (m *Model) closeCases(slot int32) {
	w := &m.workers[slot]
	m.settle(w)
	now := w.next
	w.clock = now // the reading for which the event was timed, without the rounding of its time
	kept, next := 0, math.Float64bits(infinite)
	held := w.held
	for _, h := range held {
		if h.end > now {
			next = min(next, math.Float64bits(h.end)) // as whole numbers, which order alike, there is no branch
			held[kept] = h
			kept++
			continue
		}
		record := &m.cases[h.slot]
		w.points -= m.world.stages[record.stage].weight
		if next, goesOn := m.endStage(record); goesOn {
			record.worker, record.next = nobody, nobody
			m.enterStage(record, next)
			m.moving = append(m.moving, h.slot)
			continue
		}
		m.teams[w.team].open--
		m.flow.closures++
		m.teams[w.team].flow.closures++
		m.drawReturn(record)
		record.changed = false
		m.unused = append(m.unused, h.slot)
	}
	w.held, w.next = held[:kept], math.Float64frombits(next)
	if len(w.held) == 0 {
		w.points = 0 // weights such as 0.1 leave a rest
	}
	m.retime(slot, w)
	if len(m.moving) > 0 {
		m.goOn(slot)
	}
	m.allocate(int(m.workers[slot].team))
}
