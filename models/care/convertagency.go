package care

import (
	"headroom/models/scenario"
	"headroom/sim"
)

// convert_agency turns agency assignments above the establishment into
// permanent posts (docs/model.md, section 12a; docs/actions/convert_agency.md).
func (c *actionCompiler) convertAgency(a *scenario.ConvertAgency) {
	c.addStep(step{
		at: c.Week(a.Date), do: (*Model).actConvertAgency, team: c.teams[a.Team], posts: newInput(a.Workers), role: c.roles[a.Role], accept: newInput(a.Accept),
	})
}

func (m *Model) actConvertAgency(index int32) {
	s, v := m.step(index)
	m.convertAgency(s.team, v.posts, s.role, v.accept)
}

// convertAgency makes assignments, the lowest-numbered first, posts of a
// grade. Each agency worker is asked once whether they take the post.
func (m *Model) convertAgency(team, count, grade int, accept float64) {
	m.accrue()
	t := &m.teams[team]
	for range min(count, len(t.extras)) {
		index := t.extras[0]
		t.extras = append(t.extras[:0], t.extras[1:]...)
		p := &m.posts[index]
		m.ledger.fund(int(p.grade), p.fte, -1)
		m.ledger.assigned -= p.fte
		p.extra, p.grade = false, int32(grade)
		m.ledger.fund(grade, p.fte, 1)
		t.posts = append(t.posts, index)
		t.funded++
		if p.cover != nobody {
			m.regrade(p.cover, grade)
		}
		draw := m.at(conversion, m.postKey(p))
		asked := p.cover != nobody && !m.workers[p.cover].onNotice
		accepted := asked && draw.Float64() < accept
		m.countConversion(index, asked, accepted)
		if accepted {
			m.makePermanent(index, p.cover, grade)
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
	w.number = uint64(index)<<33 | uint64(p.tenures-1)
	w.tenure = sim.Entity(m.plan.teams[p.team].name, uint64(p.number), uint64(p.tenures-1))
	m.settle(w)
	w.ramp = nil // they know the work
	m.takeRole(w, grade)
	m.setCapacity(w)
	m.timeChange(w)
	m.retime(slot, w)
	m.ledger.pay(w, 1)
	m.flow.starters++
	m.teams[p.team].flow.starters++
	m.freeAgencyPlace(p.team)
	m.beginTenure(slot)
	m.allocate(int(w.team))
}
