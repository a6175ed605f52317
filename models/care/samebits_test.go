package care_test

import (
	"encoding/binary"
	"hash"
	"hash/fnv"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"headroom/models/care"
	"headroom/models/scenario"
	"headroom/sim"
	"headroom/sim/samebits"
)

// Make test runs this without fused multiply-add and for a 32-bit processor too,
// and make cross for others. Eighteen trajectories of Bromley, and two of every
// other shipped scenario, every assumption drawn: so every mechanism is in them.
func TestTrajectoriesHaveTheSameBitsOnEveryProcessor(t *testing.T) {
	m, all := care.NewModel(), newTrajectoryHash()
	m.Check = true
	for _, name := range scenario.Shipped() {
		s, err := scenario.ReadShipped(name)
		if err != nil {
			t.Fatal(err)
		}
		options, futures, runs := []string{s.Baseline, s.Headline}, []string{s.Futures[len(s.Futures)-1].Name}, 1
		if name == "bromley" {
			options, futures, runs = []string{"taper", "adaptive"}, []string{"no-fall", "as-seen", "as-expected"}, 3
		}
		one := newTrajectoryHash()
		for _, option := range options {
			for _, future := range futures {
				p := compile(t, s, option, future)
				for r := range runs {
					trajectory := runOne(m, p, drawnWorld(r), 1, r)
					all.add(trajectory)
					one.add(trajectory)
				}
			}
		}
		t.Logf("the trajectories of %s hash to %#x", name, one.sum.Sum64())
	}
	if got := all.sum.Sum64(); got != care.Version {
		t.Errorf("the trajectories hash to %#x, want %#x", got, care.Version)
	}
}

// A drawnWorldOf gives each assumption a uniform draw of its own, by its key.
type drawnWorldOf struct{ streams sim.Streams }

// drawnWorld is a world in which every uncertain assumption is drawn.
func drawnWorld(r int) care.Uniforms { return drawnWorldOf{sim.NewStreams(2, r)} }

func (w drawnWorldOf) U(key uint64) float64 {
	const world sim.Purpose = 1_000_000 // none of the model's own
	stream := w.streams.At(world, key)
	return stream.Float64()
}

// A trajectoryHash takes in every bit of trajectories.
type trajectoryHash struct{ sum hash.Hash64 }

func newTrajectoryHash() trajectoryHash { return trajectoryHash{fnv.New64a()} }

func (h trajectoryHash) add(trajectory *care.Trajectory) {
	for _, group := range trajectory.Groups {
		for _, weekly := range group.Weekly {
			h.figures(weekly...)
		}
	}
	for _, y := range trajectory.Years {
		h.figures(y.FundedPosts, y.Budgeted, y.Permanent, y.Agency, y.OneOff, y.Appointments, y.Temporary)
	}
	for _, posts := range trajectory.PostsLost {
		h.figures(float64(posts))
	}
	h.figures(float64(trajectory.PostsOwed), trajectory.OverWeeks, trajectory.OverCost,
		float64(trajectory.HeldSteps), float64(trajectory.HeldWeeks), trajectory.HeldPostWeeks, trajectory.HeldCost,
		float64(trajectory.LongestRun), float64(trajectory.FirstBreak))
}

func (h trajectoryHash) figures(list ...float64) {
	var bits [8]byte
	for _, x := range list {
		binary.LittleEndian.PutUint64(bits[:], math.Float64bits(x))
		h.sum.Write(bits[:])
	}
}

// hashOf is the hash of one trajectory.
func hashOf(trajectory *care.Trajectory) uint64 {
	h := newTrajectoryHash()
	h.add(trajectory)
	return h.sum.Sum64()
}

// The source of the model, and what package scenario contributes to a trajectory,
// the values of assumptions and the weeks of dates, must keep to the rules of
// package samebits. Both read dates, for which package time is used; its clock is
// not.
func TestSourcesGiveTheSameBitsEverywhere(t *testing.T) {
	const datesOnly = `imports "time"`
	for dir, files := range map[string][]string{".": nil, "../scenario": {"number.go", "quantile.go", "when.go"}} {
		faults, err := samebits.Faults(dir)
		if err != nil {
			t.Fatal(err)
		}
		for _, fault := range faults {
			file, _, _ := strings.Cut(filepath.Base(fault), ":")
			if !strings.HasSuffix(fault, datesOnly) && (files == nil || slices.Contains(files, file)) {
				t.Error(fault)
			}
		}
		mustNotReadTheClock(t, dir)
	}
}

var clock = regexp.MustCompile(`\btime\.(Now|Since|Until|After|AfterFunc|Sleep|Tick|NewTimer|NewTicker|Local|LoadLocation)\b`)

func mustNotReadTheClock(t *testing.T, dir string) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no sources in %s: %v", dir, err)
	}
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if found := clock.Find(text); found != nil {
			t.Errorf("%s uses %s", file, found)
		}
	}
}
