package answer

import (
	"headroom/experiments"
	"headroom/models/care"
	"headroom/models/scenario"
)

// Tells says whether a measure says anything of a group (0: all teams, else a
// team's place, from 1) at a census. The share in time says nothing where no
// stage has a time limit, nor at the start, when nothing has ended yet; the
// experienced share nothing where no role is experienced.
func Tells(r *experiments.Result, group int, m care.Measure, week int) bool {
	switch m {
	case care.ShareInTime:
		return week > 0 && limited(r.Scenario, group)
	case care.ExperiencedShare:
		return saysExperienced(r.Scenario)
	}
	return true
}

// limited says that some stage of a group has a time limit, if only in some
// option or future.
func limited(s *scenario.Scenario, group int) bool {
	for _, stage := range s.Stages {
		if group > 0 && stage.Team != s.Teams[group-1].Name {
			continue
		}
		if stage.TimeLimit.Present || isSet(s, "stage."+stage.Name+".time_limit_weeks") {
			return true
		}
	}
	return false
}

// isSet says that some option or future sets a value.
func isSet(s *scenario.Scenario, key string) bool {
	for _, o := range s.Options {
		if _, set := o.Set[key]; set {
			return true
		}
	}
	for _, f := range s.Futures {
		if _, set := f.Set[key]; set {
			return true
		}
	}
	return false
}

// saysExperienced says that the scenario calls some role experienced.
func saysExperienced(s *scenario.Scenario) bool {
	for _, role := range s.Roles {
		if role.Experienced == "yes" {
			return true
		}
	}
	return false
}
