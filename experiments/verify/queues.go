package verify

import (
	"fmt"
	"math"

	"headroom/sim"
)

// Queues on the engine: models of a page each, on package sim alone, so that
// the calendar, the streams and the tallies are held to queueing theory before
// any social care comes in.
//
//	M/M/c      birth and death: arrivals a, departures min(n, c) (birthAndDeath)
//	M/G/1      Wq = rho (1 + cv^2) E[S] / (2 (1 - rho))         (Pollaczek and Khinchine)
//	sharing    N geometric, E[T | S = s] = s / (1 - rho), for any law of S
//	Jackson    product form (network.go)
const queueGroup = "Queues on the engine"

func queueChecks() []Check {
	return []Check{
		{queueGroup, "one server, load 0.8 (M/M/1)", "Kleinrock 1975, section 3.2", singleServer},
		{queueGroup, "one server from empty (M/M/1)", "uniformisation, Jensen 1953", singleServerFromEmpty},
		{queueGroup, "ten servers without a queue (M/M/10/10)", "Erlang's loss formula, 1917", lossSystem},
		{queueGroup, "ten servers, load 8 (M/M/10)", "Erlang's delay formula, 1917", tenServers},
		{queueGroup, "45 servers, 40 busy, 30 weeks (M/M/45)", "Erlang's delay formula, 1917", manyServers},
		{queueGroup, "ten servers, room for 15 (M/M/10/15)", "Kleinrock 1975, section 3.6", limitedRoom},
		{queueGroup, "one server, other laws of service (M/G/1)", "Pollaczek 1930, Khinchine 1932", anyService},
		{queueGroup, "one server shared evenly (M/G/1-PS)", "Kleinrock 1976, volume 2, section 4.4", evenSharing},
		{queueGroup, "three stations with feedback (Jackson)", "Jackson 1957", feedbackNetwork},
		{queueGroup, "as many servers as customers (M/G/infinity)", "length-biased sampling, Cox 1962", snapshot},
	}
}

func singleServer(e Effort) []Figure {
	const load = 0.8
	q := &queue{servers: 1, room: noLimit, rate: load, service: exponentialService(1), centre: 4, crowd: 5, longWait: 10, longStay: 10}
	a := q.replicate(e, 200, 1000, 6000)
	return []Figure{
		simulated("customers in the system", &a.number, load/(1-load)),
		simulated("variance of customers in the system", &a.square, load/((1-load)*(1-load))),
		simulated("customers in the queue", &a.queued, load*load/(1-load)),
		a.wait.figure("wait", load/(1-load)),
		a.stay.figure("stay", 1/(1-load)),
		simulated("P(5 or more in the system)", &a.crowded, math.Pow(load, 5)),
		a.longWait.figure("P(wait over 10)", load*math.Exp(-(1-load)*10)),
		a.longStay.figure("P(stay over 10)", math.Exp(-(1-load)*10)),
	}
}

func singleServerFromEmpty(e Effort) []Figure {
	times := []float64{1, 5, 20}
	q := &queue{servers: 1, room: noLimit, rate: 0.8, service: exponentialService(1)}
	numbers, empty := make([]sim.Moments, len(times)), make([]sim.Moments, len(times))
	for r := range e.runs(8000) {
		q.begin(e.streams(r))
		for i, at := range times {
			q.engine.Run(q, at)
			numbers[i].Add(float64(q.inSystem))
			empty[i].Add(indicator(q.inSystem == 0))
		}
	}
	var figures []Figure
	for i, at := range times {
		exact := fromEmpty(200, 0.8, 1, at)
		figures = append(figures,
			simulated(fmt.Sprintf("customers at time %g", at), &numbers[i], exact.mean()),
			share(fmt.Sprintf("P(nobody) at time %g", at), &empty[i], exact[0]))
	}
	return figures
}

func lossSystem(e Effort) []Figure {
	q := &queue{servers: 10, room: 10, rate: 8, service: exponentialService(1)}
	a := q.replicate(e, 200, 20, 300)
	lost := erlangB(10, 8)
	return []Figure{
		a.blocking.figure("P(lost)", lost),
		simulated("customers in the system", &a.number, 8*(1-lost)),
	}
}

// delayFigures are those of a queue M/M/c.
func delayFigures(a *answers, servers int, rate, mean float64) []Figure {
	waits := erlangC(servers, rate*mean)
	wait := waits / (float64(servers)/mean - rate)
	return []Figure{
		a.delayed.figure("P(wait)", waits),
		simulated("customers in the queue", &a.queued, rate*wait),
		simulated("customers in the system", &a.number, rate*(wait+mean)),
		a.wait.figure("wait", wait),
		a.stay.figure("stay", wait+mean),
	}
}

func tenServers(e Effort) []Figure {
	q := &queue{servers: 10, room: noLimit, rate: 8, service: exponentialService(1), longWait: 0.5}
	a := q.replicate(e, 200, 100, 500)
	return append(delayFigures(a, 10, 8, 1), a.longWait.figure("P(wait over 0.5)", erlangC(10, 8)*math.Exp(-(10-8)*0.5)))
}

func manyServers(e Effort) []Figure {
	q := &queue{servers: 45, room: noLimit, rate: 40.0 / 30, service: exponentialService(30)}
	return delayFigures(q.replicate(e, 100, 2500, 10_000), 45, 40.0/30, 30)
}

func limitedRoom(e Effort) []Figure {
	q := &queue{servers: 10, room: 15, rate: 8, service: exponentialService(1)}
	a := q.replicate(e, 200, 50, 500)
	exact := birthAndDeath(15, constant(8), func(n float64) float64 { return min(n, 10) })
	lost, queued := exact[15], 0.0
	for n := 11; n <= 15; n++ {
		queued += float64(n-10) * exact[n]
	}
	accepted := 8 * (1 - lost)
	return []Figure{
		a.blocking.figure("P(lost)", lost),
		simulated("customers in the system", &a.number, exact.mean()),
		simulated("customers in the queue", &a.queued, queued),
		simulated("customers accepted a unit of time", &a.accepted, accepted),
		a.stay.figure("stay", exact.mean()/accepted),
	}
}

func anyService(e Effort) []Figure {
	const load = 0.8
	var figures []Figure
	for _, one := range []struct {
		name      string
		variation float64
		service   func(*sim.Stream) float64
		length    float64
	}{
		{"fixed", 0, sim.Fixed{Value: 1}.Rand, 6000},
		{"exponential", 1, exponentialService(1), 6000},
		{"lognormal, variation 0.9", 0.9, lognormalService(0.9), 6000},
		{"lognormal, variation 2", 2, lognormalService(2), 20_000},
	} {
		q := &queue{servers: 1, room: noLimit, rate: load, service: one.service}
		a := q.replicate(e.part(one.name), 100, 2000, one.length)
		wait := load * (1 + one.variation*one.variation) / (2 * (1 - load))
		figures = append(figures,
			a.wait.figure("wait, "+one.name, wait),
			simulated("customers in the queue, "+one.name, &a.queued, load*wait))
	}
	return figures
}

// lognormalService serves with a lognormal law of mean 1 and a coefficient of
// variation.
func lognormalService(variation float64) func(*sim.Stream) float64 {
	law := sim.LognormalFromMean(1, math.Sqrt(math.Log(1+variation*variation)))
	return func(s *sim.Stream) float64 { return law.Rand(s) }
}

// The law of service is the least like an exponential one that has the two
// lengths of the known answers and mean 1: 0.5 in four cases of five, else 3.
func evenSharing(e Effort) []Figure {
	const load = 0.8
	s := &sharedServer{rate: load, lengths: [2]float64{0.5, 3}, short: 0.8}
	var number sim.Moments
	var exactly [3]sim.Moments
	var stays [2]ratio
	for r := range e.runs(200) {
		s.run(e.streams(r), 1000, 6000)
		now := s.engine.Now()
		number.Add(s.number.Mean(now))
		for i := range exactly {
			exactly[i].Add(s.exactly[i].Mean(now))
		}
		for i := range stays {
			stays[i].add(s.stays[i], s.left[i])
		}
	}
	figures := []Figure{simulated("customers in the system", &number, load/(1-load))}
	for i, n := range countedExactly {
		figures = append(figures, simulated(fmt.Sprintf("P(%d in the system)", n), &exactly[i], (1-load)*math.Pow(load, float64(n))))
	}
	for i, length := range s.lengths {
		figures = append(figures, stays[i].figure(fmt.Sprintf("stay of a service of %g", length), length/(1-load)))
	}
	return figures
}

func feedbackNetwork(e Effort) []Figure {
	n := &network{stations: []station{
		{outside: 0.5, mean: 1, servers: 1, to: []float64{0, 0.6, 0}},
		{outside: 0.3, mean: 2, servers: 2, to: []float64{0.2, 0, 0.5}},
		{outside: 0, mean: 1.5, servers: 1, to: []float64{0.25, 0, 0}},
	}}
	nobody := 1.0
	var laws []law
	for i := range n.stations {
		laws = append(laws, n.law(i))
		n.centres = append(n.centres, laws[i].mean())
		nobody *= laws[i][0]
	}
	numbers := make([]sim.Moments, len(n.stations))
	var empty, together sim.Moments
	for r := range e.runs(100) {
		n.run(e.streams(r), 500, 4000)
		now := n.engine.Now()
		for i := range numbers {
			numbers[i].Add(n.numbers[i].Mean(now))
		}
		empty.Add(n.empty.Mean(now))
		together.Add(n.together.Mean(now))
	}
	var figures []Figure
	for i := range numbers {
		figures = append(figures, simulated(fmt.Sprintf("customers at station %d", i+1), &numbers[i], n.centres[i]))
	}
	return append(figures,
		simulated("P(nobody in the network)", &empty, nobody),
		simulated("covariance of stations 1 and 2", &together, 0))
}

// At a snapshot long durations are over-represented: cases met open have mean
// age E[S^2] / (2 E[S]) and mean whole duration E[S^2] / E[S]. Of cases opened
// and closed inside a window long ones are missing: their mean is
// E[S (w - S); S < w] / E[w - S; S < w].
func snapshot(e Effort) []Figure {
	const window, later = 52.0, 1500.0
	s := &infiniteServer{law: sim.LognormalFromMean(meanDuration, sigmaLog)}
	var inside, ages, lengths ratio
	for r := range e.runs(800) {
		s.begin(e.streams(r))
		s.engine.Run(s, window)
		inside.add(s.lengths, s.closed)
		s.engine.Run(s, later)
		count, age, length := s.open()
		ages.add(age, count)
		lengths.add(length, count)
	}
	return []Figure{
		ages.figure("age of a case open at a snapshot, weeks", equilibriumMean),
		lengths.figure("its whole duration, weeks", 2*equilibriumMean),
		inside.figure("duration of cases opened and closed in 52 weeks", closedInside(window)),
	}
}

// closedInside is the mean duration of cases opened and closed inside a window.
//
// By parts, E[S (w - S); S < w] is the integral over the window of (w - 2t)
// times the survival function, and E[w - S; S < w] that of one less it.
func closedInside(window float64) float64 {
	durations := integral(func(t float64) float64 { return (window - 2*t) * lognormalSurvival(t) }, 0, window)
	count := integral(func(t float64) float64 { return 1 - lognormalSurvival(t) }, 0, window)
	return durations / count
}
