package scenario

import (
	"os"
	"path/filepath"
	"runtime/metrics"
	"testing"
	"testing/fstest"
	"time"
)

// FuzzRead throws texts at the reader: a scenario, a file of cases, a file of
// people, and a value for one of its keys as a sweep would set it. It must
// neither panic nor hang, and what it allocates must be bounded by the length of
// the texts. What it accepts must resolve, be ready for the register and the
// contradictions, and take the value or say why not.
//
//	go test ./models/scenario -fuzz FuzzRead -fuzztime 10000000x
func FuzzRead(f *testing.F) {
	add := func(text, cases, people []byte) {
		for i, value := range []string{"0.3", "2024-04-01", "week 30", "every week"} {
			f.Add(text, cases, people, uint16(7*i), value)
		}
	}
	for _, name := range Shipped() {
		add(ShippedSource(name), []byte(goodCases), []byte(goodPeople))
	}
	for _, file := range scenariosAround(f) {
		text, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		add(text, []byte(goodCases), []byte(goodPeople))
	}
	scripts, err := filepath.Glob("testdata/faults/*.txtar")
	if err != nil || len(scripts) == 0 {
		f.Fatalf("no scripts of faults: %v", err)
	}
	for _, script := range scripts {
		_, text, _ := spoiled(f, script)
		f.Add([]byte(text), []byte(goodCases), []byte(goodPeople), uint16(0), "0.3")
	}
	files, err := os.ReadFile("testdata/whole.toml")
	if err != nil {
		f.Fatal(err)
	}
	for _, bad := range badFiles {
		f.Add(files, []byte(bad.cases), []byte(bad.people), uint16(0), "0.3")
	}

	f.Fuzz(func(t *testing.T, text, cases, people []byte, which uint16, value string) {
		hanging := time.AfterFunc(2*time.Minute, func() { panic("scenario: one text takes more than two minutes") })
		defer hanging.Stop()
		beside := fstest.MapFS{"cases.csv": {Data: cases}, "lists/people.csv": {Data: people}}
		most := mostMemory(len(text) + len(cases) + len(people) + len(value))

		var v *Varier // which reads as Read does
		within(t, "reading", most, func() {
			var faults Faults
			if v, faults = NewVarier("fuzz.toml", text, beside); len(faults) > 0 && faults.Error() == "" {
				t.Fatal("a fault without a message")
			}
		})
		if v == nil {
			return
		}
		s := v.Scenario()
		s.Register()
		Contradictions(s)
		// One cell: a text may have hundreds of options and of futures, and each
		// pair takes a millisecond.
		option, future := s.Options[int(which)%len(s.Options)].Name, s.Futures[int(which)%len(s.Futures)].Name
		within(t, "resolving", most, func() {
			if _, err := s.Resolve(option, future); err != nil {
				t.Fatalf("option %q, future %q: %v", option, future, err)
			}
		})
		within(t, "varying", most, func() {
			varied, err := v.With(Setting{v.names[int(which)%len(v.names)], value})
			if err == nil && varied == nil {
				t.Fatal("neither a scenario nor an error")
			}
			if err != nil && err.Error() == "" {
				t.Fatal("an error without a message")
			}
		})
	})
}

// within fails if what is done allocates more than so many bytes.
func within(t *testing.T, what string, most uint64, do func()) {
	t.Helper()
	sample := []metrics.Sample{{Name: "/gc/heap/allocs:bytes"}}
	metrics.Read(sample)
	before := sample[0].Value.Uint64()
	do()
	metrics.Read(sample)
	if used := sample[0].Value.Uint64() - before; used > most {
		t.Fatalf("%s allocated %d bytes, more than %d", what, used, most)
	}
}

// mostMemory is what reading so many bytes may allocate: the library that reads
// TOML keeps several copies, and each fault has its message and its place.
func mostMemory(given int) uint64 { return 32<<20 + 4096*uint64(given) }

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
