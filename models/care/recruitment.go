package care

// Whether a post is being recruited to.
type recruiting uint8

const (
	notRecruiting recruiting = iota
	waitingForRound
	roundRunning
)

// startRound begins the recruitment for a post that has fallen vacant or will,
// or puts it in the queue if the team runs as many rounds as it can.
func (m *Model) startRound(index int32) {
	p := &m.posts[index]
	p.vacancies++
	p.rounds = 0
	t := &m.teams[p.team]
	if t.roundsRunning < m.world.rounds {
		m.launchRound(index)
		return
	}
	p.recruiting = waitingForRound
	t.roundQueue = append(t.roundQueue, index)
}

func (m *Model) launchRound(index int32) {
	p := &m.posts[index]
	m.teams[p.team].roundsRunning++
	p.recruiting = roundRunning
	m.nextRound(index)
}

// nextRound draws and times a round. A round under way at the start has the
// equilibrium law's remaining length.
func (m *Model) nextRound(index int32) {
	p := &m.posts[index]
	p.rounds++
	p.roundSince = m.engine.Now()
	length := 0.0
	if m.world.lagMean == 0 && float64(m.world.teams[p.team].success*m.campaignSuccess()) == 0 {
		length = 1 // or it would fail again and again at one moment
	}
	if m.world.lagMean > 0 {
		draw := m.at(roundLength, m.postKey(p, uint64(p.vacancies), uint64(p.rounds)))
		if m.starting {
			length = float64(m.world.lag.RandLengthBiased(&draw) * draw.Float64())
		} else {
			length = float64(m.world.lag.Rand(&draw) * m.campaignLag())
		}
	}
	m.engine.Set(p.round, p.roundSince+length)
}

// endRound ends a round: with a starter, or with the next round.
func (m *Model) endRound(index int32) {
	p := &m.posts[index]
	draw := m.at(roundOutcome, m.postKey(p, uint64(p.vacancies), uint64(p.rounds)))
	if draw.Float64() >= float64(m.world.teams[p.team].success*m.campaignSuccess()) {
		m.nextRound(index)
		return
	}
	role := int(p.grade)
	kind := m.at(appointment, m.postKey(p, uint64(p.vacancies)))
	if role == m.plan.teams[p.team].role && kind.Float64() < m.world.newlyQualified {
		role = m.plan.recruitment.newlyQualifiedRole
	}
	m.appoint(index, role)
	m.cancelRound(index)
}

// appoint seats a permanent starter in a post and ends its cover.
func (m *Model) appoint(index int32, role int) {
	slot := m.addWorker(index, role, false, false)
	m.posts[index].holder = slot
	m.flow.starters++
	m.teams[m.posts[index].team].flow.starters++
	m.ledger.appointments++
	m.accrue()
	m.ledger.spendIn(m.posts[index].team, appointmentLine, m.world.appointmentCost)
	m.beginTenure(slot)
	m.cancelSearch(index)
	team := m.posts[index].team
	if cover := m.posts[index].cover; cover != nobody {
		m.posts[index].cover = nobody
		m.depart(cover)
		m.freeAgencyPlace(team)
	}
	m.allocate(int(team))
	m.rebalance(slot)
}

// cancelRound stops a post's recruitment, if any; the next in the queue takes
// its place.
func (m *Model) cancelRound(index int32) {
	p := &m.posts[index]
	t := &m.teams[p.team]
	switch p.recruiting {
	case waitingForRound:
		t.roundQueue = without(t.roundQueue, index)
	case roundRunning:
		m.engine.Stop(p.round)
		t.roundsRunning--
		if len(t.roundQueue) > 0 {
			next := t.roundQueue[0]
			t.roundQueue = without(t.roundQueue, next)
			m.launchRound(next)
		}
	}
	p.recruiting = notRecruiting
}

// takeIntake fills vacant posts with newly qualified workers, once a year.
func (m *Model) takeIntake(year int32) {
	role := m.plan.recruitment.newlyQualifiedRole
	if role < 0 {
		return
	}
	for i := range m.teams {
		places := m.world.intakePlaces
		for _, index := range m.teams[i].posts {
			if places == 0 {
				break
			}
			p := &m.posts[index]
			if p.gone || p.going || p.holder != nobody || int(p.grade) != m.plan.teams[p.team].role {
				continue
			}
			places--
			draw := m.at(intakeOutcome, m.postKey(p, uint64(year)))
			if draw.Float64() < m.world.intakeSuccess {
				m.cancelRound(index)
				m.appoint(index, role)
			}
		}
	}
}
