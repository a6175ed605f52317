package care

import (
	"math"

	"headroom/sim"
)

// A FamilyArrival is a first referral as the model makes it.
type FamilyArrival struct {
	Stream, Week, J int
	Moment          float64
	Work            []float64 // of each child
}

// FamilyArrivals makes the first referrals of a replication, by the model's own
// code and engine but without workers, and lists them in order of time.
func FamilyArrivals(p *Plan, world Uniforms, streams sim.Streams) []FamilyArrival {
	r := arrivalRecorder{m: NewModel()}
	r.m.reset(p, world, streams)
	for k := range p.weeks {
		r.m.families = r.m.families[:0]
		for stream := range p.streams {
			r.m.drawFamilies(k, stream)
		}
		r.m.agenda.sort(k)
		r.m.scheduleArrival()
		r.m.engine.Run(&r, float64(k+1))
	}
	return r.arrivals
}

// An arrivalRecorder handles the arrivals of families in the model's place.
type arrivalRecorder struct {
	m        *Model
	arrivals []FamilyArrival
}

func (r *arrivalRecorder) Handle(_ sim.Kind, slot int32) {
	m := r.m
	m.scheduleArrival()
	m.week = int(math.Floor(m.engine.Now()))
	f, before := m.families[slot], len(m.cases)
	m.familyArrives(slot)
	arrival := FamilyArrival{Stream: int(f.stream), Week: m.week, J: int(f.j), Moment: m.engine.Now()}
	for _, c := range m.cases[before:] {
		arrival.Work = append(arrival.Work, c.left)
	}
	r.arrivals = append(r.arrivals, arrival)
}

// EventsOf is how many events the present or last run handled.
func EventsOf(m *Model) uint64 { return m.engine.Events() }

// MeanPending runs a replication and returns how many events were pending, on
// the average of its weeks.
func MeanPending(p *Plan, world Uniforms, streams sim.Streams) float64 {
	c := pendingCounter{m: NewModel()}
	c.m.begin(p, world, streams)
	c.m.engine.Run(&c, float64(p.weeks))
	return c.sum / float64(p.weeks)
}

// A pendingCounter handles events as the model does, and counts what is pending
// as each week opens.
type pendingCounter struct {
	m   *Model
	sum float64
}

func (c *pendingCounter) Handle(kind sim.Kind, slot int32) {
	m := c.m
	m.Handle(kind, slot)
	if kind != weekEvent {
		return
	}
	pending := 3
	count := func(timers ...sim.Timer) {
		for _, timer := range timers {
			if _, ok := m.engine.Pending(timer); ok {
				pending++
			}
		}
	}
	for _, slot := range m.active {
		w := &m.workers[slot]
		count(w.closure, w.notice, w.leaving, w.change, w.absence)
	}
	for i := range m.posts {
		count(m.posts[i].round, m.posts[i].search)
	}
	c.sum += float64(pending)
}
