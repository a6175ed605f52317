package care

import (
	"math"

	"headroom/sim"
)

// An arrival is the moment at which somebody is referred in the present week.
type arrival struct {
	at   float64
	kind sim.Kind // familyEvent, pastReturnEvent or returnEvent
	slot int32    // of the event
}

// An agenda is what arrives in the present week, the soonest first. Only the next
// of them is scheduled: an engine with few events pending is quicker, and one
// event that schedules its successor is the cheapest kind.
type agenda struct {
	list     []arrival
	next     int
	unsorted []arrival
	places   []int32 // scratch of sort
}

// add notes an arrival of the week that is being drawn. Those of one moment
// happen in the order of their kinds and then as they were added, so kinds are
// added in their order.
func (a *agenda) add(at float64, kind sim.Kind, slot int32) {
	a.unsorted = append(a.unsorted, arrival{at, kind, slot})
}

// sort puts what was added for a week in order, in time in proportion to its
// number: into as many bins of equal length as there are arrivals, and then each
// to its place among its few neighbours. Equal ones keep their order.
func (a *agenda) sort(week int) {
	n := len(a.unsorted)
	for len(a.places) <= n {
		a.places = append(a.places, 0)
	}
	for len(a.list) < n {
		a.list = append(a.list, arrival{})
	}
	a.list, a.next = a.list[:n], 0
	places := a.places[:n+1]
	clear(places)
	begin, perWeek := float64(week), float64(n)
	for i := range a.unsorted {
		places[binOf(a.unsorted[i].at-begin, perWeek)+1]++
	}
	for i := 1; i < n; i++ {
		places[i] += places[i-1]
	}
	for i := range a.unsorted {
		place := &places[binOf(a.unsorted[i].at-begin, perWeek)]
		a.list[*place] = a.unsorted[i]
		*place++
	}
	for i := 1; i < n; i++ {
		one, j := a.list[i], i
		for ; j > 0 && a.list[j-1].at > one.at; j-- {
			a.list[j] = a.list[j-1]
		}
		a.list[j] = one
	}
	a.unsorted = a.unsorted[:0]
}

// binOf is the bin of a moment of the week, which may by rounding be its end.
func binOf(moment, bins float64) int {
	return int(min(float64(moment*bins), bins-1))
}

// reset forgets every arrival.
func (a *agenda) reset() { a.list, a.unsorted, a.next = a.list[:0], a.unsorted[:0], 0 }

// scheduleArrival schedules the next arrival of the week, if there is one.
func (m *Model) scheduleArrival() {
	a := &m.agenda
	if a.next < len(a.list) {
		one := &a.list[a.next]
		a.next++
		m.engine.Schedule(one.at, one.kind, one.slot)
	}
}

// weekOf is the week at whose opening an arrival at a moment must be known: one
// at the very beginning of a week happens before it opens.
func weekOf(at float64) int { return int(math.Ceil(at)) - 1 }
