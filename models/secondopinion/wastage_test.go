package secondopinion

import (
	"slices"

	"headroom/models/scenario"
)

// wastage takes posts from a team without dismissing anyone: each is vacant,
// or held by someone on notice, or covered, or goes with the next to leave.
func (w *world) wastage(tm *team, posts int) {
	for range posts {
		order := []func(*team) bool{w.takeVacant, w.takeOnNotice, w.takeCovered}
		if w.broken.wastageReversed {
			slices.Reverse(order)
		}
		if !order[0](tm) && !order[1](tm) && !order[2](tm) {
			tm.owed++
		}
	}
}

// takeVacant takes a post that nobody sits in: without a running round first,
// then that of the newest round, the highest number among equals.
func (w *world) takeVacant(tm *team) bool {
	var best *post
	newest := func(p *post) float64 {
		if p.round == nil || !p.round.running {
			return w.now + 1
		}
		return p.round.began
	}
	for _, p := range tm.posts {
		if len(p.people) == 0 && !p.goes && (p.cover == nil || p.cover.worker == nil) &&
			(best == nil || newest(p) >= newest(best)) {
			best = p
		}
	}
	if best == nil {
		return false
	}
	w.dissolve(best)
	return true
}

// takeOnNotice takes the highest-numbered post of someone on notice.
func (w *world) takeOnNotice(tm *team) bool {
	for _, p := range slices.Backward(tm.posts) {
		if len(p.people) == 1 && p.people[0].onNotice && !p.goes {
			p.goes = true
			w.cancelRound(p)
			return true
		}
	}
	return false
}

// takeCovered takes the highest-numbered post that an agency worker covers.
func (w *world) takeCovered(tm *team) bool {
	for _, p := range slices.Backward(tm.posts) {
		if len(p.people) == 0 && !p.goes && p.cover != nil && p.cover.worker != nil {
			p.goes = true
			w.cancelRound(p)
			w.agencyNotice(p.cover.worker)
			return true
		}
	}
	return false
}

// takeHighest takes the highest-numbered posts, whoever holds them.
func (w *world) takeHighest(tm *team, posts int) {
	for range posts {
		for _, p := range slices.Backward(tm.posts) {
			if p.goes {
				continue
			}
			for _, wk := range slices.Clone(p.people) {
				if wk.cover != nil {
					w.endCover(wk.cover)
				}
				w.leavers++
				w.remove(wk)
			}
			p.people = nil
			w.dissolve(p)
			break
		}
	}
}

// overEstablishment is the posts that are to go and still occupied, and those
// that are owed.
func (tm *team) overEstablishment() int {
	over := tm.owed
	for _, p := range tm.posts {
		if p.goes {
			over++
		}
	}
	return over
}

// A taper is one action of tapering, with the steps that are held back.
type taper struct {
	*scenario.Taper
	team *team
	held []int // posts of each, the earliest first
}

// scheduleTaper schedules the steps of a taper. One waits behind any that is
// held back.
func (w *world) scheduleTaper(a *scenario.Taper) {
	t := &taper{Taper: a, team: w.teamOf(a.Team)}
	w.tapers = append(w.tapers, t)
	first := w.s.Week(a.From)
	for i, left := 0, int(a.Total.Best); left > 0; i++ {
		posts := min(left, int(a.By.Best))
		left -= posts
		moment := first + float64(i)*a.EveryWeeks.Best
		if !a.EveryWeeks.Present {
			from := w.s.Date(first)
			then := from.AddDate(i*int(a.EveryYears.Best), 0, 0)
			moment = first + then.Sub(from).Hours()/24/7
		}
		w.at(moment, acting, func() {
			t.held = append(t.held, posts)
			if len(t.held) == 1 {
				w.takeHeld(t)
			}
		})
	}
}

// anyHeld says that another taper has a step that is held.
func (w *world) anyHeld(t *taper) bool {
	return slices.ContainsFunc(w.tapers, func(other *taper) bool { return other != t && len(other.held) > 0 })
}

// takeHeld takes the earliest step of a taper, unless the caseload is too high.
func (w *world) takeHeld(t *taper) {
	if len(t.held) == 0 || t.HoldAbove.Present && w.recentCaseload(int(t.HoldWeeks.Best)) > t.HoldAbove.Best {
		return
	}
	if w.broken.tapersInLine && w.anyHeld(t) {
		return
	}
	posts := t.held[0]
	t.held = t.held[1:]
	if t.Rule == "posts" {
		w.takeHighest(t.team, posts)
	} else {
		w.wastage(t.team, posts)
	}
}

// recentCaseload is the mean of the average caseload of the last censuses.
func (w *world) recentCaseload(weeks int) float64 {
	last := w.censuses[max(0, len(w.censuses)-weeks):]
	total := 0.0
	for _, c := range last {
		total += c.averageCaseload
	}
	return total / float64(len(last))
}
