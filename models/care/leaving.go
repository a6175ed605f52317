package care

import "headroom/sim"

// leastLoad keeps the hazard of someone without cases above nothing.
const leastLoad = 0.1

// beginTenure draws how much hazard a permanent worker will bear, and runs the
// hazard for what is left of the week.
func (m *Model) beginTenure(slot int32) {
	w := &m.workers[slot]
	draw := m.at(tenureLength, w.tenure)
	w.hazardLimit = draw.Exponential()
	m.beginAbsences(slot)
	if m.censuses > 0 { // at the start the first census does it
		m.runHazard(w, float64(m.week+1)-m.engine.Now(), leastLoad)
	}
}

// runHazard runs a worker's leaving hazard for a time at a relative load. They
// give notice at the moment the sum reaches the limit.
func (m *Model) runHazard(w *worker, weeks, load float64) {
	hazard := float64(m.world.roles[w.role].hazard * m.leaving)
	if m.world.loadEffect != 0 {
		start := m.world.teams[w.team].startLoad
		hazard = float64(hazard * m.leavingCache.power(max(load, leastLoad)/start))
	}
	if hazard == 0 {
		return
	}
	sum := w.hazardSum + float64(hazard*weeks)
	if sum >= w.hazardLimit {
		m.engine.Set(w.notice, m.engine.Now()+max(w.hazardLimit-w.hazardSum, 0)/hazard)
	}
	w.hazardSum = sum
}

// fixHazards fixes the hazard of every permanent worker for the coming week at
// the load of the census.
func (m *Model) fixHazards() {
	m.leaving = m.payLeaving()
	for _, slot := range m.active {
		w := &m.workers[slot]
		if w.agency {
			continue
		}
		if !w.onNotice {
			m.runHazard(w, 1, w.points/w.full)
		}
		if m.plan.absenceLoaded && !w.absent {
			m.runAbsence(w, 1)
		}
	}
}

// setNotice says whether a worker is on notice, and so given no new work.
func (m *Model) setNotice(slot int32, onNotice bool) {
	w := &m.workers[slot]
	w.onNotice = onNotice
	m.enrol(slot, w)
}

// giveNotice puts a worker on notice. A permanent worker's post goes with them
// if a post is owed; otherwise its recruitment begins.
func (m *Model) giveNotice(slot int32) {
	w := &m.workers[slot]
	m.setNotice(slot, true)
	weeks := m.world.noticeWeeks
	if w.agency {
		weeks = m.agencyNotice()
	} else {
		t := &m.teams[w.team]
		if t.owed > 0 {
			m.accrue()
			t.owed--
			m.ledger.fund(m.plan.teams[w.team].role, m.world.teams[w.team].fte, 1) // counted as taken when it was owed
			m.ledger.lose(leaverWay, 1)
			m.markGoing(w.post)
		} else {
			m.startRound(w.post)
		}
	}
	if weeks == 0 {
		m.leave(slot)
		return
	}
	m.engine.Set(w.leaving, m.engine.Now()+weeks)
}

// leave takes a worker out at the end of their notice. Their cases are
// allocated again, and their post is covered or goes.
func (m *Model) leave(slot int32) {
	w := &m.workers[slot]
	postIndex, agency := w.post, w.agency
	m.accrue() // while the post still says who is in it
	if agency {
		m.posts[postIndex].cover = nobody
	} else {
		m.flow.leavers++
		m.teams[w.team].flow.leavers++
		if m.posts[postIndex].holder == slot {
			m.posts[postIndex].holder = nobody
		}
	}
	m.depart(slot)
	if agency {
		m.freeAgencyPlace(m.posts[postIndex].team)
	}
	m.settlePost(postIndex)
}

// depart hands a worker's cases over and removes them.
func (m *Model) depart(slot int32) {
	m.setNotice(slot, true) // no longer eligible for their own cases
	m.handOver(slot)
	m.removeWorker(slot)
}

// startOnNotice puts a worker who was there before the start on notice, with
// the chance and the time left of a stationary past.
func (m *Model) startOnNotice(slot int32) {
	w := &m.workers[slot]
	past := m.pastWorld()
	notice := past.noticeWeeks
	if notice == 0 {
		return
	}
	borne := float64(past.roles[w.role].hazard * notice)
	draw := m.at(startNotice, sim.Entity(m.plan.teams[w.team].name, uint64(m.posts[w.post].number)))
	if draw.Float64() >= borne/(1+borne) {
		return
	}
	m.setNotice(slot, true)
	m.engine.Set(w.leaving, float64(draw.Float64()*notice))
	m.startRound(w.post)
}
