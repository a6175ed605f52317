package battery

import "headroom/sim"

// A Source is a sequence of words of 64 random bits.
type Source interface{ Uint64() uint64 }

// An Order is a way of going from stream to stream.
type Order struct {
	Name   string                    // one word, for a command line
	Stream func(n uint64) sim.Stream // the n-th stream of the order
	Draws  int                       // words taken from each before the next
}

// purposes is about as many as a model has.
const purposes = 32

// Orders are the neighbourhoods in which a model meets streams: one entity
// over replications, over purposes, over the weeks and numbers of its key, and
// all three interleaved, as one long experiment asks for them.
func Orders(seed uint64) []Order {
	return []Order{
		{"replications", func(n uint64) sim.Stream { return sim.NewStreams(seed, int(n)).At(4, sim.Entity(1, 0, 0)) }, 1},
		{"purposes", func(n uint64) sim.Stream {
			return sim.NewStreams(seed, int(n/purposes)).At(sim.Purpose(n%purposes), sim.Entity(1, 0, 0))
		}, 1},
		{"entities", func(n uint64) sim.Stream { return sim.NewStreams(seed, 0).At(4, sim.Entity(1, n/32, n%32)) }, 2},
		{"interleaved", func(n uint64) sim.Stream {
			// A week has 8 families, each asks for every purpose; 256 weeks make a replication.
			purpose, family, week, replication := n%purposes, n/purposes%8, n/purposes/8%256, n/purposes/8/256
			return sim.NewStreams(seed, int(replication)).At(sim.Purpose(purpose), sim.Entity(1, week, family))
		}, 3},
	}
}

// Source gives the words of an order from its beginning.
func (o Order) Source() Source { return &walk{order: o} }

// A walk is on its way through an order.
type walk struct {
	order  Order
	next   uint64 // stream
	left   int    // words still to take from the present stream
	stream sim.Stream
}

func (w *walk) Uint64() uint64 {
	if w.left == 0 {
		w.stream, w.left = w.order.Stream(w.next), w.order.Draws
		w.next++
	}
	w.left--
	return w.stream.Uint64()
}
