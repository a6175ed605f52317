package care

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
