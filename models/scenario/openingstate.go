package scenario

import (
	"fmt"
	"slices"
)

// An OpenCase is a case open at the start, one row of a team's cases_file.
type OpenCase struct {
	Stage    string  // name of the stage at which it is
	AgeWeeks float64 // weeks since it came to that stage, 0 or more
	Family   string  // cases of one family bear the same word; empty for a case alone
}

// A Person is someone in post at the start, one row of a team's people_file.
type Person struct {
	Role        string  // name of the role
	FTE         float64 // full-time equivalent, above 0 and at most 1
	WeeksInRole float64 // weeks in that role so far; 0 where the file does not say
}

// oldest is the longest age of a case and the longest time in a role that a
// file may give, in weeks: forty years. More is a number of days.
const oldest = 2080

// readOpenCases reads each cases_file once and gives every case to the team
// that holds its stage.
func (r *reader) readOpenCases() {
	teams := r.scenario.Teams
	for i := range teams {
		file := teams[i].CasesFile
		if file == "" || slices.ContainsFunc(teams[:i], func(t Team) bool { return t.CasesFile == file }) {
			continue
		}
		table := r.csvTable(at("team", i, "cases_file"), file, []csvColumn{{"stage", true}, {"age_weeks", true}, {"family", false}})
		for _, row := range table.rows {
			r.openCase(table, row)
		}
		table.finish()
	}
}

// openCase gives the case of one row to its team.
func (r *reader) openCase(table *csvTable, row csvRow) {
	s := r.scenario
	stage, known := table.name(row, "stage", namesOf(s.Stages))
	age, aged := table.number(row, "age_weeks", 0, oldest, "weeks")
	if !known || !aged {
		return
	}
	holder := slices.Index(namesOf(s.Teams), s.stage(stage).Team)
	if holder < 0 {
		return // a fault says that no team has that name
	}
	team := &s.Teams[holder]
	if team.CasesFile != table.file {
		table.fault(row["stage"], "stage", fmt.Sprintf("stage %q is held by team %q, which does not name this file", stage, team.Name), "write cases_file in that team too, or take the case out", "")
		return
	}
	team.Cases = append(team.Cases, OpenCase{Stage: stage, AgeWeeks: age, Family: row["family"].text})
}

// readPeople reads each team's people_file.
func (r *reader) readPeople() {
	teams, first := r.scenario.Teams, map[string]string{}
	for i := range teams {
		team, p := &teams[i], at("team", i, "people_file")
		if team.PeopleFile == "" {
			continue
		}
		if other, taken := first[team.PeopleFile]; taken {
			r.fault(p, fmt.Sprintf("people_file is %q, and so is that of team %q", team.PeopleFile, other), "give each team a file of its own people", "")
			continue
		}
		first[team.PeopleFile] = team.Name
		table := r.csvTable(p, team.PeopleFile, []csvColumn{{"role", true}, {"fte", true}, {"weeks_in_role", false}})
		for _, row := range table.rows {
			r.person(table, row, team)
		}
		table.finish()
	}
}

// person adds the person of one row to a team.
func (r *reader) person(table *csvTable, row csvRow, team *Team) {
	role, known := table.name(row, "role", namesOf(r.scenario.Roles))
	fte, counted := table.number(row, "fte", 0.1, 1, "full-time equivalent")
	weeks, timed := 0.0, true
	if row["weeks_in_role"].text != "" {
		weeks, timed = table.number(row, "weeks_in_role", 0, oldest, "weeks")
	}
	if known && role == r.scenario.Agency.Role {
		table.fault(row["role"], "role", fmt.Sprintf("role is %q, the role of agency workers, who are not in post", role), "take the row out, and say with covered or agency_extra how many there are", "")
		return
	}
	if known && counted && timed {
		team.People = append(team.People, Person{Role: role, FTE: fte, WeeksInRole: weeks})
	}
}
