package care

// A way is how a post was lost.
type way int

// The ways in which a step of a taper takes posts, in order (docs/model.md,
// section 9).
const (
	vacantWay way = iota // vacant and uncovered
	noticeWay            // held by someone on notice
	agencyWay            // vacant and covered by an agency worker
	leaverWay            // owed, until the next leaver gives notice
	namedWay             // rule "posts": whoever holds it
	ways
)

// losePosts takes posts from a team's establishment by natural wastage:
// nobody is dismissed.
func (m *Model) losePosts(team, count int) {
	m.accrue()
	t := &m.teams[team]
	count = min(count, t.funded)
	t.funded -= count
	for range count {
		if index := m.emptiestPost(t); index != nobody {
			m.ledger.lose(vacantWay, 1)
			m.removePost(index)
		} else if index := m.lastPost(t, m.heldOnNotice); index != nobody {
			m.ledger.lose(noticeWay, 1)
			m.markGoing(index)
		} else if index := m.lastPost(t, m.covered); index != nobody {
			m.ledger.lose(agencyWay, 1)
			m.markGoing(index)
			if cover := m.posts[index].cover; !m.workers[cover].onNotice {
				m.engine.Stop(m.workers[cover].notice)
				m.giveNotice(cover)
			}
		} else {
			t.owed++
			m.ledger.fund(m.plan.teams[team].role, m.world.teams[team].fte, -1)
		}
	}
}

// emptiestPost is the vacant and uncovered post that goes first: one without a
// running round, then the one with the newest round; ties, the highest number.
func (m *Model) emptiestPost(t *team) int32 {
	best := int32(nobody)
	for i := len(t.posts) - 1; i >= 0; i-- {
		index := t.posts[i]
		p := &m.posts[index]
		if p.gone || p.going || p.occupants > 0 {
			continue
		}
		if p.recruiting != roundRunning {
			return index
		}
		if best == nobody || p.roundSince > m.posts[best].roundSince {
			best = index
		}
	}
	return best
}

// lastPost is the highest-numbered funded post of which something is true.
func (m *Model) lastPost(t *team, true func(*post) bool) int32 {
	for i := len(t.posts) - 1; i >= 0; i-- {
		index := t.posts[i]
		if p := &m.posts[index]; !p.gone && !p.going && true(p) {
			return index
		}
	}
	return nobody
}

func (m *Model) heldOnNotice(p *post) bool {
	return p.holder != nobody && m.workers[p.holder].onNotice
}

func (m *Model) covered(p *post) bool { return p.holder == nobody && p.cover != nobody }

// takeNamedPosts takes the highest-numbered posts at the date, whoever holds
// them; their cases are allocated again. It is for a known answer only.
func (m *Model) takeNamedPosts(team, count int) {
	m.accrue()
	t := &m.teams[team]
	count = min(count, t.funded)
	t.funded -= count
	for i := len(t.posts) - 1; i >= 0 && count > 0; i-- {
		index := t.posts[i]
		if p := &m.posts[index]; p.gone || p.going {
			continue
		}
		count--
		m.ledger.lose(namedWay, 1)
		m.removePost(index)
		m.posts[index].holder, m.posts[index].cover = nobody, nobody
	}
	for _, slot := range t.workers {
		if w := &m.workers[slot]; m.posts[w.post].gone && w.until == 0 {
			m.setNotice(slot, true) // none of them is given the cases of another
		}
	}
	for j := len(t.workers) - 1; j >= 0; j-- {
		slot := t.workers[j]
		if w := &m.workers[slot]; !m.posts[w.post].gone || w.until > 0 {
			continue
		} else if !w.agency {
			m.flow.leavers++
			t.flow.leavers++
			m.depart(slot)
		} else {
			m.depart(slot)
			m.freeAgencyPlace(int32(team))
		}
	}
}
