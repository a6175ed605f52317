package scenario

import (
	"fmt"
	"slices"
)

// checkWorkforce looks at teams, roles, recruitment, agency and absence.
func (r *reader) checkWorkforce() {
	r.checkTeams()
	r.checkRoles()
	r.checkRecruitment()
	r.checkAgency()
	total := 0.0
	for _, absence := range r.scenario.Absences {
		total += absence.Share.Best
	}
	if total >= 1 {
		r.fault(at("absence"), fmt.Sprintf("the kinds of absence take %s of the working time together", figure(total)), "together they must be less than 1", "")
	}
}

func (r *reader) checkRoles() {
	roles := r.scenario.Roles
	for i := range roles {
		role, p := &roles[i], at("role", i)
		switch {
		case role.Next != "" && !role.NextAfterWeeks.Given:
			r.fault(p.key("next_after_weeks"), `"next_after_weeks" is missing`, fmt.Sprintf("say after how many weeks %q follows", role.Next), "")
		case role.Next == "" && role.NextAfterWeeks.Given:
			r.fault(p.key("next"), `"next" is missing`, "name the role that follows after next_after_weeks, or leave both out", "")
		case role.Next != "" && r.circles(role.Name):
			r.fault(p.key("next"), fmt.Sprintf("next is %q, and following it leads back to %q", role.Next, role.Name), "the last role of a career has no next", "")
		}
		for j, step := range role.Ramp {
			if step[0] <= 0 || step[1] < 0 || step[1] > 1 {
				r.fault(p.key("ramp").item(j), fmt.Sprintf("a step of ramp is %s weeks at %s", figure(step[0]), figure(step[1])), "a step is [weeks above 0, share from 0 to 1]", "")
			}
		}
	}
}

// circles says that a role comes round to itself.
func (r *reader) circles(name string) bool {
	at := name
	for range r.scenario.Roles {
		i := slices.Index(namesOf(r.scenario.Roles), at)
		if i < 0 {
			return false
		}
		if at = r.scenario.Roles[i].Next; at == name {
			return true
		}
	}
	return false
}

// reaches is the largest value that an assumption is likely to take.
func (n Number) reaches() float64 { return max(n.Best, n.High) }

func (r *reader) checkRecruitment() {
	recruitment, p := &r.scenario.Recruitment, at("recruitment")
	if (recruitment.NewlyQualified.reaches() > 0 || recruitment.IntakePlaces.reaches() > 0) && recruitment.NewlyQualifiedRole == "" {
		r.fault(p.key("newly_qualified_role"), `"newly_qualified_role" is missing`, "name the role of the newly qualified, since some are appointed", "")
	}
}

// checkAgency wants a role for the agency workers that anything calls for. The
// actions that do are looked at with the options.
func (r *reader) checkAgency() {
	agency := &r.scenario.Agency
	if agency.Role != "" {
		return
	}
	const missing, remedy = "but there is no [agency] with a role", "write [agency] with role and limit, or "
	if agency.Limit.reaches() > 0 {
		r.fault(at("agency", "role"), `"role" is missing`, "name the role of agency workers, since limit allows some", "")
		return
	}
	for i, team := range r.scenario.Teams {
		if team.Covered.reaches() > 0 {
			r.fault(at("team", i, "covered"), "agency workers cover vacancies at the start, "+missing, remedy+"covered = 0", "")
		}
		if team.AgencyExtra.reaches() > 0 {
			r.fault(at("team", i, "agency_extra"), "agency workers are funded at the start, "+missing, remedy+"agency_extra = 0", "")
		}
	}
	for i, absence := range r.scenario.Absences {
		if absence.Covered == "agency" {
			r.fault(at("absence", i, "covered"), "agency workers cover long absences, "+missing, remedy+`covered = "no"`, "")
		}
	}
}
