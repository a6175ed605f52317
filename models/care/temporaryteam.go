package care

import "headroom/models/scenario"

// temporary_team brings workers above the establishment for a while
// (docs/model.md, section 12a; docs/actions/temporary_team.md): a step on
// which they come, and one on the day after the last on which they go.
func (c *actionCompiler) temporaryTeam(a *scenario.TemporaryTeam) {
	s := step{
		at: c.Week(a.Date), do: (*Model).actTemporaryTeam, team: c.teams[a.Team], posts: newInput(a.Workers), amount: newInput(a.WeeklyCost),
		role: c.roles[a.Role], until: c.Week(a.To) + 1.0/7,
	}
	c.addStep(s)
	s.at, s.do = s.until, (*Model).endTemporaryTeam
	c.addStep(s)
}

// actTemporaryTeam brings the workers. They have places of their own, no posts,
// and neither leave nor fall absent.
func (m *Model) actTemporaryTeam(index int32) {
	s, v := m.step(index)
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

// endTemporaryTeam takes the workers away; their cases are allocated again.
func (m *Model) endTemporaryTeam(index int32) {
	s, _ := m.step(index)
	t := &m.teams[s.team]
	m.accrue()
	for _, slot := range t.workers {
		if w := &m.workers[slot]; w.until == s.until {
			m.setNotice(slot, true) // none of them is given the cases of another
		}
	}
	for i := len(t.workers) - 1; i >= 0; i-- {
		slot := t.workers[i]
		if w := &m.workers[slot]; w.until == s.until {
			m.depart(slot)
		}
	}
}
