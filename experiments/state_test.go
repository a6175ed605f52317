package experiments

import (
	"bytes"
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"testing"
	"unsafe"

	"headroom/sim"
)

// settled are the fields that the scenario and the settings settle. All others
// are added to by replications, and must be kept. A field that is new belongs
// here or in visit.
var settled = []string{
	"Result.Scenario", "Result.Settings", "Result.Owed", "Result.Afterwards", "Result.Rule", "Result.Aim", "Result.Aims", "Result.Options", "Result.Futures", "Result.ZeroRuns",
	"Cell.Option", "Cell.Future", "Cell.weeks", "Pair.A", "Pair.B", "Pair.Future", "Split.Option", "Split.Future", "Paths.Option", "Paths.Future", "Paths.weeks", "Paths.grain", "Driver.Number", "Driver.Name", "Driver.draw", "Draws.terms", "YearSplit.Span",
	"ExactSum.Resolution", "Histogram.Low", "Histogram.Width",
}

// filled fills every field that is not settled with a number of its own.
type filler struct {
	t      *testing.T
	next   uint64
	fields map[string]bool // every settled field that was met
}

func (f *filler) fill(path string, v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		f.fill(path, v.Elem())
	case reflect.Struct:
		for i := range v.NumField() {
			name := v.Type().Name() + "." + v.Type().Field(i).Name
			if slices.Contains(settled, name) {
				f.fields[name] = true
				continue
			}
			f.fill(path+"."+v.Type().Field(i).Name, v.Field(i))
		}
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			f.fill(fmt.Sprintf("%s[%d]", path, i), v.Index(i))
		}
	case reflect.Int, reflect.Int64, reflect.Uint64, reflect.Uint32, reflect.Float64:
		f.next++
		number := reflect.ValueOf(f.next).Convert(v.Type())
		reflect.NewAt(v.Type(), unsafe.Pointer(v.UnsafeAddr())).Elem().Set(number) // unexported ones too
	default:
		f.t.Fatalf("%s is a %s: is it settled by the scenario, or must it be kept?", path, v.Kind())
	}
}

// difference is the path of the first field that is not the same in two values.
func difference(path string, a, b reflect.Value) string {
	switch a.Kind() {
	case reflect.Pointer:
		return difference(path, a.Elem(), b.Elem())
	case reflect.Struct:
		for i := range a.NumField() {
			name := a.Type().Field(i).Name
			if slices.Contains(settled, a.Type().Name()+"."+name) {
				continue
			}
			if at := difference(path+"."+name, a.Field(i), b.Field(i)); at != "" {
				return at
			}
		}
	case reflect.Slice, reflect.Array:
		if a.Len() != b.Len() {
			return path
		}
		for i := range a.Len() {
			if at := difference(fmt.Sprintf("%s[%d]", path, i), a.Index(i), b.Index(i)); at != "" {
				return at
			}
		}
	default:
		if !a.Equal(b) {
			return path
		}
	}
	return ""
}

// emptyResult is of a few short cells, so that every field of it can be filled.
func emptyResult(t *testing.T) func() *Result {
	t.Helper()
	g, err := newGrid(parse(t, smallText(t)), Settings{Runs: 1})
	if err != nil {
		t.Fatal(err)
	}
	g.layOut()
	return func() *Result { return g.empty() }
}

func TestEveryFieldThatReplicationsAddToIsKept(t *testing.T) {
	empty := emptyResult(t)
	full := empty()
	f := filler{t, 0, map[string]bool{}}
	f.fill("Result", reflect.ValueOf(full))
	if f.next < 10_000 {
		t.Fatalf("only %d fields were filled", f.next)
	}
	for _, name := range settled {
		if !f.fields[name] {
			t.Errorf("there is no %s any more", name)
		}
	}
	back := empty()
	if err := back.add(full.state()); err != nil {
		t.Fatal(err)
	}
	if at := difference("Result", reflect.ValueOf(full), reflect.ValueOf(back)); at != "" {
		t.Errorf("%s is not kept", regexp.MustCompile(`\[\d+\]`).ReplaceAllString(at, "[]"))
	}
	if !bytes.Equal(full.state(), back.state()) {
		t.Error("what was read back is written as other bytes")
	}
}

func TestAStateThatIsCutShortOrGoesOnIsRefused(t *testing.T) {
	empty := emptyResult(t)
	state := empty().state()
	for _, length := range []int{0, 1, len(state) / 2, len(state) - 1} {
		if err := empty().add(state[:length]); err == nil {
			t.Errorf("%d of %d bytes are taken for a state", length, len(state))
		}
	}
	if err := empty().add(append(slices.Clone(state), 0)); err == nil {
		t.Error("a byte too many is not seen")
	}
	if err := empty().add(state); err != nil {
		t.Error(err)
	}
}

func TestSumsBelowNothingAreKept(t *testing.T) {
	for _, values := range [][]float64{{-1}, {-5e9, 3}, {1e10, -1.2e10, 0.5}, {}} {
		from, to := sim.NewExactSum(1e-4), sim.NewExactSum(1e-4)
		for _, x := range values {
			from.Add(x)
		}
		var w stateWriter
		w.sum(from)
		r := stateReader{bytes: w.bytes}
		r.sum(to)
		if *from != *to || r.err != nil || len(r.bytes) > 0 {
			t.Errorf("the sum of %v is kept as %+v, want %+v", values, to, from)
		}
	}
}

func TestTheShapeTellsGridsApart(t *testing.T) {
	shape := func(settings Settings) [32]byte {
		hash, err := Shape(parse(t, smallText(t)), settings)
		if err != nil {
			t.Fatal(err)
		}
		return hash
	}
	whole := shape(Settings{Runs: 1})
	if whole != shape(Settings{Runs: 500, Seed: 3, Workers: 2}) {
		t.Error("the number of runs or the seed changes the shape")
	}
	for _, other := range []Settings{{Runs: 1, Fixed: true}, {Runs: 1, Options: []string{"taper"}}, {Runs: 1, Futures: []string{"fall"}}} {
		if whole == shape(other) {
			t.Errorf("%+v has the shape of the whole grid", other)
		}
	}
}
