package verify

import (
	"headroom/sim"
)

// A sharedServer is one server on the engine whom all present customers share
// evenly: M/G/1 by processor sharing, with services of two lengths. Every
// customer's service is timed on a clock that runs at one over their number.
type sharedServer struct {
	rate    float64
	lengths [2]float64
	short   float64 // chance of the first length

	engine    sim.Engine
	gap, work sim.Stream
	clock     float64 // service that each has had, on the shared clock
	settledAt float64
	ends      sim.Timer
	present   []customer
	number    sim.TimeWeighted
	exactly   [3]sim.TimeWeighted // time with 0, 1 and 5 present
	stays     [2]float64          // sums, by length
	left      [2]float64          // customers
}

// A customer of a shared server.
type customer struct {
	until float64 // reading of the clock at which the service ends
	came  float64
	kind  int
}

var countedExactly = [3]int{0, 1, 5}

func (s *sharedServer) run(streams sim.Streams, warmUp, length float64) {
	s.engine.Reset()
	s.gap, s.work = streams.At(gaps, 0), streams.At(works, 0)
	s.clock, s.settledAt, s.present = 0, 0, s.present[:0]
	s.ends = s.engine.NewTimer(departure, 0)
	s.tally()
	s.engine.Schedule(s.gap.Exponential()/s.rate, arrival, 0)
	s.engine.Run(s, warmUp)
	s.tally()
	s.engine.Run(s, warmUp+length)
}

func (s *sharedServer) tally() {
	now := s.engine.Now()
	s.number.Start(now, float64(len(s.present)))
	for i, n := range countedExactly {
		s.exactly[i].Start(now, indicator(len(s.present) == n))
	}
	s.stays, s.left = [2]float64{}, [2]float64{}
}

// Handle is told of each event by the engine.
func (s *sharedServer) Handle(kind sim.Kind, _ int32) {
	now := s.engine.Now()
	if n := len(s.present); n > 0 {
		s.clock += (now - s.settledAt) / float64(n)
	}
	s.settledAt = now
	if kind == arrival {
		s.engine.Schedule(now+s.gap.Exponential()/s.rate, arrival, 0)
		which := 0
		if s.work.Float64() >= s.short {
			which = 1
		}
		s.present = append(s.present, customer{s.clock + s.lengths[which], now, which})
	} else {
		next := s.next()
		c := s.present[next]
		s.clock = c.until // without the rounding of the event's time
		s.stays[c.kind] += now - c.came
		s.left[c.kind]++
		s.present[next] = s.present[len(s.present)-1]
		s.present = s.present[:len(s.present)-1]
	}
	s.number.Set(now, float64(len(s.present)))
	for i, n := range countedExactly {
		s.exactly[i].Set(now, indicator(len(s.present) == n))
	}
	if len(s.present) > 0 {
		wait := max(s.present[s.next()].until-s.clock, 0) * float64(len(s.present))
		s.engine.Set(s.ends, now+wait)
	}
}

// next is the place of the customer whose service ends first.
func (s *sharedServer) next() int {
	first := 0
	for i := range s.present {
		if s.present[i].until < s.present[first].until {
			first = i
		}
	}
	return first
}
