package secondopinion

// A census is what is recorded at the start of a week.
type census struct {
	open, unallocated int
	averageCaseload   float64
	inPost, agency    float64 // FTE
	absent, onNotice  float64 // FTE
	vacant            int
	overEstablished   int
	longestWait       float64 // weeks

	// In the week that this census closes.
	spent             float64
	changes, closures int
	leavers, starters int // permanent
	ended, inTime     int // stages with a time limit

	shareInTime float64 // of the last 13 weeks
}

// census records the state, and fixes the hazards of the coming week.
func (w *world) census() {
	c := census{
		spent: w.spent, changes: w.changes, closures: w.closures,
		leavers: w.leavers, starters: w.starters, ended: w.ended, inTime: w.inTime,
	}
	w.spent, w.changes, w.closures, w.leavers, w.starters, w.ended, w.inTime = 0, 0, 0, 0, 0, 0, 0
	held, holders, late := 0, 0.0, false
	for _, tm := range w.teams {
		for _, q := range tm.queue {
			c.unallocated += len(q.cases)
			c.longestWait = max(c.longestWait, w.now-q.joined)
			for _, each := range q.cases {
				late = late || each.late(w.now)
			}
		}
		for _, wk := range tm.workers {
			c.open += len(wk.cases)
			for _, each := range wk.cases {
				late = late || each.late(w.now)
			}
			if !wk.absent && len(wk.cases) > 0 {
				held += len(wk.cases)
				holders += wk.fte
			}
			c.inPost += wk.fte
			if wk.kind != permanent {
				c.agency += wk.fte
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
		c.overEstablished += tm.overEstablishment()
	}
	c.open += c.unallocated
	c.averageCaseload = float64(c.open)
	if holders > 0 {
		c.averageCaseload = float64(held) / holders
	}
	c.shareInTime = w.shareInTime(c, late)
	w.censuses = append(w.censuses, c)
	for _, t := range w.tapers {
		w.takeHeld(t)
	}
	w.fixHazards()
}

// shareInTime is the share of the stages that ended in the 13 weeks up to a
// census that did so within their time limit.
func (w *world) shareInTime(now census, late bool) float64 {
	ended, inTime := now.ended, now.inTime
	for _, c := range w.censuses[max(0, len(w.censuses)-12):] {
		ended += c.ended
		inTime += c.inTime
	}
	switch {
	case ended > 0:
		return float64(inTime) / float64(ended)
	case late:
		return 0
	}
	return 1
}
