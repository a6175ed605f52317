package experiments

import (
	"math"
	"testing"

	"headroom/models/care"
	"headroom/models/scenario"
)

// Known answers: the council's report CEF22101 (2.4 million over four years),
// and its present value at 3.5 per cent, 2,320,204, from the project's
// verification: 960,000 + 720,000/1.035 + 480,000/1.035^2 + 240,000/1.035^3.
func TestTheBudgetIsTheCouncilsOwnArithmetic(t *testing.T) {
	r := mustRun(t, bromley(t), Settings{Runs: 2, Seed: 1, Fixed: true, Options: []string{"taper", "hold", "none"}, Futures: []string{"no-fall"}})
	for option, want := range map[string]struct {
		total, present float64
		years          [5]float64
	}{
		"taper": {2_400_000, 2_320_204, [5]float64{960_000, 720_000, 480_000, 240_000, 0}},
		"hold":  {4_800_000, 4_486_156, [5]float64{960_000, 960_000, 960_000, 960_000, 960_000}},
		"none":  {},
	} {
		spend := r.cellSummary(r.Cell(option, "no-fall")).Spend
		if got := float64(spend.ExtraTotal.Budgeted); got != want.total {
			t.Errorf("%s is budgeted at %v, want exactly %v", option, got, want.total)
		}
		if got := math.Round(float64(spend.PresentValue.Budgeted)); got != want.present {
			t.Errorf("%s has present value %v, want %v", option, got, want.present)
		}
		for y, line := range spend.ByYear {
			if float64(line.Budgeted) != want.years[y] || line.Year != y+1 {
				t.Errorf("%s, year %d: budgeted %v, want exactly %v", option, line.Year, line.Budgeted, want.years[y])
			}
		}
		if first, last := spend.ByYear[0].Label, spend.ByYear[4].Label; first != "2023-24" || last != "2027-28" {
			t.Errorf("the years are %s to %s", first, last)
		}
	}
}

// certain is the small service with every post filled at once and for good, so
// that two more posts cost two salaries a year to the pound.
func certain(t *testing.T) *scenario.Scenario {
	t.Helper()
	return parse(t, certainText(t))
}

func certainText(t *testing.T) string {
	t.Helper()
	text := smallText(t)
	for _, change := range [][2]string{
		{"vacancies = 0.25\n", ""},
		{"vacancies = 0.3\ncovered = 1\n", ""},
		{`turnover_per_year = { best = 0.3, low = 0.2, high = 0.4, source = "made up" }`, "turnover_per_year = 0"},
		{"success = 0.5", "success = 1\nlag_weeks = 0"},
		{"[[absence]]\nname = \"sickness\"\nshare = 0.04\nmean_weeks = 2\n", ""},
	} {
		text = replaced(t, text, change[0], change[1])
	}
	return text
}

// By hand: two posts at 48,000 are 96,000 in 2023-24, all of the grant and not
// a penny more, in every replication.
func TestSpendingTheGrantToThePennyIsWithinIt(t *testing.T) {
	r := mustRun(t, certain(t), Settings{Runs: 20, Seed: 1, Options: []string{"more"}, Futures: []string{"steady"}})
	c := r.Cell("more", "steady")
	first := c.Years[0]
	if mean, variance := first.Extra.Sum.Mean(), first.Extra.Sum.Variance(); math.Abs(mean-96_000) > 0.01 || variance > 1e-3 {
		t.Errorf("extra spend of the first year: mean %v, variance %v, want 96000 and nothing", mean, variance)
	}
	if first.WithinGrant != (Count{20, 20}) || c.WithinGrantEveryYear != (Count{20, 20}) {
		t.Errorf("within the grant in %v and every year in %v", first.WithinGrant, c.WithinGrantEveryYear)
	}
	if second := c.Years[1]; second.WithinGrant.Of != 0 || second.Extra.Sum.Mean() == 0 {
		t.Errorf("the second year has no grant and costs: %v, %v", second.WithinGrant, second.Extra.Sum.Mean())
	}
}

// By hand: of three years the first two have a grant, 150 in all; 90 + 60 are
// spent in them, and 1000 in the third.
func TestTheGrantInAllIsHeldAgainstTheYearsThatHaveOne(t *testing.T) {
	years := func(spends ...float64) *care.Trajectory {
		trajectory := made(1, nil)
		trajectory.Years = nil
		for _, spend := range spends {
			trajectory.Years = append(trajectory.Years, care.Year{Permanent: spend})
		}
		return trajectory
	}
	c := newCell("more", "steady", 1, 1, 3, care.AverageCaseload)
	c.addMoney(years(90, 60, 1000), years(0, 0, 0).Years, purse{[]float64{100, 50}, 0, nil})
	c.addMoney(years(90, 61, -1000), years(0, 0, 0).Years, purse{[]float64{100, 50}, 0, nil})
	if want := (Count{1, 2}); c.WithinGrant != want {
		t.Errorf("within the grant in %v, want %v", c.WithinGrant, want)
	}
}

// By hand, over two years with grants of 100 and 50 and 3.5 per cent: the first
// run costs 90 + 60 more than its baseline, 150 in all; the second 100 + 51.
func TestGrantsAreHeldToYearByYearAndInAll(t *testing.T) {
	years := func(spends ...float64) *care.Trajectory {
		trajectory := made(1, nil)
		trajectory.Years = nil
		for _, spend := range spends {
			trajectory.Years = append(trajectory.Years, care.Year{Permanent: spend - 30, Agency: 10, OneOff: 15, Appointments: 5, Budgeted: 2 * spend, FundedPosts: 3})
		}
		return trajectory
	}
	c := newCell("more", "steady", 1, 1, 2, care.AverageCaseload)
	c.addMoney(years(1090, 1060), years(1000, 1000).Years, purse{[]float64{100, 50}, 0.035, nil})
	c.addMoney(years(2100, 2051), years(2000, 2000).Years, purse{[]float64{100, 50}, 0.035, nil})
	for _, count := range []struct {
		name      string
		got, want Count
	}{
		{"the first year", c.Years[0].WithinGrant, Count{2, 2}},
		{"the second year", c.Years[1].WithinGrant, Count{0, 2}},
		{"every year", c.WithinGrantEveryYear, Count{0, 2}},
		{"in all", c.WithinGrant, Count{1, 2}},
	} {
		if count.got != count.want {
			t.Errorf("within the grant, %s: %v, want %v", count.name, count.got, count.want)
		}
	}
	for _, figure := range []struct {
		name      string
		got, want float64
	}{
		{"extra of the first year", c.Years[0].Extra.Sum.Mean(), 95},
		{"extra in all", c.Extra.Sum.Mean(), 150.5},
		{"present value", c.PresentValue.Sum.Mean(), 95 + 55.5/1.035},
		{"all spend of the first year", c.Years[0].Spend.Mean(), 1595},
		{"agency spend", c.Years[0].Agency.Mean(), 10},
		{"budgeted", c.Years[0].Budgeted.Mean(), 190},
		{"funded posts", c.Years[0].FundedPosts.Mean(), 3},
	} {
		if math.Abs(figure.got-figure.want) > 0.006 {
			t.Errorf("%s: %v, want %v", figure.name, figure.got, figure.want)
		}
	}
}

// Against another replication's baseline the extra would vary by the spend of
// the whole service; against its own the baseline itself costs nothing extra,
// ever.
func TestExtraCostIsAgainstTheBaselineInTheSameReplication(t *testing.T) {
	r := mustRun(t, parse(t, smallText(t)), Settings{Runs: 60, Seed: 3})
	for _, future := range r.Futures {
		none, more := r.Cell("none", future), r.Cell("more", future)
		if extra := none.Extra.Sum; extra.Mean() != 0 || extra.Variance() != 0 {
			t.Errorf("%s: the baseline costs %v extra, variance %v", future, extra.Mean(), extra.Variance())
		}
		if low, high := none.Extra.Percentile(0.05), none.Extra.Percentile(0.95); low != 0 || high != 0 {
			t.Errorf("%s: the baseline costs %v to %v extra", future, low, high)
		}
		extra, spend := more.Years[0].Extra.Sum.Variance(), more.Years[0].Spend.Variance()+none.Years[0].Spend.Variance()
		if factor := spend / extra; !(factor > 2) {
			t.Errorf("%s: pairing lessens the variance of extra spend %.2f times, want more than 2", future, factor)
		}
	}
}

func TestExtraCostIsTheSameWhereTheBaselineIsNotReported(t *testing.T) {
	s := parse(t, smallText(t))
	whole := mustRun(t, s, Settings{Runs: 8, Seed: 3})
	alone := mustRun(t, s, Settings{Runs: 8, Seed: 3, Options: []string{"more"}})
	for _, future := range alone.Futures {
		mustBeTheSame(t, "more alone, "+future, alone.Cell("more", future), whole.Cell("more", future))
		if mean := alone.Cell("more", future).Extra.Sum.Mean(); mean == 0 {
			t.Errorf("%s: two more posts cost nothing extra", future)
		}
	}
	if alone.Cell("none", "steady") != nil {
		t.Error("the baseline is reported, and was not asked for")
	}
}

// By hand: 5,000 more on the last day of the first financial year, 300 on the
// first of the second. A range of the sum is no part of the budget, but of
// what is spent.
func TestAOneOffSumIsBudgetedAtItsBestInItsYear(t *testing.T) {
	text := replaced(t, smallText(t), "[[option]]\nname = \"taper\"", `[[option.action]]
kind = "spend"
date = 2024-03-31
amount = { best = 5_000, low = 4_000, high = 9_000, source = "made up" }
[[option.action]]
kind = "spend"
date = 2024-04-01
amount = 300

[[option]]
name = "taper"`)
	r := mustRun(t, parse(t, text), Settings{Runs: 10, Seed: 1, Futures: []string{"steady"}})
	without := mustRun(t, parse(t, smallText(t)), Settings{Runs: 10, Seed: 1, Futures: []string{"steady"}})
	for year, want := range []float64{5_000, 300} {
		for _, option := range []string{"more", "taper"} {
			got := r.Cell(option, "steady").Years[year].Budgeted.Mean() - without.Cell(option, "steady").Years[year].Budgeted.Mean()
			if math.Abs(got-want) > 0.01 {
				t.Errorf("%s, year %d: %v more is budgeted, want %v", option, year+1, got, want)
			}
		}
	}
	if variance := r.Cell("more", "steady").Years[0].Extra.Sum.Variance(); variance == without.Cell("more", "steady").Years[0].Extra.Sum.Variance() {
		t.Error("the range of the sum is not in what is spent")
	}
}

func TestTheDaysOfEachFinancialYearAreCounted(t *testing.T) {
	r := mustRun(t, parse(t, smallText(t)), Settings{Runs: 1, Seed: 1, Options: []string{"none"}, Futures: []string{"steady"}})
	years := r.Summary().Cells[0].Spend.ByYear
	if len(years) != 2 || years[0].Days != 366 || years[1].Days != 66*7-366 {
		t.Errorf("66 weeks from 1 April 2023 are %+v", years)
	}
}

// By hand: two temporary workers at 1,900 a week from 25 March to 7 April 2024,
// the last 7 days of one financial year and the first 7 of the next: 3,800 in
// each, budgeted as spent.
//
// Wrong versions, seen to fail: all of it in the year of its first day; the last
// day left out; a range's mean in place of its best value.
func TestATemporaryTeamIsBudgetedForItsDaysByYear(t *testing.T) {
	const team = "[[option.action]]\nkind = \"temporary_team\"\nteam = \"north\"\nrole = \"social worker\"\nworkers = 2\n" +
		"weekly_cost = { best = 1_900, low = 1_000, high = 4_000, source = \"made up\" }\ndate = 2024-03-25\nto = 2024-04-07\n"
	text := replaced(t, certainText(t), "[[option]]\nname = \"taper\"", team+"[[option]]\nname = \"taper\"")
	fixed := Settings{Runs: 2, Seed: 1, Fixed: true, Options: []string{"none", "more"}, Futures: []string{"steady"}}
	with, without := mustRun(t, parse(t, text), fixed), mustRun(t, certain(t), fixed)
	for year := range 2 {
		const want = 3_800
		a, b := with.Cell("more", "steady").Years[year], without.Cell("more", "steady").Years[year]
		if got := a.Budgeted.Mean() - b.Budgeted.Mean(); math.Abs(got-want) > 0.01 {
			t.Errorf("year %d: %v more is budgeted, want %v", year+1, got, want)
		}
		if got := a.Extra.Sum.Mean() - b.Extra.Sum.Mean(); math.Abs(got-want) > 0.02 {
			t.Errorf("year %d: %v more is spent, want %v", year+1, got, want)
		}
	}
}
