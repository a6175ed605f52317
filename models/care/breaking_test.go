package care

import "testing"

// One place under the cap. Work is unallocated at these censuses:
//
//	a case at 0.5 of 3 weeks, another at 1.5: waits to 3.5, seen at 2 and 3
//	at 5.5 one of 9 weeks, at 5.6 another: waits to 14.5, seen at 6 to 14
//
// The longest run is 9 censuses. One is longer than 4 weeks first at census 10, the
// fifth of the second run. At 9 the case has waited 3.4 weeks, at 10 4.4.
//
// Wrong versions, seen to fail: a break does not begin the count again (census 8);
// the break at 4 censuses; the last long run instead of the first.
func TestTheBreakingPointByHand(t *testing.T) {
	m := small{set: "weeks = 60\nteam.cap = 0.1"}.begin(t)
	at := func(week, work float64) { m.until(week); m.arrive(work) }
	at(0.5, 3)
	at(1.5, 1)
	at(5.5, 9)
	at(5.6, 1)
	m.until(20)
	same(t, "longest run", m.trajectory.LongestRun, 9)
	same(t, "first break", m.trajectory.FirstBreak, 10)
	for k, want := range map[int][3]float64{5: {0, 0, 0}, 6: {0, 0, 0}, 7: {1, 0, 0}, 9: {1, 0, 0}, 10: {1, 1, 0}, 14: {1, 1, 0}, 15: {0, 0, 0}} {
		same(t, "waiting over 1, 4 and 13 weeks", [3]float64{m.weekly(WaitingOver1, k), m.weekly(WaitingOver4, k), m.weekly(WaitingOver13, k)}, want)
	}
	at(20.5, 29)
	at(20.6, 1)
	m.until(59)
	same(t, "longest run then", m.trajectory.LongestRun, 29)
	same(t, "first break still", m.trajectory.FirstBreak, 10)
	same(t, "waiting over 13 weeks", [2]float64{m.weekly(WaitingOver13, 33), m.weekly(WaitingOver13, 34)}, [2]float64{0, 1})
}

// Nothing waits: no run, and never a break.
//
// Wrong version, seen to fail: never is census 0.
func TestAServiceThatAllocatesEverythingNeverBreaks(t *testing.T) {
	m := small{set: "stream.base = 3"}.run(t)
	same(t, "run", m.trajectory.LongestRun, 0)
	same(t, "break", m.trajectory.FirstBreak, -1)
}
