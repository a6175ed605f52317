package scenario

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"time"
)

// A change of the funded posts on one day, at best values and with no step
// held back.
type change struct {
	day   time.Time
	posts float64 // those added; below 0, taken away
	cost  float64 // pounds a year for each
	step  bool    // of a taper
}

// changes lists what an option does to funded posts, steps in order. It is not
// whole where an action spends what posts do not say (a temporary team, pay) or
// where the option sets what posts, people or an action cost.
func (s *Scenario) changes(option string) (all []change, whole bool) {
	chain, err := s.chain(option)
	if err != nil {
		panic("scenario: changes of an option that was not checked: " + err.Error())
	}
	whole = true
	add := func(date When, posts, cost float64) {
		all = append(all, change{day: s.Date(s.Week(date)), posts: posts, cost: cost})
	}
	for _, o := range chain {
		for key := range o.Set {
			if section, _, _ := strings.Cut(key, "."); section == "team" || section == "role" || section == "option" {
				whole = false
			}
		}
		for _, action := range o.Actions {
			switch a := action.(type) {
			case *AddPosts:
				add(a.Date, a.Posts.Best, s.costOf(a.Team))
			case *Taper:
				all = append(all, s.steps(a)...)
			case *AddAgency:
				add(a.Date, a.Workers.Best, s.costOf(a.Team)) // budgeted at the grade, without the premium
			case *ConvertAgency:
				add(a.Date, -a.Workers.Best, s.costOf(a.Team))
				add(a.Date, a.Workers.Best, s.role(a.Role).CostPerYear.Best)
			case *EndAgency:
				add(a.Date, -a.Workers.Best, s.costOf(a.Team))
			case *MovePosts: // they keep their grade, and so their cost
			case *ConvertPosts:
				add(a.Date, -a.Posts.Best, s.role(a.From).CostPerYear.Best)
				add(a.Date, a.Posts.Best, s.role(a.Role).CostPerYear.Best)
			case *TemporaryTeam, *Pay:
				whole = false
			}
		}
	}
	return all, whole
}

// steps are the steps of a taper, those after the end of the simulation too.
func (s *Scenario) steps(a *Taper) []change {
	var all []change
	first := s.Date(s.Week(a.From))
	for i, left := 0, a.Total.Best; left > 0; i++ {
		day := first.AddDate(i*int(a.EveryYears.Best), 0, 0)
		if a.EveryWeeks.Present {
			day = s.Date(s.Week(a.From) + float64(i)*a.EveryWeeks.Best)
		}
		by := min(a.By.Best, left)
		all = append(all, change{day, -by, s.costOf(a.Team), true})
		left -= by
	}
	return all
}

// grantAndPosts compares each year's grant with what the headline option's
// extra posts are budgeted at.
func grantAndPosts(s *Scenario) []Warning {
	const tolerance = 0.01
	extra, whole := s.changes(s.Headline)
	against, wholeToo := s.changes(s.Baseline)
	if !whole || !wholeToo {
		return nil
	}
	for _, c := range against {
		c.posts = -c.posts
		extra = append(extra, c)
	}
	end := s.Date(float64(s.Weeks))
	var found []Warning
	for i, grant := range s.Money.Grant {
		from, to := financialYear(s.Start.date, i)
		if !from.Before(end) {
			found = append(found, Warning{"money.grant", fmt.Sprintf("the grant of year %d begins on %s, after the simulation ends on %s", i+1, from.Format(time.DateOnly), end.Format(time.DateOnly)), "simulate more weeks, or take that year's grant out"})
			continue
		}
		budgeted := 0.0
		for _, c := range extra {
			if c.day.Before(to) {
				held := daysBetween(later(c.day, from), to)
				budgeted += c.posts * c.cost * float64(held) / float64(daysBetween(to.AddDate(-1, 0, 0), to)) // the whole year, as the model spreads it
			}
		}
		if math.Abs(budgeted-grant) > tolerance*max(grant, budgeted) {
			found = append(found, Warning{
				"money.grant",
				fmt.Sprintf("the grant of year %d is %s pounds, and the extra posts of option %q are budgeted at %s in it", i+1, rounded(grant), s.Headline, rounded(math.Round(budgeted))),
				"mend the grant, cost_per_year or the posts, unless the grant is meant to differ",
			})
		}
	}
	return found
}

// financialYear is the i-th financial year of a simulation, from 0: the first
// may be short, all others run from 1 April to 31 March.
func financialYear(start time.Time, i int) (from, to time.Time) {
	april := time.Date(start.Year(), time.April, 1, 0, 0, 0, 0, time.UTC)
	if start.Before(april) {
		april = april.AddDate(-1, 0, 0)
	}
	return later(april.AddDate(i, 0, 0), start), april.AddDate(i+1, 0, 0)
}

func later(a, b time.Time) time.Time {
	if a.Before(b) {
		return b
	}
	return a
}

// costOf is the cost of one of a team's own posts for a year, at best values.
func (s *Scenario) costOf(team string) float64 {
	i := slices.Index(namesOf(s.Teams), team)
	return s.role(s.Teams[i].Role).CostPerYear.Best * s.Teams[i].FTE.Best
}

// stepsOutOfTime are steps of a taper that come before the posts they take or
// after the end: any late step of the headline option, whose end is judged,
// and of another option a first step too late to be seen.
func stepsOutOfTime(s *Scenario) []Warning {
	var found []Warning
	end := s.Date(float64(s.Weeks))
	for _, option := range s.Options {
		var steps, late int
		var added, first time.Time
		changes, _ := s.changes(option.Name)
		for _, c := range changes {
			if c.posts > 0 && (added.IsZero() || c.day.Before(added)) {
				added = c.day
			}
			if c.step {
				steps++
				if first.IsZero() || c.day.Before(first) {
					first = c.day
				}
				if !c.day.Before(end) {
					late++
				}
			}
		}
		key := "option." + option.Name
		if late > 0 && (late == steps || option.Name == s.Headline) {
			found = append(found, Warning{key, fmt.Sprintf("%d of its %d steps come after the simulation ends on %s, so their posts stay", late, steps, end.Format(time.DateOnly)), "simulate more weeks, or take fewer posts away"})
		}
		if !added.IsZero() && !first.IsZero() && first.Before(added) {
			found = append(found, Warning{key, fmt.Sprintf("posts are taken away from %s, before any are added on %s", first.Format(time.DateOnly), added.Format(time.DateOnly)), "check the two dates"})
		}
	}
	return found
}

// targetSpan looks at how the rule of the target fits its span of time.
func targetSpan(s *Scenario) []Warning {
	if s.Target.Rule != "every quarter" {
		return nil
	}
	first, last := math.Ceil(s.Week(s.Target.From)), math.Floor(s.Week(s.Target.To))
	censuses := int(min(last, float64(s.Weeks-1))-max(first, 0)) + 1
	if left := censuses % 13; censuses > 0 && left > 0 && left < 12 { // 12 of 13 are a quarter
		end := fmt.Sprintf("last %d are judged as a quarter of their own", left)
		if left == 1 {
			end = "last is judged as a quarter of its own"
		}
		return []Warning{{
			"target.to",
			fmt.Sprintf("the promise is owed over %d weekly censuses, which is no whole number of quarters of 13: the %s", censuses, end),
			"choose dates a whole number of quarters apart",
		}}
	}
	return nil
}
