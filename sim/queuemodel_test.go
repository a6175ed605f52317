package sim_test

import (
	"headroom/sim"
)

const (
	departure sim.Kind = iota
	arrival
	impatience
)

const (
	interarrivals sim.Purpose = iota
	services
)

const noRoomLimit = 1 << 30

// queue is a first-come first-served queue with Poisson arrivals, some number of
// servers and room for some number of customers: M/G/c/K.
type queue struct {
	engine    sim.Engine
	servers   int
	room      int
	gap       sim.Exponential
	service   func(*sim.Stream) float64
	customers int     // arrivals stop the run at this number, if above 0
	warmUp    float64 // tallies begin at this time
	patience  float64 // if above 0, each customer has a timer, to be stopped by then
	arrivals  sim.Stream
	works     sim.Stream

	inSystem int
	waiting  []float64 // times of arrival, a ring whose length is a power of 2
	head     int
	queued   int
	arrived  int
	timers   []sim.Timer // beside waiting, if there is a patience

	number  sim.TimeWeighted
	waits   sim.Moments
	delayed sim.Count // customers who waited
	long    sim.Count // customers who waited over longWait
	blocked sim.Count
	crowded sim.Count // arrivals who found at least crowd in the system
	seen    sim.Count // arrivals in the tallied time

	longWait float64
	crowd    int
}

func newQueue(servers, room int, gap sim.Exponential) *queue {
	return &queue{servers: servers, room: room, gap: gap, waiting: make([]float64, 64), timers: make([]sim.Timer, 64)}
}

func (q *queue) reset(seed uint64, replication int) {
	streams := sim.NewStreams(seed, replication)
	q.arrivals, q.works = streams.At(interarrivals, 0), streams.At(services, 0)
	q.engine.Reset()
	q.inSystem, q.head, q.queued, q.arrived = 0, 0, 0, 0
	q.tally(0)
	q.engine.Schedule(q.gap.Rand(&q.arrivals), arrival, 0)
}

// run goes on until a time; the tallies begin when the warm-up is over.
func (q *queue) run(until float64) {
	if q.warmUp > 0 {
		q.engine.Run(q, q.warmUp)
		q.tally(q.warmUp)
	}
	q.engine.Run(q, until)
}

// tally begins all tallies anew.
func (q *queue) tally(now float64) {
	q.number.Start(now, float64(q.inSystem))
	q.waits = sim.Moments{}
	q.delayed, q.long, q.blocked, q.crowded, q.seen = 0, 0, 0, 0, 0
}

func (q *queue) Handle(kind sim.Kind, _ int32) {
	now := q.engine.Now()
	switch kind {
	case arrival:
		q.arrive(now)
	case departure:
		q.depart(now)
	case impatience:
		panic("a customer's patience ended: it is meant to be too long for that")
	}
}

func (q *queue) arrive(now float64) {
	q.arrived++
	if q.arrived == q.customers {
		q.engine.Halt()
	}
	q.engine.Schedule(now+q.gap.Rand(&q.arrivals), arrival, 0)
	q.seen.Add()
	if q.inSystem >= q.crowd {
		q.crowded.Add()
	}
	switch {
	case q.inSystem == q.room:
		q.blocked.Add()
		return
	case q.inSystem < q.servers:
		if q.patience > 0 {
			q.engine.Free(q.startTimer(now))
		}
		q.serve(now, now)
	default:
		q.join(now)
	}
	q.inSystem++
	q.number.Set(now, float64(q.inSystem))
}

func (q *queue) depart(now float64) {
	if q.queued > 0 {
		arrived := q.waiting[q.head]
		if q.patience > 0 {
			q.engine.Free(q.timers[q.head])
		}
		q.head = (q.head + 1) & (len(q.waiting) - 1)
		q.queued--
		q.serve(now, arrived)
	}
	q.inSystem--
	q.number.Set(now, float64(q.inSystem))
}

func (q *queue) serve(now, arrived float64) {
	wait := now - arrived
	q.waits.Add(wait)
	if wait > 0 {
		q.delayed.Add()
	}
	if wait > q.longWait {
		q.long.Add()
	}
	q.engine.Schedule(now+q.service(&q.works), departure, 0)
}

func (q *queue) join(now float64) {
	if q.queued == len(q.waiting) {
		q.grow()
	}
	place := (q.head + q.queued) & (len(q.waiting) - 1)
	q.waiting[place] = now
	if q.patience > 0 {
		q.timers[place] = q.startTimer(now)
	}
	q.queued++
}

func (q *queue) startTimer(now float64) sim.Timer {
	timer := q.engine.NewTimer(impatience, 0)
	q.engine.Set(timer, now+q.patience)
	return timer
}

// grow doubles the ring, with the first in the queue at its beginning.
func (q *queue) grow() {
	doubled := make([]float64, 2*len(q.waiting))
	n := copy(doubled, q.waiting[q.head:])
	copy(doubled[n:], q.waiting[:q.head])
	timers := make([]sim.Timer, len(doubled))
	n = copy(timers, q.timers[q.head:])
	copy(timers[n:], q.timers[:q.head])
	q.waiting, q.timers, q.head = doubled, timers, 0
}
