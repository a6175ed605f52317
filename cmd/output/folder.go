package output

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
)

// A Folder takes files, which appear in it together, at Commit.
type Folder struct {
	path    string
	staging string
	names   []string
	made    bool // the folder was missing
}

// Open makes the folder if it is missing, and a place beside the files to
// write to. It fails before anything is simulated if files cannot be written.
func Open(path string) (*Folder, error) {
	_, missing := os.Stat(path)
	if err := os.MkdirAll(path, 0o755); err != nil {
		return nil, fmt.Errorf("--out %s: %w", path, err)
	}
	staging, err := os.MkdirTemp(path, ".unfinished-")
	if err != nil {
		return nil, fmt.Errorf("--out %s: %w", path, err)
	}
	f := &Folder{path: path, staging: staging, made: errors.Is(missing, fs.ErrNotExist)}
	if err := f.Write(".probe", func(w io.Writer) error { _, err := w.Write([]byte{0}); return err }); err != nil {
		return nil, errors.Join(err, f.Discard())
	}
	f.names = nil
	return f, os.Remove(filepath.Join(staging, ".probe"))
}

// Write adds a file.
func (f *Folder) Write(name string, write func(io.Writer) error) (err error) {
	file, err := os.Create(filepath.Join(f.staging, name))
	if err != nil {
		return err
	}
	defer func() {
		if closing := file.Close(); err == nil {
			err = closing
		}
		if err != nil {
			err = fmt.Errorf("writing %s: %w", name, err)
		}
	}()
	f.names = append(f.names, name)
	return write(file)
}

// Names are the files written so far, in order.
func (f *Folder) Names() []string { return f.names }

// Read is the content of a file written so far.
func (f *Folder) Read(name string) ([]byte, error) {
	return os.ReadFile(filepath.Join(f.staging, name))
}

// Commit moves every file into its place, and removes the charts of an earlier
// run that this one has not replaced. It moves none if a folder is in the way
// of one.
func (f *Folder) Commit() error {
	stale := f.stale()
	for _, name := range f.names {
		if at, err := os.Stat(filepath.Join(f.path, name)); err == nil && at.IsDir() {
			return fmt.Errorf("--out %s: a folder is in the way of %s; nothing was written", f.path, name)
		}
	}
	for _, name := range f.names {
		if err := os.Rename(filepath.Join(f.staging, name), filepath.Join(f.path, name)); err != nil {
			return err
		}
	}
	for _, name := range stale {
		if err := os.Remove(filepath.Join(f.path, name)); err != nil {
			return err
		}
	}
	return f.Discard()
}

// stale are the charts in the folder that an earlier run wrote, by its
// manifest, that nobody has changed since, and that are not written now.
func (f *Folder) stale() []string {
	data, err := os.ReadFile(filepath.Join(f.path, manifestName))
	var earlier Manifest
	if err != nil || json.Unmarshal(data, &earlier) != nil {
		return nil
	}
	var stale []string
	for name, hash := range earlier.Files {
		chart := slices.Contains([]string{".png", ".svg", ".pdf"}, filepath.Ext(name))
		if !chart || name != filepath.Base(name) || slices.Contains(f.names, name) {
			continue
		}
		if data, err := os.ReadFile(filepath.Join(f.path, name)); err == nil && hashOf(data) == hash {
			stale = append(stale, name)
		}
	}
	return stale
}

// Discard removes what was written and not committed, and the folder if it was
// made for it and holds nothing.
func (f *Folder) Discard() error {
	err := os.RemoveAll(f.staging)
	if f.made {
		os.Remove(f.path) // fails, as it should, if anything is in it
	}
	return err
}

// WriteFile writes one file beside its place and renames it into it, for what is
// added to a folder that holds a run.
func WriteFile(path string, write func(io.Writer) error) error {
	file, err := os.CreateTemp(filepath.Dir(path), ".unfinished-")
	if err != nil {
		return err
	}
	defer os.Remove(file.Name()) // there is none once it is in its place
	err = errors.Join(write(file), file.Chmod(0o644), file.Close())
	if err != nil {
		return fmt.Errorf("writing %s: %w", path, err)
	}
	return os.Rename(file.Name(), path)
}
