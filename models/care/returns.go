package care

import (
	"slices"

	"headroom/sim"
)

// A comeback is a closed case that will be referred again.
type comeback struct {
	key    uint64
	nth    int32
	stream int32
	at     float64
	work   float64 // 0: not drawn yet
	before int32   // noted for the same week before this one; nobody: none
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
	slices.Reverse(m.scratch)
	for _, slot := range m.scratch {
		m.agenda.add(m.returns[slot].at, returnEvent, slot)
	}
	if m.Sequential {
		return // the work is drawn as the case comes
	}
	for stream := range m.plan.streams {
		m.drawReturnWork(stream, m.scratch)
	}
}

// drawReturnWork draws the work of those of some returns that are of a stream.
func (m *Model) drawReturnWork(stream int, returns []int32) {
	b := &m.batch
	b.draws = b.draws[:0]
	for _, slot := range returns {
		if c := &m.returns[slot]; int(c.stream) == stream {
			b.add(m.at(returnWork, sim.Entity(c.key, uint64(c.nth))))
		}
	}
	m.world.stages[m.plan.streams[stream].stage].work.drawAll(b.draws, b.drawn())
	i := 0
	for _, slot := range returns {
		if c := &m.returns[slot]; int(c.stream) == stream {
			c.work = b.works[i]
			i++
		}
	}
}

// returnArrives opens a returned case, as a family of one with fresh work.
func (m *Model) returnArrives(slot int32) {
	c := m.returns[slot]
	m.spareReturn = append(m.spareReturn, slot)
	stage := m.plan.streams[c.stream].stage
	if c.work == 0 {
		draw := m.at(returnWork, sim.Entity(c.key, uint64(c.nth)))
		c.work = m.world.stages[stage].work.draw(&draw)
	}
	m.nextFamily++
	m.countReferral(m.plan.stages[stage].team, true)
	m.joinReturned(c.key, c.nth, c.stream, stage, c.work)
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
	work   float64 // 0: not drawn yet
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
	b, before, sum := &m.batch, len(m.pastReturns), 0.0
	b.draws = b.draws[:0]
	for j := 0; ; j++ {
		sum += counts.Exponential()
		if sum > expected {
			break
		}
		key := sim.Entity(sp.name, uint64(pastReturn), uint64(k), uint64(j))
		draw := m.at(pastReturn, key)
		m.pastReturns = append(m.pastReturns, pastArrival{key: key, stream: int32(stream)})
		m.agenda.add(float64(k)+draw.Float64(), pastReturnEvent, int32(len(m.pastReturns)-1))
		b.add(draw)
	}
	if m.Sequential {
		return // the work is drawn as the case comes
	}
	m.world.stages[sp.stage].work.drawAll(b.draws, b.drawn())
	for i, work := range b.drawn() {
		m.pastReturns[before+i].work = work
	}
}

func (m *Model) pastReturnArrives(i int32) {
	past := m.pastReturns[i]
	stage := m.plan.streams[past.stream].stage
	if past.work == 0 {
		draw := m.at(pastReturn, past.key)
		draw.Float64() // its moment
		past.work = m.world.stages[stage].work.draw(&draw)
	}
	m.nextFamily++
	m.countReferral(m.plan.stages[stage].team, true)
	m.joinReturned(past.key, 1, past.stream, stage, past.work)
}
