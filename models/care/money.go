package care

import "math"

// A line is a line of the spending.
type line int

// The lines of spend. Over establishment is not among them: it is a part of
// the others, counted apart.
const (
	permanentLine line = iota
	agencyLine
	oneOffLine
	appointmentLine
	temporaryLine
	lines
)

// A payroll is who is paid now.
type payroll struct {
	permanent []float64 // FTE, by role
	agency    []float64 // FTE of agency workers, by the role that is the grade of their post
	temporary float64   // pounds a week of temporary teams
}

// A ledger counts who is paid, and keeps the money by line and year, and by
// team from census to census.
type ledger struct {
	payroll
	year         int // present financial year, from 0
	since        float64
	byLine       [lines][]float64
	teams        []teamLedger // where there are several
	conversions  []int32      // posts that were agency assignments
	funded       []float64    // FTE of funded posts now, and of agency assignments above them, by grade
	assigned     float64      // FTE of the assignments alone
	assignedDays []float64    // of them, FTE-days by year
	fundedDays   [][]float64  // by grade, FTE-days by year
	fundedSince  int          // day up to which they are counted
	week         float64      // spent since the last census
	appointments int
	lost         [ways]int
	overWeeks    float64 // person-weeks over establishment
	overCost     float64
}

func (l *ledger) reset(p *Plan) {
	days, byLine := l.fundedDays, l.byLine
	for i := range byLine {
		byLine[i] = zeros(byLine[i], len(p.years))
	}
	for len(days) < len(p.roles) {
		days = append(days, nil)
	}
	for role := range p.roles {
		days[role] = zeros(days[role], len(p.years))
	}
	*l = ledger{
		payroll: l.emptied(len(p.roles)), funded: zeros(l.funded, len(p.roles)), teams: resetTeams(l.teams, p), conversions: l.conversions[:0],
		byLine: byLine, fundedDays: days, assignedDays: zeros(l.assignedDays, len(p.years)),
	}
}

// emptied is a payroll of nobody, in the same memory.
func (p *payroll) emptied(roles int) payroll {
	return payroll{permanent: zeros(p.permanent, roles), agency: zeros(p.agency, roles)}
}

// fund adds funded posts of a grade (or takes them away, posts below 0). The
// ledger must have been brought up to now.
func (l *ledger) fund(grade int, fte float64, posts int) {
	l.funded[grade] += float64(fte * float64(posts))
}

func zeros(list []float64, n int) []float64 {
	list = list[:0]
	for range n {
		list = append(list, 0)
	}
	return list
}

// pay begins (+1) or ends (-1) the pay of a worker. The ledger must have been
// brought up to now.
func (l *ledger) pay(w *worker, sign float64) {
	l.payroll.pay(w, sign)
	if len(l.teams) > 0 {
		l.teams[w.team].pay(w, sign)
	}
}

func (p *payroll) pay(w *worker, sign float64) {
	switch {
	case w.until > 0:
		p.temporary += float64(sign * w.temporary)
	case w.agency:
		p.agency[w.grade] += float64(sign * w.fte)
	default:
		p.permanent[w.role] += float64(sign * w.fte)
	}
}

func (l *ledger) spend(on line, amount float64) {
	l.byLine[on][l.year] += amount
	l.week += amount
}

func (l *ledger) lose(by way, posts int) { l.lost[by] += posts }

// accrue brings the ledger up to now. It is called before anything changes
// who is paid or what is funded.
func (m *Model) accrue() {
	l := &m.ledger
	now := m.engine.Now()
	if len(m.plan.years) == 0 {
		return
	}
	yearDays := float64(m.plan.years[l.year].days)
	today := int(math.Floor(float64(now*7) + 0.5)) // funding changes at midnight only: whole days keep the budget exact
	for grade, fte := range l.funded {
		l.fundedDays[grade][l.year] += float64(fte * float64(today-l.fundedSince))
	}
	l.assignedDays[l.year] += float64(l.assigned * float64(today-l.fundedSince))
	l.fundedSince = today
	if now == l.since {
		return
	}
	share := (now - l.since) * 7 / yearDays // of the financial year
	if l.temporary != 0 {
		l.spend(temporaryLine, float64(l.temporary*(now-l.since)))
	}
	l.since = now
	for role, fte := range l.permanent {
		if fte != 0 {
			l.spend(permanentLine, float64(fte*m.world.roles[role].cost*m.pay*share))
		}
	}
	for role, fte := range l.agency {
		if fte != 0 {
			l.spend(agencyLine, float64(fte*m.world.roles[role].cost*(1+m.world.premium)*share))
		}
	}
	m.accrueTeams(share, share*yearDays/7)
	m.accrueConversions(share)
	for i := range m.teams {
		people, cost := m.overEstablishment(i)
		l.overWeeks += people * share * yearDays / 7
		l.overCost += float64(cost * share)
	}
}

// overEstablishment is a team's people beyond its funded posts, FTE, and what
// they cost a year.
func (m *Model) overEstablishment(team int) (people, cost float64) {
	t := &m.teams[team]
	people = float64(float64(t.owed) * m.world.teams[team].fte)
	cost = float64(people * m.world.roles[m.plan.teams[team].role].cost)
	if t.going == 0 {
		return people, cost
	}
	for _, slot := range t.workers {
		w := &m.workers[slot]
		p := &m.posts[w.post]
		if !p.going || slot != p.holder && slot != p.cover {
			continue // not to go, or overlapped by the one who is
		}
		people += w.fte
		if w.agency {
			cost += float64(w.fte * m.world.roles[w.grade].cost * (1 + m.world.premium))
		} else {
			cost += float64(w.fte * m.world.roles[w.role].cost * m.pay)
		}
	}
	return people, cost
}

// turnYear closes a financial year.
func (m *Model) turnYear(year int) {
	m.accrue()
	m.ledger.year = year
}

// closeBooks puts the run's money into the trajectory.
func (m *Model) closeBooks() {
	t, l := &m.trajectory, &m.ledger
	for y := range m.plan.years {
		year := &t.Years[y]
		year.Permanent, year.Agency = l.byLine[permanentLine][y], l.byLine[agencyLine][y]
		year.OneOff, year.Appointments, year.Temporary = l.byLine[oneOffLine][y], l.byLine[appointmentLine][y], l.byLine[temporaryLine][y]
		for role := range m.plan.roles {
			share := l.fundedDays[role][y] / float64(m.plan.years[y].days)
			year.FundedPosts += share
			year.Budgeted += float64(share * m.plan.roles[role].cost.in(nil))
		}
		year.FundedPosts -= l.assignedDays[y] / float64(m.plan.years[y].days)
	}
	t.PostsLost = l.lost
	t.OverWeeks, t.OverCost = l.overWeeks, l.overCost
	for i := range m.teams {
		t.PostsOwed += m.teams[i].owed
	}
}
