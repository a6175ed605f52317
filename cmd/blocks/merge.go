package blocks

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"headroom/cmd/output"
	"headroom/experiments"
)

// A Collection is blocks of one run, from any number of folders.
type Collection struct {
	Plan Plan
	Runs int // of the longest run that kept any of them

	source Source
	files  map[experiments.Block]file
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
// another one, and replications that are missing.
func Collect(folders []string) (*Collection, error) {
	c := &Collection{files: map[experiments.Block]file{}}
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
			if err != nil {
				fault("%s: %v", path, err)
				continue
			}
			if first == "" {
				first, c.Plan, c.source = path, h.Plan, h.Source
			}
			if in := h.Plan.difference(c.Plan); in != "" {
				fault("%s: of another run than %s: %s", path, first, in)
				continue
			}
			if h.Source.Asked < c.source.Asked { // the same name, whatever the order
				c.source = h.Source
			}
			c.Runs = max(c.Runs, h.Runs)
			own := file{path, stateSum(state)}
			if other, twice := c.files[h.Block()]; twice && other.sum != own.sum {
				fault("%s: contradicts %s: the same replications of the same run with other figures", path, other.path)
			}
			c.files[h.Block()] = own
		}
	}
	if missing := c.missing(); len(missing) > 0 {
		fault("missing: %s of %d; the command that keeps them, given again, runs only what is missing", strings.Join(missing, ", "), c.Runs)
	}
	if len(faults) > 0 {
		return nil, faults
	}
	return c, nil
}

// Asked is what the command that kept the blocks called their scenario; the
// first by the alphabet where there were several names.
func (c *Collection) Asked() string { return c.source.Asked }

// missing are the replications that no block holds, in words.
func (c *Collection) missing() []string {
	var gaps []experiments.Block
	for _, b := range experiments.Blocks(c.Runs) {
		if _, there := c.files[b]; there {
			continue
		}
		if last := len(gaps) - 1; last >= 0 && gaps[last].To == b.From {
			gaps[last].To = b.To
			continue
		}
		gaps = append(gaps, b)
	}
	var words []string
	for _, gap := range gaps {
		words = append(words, fmt.Sprintf("replications %d to %d", gap.From, gap.To-1))
	}
	return words
}

// Merge adds the blocks. Nothing is simulated.
func (c *Collection) Merge(ctx context.Context, progress func(done, of int)) (*experiments.Result, output.Source, error) {
	s, source, err := c.source.Read()
	if err != nil {
		return nil, source, err
	}
	settings := c.Plan.Settings(c.Runs)
	mine, err := PlanOf(s, source, settings)
	if err != nil {
		return nil, source, err
	}
	if in := c.Plan.difference(mine); in != "" {
		return nil, source, fmt.Errorf("the blocks were kept by another Headroom: %s", in)
	}
	settings.Keeper, settings.Progress, settings.Workers = c, progress, 1
	result, err := experiments.Run(ctx, s, settings)
	if err != nil {
		return nil, source, err
	}
	result.Settings.Keeper, result.Settings.Progress = nil, nil
	return result, source, nil
}

// Load returns the state of a block.
func (c *Collection) Load(b experiments.Block) ([]byte, error) {
	own, there := c.files[b]
	if !there {
		panic(fmt.Sprintf("blocks: %+v is missing from a collection", b)) // Collect has found all of them
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

// Save is never asked for: a collection holds every block.
func (c *Collection) Save(b experiments.Block, _ []byte) error {
	panic(fmt.Sprintf("blocks: %+v was simulated for a collection", b))
}
