package sim

import (
	"fmt"
	"math"
)

// Kind says what happens in an event. At equal times events happen in order of
// Kind, the lowest first.
type Kind uint8

// Handler is the model: it is told of each event when the clock has reached it.
// Slot is what was given to [Engine.Schedule] or [Engine.NewTimer], usually the
// index of an entity.
type Handler interface {
	Handle(kind Kind, slot int32)
}

// Timer names an event that can be re-timed or stopped. It has at most one
// pending event. The zero Timer is never handed out, so it can stand for none.
// Timers belong to one engine and last until Free or Reset.
type Timer int32

// Engine holds the clock and the calendar of pending events. The zero value is
// ready for use, with its clock at 0. Time is in whatever unit the model
// chooses. An Engine serves one goroutine.
//
// Events happen in order of time, at equal times in order of Kind, and then in
// the order in which they were scheduled or last set. An event scheduled by a
// handler for the present instant happens after the present event, even if its
// Kind is lower.
type Engine struct {
	calendar calendar
	timers   []timer // by Timer; place 0 is nobody's
	unused   Timer   // head of the list of freed timers, linked by their slots
	now      float64
	sequence uint64
	events   uint64
	hole     bool // the root of the heap is the present event, to be replaced or removed
	halted   bool
}

type timer struct {
	kind Kind
	slot int32
}

const (
	kindShift    = 56 // an order is a kind above a sequence number of 56 bits
	infinityBits = 0x7FF << 52
)

// Reset sets the clock to 0, empties the calendar and forgets all timers. The
// memory is kept for the next replication.
func (e *Engine) Reset() {
	e.calendar.clear()
	e.timers = e.timers[:min(1, len(e.timers))]
	e.unused, e.now, e.sequence, e.events, e.hole, e.halted = 0, 0, 0, 0, false, false
}

// Now is the present time: that of the event being handled, or where the last
// Run ended.
func (e *Engine) Now() float64 { return e.now }

// Events is the number of events handled since the last Reset.
func (e *Engine) Events() uint64 { return e.events }

// Schedule adds an event at a time that is finite and not before Now; it panics
// otherwise. The event cannot be called off, which is why it is the cheapest
// kind: O(log n) for n pending events while they are a few hundred, O(1) for any
// number beyond, and less if it is the first event that the present event
// schedules.
func (e *Engine) Schedule(at float64, kind Kind, slot int32) {
	// One unsigned comparison finds all faults: the past, negative times, NaN and
	// infinities. It is written out here and in Set, and so is what follows, because
	// calls are a tenth of what an event costs and these would not be inlined.
	time, clock := math.Float64bits(at), math.Float64bits(e.now)
	if time-clock >= infinityBits-clock {
		time = e.refuse(at)
	}
	e.sequence++ // from 1, so that no event has the key of the hole
	event := entry{time: time, order: uint64(kind)<<kindShift | e.sequence, slot: slot}
	if c := &e.calendar; e.hole && !c.wheel.takes(time) {
		e.hole = false
		c.siftDown(0, event)
	} else {
		c.insert(event)
	}
}

// NewTimer hands out a timer, with no pending event until it is Set.
func (e *Engine) NewTimer(kind Kind, slot int32) Timer {
	if t := e.unused; t != 0 {
		e.unused = Timer(e.timers[t].slot)
		e.timers[t] = timer{kind: kind, slot: slot}
		e.calendar.positions[t] = idle
		return t
	}
	if len(e.timers) == 0 {
		e.timers = append(e.timers, timer{})
		e.calendar.positions = append(e.calendar.positions[:0], idle)
	}
	e.timers = append(e.timers, timer{kind: kind, slot: slot})
	e.calendar.positions = append(e.calendar.positions, idle)
	return Timer(len(e.timers) - 1)
}

// Set schedules the timer's event at a time that is finite and not before Now,
// in place of the one that is pending, if any. The event takes its place in the
// order as if newly scheduled. It panics for any other time and for a timer
// that was freed or never handed out. Its cost grows as Schedule's.
func (e *Engine) Set(t Timer, at float64) {
	if t <= 0 || int(t) >= len(e.timers) || e.calendar.positions[t] == freed {
		e.position(t) // says which
	}
	time, clock := math.Float64bits(at), math.Float64bits(e.now)
	if time-clock >= infinityBits-clock {
		time = e.refuse(at)
	}
	e.sequence++
	info := e.timers[t]
	event := entry{time: time, order: uint64(info.kind)<<kindShift | e.sequence, slot: info.slot, timer: t}
	c := &e.calendar
	position := c.positions[t]
	if position >= 0 && !c.wheel.takes(time) {
		c.replace(int(position), event)
		return
	}
	if position != idle {
		c.remove(position)
	}
	if e.hole && !c.wheel.takes(time) {
		e.hole = false
		c.siftDown(0, event)
	} else {
		c.insert(event)
	}
}

// Stop calls off the timer's pending event and reports whether there was one.
// The event is taken out of the calendar at once; the cost grows as Schedule's.
func (e *Engine) Stop(t Timer) bool {
	position := e.position(t)
	if position == idle {
		return false
	}
	e.calendar.remove(position)
	e.calendar.positions[t] = idle
	return true
}

// Pending returns the time of the timer's pending event, if it has one. A timer
// whose event is being handled has none.
func (e *Engine) Pending(t Timer) (at float64, ok bool) {
	position := e.position(t)
	if position == idle {
		return 0, false
	}
	return math.Float64frombits(e.calendar.time(position)), true
}

// Free stops the timer and hands it back. NewTimer may hand it out again, so it
// must not be used any more.
func (e *Engine) Free(t Timer) {
	if t <= 0 || int(t) >= len(e.timers) || e.calendar.positions[t] == freed {
		e.position(t) // says which
	}
	if position := e.calendar.positions[t]; position != idle {
		e.calendar.remove(position)
	}
	e.calendar.positions[t] = freed
	e.timers[t].slot = int32(e.unused)
	e.unused = t
}

// Run handles every event at or before until, in order, and leaves the clock at
// until. If until is +Inf it runs until nothing is pending and leaves the clock
// at the last event. It panics if until is before Now or not a number, and if a
// handler calls it.
func (e *Engine) Run(h Handler, until float64) {
	if !(until >= e.now) {
		panic(fmt.Sprintf("sim: Run until %v, but the clock is at %v", until, e.now))
	}
	if e.hole {
		panic(fmt.Sprintf("sim: Run called by a handler at %v", e.now))
	}
	e.halted = false
	last := math.Float64bits(until)
	for len(e.calendar.heap) > 0 && e.calendar.heap[0].time <= last {
		// While the handler runs the entry stays at the root as a hole with a key
		// below every other, so that the first event scheduled by the handler can
		// be put there and sifted down, which is cheaper than to remove one entry
		// and insert another.
		root := &e.calendar.heap[0]
		time, order, slot, timer := root.time, root.order, root.slot, root.timer
		root.time, root.order = 0, 0
		e.calendar.positions[timer] = idle
		e.now = math.Float64frombits(time)
		e.events++
		e.hole = true
		h.Handle(Kind(order>>kindShift), slot)
		if e.hole {
			e.hole = false
			e.calendar.pop()
		}
		if e.halted {
			return
		}
	}
	if last < infinityBits {
		e.now = until
	}
}

// Halt makes Run return after the present event, with the clock at that event.
// What is pending stays pending. Outside Run it does nothing.
func (e *Engine) Halt() { e.halted = true }

// refuse panics, unless the time is a zero with a minus sign and now is 0. It is
// kept out of line because it makes room on the stack for what it prints.
//
//go:noinline
func (e *Engine) refuse(at float64) uint64 {
	if at == 0 && e.now == 0 {
		return 0
	}
	panic(fmt.Sprintf("sim: event scheduled at %v, but times must be finite and not before now (%v)", at, e.now))
}

// position looks a timer up in the position table.
func (e *Engine) position(t Timer) int32 {
	if t <= 0 || int(t) >= len(e.timers) {
		panic(fmt.Sprintf("sim: timer %d was never handed out", t))
	}
	position := e.calendar.positions[t]
	if position == freed {
		panic(fmt.Sprintf("sim: timer %d was freed", t))
	}
	return position
}
