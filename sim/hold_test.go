package sim_test

import (
	"fmt"
	"math"
	"math/bits"
	"testing"

	"headroom/sim"
	"headroom/sim/bench"
)

// The hold model (Jones 1986, "An empirical comparison of priority-queue and
// event-set implementations"): the soonest of n pending events happens and
// schedules another after an exponential delay of mean 1.

const holds = 200_000 // an iteration

// BenchmarkHold holds on the engine's public API.
func BenchmarkHold(b *testing.B) {
	benchmarkHold(b, 1_000_000, func(n int) func(int) {
		h := &holder{stream: sim.NewStreams(1, 1).At(1, 1)}
		for range n {
			h.engine.Schedule(h.stream.Exponential(), 0, 0)
		}
		return h.hold
	})
}

// BenchmarkHoldHeap holds on nothing but a heap.
func BenchmarkHoldHeap(b *testing.B) {
	benchmarkHold(b, 10_000, func(n int) func(int) { return newBareHeap(n).hold })
}

// BenchmarkHoldDays holds on nothing but a calendar queue of ideal width.
func BenchmarkHoldDays(b *testing.B) {
	benchmarkHold(b, 10_000, func(n int) func(int) { return newDays(n).hold })
}

// benchmarkHold measures from 10 to so many pending events.
func benchmarkHold(b *testing.B, most int, start func(n int) (hold func(count int))) {
	for n := 10; n <= most; n *= 10 {
		b.Run(fmt.Sprintf("pending=%d", n), func(b *testing.B) {
			hold := start(n)
			hold(2 * n) // forgets how it started
			b.ResetTimer()
			report := bench.PerUnit(b, "event")
			for range b.N {
				hold(holds)
			}
			report(float64(b.N) * holds)
		})
	}
}

type holder struct {
	engine sim.Engine
	stream sim.Stream
	left   int
}

func (h *holder) hold(count int) {
	h.left = count
	h.engine.Run(h, math.Inf(1))
}

func (h *holder) Handle(_ sim.Kind, slot int32) {
	h.engine.Schedule(h.engine.Now()+h.stream.Exponential(), 0, slot)
	if h.left--; h.left == 0 {
		h.engine.Halt()
	}
}

// bareHeap is the engine's heap without anything around it: no timers, no
// handler, no checks.
type bareHeap struct {
	events   []bareEvent
	sequence uint64
	stream   sim.Stream
}

type bareEvent struct {
	time, order uint64
	slot        int32
}

func (a *bareEvent) before(b *bareEvent) uint64 {
	_, borrow := bits.Sub64(a.order, b.order, 0)
	_, borrow = bits.Sub64(a.time, b.time, borrow)
	return borrow
}

func newBareHeap(n int) *bareHeap {
	h := &bareHeap{stream: sim.NewStreams(1, 1).At(1, 1), sequence: uint64(n)}
	for i := range n {
		h.events = append(h.events, bareEvent{time: math.Float64bits(float64(i) / float64(n)), order: uint64(i)})
	}
	return h
}

func (h *bareHeap) hold(count int) {
	heap := h.events
	for range count {
		h.sequence++
		event := bareEvent{
			time:  math.Float64bits(math.Float64frombits(heap[0].time) + h.stream.Exponential()),
			order: h.sequence,
			slot:  heap[0].slot,
		}
		i := 0
		for {
			child := 2*i + 1
			if child >= len(heap) {
				break
			}
			if right := child + 1; right < len(heap) {
				child += int(heap[right].before(&heap[child]))
			}
			if heap[child].before(&event) == 0 {
				break
			}
			heap[i] = heap[child]
			i = child
		}
		heap[i] = event
	}
}

// days is a calendar queue (Brown 1988, "Calendar queues") whose width is right
// for the one load it is given: one event a day on average, in a year long
// enough.
type days struct {
	first   []int32 // by day: its soonest event, or 0
	events  []dayEvent
	perUnit float64 // days a unit of time
	today   uint64
	stream  sim.Stream
}

type dayEvent struct {
	time float64
	next int32
	_    int32 // room for what an event says: a slot
}

func newDays(n int) *days {
	d := &days{
		first:   make([]int32, 1<<bits.Len(uint(n))),
		events:  make([]dayEvent, n+1),
		perUnit: float64(n),
		stream:  sim.NewStreams(1, 1).At(1, 1),
	}
	for i := 1; i <= n; i++ {
		d.insert(int32(i), d.stream.Exponential())
	}
	return d
}

func (d *days) insert(event int32, at float64) {
	place := &d.first[uint64(at*d.perUnit)&uint64(len(d.first)-1)]
	for *place != 0 && d.events[*place].time < at {
		place = &d.events[*place].next
	}
	d.events[event].time, d.events[event].next = at, *place
	*place = event
}

func (d *days) hold(count int) {
	for range count {
		place := &d.first[d.today&uint64(len(d.first)-1)]
		for *place == 0 || uint64(d.events[*place].time*d.perUnit) > d.today {
			d.today++
			place = &d.first[d.today&uint64(len(d.first)-1)]
		}
		event := *place
		*place = d.events[event].next
		d.insert(event, d.events[event].time+d.stream.Exponential())
	}
}
