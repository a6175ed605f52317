package care

// A teamLedger counts whom a team pays, and what it has spent since the last
// census. One-off sums are the whole service's and in no team's.
type teamLedger struct {
	payroll
	week float64
}

// resetTeams are the empty ledgers of a plan's teams: none where there is one,
// whose money is that of all.
func resetTeams(teams []teamLedger, p *Plan) []teamLedger {
	if len(p.teams) < 2 {
		return teams[:0]
	}
	for len(teams) < len(p.teams) {
		teams = append(teams, teamLedger{})
	}
	teams = teams[:len(p.teams)]
	for i := range teams {
		teams[i] = teamLedger{payroll: teams[i].emptied(len(p.roles))}
	}
	return teams
}

// spendIn spends for one team.
func (l *ledger) spendIn(team int32, on line, amount float64) {
	l.spend(on, amount)
	if len(l.teams) > 0 {
		l.teams[team].week += amount
	}
}

// moves has another team pay a worker. The ledger must have been brought up to
// now.
func (l *ledger) moves(w *worker, to int) {
	if len(l.teams) > 0 {
		l.teams[w.team].pay(w, -1)
		l.teams[to].pay(w, 1)
	}
}

// accrueTeams counts what each team has paid over a share of the financial year
// that is so many weeks.
func (m *Model) accrueTeams(share, weeks float64) {
	for i := range m.ledger.teams {
		t := &m.ledger.teams[i]
		t.week += float64(t.temporary * weeks)
		for role := range t.permanent {
			cost := float64(m.world.roles[role].cost * share)
			t.week += float64(t.permanent[role]*cost*m.pay) + float64(t.agency[role]*cost*(1+m.world.premium))
		}
	}
}

// close closes the week of a census and returns what was spent in it.
func (t *teamLedger) close() float64 {
	spent := t.week
	t.week = 0
	return spent
}
