package care

import "headroom/sim"

// A family drawn for the present week, on its way.
type family struct {
	key    uint64 // of stream, week and number in the week
	stream int32
	j      int32
	size   int32
	work   float64 // that its children share
}

// openWeek sets practice for the coming week and draws its arrivals.
func (m *Model) openWeek(k int) {
	m.week = k
	m.scheduleWeek(k + 1)
	m.changePractice(m.practiceIn(k))
	m.families = m.families[:0]
	m.pastReturns = m.pastReturns[:0]
	for i := range m.plan.streams {
		m.drawFamilies(k, i)
	}
	for i := range m.plan.streams {
		m.drawPastReturns(k, i)
	}
	m.addReturns(k)
	m.agenda.sort(k)
	m.scheduleArrival()
}

// drawFamilies draws the first referrals of a stream in week k. Family j
// exists if E1 + ... + Ej is at most the expected number, so that a lower
// flow's families are among a higher flow's.
func (m *Model) drawFamilies(k, stream int) {
	sp := &m.plan.streams[stream]
	expected := m.intensity(k, stream) / sp.meanSize
	counts := m.at(familyCount, sim.Entity(sp.name, uint64(k)))
	before := len(m.families)
	sum := counts.Exponential()
	for j := 0; sum <= expected; j++ {
		m.families = append(m.families, family{stream: int32(stream), j: int32(j)})
		sum += counts.Exponential()
	}
	// One thing after another of all families, because a processor overlaps draws
	// that do not wait for each other.
	drawn := m.families[before:]
	names := sim.Prefix(3, sp.name, uint64(k))
	for i := range drawn {
		f := &drawn[i]
		f.key = names.Entity(uint64(f.j))
		f.size = int32(m.drawSize(sp, familySize, f.key))
	}
	if !sp.alone {
		m.drawSharedWork(drawn, &m.world.stages[sp.stage].work)
	}
	for i := range drawn {
		moment := m.at(familyMoment, drawn[i].key)
		m.agenda.add(float64(k)+moment.Float64(), familyEvent, int32(before+i))
	}
}

// drawSharedWork draws the work that the children of each of some families share.
func (m *Model) drawSharedWork(drawn []family, law *workLaw) {
	b := &m.batch
	b.draws = b.draws[:0]
	for i := range drawn {
		b.add(m.at(familyWork, drawn[i].key))
	}
	law.drawAll(b.draws, b.drawn())
	for i, work := range b.drawn() {
		drawn[i].work = work
	}
}

// familyArrives opens the cases of a family.
func (m *Model) familyArrives(i int32) {
	f := &m.families[i]
	sp := &m.plan.streams[f.stream]
	first := m.openFamily(familyWork, f.key, int(f.stream), sp.stage, int(f.size), false, f.work)
	m.join(m.plan.stages[sp.stage].team, first)
}

// drawSize draws the number of children of a family, where there is a choice.
func (m *Model) drawSize(sp *streamPlan, purpose sim.Purpose, key uint64) int {
	if sp.sizes.Len() == 1 {
		return 1
	}
	draw := m.at(purpose, key)
	return sp.sizes.Rand(&draw) + 1
}

// sharedWork draws the work that the children of a family share: 0 where each
// has its own. A family met open at the start has only what is left of it.
func (m *Model) sharedWork(purpose sim.Purpose, key uint64, stream, stage int, open bool) float64 {
	if m.plan.streams[stream].alone {
		return 0
	}
	return m.drawWork(purpose, key, stream, stage, open)
}

func (m *Model) drawWork(purpose sim.Purpose, entity uint64, stream, stage int, open bool) float64 {
	draw := m.at(purpose, entity)
	if open {
		return m.drawLeft(&draw, stream, stage)
	}
	return m.world.stages[stage].work.draw(&draw)
}

// openFamily opens a family's cases, each with the work they share or its own,
// and links them.
func (m *Model) openFamily(purpose sim.Purpose, key uint64, stream, stage, size int, open bool, shared float64) int32 {
	sp := &m.plan.streams[stream]
	m.nextFamily++
	first, last := int32(nobody), int32(nobody)
	pathKey, left := key, shared
	for child := range size {
		if sp.alone {
			pathKey = sim.Entity(key, uint64(child))
			left = m.drawWork(purpose, pathKey, stream, stage, open)
		}
		if !open {
			m.countReferral(m.plan.stages[stage].team, false)
		}
		c := m.openCase(sim.Entity(key, uint64(child)), pathKey, stream, stage, left)
		m.cases[c].limited = !open
		if first == nobody {
			first = c
		} else {
			m.cases[last].next = c
		}
		last = c
	}
	return first
}

// countReferral counts a referral to a team.
func (m *Model) countReferral(team int, returned bool) {
	m.flow.referrals++
	m.teams[team].flow.referrals++
	if returned {
		m.flow.returns++
		m.teams[team].flow.returns++
	}
}
