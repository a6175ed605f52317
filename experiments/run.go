package experiments

import (
	"context"
	"fmt"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"headroom/models/care"
	"headroom/models/scenario"
	"headroom/sim"
)

// Settings are how a scenario is run.
type Settings struct {
	Runs     int                // replications of every cell
	Seed     uint64             // with the replication number it fixes every figure
	Workers  int                // goroutines; 0: one for each core
	Fixed    bool               // every assumption at its best value
	Options  []string           // which options to report; none: all
	Futures  []string           // which futures; none: all
	Progress func(done, of int) // told of each finished replication, one call at a time; may be nil
}

// A Result is a scenario's grid of options by futures, folded.
type Result struct {
	Scenario   *scenario.Scenario
	Settings   Settings
	Owed       Span // censuses over which the promise is owed
	Afterwards Span
	Rule       Rule
	Options    []string
	Futures    []string
	Cells      []*Cell  // by option, then future
	Pairs      []*Pair  // by future, then pairs of options
	Splits     []*Split // of the headline option, by future; none with Fixed
	ZeroRuns   int      // replications at elasticity 0
}

// Cell is one option in one future, or nil if it was not run.
func (r *Result) Cell(option, future string) *Cell {
	for _, c := range r.Cells {
		if c.Option == option && c.Future == future {
			return c
		}
	}
	return nil
}

// fewestZero is the fewest replications at elasticity 0, and of a split, when
// as many are run at all.
const fewestZero = 200

// secondChance names the seed of the second run of a pair that shares a world.
const secondChance = "chance, drawn again in the same world"

// Run simulates every option in every future. It returns the context's error
// if that ends first, and an error that says where if a replication fails.
// The result does not depend on Workers; its first n replications are those of
// a run of n.
func Run(ctx context.Context, s *scenario.Scenario, settings Settings) (*Result, error) {
	g, err := newGrid(s, settings)
	if err != nil {
		return nil, err
	}
	workers := settings.Workers
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	workers = max(min(workers, settings.Runs), 1)
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
				if r >= settings.Runs {
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
			return nil, err
		}
	}
	if err := context.Cause(ctx); err != nil {
		return nil, err
	}
	return g.result, nil
}

// A grid is what a run is made of: plans by option and future, the baseline
// among them even where it is not reported.
type grid struct {
	result   *Result
	settings Settings
	worlds   *Worlds
	options  []string // reported ones, then the baseline if it is not among them
	baseline int
	headline int            // -1: not among them
	plans    [][]*care.Plan // by future, option
	zero     [][]*care.Plan // the same at elasticity 0, reported options only
	measure  care.Measure
	discount float64
	last     Span // the last year of the span owed

	mutex sync.Mutex // guards result and done
	done  int
}

func newGrid(s *scenario.Scenario, settings Settings) (*grid, error) {
	if settings.Runs < 1 {
		return nil, fmt.Errorf("runs: %d, but at least 1 is wanted", settings.Runs)
	}
	var allOptions, allFutures []string
	for _, o := range s.Options {
		allOptions = append(allOptions, o.Name)
	}
	for _, f := range s.Futures {
		allFutures = append(allFutures, f.Name)
	}
	options, err := scenario.Choose("option", settings.Options, allOptions)
	if err != nil {
		return nil, err
	}
	futures, err := scenario.Choose("future", settings.Futures, allFutures)
	if err != nil {
		return nil, err
	}
	g := &grid{settings: settings, worlds: NewWorlds(settings.Seed), measure: measureOf(s.Target), discount: s.Money.DiscountPerYear.AtBest()}
	g.result = &Result{
		Scenario: s, Settings: settings, Options: options, Futures: futures, Rule: ruleOf(s.Target.Rule),
		Owed: spanOf(s, s.Target.From, s.Target.To), Afterwards: spanOf(s, s.Target.AfterFrom, s.Target.AfterTo),
		ZeroRuns: min(settings.Runs, max(fewestZero, settings.Runs/5)),
	}
	if g.result.Owed.Len() == 0 {
		return nil, fmt.Errorf("target: no census lies between its from and to")
	}
	g.last = Span{max(g.result.Owed.Last+1-year, g.result.Owed.First), g.result.Owed.Last}
	g.options = slices.Clone(options)
	g.baseline = slices.Index(g.options, s.Baseline)
	if g.baseline < 0 {
		g.baseline = len(g.options)
		g.options = append(g.options, s.Baseline)
	}
	g.headline = slices.Index(options, s.Headline)
	if err := g.compile(s, futures); err != nil {
		return nil, err
	}
	g.layOut(s, options, futures)
	return g, nil
}

// compile makes the plans of every cell.
func (g *grid) compile(s *scenario.Scenario, futures []string) error {
	zero := scenario.Number{Key: "pace.elasticity", Best: 0}
	for _, future := range futures {
		var plans, zeros []*care.Plan
		for i, option := range g.options {
			plan, err := compileCell(s, option, future)
			if err != nil {
				return err
			}
			plans = append(plans, plan)
			if i < len(g.result.Options) {
				if plan, err = compileCell(s, option, future, zero); err != nil {
					return err
				}
				zeros = append(zeros, plan)
			}
		}
		g.plans, g.zero = append(g.plans, plans), append(g.zero, zeros)
	}
	return nil
}

func compileCell(s *scenario.Scenario, option, future string, overrides ...scenario.Number) (*care.Plan, error) {
	resolved, err := s.Resolve(option, future, overrides...)
	if err != nil {
		return nil, err
	}
	plan, err := care.Compile(resolved)
	if err != nil {
		return nil, fmt.Errorf("option %q in future %q: %w", option, future, err)
	}
	return plan, nil
}

// layOut makes the empty cells, pairs and splits.
func (g *grid) layOut(s *scenario.Scenario, options, futures []string) {
	groups := 1
	if len(s.Teams) > 1 {
		groups += len(s.Teams)
	}
	for _, option := range options {
		for _, future := range futures {
			g.result.Cells = append(g.result.Cells, newCell(option, future, s.Weeks, groups, g.plans[0][0].Years()))
		}
	}
	for _, future := range futures {
		for i, a := range options {
			for _, b := range options[i+1:] {
				g.result.Pairs = append(g.result.Pairs, &Pair{A: a, B: b, Future: future, Last: newDifference()})
			}
		}
		if g.headline >= 0 && !g.settings.Fixed {
			g.result.Splits = append(g.result.Splits, newSplit(options[g.headline], future))
		}
	}
}

// A world is a replication's draw of every assumption.
type world struct {
	worlds      *Worlds
	replication int
}

func (w *world) U(key uint64) float64 { return w.worlds.U(w.replication, key) }

// A runner runs replications, one at a time, and keeps its memory.
type runner struct {
	grid           *grid
	model          *care.Model
	world          world
	years          []care.Year // of the baseline
	cells          []outcome   // by option, of one future
	option, future string      // at work, for messages
}

// An outcome is what pairs of options are compared by.
type outcome struct {
	within, after bool
	last          float64
}

func newRunner(g *grid) *runner {
	return &runner{grid: g, model: care.NewModel(), world: world{worlds: g.worlds}, cells: make([]outcome, len(g.result.Options))}
}

// replicate runs one replication of every cell and folds it.
func (r *runner) replicate(ctx context.Context, replication int) (err error) {
	g := r.grid
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("scenario %q, option %q, future %q, replication %d, seed %d, week %.3f: %v",
				g.result.Scenario.Name, r.option, r.future, replication, g.settings.Seed, r.model.Now(), p)
		}
	}()
	r.world.replication = replication
	var uniforms care.Uniforms = &r.world
	if g.settings.Fixed {
		uniforms = nil
	}
	streams := sim.NewStreams(g.settings.Seed, replication)
	for f := range g.result.Futures {
		if ctx.Err() != nil {
			return nil
		}
		r.runFuture(f, uniforms, streams, replication)
	}
	g.mutex.Lock()
	defer g.mutex.Unlock()
	g.done++
	if g.settings.Progress != nil {
		g.settings.Progress(g.done, g.settings.Runs)
	}
	return nil
}

// runFuture runs every option in one future, the baseline first.
func (r *runner) runFuture(f int, uniforms care.Uniforms, streams sim.Streams, replication int) {
	g, res := r.grid, r.grid.result
	s := res.Scenario
	run := func(plan *care.Plan, option int, streams sim.Streams) *care.Trajectory {
		r.option, r.future = g.options[option], res.Futures[f]
		return r.model.Run(plan, uniforms, streams)
	}
	order := make([]int, 0, len(g.options))
	order = append(order, g.baseline)
	for i := range res.Options {
		if i != g.baseline {
			order = append(order, i)
		}
	}
	for _, option := range order {
		t := run(g.plans[f][option], option, streams)
		if option == g.baseline {
			r.years = append(r.years[:0], t.Years...)
		}
		if option >= len(res.Options) {
			continue
		}
		within := Read(t.Groups[0].Weekly[g.measure], res.Owed, s.Target.Low, s.Target.High)
		r.cells[option] = outcome{within: within.Met[res.Rule], last: g.lastYear(t)}
		g.mutex.Lock()
		cell := res.Cells[option*len(res.Futures)+f]
		cell.add(t, g.measure, s.Target.Low, s.Target.High)
		cell.addMoney(t, r.years, s.Money.Grant, g.discount)
		cell.Within.add(within)
		if res.Afterwards.Len() > 0 {
			after := Read(t.Groups[0].Weekly[g.measure], res.Afterwards, s.Target.Low, s.Target.High)
			cell.After.add(after)
			r.cells[option].after = after.Met[res.Rule]
		}
		g.mutex.Unlock()
	}
	if replication < res.ZeroRuns {
		for option := range res.Options {
			t := run(g.zero[f][option], option, streams)
			within := Read(t.Groups[0].Weekly[g.measure], res.Owed, s.Target.Low, s.Target.High).Met[res.Rule]
			after := res.Afterwards.Len() > 0 &&
				Read(t.Groups[0].Weekly[g.measure], res.Afterwards, s.Target.Low, s.Target.High).Met[res.Rule]
			g.mutex.Lock()
			cell := res.Cells[option*len(res.Futures)+f]
			cell.WithinZero.add(within)
			if res.Afterwards.Len() > 0 {
				cell.AfterZero.add(after)
			}
			g.mutex.Unlock()
		}
	}
	again := 0.0
	split := len(res.Splits) > 0 && replication < res.ZeroRuns
	if split {
		seed := sim.Entity(g.settings.Seed, sim.HashString(secondChance))
		again = g.lastYear(run(g.plans[f][g.headline], g.headline, sim.NewStreams(seed, replication)))
	}
	g.mutex.Lock()
	defer g.mutex.Unlock()
	if split {
		res.Splits[f].add(r.cells[g.headline].last, again)
	}
	r.addPairs(f)
}

// addPairs folds the comparisons of one future's options.
func (r *runner) addPairs(f int) {
	n := len(r.cells)
	next := f * n * (n - 1) / 2
	for i := range r.cells {
		for j := i + 1; j < n; j++ {
			pair, a, b := r.grid.result.Pairs[next], &r.cells[i], &r.cells[j]
			addPair(&pair.Within, a.within, b.within)
			addPair(&pair.After, a.after, b.after)
			pair.Last.add(a.last, b.last)
			next++
		}
	}
}

// lastYear is the mean of the target's measure over the last year owed.
func (g *grid) lastYear(t *care.Trajectory) float64 {
	return mean(t.Groups[0].Weekly[g.measure][g.last.First : g.last.Last+1])
}

// Check says, without simulating, whether a scenario can be run with these
// settings: its names exist and its cells compile.
func Check(s *scenario.Scenario, settings Settings) error {
	_, err := newGrid(s, settings)
	return err
}
