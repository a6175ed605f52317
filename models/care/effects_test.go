package care

import "testing"

// Early help takes 40% away from week 4, growing over 8 weeks, until the end of
// the day at week 14; another takes 10% in weeks 12 and 13.
//
//	week 3    middle 3.5, not yet: 1
//	week 4    0.5 of 8 weeks: 1 - 0.4/16 = 0.975
//	week 11   7.5 of 8: 1 - 0.4 * 0.9375 = 0.625
//	week 13   all: 0.6, and 0.9 of it
//	week 14   the middle is after the last day: 1
//
// Wrong versions, seen to fail: read at the week's start; effects added up
// (0.5 in week 13); the ramp counted from the start of the simulation.
func TestEffectsGrowOverTheirRampAndMultiply(t *testing.T) {
	m := small{set: "stream.base = 10", actions: `
[[option.action]]
kind = "early_help"
stream = "children"
date = { week = 4 }
to = { week = 14 }
referrals = 0.6
ramp_weeks = 8
[[option.action]]
kind = "early_help"
stream = "children"
date = { week = 12 }
to = { week = 13 }
referrals = 0.9
`}.begin(t)
	for _, one := range []struct {
		week int
		want float64
	}{{3, 10}, {4, 9.75}, {11, 6.25}, {12, 5.4}, {13, 6}, {14, 10}} {
		near(t, "intensity", m.intensity(one.week, 0), one.want)
	}
}

// A scheme triples the flow of 10 a week from week 3 to the day before week 6
// begins: at the middle of weeks 3 to 5, and nowhere else. It is there without any
// action, and leaves the other stream alone.
//
// Wrong versions, seen to fail: it has no end; it is every stream's.
func TestADatedChangeOfAStreamByHand(t *testing.T) {
	m := small{set: "stream.base = 10", blocks: "[[stream.change]]\nname = \"scheme\"\nfactor = 3\ndate = 2023-04-22\nto = 2023-05-12\n" +
		"[[stream]]\nname = \"others\"\nstage = \"case\"\nbase = 4\ndrift = \"none\"\n"}.begin(t)
	for k, want := range []float64{10, 10, 10, 30, 30, 30, 10, 10} {
		near(t, "flow", m.intensity(k, 0), want)
		near(t, "flow of the other stream", m.intensity(k, 1), 4)
	}
}
