package verify

import (
	"headroom/sim"
)

// The events and the purposes of every model of this package. At equal times
// departures come first.
const (
	departure sim.Kind = iota
	arrival
)

const (
	gaps sim.Purpose = iota
	works
	routes
)

// noLimit is room for any number of customers that can come.
const noLimit = 1 << 30

// A queue is a first come, first served queue on the engine with Poisson
// arrivals, some servers, and room for some customers: M/G/c/K.
type queue struct {
	servers, room int
	rate          float64 // arrivals a unit of time
	service       func(*sim.Stream) float64
	centre        float64 // squared distances of the number in the system are measured from here
	crowd         int     // times with at least so many in the system are measured
	longWait      float64
	longStay      float64

	engine       sim.Engine
	gap, work    sim.Stream
	inSystem     int
	waiting      []float64 // moments of arrival, from head on
	head         int
	number       sim.TimeWeighted
	square       sim.TimeWeighted // of the distance from the centre
	crowded      sim.TimeWeighted
	arrived      float64
	blocked      float64
	served       float64 // customers whose service has begun
	waits, stays float64 // sums over those
	delayed      float64 // of those, who waited
	waitedLong   float64
	stayedLong   float64
	beganTallies float64
}

// run simulates one replication: a warm-up, then the tallies.
func (q *queue) run(streams sim.Streams, warmUp, length float64) {
	q.begin(streams)
	q.engine.Run(q, warmUp)
	q.tally()
	q.engine.Run(q, warmUp+length)
}

// begin empties the queue and schedules the first arrival.
func (q *queue) begin(streams sim.Streams) {
	q.engine.Reset()
	q.gap, q.work = streams.At(gaps, 0), streams.At(works, 0)
	q.inSystem, q.waiting, q.head = 0, q.waiting[:0], 0
	q.tally()
	q.engine.Schedule(q.gap.Exponential()/q.rate, arrival, 0)
}

// tally begins all tallies anew.
func (q *queue) tally() {
	now := q.engine.Now()
	q.beganTallies = now
	q.arrived, q.blocked, q.served, q.waits, q.stays = 0, 0, 0, 0, 0
	q.delayed, q.waitedLong, q.stayedLong = 0, 0, 0
	q.number.Start(now, float64(q.inSystem))
	q.square.Start(now, q.distance())
	q.crowded.Start(now, indicator(q.inSystem >= q.crowd))
}

func (q *queue) distance() float64 {
	d := float64(q.inSystem) - q.centre
	return d * d
}

// change adds a customer to the system, or takes one away.
func (q *queue) change(by int) {
	q.inSystem += by
	now := q.engine.Now()
	q.number.Set(now, float64(q.inSystem))
	q.square.Set(now, q.distance())
	q.crowded.Set(now, indicator(q.inSystem >= q.crowd))
}

// Handle is told of each event by the engine.
func (q *queue) Handle(kind sim.Kind, _ int32) {
	now := q.engine.Now()
	if kind == departure {
		q.change(-1)
		if q.head < len(q.waiting) {
			q.serve(q.waiting[q.head])
			q.head++
		}
		return
	}
	q.engine.Schedule(now+q.gap.Exponential()/q.rate, arrival, 0)
	q.arrived++
	if q.inSystem == q.room {
		q.blocked++
		return
	}
	q.change(+1)
	if q.inSystem <= q.servers {
		q.serve(now)
		return
	}
	if q.head > 1000 && 2*q.head > len(q.waiting) {
		q.waiting, q.head = q.waiting[:copy(q.waiting, q.waiting[q.head:])], 0
	}
	q.waiting = append(q.waiting, now)
}

// serve begins the service of a customer who came at a moment.
func (q *queue) serve(came float64) {
	now, length := q.engine.Now(), q.service(&q.work)
	wait := now - came
	q.served++
	q.waits += wait
	q.stays += wait + length
	q.delayed += indicator(wait > 0)
	q.waitedLong += indicator(wait > q.longWait)
	q.stayedLong += indicator(wait+length > q.longStay)
	q.engine.Schedule(now+length, departure, 0)
}

// answers gathers what replications of a queue say.
type answers struct {
	number, queued, square, crowded, accepted         sim.Moments
	wait, stay, delayed, longWait, longStay, blocking ratio
}

// replicate runs a queue so many times.
func (q *queue) replicate(e Effort, runs int, warmUp, length float64) *answers {
	a := &answers{}
	for r := range e.runs(runs) {
		q.run(e.streams(r), warmUp, length)
		end := q.engine.Now()
		a.number.Add(q.number.Mean(end))
		a.square.Add(q.square.Mean(end))
		a.crowded.Add(q.crowded.Mean(end))
		a.accepted.Add((q.arrived - q.blocked) / (end - q.beganTallies))
		a.queued.Add(q.waits / (end - q.beganTallies))
		a.wait.add(q.waits, q.served)
		a.stay.add(q.stays, q.served)
		a.delayed.add(q.delayed, q.served)
		a.longWait.add(q.waitedLong, q.served)
		a.longStay.add(q.stayedLong, q.served)
		a.blocking.add(q.blocked, q.arrived)
	}
	return a
}

// exponentialService serves with an exponential law of a mean.
func exponentialService(mean float64) func(*sim.Stream) float64 {
	return func(s *sim.Stream) float64 { return mean * s.Exponential() }
}
