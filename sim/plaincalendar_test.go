package sim_test

import (
	"fmt"
	"math"
	"sort"

	"pgregory.net/rapid"

	"headroom/sim"
)

// calendar is what a script needs of an engine.
type calendar interface {
	Now() float64
	Schedule(at float64, kind sim.Kind, slot int32)
	NewTimer(kind sim.Kind, slot int32) sim.Timer
	Set(t sim.Timer, at float64)
	Stop(t sim.Timer) bool
	Pending(t sim.Timer) (float64, bool)
	Free(t sim.Timer)
	Run(h sim.Handler, until float64)
	Halt()
}

// plainCalendar keeps its events in a list that it sorts before each step.
type plainCalendar struct {
	now      float64
	sequence int
	events   []plainEvent
	timers   []plainEvent // kind and slot of each timer, from 1
	most     int          // events that were ever pending at once
	halted   bool
}

type plainEvent struct {
	time     float64
	kind     sim.Kind
	sequence int
	slot     int32
	timer    sim.Timer
}

func (c *plainCalendar) Now() float64 { return c.now }
func (c *plainCalendar) Halt()        { c.halted = true }

func (c *plainCalendar) Schedule(at float64, kind sim.Kind, slot int32) {
	c.add(plainEvent{time: at, kind: kind, slot: slot})
}

func (c *plainCalendar) add(event plainEvent) {
	c.sequence++
	event.sequence = c.sequence
	c.events = append(c.events, event)
	c.most = max(c.most, len(c.events))
}

func (c *plainCalendar) NewTimer(kind sim.Kind, slot int32) sim.Timer {
	c.timers = append(c.timers, plainEvent{kind: kind, slot: slot, timer: sim.Timer(len(c.timers) + 1)})
	return sim.Timer(len(c.timers))
}

func (c *plainCalendar) Set(t sim.Timer, at float64) {
	c.Stop(t)
	event := c.timers[t-1]
	event.time = at
	c.add(event)
}

func (c *plainCalendar) Stop(t sim.Timer) bool {
	for i, event := range c.events {
		if event.timer == t {
			c.events = append(c.events[:i], c.events[i+1:]...)
			return true
		}
	}
	return false
}

func (c *plainCalendar) Pending(t sim.Timer) (float64, bool) {
	for _, event := range c.events {
		if event.timer == t {
			return event.time, true
		}
	}
	return 0, false
}

func (c *plainCalendar) Free(t sim.Timer) { c.Stop(t) }

func (c *plainCalendar) Run(h sim.Handler, until float64) {
	for c.halted = false; !c.halted; {
		sort.Slice(c.events, func(i, j int) bool {
			a, b := c.events[i], c.events[j]
			if a.time != b.time {
				return a.time < b.time
			}
			if a.kind != b.kind {
				return a.kind < b.kind
			}
			return a.sequence < b.sequence
		})
		if len(c.events) == 0 || c.events[0].time > until {
			c.now = until
			return
		}
		event := c.events[0]
		c.events = c.events[1:]
		c.now = event.time
		h.Handle(event.kind, event.slot)
	}
}

// step is one act of a script.
type step struct {
	act   string
	delay float64 // from now: often 0, always a multiple of a half
	kind  sim.Kind
	which int // of the timers there are
}

func drawStep(t *rapid.T) step {
	return step{
		act: rapid.SampledFrom([]string{
			"schedule", "schedule", "schedule", "timer", "set", "set", "set", "set",
			"stop", "pending", "free", "halt", "wait", "wait",
		}).Draw(t, "act"),
		delay: float64(rapid.IntRange(0, 6).Draw(t, "delay")) / 2,
		kind:  sim.Kind(rapid.SampledFrom([]int{0, 1, 2, 255}).Draw(t, "kind")),
		which: rapid.IntRange(0, 1000).Draw(t, "which"),
	}
}

// player acts out a script, partly from outside and partly inside handlers, and
// writes down what happens.
type player struct {
	calendar calendar
	script   []step
	timers   []sim.Timer
	slot     int32
	log      []string
}

func play(c calendar, script []step) []string {
	p := &player{calendar: c, script: script}
	for len(p.script) > 0 {
		p.act(3)
		p.calendar.Run(p, math.Floor(p.calendar.Now())+2)
		p.note("run to %v", p.calendar.Now())
	}
	for p.calendar.Run(p, 1000); p.calendar.Now() < 1000; {
		p.calendar.Run(p, 1000)
	}
	return p.log
}

func (p *player) Handle(kind sim.Kind, slot int32) {
	p.note("at %v: %d:%d", p.calendar.Now(), kind, slot)
	p.act(4)
}

func (p *player) note(format string, arguments ...any) {
	p.log = append(p.log, fmt.Sprintf(format, arguments...))
}

func (p *player) newTimer(kind sim.Kind) sim.Timer {
	p.timers = append(p.timers, p.calendar.NewTimer(kind, p.slot))
	return p.timers[len(p.timers)-1]
}

// act takes up to so many steps of the script, or fewer at a "wait".
func (p *player) act(steps int) {
	for ; steps > 0 && len(p.script) > 0; steps-- {
		next := p.script[0]
		p.script = p.script[1:]
		at := p.calendar.Now() + next.delay
		p.slot++
		if next.act == "timer" || len(p.timers) == 0 {
			p.newTimer(next.kind)
		}
		which := next.which % len(p.timers)
		switch timer := p.timers[which]; next.act {
		case "schedule":
			p.calendar.Schedule(at, next.kind, p.slot)
		case "set":
			p.calendar.Set(timer, at)
		case "stop":
			p.note("stopped: %v", p.calendar.Stop(timer))
		case "pending":
			pendingAt, ok := p.calendar.Pending(timer)
			p.note("pending: %v %v", pendingAt, ok)
		case "free":
			p.calendar.Free(timer)
			p.timers = append(p.timers[:which], p.timers[which+1:]...)
		case "burst":
			for i := range 500 {
				p.calendar.Set(p.newTimer(next.kind), p.calendar.Now()+next.delay*float64(i%97)/97)
			}
		case "stop all":
			for _, timer := range p.timers {
				p.calendar.Stop(timer)
			}
		case "halt":
			p.calendar.Halt()
		case "wait":
			return
		}
	}
}
