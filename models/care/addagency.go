package care

import "headroom/models/scenario"

// add_agency funds agency workers above a team's establishment
// (docs/model.md, section 12a; docs/actions/add_agency.md).
func (c *actionCompiler) addAgency(a *scenario.AddAgency) {
	c.addStep(step{at: c.Week(a.Date), do: (*Model).actAddAgency, team: c.teams[a.Team], posts: newInput(a.Workers)})
}

// actAddAgency funds the assignments on their day. A worker is sought for
// each, under the team's limit.
func (m *Model) actAddAgency(index int32) {
	s, v := m.step(index)
	m.accrue()
	for range v.posts {
		m.seekCover(m.addAssignment(s.team))
	}
}
