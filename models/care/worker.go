package care

import "headroom/sim"

// A worker is a social worker in a post, permanent or as agency cover.
type worker struct {
	// What every arrival and closure reads comes first, to lie together in memory,
	// and then what the census reads.
	points    float64 // held now
	capacity  float64 // points of a full caseload now, with ramp
	number    uint64  // order for ties: post, then permanent before agency, then tenure
	settledAt float64 // virtual clock: when it was last brought up to date,
	clock     float64 // what it showed then,
	rate      float64 // and how fast it goes
	next      float64 // what it will show when the next case ends: the least of their ends
	closure   sim.Timer
	onNotice  bool
	absent    bool
	agency    bool
	handed    bool // absent so long that the cases were handed over

	held []holding // in the order in which they were given
	team int32
	role int32
	full float64 // points of a full caseload without the ramp

	hazardSum   float64
	hazardLimit float64 // notice is given when the sum reaches it

	person    int32 // names who it is, for cases that change worker
	post      int32
	fte       float64
	grade     int32        // of the post
	present   bool         // false for a slot out of use
	tenure    uint64       // names the tenure in random keys
	temporary float64      // of a temporary team: pounds a week
	ramp      [][2]float64 // steps of the tenure's ramp from the present one; none: past it
	rampEnds  float64      // week in which the present step ends
	roleEnds  float64      // week of promotion; 0: none

	until float64 // of a temporary team: week in which it goes; 0: not of one

	spell      int        // spells of absence so far
	absentFor  float64    // length of the present spell, or of the next
	kind       int        // of the present spell, or of the next
	spellDraw  [3]float64 // of the next spell, where load matters: unit gap, kind, unit length
	absenceSum float64    // hazard of absence borne since the last spell
	backAt     float64    // end of the present spell

	notice, leaving, change, absence sim.Timer

	_ [32]byte // to five lines of a processor's cache, so that what is read together lies in one
}

// addWorker seats a new worker in a post. A worker who was there before the
// start is past the ramp.
func (m *Model) addWorker(postIndex int32, role int, agency, before bool) int32 {
	var slot int32
	if n := len(m.idle); n > 0 {
		slot = m.idle[n-1]
		m.idle = m.idle[:n-1]
	} else {
		slot = int32(len(m.workers))
		if len(m.workers) < cap(m.workers) {
			m.workers = m.workers[:len(m.workers)+1]
		} else {
			m.workers = append(m.workers, worker{})
		}
		m.seats = append(m.seats, seat{group: nobody})
	}
	post := &m.posts[postIndex]
	nth, seat := uint64(post.tenures), uint64(0)
	notice, leave := noticeEvent, leaveEvent
	if agency {
		nth, seat = uint64(post.spells), 1
		notice, leave = agencyNoticeEvent, agencyLeaveEvent
	} else {
		post.tenures++
	}
	m.persons++
	w := &m.workers[slot]
	*w = worker{
		number: uint64(postIndex)<<33 | seat<<32 | nth,
		tenure: sim.Entity(m.plan.teams[post.team].name, uint64(post.number), nth),
		team:   post.team, post: postIndex, role: int32(role), grade: post.grade, agency: agency, present: true,
		fte: post.fte, settledAt: m.engine.Now(), next: infinite, held: w.held[:0], person: m.persons,
		closure: m.engine.NewTimer(closureEvent, slot), notice: m.engine.NewTimer(notice, slot),
		leaving: m.engine.NewTimer(leave, slot), change: m.engine.NewTimer(capacityEvent, slot),
		absence: m.engine.NewTimer(absenceEvent, slot),
	}
	if !before {
		m.beginRamp(w, m.plan.roles[role].ramp)
	}
	m.accrue()
	m.takeRole(w, role)
	m.setCapacity(w)
	m.timeChange(w)
	m.active = append(m.active, slot)
	t := &m.teams[post.team]
	t.workers = append(t.workers, slot)
	m.enrol(slot, w)
	post.occupants++
	m.ledger.pay(w, 1)
	return slot
}

// removeWorker takes a worker out of the service. The cases must have been
// handed over.
func (m *Model) removeWorker(slot int32) {
	w := &m.workers[slot]
	if len(w.held) > 0 {
		fail("worker %d goes with %d cases", slot, len(w.held))
	}
	m.accrue()
	m.ledger.pay(w, -1)
	w.present = false
	for _, timer := range [...]sim.Timer{w.closure, w.notice, w.leaving, w.change, w.absence} {
		m.engine.Free(timer)
	}
	m.active = without(m.active, slot)
	t := &m.teams[w.team]
	t.workers = without(t.workers, slot)
	m.posts[w.post].occupants--
	m.idle = append(m.idle, slot)
}

// without takes one entry out of a list and keeps the order of the rest.
func without(list []int32, entry int32) []int32 {
	for i, x := range list {
		if x == entry {
			return append(list[:i], list[i+1:]...)
		}
	}
	fail("%d is not in the list %v", entry, list)
	return nil
}

// eligible workers are given new work.
func (w *worker) eligible() bool { return !w.onNotice && !w.absent && w.capacity > 0 }

// takeRole sets what a role brings: the full caseload and the promotion.
func (m *Model) takeRole(w *worker, role int) {
	w.role = int32(role)
	w.full = float64(m.world.roles[role].full * w.fte)
	w.roleEnds = 0
	if m.plan.roles[role].next >= 0 {
		w.roleEnds = m.engine.Now() + m.world.roles[role].nextAfter
	}
}

// beginRamp begins the first of the given steps now. The ramp is that of the
// role in which the tenure began: a promotion neither cuts nor repeats it.
func (m *Model) beginRamp(w *worker, steps [][2]float64) {
	w.ramp = steps
	if len(steps) > 0 {
		w.rampEnds = m.engine.Now() + steps[0][0]
	}
}

// setCapacity is the full caseload now: the ramp's step, or all of it.
func (m *Model) setCapacity(w *worker) {
	w.capacity = w.full
	if len(w.ramp) > 0 {
		w.capacity = float64(w.full * w.ramp[0][1])
	}
}

// timeChange times the end of the ramp's step, or the promotion if it comes
// first. What was timed before is forgotten.
func (m *Model) timeChange(w *worker) {
	next := w.roleEnds
	if len(w.ramp) > 0 && (next == 0 || w.rampEnds < next) {
		next = w.rampEnds
	}
	if next > 0 {
		m.engine.Set(w.change, next)
	} else {
		m.engine.Stop(w.change)
	}
}

// changeCapacity takes a step of the ramp, or the promotion.
func (m *Model) changeCapacity(slot int32) {
	w := &m.workers[slot]
	m.settle(w)
	now := m.engine.Now()
	if w.roleEnds > 0 && w.roleEnds <= now {
		m.accrue()
		m.ledger.pay(w, -1)
		m.takeRole(w, m.plan.roles[w.role].next)
		m.ledger.pay(w, 1)
	} else {
		m.beginRamp(w, w.ramp[1:])
	}
	m.setCapacity(w)
	m.timeChange(w)
	m.retime(slot, w)
	m.allocate(int(w.team))
	m.rebalance(slot)
}
