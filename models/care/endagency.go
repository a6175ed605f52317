package care

import "headroom/models/scenario"

// end_agency ends agency assignments above a team's establishment
// (docs/model.md, section 12a; docs/actions/end_agency.md).
func (c *actionCompiler) endAgency(a *scenario.EndAgency) {
	c.addStep(step{at: c.Week(a.Date), do: (*Model).actEndAgency, team: c.teams[a.Team], posts: newInput(a.Workers)})
}

func (m *Model) actEndAgency(index int32) {
	s, v := m.step(index)
	m.endAgency(s.team, v.posts)
}

// endAgency ends assignments, the lowest-numbered first. The agency worker in
// one is given notice and goes with it; a search for one is dropped.
func (m *Model) endAgency(team, count int) {
	m.accrue()
	t := &m.teams[team]
	for range min(count, len(t.extras)) {
		index := t.extras[0]
		t.extras = append(t.extras[:0], t.extras[1:]...)
		t.posts = append(t.posts, index) // as a post that is to go, and is never funded
		p := &m.posts[index]
		p.extra = false
		m.ledger.assigned -= p.fte
		if p.cover == nobody {
			m.removePost(index)
			continue
		}
		m.markGoing(index)
		if w := &m.workers[p.cover]; !w.onNotice {
			m.engine.Stop(w.notice)
			m.giveNotice(p.cover)
		}
	}
}
