package sweep

import (
	"context"
	"crypto/sha256"
	"fmt"
	"math"
	"slices"

	"headroom/experiments"
	"headroom/models/scenario"
)

// A Plan is a sweep that can be run: every point has been read, checked and
// compiled.
type Plan struct {
	Scenario  *scenario.Scenario // as the file says it
	Variables []scenario.Variable
	Points    [][]string // by point, then variable
	Settings  experiments.Settings
	LeftOut   []string // futures that set a varied key themselves, and were not asked for
	Shape     [32]byte // of the states of the points' blocks: see [experiments.Shape]

	// Keeper is what keeps the blocks of a point, counted from 0. May be nil; it is
	// here in place of that of the settings.
	Keeper func(point int) experiments.Keeper

	// Whole, if there is one, is told of every point's run, which then has what a
	// sweep leaves out otherwise, such as figures by week, and takes more time. It
	// does not go with a Keeper, whose blocks have none of it.
	Whole func(point int, r *experiments.Result)

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
	shapes := sha256.New()
	for _, point := range design.Points {
		var set []scenario.Setting
		for i, key := range design.Keys {
			set = append(set, scenario.Setting{Key: key, Value: point[i]})
		}
		s, err := v.With(set...)
		if err != nil {
			return nil, err
		}
		shape, err := experiments.Shape(s, p.settingsAt(0, 0, 0))
		if err != nil {
			return nil, fmt.Errorf("at %v: %w", set, err)
		}
		shapes.Write(shape[:])
		p.scenarios = append(p.scenarios, s)
	}
	p.Shape = [32]byte(shapes.Sum(nil))
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
	Base             *experiments.Result // of the first point, without its cells: how the target was read, where it is not varied
	Options, Futures []string
	HasAfter         bool   // the target has a span after
	Cells            []Cell // by point, option, future
}

// Cell is a cell by its places.
func (r *Result) Cell(point, option, future int) *Cell {
	return &r.Cells[(point*len(r.Options)+option)*len(r.Futures)+future]
}

// Run simulates every point, one after the other, but for the blocks of it that
// are kept already. Progress is told of every replication of every point. It
// returns the context's error if that ends first, and an error of a keeper as it
// is.
func (p *Plan) Run(ctx context.Context) (*Result, error) {
	out := &Result{Plan: p}
	for i, s := range p.scenarios {
		r, err := experiments.Run(ctx, s, p.settingsAt(i, i*p.Settings.Runs, len(p.scenarios)*p.Settings.Runs))
		if err != nil {
			return nil, err
		}
		if p.Whole != nil {
			p.Whole(i, r)
		}
		if out.Base == nil {
			base := *r
			base.Cells, base.Pairs = nil, nil
			out.Base, out.Options, out.Futures, out.HasAfter = &base, r.Options, r.Futures, r.Afterwards.Len() > 0
		}
		for _, cell := range r.Cells {
			c := Cell{Within: cell.Met(&cell.Within, r.Rule), Last: experiments.AverageOf(cell.Last), Extra: experiments.AverageOf(cell.Extra.Sum)}
			if out.HasAfter {
				c.After = cell.Met(&cell.After, r.Rule)
			}
			out.Cells = append(out.Cells, c)
		}
	}
	return out, nil
}

// Blank is the sweep before anything is simulated: every point with its options and
// futures, and no figure.
func (p *Plan) Blank() (*Result, error) {
	r, err := experiments.Blank(p.scenarios[0], p.settingsAt(0, 0, 0))
	if err != nil {
		return nil, err
	}
	out := &Result{Plan: p, Base: r, Options: r.Options, Futures: r.Futures, HasAfter: r.Afterwards.Len() > 0}
	none := experiments.Figure(math.NaN())
	unknown := experiments.Average{Mean: none, Low: none, High: none}
	for range len(p.scenarios) * len(r.Cells) {
		out.Cells = append(out.Cells, Cell{Last: unknown, Extra: unknown})
	}
	return out, nil
}

// BlankPoint is a point's whole run before anything is simulated.
func (p *Plan) BlankPoint() (*experiments.Result, error) {
	settings := p.Settings
	settings.Keeper, settings.Progress = nil, nil
	return experiments.Blank(p.scenarios[0], settings)
}

// Keep simulates the blocks of a shard, but for those that are kept already, and
// keeps them. Its errors are those of Run.
func (p *Plan) Keep(ctx context.Context, shard experiments.Shard) error {
	dealt := shard.Deal(len(p.scenarios), p.Settings.Runs)
	before, of := 0, 0
	for _, blocks := range dealt {
		of += replications(blocks)
	}
	for i, s := range p.scenarios {
		if err := experiments.Keep(ctx, s, p.settingsAt(i, before, of), dealt[i]); err != nil {
			return err
		}
		before += replications(dealt[i])
	}
	return nil
}

func replications(blocks []experiments.Block) int {
	n := 0
	for _, b := range blocks {
		n += b.To - b.From
	}
	return n
}

// settingsAt are the settings of a point, before which so many replications of
// all have been run.
func (p *Plan) settingsAt(point, before, of int) experiments.Settings {
	settings := p.Settings
	settings.Lean = p.Whole == nil
	if p.Keeper != nil {
		settings.Keeper = p.Keeper(point)
	}
	if told := p.Settings.Progress; told != nil {
		settings.Progress = func(done, _ int) { told(before+done, of) }
	}
	return settings
}
