package care

// An Implication is what a team's inputs, at their best values, imply about
// each other.
type Implication struct {
	Team     int     // in the scenario's order
	Cases    int     // open at the start
	Workers  int     // at the start, agency included
	Load     float64 // relative load at the start
	Pace     float64 // mean pace of the cases at the start
	First    float64 // first referrals a week at the start, children
	Returns  float64 // re-referrals a week while the past was level
	Success  float64 // chance that a recruitment round ends with a starter
	Balanced bool    // that chance was solved from the starting vacancies
	Posts    int     // at the start
	Vacant   int
	Leavers  float64 // permanent, a week at the start
	Rounds   int     // of recruitment, at most at one time
	LagWeeks float64 // mean length of a round
}

// Implied works out, for each team, what the inputs imply about each other at
// their best values.
func (p *Plan) Implied() []Implication {
	var v values
	v.draw(p, nil)
	var all []Implication
	for i := range v.teams {
		t := &v.teams[i]
		one := Implication{
			Team: i, Cases: t.cases, Workers: t.posts - t.vacant + t.covered + t.extra, Load: t.startLoad, Pace: t.startPace,
			Success: t.success, Balanced: p.recruitment.balanced,
		}
		for _, g := range v.grades[t.gradeFrom:t.gradeTo] {
			one.Workers += g.posts
		}
		for j := range p.streams {
			if p.stages[p.streams[j].stage].team == i {
				s := &v.streams[j]
				one.First += s.base
				one.Returns += s.pastBase * s.reReferral / (1 - s.reReferral)
			}
		}
		hazard := v.roles[p.teams[i].role].hazard
		one.Posts, one.Vacant, one.Rounds, one.LagWeeks = t.posts, t.vacant, v.rounds, v.lagMean
		one.Leavers = float64(t.posts-t.vacant) * hazard / (1 + float64(hazard*v.noticeWeeks))
		all = append(all, one)
	}
	return all
}
