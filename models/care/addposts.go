package care

import "headroom/models/scenario"

// add_posts funds more posts in a team, of the team's own grade and hours
// (docs/model.md, sections 7 and 9; docs/actions/add_posts.md).
func (c *actionCompiler) addPosts(a *scenario.AddPosts) {
	c.addStep(step{at: c.Week(a.Date), do: (*Model).actAddPosts, team: c.teams[a.Team], posts: newInput(a.Posts)})
}

// actAddPosts funds the posts on their day. They are vacant: a round of
// recruitment begins for each, and agency cover is sought.
func (m *Model) actAddPosts(index int32) {
	s, v := m.step(index)
	m.fundPosts(s.team, v.posts)
}
