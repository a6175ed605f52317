package care

// A caseChange says when a case changed worker.
type caseChange struct {
	last, before float64 // weeks of the last change, and of the one before
	listed       bool    // the case is in Model.changed
}

// changeWorker counts that a case changes worker now.
func (m *Model) changeWorker(slot int32, record *caseRecord) {
	for len(m.changes) <= int(slot) {
		m.changes = append(m.changes, caseChange{})
	}
	change := &m.changes[slot]
	if !record.changed {
		record.changed, change.last = true, never
	}
	change.before, change.last = change.last, m.engine.Now()
	if !change.listed {
		change.listed = true
		m.changed = append(m.changed, slot)
	}
}

// forgetChanges drops from the list what no later census asks for: cases that have
// closed, and changes before some week.
func (m *Model) forgetChanges(since float64) {
	kept := m.changed[:0]
	for _, c := range m.changed {
		if m.cases[c].changed && m.changes[c].last > since {
			kept = append(kept, c)
		} else {
			m.changes[c].listed = false
		}
	}
	m.changed = kept
}

// recordContinuity records the shares of held cases that have had 2 or more,
// and 3 or more, workers in the 52 weeks before: at every 13th census, and
// carried on until the next. Only the cases that have changed worker are asked.
func (m *Model) recordContinuity(g *Group, k, from, to int) {
	two, three := g.Weekly[TwoWorkers], g.Weekly[ThreeWorkers]
	if k%13 != 0 {
		two[k], three[k] = two[k-1], three[k-1]
		return
	}
	since := m.engine.Now() - 52
	held, with2, with3 := 0, 0, 0
	for i := from; i < to; i++ {
		held += m.teams[i].open - m.teams[i].waiting
	}
	for _, c := range m.changed {
		record := &m.cases[c]
		if !record.changed || record.worker == nobody {
			continue
		}
		if team := int(m.workers[record.worker].team); team < from || team >= to {
			continue
		}
		if m.changes[c].last > since {
			with2++
		}
		if m.changes[c].before > since {
			with3++
		}
	}
	two[k], three[k] = ratio(float64(with2), float64(held)), ratio(float64(with3), float64(held))
	if from == 0 && to == len(m.teams) { // the last that asks
		m.forgetChanges(since)
	}
}
