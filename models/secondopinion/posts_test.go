package secondopinion

import (
	"cmp"
	"slices"

	"headroom/models/scenario"
)

// A team is an establishment and those who work in it.
type team struct {
	scenario.Team
	role        *role
	posts       []*post
	nextNumber  int
	workers     []*worker
	queue       []*waiting
	rounds      []*search // running
	recruiting  []*search // waiting for a round to begin
	covered     []*need   // agency workers and searches for them
	uncovered   []*need   // waiting for room under the limit
	extras      []*need   // assignments above the establishment
	owed        int       // posts that go with the next to give notice
	assignments int       // above the establishment, so far
	loadAtStart float64
	paceAtStart float64 // pace0

	vacantAtStart  int
	leavingAtStart float64 // hazard a week, the mean over posts
	balanced       float64 // chance of a round that keeps vacancies steady
}

// A post is a funded place in a team.
type post struct {
	number int
	team   *team
	grade  *role
	own    bool // of the team's own grade from the beginning
	fte    float64
	people []*worker // permanent: a starter may overlap a leaver
	round  *search
	cover  *need
	goes   bool // with the one who holds or covers it
	gone   bool
}

func (w *world) addPost(tm *team, grade *role, fte float64) *post {
	tm.nextNumber++
	p := &post{number: tm.nextNumber, team: tm, grade: grade, fte: fte, own: grade == tm.role}
	tm.posts = append(tm.posts, p)
	return p
}

// add puts a worker in the team, in the order of worker numbers.
func (tm *team) add(wk *worker) {
	tm.workers = append(tm.workers, wk)
	number := func(wk *worker) int {
		if wk.post == nil {
			return 1 << 30
		}
		return wk.post.number
	}
	slices.SortStableFunc(tm.workers, func(a, b *worker) int {
		return cmp.Or(number(a)-number(b), a.kind-b.kind)
	})
}

func (wk *worker) drop(c *kase) {
	wk.cases = without(wk.cases, c)
	c.worker = nil
}

// dissolve ends a post, with its round and its cover.
func (w *world) dissolve(p *post) {
	w.cancelRound(p)
	if p.cover != nil {
		w.endCover(p.cover)
		p.cover = nil
	}
	p.gone = true
	p.team.posts = without(p.team.posts, p)
}

// fund adds posts to a team: each is recruited to and covered.
func (w *world) fund(tm *team, number int, grade *role, fte float64) {
	absorbed := min(number, tm.owed)
	tm.owed -= absorbed
	for range number - absorbed {
		p := w.addPost(tm, grade, fte)
		w.recruit(p)
		w.coverIfVacant(p)
	}
}

// appoint has a permanent worker start in a post.
func (w *world) appoint(p *post, r *role) {
	wk := &worker{kind: permanent, team: p.team, post: p, role: r, fte: p.fte}
	p.people = append(p.people, wk)
	w.starters++
	w.spent += w.s.Recruitment.CostPerAppointment.Best
	cover := p.cover
	p.cover = nil
	for _, other := range p.people {
		if other.cover != nil {
			cover, other.cover = other.cover, nil
		}
	}
	w.seat(wk)
	if cover != nil { // before the starter is given the cases of others
		w.endCover(cover)
	}
	w.allocate(wk.team)
	w.rebalance(wk)
}
