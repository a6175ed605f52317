package experiments

import (
	"context"
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"

	"headroom/models/scenario"
)

// Settings are how a scenario is run.
type Settings struct {
	Runs     int                // replications of every cell
	Seed     uint64             // with the replication number it fixes every figure
	Workers  int                // goroutines; 0: one for each core
	Fixed    bool               // every assumption at its best value
	Options  []string           // which options to report; none: all
	Futures  []string           // which futures; none: all
	Check    bool               // hold every census of every run to the conservation laws, which costs time: for tests
	Progress func(done, of int) // told of each finished replication, one call at a time; may be nil
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

	drivers [][]Driver // by cell; none with Fixed
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
// a run of n.
func Run(ctx context.Context, s *scenario.Scenario, settings Settings) (*Result, error) {
	g, err := newGrid(s, settings)
	if err != nil {
		return nil, err
	}
	g.layOut()
	if err := g.run(ctx); err != nil {
		return nil, err
	}
	return g.result, nil
}

// Check says, without simulating, whether a scenario can be run with these
// settings: its names exist and its cells compile.
func Check(s *scenario.Scenario, settings Settings) error {
	_, err := newGrid(s, settings)
	return err
}

// run shares the replications out among the workers.
func (g *grid) run(ctx context.Context) error {
	runs, workers := g.settings.Runs, g.settings.Workers
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	workers = min(workers, runs)
	var next atomic.Int64
	var group sync.WaitGroup
	errs := make([]error, workers)
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	for w := range workers {
		group.Go(func() {
			runner := newRunner(g)
			for ctx.Err() == nil {
				r := int(next.Add(1)) - 1
				if r >= runs {
					return
				}
				if err := runner.replicate(ctx, r); err != nil {
					errs[w] = err
					stop(err)
					return
				}
			}
		})
	}
	group.Wait()
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return context.Cause(ctx)
}
