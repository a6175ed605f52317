package secondopinion

import (
	"math"

	"headroom/models/scenario"
)

func (w *world) readTeams() {
	for _, from := range w.s.Teams {
		tm := &team{Team: from, role: w.roles[from.Role]}
		w.teams = append(w.teams, tm)
		for _, g := range w.stages {
			if g.Stage.Team == tm.Name {
				g.team = tm
			}
		}
	}
}

// open is the state in which the service starts.
func (w *world) open() {
	w.givingOut = true
	w.remember()
	for _, tm := range w.teams {
		w.openCases(tm)
	}
	for _, tm := range w.teams {
		w.noticeAtStart(tm)
		w.roundsAtStart(tm)
		for _, p := range tm.posts {
			w.coverIfVacant(p)
		}
	}
	w.givingOut = false
	for _, tm := range w.teams {
		w.waitAtStart(tm)
	}
}

// staff puts the people in post.
func (w *world) staff(tm *team) {
	posts := round(tm.Posts.Best)
	held := posts - round(tm.Posts.Best*tm.Vacancies.Best)
	for range posts {
		w.addPost(tm, tm.role, tm.FTE.Best)
	}
	for _, g := range tm.Grades {
		for range round(g.Posts.Best) {
			p := w.addPost(tm, w.roles[g.Name], g.FTE.Best)
			p.own = false
		}
	}
	covered := round(float64(posts-held) * tm.Covered.Best)
	for i, p := range tm.posts {
		switch {
		case i < held || i >= posts:
			wk := &worker{kind: permanent, team: tm, post: p, role: p.grade, fte: p.fte}
			w.inPost(wk)
			p.people = []*worker{wk}
			w.promoteLater(wk)
		case covered > 0:
			covered--
			p.cover = &need{team: tm, post: p}
			tm.covered = append(tm.covered, p.cover)
			w.inPost(w.agencyWorker(p.cover))
		}
	}
	tm.vacantAtStart = posts - held
	for _, p := range tm.posts {
		tm.leavingAtStart += p.grade.turnover / float64(len(tm.posts))
	}
	for range round(tm.AgencyExtra.Best) {
		tm.assignments++
		n := &need{team: tm, number: tm.assignments}
		tm.extras = append(tm.extras, n)
		tm.covered = append(tm.covered, n)
		w.inPost(w.agencyWorker(n))
	}
}

// inPost has someone be there since before the start.
func (w *world) inPost(wk *worker) {
	wk.began, wk.joined = wk.role, math.Inf(-1)
	wk.team.add(wk)
}

// casesAtStart is C0.
func (tm *team) casesAtStart() int {
	if tm.OpenCasesAtStart.Present {
		return round(tm.OpenCasesAtStart.Best)
	}
	fte := 0.0
	for _, wk := range tm.workers {
		fte += wk.fte
	}
	return round(tm.CaseloadAtStart.Best * fte)
}

// firstStream is the first that reaches a team, and its work in the team's
// stages.
func (w *world) firstStream(tm *team) (*stream, []*stage, []float64) {
	for _, st := range w.streams {
		v := w.visits(st.stage)
		var stages []*stage
		var weights []float64
		for _, named := range w.s.Stages {
			if g := w.stages[named.Name]; g.team == tm && v[g] > 0 {
				stages = append(stages, g)
				weights = append(weights, v[g]*meanWork(g.Work))
			}
		}
		if len(stages) > 0 {
			return st, stages, weights
		}
	}
	return nil, nil, nil
}

// openCases draws the cases open at the start, from the past, and gives them
// out.
func (w *world) openCases(tm *team) {
	st, stages, weights := w.past.firstStream(w.past.teamOf(tm.Name))
	if st == nil {
		return
	}
	now := w.streamOf(st.Name)
	for left := tm.casesAtStart(); left > 0; {
		f := w.newFamily(now, min(left, w.familySize(st)))
		left -= len(f.members)
		g := stages[w.pick(weights)]
		shared := w.openWork(st, g)
		for i, c := range f.members {
			c.stage, c.left = w.stages[g.Name], shared
			if i > 0 && !f.together {
				c.left = w.openWork(st, g)
			}
		}
		q := &waiting{cases: f.members}
		if wk := w.place(tm, q, nil, false); wk != nil {
			for _, c := range f.members {
				c.worker, c.last = wk, wk
				wk.cases = append(wk.cases, c)
			}
		} else {
			tm.queue = append(tm.queue, q)
		}
	}
}

// openWork draws the work left of a case open at the start.
func (w *world) openWork(st *stream, g *stage) float64 {
	if st.History == "fresh" {
		return w.workContent(g.Work)
	}
	highest := 0.0
	for _, point := range st.Rate {
		highest = max(highest, point[1])
	}
	for {
		whole := w.lengthBiased(g.Work)
		left := whole * w.rng.Float64()
		if st.History != "as-rate" || len(st.Rate) == 0 ||
			w.chance(along(st.Rate, -(whole-left)/g.team.paceAtStart)/highest) {
			return left
		}
	}
}

// noticeAtStart puts on notice those who gave it before the start.
func (w *world) noticeAtStart(tm *team) {
	notice := w.past.s.Leaving.NoticeWeeks.Best
	for _, wk := range tm.workers {
		h := w.past.roles[wk.role.Name].turnover
		if wk.kind == permanent && w.chance(h*notice/(1+h*notice)) {
			wk.onNotice = true
			w.at(w.rng.Float64()*notice, leaving, func() { w.leave(wk) })
		}
	}
}

// roundsAtStart runs rounds for the vacant posts, then for those of people on
// notice.
func (w *world) roundsAtStart(tm *team) {
	var first, then []*post
	for _, p := range tm.posts {
		switch {
		case len(p.people) == 0:
			first = append(first, p)
		case p.people[0].onNotice:
			then = append(then, p)
		}
	}
	for _, p := range append(first, then...) {
		p.round = &search{post: p}
		tm.recruiting = append(tm.recruiting, p.round)
	}
	w.runRounds(tm, w.remainingLength)
}

// waitAtStart puts cases in the queue at week 0.
func (w *world) waitAtStart(tm *team) {
	st, stages, _ := w.firstStream(tm)
	if st == nil {
		return
	}
	for left := round(tm.WaitingAtStart.Best); left > 0; {
		f := w.newFamily(st, min(left, w.familySize(st)))
		left -= len(f.members)
		w.enter(f.members, stages[0])
		w.join(f.members)
	}
	w.allocate(tm)
}

// unmodelled says that a scenario has what this package does not model: files,
// and recording that counts the absent.
func unmodelled(s *scenario.Resolved) bool {
	for _, tm := range s.Teams {
		if tm.CasesFile != "" || tm.PeopleFile != "" {
			return true
		}
	}
	return s.Caseload.Absent == "counted"
}
