package care

import "testing"

// Four cases. The first allocation is not a change. At week 1 two change worker,
// at week 2 one of them again. At census 13 two of four have had 2 workers or more
// in 52 weeks, and one 3. At 39 the same; census 52 looks back to week 0 and sees
// them, census 65 to week 13 and sees none. Between the 13th censuses the last
// figure stands.
//
// Wrong versions, seen to fail: the first allocation counts; changes count for ever.
func TestChangesOfWorkerInAYearByHand(t *testing.T) {
	m := small{set: "weeks = 80\nteam.posts = 2"}.begin(t)
	for range 4 {
		m.arrive(900)
	}
	first, second := m.postOf(1).holder, m.postOf(2).holder
	change := func(week float64, from, to int32, cases int) {
		m.until(week)
		m.settle(&m.workers[from])
		for range cases {
			c := m.workers[from].held[0].slot
			m.give(to, m.takeFamily(from, m.cases[c].family))
		}
	}
	change(1, first, second, 2)
	m.until(2)
	last := m.workers[second].held[3].slot
	m.settle(&m.workers[second])
	m.give(first, m.takeFamily(second, m.cases[last].family))
	m.until(79)
	for k, want := range map[int][2]float64{0: {0, 0}, 12: {0, 0}, 13: {0.5, 0.25}, 25: {0.5, 0.25}, 39: {0.5, 0.25}, 52: {0.5, 0.25}, 64: {0.5, 0.25}, 65: {0, 0}} {
		same(t, "shares with 2 and 3 workers", [2]float64{m.weekly(TwoWorkers, k), m.weekly(ThreeWorkers, k)}, want)
	}
}
