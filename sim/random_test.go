package sim

import (
	"go/ast"
	"go/parser"
	"go/token"
	"math"
	"path/filepath"
	"slices"
	"strconv"
	"testing"
)

// firstDraws tests the first draws of a million neighbouring streams and
// returns z-scores: of the spread of pairs of neighbours over a 32 by 32 grid
// (chi-square, 1,023 degrees of freedom) and of their correlation.
func firstDraws(stream func(i int) Stream) (spread, correlation float64) {
	const pairs, side = 1 << 19, 32
	var grid [side][side]float64
	products := 0.0
	for i := range pairs {
		first, second := stream(2*i), stream(2*i+1)
		u, v := first.Float64(), second.Float64()
		grid[int(u*side)][int(v*side)]++
		products += (u - 0.5) * (v - 0.5)
	}
	const expected = float64(pairs) / (side * side)
	chiSquare := 0.0
	for _, row := range grid {
		for _, count := range row {
			chiSquare += (count - expected) * (count - expected) / expected
		}
	}
	const degrees = side*side - 1
	return (chiSquare - degrees) / math.Sqrt(2*degrees), products * 12 / math.Sqrt(pairs)
}

func TestFirstDrawsOfAMillionNeighbouringStreamsAreIndependent(t *testing.T) {
	for name, stream := range map[string]func(i int) Stream{
		"seeds":        func(i int) Stream { return NewStreams(uint64(i), 0).At(0, 0) },
		"replications": func(i int) Stream { return NewStreams(1, i).At(0, 0) },
		"purposes":     func(i int) Stream { return NewStreams(1, 0).At(Purpose(i), 0) },
		"entities":     func(i int) Stream { return NewStreams(1, 0).At(0, uint64(i)) },
		"entities from parts": func(i int) Stream {
			return NewStreams(1, 0).At(0, Entity(3, uint64(i/64), uint64(i%64)))
		},
		"names": func(i int) Stream {
			return NewStreams(1, 0).At(0, HashString("entity."+strconv.Itoa(i)))
		},
	} {
		spread, correlation := firstDraws(stream)
		if math.Abs(spread) > 4 || math.Abs(correlation) > 4 {
			t.Errorf("%s: over 2^19 pairs of neighbours z of spread %.2f, of correlation %.2f", name, spread, correlation)
		}
	}
}

func TestSeedsThatWereNotHashedFailTheSameTest(t *testing.T) {
	spread, correlation := firstDraws(func(i int) Stream {
		var s Stream
		s.source.Seed(1 + uint64(i))
		return s
	})
	if math.Abs(spread) <= 4 {
		t.Errorf("z of spread %.2f, of correlation %.2f: the test does not see what it is there for", spread, correlation)
	}
}

func TestNoTwoOfAMillionKeysShareAStream(t *testing.T) {
	first := make([]uint64, 0, 1_000_000)
	for seed := range 2 {
		for replication := range 10 {
			streams := NewStreams(uint64(seed), replication)
			for purpose := range 50 {
				for entity := range 1000 {
					s := streams.At(Purpose(purpose), uint64(entity))
					first = append(first, s.Uint64())
				}
			}
		}
	}
	slices.Sort(first)
	if distinct := len(slices.Compact(first)); distinct != 1_000_000 {
		t.Errorf("%d distinct first draws of 1,000,000", distinct)
	}
}

func TestTheOrderAndNumberOfPartsMakeADifferentEntity(t *testing.T) {
	seen := map[uint64]string{}
	for name, entity := range map[string]uint64{
		"none": Entity(), "0": Entity(0), "0,0": Entity(0, 0), "1": Entity(1), "0,1": Entity(0, 1),
		"1,0": Entity(1, 0), "1,0,0": Entity(1, 0, 0), "2,1": Entity(2, 1), "empty name": HashString(""), "name": HashString("a"),
	} {
		if other, ok := seen[entity]; ok {
			t.Errorf("entity %s is the same as %s", name, other)
		}
		seen[entity] = name
	}
}

func TestUniformDrawsNeverReachTheEndsOfTheirInterval(t *testing.T) {
	for name, test := range map[string]struct {
		bits uint64
		want float64
	}{
		"lowest":  {0, 0x1p-53},
		"highest": {math.MaxUint64, 1 - 0x1p-53},
	} {
		if got := unitInterval(test.bits); got != test.want {
			t.Errorf("%s: %v, want %v", name, got, test.want)
		}
	}
}

func TestStreamsAreFoundWithoutAllocating(t *testing.T) {
	sum := 0.0
	if allocations := testing.AllocsPerRun(100, func() {
		s := NewStreams(1, 2).At(3, Entity(4, 5, HashString("recruitment.lag_weeks")))
		sum += s.Float64() + s.Exponential()
	}); allocations != 0 {
		t.Errorf("%v allocations, want 0", allocations)
	}
}

func TestACopyOfAStreamGoesOnFromTheSamePlace(t *testing.T) {
	s := NewStreams(7, 0).At(0, 0)
	s.Uint64()
	c := s
	if a, b := s.Uint64(), c.Uint64(); a != b {
		t.Errorf("copy draws %x, original %x", b, a)
	}
}

// The generator's package is deprecated upstream, so it stays behind Stream.
func TestOnlyOneFileImportsTheDeprecatedGenerator(t *testing.T) {
	names, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly)
		if err != nil {
			t.Fatal(err)
		}
		imports := slices.ContainsFunc(file.Imports, func(spec *ast.ImportSpec) bool {
			return spec.Path.Value == `"golang.org/x/exp/rand"`
		})
		if imports != (name == "random.go") {
			t.Errorf("%s imports x/exp/rand: %v", name, imports)
		}
	}
}

// Wrong versions, seen to fail: the number of parts left out; the purpose absorbed twice.
func TestNamesAndStreamsFoundInTwoStepsAreTheSame(t *testing.T) {
	for last := range uint64(10) {
		if got, want := Prefix(3, 7, 8).Entity(last), Entity(7, 8, last); got != want {
			t.Errorf("entity %d is %#x in two steps and %#x in one", last, got, want)
		}
		two, one := NewStreams(1, 2).For(3).At(last), NewStreams(1, 2).At(3, last)
		if two != one {
			t.Errorf("stream of %d is %v in two steps and %v in one", last, two, one)
		}
	}
}
