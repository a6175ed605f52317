package care

import (
	"sort"
	"time"

	"headroom/models/scenario"
)

// A financialYear runs from 1 April to 31 March.
type financialYear struct {
	from float64 // week in which it begins; below 0 for a start within the year
	days int     // 365 or 366
}

// compileCalendar works out what depends on dates: the month in which each
// week begins, the financial years and the yearly intakes.
func (p *Plan) compileCalendar(s *scenario.Scenario, intakeMonth int) {
	for k := range p.weeks {
		p.months = append(p.months, s.Date(float64(k)).Month())
	}
	start := s.Date(0)
	day := func(year int, month time.Month) time.Time { return time.Date(year, month, 1, 0, 0, 0, 0, time.UTC) }
	weekOf := func(t time.Time) float64 { return float64(daysBetween(start, t)) / 7 }
	first := start.Year()
	if start.Month() < time.April {
		first--
	}
	for y := first; weekOf(day(y, time.April)) < float64(p.weeks); y++ {
		p.years = append(p.years, financialYear{
			from: weekOf(day(y, time.April)),
			days: daysBetween(day(y, time.April), day(y+1, time.April)),
		})
	}
	for y := start.Year(); weekOf(day(y, time.Month(intakeMonth))) < float64(p.weeks); y++ {
		if at := weekOf(day(y, time.Month(intakeMonth))); at >= 0 {
			p.intakes = append(p.intakes, at)
		}
	}
}

// daysBetween counts whole days between midnights UTC; negative where b is
// before a.
func daysBetween(a, b time.Time) int { return int((b.Unix() - a.Unix()) / 86400) }

// compileActions turns the option's actions into dated steps and effects.
func (p *Plan) compileActions(r *scenario.Resolved, teams, streams, roles map[string]int) {
	for i, action := range r.Actions {
		switch a := action.(type) {
		case *scenario.AddPosts:
			p.steps = append(p.steps, step{at: r.Week(a.Date), action: i, kind: a.Kind(), team: teams[a.Team], posts: newInput(a.Posts)})
		case *scenario.Taper:
			p.addTaper(r, a, i, teams[a.Team])
		case *scenario.Practice:
			p.addEffect(r, onPractice, nobody, a.Date, a.To, a.Factor, a.RampWeeks)
		case *scenario.EarlyHelp:
			p.addEffect(r, onFlow, streams[a.Stream], a.Date, a.To, a.Referrals, a.RampWeeks)
			p.addEffect(r, onReturns, streams[a.Stream], a.Date, a.To, a.ReReferral, a.RampWeeks)
			p.addEffect(r, onPractice, nobody, a.Date, a.To, a.Practice, a.RampWeeks)
		case *scenario.Campaign:
			p.addEffect(r, onSuccess, nobody, a.Date, a.To, a.Success, scenario.Number{})
			p.addEffect(r, onLag, nobody, a.Date, a.To, a.Lag, scenario.Number{})
		case *scenario.Pay:
			p.addEffect(r, onLeaving, nobody, a.Date, a.To, a.Leaving, scenario.Number{})
			p.addEffect(r, onPay, nobody, a.Date, a.To, a.Cost, scenario.Number{})
			p.steps = append(p.steps, step{at: r.Week(a.Date), action: i, kind: a.Kind()})
			if a.To.IsSet() {
				p.steps = append(p.steps, step{at: r.Week(a.To) + 1.0/7, action: i, kind: a.Kind()})
			}
		case *scenario.TemporaryTeam:
			s := step{
				at: r.Week(a.Date), action: i, kind: a.Kind(), team: teams[a.Team], posts: newInput(a.Workers), amount: newInput(a.WeeklyCost),
				role: roles[a.Role], until: r.Week(a.To) + 1.0/7,
			}
			p.steps = append(p.steps, s)
			s.at, s.kind = s.until, "temporary_team_ends"
			p.steps = append(p.steps, s)
		case *scenario.AddAgency:
			p.steps = append(p.steps, step{at: r.Week(a.Date), action: i, kind: a.Kind(), team: teams[a.Team], posts: newInput(a.Workers)})
		case *scenario.ConvertAgency:
			p.steps = append(p.steps, step{
				at: r.Week(a.Date), action: i, kind: a.Kind(), team: teams[a.Team], posts: newInput(a.Workers), role: roles[a.Role], accept: newInput(a.Accept),
			})
		case *scenario.MovePosts:
			p.steps = append(p.steps, step{
				at: r.Week(a.Date), action: i, kind: a.Kind(), team: teams[a.From], other: teams[a.Team], posts: newInput(a.Posts), stay: a.People == "stay",
			})
		case *scenario.ConvertPosts:
			p.steps = append(p.steps, step{
				at: r.Week(a.Date), action: i, kind: a.Kind(), team: teams[a.Team], posts: newInput(a.Posts), from: roles[a.From], role: roles[a.Role],
			})
		case *scenario.Spend:
			p.steps = append(p.steps, step{at: r.Week(a.Date), action: i, kind: a.Kind(), amount: newInput(a.Amount)})
		}
	}
	sort.SliceStable(p.steps, func(i, j int) bool { return p.steps[i].at < p.steps[j].at })
}

// addTaper adds a step for every date at which the taper may take posts. How
// many it takes is settled in the run, because the total may be uncertain.
func (p *Plan) addTaper(r *scenario.Resolved, a *scenario.Taper, action, team int) {
	first := r.Week(a.From)
	for nth := 0; ; nth++ {
		at := first
		if a.EveryWeeks.Present {
			at += float64(float64(nth) * a.EveryWeeks.AtBest())
		} else {
			from := r.Date(first)
			years := nth * int(a.EveryYears.AtBest())
			at = float64(daysBetween(r.Date(0), from.AddDate(years, 0, 0))) / 7
		}
		if at >= float64(p.weeks) {
			return
		}
		p.steps = append(p.steps, step{
			at: at, action: action, kind: a.Kind(), team: team, posts: newInput(a.By), total: newInput(a.Total), nth: nth,
			rule: a.Rule, hold: newInput(a.HoldAbove), window: newInput(a.HoldWeeks),
		})
	}
}

func (p *Plan) addEffect(r *scenario.Resolved, on target, stream int, from, to scenario.When, factor, ramp scenario.Number) {
	end := float64(p.weeks) + 1
	if to.IsSet() {
		end = r.Week(to) + 1.0/7 // the last day is in
	}
	p.effects = append(p.effects, effectPlan{on, stream, r.Week(from), end, newInput(factor), newInput(ramp)})
}
