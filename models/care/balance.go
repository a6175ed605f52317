package care

import "headroom/sim"

// balance solves what a scenario leaves to the model: the flow at which open
// cases neither rise nor fall, and the chance of success at which vacancies
// do neither (docs/model.md, sections 3 and 7). Both are of the service as it
// was before the start, so they are the same for every option.
func (v *values) balance(p *Plan, world Uniforms, team int) {
	t := &v.teams[team]
	hazard := v.roles[p.teams[team].role].hazard
	if p.recruitment.balanced {
		var cut bool
		t.success, cut = steadySuccess(t.posts, t.vacant, hazard, v.noticeWeeks, v.lagMean, v.rounds)
		v.successCut = v.successCut || cut
	} else {
		t.success = p.recruitment.success.in(world)
	}
	v.balanceLoad(p, team, hazard)
	for i := range p.streams {
		sp, s := &p.streams[i], &v.streams[i]
		if p.stages[sp.stage].team != team {
			continue
		}
		if sp.balanced {
			work := &v.stages[sp.stage].work
			s.base = float64(t.cases) * t.startPace * (1 - s.reReferral) / work.mean()
		}
		s.pastBase = s.base
		if sp.history == "fresh" {
			s.pastBase = 0
		}
	}
}

// balanceLoad finds a team's relative load at the start and the mean pace of
// its cases, with what absence and hand-overs take from it.
func (v *values) balanceLoad(p *Plan, team int, hazard float64) {
	t := &v.teams[team]
	full := v.roles[p.teams[team].role].full
	permanent, agency := float64(t.posts-t.vacant), float64(t.covered)
	workers := permanent + agency
	if workers == 0 || t.cases == 0 || p.teams[team].stage < 0 {
		t.startLoad, t.startPace = 1, v.pace(1)
		return
	}
	stage := &v.stages[p.teams[team].stage]
	agencyFull := full
	if p.agency.role >= 0 {
		agencyFull = v.roles[p.agency.role].full
	}
	points := float64(float64(t.cases) * stage.weight)
	t.startLoad = points / (float64(permanent*full) + float64(agency*agencyFull))

	held, away, long := 0.0, 0.0, 0.0 // shares of time absent with cases, and after handing over; hand-overs a week
	for i := range v.absences {
		a := &v.absences[i]
		outlast := sim.Exp(-a.handoverAfter / a.mean)
		held += float64(a.share * (1 - outlast))
		away += float64(a.share * outlast)
		long += float64(a.share / a.mean * outlast)
	}
	leaving := permanent * hazard / (1 + float64(hazard*v.noticeWeeks)) // leavers a week, and so starters
	turnover := v.agencyLeaving                                         // of agency workers, a week
	if t.vacant > 0 {
		turnover += leaving / float64(t.vacant)
	}
	if gap := v.agencyLag / v.agencyFill; turnover > 0 && v.agencyLimit > 0 {
		agency = min(agency, float64(min(t.vacant, v.agencyLimit))/(1+float64(gap*turnover)))
	}
	starting := float64(leaving*rampLoss(p, p.teams[team].role)*full) + float64(agency*turnover*rampLoss(p, p.agency.role)*agencyFull)
	load := points / (float64(permanent*full*(1-away)) + float64(agency*agencyFull) - starting)
	pace := v.pace(load)
	kept := sim.Exp(-v.noticeWeeks * pace / stage.work.mean())
	moves := (float64(leaving*kept) + float64(permanent*long) + float64(agency*turnover)) / workers
	t.startPace = float64(pace*(1-float64(permanent/workers*held*(1-v.coveredPace)))) - float64(moves*stage.handover)
	if t.startPace < 0 {
		t.startPace = 0
	}
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
// hazard * (posts - n) and fall at min(n, rounds) * success / lag.
func steadySuccess(posts, vacant int, hazard, notice, lag float64, rounds int) (success float64, cut bool) {
	if vacant == 0 || lag == 0 || hazard == 0 {
		return 1, false
	}
	onNotice := float64(posts-vacant) * hazard * notice / (1 + float64(hazard*notice))
	want := float64(vacant) + onNotice
	if meanRecruiting(posts, rounds, hazard, 1/lag) > want {
		return 1, true
	}
	low, high := 0.0, 1.0
	for range 50 {
		middle := (low + high) / 2
		if meanRecruiting(posts, rounds, hazard, middle/lag) > want {
			low = middle
		} else {
			high = middle
		}
	}
	return (low + high) / 2, false
}

// meanRecruiting is the stationary mean of the machine-repair queue with the
// given number of posts, rounds at once, and rates per post and per round.
func meanRecruiting(posts, rounds int, hazard, rate float64) float64 {
	weight, sum, mean := 1.0, 1.0, 0.0
	for n := 1; n <= posts; n++ {
		running := min(n, rounds)
		weight = float64(weight * (float64(posts-n+1) * hazard / (float64(running) * rate)))
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
