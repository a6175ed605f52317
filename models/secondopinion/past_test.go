package secondopinion

import (
	"math"

	"headroom/models/scenario"
)

// remember finds what is believed of the service before the start: what an
// option sets changes neither the balances nor the state at the start.
func (w *world) remember() {
	w.past = w
	if w.s.Before != nil {
		w.past = newWorld(&scenario.Resolved{Scenario: w.s.Before}, w.rng, w.broken)
	}
	w.past.balanceBase()
	for i, st := range w.streams {
		if math.IsNaN(st.base) {
			st.base = w.past.streams[i].base
		}
	}
	for i, tm := range w.teams {
		before := w.past.teams[i]
		tm.balanced = w.past.balancedSuccess(before)
		if w.past.inHand(before) > 0 {
			tm.loadAtStart = w.past.inHand(before) * w.past.pointsOfACase(before) / before.fullAtStart()
		}
	}
}

func (w *world) streamOf(name string) *stream {
	for _, st := range w.streams {
		if st.Name == name {
			return st
		}
	}
	panic("secondopinion: stream " + name)
}

// inHand is C0 of the balance: the cases open at the start with those that
// wait, as far as the cap leaves room.
func (w *world) inHand(tm *team) float64 {
	open, waiting := float64(tm.casesAtStart()), float64(round(tm.WaitingAtStart.Best))
	if tm.Cap.Present {
		room := tm.Cap.Best*tm.fullAtStart()/w.pointsOfACase(tm) - open
		waiting = min(waiting, max(0, room))
	}
	return open + waiting
}

// pointsOfACase is the mean over the cases open at the start in a team.
func (w *world) pointsOfACase(tm *team) float64 {
	_, stages, weights := w.firstStream(tm)
	points := 0.0
	for i, g := range stages {
		points += g.Weight.Best * weights[i] / sum(weights)
	}
	return points
}

// fullAtStart is the full caseloads of those there at the start.
func (tm *team) fullAtStart() float64 {
	full := 0.0
	for _, wk := range tm.workers {
		full += wk.role.carries() * wk.fte
	}
	return full
}
