package experiments

import (
	"context"
	"fmt"

	"headroom/experiments/sensitivity"
	"headroom/models/scenario"
)

// Settings are how a scenario is run.
type Settings struct {
	Runs     int                // replications of every cell; with a precision, the most
	First    int                // number of the first replication: a part of a lean run, otherwise 0
	Seed     uint64             // with the replication number it fixes every figure
	Workers  int                // goroutines; 0: one for each core
	Fixed    bool               // every assumption at its best value
	Options  []string           // which options to report; none: all
	Futures  []string           // which futures; none: all
	Check    bool               // hold every census of every run to the conservation laws, which costs time: for tests
	Progress func(done, of int) // told of each finished replication, one call at a time; may be nil

	// Precision, above 0 and below 0.5, ends the run at the first look, every
	// BlockSize replications, at which the chance of keeping the promise is known
	// to within so much either way in every cell, over the span owed and the span
	// after (95% Wilson). The result's Settings then have the Runs that it took,
	// and its figures are those of a run of so many. 0: as many as Runs.
	Precision float64
	// PrecisionMean, above 0, does the same for the means of the target's measure that
	// an answer shows (headline option, every future, at [Result.Moments]), in its
	// unit (95% Student). With both, both are waited for.
	PrecisionMean float64
	// Asked are chances, of a summary on the way, that are to be known to Precision
	// too. May be nil.
	Asked func(*Summary) []Chance
	// Keeper keeps each block of replications as it ends, and is asked for it
	// before it is run. May be nil.
	Keeper Keeper

	// Look is told of each look at the run on the way, in order of Runs and one call
	// at a time; what it is given is used again. Replications that a keeper holds
	// already are not looked at, nor any after them. May be nil.
	Look func(Look)

	// Lean leaves out what a comparison or a sweep does not read: the runs at
	// elasticity 0, the splits, the drivers and all figures by week. It changes no
	// other figure.
	Lean bool
	// Observe is told what every replication of a future came to, by option, one
	// call at a time and in no fixed order; the slice is used again. May be nil.
	Observe func(future int, outcomes []Outcome)
}

// A Result is a scenario's grid of options by futures, folded.
type Result struct {
	Scenario   *scenario.Scenario
	Settings   Settings
	Owed       Span // censuses over which the promise is owed
	Afterwards Span
	Rule       Rule
	Aim        Aim   // what the target asks for
	Aims       []Aim // the same of all teams, then of each with its own band
	Options    []string
	Futures    []string
	Cells      []*Cell  // by option, then future
	Pairs      []*Pair  // by future, then pairs of options
	Splits     []*Split // of the headline option, by future; none with Fixed
	ZeroRuns   int      // replications at elasticity 0

	paths    []*Paths           // of the headline option, or of the first, by future; none in a lean run
	drivers  [][]Driver         // by cell; none with Fixed
	draws    *sensitivity.Draws // of all that varies; nil with Fixed
	outcomes []outcomes         // by cell; none with Fixed
}

// A Failure is a panic in one replication: a defect of the program, with the
// place where it happened.
type Failure struct {
	Where string // scenario, option, future, replication, seed and week
	Panic any
	Stack []byte // of the goroutine
}

func (f *Failure) Error() string { return fmt.Sprintf("%s: %v", f.Where, f.Panic) }

// Cell is one option in one future, or nil if it was not run.
func (r *Result) Cell(option, future string) *Cell {
	for _, c := range r.Cells {
		if c.Option == option && c.Future == future {
			return c
		}
	}
	return nil
}

// cell is an option in a future, by their places.
func (r *Result) cell(option, future int) *Cell { return r.Cells[option*len(r.Futures)+future] }

// Run simulates every option in every future. It returns the context's error
// if that ends first, and an error that says where if a replication fails.
// The result does not depend on Workers; its first n replications are those of
// a run of n. An error of the keeper is returned as it is.
func Run(ctx context.Context, s *scenario.Scenario, settings Settings) (*Result, error) {
	g, err := newGrid(s, settings)
	if err != nil {
		return nil, err
	}
	g.layOut()
	if err := g.runAll(ctx); err != nil {
		return nil, err
	}
	return g.result, nil
}

// runAll runs every replication. Where nothing is kept and nothing looked at on
// the way, they are folded straight into the result.
func (g *grid) runAll(ctx context.Context) error {
	if g.settings.First != 0 && !g.settings.Lean {
		panic(fmt.Sprintf("experiments: a run from replication %d on that is not lean", g.settings.First))
	}
	if g.settings.Keeper == nil && !g.settings.ToPrecision() {
		return g.run(ctx, &rota{grid: g, blocks: []Block{{g.settings.First, g.settings.First + g.settings.Runs}}})
	}
	if g.settings.Observe != nil {
		panic("experiments: replications that are kept or run to a precision cannot be observed one by one")
	}
	in := &sequence{grid: g, waiting: map[int]keptBlock{}}
	if err := g.run(ctx, &rota{grid: g, blocks: Blocks(g.settings.Runs), apart: true, states: in.add}); err != nil {
		return err
	}
	g.settle(in.next)
	return nil
}

// Check says, without simulating, whether a scenario can be run with these
// settings: its names exist and its cells compile.
func Check(s *scenario.Scenario, settings Settings) error {
	_, err := newGrid(s, settings)
	return err
}
