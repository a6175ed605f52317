package care

import "testing"

// Practice at twice the pace from week 2 to the end of day 28 (the last day of
// week 3): a case of 7 weeks has 5 left at week 2 and 1 left at week 4, when
// the pace is 1 again, and closes at 5.
//
// Practice is read at mid-week: from day 17.5 it is in force in the whole of
// week 2, from day 17.6 only in week 3.
//
// Wrong versions, seen to fail: practiceIn reads the week's start; to is taken
// as the first day on which it no longer holds.
func TestPracticeChangesThePaceOfOpenCases(t *testing.T) {
	m := small{actions: `
[[option.action]]
kind = "practice"
date = 2023-04-15
to = 2023-04-28
factor = 2`}.begin(t)
	m.arrive(7)
	m.until(2)
	near(t, "closing time once practice is faster", m.pending(m.holderOf(1).closure), 4.5)
	m.until(4)
	near(t, "closing time once it is not", m.pending(m.holderOf(1).closure), 5)

	for _, one := range []struct {
		day     string
		inForce [4]float64
	}{
		{"2.5", [4]float64{1, 1, 2, 2}},
		{"2.51", [4]float64{1, 1, 1, 2}},
	} {
		m := small{actions: "[[option.action]]\nkind = \"practice\"\ndate = { week = " + one.day + " }\nfactor = 2"}.begin(t)
		for k, want := range one.inForce {
			near(t, "practice from week "+one.day, m.practiceIn(k), want)
		}
	}

	// To its last day: in force while mid-week is not after the end of it. Week
	// 3's middle, 3.5, is the middle of day 24, and so before the end of a last
	// day that begins at 24/7 = 3.4286.
	m = small{actions: "[[option.action]]\nkind = \"practice\"\ndate = 2023-04-01\nto = 2023-04-25\nfactor = 2"}.begin(t)
	near(t, "practice in the week whose middle is on the last day", m.practiceIn(3), 2)
	near(t, "practice in the week after", m.practiceIn(4), 1)
}

// Wrong version, seen to fail: the pace is as before.
func TestFasterPracticeLeavesFewerCasesOpenAndFewerWaiting(t *testing.T) {
	mustMoveWith(t, pressed(t), "practice", "factor = 1.15\ndate = { week = 0 }\n", direction{"open cases", 0, OpenCases, -1}, direction{"unallocated", 1, Unallocated, -1})
}
