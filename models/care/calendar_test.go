package care

import (
	"testing"
	"time"
)

// A start on 15 June 2023 is 75 days into the financial year from 1 April 2023
// (366 days, for 29 February 2024 is in it); the next begins on day 291, week
// 41.5714. Week 0 begins in June, week 3 (6 July) in July. 1 September is day
// 78; the intake of 2024 day 444.
//
// Wrong versions, seen to fail: financial years are calendar years; a financial
// year has the days of the calendar year in which it begins; days before the
// start are rounded towards 0.
func TestTheCalendarOfAStartWithinAFinancialYear(t *testing.T) {
	p := small{set: "start = 2023-06-15\nweeks = 100"}.plan(t)
	same(t, "years", len(p.years), 3)
	near(t, "first year from week", p.years[0].from, -75.0/7)
	same(t, "its days", p.years[0].days, 366)
	near(t, "second year from week", p.years[1].from, 291.0/7)
	same(t, "its days", p.years[1].days, 365)
	same(t, "month of week 0", p.months[0], time.June)
	same(t, "month of week 3", p.months[3], time.July)
	same(t, "intakes", len(p.intakes), 2)
	near(t, "first intake", p.intakes[0], 78.0/7)
	near(t, "second intake", p.intakes[1], 444.0/7)
}

// A start on 15 January is in the financial year of the April before, and a
// start on 1 April begins one. A run that ends on the day before 1 April has
// no further year: 261 weeks from 1 April 2023 end on 31 March 2028.
//
// Wrong version, seen to fail: the first year is that of the start's calendar
// year.
func TestFinancialYearsTurnOnTheFirstOfApril(t *testing.T) {
	p := small{set: "start = 2024-01-15\nweeks = 12"}.plan(t)
	same(t, "years", len(p.years), 2)
	near(t, "first year from week", p.years[0].from, -289.0/7)
	near(t, "second year from week", p.years[1].from, 77.0/7)

	p = small{set: "weeks = 261"}.plan(t)
	same(t, "years from 1 April 2023", len(p.years), 5)
	same(t, "first", p.years[0], financialYear{0, 366})
	same(t, "last", p.years[4], financialYear{1461.0 / 7, 366})
}

// Half a year's spend for a start on 1 October 2023: ten posts at 36,600 are
// funded for 183 of the 366 days.
//
// Wrong version, seen to fail: the year's cost is spread over the days that
// are simulated.
func TestAYearThatHasBegunHasThePostsOfItsOwnDays(t *testing.T) {
	m := small{set: "start = 2023-10-01\nweeks = 40\nteam.posts = 10\nrole.cost_per_year = 36_600"}.run(t)
	year := m.trajectory.Years[0]
	near(t, "posts of the first year", year.FundedPosts, 5)
	near(t, "spend of the first year", year.Permanent, 183_000)
}
