package secondopinion

import (
	"fmt"
	"slices"

	"headroom/models/scenario"
)

// schedule schedules the dated actions and the yearly intake.
func (w *world) schedule() {
	for _, action := range w.s.Actions {
		on := func(when scenario.When, do func()) { w.at(w.s.Week(when), acting, do) }
		switch a := action.(type) {
		case *scenario.AddPosts:
			tm := w.teamOf(a.Team)
			on(a.Date, func() { w.fund(tm, int(a.Posts.Best), tm.role, tm.FTE.Best) })
		case *scenario.Taper:
			w.scheduleTaper(a)
		case *scenario.TemporaryTeam:
			w.scheduleTemporary(a)
		case *scenario.AddAgency:
			on(a.Date, func() { w.addAgency(w.teamOf(a.Team), int(a.Workers.Best)) })
		case *scenario.ConvertAgency:
			on(a.Date, func() { w.convertAgency(a) })
		case *scenario.MovePosts:
			on(a.Date, func() { w.movePosts(a) })
		case *scenario.ConvertPosts:
			on(a.Date, func() { w.convertPosts(a) })
		case *scenario.Spend:
			on(a.Date, func() { w.spent += a.Amount.Best })
		case *scenario.Practice, *scenario.EarlyHelp, *scenario.Campaign, *scenario.Pay: // read where they apply
		default:
			panic(fmt.Sprintf("secondopinion: action %v", action.Kind()))
		}
	}
	if w.s.Recruitment.IntakePlaces.Best > 0 {
		for d := range w.s.Weeks * 7 {
			moment := float64(d) / 7
			if date := w.s.Date(moment); date.Day() == 1 && int(date.Month()) == w.s.Recruitment.IntakeMonth {
				w.at(moment, starting, w.intake)
			}
		}
	}
}

func (w *world) teamOf(name string) *team {
	for _, tm := range w.teams {
		if tm.Name == name {
			return tm
		}
	}
	panic("secondopinion: team " + name)
}

// pay is the pay actions in force at a moment.
func (w *world) pay(moment float64) []*scenario.Pay {
	var inForce []*scenario.Pay
	for _, action := range w.s.Actions {
		if a, ok := action.(*scenario.Pay); ok && w.during(a.Date, a.To, moment) {
			inForce = append(inForce, a)
		}
	}
	return inForce
}

// scheduleTemporary brings a temporary team, and sends it away.
func (w *world) scheduleTemporary(a *scenario.TemporaryTeam) {
	var members []*worker
	w.at(w.s.Week(a.Date), acting, func() {
		for range int(a.Workers.Best) {
			wk := &worker{kind: temporary, team: w.teamOf(a.Team), role: w.roles[a.Role], fte: 1, weekly: a.WeeklyCost.Best}
			members = append(members, wk)
			w.start(wk)
		}
	})
	w.at(w.dayAfter(a.To), acting, func() {
		for _, wk := range members {
			wk.gone = true
		}
		for _, wk := range members {
			w.remove(wk)
		}
	})
}

// convertPosts changes the grade of the lowest-numbered posts of a grade.
func (w *world) convertPosts(a *scenario.ConvertPosts) {
	tm, left := w.teamOf(a.Team), int(a.Posts.Best)
	for _, p := range tm.posts {
		if left == 0 || p.goes || p.grade.Name != a.From {
			continue
		}
		left--
		p.grade = w.roles[a.Role]
		p.own = p.grade == tm.role
		for _, wk := range p.people {
			wk.role = p.grade
			w.promoteLater(wk)
		}
	}
	w.allocate(tm)
}

// movePosts moves posts from one team to another.
func (w *world) movePosts(a *scenario.MovePosts) {
	from, to, posts := w.teamOf(a.From), w.teamOf(a.Team), int(a.Posts.Best)
	if a.People == "stay" {
		w.wastage(from, posts)
		w.fund(to, posts, to.role, to.FTE.Best)
		return
	}
	for range posts {
		p := from.highest(func(p *post) bool { return len(p.people) > 0 && !p.people[len(p.people)-1].onNotice })
		if p == nil {
			p = from.highest(func(*post) bool { return true })
		}
		if p == nil {
			return
		}
		w.movePost(p, to)
	}
}

// highest is the highest-numbered funded post of a kind.
func (tm *team) highest(wanted func(*post) bool) *post {
	for _, p := range slices.Backward(tm.posts) {
		if !p.goes && wanted(p) {
			return p
		}
	}
	return nil
}

// movePost moves a post and those who hold it.
func (w *world) movePost(p *post, to *team) {
	from, recruiting := p.team, p.round != nil
	w.cancelRound(p)
	cover := p.cover
	if cover != nil && cover.worker == nil {
		w.endCover(cover)
		p.cover, cover = nil, nil
	}
	from.posts = without(from.posts, p)
	to.nextNumber++
	p.number, p.team, p.own = to.nextNumber, to, p.grade == to.role
	to.posts = append(to.posts, p)
	for _, wk := range p.people {
		if wk.cover != nil {
			w.endCover(wk.cover)
			wk.cover = nil
		}
		from.workers = without(from.workers, wk)
		w.empty(wk)
		wk.team = to
		to.add(wk)
		w.allocate(to)
		w.rebalance(wk)
	}
	if cover != nil {
		from.covered, to.covered = without(from.covered, cover), append(to.covered, cover)
		cover.team = to
		from.workers = without(from.workers, cover.worker)
		w.empty(cover.worker)
		cover.worker.team = to
		to.add(cover.worker)
		w.searches(from)
		w.allocate(to)
	}
	if recruiting {
		w.recruit(p)
	}
	w.coverIfVacant(p)
}
