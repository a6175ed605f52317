package care

import "headroom/sim"

// A comeback is a closed case that will be referred again.
type comeback struct {
	key    uint64
	nth    int32
	stream int32
	at     float64
	before int32 // noted for the same week before this one; nobody: none
}

// drawReturn decides whether a case that closes now returns, and when.
func (m *Model) drawReturn(record *caseRecord) {
	if record.stream == nobody {
		return
	}
	s := &m.world.streams[record.stream]
	if s.reReferral == 0 {
		return
	}
	draw := m.at(returnOf, sim.Entity(record.key, uint64(record.nth)))
	if draw.Float64() >= float64(s.reReferral*m.returnsEffect(int(record.stream))) {
		return
	}
	at := m.engine.Now() + float64(draw.Float64()*s.returnWithin)
	if at > float64(m.plan.weeks) {
		return
	}
	m.scheduleReturn(at, comeback{key: record.key, nth: record.nth + 1, stream: int32(record.stream)})
}

// scheduleReturn schedules a return in the present week, or notes it for the week
// in which it comes.
func (m *Model) scheduleReturn(at float64, c comeback) {
	week := weekOf(at)
	c.at = at
	if week > m.week {
		c.before = m.returnsOf[week]
	}
	var slot int32
	if n := len(m.spareReturn); n > 0 {
		slot = m.spareReturn[n-1]
		m.spareReturn = m.spareReturn[:n-1]
		m.returns[slot] = c
	} else {
		slot = int32(len(m.returns))
		m.returns = append(m.returns, c)
	}
	if week > m.week {
		m.returnsOf[week] = slot
	} else {
		m.engine.Schedule(at, soonReturnEvent, slot)
	}
}

// addReturns puts the returns that were noted for a week on the agenda, in the
// order in which they were drawn.
func (m *Model) addReturns(k int) {
	m.scratch = m.scratch[:0]
	for slot := m.returnsOf[k]; slot != nobody; slot = m.returns[slot].before {
		m.scratch = append(m.scratch, slot)
	}
	for i := len(m.scratch) - 1; i >= 0; i-- {
		slot := m.scratch[i]
		m.agenda.add(m.returns[slot].at, returnEvent, slot)
	}
}

// returnArrives opens a returned case, as a family of one with fresh work.
func (m *Model) returnArrives(slot int32) {
	c := m.returns[slot]
	m.spareReturn = append(m.spareReturn, slot)
	stage := m.plan.streams[c.stream].stage
	draw := m.at(returnWork, sim.Entity(c.key, uint64(c.nth)))
	m.nextFamily++
	m.countReferral(m.plan.stages[stage].team, true)
	m.joinReturned(c.key, c.nth, c.stream, stage, m.world.stages[stage].work.draw(&draw))
}

// joinReturned opens a case that returns for the n-th time.
func (m *Model) joinReturned(key uint64, nth, stream int32, stage int, work float64) {
	c := m.openCase(key, key, int(stream), stage, work)
	m.cases[c].nth = nth
	m.join(m.plan.stages[stage].team, c)
}

// A pastArrival is the return of a case that closed before the start.
type pastArrival struct {
	key    uint64
	stream int32
}

// drawPastReturns draws the coming week's returns of cases that closed before
// the start, whose time is taken as stationary.
func (m *Model) drawPastReturns(k, stream int) {
	sp, s := &m.plan.streams[stream], &m.pastWorld().streams[stream]
	middle := float64(k) + 0.5
	if s.reReferral == 0 || middle >= s.returnWithin {
		return
	}
	expected := float64(s.pastBase * s.reReferral / (1 - s.reReferral) * (1 - middle/s.returnWithin))
	counts := m.at(pastReturnCount, sim.Entity(sp.name, uint64(k)))
	sum := 0.0
	for j := 0; ; j++ {
		sum += counts.Exponential()
		if sum > expected {
			return
		}
		key := sim.Entity(sp.name, uint64(pastReturn), uint64(k), uint64(j))
		draw := m.at(pastReturn, key)
		m.pastReturns = append(m.pastReturns, pastArrival{key, int32(stream)})
		m.agenda.add(float64(k)+draw.Float64(), pastReturnEvent, int32(len(m.pastReturns)-1))
	}
}

func (m *Model) pastReturnArrives(i int32) {
	past := m.pastReturns[i]
	stage := m.plan.streams[past.stream].stage
	draw := m.at(pastReturn, past.key)
	draw.Float64() // its moment
	m.nextFamily++
	m.countReferral(m.plan.stages[stage].team, true)
	m.joinReturned(past.key, 1, past.stream, stage, m.world.stages[stage].work.draw(&draw))
}
