package secondopinion

import "math"

// balanceBase solves the base of the stream that is balanced, so that open
// cases neither rise nor fall (Little's law).
func (w *world) balanceBase() {
	for _, tm := range w.teams {
		tm.paceAtStart = w.balancedPace(tm)
	}
	var solved *stream
	for _, st := range w.streams {
		if math.IsNaN(st.base) {
			solved = st
		}
	}
	if solved == nil {
		return
	}
	reached := w.visits(solved.stage)
	cases, each := 0.0, 0.0
	for _, tm := range w.teams {
		reaches := false
		for _, g := range w.stages {
			reaches = reaches || g.team == tm && reached[g] > 0
		}
		if !reaches {
			continue
		}
		cases += w.inHand(tm)
		each += w.kept(solved, tm)
		for _, other := range w.streams {
			if other != solved {
				cases -= other.base * w.kept(other, tm)
			}
		}
	}
	solved.base = max(0, cases/each)
}

// kept is the open cases of a team that one first referral a week of a stream
// keeps.
func (w *world) kept(st *stream, tm *team) float64 {
	v, total := w.visits(st.stage), 0.0
	for _, named := range w.s.Stages {
		if g := w.stages[named.Name]; g.team == tm {
			total += v[g] * meanWork(g.Work) / tm.paceAtStart
		}
	}
	return total / (1 - st.ReReferral.Best)
}

// balancedPace is pace0 of a team.
func (w *world) balancedPace(tm *team) float64 {
	st, stages, weights := w.firstStream(tm)
	if st == nil || w.inHand(tm) == 0 {
		return 1
	}
	// A case of the team: its work and its hand-over.
	work, handover := 0.0, 0.0
	for i, g := range stages {
		share := weights[i] / sum(weights)
		handover += share * g.HandoverWeeks.Best
		work += share * meanWork(g.Work)
	}

	people, carried := 0.0, 0.0
	for _, wk := range tm.workers {
		if wk.kind == permanent {
			people++
			carried += wk.role.carries() * wk.fte
		}
	}
	vacancies := float64(tm.vacantAtStart)
	notice := w.s.Leaving.NoticeWeeks.Best
	h := tm.role.turnover // of the team's own grade, for all (models/care's reading: the page does not say)
	leavers := people * h / (1 + h*notice)

	cover, ends := 0.0, 0.0
	agencyCarries, agencyRamp := 0.0, 0.0
	if name := w.s.Agency.Role; name != "" {
		ends = perWeek(w.s.Agency.LeavingPerYear)
		agencyCarries = w.roles[name].carries()
		agencyRamp = rampLoss(w.roles[name])
	}
	atStart := 0.0
	for _, wk := range tm.workers {
		if wk.kind == agency && wk.post != nil {
			atStart++
		}
	}
	if vacancies > 0 && atStart > 0 {
		ends += leavers / vacancies
		gap := w.s.Agency.LagWeeks.Best / w.s.Agency.Fill.Best
		cover = min(atStart, min(vacancies, w.s.Agency.Limit.Best)/(1+ends*gap))
	}
	agency := cover + float64(len(tm.extras))
	workers := people + atStart + float64(len(tm.extras))

	away, held, long := 0.0, 0.0, 0.0
	for i, share := range w.absenceShares() {
		a := w.s.Absences[i]
		over := math.Exp(-a.HandoverAfterWeeks.Best / a.MeanWeeks.Best)
		away += share * over
		held += share * (1 - over)
		long += share / a.MeanWeeks.Best * over
	}
	held *= people / workers * (1 - w.s.Pace.CoveredPace.Best)

	started := tm.role.carries() * tm.FTE.Best
	coverCarries := agencyCarries * (cover*tm.FTE.Best + float64(len(tm.extras)))
	full := carried*(1-away) + coverCarries*(1-ends*agencyRamp) - leavers*rampLoss(tm.role)*started
	r := w.paceAt(w.inHand(tm) * w.pointsOfACase(tm) / full)
	stillOpen := math.Exp(-notice * r / work)
	moves := (leavers*stillOpen + people*long + agency*ends) / workers
	return r*(1-held) - moves*handover
}

// rampLoss is the weeks of a full caseload that a starter does not carry.
func rampLoss(r *role) float64 {
	total := 0.0
	for _, step := range r.Ramp {
		total += step[0] * (1 - step[1])
	}
	return total
}
