package care

import "headroom/models/scenario"

// convert_posts changes the grade of posts, and of the people in them
// (docs/model.md, section 12a; docs/actions/convert_posts.md).
func (c *actionCompiler) convertPosts(a *scenario.ConvertPosts) {
	c.addStep(step{
		at: c.Week(a.Date), do: (*Model).actConvertPosts, team: c.teams[a.Team], posts: newInput(a.Posts), from: c.roles[a.From], role: c.roles[a.Role],
	})
}

func (m *Model) actConvertPosts(index int32) {
	s, v := m.step(index)
	m.convertPosts(s.team, v.posts, s.from, s.role)
}

// convertPosts changes the grade of a team's lowest-numbered funded posts of a
// grade, and of the permanent worker in each.
func (m *Model) convertPosts(team, count, from, to int) {
	m.accrue()
	for _, index := range m.teams[team].posts {
		p := &m.posts[index]
		if count == 0 {
			return
		}
		if p.gone || p.going || int(p.grade) != from {
			continue
		}
		count--
		m.ledger.fund(from, p.fte, -1)
		m.ledger.fund(to, p.fte, 1)
		p.grade = int32(to)
		for _, slot := range m.teams[team].workers {
			if w := &m.workers[slot]; w.post == index {
				m.regrade(slot, to)
			}
		}
	}
}
