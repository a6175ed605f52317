package scenario

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"
)

// checkPathways looks at where cases go after a stage, and who may hold them.
func (r *reader) checkPathways() {
	s, full := r.scenario, false
	for i, stage := range s.Stages {
		if slices.ContainsFunc(stage.Next, func(n Next) bool { return !n.Chance.Present }) {
			full = true // a fault has said what is wrong with a chance
		} else if total := stage.chanceOfNext(); total > 1+sumTolerance {
			full = true
			r.fault(at("stage", i, "next"), "the chances of what comes next add up to "+sumText(total), "they must add up to 1 at most; what they leave over closes", "")
		}
		r.checkHolders(stage, at("stage", i, "roles"))
	}
	if trapped := s.trapped(); !full && len(trapped) > 0 {
		i := slices.Index(namesOf(s.Stages), trapped[0])
		r.fault(at("stage", i, "next"), trapText(trapped), "leave some chance over, or let it go on to a stage that closes", "")
	}
	if len(r.faults) == 0 {
		r.checkSetChances()
	}
}

func sumText(x float64) string { return figure(math.Round(x*1e6) / 1e6) }

// trapText says in words that stages never close.
func trapText(stages []string) string {
	if len(stages) == 1 {
		return fmt.Sprintf("a case at stage %q can never close", stages[0])
	}
	return fmt.Sprintf("a case at stage %s can never close: every route comes back", quotedList(stages))
}

// checkHolders refuses a stage that nobody in its team may hold.
func (r *reader) checkHolders(stage Stage, p place) {
	i := slices.Index(namesOf(r.scenario.Teams), stage.Team)
	if i < 0 || len(stage.Roles) == 0 {
		return
	}
	there := r.scenario.rolesIn(&r.scenario.Teams[i])
	if slices.ContainsFunc(stage.Roles, func(role string) bool { return slices.Contains(there, role) }) {
		return
	}
	r.fault(p, fmt.Sprintf("only %s may hold this stage's cases, and team %q has none of that role", quotedList(stage.Roles), stage.Team),
		"the team has "+quotedList(there)+": name one of these too, or give the team a [[team.grade]]", "")
}

// rolesIn are the roles of those who hold a team's cases whatever is chosen:
// its own grade, its further grades, the people in its file, the newly
// qualified and agency workers, and what any of these become in time.
func (s *Scenario) rolesIn(team *Team) []string {
	roles := []string{team.Role}
	for _, grade := range team.Grades {
		roles = append(roles, grade.Name)
	}
	for _, person := range team.People {
		roles = append(roles, person.Role)
	}
	roles = append(roles, s.Recruitment.NewlyQualifiedRole, s.Agency.Role)
	for i := 0; i < len(roles); i++ {
		if j := slices.Index(namesOf(s.Roles), roles[i]); j >= 0 && !slices.Contains(roles, s.Roles[j].Next) {
			roles = append(roles, s.Roles[j].Next)
		}
	}
	all := map[string]bool{}
	for _, role := range roles {
		if role != "" {
			all[role] = true
		}
	}
	return slices.Sorted(maps.Keys(all))
}

// checkSetChances holds the chances that options and futures set to the same
// rules, in each pair of them.
func (r *reader) checkSetChances() {
	s, said := r.scenario, map[string]bool{}
	for i, option := range s.Options {
		for j, future := range s.Futures {
			p, sets := at("future", j, "set"), setsChance(future.Set)
			if !sets {
				p, sets = at("option", i, "set"), setsChance(option.Set)
			}
			if !sets {
				continue
			}
			cell, err := s.Resolve(option.Name, future.Name)
			if err != nil {
				continue // a fault has said which name is unknown
			}
			found := ""
			for _, stage := range cell.Stages {
				if total := stage.chanceOfNext(); total > 1+sumTolerance {
					found = fmt.Sprintf("the chances of what comes next after stage %q add up to %s", stage.Name, sumText(total))
				}
			}
			if trapped := cell.trapped(); found == "" && len(trapped) > 0 {
				found = trapText(trapped)
			}
			if found != "" && setsChance(future.Set) && setsChance(option.Set) {
				found = fmt.Sprintf("with option %q %s", option.Name, found)
			}
			if at := string(p) + found; found != "" && !said[at] {
				said[at] = true
				r.fault(p, found, "with what is set they must still add up to 1 at most, and leave a way to close", "")
			}
		}
	}
}

// setsChance says that one of the values set is a chance of what comes next.
func setsChance(set map[string]Number) bool {
	for key := range set {
		if strings.HasPrefix(key, "stage.") && strings.Contains(key, ".next.") {
			return true
		}
	}
	return false
}
