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
		for stream := range p.streams {
			r.m.drawFamilies(k, stream)
		}
	}
	r.m.engine.Run(&r, float64(p.weeks))
	return r.arrivals
}

// An arrivalRecorder handles the arrivals of families in the model's place.
type arrivalRecorder struct {
	m        *Model
	arrivals []FamilyArrival
}

func (r *arrivalRecorder) Handle(_ sim.Kind, slot int32) {
	m := r.m
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
