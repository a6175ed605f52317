package care

// act carries out a dated action, or one step of a taper.
func (m *Model) act(index int32) {
	s, v := &m.plan.steps[index], &m.world.amounts[index]
	switch s.kind {
	case "add_posts":
		m.fundPosts(s.team, v.posts)
	case "spend":
		m.accrue()
		m.ledger.spend(oneOffLine, v.amount)
	case "temporary_team":
		m.beginTemporary(index)
	case "temporary_team_ends":
		m.endTemporary(index)
	case "add_agency":
		m.accrue()
		for range v.posts {
			m.seekCover(m.addAssignment(s.team))
		}
	case "convert_agency":
		m.convertAgency(s.team, v.posts, s.role, v.accept)
	case "move_posts":
		m.movePosts(s.team, s.other, v.posts, s.stay)
	case "convert_posts":
		m.convertPosts(s.team, v.posts, s.from, s.role)
	case "pay":
		m.accrue()
		m.pay = m.effects(onPay, nobody, m.engine.Now())
	case "taper":
		if v.posts == 0 {
			return
		}
		if len(m.held) > 0 || m.holdsBack(v) {
			m.held = append(m.held, index)
			m.trajectory.HeldSteps++
			return
		}
		m.takeStep(index)
	}
}

func (m *Model) takeStep(index int32) {
	s, v := &m.plan.steps[index], &m.world.amounts[index]
	if s.rule == "posts" {
		m.takeNamedPosts(s.team, v.posts)
	} else {
		m.losePosts(s.team, v.posts)
	}
}

// holdsBack says whether a step's condition holds: the average caseload over
// the last censuses is above the figure.
func (m *Model) holdsBack(v *stepValues) bool {
	if v.hold == 0 {
		return false
	}
	series := m.trajectory.Groups[0].Weekly[AverageCaseload]
	last := m.censuses
	first := max(last-v.window, 0)
	if last == first {
		return false
	}
	sum := 0.0
	for _, x := range series[first:last] {
		sum += x
	}
	return sum/float64(last-first) > v.hold
}

// releaseHeld asks again, after a census, whether the earliest held step may
// be taken.
func (m *Model) releaseHeld() {
	if len(m.held) == 0 {
		return
	}
	m.countHeld()
	first := m.held[0]
	if !m.holdsBack(&m.world.amounts[first]) {
		m.takeStep(first)
		m.held = append(m.held[:0], m.held[1:]...)
	}
}

// countHeld counts what held steps have kept in post in the week up to now:
// each from the day on which it fell due.
func (m *Model) countHeld() {
	if len(m.held) == 0 {
		return
	}
	m.trajectory.HeldWeeks++
	year := &m.plan.years[m.ledger.year]
	for _, index := range m.held {
		s, v := &m.plan.steps[index], &m.world.amounts[index]
		kept := float64(float64(v.posts) * min(m.engine.Now()-s.at, 1))
		cost := m.world.roles[m.plan.teams[s.team].role].cost
		m.trajectory.HeldPostWeeks += kept
		m.trajectory.HeldCost += kept * cost * 7 / float64(year.days)
	}
}
