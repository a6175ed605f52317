package care

// Conversions are the agency assignments above the establishment that were
// made into posts, and what that saves.
type Conversions struct {
	Made     int     // assignments
	Asked    int     // agency workers who were there and not on notice
	Accepted int     // of them, who took the post
	Yearly   float64 // pounds a year that all would save with somebody permanent in each, on the day of the conversion
	Saved    float64 // pounds, over the time in which somebody permanent was
	Years    float64 // FTE-years from each conversion until the run ended or the post went
}

// countConversion counts an assignment that has just become a post. The ledger
// must have been brought up to now.
func (m *Model) countConversion(index int32, asked, accepted bool) {
	c := &m.trajectory.Conversions
	c.Made++
	if asked {
		c.Asked++
	}
	if accepted {
		c.Accepted++
	}
	c.Yearly += m.yearlySaving(&m.posts[index])
	m.ledger.conversions = append(m.ledger.conversions, index)
}

// yearlySaving is what a post costs a year with an agency worker in it less
// what it costs with a permanent one of its grade, at the pay of today.
func (m *Model) yearlySaving(p *post) float64 {
	return float64(p.fte * m.world.roles[p.grade].cost * (1 + m.world.premium - m.pay))
}

// accrueConversions counts what the posts that were assignments have saved over
// a share of a year.
func (m *Model) accrueConversions(share float64) {
	c := &m.trajectory.Conversions
	for _, index := range m.ledger.conversions {
		p := &m.posts[index]
		if p.gone {
			continue
		}
		c.Years += float64(p.fte * share)
		if p.holder != nobody {
			c.Saved += float64(m.yearlySaving(p) * share)
		}
	}
}
