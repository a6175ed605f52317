package care

import (
	"math"
	"sort"
)

// flows are what has happened since the last census.
type flows struct {
	referrals, returns, closures, leavers, starters, changes int
	limited, inTime                                          int // stages with a time limit ended; inside it
}

// A count is what a census finds in one team, before any ratio is taken.
type count struct {
	open, unallocated, holding, above, largest         int
	holders, permanent, agency, newlyQualified, absent float64 // FTE
	onNotice, fullCaseloads, points, over              float64
	funded, vacancies                                  int
	experienced, loads, loads2, loaded                 float64 // FTE; sums of loads and their squares over workers
	heads                                              int     // workers in the average caseload
}

// takeCensus records the state at the end of a week, lets held steps go, and
// fixes each worker's leaving hazard for the coming week.
func (m *Model) takeCensus(k int) {
	m.accrue()
	if m.Check {
		m.checkConservation(k)
	}
	all := count{}
	groups := m.trajectory.Groups
	for i := range m.teams {
		one := m.countTeam(i, k)
		if len(groups) > 1 {
			one.record(&groups[i+1], k)
			m.recordWaits(&groups[i+1], k, i, i+1)
			m.recordFlows(&groups[i+1], k, &m.teams[i].flow, i, i+1)
			m.recordContinuity(&groups[i+1], k, i, i+1)
			groups[i+1].Weekly[Spend][k] = m.ledger.teams[i].close()
		}
		all.add(one)
	}
	all.record(&groups[0], k)
	m.recordWaits(&groups[0], k, 0, len(m.teams))
	for i := range m.teams {
		m.flow.limited += m.teams[i].flow.limited
		m.flow.inTime += m.teams[i].flow.inTime
		m.teams[i].flow = flows{}
	}
	m.recordFlows(&groups[0], k, &m.flow, 0, len(m.teams))
	m.recordContinuity(&groups[0], k, 0, len(m.teams))
	groups[0].Weekly[Spend][k] = m.ledger.week
	m.flow, m.ledger.week = flows{}, 0
	m.countBreaking(k, all.unallocated)
	m.censuses = k + 1
	m.week = k
	m.releaseHeld()
	m.fixHazards()
}

// recordFlows records what happened in the week that the census closes, in the
// teams of a range.
func (m *Model) recordFlows(g *Group, k int, f *flows, from, to int) {
	w := &g.Weekly
	w[Referrals][k], w[Returns][k], w[Closures][k] = float64(f.referrals), float64(f.returns), float64(f.closures)
	w[Leavers][k], w[Starters][k], w[ChangesOfWorker][k] = float64(f.leavers), float64(f.starters), float64(f.changes)
	g.limited = append(g.limited, f.limited)
	g.inTime = append(g.inTime, f.inTime)
	limited, inTime := 0, 0
	for j := max(k-12, 0); j <= k; j++ {
		limited += g.limited[j]
		inTime += g.inTime[j]
	}
	switch {
	case limited > 0:
		w[ShareInTime][k] = float64(inTime) / float64(limited)
	case m.overdue(from, to):
		w[ShareInTime][k] = 0 // a limit is not kept by ending nothing
	default:
		w[ShareInTime][k] = 1
	}
}

func (m *Model) countTeam(team, k int) count {
	t := &m.teams[team]
	c := count{open: t.open, unallocated: t.waiting, funded: t.funded}
	newlyQualified := int32(m.plan.recruitment.newlyQualifiedRole)
	high := m.highOf(team)
	for _, slot := range t.workers {
		w := &m.workers[slot]
		if w.agency {
			c.agency += w.fte
		} else {
			c.permanent += w.fte
		}
		if w.role == newlyQualified {
			c.newlyQualified += w.fte
		}
		if w.onNotice {
			c.onNotice += w.fte
		}
		c.largest = max(c.largest, len(w.held))
		if m.plan.experienced>>uint(w.role)&1 == 1 {
			c.experienced += w.fte
		}
		if w.absent {
			c.absent += w.fte
			if !m.plan.countAbsent {
				continue
			}
		}
		if w.capacity > 0 {
			load := w.points / w.capacity
			c.loaded++
			c.loads += load
			c.loads2 += float64(load * load)
		}
		c.fullCaseloads += w.capacity
		c.points += w.points
		if n := len(w.held); n > 0 {
			c.holding += n
			c.holders += w.fte
			c.heads++
			m.trajectory.Caseloads.add(k, n, w.fte)
			if high > 0 && float64(n) > float64(high*w.fte) || high == 0 && w.points > w.full {
				c.above++
			}
		}
	}
	for _, index := range t.posts {
		if p := &m.posts[index]; !p.gone && !p.going && p.holder == nobody {
			c.vacancies++
		}
	}
	c.over, _ = m.overEstablishment(team)
	return c
}

// highOf is the most cases a FTE that a team is promised: its own figure, or
// the target's. It is 0 where the promise is about something else: a worker's
// full caseload is the measure then.
func (m *Model) highOf(team int) float64 {
	if own := m.world.teams[team].high; own > 0 {
		return own
	}
	return m.plan.high
}

func (c *count) add(o count) {
	c.open, c.unallocated, c.holding = c.open+o.open, c.unallocated+o.unallocated, c.holding+o.holding
	c.above, c.heads, c.largest = c.above+o.above, c.heads+o.heads, max(c.largest, o.largest)
	c.holders, c.permanent, c.agency = c.holders+o.holders, c.permanent+o.permanent, c.agency+o.agency
	c.newlyQualified, c.absent, c.onNotice = c.newlyQualified+o.newlyQualified, c.absent+o.absent, c.onNotice+o.onNotice
	c.fullCaseloads, c.points, c.over = c.fullCaseloads+o.fullCaseloads, c.points+o.points, c.over+o.over
	c.funded, c.vacancies = c.funded+o.funded, c.vacancies+o.vacancies
	c.experienced, c.loads, c.loads2, c.loaded = c.experienced+o.experienced, c.loads+o.loads, c.loads2+o.loads2, c.loaded+o.loaded
}

func (c *count) record(g *Group, k int) {
	w := &g.Weekly
	w[AverageCaseload][k] = perWorker(float64(c.holding), c.holders, c.open)
	w[OpenPerFTE][k] = perWorker(float64(c.open), c.permanent+c.agency, c.open)
	w[ExperiencedShare][k] = ratio(c.experienced, c.permanent+c.agency)
	if c.loaded > 0 {
		mean := c.loads / c.loaded
		w[SpreadOfLoad][k] = math.Sqrt(max(c.loads2/c.loaded-float64(mean*mean), 0))
	}
	w[OpenCases][k] = float64(c.open)
	w[Unallocated][k] = float64(c.unallocated)
	w[RelativeLoad][k] = ratio(c.points, c.fullCaseloads)
	w[ShareAbove][k] = ratio(float64(c.above), float64(c.heads))
	w[LargestCaseload][k] = float64(c.largest)
	w[FundedPosts][k] = float64(c.funded)
	w[InPost][k] = c.permanent + c.agency
	w[Permanent][k] = c.permanent
	w[AgencyWorkers][k] = c.agency
	w[NewlyQualified][k] = c.newlyQualified
	w[Absent][k] = c.absent
	w[OnNotice][k] = c.onNotice
	w[Vacancies][k] = float64(c.vacancies)
	w[VacancyRate][k] = ratio(float64(c.vacancies), float64(c.funded))
	w[OverEstablishment][k] = c.over
}

// ratio is 0 where there is nothing to divide by.
func ratio(a, b float64) float64 {
	if b == 0 {
		return 0
	}
	return a / b
}

// perWorker is cases for each worker. With nobody to hold them it is all open
// cases, as if one worker had them: a promise cannot be kept by having nobody.
func perWorker(cases, fte float64, open int) float64 {
	if fte == 0 {
		return float64(open)
	}
	return cases / fte
}

// recordWaits records how long the unallocated cases of some teams have
// waited, and how many of them only some roles may hold.
func (m *Model) recordWaits(g *Group, k, from, to int) {
	m.waits = m.waits[:0]
	for i := from; i < to; i++ {
		t := &m.teams[i]
		for _, f := range t.queue[t.front:] {
			if f.roles != anyRole {
				g.Weekly[WaitingForSome][k] += float64(f.cases)
			}
			for range f.cases {
				m.waits = append(m.waits, m.engine.Now()-f.since)
			}
		}
	}
	if len(m.waits) == 0 {
		return
	}
	sort.Float64s(m.waits)
	n := len(m.waits)
	for i, weeks := range [...]float64{1, 4, 13} {
		over := n - sort.Search(n, func(j int) bool { return m.waits[j] > weeks })
		g.Weekly[WaitingOver1+Measure(i)][k] = float64(over)
	}
	g.Weekly[MedianWait][k] = (m.waits[(n-1)/2] + m.waits[n/2]) / 2
	g.Weekly[LongestWait][k] = m.waits[n-1]
}
