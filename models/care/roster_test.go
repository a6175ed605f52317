package care

import (
	"math"
	"testing"

	"headroom/sim"
)

// What asking every worker finds, the roster finds from its heads: with weights
// that add up exactly, and with weights of 0.1 and 0.7, whose sums differ in
// their last bits by the order of adding, so that unequal points make equal
// loads. Workers of two roles and three capacities come, go, take cases and lose
// them, fall away and come back.
//
// Wrong versions, seen to fail: the head decides where points are not exact; a
// worker's place is not moved when the points change; ties between groups go to
// the first group.
func TestTheRosterChoosesWhomAskingEverybodyFinds(t *testing.T) {
	for _, one := range []struct {
		weights []float64
		exact   bool
	}{{[]float64{1, 0.5}, true}, {[]float64{0.1, 0.7}, false}} {
		m, draw := NewModel(), sim.NewStreams(1, 0).At(1, 0)
		m.teams = make([]team, 1)
		below := func(n int) int { return int(draw.Float64() * float64(n)) }
		weight := func() float64 { return one.weights[below(len(one.weights))] }
		const workers = 40
		for slot := range workers {
			m.workers = append(m.workers, worker{number: uint64((slot * 7) % workers), present: true, points: 2})
			m.seats = append(m.seats, seat{group: nobody})
			m.teams[0].workers = append(m.teams[0].workers, int32(slot))
		}
		ties := 0
		for range 20_000 {
			slot := int32(below(workers))
			w := &m.workers[slot]
			switch below(6) {
			case 0:
				w.role = int32(below(2))
				w.capacity = []float64{0, 8, 12, 16}[below(4)]
			case 1:
				w.absent = !w.absent
			case 2, 3:
				w.points += weight()
			default:
				w.points = math.Max(w.points-weight(), 0)
			}
			m.enrol(slot, w)
			points, roles := weight(), uint64(1+below(3))
			chosen, load := m.teams[0].roster.least(points, roles, one.exact)
			m.checkChoice(&m.teams[0], points, roles, chosen)
			for other := range m.workers {
				if o := &m.workers[other]; chosen != nobody && int32(other) != chosen && o.eligible() && (o.points+points)/o.capacity == load {
					ties++
					break
				}
			}
		}
		if ties < 1000 {
			t.Errorf("weights %v: %d ties in 20,000 choices, too few to see them decided", one.weights, ties)
		}
	}
}
