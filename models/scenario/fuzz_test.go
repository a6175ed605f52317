package scenario

import (
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"testing/fstest"
	"time"
)

// FuzzRead throws texts at the reader: a scenario, a file of cases and a file of
// people. It must neither panic nor hang, and what it allocates must be bounded by
// the length of the texts. What it accepts must resolve under every option and
// future, and be ready for the register and the contradictions.
//
//	go test ./models/scenario -fuzz FuzzRead -fuzztime 10000000x
func FuzzRead(f *testing.F) {
	for _, name := range Shipped() {
		f.Add(ShippedSource(name), []byte(goodCases), []byte(goodPeople))
	}
	for _, file := range scenariosAround(f) {
		text, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(text, []byte(goodCases), []byte(goodPeople))
	}
	scripts, err := filepath.Glob("testdata/faults/*.txtar")
	if err != nil || len(scripts) == 0 {
		f.Fatalf("no scripts of faults: %v", err)
	}
	for _, script := range scripts {
		_, text, _ := spoiled(f, script)
		f.Add([]byte(text), []byte(goodCases), []byte(goodPeople))
	}
	files, err := os.ReadFile("testdata/whole.toml")
	if err != nil {
		f.Fatal(err)
	}
	for _, bad := range badFiles {
		f.Add(files, []byte(bad.cases), []byte(bad.people))
	}

	f.Fuzz(func(t *testing.T, text, cases, people []byte) {
		hanging := time.AfterFunc(20*time.Second, func() { panic("scenario: reading takes more than 20 seconds") })
		defer hanging.Stop()
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		s, faults := Read("fuzz.toml", text, fstest.MapFS{"cases.csv": {Data: cases}, "lists/people.csv": {Data: people}})
		runtime.ReadMemStats(&after)
		given := uint64(len(text) + len(cases) + len(people))
		if used := after.TotalAlloc - before.TotalAlloc; used > mostMemory(given) {
			t.Fatalf("reading %d bytes allocated %d", given, used)
		}
		if len(faults) > 0 {
			if faults.Error() == "" {
				t.Fatal("a fault without a message")
			}
			return
		}
		s.Register()
		Contradictions(s)
		for _, option := range s.Options {
			for _, future := range s.Futures {
				if _, err := s.Resolve(option.Name, future.Name); err != nil {
					t.Fatalf("option %q, future %q: %v", option.Name, future.Name, err)
				}
			}
		}
	})
}

// mostMemory is what reading so many bytes may allocate: the library that reads
// TOML keeps several copies, and each fault has its message and its place.
func mostMemory(given uint64) uint64 { return 32<<20 + 4096*given }

// scenariosAround are the scenario files of the project that are not shipped.
func scenariosAround(t testing.TB) []string {
	t.Helper()
	var all []string
	for _, pattern := range []string{"*.toml", "testdata/*.toml", "../care/testdata/*.toml", "../../experiments/testdata/*.toml"} {
		files, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, files...)
	}
	return all
}
