package care

import "headroom/sim"

// beginAbsences draws a permanent worker's first spell of absence.
func (m *Model) beginAbsences(slot int32) {
	if m.world.absenceRate > 0 {
		m.drawSpell(&m.workers[slot])
	}
}

// drawSpell draws the gap before a worker's next spell, its kind and its
// length, and times its beginning. Where load brings absence the gap is used up
// week by week (runAbsence).
func (m *Model) drawSpell(w *worker) {
	draw := m.at(absenceSpell, sim.Entity(w.tenure, uint64(w.spell)))
	w.spell++
	if m.plan.absenceLoaded {
		w.spellDraw = [3]float64{draw.Exponential(), draw.Float64(), draw.Exponential()}
		w.absenceSum = 0
		if m.censuses > 0 { // at the start the first census does it
			m.runAbsence(w, float64(m.week+1)-m.engine.Now())
		}
		return
	}
	gap := draw.Exponential() / m.world.absenceRate
	w.kind = m.kindOf(float64(draw.Float64()*m.world.absenceRate), 1)
	w.absentFor = float64(draw.Exponential() * m.world.absences[w.kind].mean)
	m.engine.Set(w.absence, m.engine.Now()+gap)
}

// kindOf is the kind of absence at a place along the summed rates, at a load
// relative to the start's.
func (m *Model) kindOf(left, load float64) int {
	kind := 0
	for kind < len(m.world.absences)-1 {
		rate := m.absenceRate(kind, load)
		if left < rate {
			break
		}
		left -= rate
		kind++
	}
	return kind
}

// absenceRate is how often a kind comes, a week, at a load relative to the
// start's.
func (m *Model) absenceRate(kind int, load float64) float64 {
	a := &m.world.absences[kind]
	if a.loadEffect == 0 || load == 1 {
		return a.rate
	}
	return float64(a.rate * sim.Pow(load, a.loadEffect))
}

// runAbsence runs a worker's hazard of absence for a time at the present load,
// and times the spell if it comes.
func (m *Model) runAbsence(w *worker, weeks float64) {
	load := max(w.points/w.full, leastLoad) / m.world.teams[w.team].startLoad
	rate := 0.0
	for kind := range m.world.absences {
		rate += m.absenceRate(kind, load)
	}
	if rate == 0 {
		return
	}
	sum := w.absenceSum + float64(rate*weeks)
	if w.absenceSum < w.spellDraw[0] && sum >= w.spellDraw[0] {
		w.kind = m.kindOf(float64(w.spellDraw[1]*rate), load)
		w.absentFor = float64(w.spellDraw[2] * m.world.absences[w.kind].mean)
		m.engine.Set(w.absence, m.engine.Now()+(w.spellDraw[0]-w.absenceSum)/rate)
	}
	w.absenceSum = sum
}

// changeAbsence begins a spell, hands the cases of a long one over, or ends it.
func (m *Model) changeAbsence(slot int32) {
	w := &m.workers[slot]
	now := m.engine.Now()
	after := m.world.absences[w.kind].handoverAfter
	switch {
	case !w.absent:
		m.settle(w)
		w.absent, w.handed = true, false
		w.backAt = now + w.absentFor
		m.engine.Set(w.absence, now+min(w.absentFor, after))
		m.retime(slot, w)
	case w.absentFor > after && !w.handed:
		w.handed = true
		m.engine.Set(w.absence, max(w.backAt, now))
		m.handOver(slot)
		if m.plan.absences[w.kind].covered {
			m.seekCover(m.workers[slot].post)
		}
	default:
		m.settle(w)
		w.absent, w.handed = false, false
		m.drawSpell(w)
		m.retime(slot, w)
		m.endAbsenceCover(w.post)
		m.allocate(int(m.workers[slot].team))
	}
}

// longAbsent says that the one person in a post is away so long that the cases
// were handed over, by a kind of absence that agency workers cover.
func (m *Model) longAbsent(p *post) bool {
	if p.going || p.gone || p.holder == nobody || p.cover != nobody || p.occupants != 1 {
		return false
	}
	w := &m.workers[p.holder]
	return w.absent && w.handed && m.plan.absences[w.kind].covered
}

// endAbsenceCover ends the cover of a worker who is back.
func (m *Model) endAbsenceCover(index int32) {
	p := &m.posts[index]
	if p.searching == notSearching && p.cover == nobody {
		return
	}
	m.cancelSearch(index)
	if cover := p.cover; cover != nobody {
		p.cover = nobody
		m.depart(cover)
		m.freeAgencyPlace(p.team)
	}
}
