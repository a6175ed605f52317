package output

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"
)

// A process that is killed while it moves its files leaves some in their places and
// the manifest where it wrote them. The next run takes the folder; but what somebody
// has written since is not taken. Without the look at what is unfinished, as before,
// the first run afterwards is refused.
func TestAFolderWhoseCommitWasKilledIsTakenByTheNextRun(t *testing.T) {
	path := t.TempDir()
	write := func(text string, files ...string) *Folder {
		t.Helper()
		f, err := Open(path)
		if err != nil {
			t.Fatal(err)
		}
		manifest := `{"versions": {"headroom": "0"}, "files_sha256": {`
		for i, name := range files {
			if err := f.Write(name, func(w io.Writer) error { _, err := io.WriteString(w, text+name); return err }); err != nil {
				t.Fatal(err)
			}
			if i > 0 {
				manifest += ", "
			}
			manifest += `"` + name + `": "` + hashOf([]byte(text+name)) + `"`
		}
		if err := f.Write(ManifestFile, func(w io.Writer) error { _, err := io.WriteString(w, manifest+"}}"); return err }); err != nil {
			t.Fatal(err)
		}
		return f
	}
	if err := write("old", SummaryFile, WeeklyFile).Commit(); err != nil {
		t.Fatal(err)
	}
	killed := write("new", SummaryFile, WeeklyFile, "fan-a.svg")
	for _, name := range []string{SummaryFile, "fan-a.svg"} {
		if err := os.Rename(filepath.Join(killed.staging, name), filepath.Join(path, name)); err != nil {
			t.Fatal(err)
		}
	}
	if err := write("third", SummaryFile, WeeklyFile).Commit(); err != nil {
		t.Errorf("the next run is refused: %v", err)
	}
	if err := os.WriteFile(filepath.Join(path, SummaryFile), []byte("my own"), 0o600); err != nil {
		t.Fatal(err)
	}
	var taken *Taken
	if _, err := Open(path); !errors.As(err, &taken) || len(taken.Edited) != 1 {
		t.Errorf("the error is %v", err)
	}
}
