package experiments

import (
	"fmt"
	"os"
	"testing"

	"headroom/experiments/sensitivity"
	"headroom/models/care"
	"headroom/sim"
	"headroom/sim/bench"
)

// A draw gives a world by a function of an assumption's key.
type draw func(key uint64) float64

func (d draw) U(key uint64) float64 { return d(key) }

// A course is what a replication of two options comes to, in four figures: the
// promise kept by the first (0 or 1) and its mean over the last year owed, and
// by how much the second differs in each.
type course [4]float64

var courseNames = [4]string{"chance of keeping the promise", "mean caseload, last year owed", "difference of two options' chances", "difference of their means"}

// How much each way of reducing variance is worth, in Bromley: as many times
// fewer replications are needed for the same interval, and what a replication
// costs more. It prints the table of docs/performance.md and asserts nothing:
//
//	HEADROOM_LONG=1 go test ./experiments -run WhatVarianceReductionIsWorth -v -timeout 1h
//
// Hypercubes: 30 blocks, so that a factor has relative standard error about
// sqrt(2/29) = 26%. Pairs and regressions: 2,000 replications, about 5%.
func TestWhatVarianceReductionIsWorth(t *testing.T) {
	if os.Getenv("HEADROOM_LONG") == "" {
		t.Skip("a measurement of some minutes: HEADROOM_LONG=1 runs it")
	}
	const blocks, replications = 30, 2_000
	s := bromley(t)
	g, err := newGrid(s, Settings{Runs: 1, Seed: 1, Options: []string{"taper", "slower"}, Futures: []string{"as-seen"}})
	if err != nil {
		t.Fatal(err)
	}
	model := care.NewModel()
	one := func(option int, world care.Uniforms, streams sim.Streams) (kept, last float64) {
		trajectory := model.Run(g.plans[0][option], world, streams)
		if within, _ := g.read(trajectory); within.Met[g.result.Rule] {
			kept = 1
		}
		return kept, g.lastYear(trajectory)
	}
	two := func(world care.Uniforms, streams sim.Streams, otherWorld care.Uniforms, other sim.Streams) course {
		kept, last := one(0, world, streams)
		otherKept, otherLast := one(1, otherWorld, other)
		return course{kept, last, otherKept - kept, otherLast - last}
	}
	alone := func(seed uint64, replication int) draw {
		streams := sim.NewStreams(seed, replication)
		return func(key uint64) float64 { d := streams.At(0, key); return d.Float64() }
	}

	// Independent worlds, the same for both options, with the same luck: what the
	// others are compared with.
	var plain [4]sim.Moments
	draws, inputs := sensitivity.NewDraws(len(g.draws)), make([]int, len(g.draws))
	var results [4]*sensitivity.Results
	for i := range results {
		results[i] = sensitivity.NewResults(len(g.draws))
	}
	for i := range inputs {
		inputs[i] = i
	}
	begun := bench.ProcessorTime()
	for r := range replications {
		world := alone(7, r)
		c := two(world, sim.NewStreams(1, r), world, sim.NewStreams(1, r))
		u := make([]float64, len(g.draws))
		for i, key := range g.draws {
			u[i] = world(key)
		}
		terms := sensitivity.Basis(nil, u...)
		draws.Add(r, terms)
		for i := range plain {
			plain[i].Add(c[i])
			results[i].Add(r, terms, c[i])
		}
	}
	cost := (bench.ProcessorTime() - begun).Seconds() / replications
	fmt.Printf("Bromley, as-seen, taper and slower; independent worlds cost %.2f CPU ms a pair of replications\n\n", 1e3*cost)
	fmt.Printf("| | %s | %s | %s | %s | cost |\n|---|---:|---:|---:|---:|---:|\n", courseNames[0], courseNames[1], courseNames[2], courseNames[3])
	row := func(name string, factors [4]float64, relativeCost float64) {
		fmt.Printf("| %s", name)
		for _, f := range factors {
			fmt.Printf(" | %.2f", f)
		}
		fmt.Printf(" | %.2f |\n", relativeCost)
	}

	// Without common random numbers: nothing is shared by the two options, or the
	// world only.
	var apart, sharedWorld [4]sim.Moments
	for r := range replications {
		world := alone(7, r)
		a := two(world, sim.NewStreams(1, r), alone(8, r), sim.NewStreams(2, r))
		w := two(world, sim.NewStreams(1, r), world, sim.NewStreams(2, r))
		for i := range apart {
			apart[i].Add(a[i])
			sharedWorld[i].Add(w[i])
		}
	}
	ratios := func(from, to *[4]sim.Moments) (f [4]float64) {
		for i := range f {
			f[i] = from[i].Variance() / to[i].Variance()
		}
		return f
	}
	row("common worlds and luck, by entity (in use)", ratios(&apart, &plain), 1)
	row("common worlds only", ratios(&apart, &sharedWorld), 1)

	// Latin hypercubes: the variance of a block's mean.
	var means [4]sim.Moments
	worlds := NewWorlds(7)
	begun = bench.ProcessorTime()
	for block := range blocks {
		var within [4]sim.Moments
		for r := block * BlockSize; r < (block+1)*BlockSize; r++ {
			world := &world{worlds, r}
			c := two(world, sim.NewStreams(1, r), world, sim.NewStreams(1, r))
			for i := range within {
				within[i].Add(c[i])
			}
		}
		for i := range means {
			means[i].Add(within[i].Mean())
		}
	}
	hypercubes := (bench.ProcessorTime() - begun).Seconds() / (blocks * BlockSize)
	var factors [4]float64
	for i := range factors {
		factors[i] = plain[i].Variance() / BlockSize / means[i].Variance()
	}
	row("Latin hypercubes of 200 worlds (in use)", factors, hypercubes/cost)

	// Antithetic worlds: u and 1-u, each with luck of its own.
	var pairs [4]sim.Moments
	for r := range replications / 2 {
		world := alone(7, r)
		mirror := draw(func(key uint64) float64 { return 1 - world(key) })
		a := two(world, sim.NewStreams(1, 2*r), world, sim.NewStreams(1, 2*r))
		b := two(mirror, sim.NewStreams(1, 2*r+1), mirror, sim.NewStreams(1, 2*r+1))
		for i := range pairs {
			pairs[i].Add((a[i] + b[i]) / 2)
		}
	}
	for i := range factors {
		factors[i] = plain[i].Variance() / 2 / pairs[i].Variance()
	}
	row("antithetic worlds", factors, 1)

	// The draws of a world as control variates, as a straight line and a parabola
	// in each: what they explain of the variance goes.
	for i := range factors {
		factors[i] = 1 / (1 - draws.Shares(results[i], inputs, Confidence).Fit.Estimate)
	}
	row("the world's draws as control variates", factors, 1)
}
