package scenario

import (
	"fmt"
	"math"
)

func (r *reader) checkTeams() {
	for i := range r.scenario.Teams {
		team, p := &r.scenario.Teams[i], at("team", i)
		r.checkOpenCases(team, p)
		r.checkTeamBand(team, p)
		if team.PeopleFile != "" {
			r.checkPeople(team, p)
		}
	}
}

// checkOpenCases wants one of the three ways of saying how many cases are open.
func (r *reader) checkOpenCases(team *Team, p place) {
	var given []string
	for _, way := range []struct {
		key   string
		given bool
	}{
		{"caseload_at_start", team.CaseloadAtStart.Given},
		{"open_cases_at_start", team.OpenCasesAtStart.Given},
		{"cases_file", team.CasesFile != ""},
	} {
		if way.given {
			given = append(given, way.key)
		}
	}
	switch len(given) {
	case 0:
		r.fault(p.key("caseload_at_start"), "none of caseload_at_start, open_cases_at_start and cases_file is given", "give one: it says how many cases are open at the start", "")
	case 1:
	default:
		r.fault(p.key(given[len(given)-1]), list(given)+" are given together", "keep one: each says how many cases are open at the start", "")
	}
}

// checkTeamBand looks at a team's own band; an end that it does not give is
// the target's.
func (r *reader) checkTeamBand(team *Team, p place) {
	target := r.scenario.Target
	if !team.Low.Given && !team.High.Given {
		return
	}
	if team.Low.Given != team.High.Given && !target.countsCases() {
		missing := "low"
		if team.Low.Given {
			missing = "high"
		}
		r.fault(p.key(missing), fmt.Sprintf("%q is missing", missing), fmt.Sprintf("the target is about %s, so the team's own band in cases needs both ends", target.Measure), "")
		return
	}
	low, high, key := team.band(target)
	if low >= high && r.presentIfGiven(team.Low) && r.presentIfGiven(team.High) && high > 0 {
		lowIs, highIs := "low is", "high is"
		if !team.Low.Given {
			lowIs = "low, the target's, is"
		} else if !team.High.Given {
			highIs = "high, the target's, is"
		}
		r.fault(p.key(key), fmt.Sprintf("%s %s and %s %s", lowIs, figure(low), highIs, figure(high)), "the band goes from a lower to a higher caseload", "")
	}
}

// presentIfGiven is false for a number that a fault speaks for.
func (r *reader) presentIfGiven(n Number) bool { return n.Present || !n.Given }

// band is the team's band of cases a worker at best values, and the key of the
// end that the team gives itself.
func (t Team) band(target Target) (low, high float64, key string) {
	low, high, key = target.Low, target.High, "low"
	if t.High.Given {
		high, key = t.High.Best, "high"
	}
	if t.Low.Given {
		low, key = t.Low.Best, "low"
	}
	return low, high, key
}

// checkPeople holds a list of people to the posts that they are in.
func (r *reader) checkPeople(team *Team, p place) {
	if team.Vacancies.Given {
		r.fault(p.key("vacancies"), "vacancies is given beside people_file, which says who is in post", "leave one of the two out", "")
	}
	if team.Posts.Ranged {
		r.fault(p.key("posts"), "posts has a range beside people_file, which counts the people in them", "give one number", "")
		return
	}
	if len(team.Grades) > 0 {
		r.fault(p.key("grade"), "grade is given beside people_file, which says the role of each person", "leave one of the two out: posts counts them all", "")
		return
	}
	posts, known := team.Posts.Best, team.Posts.Present
	if people := float64(len(team.People)); known && people > posts {
		r.fault(p.key("posts"), fmt.Sprintf("there are %s posts, and %q names %s people", figure(posts), team.PeopleFile, figure(people)), "there must be a post for each", "")
	}
}

// posts are the team's posts at the start, of all grades, and those of them
// with nobody permanent in them, before rounding to whole posts.
func (t Team) posts() (all, vacant float64) {
	all = t.Posts.Best
	vacant = t.Posts.Best * t.Vacancies.Best
	for _, grade := range t.Grades {
		all += grade.Posts.Best
	}
	if t.PeopleFile != "" {
		vacant = all - float64(len(t.People))
	}
	return all, vacant
}

// agencyAtStart are the agency workers at the start: those who cover
// vacancies, and those above the establishment.
func (t Team) agencyAtStart() (covering, extra float64) {
	_, vacant := t.posts()
	return math.Floor(math.Floor(vacant+0.5)*t.Covered.Best + 0.5), t.AgencyExtra.Best
}
