package answer

import (
	"strings"
	"testing"

	"headroom/experiments"
)

func TestPercentilesOfMoneyAreGivenAsFinelyAsTheyAreCounted(t *testing.T) {
	sum := func(p05, p95 experiments.Figure) experiments.MoneySummary {
		return experiments.MoneySummary{Spread: experiments.Spread{P05: p05, P95: p95}}
	}
	for want, m := range map[string]experiments.MoneySummary{
		"-10,000 to 10,000":  sum(-8_134, 6_531),
		"130,000 to 140,000": sum(125_922, 140_000),
		"96,000 to 96,000":   sum(96_000, 96_000), // it never varied
		"0 to 20,000":        sum(-3, 20_000),
		"0 to 997":           sum(0, 997.26), // its least and its greatest
	} {
		if got := between(m); got != want {
			t.Errorf("from %v to %v: %q, want %q", m.P05, m.P95, got, want)
		}
	}
}

// The small service has a grant for the first of two years.
func TestAGrantIsHeldAgainstTheYearsThatHaveOne(t *testing.T) {
	r := run(t, small(t), experiments.Settings{Runs: 4})
	s := r.Summary()
	spend := find(s, "taper", "steady").Spend
	text := strings.Join(strings.Fields(Page{Result: r}.money(s, "taper")), " ")
	mustSay(t, text, "all "+pounds(spend.ExtraTotal.Budgeted)+" "+pounds(spend.ExtraTotal.Mean)+" "+between(spend.ExtraTotal)+" years",
		"years with a grant 96,000 "+pounds(spend.ByYear[0].Budgeted)+" "+pounds(spend.ByYear[0].Mean)+" "+withInterval(*spend.WithinGrant))
	if *spend.WithinGrant != *spend.ByYear[0].WithinGrant {
		t.Errorf("one year has a grant, and it is kept in %v and as a whole in %v", *spend.ByYear[0].WithinGrant, *spend.WithinGrant)
	}
	r = run(t, small(t, "grant = [96_000]", "grant = [96_000, 24_000]"), experiments.Settings{Runs: 4})
	text = strings.Join(strings.Fields(Page{Result: r}.money(r.Summary(), "taper")), " ")
	mustSay(t, text, "all 120,000 ")
	mustNotSay(t, text, "years with a grant")
}

func TestEveryOptionsMoneyIsShownWithAGrantAndWithout(t *testing.T) {
	r := run(t, small(t), experiments.Settings{Runs: 4})
	s := r.Summary()
	line := func(option string) string {
		spent := func(future string) string { return pounds(find(s, option, future).Spend.ExtraTotal.Mean) }
		return option + " " + pounds(find(s, option, "steady").Spend.ExtraTotal.Budgeted) + " " + spent("steady") + " " + spent("fall")
	}
	mustSay(t, page(t, r), `Every option's money, extra to "none" over all that is simulated, in pounds: option budgeted spent, steady spent, fall within grant`,
		line("more")+" "+withInterval(*find(s, "more", "steady").Spend.WithinGrant), line("taper"))
	r = run(t, small(t, "grant = [96_000]\n", "", "headline = \"taper\"", "headline = \"none\""), experiments.Settings{Runs: 4})
	text := page(t, r)
	mustSay(t, text, "option budgeted spent, steady spent, fall ──", line("more"), line("taper"))
	mustNotSay(t, text, "within grant")
}

// 261 weeks are five years and a day.
func TestAYearOfWhichOnlySomeDaysAreSimulatedIsNamed(t *testing.T) {
	r := run(t, small(t, "weeks = 66", "weeks = 105"), experiments.Settings{Runs: 2})
	mustSay(t, page(t, r), "Of 2025-26 only 4 days are simulated, on which the 105 weeks end.")
	mustNotSay(t, page(t, run(t, small(t), experiments.Settings{Runs: 2})), "on which the")
}

func TestTheTableOfWhatMoneyBuysHasUnits(t *testing.T) {
	r := run(t, small(t), experiments.Settings{Runs: 4})
	mustSay(t, page(t, r), "case-weeks steady fall pounds pounds each pounds each ─")
}
