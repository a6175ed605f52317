package answer

import (
	"fmt"
	"math"

	"headroom/experiments"
	"headroom/models/care"
	"headroom/models/scenario"
)

// yearInWeeks turns weekly flows into yearly ones for the page.
const yearInWeeks = 365.25 / 7

// Implied says in plain English what a scenario's inputs imply about each
// other, whether or not they fit: the flow behind the open cases, and the
// recruitment behind the vacancies.
func Implied(s *scenario.Scenario) []string {
	teams, err := experiments.Implied(s)
	if err != nil {
		return nil // the scenario cannot be run, and whoever runs it is told why
	}
	var out []string
	for _, t := range teams {
		name := ""
		if len(teams) > 1 {
			name = fmt.Sprintf(" in %s", s.Teams[t.Team].Name)
		}
		if t.Workers > 0 && t.Cases > 0 {
			out = append(out, fmt.Sprintf("%s open cases%s over %s, agency included, are %.1f each, %.2f full caseloads; with absence and changes of worker a case then moves at %.2f of the standard pace.",
				thousands(int64(t.Cases)), name, plural(t.Workers, "worker"), float64(t.Cases)/float64(t.Workers), t.Load, t.Pace))
		}
		if t.First > 0 {
			out = append(out, fmt.Sprintf("At the start %.1f children a week (%s a year) come for the first time%s and %.1f (%s a year) return.",
				t.First, yearly(t.First), name, t.Returns, yearly(t.Returns)))
		}
		if t.Vacant > 0 && t.Leavers > 0 {
			text := fmt.Sprintf("%d of %d posts vacant%s%s and %.1f leavers a year: a vacancy lasts %.0f weeks in the mean",
				t.Vacant, t.Posts, name, madeWhole(s.Teams[t.Team], t), t.Leavers*yearInWeeks, float64(t.Vacant)/t.Leavers)
			if t.Balanced {
				text += fmt.Sprintf(", so that of rounds of %.0f weeks, %d at once, only %.0f in 100 may succeed. If yours do better, the vacancies will not last.", t.LagWeeks, t.Rounds, t.Success*100)
			} else {
				text += fmt.Sprintf("; rounds of %.0f weeks succeed in %.0f of 100.", t.LagWeeks, t.Success*100)
			}
			out = append(out, text)
		}
	}
	return out
}

// madeWhole says that the share of posts that are vacant was no whole number of
// them.
func madeWhole(team scenario.Team, t care.Implication) string {
	exact := float64(t.Posts) * team.Vacancies.Best
	if team.PeopleFile != "" || math.Abs(exact-float64(t.Vacant)) < 0.05 {
		return ""
	}
	return fmt.Sprintf(" (%s of them are %s, and a post is vacant or not)", plain(team.Vacancies.Best), plain(math.Round(exact*10)/10))
}

func yearly(perWeek float64) string { return thousands(int64(math.Round(perWeek * yearInWeeks))) }
