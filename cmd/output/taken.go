package output

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"headroom/cmd/answer"
)

// Taken says that files which are not Headroom's are where an answer would be
// written: files that no manifest lists, and files that somebody has changed since
// the answer which the manifest lists. Nothing was written.
type Taken struct {
	Path             string
	Unlisted, Edited []string
}

func (t *Taken) Error() string {
	var parts []string
	if len(t.Unlisted) > 0 {
		parts = append(parts, fmt.Sprintf("%s %s not of an answer that %s lists", names(t.Unlisted), are(t.Unlisted), ManifestFile))
	}
	if len(t.Edited) > 0 {
		parts = append(parts, fmt.Sprintf("%s %s changed after Headroom wrote %s", names(t.Edited), were(t.Edited), it(t.Edited)))
	}
	all := append(slices.Clone(t.Unlisted), t.Edited...)
	return fmt.Sprintf("%s: %s, and would be lost: choose another folder, or move %s away; nothing was written", t.Path, strings.Join(parts, "; "), it(all))
}

// mostNames is how many files a message names.
const mostNames = 8

func names(all []string) string {
	shown := all[:min(len(all), mostNames)]
	if more := len(all) - len(shown); more > 0 {
		return fmt.Sprintf("%s and %d more", strings.Join(shown, ", "), more)
	}
	if len(shown) == 1 {
		return shown[0]
	}
	return strings.Join(shown[:len(shown)-1], ", ") + " and " + shown[len(shown)-1]
}

func one(all []string, yes, no string) string {
	if len(all) == 1 {
		return yes
	}
	return no
}

func are(all []string) string  { return one(all, "is", "are") }
func were(all []string) string { return one(all, "was", "were") }
func it(all []string) string   { return one(all, "it", "them") }

// written are the names that the verbs give their files, whatever the scenario;
// pictures are named after options and futures too.
var (
	written = []string{
		ManifestFile, SummaryFile, WeeklyFile, ScenarioFile, SweepFile, PicturesFile, AnswerFile, "sweep.csv", "sweep.parquet", answer.DesignFile, SweepBookFile,
		"break.csv", "comparison.json", ReportFile, BookFile, PaperFile,
	}
	pictured = regexp.MustCompile(`^((fan|sweep)-.*|options|simultaneous|tornado|spend|workforce|workers|worst-week|break|differences)\.(png|svg|pdf)$`)
	compared = regexp.MustCompile(`^scenario-[0-9]+\.toml$`)
)

// ownName says that Headroom gives such a name to a file of an answer.
func ownName(name string) bool {
	return slices.Contains(written, name) || pictured.MatchString(name) || compared.MatchString(name)
}

// taken looks for somebody's own files in a folder: all that were changed after
// the answer that lies there, and those with a wanted name that it has not.
func taken(path string, wanted func(string) bool) error {
	entries, err := os.ReadDir(path)
	if err != nil {
		return nil // there is none yet; whoever makes it is told what is wrong
	}
	t := &Taken{Path: path}
	listed, half := filesOf(earlier(path)), unfinished(path)
	for _, entry := range entries {
		name := entry.Name()
		hash, known := listed[name]
		switch {
		case entry.IsDir() || movedBefore(path, name, half):
		case known && hash != "" && hash != hashAt(path, name):
			t.Edited = append(t.Edited, name)
		case !known && wanted(name):
			t.Unlisted = append(t.Unlisted, name)
		}
	}
	if len(t.Unlisted)+len(t.Edited) == 0 {
		return nil
	}
	return t
}

// earlier is the manifest of the answer in a folder; nil if none lies there.
func earlier(path string) *Manifest {
	data, err := os.ReadFile(filepath.Join(path, ManifestFile))
	var m Manifest
	if err != nil || json.Unmarshal(data, &m) != nil || len(m.Files) == 0 || m.Versions["headroom"] == "" {
		return nil
	}
	return &m
}

// filesOf are the files of an answer with their hashes, its own and what was made
// from it; the manifest itself has none.
func filesOf(m *Manifest) map[string]string {
	if m == nil {
		return nil
	}
	files := map[string]string{ManifestFile: ""}
	for _, some := range []map[string]string{m.Files, m.Products} {
		for name, hash := range some {
			if name == filepath.Base(name) && fs.ValidPath(name) { // a manifest reaches no other folder
				files[name] = hash
			}
		}
	}
	return files
}

func hashAt(path, name string) string {
	data, err := os.ReadFile(filepath.Join(path, name))
	if err != nil {
		return err.Error() // no hash: as one that was changed
	}
	return hashOf(data)
}

// Replaced says which answer was in a folder before.
type Replaced struct {
	Earlier *Manifest // nil: none
	By      *Manifest // of the answer that is there now
	Files   int       // that it had there
	Gone    []string  // those of them that have no successor of the same name
}

// replacedBy is what files of some names replace in a folder.
func replacedBy(path string, names []string) Replaced {
	r := Replaced{Earlier: earlier(path)}
	for _, name := range slices.Sorted(maps.Keys(filesOf(r.Earlier))) {
		if at, err := os.Lstat(filepath.Join(path, name)); err != nil || at.IsDir() {
			continue
		}
		r.Files++
		if !slices.Contains(names, name) {
			r.Gone = append(r.Gone, name)
		}
	}
	return r
}
