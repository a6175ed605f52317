package care

import "headroom/sim"

// A post is a place in a team's establishment.
type post struct {
	team   int32
	number int32 // in its team, from 1: names it in random keys
	holder int32 // the permanent worker in it, on notice or not; nobody: vacant
	cover  int32 // the agency worker in it
	grade  int32 // role of its permanent workers, and what an agency worker in it costs more than
	fte    float64
	extra  bool // an agency assignment above the establishment: no vacancy behind it
	going  bool // taken from the establishment and still occupied
	gone   bool

	occupants int // people in it: a starter may overlap a leaver

	tenures   int // permanent workers so far
	vacancies int // so far
	rounds    int // of the present vacancy so far
	spells    int // of agency cover so far
	searches  int // for the present spell so far

	recruiting recruiting
	roundSince float64
	round      sim.Timer
	searching  searching
	search     sim.Timer
}

// addPost adds a vacant post of a grade to a team.
func (m *Model) addPost(team, grade int, fte float64) int32 {
	t := &m.teams[team]
	t.named.posts++
	index := m.newPost(team, grade, fte, t.named.posts)
	t.posts = append(t.posts, index)
	t.funded++
	m.ledger.fund(grade, fte, 1)
	return index
}

// Numbers that name what is not a post of the establishment in random keys.
const (
	movedNumber      = 500_000   // posts that have come from another team
	assignmentNumber = 1_000_000 // agency assignments above it, and what they are converted to
	temporaryNumber  = 2_000_000 // places of temporary teams
)

// addAssignment adds an agency assignment above a team's establishment.
func (m *Model) addAssignment(team int) int32 {
	t, grade := &m.teams[team], m.plan.teams[team].role
	t.named.assignments++
	index := m.newPost(team, grade, 1, assignmentNumber+t.named.assignments)
	m.posts[index].extra = true
	t.extras = append(t.extras, index)
	m.ledger.fund(grade, 1, 1)
	m.ledger.assigned++
	return index
}

func (m *Model) newPost(team, grade int, fte float64, number int32) int32 {
	index := int32(len(m.posts))
	m.posts = append(m.posts, post{
		team: int32(team), number: number, holder: nobody, cover: nobody, grade: int32(grade), fte: fte,
		round: m.engine.NewTimer(roundEvent, index), search: m.engine.NewTimer(searchEvent, index),
	})
	return index
}

// key names a post and some number within it in random keys.
func (m *Model) postKey(p *post, parts ...uint64) uint64 {
	return sim.Entity(m.plan.teams[p.team].name, uint64(p.number), sim.Entity(parts...))
}

// settlePost does what follows when someone has gone from a post: it is
// covered if it is vacant, and goes if it was only waiting to be empty.
func (m *Model) settlePost(index int32) {
	p := &m.posts[index]
	switch {
	case p.going && p.occupants == 0:
		p.going, p.gone = false, true
		m.teams[p.team].going--
	case !p.going && !p.gone && (p.holder == nobody || m.longAbsent(p)):
		m.seekCover(index)
	}
}

// fundPosts adds posts to a team's establishment. Posts that are owed by
// wastage are absorbed first; each of the others is recruited to and covered.
func (m *Model) fundPosts(team, count int) {
	m.accrue()
	t := &m.teams[team]
	absorbed := min(count, t.owed)
	t.owed -= absorbed
	t.funded += absorbed
	grade, fte := m.plan.teams[team].role, m.world.teams[team].fte
	m.ledger.fund(grade, fte, absorbed)
	for range count - absorbed {
		index := m.addPost(team, grade, fte)
		m.startRound(index)
		m.seekCover(index)
	}
}

// markGoing takes an occupied post out of the establishment; it is gone when
// its people are. Its recruitment stops, and so does the cover of an absence.
func (m *Model) markGoing(index int32) {
	m.cancelRound(index)
	if m.posts[index].holder != nobody {
		m.endAbsenceCover(index)
	}
	m.ledger.fund(int(m.posts[index].grade), m.posts[index].fte, -1)
	m.posts[index].going = true
	m.teams[m.posts[index].team].going++
}

// removePost takes an empty post away.
func (m *Model) removePost(index int32) {
	m.cancelRound(index)
	m.cancelSearch(index)
	m.ledger.fund(int(m.posts[index].grade), m.posts[index].fte, -1)
	m.posts[index].gone = true
}
