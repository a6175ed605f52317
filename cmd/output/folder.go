package output

import (
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
	freely  bool // whatever is in the way is written over
	gone    Replaced
}

// Open makes the folder for an answer if it is missing, and a place beside the
// files to write to. Beside are the names of the scenario's own tables, which are
// copied there. It fails before anything is simulated if files cannot be written,
// and with Taken if somebody's own files are in the way.
func Open(path string, beside ...string) (*Folder, error) {
	if err := taken(path, func(name string) bool { return ownName(name) || slices.Contains(beside, name) }); err != nil {
		return nil, err
	}
	return open(path, false)
}

// OpenFreely opens a folder whose files may all be written over, because a
// repository keeps what they were.
func OpenFreely(path string) (*Folder, error) { return open(path, true) }

func open(path string, freely bool) (*Folder, error) {
	_, missing := os.Stat(path)
	if err := os.MkdirAll(path, 0o755); err != nil {
		return nil, fmt.Errorf("--out %s: %w", path, err)
	}
	staging, err := os.MkdirTemp(path, unfinishedNames)
	if err != nil {
		return nil, fmt.Errorf("--out %s: %w", path, err)
	}
	f := &Folder{path: path, staging: staging, made: errors.Is(missing, fs.ErrNotExist), freely: freely}
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
	if err := write(file); err != nil {
		return err
	}
	return file.Sync() // before Commit gives it its name
}

// Names are the files written so far, in order.
func (f *Folder) Names() []string { return f.names }

// Read is the content of a file written so far.
func (f *Folder) Read(name string) ([]byte, error) {
	return os.ReadFile(filepath.Join(f.staging, name))
}

// Commit moves every file into its place, and removes what an earlier answer had
// in the folder and this one has not. It moves none if a folder, or a file that is
// not Headroom's, is in the way of one. The manifest comes last, and all are safe on
// the disk: who is killed in between leaves files of two answers, which the hashes of
// either manifest tell from a whole one.
func (f *Folder) Commit() error {
	for _, name := range f.names {
		if at, err := os.Stat(filepath.Join(f.path, name)); err == nil && at.IsDir() {
			return fmt.Errorf("--out %s: a folder is in the way of %s; nothing was written", f.path, name)
		}
	}
	if !f.freely {
		if err := taken(f.path, func(name string) bool { return slices.Contains(f.names, name) }); err != nil {
			return err // it has come since the folder was opened
		}
		f.gone = replacedBy(f.path, f.names)
	}
	for _, name := range f.names {
		if err := os.Rename(filepath.Join(f.staging, name), filepath.Join(f.path, name)); err != nil {
			return err
		}
	}
	SyncFolder(f.path)
	if !f.freely {
		f.gone.By = earlier(f.path)
	}
	for _, name := range f.gone.Gone {
		if err := os.Remove(filepath.Join(f.path, name)); err != nil {
			return err
		}
	}
	return f.Discard()
}

// SyncFolder makes new names in a folder safe from a loss of power. Not every system
// lets a folder be synced; the files themselves are safe by then.
func SyncFolder(path string) {
	if folder, err := os.Open(path); err == nil {
		folder.Sync()
		folder.Close()
	}
}

// Replaced is the earlier answer that the committed one has replaced.
func (f *Folder) Replaced() Replaced { return f.gone }

// Discard removes what was written and not committed, and the folder if it was
// made for it and holds nothing.
func (f *Folder) Discard() error {
	err := os.RemoveAll(f.staging)
	if f.made {
		os.Remove(f.path) // fails, as it should, if anything is in it
	}
	return err
}
