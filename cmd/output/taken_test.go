package output

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"headroom/cmd/answer"
	"headroom/experiments"
	"headroom/models/scenario"
)

// Or a file of that name that somebody else wrote would be seen only when all has
// been simulated.
func TestEveryFileOfARunHasANameThatIsKnownBefore(t *testing.T) {
	data, err := os.ReadFile(filepath.Join("..", "..", "experiments", "testdata", "small.toml"))
	if err != nil {
		t.Fatal(err)
	}
	s, faults := scenario.Read("small.toml", data, nil)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	r, err := experiments.Run(t.Context(), s, experiments.Settings{Runs: 100, Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	f, err := Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	if err := Write(f, &answer.Page{Result: r, Command: "headroom run small.toml"}, Source{"small.toml", data}); err != nil {
		t.Fatal(err)
	}
	pictures := 0
	for _, name := range f.Names() {
		if !ownName(name) {
			t.Errorf("%s is not known", name)
		}
		if strings.HasSuffix(name, ".svg") {
			pictures++
		}
	}
	if pictures < 10 { // the simultaneous bands are among them
		t.Errorf("only %d pictures were written: %q", pictures, f.Names())
	}
	for _, name := range []string{"notes.txt", "fan.svg", "my-options.png", "options.txt", "scenario.md"} {
		if ownName(name) {
			t.Errorf("%s is taken for Headroom's", name)
		}
	}
}

func TestAFileThatComesWhileARunIsSimulatedIsNotWrittenOver(t *testing.T) {
	path := t.TempDir()
	f, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"a", "b"} {
		if err := f.Write(name, func(w io.Writer) error { _, err := io.WriteString(w, "new"); return err }); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(path, "b"), []byte("my own"), 0o600); err != nil {
		t.Fatal(err)
	}
	var taken *Taken
	if err := f.Commit(); !errors.As(err, &taken) || len(taken.Unlisted) != 1 || taken.Unlisted[0] != "b" {
		t.Errorf("the error is %v", err)
	}
	if _, err := os.Stat(filepath.Join(path, "a")); err == nil {
		t.Error("a was moved into its place")
	}
	if mine, err := os.ReadFile(filepath.Join(path, "b")); err != nil || string(mine) != "my own" {
		t.Errorf("b is %q, %v", mine, err)
	}
}

// A manifest is a file that anybody may have written.
func TestAManifestReachesNoOtherFolder(t *testing.T) {
	outer := t.TempDir()
	path := filepath.Join(outer, "answer")
	if err := os.Mkdir(path, 0o700); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		filepath.Join(outer, "precious"):     "precious",
		filepath.Join(path, "weekly.csv"):    "old",
		filepath.Join(path, "manifest.json"): `{"versions": {"headroom": "0"}, "files_sha256": {"../precious": "` + hashOf([]byte("precious")) + `", "weekly.csv": "` + hashOf([]byte("old")) + `", "..": "x", ".": "x"}}`,
	} {
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	f, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Commit(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(outer, "precious")); err != nil {
		t.Error(err)
	}
	if _, err := os.Stat(filepath.Join(path, "weekly.csv")); err == nil {
		t.Error("weekly.csv of the earlier answer is still there")
	}
}
