package care

import "headroom/sim"

// beginTemporary brings a temporary team's workers. They have places of their
// own, no posts, and neither leave nor fall absent.
func (m *Model) beginTemporary(index int32) {
	s, v := &m.plan.steps[index], &m.world.amounts[index]
	t := &m.teams[s.team]
	m.accrue()
	for range v.posts {
		place := m.newPost(s.team, s.role, 1, int32(temporaryNumber+len(t.passing)+1))
		m.posts[place].gone = true // no establishment: it is never recruited to or covered
		t.passing = append(t.passing, place)
		slot := m.addWorker(place, s.role, true, false)
		w := &m.workers[slot]
		m.ledger.pay(w, -1) // by the week, not by grade
		w.temporary, w.until = v.amount, s.until
		m.ledger.pay(w, 1)
		m.allocate(s.team)
		m.rebalance(slot)
	}
}

// endTemporary ends a temporary team; its cases are allocated again.
func (m *Model) endTemporary(index int32) {
	s := &m.plan.steps[index]
	t := &m.teams[s.team]
	m.accrue()
	for _, slot := range t.workers {
		if w := &m.workers[slot]; w.until == s.until && w.temporary > 0 {
			w.onNotice = true // none of them is given the cases of another
		}
	}
	for i := len(t.workers) - 1; i >= 0; i-- {
		slot := t.workers[i]
		if w := &m.workers[slot]; w.until == s.until && w.temporary > 0 {
			m.depart(slot)
		}
	}
}

// rebalance moves families to a worker who has joined, one by one, from the
// worker with the highest relative load, as long as the giver stays at or
// above the taker. It does nothing in a team that does not rebalance.
func (m *Model) rebalance(to int32) {
	team := int(m.workers[to].team)
	if !m.plan.teams[team].rebalance || !m.workers[to].eligible() {
		return
	}
	for {
		from, family := m.mostLoaded(team, to)
		if from == nobody {
			return
		}
		m.settle(&m.workers[from])
		first := m.takeFamily(from, family)
		m.give(to, first)
	}
}

// mostLoaded is the worker with the highest relative load and the smallest of
// their families that may move to a worker, or nobody.
func (m *Model) mostLoaded(team int, to int32) (from, family int32) {
	taker := &m.workers[to]
	best, bestLoad := int32(nobody), 0.0
	for _, slot := range m.teams[team].workers {
		w := &m.workers[slot]
		if slot == to || len(w.cases) == 0 || w.capacity == 0 {
			continue
		}
		load := w.points / w.capacity
		if best == nobody || load > bestLoad || load == bestLoad && w.number < m.workers[best].number {
			best, bestLoad = slot, load
		}
	}
	if best == nobody {
		return nobody, 0
	}
	giver := &m.workers[best]
	smallest := 0.0
	family = nobody
	for _, c := range giver.cases {
		record := &m.cases[c]
		points := 0.0
		allowed := true
		for _, other := range giver.cases {
			if m.cases[other].family == record.family {
				points += m.world.stages[m.cases[other].stage].weight
				allowed = allowed && m.plan.stages[m.cases[other].stage].roles>>uint(taker.role)&1 == 1
			}
		}
		if allowed && (family == nobody || points < smallest) {
			family, smallest = record.family, points
		}
	}
	if family == nobody || (giver.points-smallest)/giver.capacity < (taker.points+smallest)/taker.capacity {
		return nobody, 0
	}
	return best, family
}

// takeFamily takes a family from a settled worker, linked, with the hand-over.
func (m *Model) takeFamily(slot, family int32) int32 {
	w := &m.workers[slot]
	first, last, kept := int32(nobody), int32(nobody), 0
	w.next = infinite
	for i, c := range w.cases {
		record := &m.cases[c]
		if record.family != family {
			w.cases[kept], w.ends[kept] = c, w.ends[i]
			w.next = min(w.next, w.ends[i])
			kept++
			continue
		}
		m.release(w, record, w.ends[i])
		w.points -= m.world.stages[record.stage].weight
		if first == nobody {
			first = c
		} else {
			m.cases[last].next = c
		}
		last = c
	}
	m.cases[last].next = nobody
	w.cases, w.ends = w.cases[:kept], w.ends[:kept]
	m.retime(slot, w)
	return first
}

// release frees a case from its worker, with what is left of it and the
// hand-over.
func (m *Model) release(w *worker, record *caseRecord, end float64) {
	left := max(end-w.clock, 0)
	record.left = left + min(m.world.stages[record.stage].handover, left)
	record.worker = nobody
}

// convertAgency turns agency assignments above the establishment into posts of
// a grade. Each agency worker is asked once whether they take the post.
func (m *Model) convertAgency(team, count, grade int, accept float64) {
	m.accrue()
	t := &m.teams[team]
	for range min(count, len(t.extras)) {
		index := t.extras[0]
		t.extras = append(t.extras[:0], t.extras[1:]...)
		p := &m.posts[index]
		m.ledger.fund(int(p.grade), p.fte, -1)
		p.extra, p.grade = false, int32(grade)
		m.ledger.fund(grade, p.fte, 1)
		t.posts = append(t.posts, index)
		t.funded++
		draw := m.at(conversion, m.postKey(p))
		if slot := p.cover; slot != nobody && !m.workers[slot].onNotice && draw.Float64() < accept {
			m.makePermanent(index, slot, grade)
			continue
		}
		m.startRound(index)
	}
}

// makePermanent seats an agency worker in the post, with their cases.
func (m *Model) makePermanent(index, slot int32, grade int) {
	p, w := &m.posts[index], &m.workers[slot]
	m.ledger.pay(w, -1)
	m.engine.Stop(w.notice)
	p.cover, p.holder = nobody, slot
	p.tenures++
	w.agency = false
	w.grade = int32(grade)
	w.number = uint64(index)<<33 | uint64(p.tenures-1)
	w.tenure = sim.Entity(m.plan.teams[p.team].name, uint64(p.number), uint64(p.tenures-1))
	for _, c := range w.cases {
		m.cases[c].last = w.number + 1 // the same person
	}
	m.settle(w)
	m.takeRole(w, grade)
	m.setCapacity(w)
	m.retime(slot, w)
	m.ledger.pay(w, 1)
	m.flow.starters++
	m.teams[p.team].flow.starters++
	m.freeAgencyPlace(p.team)
	m.beginTenure(slot)
}

// movePosts moves posts from one team to another: held ones first, the highest
// numbered first. The people move with them, or stay and the posts go as they
// fall empty.
func (m *Model) movePosts(from, to, count int, stay bool) {
	if stay {
		m.losePosts(from, count)
		m.fundPosts(to, count)
		return
	}
	m.accrue()
	held := func(p *post) bool { return p.holder != nobody && !m.workers[p.holder].onNotice }
	any := func(*post) bool { return true }
	for range min(count, m.teams[from].funded) {
		index := m.lastPost(&m.teams[from], held)
		if index == nobody {
			if index = m.lastPost(&m.teams[from], any); index == nobody {
				return
			}
		}
		m.movePost(index, from, to)
	}
}

// movePost moves one post. Whoever sits in it goes along, without their cases.
func (m *Model) movePost(index int32, from, to int) {
	a, b := &m.teams[from], &m.teams[to]
	recruits := m.posts[index].recruiting != notRecruiting
	m.cancelRound(index)
	m.cancelSearch(index)
	a.posts = without(a.posts, index)
	a.funded--
	b.posts = append(b.posts, index)
	b.funded++
	p := &m.posts[index]
	p.team, p.number = int32(to), int32(assignmentNumber/2+len(b.posts))
	for i := len(a.workers) - 1; i >= 0; i-- {
		slot := a.workers[i]
		w := &m.workers[slot]
		if w.post != index {
			continue
		}
		notice := w.onNotice
		w.onNotice = true // not given their own cases back
		m.handOver(slot)
		w = &m.workers[slot]
		w.onNotice = notice
		a.workers = without(a.workers, slot)
		b.workers = append(b.workers, slot)
		w.team = int32(to)
		if w.agency {
			m.freeAgencyPlace(int32(from))
			b.agencyBusy++
		}
	}
	if recruits {
		m.startRound(index)
	}
	m.settlePost(index)
	m.allocate(to)
}

// convertPosts changes the grade of a team's lowest-numbered funded posts of a
// grade, and of the permanent worker in each.
func (m *Model) convertPosts(team, count, from, to int) {
	m.accrue()
	for _, index := range m.teams[team].posts {
		p := &m.posts[index]
		if count == 0 {
			return
		}
		if p.gone || p.going || int(p.grade) != from {
			continue
		}
		count--
		m.ledger.fund(from, p.fte, -1)
		m.ledger.fund(to, p.fte, 1)
		p.grade = int32(to)
		for _, slot := range m.teams[team].workers {
			if w := &m.workers[slot]; w.post == index {
				m.regrade(slot, to)
			}
		}
	}
}

// regrade gives a worker the grade of their post: a permanent worker the role
// with it, an agency worker its cost.
func (m *Model) regrade(slot int32, grade int) {
	w := &m.workers[slot]
	m.ledger.pay(w, -1)
	w.grade = int32(grade)
	if !w.agency {
		m.settle(w)
		m.takeRole(w, grade)
		m.setCapacity(w)
		m.timeChange(w)
		m.retime(slot, w)
	}
	m.ledger.pay(w, 1)
	m.allocate(int(w.team))
}
