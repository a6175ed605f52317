package experiments

import (
	"context"
	"fmt"
	"runtime"
	"sync"

	"headroom/models/scenario"
)

// A Block is a run of replications that are folded, kept and merged together:
// BlockSize of them, fewer at the end of a run. What replications add to a
// result depends on nothing but their numbers, so that the blocks of two runs of
// one plan are the same, whoever ran them and however many there are to be.
type Block struct{ From, To int } // from the first to before the last

// Blocks are the blocks of a run of so many replications, in order.
func Blocks(runs int) []Block {
	var all []Block
	for from := 0; from < runs; from += BlockSize {
		all = append(all, Block{from, min(from+BlockSize, runs)})
	}
	return all
}

// A Keeper keeps the states of finished blocks, so that a run that is broken
// off can go on and a run can be shared out. It is called from several
// goroutines at once, but once for each block.
type Keeper interface {
	// Load returns the state of a block, nil if it is not kept.
	Load(Block) ([]byte, error)
	// Save keeps the state of a block: it is safe when Save returns.
	Save(b Block, state []byte) error
}

// A Shard is one of several parts of a run, or of the runs of a sweep: the blocks
// whose place among all leaves Index when divided by Of. The zero Shard is the
// whole.
type Shard struct{ Index, Of int } // 0 <= Index < Of

// Deal is the shard's blocks of each of several runs of so many replications.
// Blocks are dealt out in turn, on from one run to the next, so that shards differ
// by one block at most.
func (s Shard) Deal(points, runs int) [][]Block {
	dealt := make([][]Block, points)
	place := 0
	for point := range dealt {
		for _, b := range Blocks(runs) {
			if s.Of == 0 || place%s.Of == s.Index {
				dealt[point] = append(dealt[point], b)
			}
			place++
		}
	}
	return dealt
}

// Shape is a hash of what the states of a scenario's blocks are made of. States
// of the same shape, scenario, seed, options and futures can be added.
func Shape(s *scenario.Scenario, settings Settings) ([32]byte, error) {
	g, err := newGrid(s, settings)
	if err != nil {
		return [32]byte{}, err
	}
	g.layOut()
	return g.result.shape(), nil
}

// Keep simulates those of some blocks that settings.Keeper does not hold yet, and
// keeps them. Its errors are those of [Run].
func Keep(ctx context.Context, s *scenario.Scenario, settings Settings, blocks []Block) error {
	if settings.Keeper == nil || settings.ToPrecision() {
		panic(fmt.Sprintf("experiments: blocks to keep with keeper %v and precision %v", settings.Keeper, settings.Precision))
	}
	g, err := newGrid(s, settings)
	if err != nil {
		return err
	}
	return g.run(ctx, &rota{grid: g, blocks: blocks, apart: true, states: func(Block, []byte) (bool, error) { return false, nil }})
}

// A part is a block at work.
type part struct {
	Block
	result *Result
	left   int // replications that have not ended
}

// A rota hands replications out in order, and takes note of those that have
// ended.
type rota struct {
	grid   *grid
	blocks []Block // what is left to begin
	apart  bool    // blocks are folded apart, and their states handed on
	// states is told of each finished block's state, one call at a time, and says
	// whether that is enough.
	states func(Block, []byte) (enough bool, err error)

	mutex sync.Mutex
	open  *part
	next  int // replication of the open part to hand out
	done  int // replications
	of    int
	over  bool // no more is wanted
}

// take hands out a replication; the part is nil if there is none left.
func (a *rota) take() (replication int, p *part, err error) {
	a.mutex.Lock()
	defer a.mutex.Unlock()
	for a.open == nil || a.next == a.open.To {
		if a.over || len(a.blocks) == 0 {
			return 0, nil, nil
		}
		b := a.blocks[0]
		a.blocks = a.blocks[1:]
		if kept, err := a.kept(b); err != nil || kept {
			if err != nil {
				return 0, nil, err
			}
			continue
		}
		a.open, a.next = &part{Block: b, result: a.grid.result, left: b.To - b.From}, b.From
		if a.apart {
			a.open.result = a.grid.empty()
		}
	}
	if a.over {
		return 0, nil, nil
	}
	a.next++
	return a.next - 1, a.open, nil
}

// kept says whether a block need not be run, and hands its state on.
func (a *rota) kept(b Block) (bool, error) {
	if a.grid.settings.Keeper == nil {
		return false, nil
	}
	state, err := a.grid.settings.Keeper.Load(b)
	if err != nil || state == nil {
		return false, err
	}
	a.progress(b.To - b.From)
	return true, a.handOn(b, state)
}

// ended takes note of a replication's end. The last of a block ends the block.
func (a *rota) ended(p *part) error {
	a.mutex.Lock()
	p.left--
	finished := p.left == 0
	a.progress(1)
	a.mutex.Unlock()
	if !finished || !a.apart {
		return nil
	}
	state := p.result.state()
	if keeper := a.grid.settings.Keeper; keeper != nil {
		if err := keeper.Save(p.Block, state); err != nil {
			return err
		}
	}
	a.mutex.Lock()
	defer a.mutex.Unlock()
	return a.handOn(p.Block, state)
}

func (a *rota) handOn(b Block, state []byte) error {
	enough, err := a.states(b, state)
	a.over = a.over || enough
	return err
}

func (a *rota) progress(more int) {
	a.done += more
	if a.grid.settings.Progress != nil {
		a.grid.settings.Progress(a.done, a.of)
	}
}

// run shares the replications of some blocks out among the workers.
func (g *grid) run(ctx context.Context, rota *rota) error {
	for _, b := range rota.blocks {
		rota.of += b.To - b.From
	}
	workers := g.settings.Workers
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	workers = min(workers, rota.of)
	var group sync.WaitGroup
	errs := make([]error, workers)
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	for w := range workers {
		group.Go(func() {
			if err := newRunner(g).work(ctx, rota); err != nil {
				errs[w] = err
				stop(err)
			}
		})
	}
	group.Wait()
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return context.Cause(ctx)
}

// work runs replications until there are none left.
func (r *runner) work(ctx context.Context, rota *rota) error {
	for ctx.Err() == nil {
		replication, part, err := rota.take()
		if err != nil || part == nil {
			return err
		}
		if err := r.replicate(ctx, replication, part.result); err != nil {
			return err
		}
		if err := rota.ended(part); err != nil {
			return err
		}
	}
	return nil
}
