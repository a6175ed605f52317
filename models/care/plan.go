package care

import (
	"fmt"
	"math"
	"sort"
	"time"

	"headroom/models/scenario"
	"headroom/sim"
)

// yearInWeeks is the length of a year where a scenario does not say
// otherwise.
const yearInWeeks = 365.25 / 7

// A Plan is one cell of a scenario's grid, one option in one future, compiled:
// dense, immutable, and safe to share between goroutines.
type Plan struct {
	weeks   int
	high    float64 // top of the promised band, cases per FTE; 0: the promise is about something else
	streams []streamPlan
	stages  []stagePlan
	teams   []teamPlan
	roles   []rolePlan
	years   []financialYear
	months  []time.Month // month in which each week begins
	intakes []float64    // weeks at which the yearly intake comes
	steps   []step       // dated actions, in order of time

	elasticity, slowest, fastest, coveredPace input
	turnover, loadEffect, noticeWeeks         input
	recruitment                               recruitmentPlan
	agency                                    agencyPlan
	absences                                  []absencePlan
	effects                                   []effectPlan
	nexts                                     []nextPlan // of all stages, stage by stage
	countAbsent                               bool       // recording counts absent workers
	timeLimits                                bool       // some stage has one
	experienced                               uint64     // bit r: role r is
	absenceLoaded                             bool       // some absence may come more often under load
	before                                    *Plan      // the service before the start, where the option sets something
}

// mostCases is the top of the promised band where it is of cases per FTE.
func mostCases(t scenario.Target) float64 {
	if t.Measure == "average caseload" || t.Measure == "open cases per FTE in post" {
		return t.High
	}
	return 0
}

// A nextPlan is a stage that may follow another.
type nextPlan struct {
	stage  int
	chance input
}

type streamPlan struct {
	name                            uint64 // hash of its name
	stage                           int
	base                            input
	balanced                        bool
	rate                            [][2]float64
	mostBefore                      float64 // highest rate at or before the start
	season                          [12]float64
	trend, trendToFlow              input
	surgeSize, surgeHalfLife, noise input
	drift                           string
	driftSize, bridgeYears          input
	sizes                           sim.Categorical
	meanSize                        float64
	alone                           bool // siblings have a work content each
	reReferral, reReferralWeeks     input
	history                         string
}

type stagePlan struct {
	team                    int
	weight                  input
	law                     string
	meanWeeks, sigma, shape input
	bands                   sim.Bands
	handover                input
	nextFrom, nextTo        int // its part of the plan's nexts
	priority                int
	roles                   uint64 // bit r: role r may hold it
	limit                   input  // time limit
}

type teamPlan struct {
	name                      uint64 // hash of its name
	role                      int
	posts, vacancies, covered input
	caseload, openCases, cap  input
	stage, stream             int   // of the cases open at the start; stream -1: none
	stages                    []int // that it holds
	fte                       input
	grades                    []gradePlan
	waiting, agencyExtra      input
	rebalance                 bool
	low, high                 input
	cases                     []openCasePlan // from a file
	people                    []personPlan   // from a file
}

// A gradePlan is a number of posts of a grade other than the team's own.
type gradePlan struct {
	role       int
	posts, fte input
}

// An openCasePlan is a case of a file of the cases open at the start.
type openCasePlan struct {
	stage  int
	age    float64
	family int // cases of one number are siblings
	shares int // the first case of its family at its stage and age, whose work it shares
}

// A personPlan is a person of a file of the people in post at the start.
type personPlan struct {
	role        int
	fte, inRole float64
}

type rolePlan struct {
	full, capacity, cost, turnover input
	protected                      input
	ramp                           [][2]float64 // weeks, share
	next                           int          // -1: none
	nextAfter                      input
}

type recruitmentPlan struct {
	lag, lagShape, success, atOnce, newlyQualified, cost input
	balanced                                             bool
	newlyQualifiedRole                                   int // -1: none
	intakePlaces, intakeSuccess                          input
}

type agencyPlan struct {
	role                               int // -1: there is no agency
	limit, lag, fill, leaving, premium input
	notice                             []datedInput // the last whose date has come is in force
}

type datedInput struct {
	from  float64
	value input
}

type absencePlan struct {
	share, mean, handoverAfter, loadEffect input
	covered                                bool
}

// Compile makes the plan of one cell. The error says what this version of the
// model cannot do with an otherwise valid scenario.
func Compile(r *scenario.Resolved) (*Plan, error) {
	p := &Plan{
		weeks: r.Weeks, high: mostCases(r.Target),
		elasticity: newInput(r.Pace.Elasticity), slowest: newInput(r.Pace.Slowest),
		fastest: newInput(r.Pace.Fastest), coveredPace: newInput(r.Pace.CoveredPace),
		turnover: newInput(r.Leaving.TurnoverPerYear), loadEffect: newInput(r.Leaving.LoadEffect),
		noticeWeeks: newInput(r.Leaving.NoticeWeeks), countAbsent: r.Caseload.Absent == "counted",
	}
	if len(r.Roles) > 64 {
		return nil, fmt.Errorf("there are %d roles, and the model can tell 64 apart", len(r.Roles))
	}
	if most := max(len(r.Stages), len(r.Streams)); most > math.MaxInt16 {
		return nil, fmt.Errorf("there are %d stages or streams, and the model can tell %d apart", most, math.MaxInt16)
	}
	roles, teams, stages, streams := map[string]int{}, map[string]int{}, map[string]int{}, map[string]int{}
	for i, role := range r.Roles {
		roles[role.Name] = i
	}
	for i, team := range r.Teams {
		teams[team.Name] = i
	}
	for i, stage := range r.Stages {
		stages[stage.Name] = i
	}
	for i, stream := range r.Streams {
		streams[stream.Name] = i
	}
	named := func(of map[string]int, name string) int {
		if name == "" {
			return -1
		}
		return of[name]
	}
	for i, role := range r.Roles {
		if role.Experienced == "yes" {
			p.experienced |= 1 << i
		}
		p.roles = append(p.roles, rolePlan{
			full: newInput(role.FullCaseload), capacity: newInput(role.Capacity), cost: newInput(role.CostPerYear),
			turnover: newInput(role.TurnoverPerYear), protected: newInput(role.Protected), ramp: role.Ramp, next: named(roles, role.Next), nextAfter: newInput(role.NextAfterWeeks),
		})
	}
	for _, stage := range r.Stages {
		sp := stagePlan{
			team: teams[stage.Team], weight: newInput(stage.Weight), law: stage.Work.Law, meanWeeks: newInput(stage.Work.MeanWeeks),
			sigma: newInput(stage.Work.SigmaLog), shape: newInput(stage.Work.Shape), handover: newInput(stage.HandoverWeeks),
			priority: stage.Priority, limit: newInput(stage.TimeLimit), roles: rolesOf(stage.Roles, roles), nextFrom: len(p.nexts),
		}
		for _, next := range stage.Next {
			p.nexts = append(p.nexts, nextPlan{stages[next.Name], newInput(next.Chance)})
		}
		sp.nextTo = len(p.nexts)
		p.timeLimits = p.timeLimits || sp.limit.number.Present
		if stage.Work.Law == "bands" {
			var err error
			if sp.bands, err = bandsOf(stage.Work.Bands); err != nil {
				return nil, fmt.Errorf("stage %q: %w", stage.Name, err)
			}
		}
		p.stages = append(p.stages, sp)
	}
	for _, stream := range r.Streams {
		sp, err := compileStream(stream)
		if err != nil {
			return nil, err
		}
		sp.stage = stages[stream.Stage]
		p.streams = append(p.streams, sp)
	}
	for i, team := range r.Teams {
		tp := teamPlan{
			name: sim.HashString(team.Name), role: roles[team.Role], posts: newInput(team.Posts), vacancies: newInput(team.Vacancies),
			covered: newInput(team.Covered), caseload: newInput(team.CaseloadAtStart), openCases: newInput(team.OpenCasesAtStart), cap: newInput(team.Cap),
			stage: -1, stream: -1, fte: newInput(team.FTE), waiting: newInput(team.WaitingAtStart), agencyExtra: newInput(team.AgencyExtra),
			rebalance: team.Rebalance == "yes", low: newInput(team.Low), high: newInput(team.High),
		}
		for _, grade := range team.Grades {
			tp.grades = append(tp.grades, gradePlan{roles[grade.Name], newInput(grade.Posts), newInput(grade.FTE)})
		}
		for _, person := range team.People {
			tp.people = append(tp.people, personPlan{roles[person.Role], person.FTE, person.WeeksInRole})
		}
		families, firsts := map[string]int{}, map[openCasePlan]int{}
		for n, c := range team.Cases {
			family := -1 - n // alone
			if c.Family != "" {
				if _, known := families[c.Family]; !known {
					families[c.Family] = len(families)
				}
				family = families[c.Family]
			}
			alike := openCasePlan{stage: stages[c.Stage], age: c.AgeWeeks, family: family}
			if _, known := firsts[alike]; !known {
				firsts[alike] = n
			}
			tp.cases = append(tp.cases, openCasePlan{alike.stage, alike.age, family, firsts[alike]})
		}
		for j := range p.stages {
			if p.stages[j].team == i {
				tp.stages = append(tp.stages, j)
				if tp.stage < 0 {
					tp.stage = j
				}
			}
		}
		p.teams = append(p.teams, tp)
	}
	if err := p.compileReach(r); err != nil {
		return nil, err
	}
	rc := r.Recruitment
	p.recruitment = recruitmentPlan{
		lag: newInput(rc.LagWeeks), lagShape: newInput(rc.LagShape), success: newInput(rc.Success), balanced: rc.Success.Word == "balance",
		atOnce: newInput(rc.RoundsAtOnce), newlyQualified: newInput(rc.NewlyQualified), newlyQualifiedRole: named(roles, rc.NewlyQualifiedRole),
		cost: newInput(rc.CostPerAppointment), intakePlaces: newInput(rc.IntakePlaces), intakeSuccess: newInput(rc.IntakeSuccess),
	}
	ag := r.Agency
	p.agency = agencyPlan{
		role: named(roles, ag.Role), limit: newInput(ag.Limit), lag: newInput(ag.LagWeeks), fill: newInput(ag.Fill),
		leaving: newInput(ag.LeavingPerYear), premium: newInput(ag.Premium),
		notice: []datedInput{{0, newInput(ag.NoticeWeeks)}},
	}
	for _, change := range ag.NoticeChanges {
		p.agency.notice = append(p.agency.notice, datedInput{r.Week(change.From), newInput(change.Weeks)})
	}
	sort.SliceStable(p.agency.notice, func(i, j int) bool { return p.agency.notice[i].from < p.agency.notice[j].from })
	for _, absence := range r.Absences {
		p.absences = append(p.absences, absencePlan{
			newInput(absence.Share), newInput(absence.MeanWeeks), newInput(absence.HandoverAfterWeeks), newInput(absence.LoadEffect), absence.Covered == "agency",
		})
		p.absenceLoaded = p.absenceLoaded || max(absence.LoadEffect.Best, absence.LoadEffect.High) > 0
	}
	(&actionCompiler{Plan: p, Resolved: r, teams: teams, streams: streams, roles: roles}).compile()
	for i, stream := range r.Streams {
		for _, c := range stream.Changes {
			p.addEffect(r, onFlow, i, c.Date, c.To, c.Factor, c.RampWeeks)
		}
	}
	p.compileCalendar(r.Scenario, rc.IntakeMonth)
	if r.Before != nil {
		before, err := Compile(&scenario.Resolved{Scenario: r.Before})
		if err != nil {
			return nil, err
		}
		p.before = before
	}
	return p, nil
}

func compileStream(stream scenario.Stream) (streamPlan, error) {
	sizes, err := sim.NewCategorical(stream.FamilySizes)
	if err != nil {
		return streamPlan{}, fmt.Errorf("stream %q: family_sizes: %w", stream.Name, err)
	}
	sp := streamPlan{
		name: sim.HashString(stream.Name), base: newInput(stream.Base), balanced: stream.Base.Word == "balance" && len(stream.Rate) == 0,
		rate: stream.Rate, season: seasonOf(stream.Season), trend: newInput(stream.TrendPerYear), trendToFlow: newInput(stream.TrendToFlow),
		surgeSize: newInput(stream.SurgeSize), surgeHalfLife: newInput(stream.SurgeHalfLifeWeeks), noise: newInput(stream.NoiseVariance),
		drift: stream.Drift, driftSize: newInput(stream.DriftPerYear), bridgeYears: newInput(stream.BridgeYears),
		sizes: sizes, alone: stream.Siblings == "alone", reReferral: newInput(stream.ReReferral),
		reReferralWeeks: newInput(stream.ReReferralWeeks), history: stream.History,
	}
	for _, point := range stream.Rate {
		if point[0] <= 0 {
			sp.mostBefore = max(sp.mostBefore, point[1])
		}
	}
	if len(stream.Rate) > 0 {
		sp.mostBefore = max(sp.mostBefore, linear(stream.Rate, 0))
	}
	if sp.history == "as-rate" && sp.mostBefore == 0 {
		return streamPlan{}, fmt.Errorf("stream %q: history is \"as-rate\", but its rate is 0 up to the start: give the past flow, or write \"stationary\"", stream.Name)
	}
	for i := range sizes.Len() {
		sp.meanSize += float64(float64(i+1) * sizes.Probability(i))
	}
	return sp, nil
}

// anyRole is the set of all roles.
const anyRole = ^uint64(0)

// rolesOf is the set of roles that may hold a stage: all, where none is named.
func rolesOf(names []string, roles map[string]int) uint64 {
	if len(names) == 0 {
		return anyRole
	}
	set := uint64(0)
	for _, name := range names {
		set |= 1 << roles[name]
	}
	return set
}

// seasonOf scales the twelve multipliers to a mean of 1 over the days of a
// year of 365.
func seasonOf(given []float64) [12]float64 {
	days := [12]float64{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}
	season := [12]float64{1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1}
	if len(given) != 12 {
		return season
	}
	sum := 0.0
	for i, x := range given {
		sum += float64(x * days[i])
	}
	for i, x := range given {
		season[i] = x * 365 / sum
	}
	return season
}

func bandsOf(bands [][3]float64) (sim.Bands, error) {
	edges, shares := []float64{bands[0][0]}, []float64{}
	for _, band := range bands {
		if band[0] != edges[len(edges)-1] {
			return sim.Bands{}, fmt.Errorf("bands: the band from %g does not begin where the one before ends (%g)", band[0], edges[len(edges)-1])
		}
		edges, shares = append(edges, band[1]), append(shares, band[2])
	}
	return sim.NewBands(edges, shares)
}
