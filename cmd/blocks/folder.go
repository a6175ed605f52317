package blocks

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"headroom/cmd/output"
	"headroom/experiments"
)

// A Folder keeps the blocks of one run or sweep. Several processes may keep theirs
// in it at once.
type Folder struct {
	path    string
	header  Header // of every block, but for which point and replications it holds
	settled bool   // how many replications there are to be
	notice  func(text string)
}

// Open makes the folder if it is missing, and finds out that it can be written
// to and holds blocks of no other run, of which the error is an [ErrForeign].
// Notice is told of a block that has to be run again.
func Open(path string, plan Plan, source Source, settings experiments.Settings, notice func(text string)) (*Folder, error) {
	if err := os.MkdirAll(path, 0o755); err != nil {
		return nil, fmt.Errorf("--keep %s: %w", path, err)
	}
	probe, err := os.CreateTemp(path, ".probe-")
	if err != nil {
		return nil, fmt.Errorf("--keep %s: %w", path, err)
	}
	if err := errors.Join(probe.Close(), os.Remove(probe.Name())); err != nil {
		return nil, fmt.Errorf("--keep %s: %w", path, err)
	}
	files, err := filesIn(path)
	if err != nil {
		return nil, fmt.Errorf("--keep %s: %w", path, err)
	}
	for _, file := range files {
		h, err := headerOf(file)
		switch {
		case errors.Is(err, errDamaged): // it is run again
		case err != nil:
			return nil, fmt.Errorf("--keep %s: %s: %w", path, filepath.Base(file), err)
		default:
			if in := h.Plan.difference(plan); in != "" {
				return nil, ErrForeign{path, filepath.Base(file), in}
			}
		}
	}
	header := Header{Plan: plan, Runs: settings.Runs, Source: source}
	return &Folder{path, header, !settings.ToPrecision(), notice}, nil
}

// ErrForeign is a folder that holds blocks of another run.
type ErrForeign struct{ path, file, in string }

func (e ErrForeign) Error() string {
	return fmt.Sprintf("--keep %s holds blocks of another run (%s: %s); give a folder of its own to each run", e.path, e.file, e.in)
}

// Kept counts the blocks in the folder of a run or sweep of so many replications,
// or of a shard of it.
func (f *Folder) Kept(runs int, shard experiments.Shard) (int, error) {
	kept := 0
	for _, p := range f.header.Plan.parts(runs, shard) {
		_, err := os.Stat(filepath.Join(f.path, p.name()))
		switch {
		case err == nil:
			kept++
		case !errors.Is(err, fs.ErrNotExist):
			return 0, err
		}
	}
	return kept, nil
}

// Beyond counts the blocks in the folder that hold replications beyond so many: a
// merge of it is of them too.
func (f *Folder) Beyond(runs int) (int, error) {
	files, err := filesIn(f.path)
	if err != nil {
		return 0, fmt.Errorf("--keep %s: %w", f.path, err)
	}
	beyond := 0
	for _, path := range files {
		if p, known := partOf(path); known && p.To > runs {
			beyond++
		}
	}
	return beyond, nil
}

// Run keeps the blocks of a run, and Point those of a point of a sweep, counted
// from 0.
func (f *Folder) Run() experiments.Keeper            { return keeper{f, 0} }
func (f *Folder) Point(point int) experiments.Keeper { return keeper{f, point + 1} }

// A store has blocks of a whole run or sweep.
type store interface {
	load(p part) ([]byte, error)
	save(p part, state []byte) error
}

// A keeper keeps the blocks of a run, or of one point of a sweep, in a store.
type keeper struct {
	store
	point int // as in a part
}

// Load returns the state of a block, nil if it is not kept whole.
func (k keeper) Load(b experiments.Block) ([]byte, error) { return k.load(part{k.point, b}) }

// Save keeps the state of a block.
func (k keeper) Save(b experiments.Block, state []byte) error { return k.save(part{k.point, b}, state) }

// load returns the state of a block, nil if it is not kept whole.
func (f *Folder) load(p part) ([]byte, error) {
	h, state, err := read(filepath.Join(f.path, p.name()))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil
	case errors.Is(err, errDamaged):
	case err != nil:
		return nil, fmt.Errorf("--keep %s: %w", f.path, err)
	case h.part() == p && h.Plan.difference(f.header.Plan) == "":
		return state, nil
	}
	f.notice(fmt.Sprintf("--keep %s: %s is damaged, and is run again", f.path, p.name()))
	return nil, nil
}

// save writes a block beside its place, makes sure that it is on the disk, and
// gives it its name.
func (f *Folder) save(p part, state []byte) error {
	if err := f.write(p, state); err != nil {
		return fmt.Errorf("--keep %s: %w", f.path, err)
	}
	return nil
}

func (f *Folder) write(p part, state []byte) error {
	h := f.header
	h.Point, h.From, h.To = p.point, p.From, p.To
	if !f.settled {
		h.Runs = p.To
	}
	unfinished := ".unfinished-" + p.name() + "-"
	file, err := os.CreateTemp(f.path, unfinished)
	if err != nil {
		return err
	}
	err = errors.Join(file.Chmod(0o644), write(file, h, state))
	if err == nil {
		err = file.Sync()
	}
	if err := errors.Join(err, file.Close()); err != nil {
		return errors.Join(err, os.Remove(file.Name()))
	}
	place := filepath.Join(f.path, p.name())
	err = os.Rename(file.Name(), place)
	if errors.Is(err, fs.ErrNotExist) {
		// Another process has finished the same block, and tidied up.
		_, err = os.Stat(place)
	}
	if err != nil {
		return err
	}
	output.SyncFolder(f.path)
	return f.tidy(unfinished)
}

// tidy removes what a process that was killed has left of a block.
func (f *Folder) tidy(unfinished string) error {
	left, err := filepath.Glob(filepath.Join(escaped(f.path), unfinished+"*"))
	if err != nil {
		return err
	}
	for _, name := range left {
		if err := os.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}
