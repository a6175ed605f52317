package care

import "headroom/models/scenario"

// move_posts moves posts from one team to another (docs/model.md, section
// 12a; docs/actions/move_posts.md).
func (c *actionCompiler) movePosts(a *scenario.MovePosts) {
	c.addStep(step{
		at: c.Week(a.Date), do: (*Model).actMovePosts, team: c.teams[a.From], other: c.teams[a.Team], posts: newInput(a.Posts), stay: a.People == "stay",
	})
}

func (m *Model) actMovePosts(index int32) {
	s, v := m.step(index)
	m.movePosts(s.team, s.other, v.posts, s.stay)
}

// movePosts moves posts from one team to another: held ones first, the highest
// numbered first. The people move with them, or stay and the posts go as they
// fall empty.
func (m *Model) movePosts(from, to, count int, stay bool) {
	if stay {
		count = min(count, m.teams[from].funded)
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
	b.named.moved++
	p := &m.posts[index]
	p.team, p.number = int32(to), movedNumber+b.named.moved
	for i := len(a.workers) - 1; i >= 0; i-- {
		slot := a.workers[i]
		w := &m.workers[slot]
		if w.post != index {
			continue
		}
		notice := w.onNotice
		m.setNotice(slot, true) // not given their own cases back
		m.handOver(slot)
		w = &m.workers[slot]
		a.workers = without(a.workers, slot)
		b.workers = append(b.workers, slot)
		m.ledger.moves(w, to)
		w.team = int32(to)
		m.setNotice(slot, notice)
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
	if holder := m.posts[index].holder; holder != nobody {
		m.rebalance(holder)
	}
}
