package record

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"headroom/cmd/output"
	"headroom/experiments"
	"headroom/models/scenario"
)

// A Record is what a run wrote.
type Record struct {
	Manifest output.Manifest
	Summary  output.Summary
	Pictures output.Pictures
	Weekly   *Weekly
	Scenario *scenario.Scenario
}

// Read reads the folder that a run wrote. The error names the file that is
// missing, that is none of Headroom's, or that was changed after the run.
func Read(folder string) (*Record, error) {
	files := folderFiles{path: folder, by: "run"}
	r := &Record{}
	if err := files.json(output.ManifestFile, &r.Manifest); err != nil {
		return nil, err
	}
	files.hashes = r.Manifest.Files
	if err := files.json(output.SummaryFile, &r.Summary); err != nil {
		return nil, err
	}
	if r.Summary.Summary == nil || len(r.Summary.Cells) == 0 || r.Manifest.RunID == "" {
		return nil, fmt.Errorf("%s: it was written by an earlier Headroom; run it again: %s", folder, r.Manifest.Command)
	}
	if err := files.json(output.PicturesFile, &r.Pictures); err != nil {
		return nil, err
	}
	data, err := files.read(output.WeeklyFile)
	if err != nil {
		return nil, err
	}
	if r.Weekly, err = readWeekly(bytes.NewReader(data)); err != nil {
		return nil, fmt.Errorf("%s: %w", filepath.Join(folder, output.WeeklyFile), err)
	}
	if data, err = files.read(output.ScenarioFile); err != nil {
		return nil, err
	}
	var faults scenario.Faults
	if r.Scenario, faults = scenario.Read(filepath.Join(folder, output.ScenarioFile), data, os.DirFS(folder)); len(faults) > 0 {
		return nil, faults
	}
	return r, nil
}

// A Sweep is what a sweep wrote.
type Sweep struct {
	Manifest output.Manifest
	Summary  output.SweepSummary
	Pictures []output.SweepPicture
}

// ReadSweep reads the folder that a sweep wrote.
func ReadSweep(folder string) (*Sweep, error) {
	files, s := folderFiles{path: folder, by: "sweep"}, &Sweep{}
	if err := files.json(output.ManifestFile, &s.Manifest); err != nil {
		return nil, err
	}
	files.hashes = s.Manifest.Files
	if err := files.json(output.SweepFile, &s.Summary); err != nil {
		return nil, err
	}
	if err := files.json(output.PicturesFile, &s.Pictures); err != nil {
		return nil, err
	}
	return s, nil
}

// Of refuses a sweep whose pictures would not be of a run's own question: one of
// another scenario, of the same one before or after a change (by its hash,
// scenario.Hash), or by another version of the model.
func (s *Sweep) Of(name, hash, model string) error {
	switch m := s.Manifest; {
	case m.Scenario != name:
		return fmt.Errorf("it is of scenario %q, the run is of %q", m.Scenario, name)
	case m.ScenarioHash != hash:
		return fmt.Errorf("scenario %q is not the same in both (another promise, or any other value): sweep the file that the run is of", name)
	case m.Versions["model"] != model:
		return fmt.Errorf("it is by version %s of the model, the run by %s: sweep it again", m.Versions["model"], model)
	}
	return nil
}

// A folderFiles reads files, and holds them against their hashes where it has
// any.
type folderFiles struct {
	path   string
	by     string // the verb that writes such a folder
	hashes map[string]string
}

func (f folderFiles) read(name string) ([]byte, error) {
	path := filepath.Join(f.path, name)
	data, err := os.ReadFile(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, fmt.Errorf("%s holds no %s: the folder that `headroom %s --out DIR` wrote is wanted", f.path, name, f.by)
	case err != nil:
		return nil, err
	}
	if f.hashes != nil {
		if sum := sha256.Sum256(data); f.hashes[name] != hex.EncodeToString(sum[:]) {
			return nil, fmt.Errorf("%s was changed after the run that %s is of: move it away and run again", path, output.ManifestFile)
		}
	}
	return data, nil
}

func (f folderFiles) json(name string, into any) error {
	data, err := f.read(name)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(data, into); err != nil {
		return fmt.Errorf("%s: %w", filepath.Join(f.path, name), err)
	}
	return nil
}

// RunID is the short name of the run.
func (r *Record) RunID() string { return r.Manifest.RunID }

// Options are the names of the options that were run.
func (r *Record) Options() []string { return r.Manifest.Options }

// Futures are the names of the futures that were run.
func (r *Record) Futures() []string { return r.Manifest.Futures }

// Headline is the option that the answer is about.
func (r *Record) Headline() string { return r.Summary.Headline }

// Cell is one option in one future.
func (r *Record) Cell(option, future string) *experiments.CellSummary {
	at := slices.IndexFunc(r.Summary.Cells, func(c experiments.CellSummary) bool { return c.Option == option && c.Future == future })
	if at < 0 {
		panic(fmt.Sprintf("record: there is no option %q in future %q", option, future))
	}
	return &r.Summary.Cells[at]
}
