package scenario

import (
	"fmt"
	"slices"
	"strings"
)

// checkOptions looks at what options build on and what their actions do.
func (r *reader) checkOptions() {
	for i := range r.scenario.Options {
		option := &r.scenario.Options[i]
		if circle := r.circle(option.Name); circle != nil {
			if option.Name == slices.Min(circle) { // say it once for all of them
				r.fault(at("option", i, "extends"), "it extends itself: "+strings.Join(circle, " extends "), "the first of them must extend nothing", "")
			}
			continue
		}
		r.checkActions(option, i)
	}
}

// circle is the chain of names that leads from an option back to it.
func (r *reader) circle(name string) []string {
	names := namesOf(r.scenario.Options)
	chain := []string{name}
	for range names {
		i := slices.Index(names, chain[len(chain)-1])
		if i < 0 || r.scenario.Options[i].Extends == "" {
			return nil
		}
		chain = append(chain, r.scenario.Options[i].Extends)
		if chain[len(chain)-1] == name {
			return chain
		}
	}
	return nil
}

func (r *reader) checkActions(option *Option, i int) {
	for j, action := range option.Actions {
		p := at("option", i, "action", j)
		switch action := action.(type) {
		case *Taper:
			r.checkTaper(option, action, p)
		case *Practice:
			r.inOrder(action.Date, action.To, p, "date", "to")
		case *EarlyHelp:
			r.inOrder(action.Date, action.To, p, "date", "to")
		}
	}
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
	if known && taper.Total.Best > funded {
		r.fault(p.key("total"), fmt.Sprintf("total is %s posts, but team %q has %s with those that this option adds", figure(taper.Total.Best), taper.Team, figure(funded)), "take away no more than there are", "")
	}
}

// fundedPosts are a team's posts at the start and those that an option and its
// ancestors add. It is not known where one of the numbers is at fault.
func (r *reader) fundedPosts(option *Option, team string) (posts float64, known bool) {
	i := slices.Index(namesOf(r.scenario.Teams), team)
	chain, err := r.scenario.chain(option.Name)
	if i < 0 || err != nil || !r.scenario.Teams[i].Posts.Present {
		return 0, false
	}
	posts = r.scenario.Teams[i].Posts.reaches()
	for _, o := range chain {
		for _, action := range o.Actions {
			if added, ok := action.(*AddPosts); ok && added.Team == team {
				posts += added.Posts.reaches()
			}
		}
	}
	return posts, true
}
