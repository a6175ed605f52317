package scenario

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

// small is a scenario without faults, which the tests below spoil.
func small(t *testing.T) string {
	t.Helper()
	data, err := os.ReadFile("testdata/small.toml")
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// replaced is text with its only occurrence of old replaced.
func replaced(t *testing.T, text, old, by string) string {
	t.Helper()
	if n := strings.Count(text, old); n != 1 {
		t.Fatalf("%q occurs %d times", old, n)
	}
	return strings.Replace(text, old, by, 1)
}

func TestSmallScenarioHasNoFault(t *testing.T) {
	if _, faults := Read("small.toml", []byte(small(t))); len(faults) > 0 {
		t.Fatal(faults)
	}
}

// Each file of testdata/faults is one mistake that an analyst may make, with the
// whole message. It is a script that the command's tests run too; here the reader is
// asked directly.
func TestEachMistakeHasAMessageThatAnAnalystCanActOn(t *testing.T) {
	files, err := filepath.Glob("testdata/faults/*.txtar")
	if err != nil || len(files) < 60 {
		t.Fatalf("there are %d scripts (%v)", len(files), err)
	}
	for _, file := range files {
		name, text, want := spoiled(t, file)
		_, faults := Read(name, []byte(text), os.DirFS("testdata"))
		if got := faults.Error(); got != want {
			t.Errorf("%s:\n got %s\nwant %s", file, got, want)
		}
	}
}

// spoiled is the scenario that a script of testdata/faults spoils, under its name,
// and the message that it wants.
func spoiled(t testing.TB, file string) (name, text, want string) {
	t.Helper()
	script, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	part := map[string]string{}
	for _, f := range script.Files {
		part[f.Name] = strings.TrimSuffix(string(f.Data), "\n")
	}
	if found := regexp.MustCompile(`(?m)^spoil (\S+) old new$`).FindStringSubmatch(string(script.Comment)); found != nil {
		name = found[1]
	}
	base, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	if n := strings.Count(string(base), part["old"]); n != 1 {
		t.Fatalf("%s: %q occurs %d times", file, part["old"], n)
	}
	return name, strings.Replace(string(base), part["old"], part["new"], 1), part["want"]
}
