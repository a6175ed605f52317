package care

import (
	"slices"
	"testing"

	"headroom/sim"
)

// 1,000 arrivals, many of them at one moment, and one at the very end of the week,
// where rounding may put it: in order of time, and those of one moment as they were
// added.
//
// Wrong versions, seen to fail: the last neighbours are not compared; equal ones
// change places.
func TestTheAgendaOfAWeekIsInOrderAndKeepsTheOrderOfEqualOnes(t *testing.T) {
	var a agenda
	draw := sim.NewStreams(1, 0).At(1, 1)
	for week := range 3 {
		want := []arrival(nil)
		for i := range 1000 {
			at := float64(week) + draw.Float64()
			if i%3 == 0 {
				at = float64(week) + float64(i%7)/7
			}
			want = append(want, arrival{at, familyEvent, int32(i)})
		}
		want = append(want, arrival{float64(week + 1), returnEvent, 7})
		for _, one := range want {
			a.add(one.at, one.kind, one.slot)
		}
		slices.SortStableFunc(want, func(x, y arrival) int {
			if x.at < y.at {
				return -1
			} else if x.at > y.at {
				return 1
			}
			return 0
		})
		a.sort(week)
		if !slices.Equal(a.list, want) {
			t.Errorf("week %d is out of order", week)
		}
	}
	a.sort(3)
	same(t, "arrivals of a week without any", len(a.list), 0)
}

// Returns at 0.5, 1 and 1.5 weeks, drawn in week 0, and one at 1.25 drawn in week 1:
// what comes at the very beginning of a week comes before that week is opened.
//
// Wrong versions, seen to fail: a return at 1 is noted for week 1 (it comes when that
// opens, after its census); one drawn in the week in which it comes is noted for it.
func TestReturnsComeAtTheirMomentWheneverTheyWereDrawn(t *testing.T) {
	m := small{set: returning}.begin(t)
	for _, at := range []float64{1.5, 1, 0.5} {
		m.scheduleReturn(at, comeback{key: uint64(100 * at), stream: 0})
	}
	for _, one := range []struct {
		until float64
		open  int
	}{{0.4, 0}, {0.6, 1}, {0.9, 1}, {1, 2}, {1.2, 2}} {
		m.until(one.until)
		same(t, "cases open", m.teams[0].open, one.open)
	}
	same(t, "returns before the census of week 1", m.weekly(Returns, 1), 2)
	m.scheduleReturn(1.25, comeback{key: 125, stream: 0})
	m.until(1.3)
	same(t, "cases open", m.teams[0].open, 3)
	m.until(1.6)
	same(t, "cases open", m.teams[0].open, 4)
}
