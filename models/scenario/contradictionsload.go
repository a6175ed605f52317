package scenario

import (
	"fmt"
	"math"
	"slices"
)

// openAtStart are a team's open cases at the start, held by somebody, and the
// full-time equivalents of those who hold them, agency included, at best
// values.
func (t Team) openAtStart() (cases, fte float64) {
	posts, vacant := t.posts()
	own := math.Floor(posts+0.5) - math.Floor(vacant+0.5)
	for _, grade := range t.Grades {
		own -= grade.Posts.Best
		fte += grade.Posts.Best * grade.FTE.Best
	}
	if t.PeopleFile == "" {
		fte += own * t.FTE.Best
	} else {
		fte = 0
		for _, person := range t.People {
			fte += person.FTE
		}
	}
	covering, extra := t.agencyAtStart()
	fte += covering + extra
	switch {
	case t.CasesFile != "":
		return float64(len(t.Cases)), fte
	case t.CaseloadAtStart.Present:
		return t.CaseloadAtStart.Best * fte, fte
	}
	return t.OpenCasesAtStart.Best, fte
}

// openKey is the dotted name of the key that says how many cases are open.
func (t Team) openKey() string {
	switch prefix := "team." + t.Name + "."; {
	case t.CasesFile != "":
		return prefix + "cases_file"
	case t.CaseloadAtStart.Present:
		return prefix + "caseload_at_start"
	default:
		return prefix + "open_cases_at_start"
	}
}

func (s *Scenario) role(name string) Role {
	return s.Roles[slices.Index(namesOf(s.Roles), name)]
}

func (s *Scenario) stage(name string) Stage {
	return s.Stages[slices.Index(namesOf(s.Stages), name)]
}

// points is the workload, at best values, of a full-time worker in a role who
// carries all that the role should.
func (r Role) points() float64 {
	return r.FullCaseload.Best * r.Capacity.Best * (1 - r.Protected.Best)
}

// capacity is a team's full workload at the start, in points.
func (s *Scenario) capacity(t Team) float64 {
	total := 0.0
	if t.PeopleFile != "" {
		for _, person := range t.People {
			total += person.FTE * s.role(person.Role).points()
		}
	} else {
		total = (t.Posts.Best - math.Floor(t.Posts.Best*t.Vacancies.Best+0.5)) * t.FTE.Best * s.role(t.Role).points()
		for _, grade := range t.Grades {
			total += grade.Posts.Best * grade.FTE.Best * s.role(grade.Name).points()
		}
	}
	if covering, extra := t.agencyAtStart(); covering+extra > 0 {
		total += (covering + extra) * s.role(s.Agency.Role).points()
	}
	return total
}

// weightOf is the mean weight of a team's open cases: those in its file, or
// its stages in proportion to the work that the pathways bring to each.
func (s *Scenario) weightOf(t Team) float64 {
	points, cases := 0.0, 0.0
	for _, open := range t.Cases {
		points, cases = points+s.stage(open.Stage).Weight.Best, cases+1
	}
	if cases > 0 {
		return points / cases
	}
	for _, stream := range s.Streams {
		for i, visits := range s.visits(stream.Stage) {
			if stage := s.Stages[i]; stage.Team == t.Name {
				mean, _ := stage.Work.moments()
				points += visits * mean * stage.Weight.Best
				cases += visits * mean
			}
		}
	}
	if cases == 0 {
		return 1
	}
	return points / cases
}

// startingCaseload compares each team's caseload at the start with what was
// promised, or with its own band, and with a full caseload.
func startingCaseload(s *Scenario) []Warning {
	var found []Warning
	for _, team := range s.Teams {
		cases, workers := team.openAtStart()
		if workers <= 0 {
			if cases > 0 || team.CaseloadAtStart.Present {
				found = append(found, Warning{team.openKey(), fmt.Sprintf("team %q has %s open cases at the start and nobody to hold them", team.Name, rounded(cases)), "look at posts, vacancies and covered"})
			}
			continue
		}
		_, high, _ := team.band(s.Target)
		promised := "the promised"
		if team.High.Given {
			promised = "the top of the team's own band,"
		} else if !s.Target.countsCases() || s.Target.Team != "" && s.Target.Team != team.Name {
			continue // nothing was promised about this team's caseload
		}
		switch start := cases / workers; {
		case start <= high && team.High.Given:
			// a team may well begin inside its own band
		case start <= high:
			found = append(found, Warning{team.openKey(), fmt.Sprintf("%s cases a worker at the start are already at or under %s %s", rounded(round1(start)), promised, rounded(high)), "check that both count cases and workers in the same way"})
		case start > 2*high:
			found = append(found, Warning{team.openKey(), fmt.Sprintf("%s cases a worker at the start are more than twice %s %s", rounded(round1(start)), promised, rounded(high)), "check that both count cases and workers in the same way"})
		}
		full := s.role(team.Role).FullCaseload.Best
		if weight := s.weightOf(team); full > 1.5*high*weight || full < high*weight/1.5 {
			found = append(found, Warning{
				"role." + team.Role + ".full_caseload",
				fmt.Sprintf("a full caseload is %s points, %s %s cases of %s points", rounded(full), promised, rounded(high), rounded(weight)),
				"check that points and cases are not confused: relative load, pace and leaving hang on the full caseload",
			})
		}
	}
	return found
}

// unallocatedPromise looks for a promise that can hardly be broken.
func unallocatedPromise(s *Scenario) []Warning {
	if s.Target.Measure != "unallocated cases" {
		return nil
	}
	open := 0.0
	for _, team := range s.Teams {
		if s.Target.Team == "" || s.Target.Team == team.Name {
			cases, _ := team.openAtStart()
			open += cases
		}
	}
	if open == 0 || s.Target.High < open {
		return nil
	}
	return []Warning{{
		"target.high",
		fmt.Sprintf("at most %s unallocated cases are promised, and only %s cases are open at the start in all", rounded(s.Target.High), rounded(math.Round(open))),
		"check that the figure counts cases without a worker",
	}}
}

// timeLimits finds stages whose work alone takes longer than is allowed.
func timeLimits(s *Scenario) []Warning {
	var found []Warning
	for _, stage := range s.Stages {
		mean, _ := stage.Work.moments()
		if limit := stage.TimeLimit; limit.Present && limit.Best < mean {
			found = append(found, Warning{
				"stage." + stage.Name + ".time_limit_weeks",
				fmt.Sprintf("the time limit is %s weeks, and a case at this stage takes %s weeks of work on average", rounded(limit.Best), rounded(mean)),
				"check that both are in weeks of seven days and about this stage alone",
			})
		}
	}
	return found
}

// chancesDrawn finds chances whose ranges together leave nothing to close.
func chancesDrawn(s *Scenario) []Warning {
	var found []Warning
	for _, stage := range s.Stages {
		high := 0.0
		for _, next := range stage.Next {
			high += next.Chance.reaches()
		}
		if high > 1+sumTolerance {
			found = append(found, Warning{
				"stage." + stage.Name + ".next." + stage.Next[0].Name + ".chance",
				fmt.Sprintf("the high ends of the chances of what comes next add up to %s", sumText(high)),
				"lower them: where what is drawn adds up to more than 1, no case closes here",
			})
		}
	}
	return found
}

// agencyCover compares the agency workers at the start with the limit.
func agencyCover(s *Scenario) []Warning {
	var found []Warning
	limit := s.Agency.Limit.Best
	if s.Agency.Limit.Ranged {
		limit = s.Agency.Limit.Low
	}
	for _, team := range s.Teams {
		if covering, extra := team.agencyAtStart(); covering+extra > limit {
			lower := "lower covered"
			if extra > 0 {
				lower = "lower covered or agency_extra"
			}
			found = append(found, Warning{
				"agency.limit",
				fmt.Sprintf("team %q starts with %s agency workers, and as few as %s may be found at once", team.Name, rounded(covering+extra), rounded(limit)),
				"raise the limit (or its low end), or " + lower,
			})
		}
	}
	return found
}

// agencyLimit finds what asks for agency workers where the limit allows none.
func agencyLimit(s *Scenario) []Warning {
	if s.Agency.Limit.reaches() > 0 {
		return nil
	}
	var found []Warning
	for _, absence := range s.Absences {
		if absence.Covered == "agency" {
			found = append(found, Warning{"absence." + absence.Name + ".covered", "agency workers are to cover long absences, and the limit of agency workers is 0", "give agency.limit, or write covered = \"no\""})
		}
	}
	for _, option := range s.Options {
		for _, action := range option.Actions {
			if a, ok := action.(*AddAgency); ok && a.Workers.Best > 0 {
				found = append(found, Warning{a.Workers.Key, "agency workers are funded, and the limit of agency workers is 0, so none can be found", "give agency.limit"})
			}
		}
	}
	return found
}
