package secondopinion

import "headroom/models/scenario"

// A need is a place that an agency worker fills or is sought for: a vacant
// post, someone's long absence, or an assignment above the establishment.
type need struct {
	team   *team
	post   *post   // nil above the establishment
	absent *worker // whose absence is covered
	worker *worker // nil while the search runs
	number int     // of an assignment above the establishment
	ended  bool
}

// seek searches for an agency worker, or waits for room under the limit.
func (w *world) seek(n *need) {
	n.team.uncovered = append(n.team.uncovered, n)
	w.searches(n.team)
}

// searches begins the searches that have room.
func (w *world) searches(tm *team) {
	for len(tm.uncovered) > 0 && len(tm.covered) < int(w.s.Agency.Limit.Best) {
		n := tm.uncovered[0]
		tm.uncovered = tm.uncovered[1:]
		tm.covered = append(tm.covered, n)
		w.search(n)
	}
}

// search runs one search.
func (w *world) search(n *need) {
	w.at(w.now+w.s.Agency.LagWeeks.Best, starting, func() {
		switch {
		case n.ended:
		case w.chance(w.s.Agency.Fill.Best):
			w.start(w.agencyWorker(n))
		default:
			w.search(n)
		}
	})
}

// agencyWorker is the one who fills a need.
func (w *world) agencyWorker(n *need) *worker {
	fte := 1.0
	if n.post != nil {
		fte = n.post.fte
	}
	n.worker = &worker{kind: agency, team: n.team, post: n.post, fills: n, role: w.roles[w.s.Agency.Role], fte: fte}
	n.worker.began = n.worker.role
	return n.worker
}

// coverIfVacant has a funded post in which nobody sits covered.
func (w *world) coverIfVacant(p *post) {
	if len(p.people) > 0 || p.gone || p.cover != nil {
		return
	}
	p.cover = &need{team: p.team, post: p}
	w.seek(p.cover)
}

// endCover ends a search or sends an agency worker away, at once.
func (w *world) endCover(n *need) {
	if n.ended {
		return
	}
	n.ended = true
	n.team.covered = without(n.team.covered, n)
	n.team.uncovered = without(n.team.uncovered, n)
	if n.worker != nil {
		w.remove(n.worker)
	}
	w.searches(n.team)
}

// agencyNotice has an agency worker give or be given notice.
func (w *world) agencyNotice(wk *worker) {
	if wk.gone || wk.onNotice || wk.kind != agency {
		return
	}
	wk.onNotice = true
	w.at(w.now+w.noticeOfAgency(), leaving, func() { w.agencyLeaves(wk) })
}

// noticeOfAgency is the notice in force today.
func (w *world) noticeOfAgency() float64 {
	notice, latest := w.s.Agency.NoticeWeeks.Best, -1.0
	for _, c := range w.s.Agency.NoticeChanges {
		if from := w.s.Week(c.From); from <= w.now && from > latest {
			notice, latest = c.Weeks.Best, from
		}
	}
	return notice
}

// agencyLeaves has an agency worker go; the need is still there, unless the
// post goes too.
func (w *world) agencyLeaves(wk *worker) {
	if wk.gone {
		return
	}
	n := wk.fills
	w.endCover(n)
	p := n.post
	switch {
	case p == nil:
		w.renew(n)
	case n.absent != nil:
		again := &need{team: n.team, post: p, absent: n.absent}
		n.absent.cover = again
		w.seek(again)
	default:
		p.cover = nil
		if p.goes {
			w.dissolve(p)
		} else {
			w.coverIfVacant(p)
		}
	}
}

// renew seeks someone else for an assignment above the establishment.
func (w *world) renew(n *need) {
	for i, each := range n.team.extras {
		if each == n {
			again := &need{team: n.team, number: n.number}
			n.team.extras[i] = again
			w.seek(again)
		}
	}
}

// addAgency funds assignments above the establishment.
func (w *world) addAgency(tm *team, workers int) {
	for range workers {
		tm.assignments++
		n := &need{team: tm, number: tm.assignments}
		tm.extras = append(tm.extras, n)
		w.seek(n)
	}
}

// convertAgency makes assignments into permanent posts.
func (w *world) convertAgency(a *scenario.ConvertAgency) {
	tm := w.teamOf(a.Team)
	for range min(int(a.Workers.Best), len(tm.extras)) {
		n := tm.extras[0]
		tm.extras = tm.extras[1:]
		p := w.addPost(tm, w.roles[a.Role], 1)
		n.post, p.cover = p, n
		wk := n.worker
		if wk != nil && !wk.onNotice && w.chance(a.Accept.Best) {
			p.cover, n.ended = nil, true
			tm.covered = without(tm.covered, n)
			tm.workers = without(tm.workers, wk)
			wk.kind, wk.role, wk.post, wk.fills = permanent, p.grade, p, nil
			p.people = append(p.people, wk)
			wk.joined -= 1000 // past the ramp
			w.hazards(wk, 0)
			tm.add(wk)
			w.starters++
			w.promoteLater(wk)
			w.searches(tm)
			w.allocate(tm)
			continue
		}
		if wk != nil {
			tm.workers = without(tm.workers, wk)
			wk.post = p
			tm.add(wk)
		}
		w.recruit(p)
	}
}
