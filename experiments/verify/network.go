package verify

import (
	"headroom/sim"
)

// A network is a Jackson network on the engine: stations with some servers and
// exponential services, customers from outside, and a chance of going from
// each station to each other.
//
// In the long run the numbers at the stations are independent of each other,
// each as in a queue M/M/c by itself with the station's whole flow, though
// the flows inside a network with feedback are not Poisson.
//
// Source: J. R. Jackson, "Networks of waiting lines", Operations Research 5
// (1957), 518-521.
type network struct {
	stations []station

	engine       sim.Engine
	gap, service sim.Stream
	route        sim.Stream
	present      []int
	centres      []float64          // exact mean numbers
	numbers      []sim.TimeWeighted // by station
	empty        sim.TimeWeighted   // nobody in the network
	together     sim.TimeWeighted   // product of the first two distances from their means
}

// A station of a network.
type station struct {
	outside float64 // arrivals from outside a unit of time
	mean    float64 // service
	servers int
	to      []float64 // chance of going on to each station; what they leave over leaves
}

// flows are all customers a unit of time at each station: what comes from
// outside and from the others.
func (n *network) flows() []float64 {
	flows := make([]float64, len(n.stations))
	for range 1000 { // by then no customer is left
		next := make([]float64, len(n.stations))
		for i := range n.stations {
			next[i] += n.stations[i].outside
			for j, chance := range n.stations[i].to {
				next[j] += flows[i] * chance
			}
		}
		flows = next
	}
	return flows
}

// law is the long-run law of the number at a station.
func (n *network) law(i int) law {
	s, flow := n.stations[i], n.flows()[i]
	return birthAndDeath(1000, constant(flow), func(k float64) float64 { return min(k, float64(s.servers)) / s.mean })
}

func (n *network) run(streams sim.Streams, warmUp, length float64) {
	n.engine.Reset()
	n.gap, n.service, n.route = streams.At(gaps, 0), streams.At(works, 0), streams.At(routes, 0)
	n.present = make([]int, len(n.stations))
	n.numbers = make([]sim.TimeWeighted, len(n.stations))
	n.tally()
	for i, s := range n.stations {
		if s.outside > 0 {
			n.engine.Schedule(n.gap.Exponential()/s.outside, arrival, int32(i))
		}
	}
	n.engine.Run(n, warmUp)
	n.tally()
	n.engine.Run(n, warmUp+length)
}

// tally begins all tallies anew.
func (n *network) tally() {
	now := n.engine.Now()
	for i, at := range n.present {
		n.numbers[i].Start(now, float64(at))
	}
	n.empty.Start(now, n.nobody())
	n.together.Start(now, n.product())
}

// Handle is told of each event by the engine.
func (n *network) Handle(kind sim.Kind, slot int32) {
	i := int(slot)
	s := &n.stations[i]
	if kind == arrival {
		n.engine.Schedule(n.engine.Now()+n.gap.Exponential()/s.outside, arrival, slot)
		n.join(i)
		return
	}
	n.change(i, -1)
	if n.present[i] >= s.servers {
		n.serve(i)
	}
	left := n.route.Float64()
	for j, chance := range s.to {
		if left -= chance; left < 0 {
			n.join(j)
			return
		}
	}
}

func (n *network) join(i int) {
	n.change(i, +1)
	if n.present[i] <= n.stations[i].servers {
		n.serve(i)
	}
}

func (n *network) serve(i int) {
	n.engine.Schedule(n.engine.Now()+n.stations[i].mean*n.service.Exponential(), departure, int32(i))
}

func (n *network) change(i, by int) {
	n.present[i] += by
	now := n.engine.Now()
	n.numbers[i].Set(now, float64(n.present[i]))
	n.empty.Set(now, n.nobody())
	n.together.Set(now, n.product())
}

func (n *network) nobody() float64 {
	for _, at := range n.present {
		if at > 0 {
			return 0
		}
	}
	return 1
}

func (n *network) product() float64 {
	return (float64(n.present[0]) - n.centres[0]) * (float64(n.present[1]) - n.centres[1])
}
