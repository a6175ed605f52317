package experiments

import (
	"math"
	"testing"

	"headroom/models/care"
)

// A path is kept by the replication's number, in whatever order replications
// end, and those past the first MostPaths are not.
func TestPathsAreKeptByTheirNumber(t *testing.T) {
	p, q := newPaths("taper", "fall", 3, care.AverageCaseload), newPaths("taper", "fall", 3, care.AverageCaseload)
	series := func(replication int) []float64 {
		x := float64(replication)
		return []float64{x / 7, 12.3456, x / 3}
	}
	for replication := range MostPaths + 5 {
		p.add(replication, series(replication))
		q.add(MostPaths+4-replication, series(MostPaths+4-replication))
	}
	backwards := q.paths(2000)
	for i, path := range p.paths(MostPaths + 5) {
		for k, x := range series(i) {
			if math.Abs(path[k]-x) > 0.0005+1e-9 || path[k] != backwards[i][k] {
				t.Fatalf("replication %d, census %d: %v and %v are kept of %v", i, k, path[k], backwards[i][k], x)
			}
		}
	}
	if len(p.paths(2000)) != MostPaths || len(p.paths(30)) != 30 {
		t.Errorf("%d paths of 2,000 runs and %d of 30", len(p.paths(2000)), len(p.paths(30)))
	}
}

// The weekly figures of a run are folded in bins, the paths apart from them: the
// extremes and the count at the target must be the same.
func TestWholeBandsAreOfTheRunsOwnPaths(t *testing.T) {
	s, settings := twoCells(t)
	settings.Runs = 120
	r := mustRun(t, s, settings)
	if len(r.paths) != 1 || r.paths[0].Option != "taper" || r.paths[0].Future != "fall" {
		t.Fatalf("paths are kept of %+v", r.paths)
	}
	cell := r.Cell("taper", "fall")
	paths := r.paths[0].paths(settings.Runs)
	for week := range r.Scenario.Weeks {
		least, most := math.Inf(1), math.Inf(-1)
		for _, path := range paths {
			least, most = min(least, path[week]), max(most, path[week])
		}
		wantLeast, wantMost := cell.Extremes(0, r.Measure(), week)
		if math.Abs(least-wantLeast) > 0.0005+1e-9 || math.Abs(most-wantMost) > 0.0005+1e-9 {
			t.Fatalf("week %d: paths lie from %v to %v, and the run's from %v to %v", week, least, most, wantLeast, wantMost)
		}
	}
	bands := r.WholeBands()
	if len(bands) != 1 || len(bands[0].Simultaneous.Low) != s.Weeks {
		t.Fatalf("%d bands", len(bands))
	}
	band := bands[0]
	if got := band.Simultaneous.Inside(paths); got != 115 { // rank ceil(0.95*121) of 120
		t.Errorf("%d of 120 paths are inside the simultaneous band, want 115", got)
	}
	if band.Inside80.Of != 120 || band.Inside80.True > band.Inside95.True || band.Inside95.True > 100 {
		t.Errorf("%v and %v stay inside the pointwise bands", band.Inside80, band.Inside95)
	}
}

func TestThereAreNoWholeBandsOfFewRuns(t *testing.T) {
	s, settings := twoCells(t)
	settings.Runs = FewestPaths - 1
	if bands := mustRun(t, s, settings).Summary().Bands; bands == nil || len(bands) > 0 {
		t.Errorf("%d bands of %d runs, want an empty list", len(bands), settings.Runs)
	}
	settings.Runs, settings.Lean = FewestPaths, true
	if bands := mustRun(t, s, settings).WholeBands(); len(bands) > 0 {
		t.Errorf("%d bands of a lean run", len(bands))
	}
}
