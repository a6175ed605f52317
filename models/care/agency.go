package care

// Whether an agency worker is being sought for a post.
type searching uint8

const (
	notSearching searching = iota
	waitingForSearch
	searchRunning
)

// seekCover begins a search for an agency worker for a funded post in which
// nobody sits, or puts it in the queue if the team is at its limit.
func (m *Model) seekCover(index int32) {
	p := &m.posts[index]
	if m.world.agencyLimit == 0 || p.searching != notSearching || p.occupants > 0 && !m.longAbsent(p) {
		return
	}
	p.spells++
	p.searches = 0
	t := &m.teams[p.team]
	if t.agencyBusy < m.world.agencyLimit {
		m.launchSearch(index)
		return
	}
	p.searching = waitingForSearch
	t.searchQueue = append(t.searchQueue, index)
}

func (m *Model) launchSearch(index int32) {
	p := &m.posts[index]
	m.teams[p.team].agencyBusy++
	p.searching = searchRunning
	p.searches++
	m.engine.Set(p.search, m.engine.Now()+m.world.agencyLag)
}

// endSearch ends a search: with an agency worker, or with another search.
func (m *Model) endSearch(index int32) {
	p := &m.posts[index]
	draw := m.at(searchOutcome, m.postKey(p, uint64(p.spells), uint64(p.searches)))
	if draw.Float64() >= m.world.agencyFill {
		p.searches++
		m.engine.Set(p.search, m.engine.Now()+m.world.agencyLag)
		return
	}
	p.searching = notSearching
	slot := m.beginCover(index, false)
	m.allocate(int(m.posts[index].team))
	m.rebalance(slot)
}

// beginCover seats an agency worker in a post. Their place under the limit is
// already taken.
func (m *Model) beginCover(index int32, before bool) int32 {
	slot := m.addWorker(index, m.plan.agency.role, true, before)
	p := &m.posts[index]
	p.cover = slot
	if m.world.agencyLeaving > 0 {
		draw := m.at(coverLength, m.postKey(p, uint64(p.spells)))
		m.engine.Set(m.workers[slot].notice, m.engine.Now()+draw.Exponential()/m.world.agencyLeaving)
	}
	return slot
}

// cancelSearch stops the search for a post, if any.
func (m *Model) cancelSearch(index int32) {
	p := &m.posts[index]
	was := p.searching
	p.searching = notSearching
	switch was {
	case waitingForSearch:
		t := &m.teams[p.team]
		t.searchQueue = without(t.searchQueue, index)
	case searchRunning:
		m.engine.Stop(p.search)
		m.freeAgencyPlace(p.team)
	}
}

// freeAgencyPlace gives a place under the limit to the next post in the queue.
func (m *Model) freeAgencyPlace(team int32) {
	t := &m.teams[team]
	t.agencyBusy--
	if len(t.searchQueue) > 0 && t.agencyBusy < m.world.agencyLimit {
		next := t.searchQueue[0]
		t.searchQueue = without(t.searchQueue, next)
		m.launchSearch(next)
	}
}

// agencyNotice is the notice of agency workers in force now, in weeks.
func (m *Model) agencyNotice() float64 {
	weeks := 0.0
	for i, dated := range m.plan.agency.notice {
		if dated.from <= m.engine.Now() {
			weeks = m.world.agencyNotices[i]
		}
	}
	return weeks
}
