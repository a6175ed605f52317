package secondopinion

import (
	"math"

	"headroom/models/scenario"
)

// A role is a kind of worker.
type role struct {
	scenario.Role
	turnover float64 // leavers a week per person in post
}

// perWeek is a yearly rate, by the week.
func perWeek(n scenario.Number) float64 { return n.Best / n.PerWeeks }

func (w *world) readRoles() {
	w.roles = map[string]*role{}
	for _, from := range w.s.Roles {
		r := &role{from, perWeek(w.s.Leaving.TurnoverPerYear)}
		if from.TurnoverPerYear.Present {
			r.turnover = perWeek(from.TurnoverPerYear)
		}
		w.roles[from.Name] = r
	}
}

// carries is the points of a full caseload in the role, full time and past the
// ramp.
func (r *role) carries() float64 {
	return r.FullCaseload.Best * r.Capacity.Best * (1 - r.Protected.Best)
}

// The kinds of worker, in the order in which ties are broken.
const (
	permanent = iota
	agency
	temporary
)

// A worker holds cases.
type worker struct {
	kind     int
	team     *team
	post     *post // nil for those above the establishment
	fills    *need // what an agency worker is there for
	role     *role
	fte      float64
	began    *role   // the role in which the tenure began, whose ramp holds
	joined   float64 // minus infinity for those in post at the start
	onNotice bool
	gone     bool
	absent   bool
	spell    int // counts spells of absence
	cover    *need
	cases    []*kase
	weekly   float64 // cost of a worker of the temporary team

	hazard  float64   // of leaving, this week
	illness []float64 // rates of falling absent, by kind, this week
}

func (wk *worker) points() float64 {
	total := 0.0
	for _, c := range wk.cases {
		total += c.stage.Weight.Best
	}
	return total
}

// ramp is the share of the capacity that a starter carries now.
func (wk *worker) ramp(now float64) float64 {
	end := wk.joined
	for _, step := range wk.began.Ramp {
		end += step[0]
		if now < end-1e-9 {
			return step[1]
		}
	}
	return 1
}

// fullCaseload is the points of a full caseload for the worker now.
func (wk *worker) fullCaseload(now float64) float64 {
	return wk.role.carries() * wk.fte * wk.ramp(now)
}

func (wk *worker) load(now float64) float64 { return wk.points() / wk.fullCaseload(now) }

// takesWork says that the worker may be given cases.
func (wk *worker) takesWork(now float64) bool {
	return !wk.gone && !wk.absent && !wk.onNotice && wk.fullCaseload(now) > 0
}

// start has a worker join a team and take work.
func (w *world) start(wk *worker) {
	w.seat(wk)
	w.allocate(wk.team)
	w.rebalance(wk)
}

// seat has a worker join a team.
func (w *world) seat(wk *worker) {
	wk.joined, wk.began = w.now, wk.role
	w.hazards(wk, 0)
	wk.team.add(wk)
	at := w.now
	for _, step := range wk.began.Ramp {
		at += step[0]
		w.at(at, starting, func() {
			if !wk.gone {
				w.allocate(wk.team)
				w.rebalance(wk)
			}
		})
	}
	w.promoteLater(wk)
}

// promoteLater moves a worker to the next role when the time comes.
func (w *world) promoteLater(wk *worker) {
	before := wk.role
	if before.Next == "" || wk.kind != permanent {
		return
	}
	w.at(w.now+before.NextAfterWeeks.Best, starting, func() {
		if wk.gone || wk.role != before {
			return
		}
		wk.role = w.roles[before.Next]
		w.promoteLater(wk)
		w.allocate(wk.team)
		w.rebalance(wk)
	})
}

// hazards fixes the rates at which a worker leaves and falls absent, from the
// relative load without the ramp.
func (w *world) hazards(wk *worker, load float64) {
	relative := max(load, 0.1) / wk.team.loadAtStart
	wk.hazard = wk.role.turnover * math.Pow(relative, w.s.Leaving.LoadEffect.Best)
	for _, a := range w.pay(float64(w.week()) + 0.5) {
		wk.hazard *= a.Leaving.Best
	}
	wk.illness = nil
	shares := w.absenceShares()
	for i, a := range w.s.Absences {
		rate := shares[i] / ((1 - sum(shares)) * a.MeanWeeks.Best)
		wk.illness = append(wk.illness, rate*math.Pow(relative, a.LoadEffect.Best))
	}
}

// fixHazards is what every census does.
func (w *world) fixHazards() {
	for _, tm := range w.teams {
		for _, wk := range tm.workers {
			if wk.kind == permanent {
				w.hazards(wk, wk.points()/(wk.role.carries()*wk.fte))
			}
		}
	}
}

// chances draws who gives notice and who falls absent in the day that begins,
// and when.
func (w *world) chances() {
	inDay := func(rate float64) (float64, bool) {
		t := w.rng.ExpFloat64() / rate
		return w.now + t, t < day
	}
	for _, tm := range w.teams {
		for _, wk := range tm.workers {
			switch wk.kind {
			case permanent:
				if at, does := inDay(wk.hazard); does && !wk.onNotice {
					w.at(at, leaving, func() { w.giveNotice(wk) })
				}
				if at, does := inDay(sum(wk.illness)); does && !wk.absent {
					w.at(at, starting, func() { w.fallAbsent(wk) })
				}
			case agency:
				if at, does := inDay(perWeek(w.s.Agency.LeavingPerYear)); does && !wk.onNotice {
					w.at(at, leaving, func() { w.agencyNotice(wk) })
				}
			}
		}
	}
}

// giveNotice has a permanent worker give notice.
func (w *world) giveNotice(wk *worker) {
	if wk.gone || wk.onNotice {
		return
	}
	wk.onNotice = true
	tm, p := wk.team, wk.post
	switch {
	case tm.owed > 0:
		tm.owed--
		p.goes = true
	case !p.goes:
		w.recruit(p)
	}
	if w.broken.agencyFromNotice && !p.goes && p.cover == nil {
		p.cover = &need{team: tm, post: p}
		w.seek(p.cover)
	}
	w.at(w.now+w.s.Leaving.NoticeWeeks.Best, leaving, func() { w.leave(wk) })
}

// leave has a permanent worker go.
func (w *world) leave(wk *worker) {
	if wk.gone {
		return
	}
	w.leavers++
	w.remove(wk)
	p := wk.post
	p.people = without(p.people, wk)
	w.pass(wk, p)
	if p.goes && len(p.people) == 0 {
		w.dissolve(p)
		return
	}
	w.coverIfVacant(p)
}

// remove takes a worker off the team; the cases are given out again.
func (w *world) remove(wk *worker) {
	wk.gone = true
	wk.team.workers = without(wk.team.workers, wk)
	w.empty(wk)
}
