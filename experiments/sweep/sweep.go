package sweep

import (
	"context"
	"fmt"
	"slices"

	"headroom/experiments"
	"headroom/models/scenario"
	"headroom/sim"
)

// A Plan is a sweep that can be run: every point has been read, checked and
// compiled.
type Plan struct {
	Scenario  *scenario.Scenario // as the file says it
	Variables []scenario.Variable
	Points    [][]string // by point, then variable
	Settings  experiments.Settings
	LeftOut   []string // futures that set a varied key themselves, and were not asked for

	scenarios []*scenario.Scenario // by point
}

// NewPlan reads the scenario at every point of a design. Where the settings
// name no option it is the headline alone; where they name no future, all that
// do not set a varied key themselves, or all if every one does.
//
// The error names the key and the value that cannot be.
func NewPlan(v *scenario.Varier, design Design, settings experiments.Settings) (*Plan, error) {
	p := &Plan{Scenario: v.Scenario(), Points: design.Points, Settings: settings}
	for i, key := range design.Keys {
		if slices.Contains(design.Keys[:i], key) {
			return nil, fmt.Errorf("%s is varied twice", key)
		}
		variable, err := v.Variable(key)
		if err != nil {
			return nil, err
		}
		p.Variables = append(p.Variables, variable)
	}
	p.choose(design.Keys)
	for _, point := range design.Points {
		var set []scenario.Setting
		for i, key := range design.Keys {
			set = append(set, scenario.Setting{Key: key, Value: point[i]})
		}
		s, err := v.With(set...)
		if err != nil {
			return nil, err
		}
		if err := experiments.Check(s, p.Settings); err != nil {
			return nil, fmt.Errorf("at %v: %w", set, err)
		}
		p.scenarios = append(p.scenarios, s)
	}
	return p, nil
}

// choose picks the options and futures where none are named.
func (p *Plan) choose(keys []string) {
	if len(p.Settings.Options) == 0 {
		p.Settings.Options = []string{p.Scenario.Headline}
	}
	if len(p.Settings.Futures) > 0 {
		return
	}
	var free []string
	for _, future := range p.Scenario.Futures {
		if slices.ContainsFunc(keys, func(key string) bool { _, sets := future.Set[key]; return sets || future.Words[key] != "" }) {
			p.LeftOut = append(p.LeftOut, future.Name)
		} else {
			free = append(free, future.Name)
		}
	}
	if len(free) == 0 {
		p.LeftOut = nil
	}
	p.Settings.Futures = free
}

// A Cell is one option in one future at one point.
type Cell struct {
	Within, After experiments.Count   // After is of no runs where the target has no span after
	Last          experiments.Average // of the target's measure, over the last year owed
	Extra         experiments.Average // pounds spent beyond the baseline option
}

// A Result is a sweep that was run.
type Result struct {
	*Plan
	Base             *experiments.Result // of the first point, without its cells: how the target was read
	Options, Futures []string
	HasAfter         bool   // the target has a span after
	Cells            []Cell // by point, option, future
}

// Cell is a cell by its places.
func (r *Result) Cell(point, option, future int) *Cell {
	return &r.Cells[(point*len(r.Options)+option)*len(r.Futures)+future]
}

// Run simulates every point, one after the other. Progress is told of every
// replication of every point. It returns the context's error if that ends
// first.
func (p *Plan) Run(ctx context.Context) (*Result, error) {
	out := &Result{Plan: p}
	for i, s := range p.scenarios {
		r, last, err := p.runPoint(ctx, s, i)
		if err != nil {
			return nil, err
		}
		if out.Base == nil {
			base := *r
			base.Cells, base.Pairs = nil, nil
			out.Base, out.Options, out.Futures, out.HasAfter = &base, r.Options, r.Futures, r.Afterwards.Len() > 0
		}
		for _, cell := range r.Cells {
			c := Cell{
				Within: cell.Met(&cell.Within, r.Rule), Last: experiments.AverageOf(last[len(out.Cells)%len(last)]),
				Extra: experiments.AverageOf(cell.Extra.Sum),
			}
			if out.HasAfter {
				c.After = cell.Met(&cell.After, r.Rule)
			}
			out.Cells = append(out.Cells, c)
		}
	}
	return out, nil
}

// runPoint runs one point, and sums what the last year owed came to, by option
// and future.
func (p *Plan) runPoint(ctx context.Context, s *scenario.Scenario, point int) (*experiments.Result, []*sim.ExactSum, error) {
	settings := p.Settings
	settings.Lean = true
	if told := p.Settings.Progress; told != nil {
		settings.Progress = func(done, of int) { told(point*of+done, len(p.scenarios)*of) }
	}
	futures := len(settings.Futures)
	if futures == 0 {
		futures = len(s.Futures)
	}
	last := make([]*sim.ExactSum, len(settings.Options)*futures)
	for i := range last {
		last[i] = sim.NewExactSum(1e-6)
	}
	settings.Observe = func(future int, outcomes []experiments.Outcome) {
		for option := range outcomes {
			last[option*futures+future].Add(outcomes[option].Last)
		}
	}
	r, err := experiments.Run(ctx, s, settings)
	return r, last, err
}
