package secondopinion

import (
	"math"
	"slices"

	"headroom/models/scenario"
)

// A search is the recruitment to one post: round after round until one
// succeeds.
type search struct {
	post      *post
	began     float64 // the round that runs
	running   bool
	cancelled bool
}

// recruit starts a round for a post, or has it wait for one.
func (w *world) recruit(p *post) {
	p.round = &search{post: p}
	p.team.recruiting = append(p.team.recruiting, p.round)
	w.runRounds(p.team, nil)
}

// runRounds begins the rounds that have room. A length of nil is drawn.
func (w *world) runRounds(tm *team, length func() float64) {
	for len(tm.recruiting) > 0 && len(tm.rounds) < int(w.s.Recruitment.RoundsAtOnce.Best) {
		r := tm.recruiting[0]
		tm.recruiting = tm.recruiting[1:]
		tm.rounds = append(tm.rounds, r)
		if length == nil {
			w.round(r, w.roundLength())
		} else {
			w.round(r, length())
		}
	}
}

func (w *world) roundLength() float64 {
	lag := w.s.Recruitment.LagWeeks.Best
	if lag == 0 {
		return 0
	}
	for _, a := range campaigns(w) {
		lag *= a.Lag.Best
	}
	return w.gamma(lag, w.s.Recruitment.LagShape.Best)
}

// remainingLength is of a round found running.
func (w *world) remainingLength() float64 {
	lag, shape := w.s.Recruitment.LagWeeks.Best, w.s.Recruitment.LagShape.Best
	return w.rng.Float64() * w.gamma(lag*(shape+1)/shape, shape+1)
}

// round runs one round of so many weeks.
func (w *world) round(r *search, length float64) {
	r.running, r.began = true, w.now
	w.at(w.now+length, starting, func() {
		if r.cancelled {
			return
		}
		success := r.post.team.success(w)
		for _, a := range campaigns(w) {
			success *= a.Success.Best
		}
		if !w.chance(success) {
			w.round(r, w.roundLength())
			return
		}
		p := r.post
		w.cancelRound(p)
		grade := p.grade
		if p.own && w.chance(w.s.Recruitment.NewlyQualified.Best) {
			grade = w.roles[w.s.Recruitment.NewlyQualifiedRole]
		}
		w.appoint(p, grade)
	})
}

// cancelRound ends the recruitment to a post.
func (w *world) cancelRound(p *post) {
	r := p.round
	if r == nil {
		return
	}
	p.round, r.cancelled = nil, true
	p.team.rounds = without(p.team.rounds, r)
	p.team.recruiting = without(p.team.recruiting, r)
	w.runRounds(p.team, nil)
}

// success is the chance that a round of the team ends with a starter.
func (tm *team) success(w *world) float64 {
	if w.s.Recruitment.Success.Word != "balance" {
		return w.s.Recruitment.Success.Best
	}
	return tm.balanced
}

// intake fills vacant posts on the first day of the intake's month.
func (w *world) intake() {
	places := int(w.s.Recruitment.IntakePlaces.Best)
	for _, tm := range w.teams {
		taken := 0
		for _, p := range slices.Clone(tm.posts) {
			if taken == places {
				break
			}
			if len(p.people) > 0 || p.goes || !p.own {
				continue
			}
			taken++
			if w.chance(w.s.Recruitment.IntakeSuccess.Best) {
				w.cancelRound(p)
				w.appoint(p, w.roles[w.s.Recruitment.NewlyQualifiedRole])
			}
		}
	}
}

func campaigns(w *world) []*scenario.Campaign {
	var running []*scenario.Campaign
	for _, action := range w.s.Actions {
		if a, ok := action.(*scenario.Campaign); ok && w.during(a.Date, a.To, w.now) {
			running = append(running, a)
		}
	}
	return running
}

// during says that a moment is within the days from one to another.
func (w *world) during(from, to scenario.When, moment float64) bool {
	return moment >= w.s.Week(from) && !(to.IsSet() && moment >= w.dayAfter(to))
}

// balancedSuccess is the chance at which the starting vacancies are steady:
// posts being recruited to rise at h (N - X) and fall at
// min(rounds, X) success / lag, and at what the yearly intake fills.
func (w *world) balancedSuccess(tm *team) float64 {
	lag, h := w.s.Recruitment.LagWeeks.Best, tm.leavingAtStart
	if tm.vacantAtStart == 0 || lag == 0 || h == 0 {
		return 1
	}
	notice, posts := w.s.Leaving.NoticeWeeks.Best, len(tm.posts)
	wanted := float64(tm.vacantAtStart) + float64(posts-tm.vacantAtStart)*h*notice/(1+h*notice)
	low, high := 0.0, 1.0
	for range 60 {
		middle := (low + high) / 2
		if w.meanRecruiting(posts, h, middle/lag) > wanted {
			low = middle
		} else {
			high = middle
		}
	}
	return high
}

// meanRecruiting is E[X] of the machine-repair queue.
func (w *world) meanRecruiting(posts int, h, rate float64) float64 {
	intake := w.s.Recruitment.IntakePlaces.Best * w.s.Recruitment.IntakeSuccess.Best / year
	at, total, first := 0.0, 0.0, 0.0
	logWeight := 0.0
	for x := range posts + 1 {
		if x > 0 {
			falls := math.Min(w.s.Recruitment.RoundsAtOnce.Best, float64(x))*rate + intake
			logWeight += math.Log(h*float64(posts-x+1)) - math.Log(falls)
			if logWeight > at { // keep the greatest weight at 1
				total *= math.Exp(at - logWeight)
				first *= math.Exp(at - logWeight)
				at = logWeight
			}
		}
		total += math.Exp(logWeight - at)
		first += float64(x) * math.Exp(logWeight-at)
	}
	return first / total
}
