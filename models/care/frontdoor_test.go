package care

import "testing"

// Court work that only the senior in the second post may hold, and urgent work
// before everything else.
const court = `
[[team.grade]]
role = "senior"
posts = 1
[[stage]]
name = "court"
team = "children"
roles = ["senior"]
work = { law = "fixed", mean_weeks = 10 }
[[stage]]
name = "urgent"
team = "children"
priority = 1
work = { law = "fixed", mean_weeks = 10 }
` + seniorRole

// Full caseloads of 10 and a cap of 0.2: two cases each. The senior has two
// court cases. A third waits, and a common case that comes after it goes to the
// social worker, and another; a third common one waits, until a common one closes
// at 3, and then a fourth. At week 5 a court case closes: the waiting court case
// takes the place, not the common one.
//
// Wrong versions, seen to fail: the queue stops at the first that fits nowhere;
// the roles of the stage are not asked.
func TestWorkThatTooFewMayHoldWaitsAndDoesNotStopOthers(t *testing.T) {
	m := small{set: "team.cap = 0.2", blocks: court}.begin(t)
	m.arriveAt(1, 5)
	m.arriveAt(1, 9)
	m.arriveAt(1, 9)
	same(t, "cases of the senior", len(m.holderOf(2).held), 2)
	same(t, "waiting", m.teams[0].waiting, 1)
	m.arrive(3)
	m.arrive(9)
	same(t, "cases of the social worker", len(m.holderOf(1).held), 2)
	m.arrive(9)
	same(t, "waiting then", m.teams[0].waiting, 2)
	m.until(3)
	same(t, "cases of the social worker at 3", len(m.holderOf(1).held), 2)
	m.arrive(9)
	m.until(5)
	same(t, "cases of the senior at 5", len(m.holderOf(2).held), 2)
	same(t, "stage that waits", m.cases[m.teams[0].queue[m.teams[0].front].first].stage, 0)
}

// The senior has room for one, and a court family of two waits for room for
// two. A common case that comes later may go to a social worker, but not to the
// senior, for whom the family is waiting.
//
// Wrong version, seen to fail: those who come later take the room that the
// first in the queue waits for.
func TestNobodyIsPassedForARoleThatTheyWaitFor(t *testing.T) {
	m := small{set: "team.cap = 0.2", blocks: court}.begin(t)
	m.arriveAt(1, 9)
	m.arriveAt(1, 9, 9)
	same(t, "waiting", m.teams[0].waiting, 2)
	m.holderOf(1).absent = true
	m.arrive(9)
	same(t, "waiting behind them", m.teams[0].waiting, 3)
	m.holderOf(1).absent = false
	m.enrolAll()
	m.allocate(0)
	same(t, "cases of the social worker", len(m.holderOf(1).held), 1)
	same(t, "waiting still", m.teams[0].waiting, 2)
}

// Everybody is full. A common case waits from week 1, an urgent one from 2, a
// common one from 3, an urgent one from 4. They go out as places become free
// from week 5 on: urgent ones first, each kind in the order in which it came.
//
// Wrong versions, seen to fail: first come first served without priority; the
// last of a priority first.
func TestTheQueueIsInOrderOfPriorityThenFirstCome(t *testing.T) {
	m := small{set: "weeks = 30\nteam.cap = 0.2", blocks: court}.begin(t)
	for _, work := range []float64{5, 6, 7, 8} {
		m.arrive(work)
	}
	var came []int32
	for i, stage := range []int32{0, 2, 0, 2} {
		m.until(float64(i + 1))
		m.arriveAt(stage, 20)
		came = append(came, m.nextFamily)
	}
	for i, nth := range []int{1, 3, 0, 2} {
		m.until(float64(i + 5))
		held := false
		for _, slot := range m.active {
			for _, h := range m.workers[slot].held {
				held = held || m.cases[h.slot].family == came[nth]
			}
		}
		same(t, "given out in turn", held, true)
		same(t, "waiting", m.teams[0].waiting, 3-i)
	}
}
