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
	for i := range m.teams {
		m.startWaiting(i)
	}
}

func (m *Model) startPeople(team int) {
	v, tp, t := &m.world.teams[team], &m.plan.teams[team], &m.teams[team]
	for n := range v.posts {
		fte := v.fte
		if n < len(tp.people) {
			fte = tp.people[n].fte
		}
		m.addPost(team, tp.role, fte)
	}
	held := v.posts - v.vacant
	for n, index := range t.posts[:held] {
		role, inRole := tp.role, 0.0
		if n < len(tp.people) {
			role, inRole = tp.people[n].role, tp.people[n].inRole
		}
		m.startHolder(index, role, inRole)
	}
	for n, index := range t.posts {
		if n >= held && n < held+v.covered && m.plan.agency.role >= 0 {
			m.posts[index].spells++
			t.agencyBusy++
			m.beginCover(index, true)
		}
	}
	for _, g := range m.world.grades[v.gradeFrom:v.gradeTo] {
		for range g.posts {
			m.startHolder(m.addPost(team, g.role, g.fte), g.role, 0)
		}
	}
	for range v.extra { // before any search, which may not exceed the limit
		index := m.addAssignment(team)
		m.posts[index].spells++
		t.agencyBusy++
		m.beginCover(index, true)
	}
	for n, index := range t.posts[:v.posts] {
		if n >= held {
			m.startRound(index)
			m.seekCover(index)
		}
	}
}

// startHolder seats someone who was in the post before the start.
func (m *Model) startHolder(index int32, role int, inRole float64) {
	slot := m.addWorker(index, role, false, true)
	m.posts[index].holder = slot
	if w := &m.workers[slot]; inRole > 0 && w.roleEnds > 0 {
		w.roleEnds = max(w.roleEnds-inRole, 0.001) // due already: promoted as the first week begins
		m.timeChange(w)
	}
	m.beginTenure(slot)
}

// startCases draws the cases open at the start, family by family, and gives
// them out evenly.
func (m *Model) startCases(team int) {
	v := &m.world.teams[team]
	limit := v.cap
	v.cap = 0
	if cases := m.plan.teams[team].cases; len(cases) > 0 {
		m.startListed(team, cases)
	} else {
		m.works = m.works[:0]
		for i, left := 0, v.cases; left > 0; i++ {
			if i == len(m.works) {
				m.drawStartWorks(team, i, min(left, startBatch))
			}
			first, size := m.startFamily(team, i, left, m.works[i])
			left -= size
			m.join(team, first)
		}
	}
	v.cap = limit
}

// startBatch is how many families open at the start have their works drawn together.
const startBatch = 64

// drawStartWorks adds to m.works what is left of the work of the next families open
// at the start of a team, from the i-th: 0 where startFamily is to draw it.
func (m *Model) drawStartWorks(team, i, count int) {
	tp := &m.plan.teams[team]
	if m.Sequential || tp.stream < 0 || len(tp.stages) > 1 || m.plan.streams[tp.stream].alone {
		for range count {
			m.works = append(m.works, 0)
		}
		return
	}
	b := &m.batch
	b.draws = b.draws[:0]
	for j := range count {
		b.add(m.at(startFamilyWork, m.startKey(team, i+j)))
	}
	m.works = append(m.works, m.drawAllLeft(b, tp.stream, tp.stage)...)
}

// startKey names the i-th family open at the start of a team.
func (m *Model) startKey(team, i int) uint64 {
	return sim.Entity(m.plan.teams[team].name, uint64(startFamilyWork), uint64(i))
}

// startFamily draws the i-th family open at the start of a team, of at most so
// many cases, whose work may have been drawn.
func (m *Model) startFamily(team, i, most int, work float64) (first int32, size int) {
	tp := &m.plan.teams[team]
	key := m.startKey(team, i)
	stage := m.drawStartStage(team, i)
	if tp.stream < 0 {
		draw := m.at(startFamilyWork, key)
		m.nextFamily++
		work := &m.pastWorld().stages[stage].work
		first = m.openCase(key, key, nobody, stage, float64(work.drawLengthBiased(&draw)*draw.Float64()))
		m.cases[first].limited = false
		return first, 1
	}
	size = min(m.drawSize(&m.plan.streams[tp.stream], startFamilySize, key), most)
	if work == 0 {
		work = m.sharedWork(startFamilyWork, key, tp.stream, stage, true)
	}
	return m.openFamily(startFamilyWork, key, tp.stream, stage, size, true, work), size
}

// drawStartStage draws the stage of a family that is open at the start of a
// team with several.
func (m *Model) drawStartStage(team, i int) int {
	tp := &m.plan.teams[team]
	if len(tp.stages) <= 1 {
		return tp.stage
	}
	draw := m.at(startStage, sim.Entity(tp.name, uint64(i)))
	left := draw.Float64()
	for _, stage := range tp.stages {
		if left -= m.pastWorld().startShare(m.plan, team, stage); left < 0 {
			return stage
		}
	}
	return tp.stages[len(tp.stages)-1]
}

// pastWorld is the service as it was before the start: without what the option
// sets, which is a choice from the start on.
func (m *Model) pastWorld() *values {
	if m.plan.before == nil {
		return &m.world
	}
	return m.world.past
}

// startListed opens the cases of a file, families whole, each case with what is
// left of its work at its age. Siblings at one stage and of one age share it,
// unless the stream says "alone".
func (m *Model) startListed(team int, cases []openCasePlan) {
	tp := &m.plan.teams[team]
	m.scratch = m.scratch[:0]
	families := m.nextFamily + int32(len(cases)) + 1 // cases alone are numbered from -1 down in the plan
	m.nextFamily += int32(2 * len(cases))
	together := tp.stream < 0 || !m.plan.streams[tp.stream].alone
	for i := range cases {
		c := &cases[i]
		key := sim.Entity(tp.name, uint64(startFamilyWork), uint64(i))
		shared := key
		if together {
			shared = sim.Entity(tp.name, uint64(startFamilyWork), uint64(c.shares))
		}
		draw := m.at(startFamilyWork, shared)
		slot := m.openCase(key, shared, tp.stream, c.stage, m.drawLeftAt(&draw, c.stage, c.age))
		m.cases[slot].family, m.cases[slot].joined = families+int32(c.family), -c.age
		m.scratch = append(m.scratch, slot)
	}
	for i, c := range m.scratch {
		if c == nobody {
			continue
		}
		last := c
		for j := i + 1; j < len(m.scratch); j++ {
			if other := m.scratch[j]; other != nobody && m.siblingsFor(other, c) {
				m.cases[last].next = other
				last = other
				m.scratch[j] = nobody
			}
		}
		m.join(team, c)
	}
}

// startWaiting puts the families that wait at the start into the queue.
func (m *Model) startWaiting(team int) {
	tp := &m.plan.teams[team]
	for i, left := 0, m.world.teams[team].waiting; left > 0; i++ {
		key := sim.Entity(tp.name, uint64(startWaiting), uint64(i))
		size := 1
		if tp.stream >= 0 {
			size = min(m.drawSize(&m.plan.streams[tp.stream], startWaiting, key), left)
			left -= size
			own := sim.Entity(key, 1)
			work := m.sharedWork(startWaiting, own, tp.stream, tp.stage, false)
			first := m.openFamily(startWaiting, own, tp.stream, tp.stage, size, false, work)
			m.join(team, first)
			continue
		}
		draw := m.at(startWaiting, key)
		m.nextFamily++
		left--
		m.join(team, m.openCase(key, key, nobody, tp.stage, m.world.stages[tp.stage].work.draw(&draw)))
	}
	m.flow = flows{} // they are there at the start, not referred in its first week
	for i := range m.teams {
		m.teams[i].flow = flows{}
	}
}

// drawLeft draws what is left of the work of a case met open at the start.
func (m *Model) drawLeft(draw *sim.Stream, stream, stage int) float64 {
	work := &m.pastWorld().stages[stage].work
	if m.plan.streams[stream].history == "fresh" {
		return work.draw(draw)
	}
	for {
		if left, kept := m.leftOf(work.drawLengthBiased(draw), draw, stream, stage); kept {
			return left
		}
	}
}

// drawAllLeft is drawLeft with each stream of a batch.
func (m *Model) drawAllLeft(b *batch, stream, stage int) []float64 {
	law, works := &m.pastWorld().stages[stage].work, b.drawn()
	if m.plan.streams[stream].history == "fresh" {
		law.drawAll(b.draws, works)
		return works
	}
	law.drawAllLengthBiased(b.draws, works)
	for i := range works {
		left, kept := m.leftOf(works[i], &b.draws[i], stream, stage)
		if !kept {
			left = m.drawLeft(&b.draws[i], stream, stage)
		}
		works[i] = left
	}
	return works
}

// leftOf draws how much is left of the whole work of a case met open, and whether
// the case is kept. With "as-rate" an age is kept with chance in proportion to the
// flow at that time: the pairs (age, work) that are left have density lambda(-age)
// f(work).
func (m *Model) leftOf(whole float64, draw *sim.Stream, stream, stage int) (left float64, kept bool) {
	sp := &m.plan.streams[stream]
	share := draw.Float64()
	if sp.history == "stationary" || len(sp.rate) == 0 {
		return float64(whole * share), true
	}
	pace := m.world.teams[m.plan.stages[stage].team].startPace
	done := float64(whole * share)
	return whole - done, draw.Float64()*sp.mostBefore < linear(sp.rate, -done/pace)
}

// mostDraws bounds the search for a work content above a case's age.
const mostDraws = 10_000

// drawLeftAt draws what is left of the work of a case of a known age.
func (m *Model) drawLeftAt(draw *sim.Stream, stage int, age float64) float64 {
	done := float64(age * m.world.teams[m.plan.stages[stage].team].startPace)
	work := &m.pastWorld().stages[stage].work
	for range mostDraws {
		if whole := work.draw(draw); whole > done {
			return whole - done
		}
	}
	return 1
}
