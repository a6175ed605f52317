package record_test

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"headroom/cmd/output"
	"headroom/cmd/record"
)

// A run that takes the place of another and is killed in between leaves files of
// both: the manifest comes last. From the first figure that is new to the last file
// that is old the folder is refused, by the name of a file; before, it is the old
// answer and, at the end, the new one. A reader without hashes, seen to fail, takes
// every mixture for an answer.
func TestFilesOfTwoAnswersAreRefused(t *testing.T) {
	other := brief
	other.Seed = 2
	_, old := ran(t, brief)
	_, later := ran(t, other)
	order := inOrder(t, later)
	was, is := read(t, old).RunID(), read(t, later).RunID()
	mixed, refused := false, 0
	for i, name := range order {
		data := mustReadFile(t, later, name)
		mixed = mixed || !bytes.Equal(data, mustReadFile(t, old, name)) && slices.Contains([]string{output.WeeklyFile, output.SummaryFile, output.PicturesFile, output.ScenarioFile}, name)
		if err := os.WriteFile(filepath.Join(old, name), data, 0o600); err != nil {
			t.Fatal(err)
		}
		r, err := record.Read(old)
		switch {
		case i == len(order)-1:
			if err != nil || r.RunID() != is {
				t.Errorf("whole again, it is refused: %v", err)
			}
		case mixed:
			refused++
			if err == nil || !strings.Contains(err.Error(), "was changed after the run") {
				t.Errorf("with %s of the new answer, as the %dth of %d, it is read: %v", name, i+1, len(order), err)
			}
		case err != nil || r.RunID() != was:
			t.Errorf("with %s, which is the same, it is refused: %v", name, err)
		}
	}
	if refused < 3 {
		t.Errorf("only %d mixtures of %d files were tried", refused, len(order))
	}
}

// inOrder are the files of a folder about in the order in which they were moved into
// it: what is read first, the pictures, the manifest.
func inOrder(t *testing.T, path string) []string {
	t.Helper()
	entries, err := os.ReadDir(path)
	if err != nil {
		t.Fatal(err)
	}
	first := []string{output.ScenarioFile, output.WeeklyFile, output.SummaryFile}
	var rest []string
	for _, entry := range entries {
		if name := entry.Name(); !slices.Contains(first, name) && name != output.ManifestFile {
			rest = append(rest, name)
		}
	}
	return append(append(first, rest...), output.ManifestFile)
}

func mustReadFile(t *testing.T, folder, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(folder, name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}
