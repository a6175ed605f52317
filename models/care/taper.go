package care

import "headroom/models/scenario"

// A taperStep is what only a step of a taper has.
type taperStep struct {
	of     int   // which taper of the plan: a number of its own
	nth    int   // which step, from 0
	total  input // posts in all
	named  bool  // rule "posts"
	hold   input // held back above this average caseload
	window input // over so many censuses
}

// taper takes posts away step by step (docs/model.md, section 9;
// docs/actions/taper.md). It has a step for every date at which it may take
// posts; how many it takes is settled in the run, because the total may be
// uncertain.
func (c *actionCompiler) taper(a *scenario.Taper) {
	first, of := c.Week(a.From), len(c.steps)
	for nth := 0; ; nth++ {
		at := first
		if a.EveryWeeks.Present {
			at += float64(float64(nth) * a.EveryWeeks.AtBest())
		} else {
			from := c.Date(first)
			years := nth * int(a.EveryYears.AtBest())
			at = float64(daysBetween(c.Date(0), from.AddDate(years, 0, 0))) / 7
		}
		if at >= float64(c.weeks) {
			return
		}
		c.addStep(step{
			at: at, do: (*Model).actTaper, team: c.teams[a.Team], posts: newInput(a.By),
			taper: &taperStep{of: of, nth: nth, total: newInput(a.Total), named: a.Rule == "posts", hold: newInput(a.HoldAbove), window: newInput(a.HoldWeeks)},
		})
	}
}

// draw settles how many posts the step takes, no more than are left of the
// total, and what would hold it back.
func (t *taperStep) draw(v *stepValues, world Uniforms) {
	by := v.posts
	v.posts = min(max(int(t.total.in(world))-t.nth*by, 0), by)
	v.hold = never
	if t.hold.number.Present {
		v.hold, v.window = t.hold.in(world), int(t.window.in(world))
	}
}

// actTaper takes a step on its day, or holds it back: also behind an earlier
// one of the same taper that is held.
func (m *Model) actTaper(index int32) {
	_, v := m.step(index)
	if v.posts == 0 {
		return
	}
	if m.behind(m.held, index) || m.holdsBack(v) {
		m.held = append(m.held, index)
		m.trajectory.HeldSteps++
		return
	}
	m.takeStep(index)
}

// behind says that a step of the same taper is among some.
func (m *Model) behind(steps []int32, index int32) bool {
	for _, other := range steps {
		if m.plan.steps[other].taper.of == m.plan.steps[index].taper.of {
			return true
		}
	}
	return false
}

// takeStep takes the posts: by natural wastage, or those named (wastage.go).
func (m *Model) takeStep(index int32) {
	s, v := m.step(index)
	if s.taper.named {
		m.takeNamedPosts(s.team, v.posts)
	} else {
		m.losePosts(s.team, v.posts)
	}
}

// holdsBack says whether a step's condition holds: the average caseload over
// the last censuses is above the figure.
func (m *Model) holdsBack(v *stepValues) bool {
	if v.hold == never {
		return false
	}
	series := m.trajectory.Groups[0].Weekly[AverageCaseload]
	last := m.censuses
	first := max(last-v.window, 0)
	if last == first {
		return false
	}
	sum := 0.0
	for _, x := range series[first:last] {
		sum += x
	}
	return sum/float64(last-first) > v.hold
}

// releaseHeld asks again, after a census, whether the earliest held step of
// each taper may be taken.
func (m *Model) releaseHeld() {
	if len(m.held) == 0 {
		return
	}
	m.countHeld()
	m.dueBefore = append(m.dueBefore[:0], m.held...)
	m.held = m.held[:0]
	for i, index := range m.dueBefore {
		if m.behind(m.dueBefore[:i], index) || m.holdsBack(&m.world.amounts[index]) {
			m.held = append(m.held, index)
		} else {
			m.takeStep(index)
		}
	}
}

// countHeld counts what held steps have kept in post in the week up to now:
// each from the day on which it fell due.
func (m *Model) countHeld() {
	if len(m.held) == 0 {
		return
	}
	m.trajectory.HeldWeeks++
	year := &m.plan.years[m.ledger.year]
	for _, index := range m.held {
		s, v := m.step(index)
		kept := float64(float64(v.posts) * min(m.engine.Now()-s.at, 1))
		cost := float64(m.world.roles[m.plan.teams[s.team].role].cost * m.world.teams[s.team].fte)
		m.trajectory.HeldPostWeeks += kept
		m.trajectory.HeldCost += kept * cost * 7 / float64(year.days)
	}
}
