package care

import "headroom/sim"

// balance solves what a scenario leaves to the model: the flow at which open
// cases neither rise nor fall, and the chance of success at which vacancies
// do neither (docs/model.md, sections 3 and 7). Both are of the service as it
// was before the start, so they are the same for every option.
func (v *values) balance(p *Plan, world Uniforms) {
	v.successCut = false
	v.visits = zeros(v.visits, len(p.streams)*len(p.stages))
	for i := range p.streams {
		v.visit(p, i)
	}
	for i := range p.teams {
		t := &v.teams[i]
		hazard := v.roles[p.teams[i].role].hazard
		if p.recruitment.balanced {
			var cut bool
			all, mean := v.recruited(p, i)
			t.success, cut = steadySuccess(all, t.vacant, mean, v.noticeWeeks, v.lagMean, v.rounds, v.intakeRate(p))
			v.successCut = v.successCut || cut
		} else {
			t.success = p.recruitment.success.in(world)
		}
		v.balanceLoad(p, i, hazard)
	}
	for i := range p.streams {
		sp, s := &p.streams[i], &v.streams[i]
		if sp.balanced {
			v.balanceFlow(p, i)
		}
		s.pastBase = s.base
		if sp.history == "fresh" {
			s.pastBase = 0
		}
	}
}

// takeBalance takes over what was solved for the service before the start,
// unless the option sets it outright, and the state at the start.
func (v *values) takeBalance(p *Plan, past *values, world Uniforms) {
	v.successCut = past.successCut && p.recruitment.balanced
	v.visits = append(v.visits[:0], past.visits...)
	for i := range v.teams {
		t, was := &v.teams[i], &past.teams[i]
		t.cases, t.startLoad, t.startPace = was.cases, was.startLoad, was.startPace
		if t.success = was.success; !p.recruitment.balanced {
			t.success = p.recruitment.success.in(world)
		}
	}
	for i := range v.streams {
		s, was := &v.streams[i], &past.streams[i]
		s.pastBase = was.pastBase
		if p.streams[i].balanced {
			s.base = was.base
		}
	}
}

// perReferral is the open cases that one first referral a week keeps in a team,
// returns included: expected visits times mean work over pace, summed.
func (v *values) perReferral(p *Plan, stream, team int) float64 {
	open := 0.0
	for _, stage := range p.teams[team].stages {
		if visits := v.visits[stream*len(p.stages)+stage]; visits > 0 {
			open += float64(visits*v.stages[stage].work.mean()) / v.teams[team].startPace
		}
	}
	return open / (1 - v.streams[stream].reReferral)
}

// balanceFlow solves a stream's base: the open cases of every team that its
// pathway reaches, less those that streams with a flow of their own keep open.
func (v *values) balanceFlow(p *Plan, stream int) {
	cases, each := 0.0, 0.0
	for team := range p.teams {
		one := v.perReferral(p, stream, team)
		if one == 0 {
			continue
		}
		each += one
		cases += v.teams[team].startHeld
		for other := range p.streams {
			if !p.streams[other].balanced {
				cases -= float64(v.streams[other].base * v.perReferral(p, other, team))
			}
		}
	}
	if each > 0 {
		v.streams[stream].base = max(cases, 0) / each
	}
}

// startShare is a stage's share of its team's cases open at the start: as the
// team's stream would keep them, or all at its first stage if none comes.
func (v *values) startShare(p *Plan, team, stage int) float64 {
	stream, sum, own := p.teams[team].stream, 0.0, 0.0
	for _, other := range p.teams[team].stages {
		if stream < 0 {
			break
		}
		work := float64(v.visits[stream*len(p.stages)+other] * v.stages[other].work.mean())
		sum += work
		if other == stage {
			own = work
		}
	}
	if sum == 0 { // nothing comes to the team in this world
		if stage == p.teams[team].stage {
			return 1
		}
		return 0
	}
	return own / sum
}

// balanceLoad finds a team's relative load at the start, and the mean pace of
// its cases: of those who are there and past their ramp, less what absence and
// hand-overs take.
func (v *values) balanceLoad(p *Plan, team int, hazard float64) {
	t, tp := &v.teams[team], &p.teams[team]
	permanent, full := v.startCrew(p, team)
	agencyFull := v.roles[tp.role].full
	if p.agency.role >= 0 {
		agencyFull = v.roles[p.agency.role].full
	}
	covered, extra := float64(t.covered), float64(t.extra)
	workers := permanent + covered + extra
	t.startHeld = float64(t.cases)
	if workers == 0 || t.cases+t.waiting == 0 || tp.stage < 0 {
		t.startLoad, t.startPace = 1, v.pace(1)
		return
	}
	weight, handover, work := 0.0, 0.0, 0.0 // of a case in the mean
	for _, stage := range tp.stages {
		share, one := v.startShare(p, team, stage), &v.stages[stage]
		weight += float64(share * one.weight)
		handover += float64(share * one.handover)
		work += float64(share * one.work.mean())
	}
	carried := full + float64((float64(covered*t.fte)+extra)*agencyFull)
	points := v.pointsHeld(t, weight, carried)
	t.startLoad = points / carried
	t.startHeld = points / weight

	held, away, long := 0.0, 0.0, 0.0 // shares of time absent with cases, and after handing over; hand-overs a week
	for i := range v.absences {
		a := &v.absences[i]
		outlast := sim.Exp(-a.handoverAfter / a.mean)
		held += float64(a.share * (1 - outlast))
		away += float64(a.share * outlast)
		long += float64(a.share / a.mean * outlast)
	}
	leaving := permanent * hazard / (1 + float64(hazard*v.noticeWeeks)) // leavers a week, and so starters
	turnover := v.agencyLeaving                                         // of agency cover, a week
	if t.vacant > 0 {
		turnover += leaving / float64(t.vacant)
	}
	if gap := v.agencyLag / v.agencyFill; turnover > 0 && v.agencyLimit > 0 {
		covered = min(covered, float64(min(t.vacant, v.agencyLimit))/(1+float64(gap*turnover)))
	}
	agency := covered + extra
	agencyFTE := float64(covered*t.fte) + extra
	starting := float64(leaving*t.fte*rampLoss(p, tp.role)*v.roles[tp.role].full) + float64(agencyFTE*turnover*rampLoss(p, p.agency.role)*agencyFull)
	load := points / (float64(full*(1-away)) + float64(agencyFTE*agencyFull) - starting)
	pace := v.pace(load)
	kept := sim.Exp(-v.noticeWeeks * pace / work)
	moves := (float64(leaving*kept) + float64(permanent*long) + float64(agency*turnover)) / workers
	t.startPace = float64(pace*(1-float64(permanent/workers*held*(1-v.coveredPace)))) - float64(moves*handover)
	if t.startPace < 0 {
		t.startPace = 0
	}
}

// pointsHeld is the workload in hand at the start: of the cases that somebody
// has, and of those that wait as far as the cap leaves room for them.
func (v *values) pointsHeld(t *teamValues, weight, carried float64) float64 {
	held, all := float64(float64(t.cases)*weight), float64(float64(t.cases+t.waiting)*weight)
	if t.cap == 0 {
		return all
	}
	return max(held, min(all, float64(t.cap*carried)))
}

// startCrew is the permanent workers at the start and their full caseloads, in
// points.
func (v *values) startCrew(p *Plan, team int) (workers, full float64) {
	t, tp := &v.teams[team], &p.teams[team]
	if len(tp.people) > 0 {
		for _, person := range tp.people {
			workers++
			full += float64(v.roles[person.role].full * person.fte)
		}
	} else {
		workers = float64(t.posts - t.vacant)
		full = float64(workers * v.roles[tp.role].full * t.fte)
	}
	for _, g := range v.grades[t.gradeFrom:t.gradeTo] {
		workers += float64(g.posts)
		full += float64(float64(g.posts) * v.roles[g.role].full * g.fte)
	}
	return workers, full
}

// rampLoss is how many weeks of a full caseload a starter in a role does not
// carry.
func rampLoss(p *Plan, role int) float64 {
	weeks := 0.0
	if role >= 0 {
		for _, step := range p.roles[role].ramp {
			weeks += float64(step[0] * (1 - step[1]))
		}
	}
	return weeks
}

// steadySuccess is the chance of success per round at which a team's starting
// vacancies are steady, and whether it had to be cut to 1. Posts that are
// being recruited to form the machine-repair queue: they rise at
// hazard * (posts - n) and fall at min(n, rounds) * success / lag, and at the
// rate at which a yearly intake fills them.
func steadySuccess(posts, vacant int, hazard, notice, lag float64, rounds int, intake float64) (success float64, cut bool) {
	if vacant == 0 || lag == 0 || hazard == 0 {
		return 1, false
	}
	onNotice := float64(posts-vacant) * hazard * notice / (1 + float64(hazard*notice))
	want := float64(vacant) + onNotice
	if meanRecruiting(posts, rounds, hazard, 1/lag, intake) > want {
		return 1, true
	}
	low, high := 0.0, 1.0
	for range 50 {
		middle := (low + high) / 2
		if meanRecruiting(posts, rounds, hazard, middle/lag, intake) > want {
			low = middle
		} else {
			high = middle
		}
	}
	return (low + high) / 2, false
}

// recruited is the posts of a team to which rounds lead, its own and those of
// further grades, and the mean leaving hazard of those in them.
func (v *values) recruited(p *Plan, team int) (posts int, hazard float64) {
	t := &v.teams[team]
	posts, hazard = t.posts, v.roles[p.teams[team].role].hazard
	if t.gradeFrom == t.gradeTo {
		return posts, hazard
	}
	hazard = float64(float64(posts) * hazard)
	for _, g := range v.grades[t.gradeFrom:t.gradeTo] {
		posts += g.posts
		hazard += float64(float64(g.posts) * v.roles[g.role].hazard)
	}
	if posts == 0 {
		return 0, 0
	}
	return posts, hazard / float64(posts)
}

// intakeRate is the posts a week that the yearly intake fills in a team.
func (v *values) intakeRate(p *Plan) float64 {
	if p.recruitment.newlyQualifiedRole < 0 {
		return 0
	}
	return float64(v.intakePlaces) * v.intakeSuccess / yearInWeeks
}

// meanRecruiting is the stationary mean of the machine-repair queue with the
// given number of posts, rounds at once, rates per post and per round, and a
// rate at which posts are filled besides.
func meanRecruiting(posts, rounds int, hazard, rate, intake float64) float64 {
	weight, sum, mean := 1.0, 1.0, 0.0
	for n := 1; n <= posts; n++ {
		running := min(n, rounds)
		weight = float64(weight * (float64(posts-n+1) * hazard / (float64(float64(running)*rate) + intake)))
		if weight > 1e100 { // keep the ratios, lose the scale
			weight, sum, mean = weight/1e100, sum/1e100, mean/1e100
		}
		sum += weight
		mean += float64(weight * float64(n))
	}
	return mean / sum
}

// pace is r(x) without practice or absence.
func (v *values) pace(x float64) float64 {
	if x <= 0 {
		return v.fastest
	}
	if v.elasticity == 0 {
		return min(max(1, v.slowest), v.fastest)
	}
	return min(max(sim.Pow(x, -v.elasticity), v.slowest), v.fastest)
}

// linear is the straight-line value at x of points in increasing order; the
// first point's value holds before it and the last's after it.
func linear(points [][2]float64, x float64) float64 {
	if x <= points[0][0] {
		return points[0][1]
	}
	for i := 1; i < len(points); i++ {
		a, b := points[i-1], points[i]
		if x <= b[0] {
			return a[1] + float64((b[1]-a[1])*((x-a[0])/(b[0]-a[0])))
		}
	}
	return points[len(points)-1][1]
}
