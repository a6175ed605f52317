package main

import (
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"

	"headroom/experiments"
	intervals "headroom/experiments/estimate"
)

// looks shows the first estimate of a run soon after its start, and better ones
// on the way: how often the promise was kept in the first 5, 10, 20, 50, ...
// replications, each with its 95% interval (Wilson's; exact and one-sided at 0 and 100). The answer at the end stands
// for itself: none of these lines is part of it.
type looks struct {
	out  io.Writer
	runs int // of the whole run
	next int // runs at which to look again
}

const firstLook = 5

func newLooks(out io.Writer, runs int) *looks { return &looks{out: out, runs: runs, next: firstLook} }

// due says that a look is to be shown. The last is not: it is the answer.
func (l *looks) due(look experiments.Look) bool { return look.Runs == l.next && look.Runs < l.runs }

// show prints a look that is due as a line of a table, under its heading if it
// is the first.
func (l *looks) show(look experiments.Look) {
	label := fmt.Sprintf("%d runs", look.Runs)
	if look.Runs == firstLook {
		fmt.Fprintf(l.out, "A first look. %s keeps the promise, of 100 futures, with the 95%% interval:\n%-12s%s\n", look.Option, "", columns(look.Futures))
	}
	chances := make([]string, len(look.Kept))
	for f, kept := range look.Kept {
		i := intervals.Proportion(kept, look.Runs, experiments.Confidence)
		chances[f] = fmt.Sprintf("%.0f (%.0f to %.0f)", 100*i.Estimate, math.Floor(100*i.Low), math.Ceil(100*i.High))
	}
	fmt.Fprintf(l.out, "%-12s%s\n", label, columns(chances))
	l.next = afterInSeries(l.next)
}

// afterInSeries is what follows in 5, 10, 20, 50, 100, 200, 500, ...
func afterInSeries(n int) int {
	if strconv.Itoa(n)[0] == '2' {
		return n / 2 * 5
	}
	return 2 * n
}

// columns sets texts out side by side.
func columns(texts []string) string {
	var line strings.Builder
	for _, text := range texts {
		fmt.Fprintf(&line, "%-18s", text)
	}
	return strings.TrimRight(line.String(), " ")
}
