package main

import (
	"io"
	"os"
	"sync"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"

	"headroom/experiments"
)

// A progress shows how far a run is on a terminal, and nothing elsewhere; with
// looks, what is known so far too.
type progress struct {
	out      io.Writer
	terminal bool
	looks    *looks // nil: none are shown

	mutex sync.Mutex // guards the bar: replications and looks are told of by two
	bar   *progressbar.ProgressBar
}

func newProgress(stderr io.Writer) *progress {
	return &progress{out: stderr, terminal: isTerminal(stderr)}
}

// lookAlong shows looks at a run of so many replications: on a terminal, and
// elsewhere if that is asked for.
func (p *progress) lookAlong(runs int, asked bool) {
	if p.terminal || asked {
		p.looks = newLooks(p.out, runs)
	}
}

func isTerminal(w io.Writer) bool {
	file, ok := w.(*os.File)
	return ok && term.IsTerminal(int(file.Fd()))
}

// report is told of each finished replication.
func (p *progress) report(done, of int) {
	if !p.terminal {
		return
	}
	p.mutex.Lock()
	defer p.mutex.Unlock()
	if p.bar == nil {
		p.bar = progressbar.NewOptions(of,
			progressbar.OptionSetWriter(p.out), progressbar.OptionSetDescription("simulating"), progressbar.OptionShowCount(),
			progressbar.OptionSetPredictTime(true), progressbar.OptionThrottle(100_000_000), progressbar.OptionClearOnFinish(),
			progressbar.OptionEnableColorCodes(false), progressbar.OptionSetWidth(30))
	}
	p.bar.Set(done)
}

// look is told of each look at the run on the way.
func (p *progress) look(look experiments.Look) {
	if p.looks == nil || !p.looks.due(look) {
		return
	}
	p.mutex.Lock()
	defer p.mutex.Unlock()
	if p.bar != nil {
		p.bar.Clear() // it comes again below
	}
	p.looks.show(look)
}

// finish clears the bar.
func (p *progress) finish() {
	if p.bar != nil {
		p.bar.Clear()
	}
}
