package secondopinion

// A census is what is recorded at the start of a week.
type census struct {
	open, unallocated               int
	averageCaseload                 float64
	inPost, permanent, agency       float64 // FTE
	absent, onNotice                float64 // FTE
	funded, vacant, overEstablished int
	spent                           float64 // in the week that this census closes
	changes, closures               int     // in that week
	leavers, starters               int
	waitedLongest                   float64
	teams                           []teamCensus
}

// A teamCensus is the part of one team.
type teamCensus struct {
	open, unallocated int
	inPost            float64
}

// census records the state, and fixes the hazards of the coming week.
func (w *world) census() {
	c := census{
		spent: w.spent, changes: w.changes, closures: w.closures,
		leavers: w.leavers, starters: w.starters,
	}
	w.spent, w.changes, w.closures, w.leavers, w.starters = 0, 0, 0, 0, 0
	held, holders := 0, 0.0
	for _, tm := range w.teams {
		part := teamCensus{}
		for _, q := range tm.queue {
			part.unallocated += len(q.cases)
			c.waitedLongest = max(c.waitedLongest, w.now-q.joined)
		}
		part.open = part.unallocated
		for _, wk := range tm.workers {
			part.open += len(wk.cases)
			if !wk.absent && len(wk.cases) > 0 {
				held += len(wk.cases)
				holders += wk.fte
			}
			switch wk.kind {
			case permanent:
				c.permanent += wk.fte
				part.inPost += wk.fte
			case agency:
				c.agency += wk.fte
				part.inPost += wk.fte
			}
			if wk.absent {
				c.absent += wk.fte
			}
			if wk.onNotice {
				c.onNotice += wk.fte
			}
		}
		for _, p := range tm.posts {
			if len(p.people) == 0 && !p.goes {
				c.vacant++
			}
		}
		c.funded += tm.funded
		c.overEstablished += tm.overEstablishment()
		c.open += part.open
		c.unallocated += part.unallocated
		c.inPost += part.inPost
		c.teams = append(c.teams, part)
	}
	c.averageCaseload = float64(c.open)
	if holders > 0 {
		c.averageCaseload = float64(held) / holders
	}
	w.censuses = append(w.censuses, c)
	w.fixHazards()
	for _, t := range w.tapers {
		if w.now > 0 {
			w.takeHeld(t)
		}
	}
}
