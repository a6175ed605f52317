package care

import (
	"math"
	"testing"

	"headroom/sim"
)

const yearWeeks = 365.25 / 7

// April has a multiplier of 1 and January one of 2: the mean over the days of
// a year is (334 + 2*31) / 365 = 396/365, so that they become 365/396 and
// 730/396. The week that begins on 29 April (week 4) is April's to its end.
//
// Wrong versions, seen to fail: the mean of the twelve without their days;
// the month of the middle of the week.
func TestSeasonIsScaledByDaysAndReadAtTheWeeksStart(t *testing.T) {
	m := small{set: "weeks = 53\nstream.base = 10\nstream.season = [2, 1, 1, 1, 4, 1, 1, 1, 1, 1, 1, 1]"}.begin(t)
	mean := (365 + 31.0 + 3*31) / 365 // May has 4
	near(t, "intensity of the week from 29 April", m.intensity(4, 0), 10/mean)
	near(t, "intensity of the week from 6 May", m.intensity(5, 0), 40/mean)
	near(t, "intensity of the week from 6 January", m.intensity(40, 0), 20/mean)
}

// Half as much again at the start, halving every 26 weeks: in week 10 it is
// read at 10.5, 1 + 0.5 * 2^(-10.5/26) = 1.37791.
//
// Wrong version, seen to fail: read at the week's start.
func TestASurgeHalvesEveryHalfLife(t *testing.T) {
	m := small{set: "stream.base = 10\nstream.surge_size = 0.5\nstream.surge_half_life_weeks = 26"}.begin(t)
	near(t, "intensity in week 10", m.intensity(10, 0), 10*(1+0.5*math.Pow(2, -10.5/26)))
}

// A trend of -10% a year, a quarter of it in the flow: in week 104, 104.5
// weeks or 2.00274 years on, the flow is 0.9^(0.25 * 2.00274) = 0.94861 of the
// base, and practice is 0.9^(-0.75 * 2.00274) = 1.17144. Their quotient, the
// cases that would be open in the end, has the whole trend.
//
// Wrong versions, seen to fail: a linear trend, 1 - 0.1 * years; practice
// slows with a falling trend; a year of 52 weeks.
func TestATrendIsSplitBetweenTheFlowAndPractice(t *testing.T) {
	m := small{set: "weeks = 157\nstream.base = 10\nstream.trend_per_year = -0.1\nstream.trend_to_flow = 0.25"}.begin(t)
	years := 104.5 / yearWeeks
	near(t, "flow", m.intensity(104, 0), 10*math.Pow(0.9, 0.25*years))
	near(t, "practice", m.practiceIn(104), math.Pow(0.9, -0.75*years))
	near(t, "flow over practice", m.intensity(104, 0)/m.practiceIn(104), 10*math.Pow(0.9, years))
}

// The points (0, 10), (10, 30) and (12, 0): in week 4 the line is read at 4.5,
// 10 + 2 * 4.5 = 19; after the last point its value holds.
//
// Wrong version, seen to fail: read at the week's start (18).
func TestAGivenRateIsReadOnStraightLinesAtMidWeek(t *testing.T) {
	m := small{set: "stream.rate = [[0, 10], [10, 30], [12, 0]]"}.begin(t)
	near(t, "week 4", m.intensity(4, 0), 19)
	near(t, "week 11", m.intensity(11, 0), 7.5)
	near(t, "week 12", m.intensity(12, 0), 0)
	near(t, "before the first point", linear([][2]float64{{0, 10}, {10, 30}}, -5), 10)
}

// Nine children a week in families of 1, 2 or 3 with chances 0.5, 0.3 and 0.2
// (mean 1.7, mean square 3.5) are 9/1.7 families a week: the children of a
// week have mean 9 and variance 9 * 3.5/1.7 = 18.529. 8,000 weeks.
//
// Wrong version, seen to fail: the expected number of children is taken for
// that of families (mean 15.3).
func TestChildrenComeInFamiliesAtTheIntensity(t *testing.T) {
	p := small{set: "weeks = 40\nstream.base = 9\nstream.family_sizes = [0.5, 0.3, 0.2]\nstage.work = { law = \"fixed\", mean_weeks = 1 }"}.plan(t)
	m := NewModel()
	var children, squares sim.Moments
	for r := range 200 {
		m.Run(p, nil, sim.NewStreams(1, r))
		for k := 1; k < 40; k++ {
			n := m.weekly(Referrals, k)
			children.Add(n)
			squares.Add((n - 9) * (n - 9))
		}
	}
	withinError(t, "children a week", &children, 9)
	withinError(t, "their variance", &squares, 9*3.5/1.7)
}

// A gamma multiplier of mean 1 and variance 0.25 each week makes the intensity
// 10 have mean 10 and variance 25, and the weeks independent. 8,000 weeks.
//
// Wrong version, seen to fail: the gamma's shape is the variance.
func TestWeeklyNoiseHasMeanOneAndItsVariance(t *testing.T) {
	p := small{set: "weeks = 40\nstream.base = 10\nstream.noise_variance = 0.25"}.plan(t)
	m := NewModel()
	var level, squares, neighbours sim.Moments
	for r := range 200 {
		m.begin(p, nil, sim.NewStreams(1, r))
		before := math.NaN()
		for k := range 40 {
			x := m.intensity(k, 0)
			level.Add(x)
			squares.Add((x - 10) * (x - 10))
			if k > 0 {
				neighbours.Add((x - 10) * (before - 10))
			}
			before = x
		}
	}
	withinError(t, "intensity", &level, 10)
	withinError(t, "its variance", &squares, 25)
	withinError(t, "covariance of neighbouring weeks", &neighbours, 0)
}

// A family's moment is even over its week: its mean is the middle, its
// variance 1/12 of a week squared. One family a week on average, 4,000 weeks.
//
// Wrong version, seen to fail: families come at the week's start.
func TestFamiliesComeAtAnyMomentOfTheirWeek(t *testing.T) {
	p := small{set: "weeks = 20\nstream.base = 1\nstage.work = { law = \"fixed\", mean_weeks = 1000 }"}.plan(t)
	m := NewModel()
	var halves, all int
	for r := range 200 {
		m.begin(p, nil, sim.NewStreams(1, r))
		for k := range 20 {
			m.until(float64(k))
			before := m.teams[0].open
			m.until(float64(k) + 0.5)
			halves += m.teams[0].open - before
		}
		m.until(20)
		all += m.teams[0].open
	}
	shareWithinError(t, "families in the first half of their week", halves, all, 0.5)
}
