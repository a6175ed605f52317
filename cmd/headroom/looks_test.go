package main

import (
	"bytes"
	"strings"
	"testing"

	"headroom/experiments"
)

// A writer that takes itself for a terminal gets a first look at 5 replications,
// and a better one at 10, but none at 20, which is the answer. Wilson's 95%
// interval of 1 in 5 is 3.6 to 62.4, of 0 in 5 at most 45.1 (0.05^(1/5)), of 3 in
// 10 from 10.8 to 60.3.
//
// Wrong versions, seen to fail: every look is shown; the last is shown.
func TestATerminalIsShownAFirstLookAndThenBetterOnes(t *testing.T) {
	var out bytes.Buffer
	p := &progress{out: &out, terminal: true}
	p.lookAlong(20, false)
	for runs := 1; runs <= 20; runs++ {
		p.look(experiments.Look{Option: "taper", Futures: []string{"no-fall", "as-seen"}, Runs: runs, Kept: []int{(runs + 2) / 4, 0}})
	}
	want := `A first look. taper keeps the promise, of 100 futures, with the 95% interval:
            no-fall           as-seen
5 runs      20 (3 to 63)      0 (0 to 46)
10 runs     30 (10 to 61)     0 (0 to 26)
`
	if got := out.String(); got != want {
		t.Errorf("shown:\n%s\nwant:\n%s", got, want)
	}
}

func TestTheSeriesOfLooksIsOneTwoFive(t *testing.T) {
	n, want := firstLook, []int{5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000}
	for _, w := range want {
		if n != w {
			t.Errorf("look at %d, want %d", n, w)
		}
		n = afterInSeries(n)
	}
}

// Where stderr is not a terminal a run is silent, unless it is asked to show
// looks. The answer is the same.
func TestLooksAreShownElsewhereOnlyIfAskedFor(t *testing.T) {
	inFolderWithSmall(t)
	quiet := mustHeadroom(t, "run", "small.toml", "--runs", "12")
	status, answer, stderr := headroom(t.Context(), "run", "small.toml", "--runs", "12", "--progress")
	if status != done || answer != quiet {
		t.Errorf("exit status %d, and another answer with --progress", status)
	}
	if strings.Count(stderr, " runs ") != 2 || !strings.HasPrefix(stderr, "A first look.") {
		t.Errorf("stderr has not two looks at 12 runs:\n%s", stderr)
	}
}
