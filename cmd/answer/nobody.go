package answer

import (
	"fmt"

	"headroom/experiments"
	"headroom/models/care"
)

// inPost is how many FTE must be in post, in the mean over the censuses at which
// the promise is owed, for there to be somebody.
const inPost = 0.5

// nobody warns, in a sentence, of teams in which nobody is in post while a promise
// about caseloads is owed: where nobody holds a case the caseload is 0, and the
// promise is kept by that alone. It is empty where there is somebody, and where
// the promise is about something else.
func nobody(r *experiments.Result, option string) string {
	switch r.Aim.Measure {
	case care.AverageCaseload, care.OpenPerFTE, care.RelativeLoad:
	default:
		return ""
	}
	var where []string
	for i, team := range r.Scenario.Teams {
		group := i + 1
		if len(r.Scenario.Teams) == 1 {
			group = 0
		}
		if r.Aim.Group > 0 && r.Aim.Group != group || !holdsCases(r, team.Name) {
			continue
		}
		for _, future := range r.Futures {
			if owedMean(r.Cell(option, future), r, group, care.InPost) < inPost {
				where = append(where, team.Name)
				break
			}
		}
	}
	if len(where) == 0 {
		return ""
	}
	return fmt.Sprintf("But in team %s nobody is in post while it is owed, and a caseload that nobody holds counts as kept.", list(where))
}

func holdsCases(r *experiments.Result, team string) bool {
	for _, stage := range r.Scenario.Stages {
		if stage.Team == team {
			return true
		}
	}
	return false
}

// owedMean is a measure's mean over the censuses at which the promise is owed.
func owedMean(cell *experiments.Cell, r *experiments.Result, group int, m care.Measure) float64 {
	sum := 0.0
	for week := r.Owed.First; week <= r.Owed.Last; week++ {
		sum += cell.Sum(group, m, week).Mean()
	}
	return sum / float64(r.Owed.Len())
}
