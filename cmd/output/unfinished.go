package output

import (
	"path/filepath"
	"slices"
)

// unfinished are the manifests of answers whose process was killed while it moved
// them into a folder: the manifest is the last file to be moved.
func unfinished(path string) []*Manifest {
	folders, err := filepath.Glob(filepath.Join(path, unfinishedNames+"*"))
	if err != nil {
		return nil // a path with letters of patterns: then such files are somebody's
	}
	var all []*Manifest
	for _, folder := range folders {
		if m := earlier(folder); m != nil {
			all = append(all, m)
		}
	}
	return all
}

// unfinishedNames begins the name of the folder in which an answer is written before
// it is moved into its place.
const unfinishedNames = ".unfinished-"

// movedBefore says that a file was moved into its place by a process that was killed
// before it had moved the rest: it is Headroom's, and may be written over.
func movedBefore(path, name string, by []*Manifest) bool {
	return slices.ContainsFunc(by, func(m *Manifest) bool { return m.Files[name] != "" && m.Files[name] == hashAt(path, name) })
}
