package experiments

import (
	"runtime"
	"testing"
)

// Six options by three futures of Bromley over its 261 weeks, with a service
// of four posts so that it is quick: memory depends on the grid and the weeks.
func TestMemoryOfTheWholeGridIsUnder300MBAndDoesNotGrowWithRuns(t *testing.T) {
	s := parse(t, replaced(t, bromleyText(), "posts = { best = 36, low = 32, high = 40,", "posts = { best = 4, low = 4, high = 4,"))
	held := func() uint64 {
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	after := func(runs int) uint64 {
		before := held()
		r := mustRun(t, s, Settings{Runs: runs, Seed: 1, Workers: 2})
		now := held()
		if len(r.Cells) != 21 {
			t.Fatalf("%d cells, want 21", len(r.Cells))
		}
		return now - before
	}
	two, twenty := after(2), after(20)
	t.Logf("a result of 21 cells takes %.1f MB after 2 runs and %.1f MB after 20", float64(two)/1e6, float64(twenty)/1e6)
	if twenty > 300e6 {
		t.Errorf("a result takes %d MB, want under 300", twenty/1e6)
	}
	if float64(twenty) > 1.01*float64(two) {
		t.Errorf("18 more runs take %d kB more", (twenty-two)/1000)
	}
}
