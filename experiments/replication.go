package experiments

import (
	"context"
	"fmt"
	"runtime/debug"

	"headroom/experiments/sensitivity"
	"headroom/models/care"
	"headroom/sim"
)

// A world is a replication's draw of every assumption.
type world struct {
	worlds      *Worlds
	replication int
}

func (w *world) U(key uint64) float64 { return w.worlds.U(w.replication, key) }

// A runner runs replications, one at a time, and keeps its memory.
type runner struct {
	grid           *grid
	into           *Result // what replications are folded into
	model          *care.Model
	world          world
	years          []care.Year // of the baseline
	inPost         []float64   // of the baseline, FTE by census
	posts          float64     // of the baseline, mean over the span after
	u              []float64   // by draw
	terms          []float64   // of the draws, for regressions
	cells          []Outcome   // by option, of one future
	kept           []bool      // by future, of the option that is looked at
	owed           [][]float64 // by future, of the headline option: the mean of each year owed
	option, future string      // at work, for messages
}

// An Outcome is what one replication came to for an option: what options are
// compared by.
type Outcome struct {
	Replication   int     // its number
	Within, After bool    // the promise was kept, over the span owed and the span after
	Last          float64 // mean of the target's measure over the last year owed
	Over          float64 // share of the span's censuses that did not keep the target, 0 to 1
	Extra         float64 // pounds spent beyond the baseline option
}

func newRunner(g *grid) *runner {
	r := &runner{
		grid: g, model: care.NewModel(), world: world{worlds: g.worlds},
		cells: make([]Outcome, len(g.result.Options)), kept: make([]bool, len(g.result.Futures)), owed: make([][]float64, len(g.result.Futures)), u: make([]float64, len(g.draws)),
	}
	r.model.Check = g.settings.Check
	return r
}

// replicate runs one replication of every cell and folds it, and with it the
// replications at elasticity 0 that a run needs more for having this one too:
// what is folded for the first n replications is then all of a run of n. A
// panic becomes an error that says where it was. If the context ends before the
// replication, that is the error, and part of it may have been folded.
func (r *runner) replicate(ctx context.Context, replication int, into *Result) (err error) {
	g := r.grid
	r.into = into
	defer func() {
		if p := recover(); p != nil {
			where := fmt.Sprintf("scenario %q, option %q, future %q, replication %d, seed %d, week %.3f",
				g.result.Scenario.Name, r.option, r.future, r.world.replication, g.settings.Seed, r.model.Now())
			err = &Failure{where, p, debug.Stack()}
		}
	}()
	r.world.replication = replication
	for i, key := range g.draws {
		r.u[i] = r.world.U(key)
	}
	if g.varies() {
		r.terms = sensitivity.Basis(r.terms[:0], r.u...)
		g.fold(func() { into.draws.Add(replication, r.terms) })
	}
	streams := sim.NewStreams(g.settings.Seed, replication)
	for f := range g.result.Futures {
		if ctx.Err() != nil {
			return context.Cause(ctx)
		}
		r.runOptions(f, streams)
		r.kept[f] = r.cells[max(g.headline, 0)].Within
		g.fold(func() {
			r.addPairs(f)
			if g.settings.Observe != nil {
				g.settings.Observe(f, r.cells)
			}
		})
	}
	if g.settings.Look != nil {
		g.fold(func() { g.lookout.add(replication, r.kept, g.settings.Look) })
	}
	for other := g.zeroRuns(replication); other < g.zeroRuns(replication+1); other++ {
		r.replicateZero(other, replication)
	}
	return nil
}

// replicateZero runs one replication of every cell at elasticity 0, and of the
// headline option with other chances, after the replication it goes with.
func (r *runner) replicateZero(replication, after int) {
	g := r.grid
	r.world.replication = replication
	streams := sim.NewStreams(g.settings.Seed, replication)
	for f := range g.result.Futures {
		r.runAtElasticityZero(f, streams)
		if len(r.into.Splits) > 0 {
			if replication != after {
				r.owed[f] = g.yearMeans(r.owed[f][:0], r.run(g.plans[f][g.headline], g.headline, f, streams))
			}
			r.runAgain(f, replication)
		}
	}
}

// fold lets one goroutine at a time add to the result. The lock is given back
// even by a panic, so that the others can end.
func (g *grid) fold(add func()) {
	g.mutex.Lock()
	defer g.mutex.Unlock()
	add()
}

// run simulates a plan of an option in a future.
func (r *runner) run(plan *care.Plan, option, f int, streams sim.Streams) *care.Trajectory {
	r.option, r.future = r.grid.options[option], r.grid.result.Futures[f]
	if r.grid.settings.Fixed {
		return r.model.Run(plan, nil, streams)
	}
	return r.model.Run(plan, &r.world, streams)
}

// runOptions runs every option in one future, the baseline first because the
// others' extra cost is counted against it.
func (r *runner) runOptions(f int, streams sim.Streams) {
	g := r.grid
	r.runOption(g.baseline, f, streams)
	for option := range g.options {
		if option != g.baseline {
			r.runOption(option, f, streams)
		}
	}
}

func (r *runner) runOption(option, f int, streams sim.Streams) {
	g, res := r.grid, r.into
	t := r.run(g.plans[f][option], option, f, streams)
	posts := 0.0
	if res.Afterwards.Len() > 0 {
		posts = mean(res.Afterwards.of(t.Groups[0].Weekly[care.FundedPosts]))
	}
	if option == g.baseline {
		r.years, r.posts = append(r.years[:0], t.Years...), posts
		r.inPost = append(r.inPost[:0], t.Groups[0].Weekly[care.InPost]...)
	}
	if option >= len(res.Options) {
		return // the baseline, not reported
	}
	within, after := g.read(t)
	r.cells[option] = Outcome{Replication: r.world.replication, Within: within.Met[res.Rule], After: after.Met[res.Rule], Last: g.lastYear(t), Over: 1 - within.Share}
	if option == g.headline {
		r.owed[f] = g.yearMeans(r.owed[f][:0], t)
	}
	g.fold(func() {
		cell := res.cell(option, f)
		cell.add(t, g.aims)
		extra := cell.addMoney(t, r.years, purse{res.Scenario.Money.Grant, g.discount, g.besides[option]})
		r.cells[option].Extra = extra
		cell.Last.Add(r.cells[option].Last)
		cell.CaseWeeks.add(t, r.inPost, extra)
		unallocated := t.Groups[0].Weekly[care.Unallocated]
		if option == g.pathsOf() && len(res.paths) > 0 {
			res.paths[f].add(r.world.replication, t.Groups[g.aim.Group].Weekly[g.aim.Measure])
		}
		cell.Within.add(within)
		cell.Workers.add(&t.Caseloads, res.Owed, res.Afterwards)
		cell.Worst.add(res.Owed.of(t.Groups[g.aim.Group].Weekly[g.aim.Measure]), g.aim.AtLeast)
		cell.OwedWaits.add(res.Owed.of(unallocated))
		if res.Afterwards.Len() > 0 {
			cell.After.add(after)
			cell.AfterWaits.add(res.Afterwards.of(unallocated))
			cell.ExtraPosts.Add(posts - r.posts)
		}
		if g.varies() {
			r.addDraws(option*len(res.Futures)+f, &r.cells[option])
		}
	})
}

// runAtElasticityZero runs every reported option with a pace that load does
// not change.
func (r *runner) runAtElasticityZero(f int, streams sim.Streams) {
	g, res := r.grid, r.into
	for option := range res.Options {
		within, after := g.read(r.run(g.zero[f][option], option, f, streams))
		g.fold(func() {
			cell := res.cell(option, f)
			cell.WithinZero.add(within.Met[res.Rule])
			if res.Afterwards.Len() > 0 {
				cell.AfterZero.add(after.Met[res.Rule])
			}
		})
	}
}

// runAgain runs the headline option in the same world with other chances.
func (r *runner) runAgain(f, replication int) {
	g, res := r.grid, r.into
	seed := sim.Entity(g.settings.Seed, sim.HashString(secondChance))
	again := g.yearMeans(nil, r.run(g.plans[f][g.headline], g.headline, f, sim.NewStreams(seed, replication)))
	g.fold(func() { res.Splits[f].add(replication, r.owed[f], again) })
}

// read judges a trajectory over the span owed and the span after, where there
// is one.
func (g *grid) read(t *care.Trajectory) (within, after Reading) {
	series := t.Groups[g.aim.Group].Weekly[g.aim.Measure]
	within = g.aim.read(series, g.result.Owed)
	if g.result.Afterwards.Len() > 0 {
		after = g.aim.read(series, g.result.Afterwards)
	}
	return within, after
}

// lastYear is the mean of the target's measure over the last year owed.
func (g *grid) lastYear(t *care.Trajectory) float64 {
	return mean(g.last.of(t.Groups[g.aim.Group].Weekly[g.aim.Measure]))
}

// addPairs folds the comparisons of one future's options.
func (r *runner) addPairs(f int) {
	n := len(r.cells)
	next := f * n * (n - 1) / 2
	for i := range r.cells {
		for j := i + 1; j < n; j++ {
			pair, a, b := r.into.Pairs[next], &r.cells[i], &r.cells[j]
			pair.Within.Add(a.Within, b.Within)
			pair.After.Add(a.After, b.After)
			pair.Last.add(a.Last, b.Last)
			next++
		}
	}
}

// secondChance names the seed of the second run of a pair that shares a world.
const secondChance = "chance, drawn again in the same world"
