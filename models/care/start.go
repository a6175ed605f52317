package care

import "headroom/sim"

// start lays out the state at the start: posts and people, what is under way
// for the vacancies, and the open cases.
func (m *Model) start() {
	m.starting = true
	for i := range m.teams {
		m.startPeople(i)
	}
	for i := range m.teams {
		m.startCases(i)
		for _, index := range m.teams[i].posts {
			if holder := m.posts[index].holder; holder != nobody {
				m.startOnNotice(holder)
			}
		}
	}
	m.starting = false
}

func (m *Model) startPeople(team int) {
	v := &m.world.teams[team]
	role := m.plan.teams[team].role
	for range v.posts {
		m.addPost(team)
	}
	posts := m.teams[team].posts
	held := v.posts - v.vacant
	for n, index := range posts {
		switch {
		case n < held:
			slot := m.addWorker(index, role, false, true)
			m.posts[index].holder = slot
			m.beginTenure(slot)
		case n < held+v.covered && m.plan.agency.role >= 0:
			m.posts[index].spells++
			m.teams[team].agencyBusy++
			m.beginCover(index, true)
		}
	}
	for n, index := range posts {
		if n >= held {
			m.startRound(index)
			m.seekCover(index)
		}
	}
}

// startCases draws the cases open at the start, family by family, and gives
// them out evenly.
func (m *Model) startCases(team int) {
	tp, v := &m.plan.teams[team], &m.world.teams[team]
	limit := v.cap
	v.cap = 0
	for i, left := 0, v.cases; left > 0; i++ {
		key := sim.Entity(tp.name, uint64(startFamilyWork), uint64(i))
		size := 1
		var first int32
		if tp.stream >= 0 {
			draw := m.at(startFamilySize, key)
			size = min(m.plan.streams[tp.stream].sizes.Rand(&draw)+1, left)
			first = m.openFamily(startFamilyWork, key, tp.stream, size, true)
		} else {
			draw := m.at(startFamilyWork, key)
			m.nextFamily++
			work := &m.world.stages[tp.stage].work
			first = m.openCase(caseRecord{
				key: key, stream: nobody, stage: int32(tp.stage), family: m.nextFamily,
				left: float64(work.drawLengthBiased(&draw) * draw.Float64()),
			})
		}
		left -= size
		m.join(team, first)
	}
	v.cap = limit
}

// drawLeft draws what is left of the work of a case met open at the start.
func (m *Model) drawLeft(draw *sim.Stream, stream int) float64 {
	sp := &m.plan.streams[stream]
	work := &m.world.stages[sp.stage].work
	if sp.history == "fresh" {
		return work.draw(draw)
	}
	if sp.history == "stationary" || len(sp.rate) == 0 {
		return float64(work.drawLengthBiased(draw) * draw.Float64())
	}
	// An age is kept with chance in proportion to the flow at that time: the
	// pairs (age, work) that are left have density lambda(-age) f(work).
	pace := m.world.teams[m.plan.stages[sp.stage].team].startPace
	for {
		whole := work.drawLengthBiased(draw)
		done := float64(whole * draw.Float64())
		if draw.Float64()*sp.mostBefore < linear(sp.rate, -done/pace) {
			return whole - done
		}
	}
}
