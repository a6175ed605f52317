package output

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// AddProduct writes what is made from an answer, such as its page, into the
// answer's folder, and lists it in the manifest there, so that it goes when the
// answer goes. It writes over an earlier one, but over nobody's own file.
func AddProduct(folder, name string, write func(io.Writer) error) error {
	m := earlier(folder)
	if m == nil {
		return fmt.Errorf("%s holds no %s of an answer", folder, ManifestFile)
	}
	path := filepath.Join(folder, name)
	if _, err := os.Lstat(path); err == nil {
		hash, listed := m.Products[name]
		switch {
		case !listed:
			return &Taken{Path: folder, Unlisted: []string{name}}
		case hash != hashAt(folder, name):
			return &Taken{Path: folder, Edited: []string{name}}
		}
	}
	var data bytes.Buffer
	if err := write(&data); err != nil {
		return fmt.Errorf("writing %s: %w", path, err)
	}
	if m.Products == nil {
		m.Products = map[string]string{}
	}
	m.Products[name] = hashOf(data.Bytes())
	if err := writeFile(path, func(w io.Writer) error { _, err := w.Write(data.Bytes()); return err }); err != nil {
		return err
	}
	return writeFile(filepath.Join(folder, ManifestFile), func(w io.Writer) error { return writeJSON(w, m) })
}

// writeFile writes one file beside its place and renames it into it.
func writeFile(path string, write func(io.Writer) error) error {
	file, err := os.CreateTemp(filepath.Dir(path), ".unfinished-")
	if err != nil {
		return err
	}
	defer os.Remove(file.Name()) // there is none once it is in its place
	err = errors.Join(write(file), file.Chmod(0o644), file.Sync(), file.Close())
	if err != nil {
		return fmt.Errorf("writing %s: %w", path, err)
	}
	return os.Rename(file.Name(), path)
}
