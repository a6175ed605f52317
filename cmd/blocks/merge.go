package blocks

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"headroom/cmd/output"
	"headroom/experiments"
	"headroom/experiments/sweep"
	"headroom/models/scenario"
)

// A Collection is the blocks of one run or sweep, from any number of folders.
type Collection struct {
	Plan   Plan
	Runs   int    // of the longest run that kept any of them
	Source Source // of several names for the scenario the first by the alphabet

	Damaged []string // files that are damaged, and of which sound blocks do not hold all
	Passed  []string // files that are damaged and that nobody needs: sound blocks hold all of them

	files map[part]file
}

type file struct {
	path string
	sum  string // of the state alone, whoever kept it
}

// Faults are all that is wrong with some blocks.
type Faults []string

func (f Faults) Error() string { return strings.Join(f, "\n") }

// Collect reads the blocks in some folders, each whole. Its errors are [Faults]:
// files that are damaged, of another run than the first, or that contradict
// another one, and replications that are missing; the collection then has what is
// sound. A damaged file is no fault where sound blocks hold all of its replications.
func Collect(folders []string) (*Collection, error) {
	c := &Collection{files: map[part]file{}}
	var faults Faults
	fault := func(format string, args ...any) { faults = append(faults, fmt.Sprintf(format, args...)) }
	first := ""
	for _, folder := range folders {
		paths, err := filesIn(folder)
		if err != nil {
			fault("%s: %v", folder, err)
			continue
		}
		if len(paths) == 0 {
			fault("%s: there are no blocks in it; --keep writes them", folder)
		}
		for _, path := range paths {
			h, state, err := read(path)
			if errors.Is(err, errDamaged) {
				c.Damaged = append(c.Damaged, path)
				continue
			}
			if err != nil {
				fault("%s: %v", path, err)
				continue
			}
			if first == "" {
				first, c.Plan, c.Source = path, h.Plan, h.Source
			}
			if in := h.Plan.difference(c.Plan); in != "" {
				fault("%s: of another run than %s: %s", path, first, in)
				continue
			}
			if slices.Compare(h.Source.words(), c.Source.words()) < 0 { // the same words, whatever the order
				c.Source = h.Source
			}
			c.Runs = max(c.Runs, h.Runs)
			own := file{path, stateSum(state)}
			if other, twice := c.files[h.part()]; twice && other.sum != own.sum {
				fault("%s: contradicts %s: the same replications of the same run with other figures", path, other.path)
			}
			c.files[h.part()] = own
		}
	}
	faults = append(c.sortDamaged(), faults...)
	if missing := c.missing(); len(missing) > 0 {
		fault("missing: %s of %s; the command that keeps them, given again, runs only what is missing", strings.Join(missing, ", "), c.whole())
	}
	if len(faults) > 0 {
		return c, faults
	}
	return c, nil
}

// sortDamaged passes over the damaged files that nobody needs, and names the others.
func (c *Collection) sortDamaged() (faults Faults) {
	var needed []string
	for _, path := range c.Damaged {
		if p, known := partOf(path); known && c.holds(p) {
			c.Passed = append(c.Passed, path)
			continue
		}
		needed = append(needed, path)
		faults = append(faults, fmt.Sprintf("%s: %v", path, errDamaged))
	}
	c.Damaged = needed
	return faults
}

// holds says that sound blocks, of whatever length, hold all replications of a part.
func (c *Collection) holds(p part) bool {
	for next := p.From; next < p.To; {
		reached := next
		for sound := range c.files {
			if sound.point == p.point && sound.From <= next {
				reached = max(reached, sound.To)
			}
		}
		if reached == next {
			return false
		}
		next = reached
	}
	return true
}

// RunsOf is the number of replications of a run that makes every block that is
// missing or damaged again.
func (c *Collection) RunsOf() int {
	runs := c.Runs
	for _, path := range c.Damaged {
		if p, known := partOf(path); known {
			runs = max(runs, p.To)
		}
	}
	return runs
}

// whole is how much there is to be, in words.
func (c *Collection) whole() string {
	if c.Plan.Design == nil {
		return strconv.Itoa(c.Runs)
	}
	return fmt.Sprintf("%d points of %d", len(c.Plan.Design.Points), c.Runs)
}

// missing are the replications that no block holds, in words.
func (c *Collection) missing() []string {
	var gaps []part
	for _, p := range c.Plan.parts(c.Runs, experiments.Shard{}) {
		if _, there := c.files[p]; there {
			continue
		}
		if last := len(gaps) - 1; last >= 0 && gaps[last].point == p.point && gaps[last].To == p.From {
			gaps[last].To = p.To
			continue
		}
		gaps = append(gaps, p)
	}
	var words []string
	for i, gap := range gaps {
		text := fmt.Sprintf("%d to %d", gap.From, gap.To-1)
		switch {
		case gap.point == 0:
			words = append(words, "replications "+text)
		case i > 0 && gaps[i-1].point == gap.point:
			last := &words[len(words)-1]
			*last = strings.TrimSuffix(*last, ")") + ", " + text + ")"
		default:
			words = append(words, fmt.Sprintf("point %d (replications %s)", gap.point, text))
		}
	}
	return words
}

// Run is the run that the blocks are of: its scenario and settings.
func (c *Collection) Run() (*scenario.Scenario, experiments.Settings, error) {
	s, _, err := c.Source.Read()
	return s, c.Plan.Settings(c.Runs), err
}

// Sweep is the sweep that the blocks are of.
func (c *Collection) Sweep() (*sweep.Plan, error) {
	varier, err := c.Source.varier()
	if err != nil {
		return nil, err
	}
	return sweep.NewPlan(varier, *c.Plan.Design, c.Plan.Settings(c.Runs))
}

// Merge adds the blocks of a run. Nothing is simulated.
func (c *Collection) Merge(ctx context.Context, progress func(done, of int)) (*experiments.Result, output.Source, error) {
	s, source, err := c.Source.Read()
	if err != nil {
		return nil, source, err
	}
	settings := c.Plan.Settings(c.Runs)
	mine, err := PlanOf(s, source, settings)
	if err != nil {
		return nil, source, err
	}
	if err := c.mustBe(mine); err != nil {
		return nil, source, err
	}
	settings.Keeper, settings.Progress, settings.Workers = keeper{c, 0}, progress, 1
	result, err := experiments.Run(ctx, s, settings)
	if err != nil {
		return nil, source, err
	}
	result.Settings.Keeper, result.Settings.Progress = nil, nil
	return result, source, nil
}

// MergeSweep adds the blocks of a sweep, point by point. Nothing is simulated.
func (c *Collection) MergeSweep(ctx context.Context, progress func(done, of int)) (*sweep.Result, output.Source, error) {
	source := c.Source.source()
	plan, err := c.Sweep()
	if err != nil {
		return nil, source, err
	}
	if err := c.mustBe(PlanOfSweep(plan, *c.Plan.Design, source, c.Plan.Settings(c.Runs))); err != nil {
		return nil, source, err
	}
	plan.Keeper = func(point int) experiments.Keeper { return keeper{c, point + 1} }
	plan.Settings.Progress, plan.Settings.Workers = progress, 1
	result, err := plan.Run(ctx)
	return result, source, err
}

// mustBe refuses blocks whose plan is not the one that this program makes of
// them.
func (c *Collection) mustBe(mine Plan) error {
	if in := c.Plan.difference(mine); in != "" {
		return fmt.Errorf("the blocks were kept by another Headroom: %s", in)
	}
	return nil
}

// load returns the state of a block.
func (c *Collection) load(p part) ([]byte, error) {
	own, there := c.files[p]
	if !there {
		panic(fmt.Sprintf("blocks: %+v is missing from a collection", p)) // Collect has found all of them
	}
	_, state, err := read(own.path)
	if err == nil && stateSum(state) != own.sum {
		err = errors.New("it changed while it was read")
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", own.path, err)
	}
	return state, nil
}

// save is never asked for: a collection holds every block.
func (c *Collection) save(p part, _ []byte) error {
	panic(fmt.Sprintf("blocks: %+v was simulated for a collection", p))
}
