package sim_test

import (
	"fmt"

	"headroom/sim"
)

// desk is an enquiry desk: people arrive at random, wait in one queue, and are
// served by the first adviser who is free.
type desk struct {
	engine   sim.Engine
	advisers int
	arriving sim.Exponential // rates are per hour
	advising sim.Exponential
	arrivals sim.Stream // one stream for each purpose: a change to the
	advice   sim.Stream // advisers leaves the arrivals as they were
	inside   int
	number   sim.TimeWeighted
}

const (
	leaves sim.Kind = iota // at equal times people leave before others come
	arrives
)

func (d *desk) Handle(kind sim.Kind, _ int32) {
	now := d.engine.Now()
	switch kind {
	case arrives:
		d.engine.Schedule(now+d.arriving.Rand(&d.arrivals), arrives, 0)
		d.inside++
		if d.inside <= d.advisers {
			d.engine.Schedule(now+d.advising.Rand(&d.advice), leaves, 0)
		}
	case leaves:
		d.inside--
		if d.inside >= d.advisers { // the next in the queue is served
			d.engine.Schedule(now+d.advising.Rand(&d.advice), leaves, 0)
		}
	}
	d.number.Set(now, float64(d.inside))
}

// The mean number of people at a desk of three advisers, by replications of 400
// hours after a warm-up of 100. The exact answer (Erlang C) is 3.953.
func Example() {
	const arrivals, advice = sim.Purpose(0), sim.Purpose(1)
	d := &desk{advisers: 3, arriving: sim.Exponential{Rate: 9}, advising: sim.Exponential{Rate: 4}}
	var means sim.Moments
	for replication := range 200 {
		streams := sim.NewStreams(2026, replication)
		d.arrivals, d.advice = streams.At(arrivals, 0), streams.At(advice, 0)
		d.engine.Reset()
		d.inside = 0
		d.number.Start(0, 0)
		d.engine.Schedule(d.arriving.Rand(&d.arrivals), arrives, 0)
		d.engine.Run(d, 100)
		d.number.Start(100, float64(d.inside))
		d.engine.Run(d, 500)
		means.Add(d.number.Mean(500))
	}
	fmt.Printf("people at the desk: %.3f, standard error %.3f\n", means.Mean(), means.StandardError())
	// Output:
	// people at the desk: 3.943, standard error 0.025
}
