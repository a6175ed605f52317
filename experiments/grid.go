package experiments

import (
	"fmt"
	"slices"
	"sync"

	"headroom/experiments/sensitivity"
	"headroom/models/care"
	"headroom/models/scenario"
)

// fewestZero is the fewest replications at elasticity 0, and of a split, when
// as many are run at all.
const fewestZero = 200

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
	aim      Aim
	aims     []Aim       // by group
	draws    []uint64    // keys of all that varies
	besides  [][]float64 // by option: what is budgeted beside posts, by financial year; the futures have it in common
	discount float64
	years    []Span // of the span owed
	last     Span   // the last of them

	mutex   sync.Mutex // guards what is folded
	lookout lookout
}

// newGrid finds the names and makes the plans. The result has no cells until
// layOut.
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
	g := &grid{settings: settings, worlds: NewWorlds(settings.Seed), aim: aimOf(s), aims: aimsOf(s), discount: s.Money.DiscountPerYear.AtBest()}
	g.result = &Result{
		Scenario: s, Settings: settings, Options: options, Futures: futures, Rule: ruleOf(s.Target.Rule),
		Owed: SpanOf(s, s.Target.From, s.Target.To), Afterwards: SpanOf(s, s.Target.AfterFrom, s.Target.AfterTo),
		Aim: aimOf(s), Aims: aimsOf(s),
	}
	g.settle(settings.Runs)
	if err := g.result.checkSpans(); err != nil {
		return nil, err
	}
	g.years = yearsOwed(g.result.Owed)
	g.last = g.years[len(g.years)-1]
	g.options = slices.Clone(options)
	g.baseline = slices.Index(g.options, s.Baseline)
	if g.baseline < 0 {
		g.baseline = len(g.options)
		g.options = append(g.options, s.Baseline)
	}
	g.headline = slices.Index(options, s.Headline)
	g.lookout = newLookout(g.result, max(g.headline, 0))
	if err := g.compile(s, futures); err != nil {
		return nil, err
	}
	return g, nil
}

// compile makes the plans of every cell.
func (g *grid) compile(s *scenario.Scenario, futures []string) error {
	zero := scenario.Number{Key: "pace.elasticity", Best: 0}
	drivers := make([][][]Driver, len(g.result.Options)) // by option, future
	for _, future := range futures {
		var plans, zeros []*care.Plan
		for i, option := range g.options {
			resolved, plan, err := compileCell(s, option, future)
			if err != nil {
				return err
			}
			plans = append(plans, plan)
			if len(g.besides) == i {
				g.besides = append(g.besides, besidePosts(resolved, plan.Years()))
			}
			if i < len(g.result.Options) {
				var vary []Driver
				if g.varies() {
					vary = g.driversOf(resolved)
				}
				drivers[i] = append(drivers[i], vary)
				if _, plan, err = compileCell(s, option, future, zero); err != nil {
					return err
				}
				zeros = append(zeros, plan)
			}
		}
		g.plans, g.zero = append(g.plans, plans), append(g.zero, zeros)
	}
	for _, byFuture := range drivers {
		g.result.drivers = append(g.result.drivers, byFuture...)
	}
	for i := range g.besides {
		if i != g.baseline {
			subtract(g.besides[i], g.besides[g.baseline])
		}
	}
	clear(g.besides[g.baseline])
	return nil
}

func subtract(from, these []float64) {
	for i := range from {
		from[i] -= these[i]
	}
}

// checkSpans says what is wrong with the spans over which the target is read.
func (r *Result) checkSpans() error {
	if r.Owed.Len() == 0 {
		return fmt.Errorf("target: no census lies between its from and to")
	}
	if r.Rule != AtYearEnds {
		return nil
	}
	for _, span := range []struct {
		name string
		Span
	}{{"from and to", r.Owed}, {"after_from and after_to", r.Afterwards}} {
		if span.Len() > 0 && span.YearEnds() == 0 {
			return fmt.Errorf("target: its rule is %q, but only %d censuses lie between its %s, and the first year ends with the %dth", RuleNames[AtYearEnds], span.Len(), span.name, year)
		}
	}
	return nil
}

func compileCell(s *scenario.Scenario, option, future string, overrides ...scenario.Number) (*scenario.Resolved, *care.Plan, error) {
	resolved, err := s.Resolve(option, future, overrides...)
	if err != nil {
		return nil, nil, err
	}
	plan, err := care.Compile(resolved)
	if err != nil {
		return nil, nil, fmt.Errorf("option %q in future %q: %w", option, future, err)
	}
	return resolved, plan, nil
}

// zeroRuns is how many of the first replications are run at elasticity 0, and
// again with other chances, in a run of so many: a fifth of them, but not under
// fewestZero.
func (g *grid) zeroRuns(runs int) int {
	if g.settings.Lean {
		return 0
	}
	return min(runs, max(fewestZero, runs/5))
}

// settle says how many replications the result has.
func (g *grid) settle(runs int) {
	g.result.Settings.Runs, g.result.ZeroRuns = runs, g.zeroRuns(runs)
}

// varies says that what the answer hangs on is asked for, and that there is
// something for it to hang on.
func (g *grid) varies() bool { return !g.settings.Fixed && !g.settings.Lean }

// pathsOf is the option whose whole paths are kept.
func (g *grid) pathsOf() int { return max(g.headline, 0) }

// layOut makes the empty cells, pairs and splits of the result.
func (g *grid) layOut() { g.result = g.empty() }

// empty is the result without replications, with folds of its own.
func (g *grid) empty() *Result {
	r := *g.result
	r.Cells, r.Pairs, r.Splits, r.paths, r.drivers, r.draws, r.outcomes = nil, nil, nil, nil, nil, nil, nil
	if g.varies() {
		r.draws = sensitivity.NewDraws(len(g.draws))
	}
	s, options, futures := r.Scenario, r.Options, r.Futures
	for _, drivers := range g.result.drivers {
		drivers = slices.Clone(drivers)
		for i := range drivers {
			drivers[i].Lower, drivers[i].Upper, drivers[i].Lowest, drivers[i].Highest = Count{}, Count{}, Count{}, Count{}
		}
		r.drivers = append(r.drivers, drivers)
	}
	groups := 1
	switch {
	case g.settings.Lean:
		groups = 0
	case len(s.Teams) > 1:
		groups += len(s.Teams)
	}
	for _, option := range options {
		for _, future := range futures {
			r.Cells = append(r.Cells, newCell(option, future, s.Weeks, groups, g.plans[0][0].Years(), g.aim.Measure))
			if g.varies() {
				r.outcomes = append(r.outcomes, newOutcomes(len(g.draws)))
			}
		}
	}
	for _, future := range futures {
		if !g.settings.Lean {
			r.paths = append(r.paths, newPaths(options[g.pathsOf()], future, s.Weeks, r.Aim.Measure))
		}
		for i, a := range options {
			for _, b := range options[i+1:] {
				r.Pairs = append(r.Pairs, &Pair{A: a, B: b, Future: future, Last: newDifference()})
			}
		}
		if g.headline >= 0 && g.varies() {
			r.Splits = append(r.Splits, newSplit(options[g.headline], future, g.years))
		}
	}
	return &r
}
