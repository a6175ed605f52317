package care

import (
	"strings"
	"testing"
)

// Three people at 36,600 a year, 100 a day, in the first team, one in the
// second: 2,100 and 700 a week. At week 2 a post moves with its person. On day 23
// a one-off sum of 500 is spent, which is no team's. At 4.5 somebody starts in the
// first team: half a week's pay, and 300 for the appointment. From day 42 two
// temporary workers at 1,900 a week are in the second.
//
//	census          1      3      4      5      7
//	first team  2,100  1,400  1,400  2,050  2,100
//	second team   700  1,400  1,400  1,400  5,200
//	all         2,800  2,800  3,300  3,450  7,300
//
// Wrong versions, seen to fail: who moves is paid by the old team; the appointment
// is no team's; the one-off sum is the first team's; temporary workers are paid by
// the first team.
func TestSpendByTeamByHand(t *testing.T) {
	s := givingTeam
	s.set += "\nrole.cost_per_year = 36_600\nrecruitment.cost_per_appointment = 300"
	s.actions = move("move") + `
[[option.action]]
kind = "spend"
date = 2023-04-24
amount = 500
[[option.action]]
kind = "temporary_team"
team = "long term"
role = "social worker"
workers = 2
weekly_cost = 1_900
date = { week = 6 }
to = { week = 15 }
`
	m := s.begin(t)
	m.until(2.1)
	m.endOnly(3, 4.5) // the first vacant post, now that post 3 has moved
	m.until(8)
	for census, want := range map[int][3]float64{
		1: {2100, 700, 2800}, 3: {1400, 1400, 2800}, 4: {1400, 1400, 3300}, 5: {2050, 1400, 3450}, 7: {2100, 5200, 7300},
	} {
		near(t, "the first team", m.ofTeam(0, Spend, census), want[0])
		near(t, "the second team", m.ofTeam(1, Spend, census), want[1])
		near(t, "all", m.weekly(Spend, census), want[2])
	}
}

// Wrong version, seen to fail: each law in turn taken out of checkMoney.
func TestTheLawsOfTeamsMoneyAreNoticedWhenBroken(t *testing.T) {
	for _, one := range []struct {
		says  string
		spoil func(*teamLedger)
	}{
		{"", func(*teamLedger) {}},
		{"by team and one-off", func(l *teamLedger) { l.week++ }},
		{"more than it pays", func(l *teamLedger) { l.permanent[0]-- }},
		{"more than it pays", func(l *teamLedger) { l.temporary++ }},
	} {
		m := givingTeam.begin(t)
		m.until(2.5)
		one.spoil(&m.ledger.teams[1])
		says := panicOf(func() { m.until(3) })
		if (one.says == "") != (says == "") || !strings.Contains(says, one.says) {
			t.Errorf("the panic says %q; it should say %q", says, one.says)
		}
	}
}
