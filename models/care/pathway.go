package care

import (
	"slices"

	"headroom/sim"
)

// endStage says what follows when a case ends its stage: the next stage and
// true, or the closure. Siblings together share the draw, so that a family
// goes on together.
func (m *Model) endStage(record *caseRecord) (next int, goesOn bool) {
	stage := &m.plan.stages[record.stage]
	m.countInTime(record)
	if stage.nextFrom == stage.nextTo {
		return 0, false
	}
	draw := m.at(nextStage, sim.Entity(record.pathKey, uint64(record.nth), uint64(record.step)))
	left := draw.Float64()
	for k := stage.nextFrom; k < stage.nextTo; k++ {
		if left -= m.world.nexts[k]; left < 0 {
			return m.plan.nexts[k].stage, true
		}
	}
	return 0, false
}

// enterStage moves a case to the stage that follows, with fresh work.
func (m *Model) enterStage(record *caseRecord, stage int) {
	from, to := m.plan.stages[record.stage].team, m.plan.stages[stage].team
	m.teams[from].open--
	m.teams[to].open++
	record.stage = int16(stage)
	record.step++
	draw := m.at(stageWork, sim.Entity(record.pathKey, uint64(record.nth), uint64(record.step)))
	record.left = m.world.stages[stage].work.draw(&draw)
	record.joined, record.limited = m.engine.Now(), true
}

// countInTime counts a case that ends a stage with a time limit.
func (m *Model) countInTime(record *caseRecord) {
	limit := m.world.stages[record.stage].limit
	if limit == 0 || !record.limited {
		return
	}
	flow := &m.teams[m.plan.stages[record.stage].team].flow
	flow.limited++
	if m.engine.Now()-record.joined <= limit {
		flow.inTime++
	}
}

// goOn settles the cases in m.moving, which have just ended a stage with a
// worker and go on: each family stays with the worker where that is allowed,
// and joins the queue of the next stage's team where it is not.
func (m *Model) goOn(slot int32) {
	for i, c := range m.moving {
		if c == nobody {
			continue
		}
		first, last := c, c
		for j := i + 1; j < len(m.moving); j++ {
			other := m.moving[j]
			if other != nobody && m.cases[other].family == m.cases[c].family && m.cases[other].stage == m.cases[c].stage {
				m.cases[last].next = other
				last = other
				m.moving[j] = nobody
			}
		}
		m.cases[last].next = nobody
		stage := &m.plan.stages[m.cases[c].stage]
		if w := &m.workers[slot]; stage.team == int(w.team) && stage.roles>>uint(w.role)&1 == 1 {
			m.give(slot, first)
		} else {
			m.join(stage.team, first)
		}
	}
	m.moving = m.moving[:0]
}

// overdue says that some open case of a range of teams is past the time limit
// of its stage.
func (m *Model) overdue(from, to int) bool {
	if !m.plan.timeLimits {
		return false
	}
	late := func(h holding) bool {
		record := &m.cases[h.slot]
		limit := m.world.stages[record.stage].limit
		return limit > 0 && record.limited && m.engine.Now()-record.joined > limit
	}
	for i := from; i < to; i++ {
		t := &m.teams[i]
		for _, slot := range t.workers {
			if slices.ContainsFunc(m.workers[slot].held, late) {
				return true
			}
		}
		for _, f := range t.queue[t.front:] {
			for c := f.first; c != nobody; c = m.cases[c].next {
				if late(holding{slot: c}) {
					return true
				}
			}
		}
	}
	return false
}
