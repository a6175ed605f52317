package care

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
