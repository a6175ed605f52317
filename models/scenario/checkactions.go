package scenario

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
)

// checkActions looks at what an option's own actions do.
func (r *reader) checkActions(option *Option, i int) {
	for j, action := range option.Actions {
		if action == nil {
			continue // its kind was not known; a fault says so
		}
		p := at("option", i, "action", j)
		v := reflect.ValueOf(action).Elem()
		if to := v.FieldByName("To"); to.IsValid() {
			r.inOrder(v.FieldByName("Date").Interface().(When), to.Interface().(When), p, "date", "to")
		}
		switch action := action.(type) {
		case *Taper:
			r.checkTaper(option, action, p)
		case *EarlyHelp:
			r.changesSomething(p, map[string]Number{"referrals": action.Referrals, "practice": action.Practice, "re_referral": action.ReReferral})
		case *Campaign:
			r.changesSomething(p, map[string]Number{"success": action.Success, "lag": action.Lag})
		case *Pay:
			r.changesSomething(p, map[string]Number{"leaving": action.Leaving, "cost": action.Cost})
		case *AddAgency:
			if r.scenario.Agency.Role == "" {
				r.fault(p.key("workers"), "agency workers are funded, but there is no [agency] with a role", "write [agency] with role and limit", "")
			}
		case *ConvertAgency:
			r.checkAssignments(option, action, action.Team, action.Date, action.Workers, "convert", p)
		case *EndAgency:
			r.checkAssignments(option, action, action.Team, action.Date, action.Workers, "end", p)
		case *MovePosts:
			r.checkMovePosts(option, action, p)
		case *ConvertPosts:
			r.checkConvertPosts(option, action, p)
		}
	}
}

// changesSomething refuses an action that gives none of the multipliers it is
// there for.
func (r *reader) changesSomething(p place, multipliers map[string]Number) {
	for _, n := range multipliers {
		if n.Given {
			return
		}
	}
	for key := range multipliers {
		if r.spoiled[p.key(key)] {
			return
		}
	}
	r.fault(p.key("kind"), "the action changes nothing", "give at least one of "+list(slices.Sorted(maps.Keys(multipliers))), "")
}

func (r *reader) checkTaper(option *Option, taper *Taper, p place) {
	if taper.EveryYears.Given && taper.EveryWeeks.Given {
		r.fault(p.key("every_weeks"), "both every_years and every_weeks are given", "leave one out: each says how long lies between steps", "")
	}
	if taper.HoldWeeks.Given && !taper.HoldAbove.Given {
		r.fault(p.key("hold_weeks"), "hold_weeks is given without hold_above", "say above which caseload a step is held back, or take hold_weeks out", "")
	}
	if !taper.By.Present || !taper.Total.Present {
		return
	}
	if taper.By.Best > taper.Total.Best {
		r.fault(p.key("by"), fmt.Sprintf("by is %s posts a step, but total is only %s", figure(taper.By.Best), figure(taper.Total.Best)), "a step cannot take more than the total", "")
	}
	funded, known := r.fundedPosts(option, taper.Team)
	if known && taper.Total.Best > funded.team {
		r.fault(p.key("total"), fmt.Sprintf("total is %s posts, but team %q has %s with those that this option adds", figure(taper.Total.Best), taper.Team, figure(funded.team)), "take away no more than there are", "")
	}
}

// checkAssignments holds an action that converts or ends agency assignments to
// the agency workers above the establishment that there are by then.
func (r *reader) checkAssignments(option *Option, action Action, team string, date When, workers Number, do string, p place) {
	s := r.scenario
	i := slices.Index(namesOf(s.Teams), team)
	chain, err := s.chain(option.Name)
	if i < 0 || err != nil || !workers.Present || !date.IsSet() || !s.Start.IsDate() {
		return
	}
	there, before := s.Teams[i].AgencyExtra.reaches(), 0.0
	by := func(other When) bool { return other.IsSet() && s.Week(other) <= s.Week(date) }
	for _, o := range chain {
		for _, other := range o.Actions {
			switch a := other.(type) {
			case *AddAgency:
				if a.Team == team && by(a.Date) {
					there += a.Workers.reaches()
				}
			case *ConvertAgency:
				if other != action && a.Team == team && by(a.Date) {
					before += a.Workers.Best
				}
			case *EndAgency:
				if other != action && a.Team == team && by(a.Date) {
					before += a.Workers.Best
				}
			}
		}
	}
	if left := max(there-before, 0); workers.Best > left {
		r.fault(p.key("workers"), fmt.Sprintf("workers is %s, but team %q has %s agency workers above the establishment left to %s by then", figure(workers.Best), team, figure(left), do),
			do+" no more than agency_extra and add_agency fund", "")
	}
}

func (r *reader) checkMovePosts(option *Option, move *MovePosts, p place) {
	if move.From == move.Team {
		if move.From != "" {
			r.fault(p.key("to_team"), fmt.Sprintf("posts are moved from team %q to itself", move.From), "name two different teams", "")
		}
		return
	}
	funded, known := r.fundedPosts(option, move.From)
	if known && move.Posts.Present && move.Posts.Best > funded.team {
		r.fault(p.key("posts"), fmt.Sprintf("posts is %s, but team %q has %s with those that this option adds", figure(move.Posts.Best), move.From, figure(funded.team)), "move no more than there are", "")
	}
}

func (r *reader) checkConvertPosts(option *Option, convert *ConvertPosts, p place) {
	if convert.From == convert.Role {
		if convert.From != "" {
			r.fault(p.key("to_role"), fmt.Sprintf("posts of grade %q stay what they are", convert.From), "name another grade in to_role", "")
		}
		return
	}
	funded, known := r.fundedPosts(option, convert.Team)
	if !known || !slices.Contains(namesOf(r.scenario.Roles), convert.From) {
		return
	}
	grades := slices.Sorted(maps.Keys(funded.byGrade))
	switch posts, has := funded.byGrade[convert.From]; {
	case !has:
		r.fault(p.key("from_role"), fmt.Sprintf("from_role is %q, and team %q has no posts of that grade", convert.From, convert.Team), "it has posts of grade "+quotedList(grades), "")
	case convert.Posts.Present && convert.Posts.Best > posts:
		r.fault(p.key("posts"), fmt.Sprintf("posts is %s, but team %q has %s of grade %q", figure(convert.Posts.Best), convert.Team, figure(posts), convert.From), "convert no more than there are", "")
	}
}

// postsOf are the most posts that a team comes to have under an option.
type postsOf struct {
	team    float64            // all that are there at the start, added or moved in
	byGrade map[string]float64 // the same by grade, and those converted to it
}

// fundedPosts are a team's posts at the start and those that an option and its
// ancestors bring. They are not known where one of the numbers is at fault.
func (r *reader) fundedPosts(option *Option, team string) (posts postsOf, known bool) {
	s := r.scenario
	i := slices.Index(namesOf(s.Teams), team)
	chain, err := s.chain(option.Name)
	if i < 0 || err != nil || !s.Teams[i].Posts.Present {
		return posts, false
	}
	posts.byGrade = map[string]float64{}
	add := func(grade string, n Number) {
		posts.team += n.reaches()
		posts.byGrade[grade] += n.reaches()
	}
	add(s.Teams[i].Role, s.Teams[i].Posts)
	for _, grade := range s.Teams[i].Grades {
		add(grade.Name, grade.Posts)
	}
	for _, o := range chain {
		for _, action := range o.Actions {
			switch a := action.(type) {
			case *AddPosts:
				if a.Team == team {
					add(s.Teams[i].Role, a.Posts)
				}
			case *ConvertAgency:
				if a.Team == team {
					add(a.Role, a.Workers)
				}
			case *MovePosts:
				if a.Team == team && a.From != team {
					posts.team += a.Posts.reaches()
					for _, grade := range s.gradesOf(a.From) { // any of them may be among those moved
						posts.byGrade[grade] += a.Posts.reaches()
					}
				}
			case *ConvertPosts:
				if a.Team == team {
					posts.byGrade[a.Role] += a.Posts.reaches()
				}
			}
		}
	}
	return posts, true
}

// gradesOf are the grades of a team's posts at the start.
func (s *Scenario) gradesOf(team string) []string {
	i := slices.Index(namesOf(s.Teams), team)
	if i < 0 {
		return nil
	}
	grades := []string{s.Teams[i].Role}
	for _, grade := range s.Teams[i].Grades {
		if grade.Name != s.Teams[i].Role {
			grades = append(grades, grade.Name)
		}
	}
	return grades
}
