package care

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
		if w := &m.workers[slot]; w.until == s.until {
			w.onNotice = true // none of them is given the cases of another
		}
	}
	for i := len(t.workers) - 1; i >= 0; i-- {
		slot := t.workers[i]
		if w := &m.workers[slot]; w.until == s.until {
			m.depart(slot)
		}
	}
}
