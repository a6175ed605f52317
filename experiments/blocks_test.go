package experiments

import (
	"bytes"
	"context"
	"errors"
	"reflect"
	"sync"
	"testing"

	"headroom/models/scenario"
)

// A shelf keeps blocks in memory.
type shelf struct {
	mutex  sync.Mutex
	states map[Block][]byte
	saved  int
	full   func(saved int) error // asked before each block; may be nil
}

func newShelf() *shelf { return &shelf{states: map[Block][]byte{}} }

func (s *shelf) Load(b Block) ([]byte, error) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	return s.states[b], nil
}

func (s *shelf) Save(b Block, state []byte) error {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	if s.full != nil {
		if err := s.full(s.saved); err != nil {
			return err
		}
	}
	s.saved++
	s.states[b] = state
	return nil
}

// mustBeTheSameResult holds two results to be the same in every fold.
func mustBeTheSameResult(t *testing.T, what string, got, want *Result) {
	t.Helper()
	if at := difference("Result", reflect.ValueOf(got), reflect.ValueOf(want)); at != "" {
		t.Errorf("%s: %s is another", what, at)
	}
	if !bytes.Equal(summaryBytes(t, got), summaryBytes(t, want)) {
		t.Errorf("%s: the summaries differ", what)
	}
}

// twoCells is a grid that is quick to run in many blocks.
func twoCells(t *testing.T) (*scenario.Scenario, Settings) {
	t.Helper()
	return parse(t, smallText(t)), Settings{Runs: 1050, Seed: 7, Options: []string{"none", "taper"}, Futures: []string{"fall"}}
}

func TestShardsMergeToTheResultOfOneProcess(t *testing.T) {
	s, settings := twoCells(t)
	want := mustRun(t, s, settings)
	if want.ZeroRuns != 210 || len(Blocks(settings.Runs)) != 6 {
		t.Fatalf("%d runs at elasticity 0 in %d blocks: not what this test is for", want.ZeroRuns, len(Blocks(settings.Runs)))
	}
	for _, shards := range []int{1, 3, 7, 12} {
		kept := newShelf()
		settings.Keeper = kept
		for shard := shards - 1; shard >= 0; shard-- {
			if err := Keep(context.Background(), s, settings, Shard{shard, shards}.Deal(1, settings.Runs)[0]); err != nil {
				t.Fatal(err)
			}
		}
		if kept.saved != 6 {
			t.Errorf("%d shards kept %d blocks, want 6", shards, kept.saved)
		}
		merged := mustRun(t, s, settings)
		if kept.saved != 6 {
			t.Errorf("merging %d shards simulated %d blocks", shards, kept.saved-6)
		}
		mustBeTheSameResult(t, "shards", merged, want)
	}
}

func TestBlocksAreDealtOutOnceEachAndEvenly(t *testing.T) {
	const points, runs = 5, 450 // 15 blocks
	for _, of := range []int{1, 2, 3, 7, 12, 40} {
		dealt := map[int]map[Block]int{}
		least, most := points*3, 0
		for index := range of {
			n := 0
			for point, blocks := range (Shard{index, of}).Deal(points, runs) {
				for _, b := range blocks {
					if dealt[point] == nil {
						dealt[point] = map[Block]int{}
					}
					dealt[point][b]++
					n++
				}
			}
			least, most = min(least, n), max(most, n)
		}
		if most-least > 1 {
			t.Errorf("of %d shards one has %d blocks and another %d", of, least, most)
		}
		for point := range points {
			for _, b := range Blocks(runs) {
				if dealt[point][b] != 1 {
					t.Errorf("of %d shards %d have block %v of point %d", of, dealt[point][b], b, point)
				}
			}
		}
	}
	if whole := (Shard{}).Deal(points, runs); len(whole) != points || len(whole[4]) != 3 {
		t.Errorf("the whole is %v", whole)
	}
}

func TestARunThatWasBrokenOffGoesOnToTheSameResult(t *testing.T) {
	s, settings := twoCells(t)
	settings.Workers = 2
	want := mustRun(t, s, settings)
	broken := errors.New("no space left")
	kept := newShelf()
	settings.Keeper = kept
	for round := range 2 {
		kept.full = func(saved int) error {
			if saved == 2*round+1 {
				return broken
			}
			return nil
		}
		if _, err := Run(context.Background(), s, settings); !errors.Is(err, broken) {
			t.Fatalf("the error is %v, want that of the keeper", err)
		}
	}
	kept.full = nil
	mustBeTheSameResult(t, "resumed", mustRun(t, s, settings), want)
	if kept.saved != 6 {
		t.Errorf("%d blocks were simulated, want 6", kept.saved)
	}
}

// Blocks do not know how many there are to be, but for the last, which may be
// short.
func TestMoreRunsUseTheBlocksOfFewer(t *testing.T) {
	s, settings := twoCells(t)
	kept := newShelf()
	settings.Keeper, settings.Runs = kept, 500
	mustRun(t, s, settings)
	if kept.saved != 3 {
		t.Fatalf("500 runs are %d blocks, want 3", kept.saved)
	}
	settings.Runs = 1050
	more := mustRun(t, s, settings)
	if kept.saved != 3+4 {
		t.Errorf("1,050 runs after 500 took %d more blocks, want 4", kept.saved-3)
	}
	settings.Keeper = nil
	mustBeTheSameResult(t, "more runs", more, mustRun(t, s, settings))
}

func TestAStateOfAnotherShapeIsAnError(t *testing.T) {
	s, settings := twoCells(t)
	kept := newShelf()
	kept.states[Block{0, 200}] = []byte{1, 2, 3}
	settings.Keeper = kept
	if _, err := Run(context.Background(), s, settings); !errors.Is(err, errShort) {
		t.Errorf("the error is %v", err)
	}
}

func TestAnInterruptedRunKeepsItsFinishedBlocks(t *testing.T) {
	s, settings := twoCells(t)
	kept := newShelf()
	settings.Keeper, settings.Workers = kept, 2
	ctx, cancel := context.WithCancel(context.Background())
	settings.Progress = func(done, _ int) {
		if done == 700 {
			cancel()
		}
	}
	if _, err := Run(ctx, s, settings); !errors.Is(err, context.Canceled) {
		t.Fatalf("the error is %v", err)
	}
	if kept.saved < 2 || kept.saved > 3 {
		t.Errorf("after 700 runs %d blocks are kept, want 3, or 2 if the third was interrupted", kept.saved)
	}
}
