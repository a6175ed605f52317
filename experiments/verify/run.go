package verify

import (
	"context"
	"fmt"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"headroom/experiments"
	"headroom/sim"
)

// Settings are how checks are run.
type Settings struct {
	Seed     uint64
	Quick    bool               // a tenth of the replications
	Only     string             // checks whose group or name holds this; empty: all
	Progress func(done, of int) // told of each finished check, one call at a time; may be nil

	scale float64 // of the quick check's replications, where a test wants fewer
}

// fullScale is how many times the quick check's replications the full one
// makes. Its standard errors are about a third.
const fullScale = 10

// A Result is a check with its figures.
type Result struct {
	Check
	Figures []Figure
}

// Checks lists every check, group by group.
func Checks() []Check {
	return slices.Concat(queueChecks(), caseChecks(), demandChecks(), paceChecks(), postChecks(), wholeChecks(), statisticChecks())
}

// Run runs the checks, as many at a time as there are cores. It returns the
// context's error if that ends first, an error that lists the headings if Only
// names nothing, and an [experiments.Failure] if a check panics.
func Run(ctx context.Context, settings Settings) ([]Result, error) {
	var results []Result
	for _, check := range Checks() {
		if strings.Contains(strings.ToLower(check.Group+": "+check.Name), strings.ToLower(settings.Only)) {
			results = append(results, Result{Check: check})
		}
	}
	if len(results) == 0 {
		return nil, fmt.Errorf("no check's heading or name holds %q; the headings are %s", settings.Only, strings.Join(groups(), ", "))
	}
	workers := min(runtime.GOMAXPROCS(0), len(results))
	errs := make([]error, workers)
	var next atomic.Int64
	var group sync.WaitGroup
	var reporting sync.Mutex
	done := 0
	for w := range workers {
		group.Go(func() {
			for errs[w] == nil && ctx.Err() == nil {
				i := int(next.Add(1)) - 1
				if i >= len(results) {
					return
				}
				errs[w] = results[i].run(settings)
				reporting.Lock()
				if done++; settings.Progress != nil {
					settings.Progress(done, len(results))
				}
				reporting.Unlock()
			}
		})
	}
	group.Wait()
	for _, err := range errs {
		if err != nil {
			return nil, err
		}
	}
	return results, ctx.Err()
}

// groups lists the headings in order.
func groups() []string {
	var names []string
	for _, check := range Checks() {
		names = append(names, check.Group)
	}
	return slices.Compact(names)
}

// run fills in the figures. A panic becomes an error that says where it was.
func (r *Result) run(settings Settings) (err error) {
	defer func() {
		if fault := recover(); fault != nil {
			where := fmt.Sprintf("check %q, seed %d", r.Name, settings.Seed)
			err = &experiments.Failure{Where: where, Panic: fault, Stack: debug.Stack()}
		}
	}()
	r.Figures = r.Run(Effort{settings.effort(), sim.Entity(settings.Seed, sim.HashString(r.Name))})
	return nil
}

// effort is the scale of the replications.
func (s Settings) effort() float64 {
	switch {
	case s.scale > 0:
		return s.scale
	case s.Quick:
		return 1
	}
	return fullScale
}
