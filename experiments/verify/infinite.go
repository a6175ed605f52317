package verify

import (
	"headroom/sim"
)

// An infiniteServer is a service on the engine in which nobody waits:
// M/G/infinity, begun empty, with one arrival a week on average and durations
// of the lognormal law of known answers.
type infiniteServer struct {
	law sim.Lognormal

	engine          sim.Engine
	gap, work       sim.Stream
	jobs            []job
	closed, lengths float64 // jobs done, and the sum of their durations
}

// A job of an infinite server.
type job struct {
	came, length float64
	done         bool
}

// begin empties the service.
func (s *infiniteServer) begin(streams sim.Streams) {
	s.engine.Reset()
	s.gap, s.work = streams.At(gaps, 0), streams.At(works, 0)
	s.jobs, s.closed, s.lengths = s.jobs[:0], 0, 0
	s.engine.Schedule(s.gap.Exponential(), arrival, 0)
}

// Handle is told of each event by the engine.
func (s *infiniteServer) Handle(kind sim.Kind, slot int32) {
	now := s.engine.Now()
	if kind == departure {
		s.jobs[slot].done = true
		s.closed++
		s.lengths += now - s.jobs[slot].came
		return
	}
	s.engine.Schedule(now+s.gap.Exponential(), arrival, 0)
	length := s.law.Rand(&s.work)
	s.engine.Schedule(now+length, departure, int32(len(s.jobs)))
	s.jobs = append(s.jobs, job{came: now, length: length})
}

// open counts the jobs under way, and sums their ages and whole durations.
func (s *infiniteServer) open() (count, ages, lengths float64) {
	for i := range s.jobs {
		if j := &s.jobs[i]; !j.done {
			count++
			ages += s.engine.Now() - j.came
			lengths += j.length
		}
	}
	return count, ages, lengths
}
