package care

import (
	"math"

	"headroom/sim"
)

// values are the assumptions of one world, drawn at the start of a
// replication, and what follows from them (balance.go).
type values struct {
	streams  []streamValues
	stages   []stageValues
	teams    []teamValues
	roles    []roleValues
	absences []absenceValues
	grades   []gradeValues // of all teams, team by team
	nexts    []float64     // chances of the plan's nexts
	// exactPoints: every weight is a whole number of 64ths. Then points add up
	// without rounding, and loads of different points differ.
	exactPoints bool
	visits      []float64 // by stream and stage: expected visits of a case
	equations   []float64 // in which the visits are solved
	effects     []effectValues

	elasticity, slowest, fastest, coveredPace float64
	loadEffect, noticeWeeks                   float64
	lag                                       sim.Gamma
	lagMean                                   float64
	rounds                                    int // at once in a team
	newlyQualified, appointmentCost           float64
	intakePlaces                              int
	intakeSuccess                             float64
	agencyLimit                               int
	agencyLag, agencyFill, agencyLeaving      float64 // agencyLeaving: per week
	premium                                   float64
	agencyNotices                             []float64
	amounts                                   []stepValues
	absenceRate                               float64 // spells a week of presence, all kinds
	successCut                                bool    // the balanced success was above 1 and cut
	past                                      *values // of the service before the start, where the option sets something
}

type streamValues struct {
	base                     float64 // first referrals a week, children
	annual, toFlow           float64
	surgeSize, surgeHalfLife float64
	noise, drift             float64
	bridgeWeeks              int
	reReferral, returnWithin float64
	growth, practiceGrowth   float64 // log change a year of the flow, and of practice
	pastBase                 float64 // first referrals a week before the start
}

type stageValues struct {
	weight, handover float64
	limit            float64 // time limit in weeks; 0: none
	work             workLaw
}

type teamValues struct {
	posts, vacant, covered int
	cases                  int
	cap                    float64 // full caseloads; 0: none
	success                float64 // chance that a round ends with a starter
	startLoad              float64 // relative load at the start
	startPace              float64 // mean pace of the cases open at the start
	startHeld              float64 // cases in hand once those that wait have been given out
	fte                    float64 // of a worker of the team's own grade
	gradeFrom, gradeTo     int     // its part of grades
	waiting, extra         int     // cases at the front door, agency workers above establishment
	high                   float64 // top of the team's own band; 0: none
}

type gradeValues struct {
	role, posts int
	fte         float64
}

type roleValues struct {
	full, cost, hazard float64 // full includes capacity's share; hazard per week
	nextAfter          float64
}

type absenceValues struct {
	rate, share, mean, handoverAfter float64 // rate per week of presence
	loadEffect                       float64
}

// draw reads every assumption of the plan in a world. Slices are kept.
func (v *values) draw(p *Plan, world Uniforms) {
	v.elasticity, v.slowest, v.fastest = p.elasticity.in(world), p.slowest.in(world), p.fastest.in(world)
	v.coveredPace, v.loadEffect, v.noticeWeeks = p.coveredPace.in(world), p.loadEffect.in(world), p.noticeWeeks.in(world)
	v.drawRoles(p, world)
	v.drawStages(p, world)
	v.drawRecruitment(p, world)
	v.drawAbsences(p, world)
	v.effects = v.effects[:0]
	for i := range p.effects {
		v.effects = append(v.effects, effectValues{p.effects[i].factor.in(world), p.effects[i].ramp.in(world)})
	}
	v.streams = v.streams[:0]
	for i := range p.streams {
		v.streams = append(v.streams, drawStream(&p.streams[i], world))
	}
	v.teams, v.grades = v.teams[:0], v.grades[:0]
	for i := range p.teams {
		v.teams = append(v.teams, v.drawTeam(p, &p.teams[i], world))
	}
	v.amounts = v.amounts[:0]
	for i := range p.steps {
		v.amounts = append(v.amounts, drawStep(&p.steps[i], world))
	}
	if p.before == nil {
		v.balance(p, world)
		return
	}
	if v.past == nil {
		v.past = &values{}
	}
	v.past.draw(p.before, world)
	v.takeBalance(p, v.past, world)
}

func (v *values) drawRoles(p *Plan, world Uniforms) {
	v.roles = v.roles[:0]
	for i := range p.roles {
		role := &p.roles[i]
		r := roleValues{
			full: float64(role.full.in(world) * role.capacity.in(world) * (1 - role.protected.in(world))), cost: role.cost.in(world),
			hazard: p.turnover.perWeek(world),
		}
		if role.turnover.number.Present {
			r.hazard = role.turnover.perWeek(world)
		}
		if role.next >= 0 {
			r.nextAfter = role.nextAfter.in(world)
		}
		v.roles = append(v.roles, r)
	}
}

func (v *values) drawStages(p *Plan, world Uniforms) {
	v.stages, v.exactPoints = v.stages[:0], true
	for i := range p.stages {
		stage := &p.stages[i]
		w := workLaw{}
		switch stage.law {
		case "lognormal":
			w.law, w.lognormal = lognormalLaw, sim.LognormalFromMean(stage.meanWeeks.in(world), stage.sigma.in(world))
		case "gamma":
			w.law, w.gamma = gammaLaw, sim.GammaFromMean(stage.meanWeeks.in(world), stage.shape.in(world))
		case "weibull":
			w.law, w.weibull = weibullLaw, sim.WeibullFromMean(stage.meanWeeks.in(world), stage.shape.in(world))
		case "exponential":
			w.law, w.exponential = exponentialLaw, sim.Exponential{Rate: 1 / stage.meanWeeks.in(world)}
		case "bands":
			w.law, w.bands = bandsLaw, stage.bands
		case "fixed":
			w.law, w.fixed = fixedLaw, sim.Fixed{Value: stage.meanWeeks.in(world)}
		}
		v.stages = append(v.stages, stageValues{weight: stage.weight.in(world), handover: stage.handover.in(world), work: w})
		units := float64(v.stages[i].weight * 64)
		v.exactPoints = v.exactPoints && units == math.Floor(units)
		if stage.limit.number.Present {
			v.stages[i].limit = stage.limit.in(world)
		}
	}
	v.nexts = v.nexts[:0]
	for i := range p.nexts {
		v.nexts = append(v.nexts, p.nexts[i].chance.in(world))
	}
	for i := range p.stages {
		chances := v.nexts[p.stages[i].nextFrom:p.stages[i].nextTo]
		sum := 0.0
		for _, chance := range chances {
			sum += chance
		}
		if sum > mostGoOn { // possible where several ranges are drawn high together
			for k := range chances {
				chances[k] = float64(chances[k] * mostGoOn / sum)
			}
		}
	}
}

func (v *values) drawRecruitment(p *Plan, world Uniforms) {
	r := &p.recruitment
	v.lagMean = r.lag.in(world)
	if v.lagMean > 0 {
		v.lag = sim.GammaFromMean(v.lagMean, r.lagShape.in(world))
	}
	v.rounds = int(r.atOnce.in(world))
	v.newlyQualified, v.appointmentCost = r.newlyQualified.in(world), r.cost.in(world)
	if r.newlyQualifiedRole < 0 {
		v.newlyQualified = 0
	}
	v.intakePlaces, v.intakeSuccess = int(r.intakePlaces.in(world)), r.intakeSuccess.in(world)
	a := &p.agency
	v.agencyLimit, v.agencyLag, v.agencyFill = int(a.limit.in(world)), a.lag.in(world), a.fill.in(world)
	if a.role < 0 || v.agencyFill == 0 { // searches that cannot succeed would be repeated for ever
		v.agencyLimit = 0
	}
	v.agencyLeaving, v.premium = a.leaving.perWeek(world), a.premium.in(world)
	v.agencyNotices = v.agencyNotices[:0]
	for i := range a.notice {
		v.agencyNotices = append(v.agencyNotices, a.notice[i].value.in(world))
	}
}

// mostGoOn is the largest chance that a case does not close at the end of a
// stage; where more is drawn each next stage is cut in proportion.
const mostGoOn = 1 - 1e-9

// mostAbsent is the largest share of working time that all kinds of absence
// take together; where more is drawn each kind is cut in proportion.
const mostAbsent = 0.9

func (v *values) drawAbsences(p *Plan, world Uniforms) {
	v.absences = v.absences[:0]
	v.absenceRate = 0
	total := 0.0
	for i := range p.absences {
		a := &p.absences[i]
		one := absenceValues{share: a.share.in(world), mean: a.mean.in(world), handoverAfter: a.handoverAfter.in(world), loadEffect: a.loadEffect.in(world)}
		total += one.share
		v.absences = append(v.absences, one)
	}
	if total > mostAbsent { // possible where several ranges are drawn high together
		for i := range v.absences {
			v.absences[i].share = float64(v.absences[i].share * mostAbsent / total)
		}
		total = mostAbsent
	}
	for i := range v.absences {
		one := &v.absences[i]
		one.rate = one.share / ((1 - total) * one.mean)
		v.absenceRate += one.rate
	}
}

func drawStream(sp *streamPlan, world Uniforms) streamValues {
	s := streamValues{
		annual: sp.trend.in(world), toFlow: sp.trendToFlow.in(world), surgeSize: sp.surgeSize.in(world),
		surgeHalfLife: sp.surgeHalfLife.in(world), noise: sp.noise.in(world), drift: sp.driftSize.in(world),
		bridgeWeeks: int(float64(sp.bridgeYears.in(world)*yearInWeeks) + 0.5),
		reReferral:  sp.reReferral.in(world), returnWithin: sp.reReferralWeeks.in(world),
	}
	growth := sim.Log(1 + s.annual)
	s.growth = float64(growth * s.toFlow)
	s.practiceGrowth = float64(-growth * (1 - s.toFlow))
	if len(sp.rate) > 0 {
		s.growth, s.practiceGrowth = 0, 0
		s.base = linear(sp.rate, 0)
	} else if !sp.balanced {
		s.base = sp.base.in(world)
	}
	return s
}

func (v *values) drawTeam(p *Plan, tp *teamPlan, world Uniforms) teamValues {
	t := teamValues{
		posts: int(tp.posts.in(world)), fte: tp.fte.in(world), gradeFrom: len(v.grades), waiting: int(tp.waiting.in(world)),
	}
	if p.agency.role >= 0 {
		t.extra = int(tp.agencyExtra.in(world))
	}
	if tp.high.number.Present {
		t.high = tp.high.in(world)
	}
	for i := range tp.grades {
		g := &tp.grades[i]
		v.grades = append(v.grades, gradeValues{g.role, int(g.posts.in(world)), g.fte.in(world)})
	}
	t.gradeTo = len(v.grades)
	t.vacant = int(float64(float64(t.posts)*tp.vacancies.in(world)) + 0.5)
	if len(tp.people) > 0 {
		t.vacant = max(t.posts-len(tp.people), 0)
	}
	t.covered = int(float64(float64(t.vacant)*tp.covered.in(world)) + 0.5)
	if tp.cap.number.Present {
		t.cap = tp.cap.in(world)
	}
	if tp.openCases.number.Present {
		t.cases = int(tp.openCases.in(world) + 0.5)
	} else {
		t.cases = int(float64(tp.caseload.in(world)*v.startFTE(tp, &t)) + 0.5)
	}
	if len(tp.cases) > 0 {
		t.cases = len(tp.cases)
	}
	return t
}

// startFTE is the full-time equivalent of all who hold cases at the start.
func (v *values) startFTE(tp *teamPlan, t *teamValues) float64 {
	fte := float64(float64(t.posts-t.vacant+t.covered)*t.fte) + float64(t.extra)
	if len(tp.people) > 0 {
		fte = float64(float64(t.covered)*t.fte) + float64(t.extra)
		for _, person := range tp.people {
			fte += person.fte
		}
	}
	for _, g := range v.grades[t.gradeFrom:t.gradeTo] {
		fte += float64(float64(g.posts) * g.fte)
	}
	return fte
}
