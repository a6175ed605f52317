package care

import "math"

// checkConservation holds the state to what cannot be otherwise: nothing and
// nobody is made or lost. It panics with the first law that is broken.
func (m *Model) checkConservation(k int) {
	for i := range m.teams {
		m.checkCases(i)
		m.checkPosts(i)
	}
	m.checkPeople()
	m.checkMoney(k)
}

// checkCases: what is open is held by someone present or waits; loads are the
// sum of what is held.
func (m *Model) checkCases(team int) {
	t := &m.teams[team]
	held := 0
	for _, slot := range t.workers {
		w := &m.workers[slot]
		if !w.present {
			fail("team %d lists worker %d, who has gone", team, slot)
		}
		points := 0.0
		for _, h := range w.held {
			c := h.slot
			if m.cases[c].worker != slot {
				fail("case %d is with worker %d and says %d", c, slot, m.cases[c].worker)
			}
			points += m.world.stages[m.cases[c].stage].weight
		}
		if math.Abs(points-w.points) > 1e-6 {
			fail("worker %d holds %g points and counts %g", slot, points, w.points)
		}
		held += len(w.held)
	}
	waiting := 0
	for _, f := range t.queue[t.front:] {
		for c := f.first; c != nobody; c = m.cases[c].next {
			waiting++
			if m.cases[c].worker != nobody {
				fail("case %d waits and is with worker %d", c, m.cases[c].worker)
			}
		}
	}
	if held+waiting != t.open || waiting != t.waiting {
		fail("team %d: %d cases held and %d waiting, counted %d open and %d waiting", team, held, waiting, t.open, t.waiting)
	}
	m.checked.open += t.open
}

// checkChoice: the roster chooses the worker whom asking everybody finds.
func (m *Model) checkChoice(t *team, points float64, roles uint64, chosen int32) {
	best, bestLoad, bestNumber := int32(nobody), infinite, uint64(0)
	for _, slot := range t.workers {
		w := &m.workers[slot]
		if !w.eligible() || roles>>uint(w.role)&1 == 0 {
			continue
		}
		load := (w.points + points) / w.capacity
		if load < bestLoad || load == bestLoad && w.number < bestNumber {
			best, bestLoad, bestNumber = slot, load, w.number
		}
	}
	if chosen != best {
		fail("team %d: %g points would go to worker %d, but the load is lowest with %d", t.index, points, chosen, best)
	}
}

// checkPosts: the establishment is the posts not taken, less those owed; the
// people in each post are those who say so; rounds and searches are as counted.
func (m *Model) checkPosts(team int) {
	t := &m.teams[team]
	funded, rounds, agency, going := -t.owed, 0, 0, 0
	m.scratch = m.scratch[:0]
	for range m.posts {
		m.scratch = append(m.scratch, 0)
	}
	for _, slot := range t.workers {
		m.scratch[m.workers[slot].post]++
	}
	for _, index := range t.posts {
		p := &m.posts[index]
		if people := int(m.scratch[index]); people != p.occupants || p.gone && people > 0 {
			fail("post %d has %d people, counted %d, gone %v", index, people, p.occupants, p.gone)
		}
		if !p.gone && !p.going {
			funded++
		}
		if p.going {
			going++
		}
		if p.recruiting == roundRunning {
			rounds++
		}
		if p.holder != nobody && (m.workers[p.holder].post != index || !m.workers[p.holder].present) {
			fail("post %d is held by worker %d, who is not in it", index, p.holder)
		}
		agency += m.agencyIn(p)
	}
	for _, index := range t.extras {
		p := &m.posts[index]
		if p.holder != nobody || p.recruiting != notRecruiting {
			fail("assignment %d is held or recruited to", index)
		}
		agency += m.agencyIn(p)
	}
	if funded != t.funded || rounds != t.roundsRunning || agency != t.agencyBusy || going != t.going {
		fail("team %d: funded %d, rounds %d, agency %d, going %d; counted %d, %d, %d, %d",
			team, funded, rounds, agency, going, t.funded, t.roundsRunning, t.agencyBusy, t.going)
	}
}

// agencyIn is the places under the agency limit that a post takes: a worker, or
// a search.
func (m *Model) agencyIn(p *post) int {
	places := 0
	if p.searching == searchRunning {
		places++
	}
	if p.cover != nobody {
		places++
	}
	return places
}

// checkPeople: those in post are those there before, plus starters, less
// leavers.
func (m *Model) checkPeople() {
	permanent := 0
	for _, slot := range m.active {
		if !m.workers[slot].agency {
			permanent++
		}
	}
	c := &m.checked
	c.closed += m.flow.closures
	c.referred += m.flow.referrals
	c.joined += m.flow.starters
	c.left += m.flow.leavers
	if c.begun {
		if got := c.startOpen + c.referred - c.closed; got != c.open {
			fail("cases: %d at the start + %d referred - %d closed = %d, but %d are open", c.startOpen, c.referred, c.closed, got, c.open)
		}
		if got := c.startPeople + c.joined - c.left; got != permanent {
			fail("people: %d at the start + %d started - %d left = %d, but %d are in post", c.startPeople, c.joined, c.left, got, permanent)
		}
	} else {
		*c = checked{begun: true, startOpen: c.open, startPeople: permanent}
	}
	c.open = 0
}

// checkMoney: money by line is money by week, and that of the teams and the
// one-off sums together; those whom a team pays are those in it.
func (m *Model) checkMoney(k int) {
	byLine, byWeek := 0.0, m.ledger.week
	for _, years := range m.ledger.byLine {
		for _, amount := range years {
			byLine += amount
		}
	}
	for _, amount := range m.trajectory.Groups[0].Weekly[Spend][:k] {
		byWeek += amount
	}
	if math.Abs(byLine-byWeek) > 0.01 {
		fail("money: %g by line, %g by week", byLine, byWeek)
	}
	if len(m.ledger.teams) == 0 {
		return
	}
	byTeam := 0.0
	for _, amount := range m.ledger.byLine[oneOffLine] {
		byTeam += amount
	}
	for i := range m.ledger.teams {
		m.checkPayroll(i)
		byTeam += m.ledger.teams[i].week
		for _, amount := range m.trajectory.Groups[i+1].Weekly[Spend][:k] {
			byTeam += amount
		}
	}
	if math.Abs(byTeam-byWeek) > 0.01 {
		fail("money: %g by team and one-off, %g by week", byTeam, byWeek)
	}
}

func (m *Model) checkPayroll(team int) {
	paid := &m.ledger.teams[team]
	people, temporary := 0.0, -paid.temporary
	for role := range paid.permanent {
		people -= paid.permanent[role] + paid.agency[role]
	}
	for _, slot := range m.teams[team].workers {
		if w := &m.workers[slot]; w.until > 0 {
			temporary += w.temporary
		} else {
			people += w.fte
		}
	}
	if math.Abs(people) > 1e-6 || math.Abs(temporary) > 1e-6 {
		fail("team %d has %g FTE, and %g pounds a week of temporary workers, more than it pays", team, people, temporary)
	}
}

// checked is what the conservation laws carry from census to census.
type checked struct {
	begun                             bool
	startOpen, referred, closed, open int
	startPeople, joined, left         int
}
