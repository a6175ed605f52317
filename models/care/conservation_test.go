package care

import (
	"fmt"
	"strings"
	"testing"
)

// A service in which everything is under way: cases held and waiting, a round
// and a search running, a post going, money spent.
func beginBusy(t *testing.T) *Model {
	m := small{
		set:    "team.posts = 6\nteam.vacancies = 0.5\nteam.covered = 0.333\nteam.cap = 1\nrole.full_caseload = 2\nrole.cost_per_year = 36_600\nleaving.notice_weeks = 8\n" + agency + "agency.limit = 2\nrecruitment.success = 0\n",
		blocks: agencyRole,
	}.begin(t)
	m.until(1)
	m.notice(1)
	for range 16 {
		m.arrive(90)
	}
	m.losePosts(0, 3)
	m.until(2)
	t1 := &m.teams[0]
	if t1.waiting == 0 || t1.open == t1.waiting || t1.going == 0 || t1.agencyBusy == 0 {
		t.Fatalf("not everything is under way: %+v", t1)
	}
	m.until(2.5)
	return m
}

// Each law of conservation is broken by hand, one at a time, and must be named
// by the panic at the next census. Nothing broken, nothing happens.
//
// Wrong version, seen to fail: each law in turn taken out of
// checkConservation.
func TestEachLawOfConservationIsNoticedWhenBroken(t *testing.T) {
	for _, one := range []struct {
		says  string
		spoil func(*Model)
	}{
		{"", func(*Model) {}},
		{"cases held and", func(m *Model) { m.teams[0].open++ }},
		{"cases held and", func(m *Model) { m.teams[0].waiting-- }},
		{"points and counts", func(m *Model) { m.holderOf(2).points++ }},
		{"and says", func(m *Model) { m.cases[m.holderOf(2).held[0].slot].worker = m.postOf(3).holder }},
		{"waits and is with", func(m *Model) { m.cases[m.teams[0].queue[m.teams[0].front].first].worker = m.postOf(2).holder }},
		{"who has gone", func(m *Model) { m.holderOf(2).present = false }},
		{"people, counted", func(m *Model) { m.postOf(2).occupants++ }},
		{"people, counted", func(m *Model) { m.postOf(2).gone = true }},
		{"who is not in it", func(m *Model) { m.postOf(2).holder = m.postOf(3).holder }},
		{"funded", func(m *Model) { m.teams[0].funded++ }},
		{"funded", func(m *Model) { m.teams[0].owed++ }},
		{"rounds", func(m *Model) { m.teams[0].roundsRunning++ }},
		{"agency", func(m *Model) { m.teams[0].agencyBusy-- }},
		{"going", func(m *Model) { m.teams[0].going-- }},
		{"referred", func(m *Model) { m.flow.referrals++ }},
		{"closed", func(m *Model) { m.flow.closures++ }},
		{"started", func(m *Model) { m.flow.starters++ }},
		{"left", func(m *Model) { m.flow.leavers++ }},
		{"by line", func(m *Model) { m.ledger.week++ }},
		{"by line", func(m *Model) { m.ledger.byLine[permanentLine][0] -= 1 }},
	} {
		m := beginBusy(t)
		one.spoil(m)
		says := panicOf(func() { m.until(3) })
		if (one.says == "") != (says == "") || !strings.Contains(says, one.says) {
			t.Errorf("the panic says %q; it should say %q", says, one.says)
		}
	}
}

// panicOf is what a function panics with; nothing if it does not.
func panicOf(f func()) (says string) {
	defer func() {
		if fault := recover(); fault != nil {
			says = fmt.Sprint(fault)
		}
	}()
	f()
	return ""
}
