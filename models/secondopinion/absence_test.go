package secondopinion

// absenceShares are the shares of working time of the kinds of absence, cut in
// proportion where they take more than 0.9 together.
func (w *world) absenceShares() []float64 {
	var shares []float64
	for _, a := range w.s.Absences {
		shares = append(shares, a.Share.Best)
	}
	if total := sum(shares); total > 0.9 {
		for i := range shares {
			shares[i] *= 0.9 / total
		}
	}
	return shares
}

// fallAbsent begins a spell of absence.
func (w *world) fallAbsent(wk *worker) {
	if wk.gone || wk.absent {
		return
	}
	kind := w.s.Absences[w.pick(wk.illness)]
	wk.absent = true
	wk.spell++
	spell, length := wk.spell, w.exponential(kind.MeanWeeks.Best)
	during := func(do func()) func() {
		return func() {
			if !wk.gone && wk.absent && wk.spell == spell {
				do()
			}
		}
	}
	if after := kind.HandoverAfterWeeks.Best; length > after {
		w.at(w.now+after, starting, during(func() {
			w.empty(wk)
			if kind.Covered == "agency" && len(wk.post.people) == 1 {
				wk.cover = &need{team: wk.team, post: wk.post, absent: wk}
				w.seek(wk.cover)
			}
		}))
	}
	w.at(w.now+length, starting, during(func() {
		wk.absent = false
		if wk.cover != nil {
			w.endCover(wk.cover)
			wk.cover = nil
		}
		w.allocate(wk.team)
	}))
}

// pass turns the cover of someone absent who goes into cover of the post.
func (w *world) pass(wk *worker, p *post) {
	n := wk.cover
	wk.cover = nil
	switch {
	case n == nil:
	case len(p.people) > 0:
		w.endCover(n)
	default:
		n.absent = nil
		p.cover = n
	}
}
