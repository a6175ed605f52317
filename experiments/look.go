package experiments

import "slices"

// A Look is what a run knows on the way: how often the headline option (the first
// reported, where that is not) kept the promise in the first Runs replications. These are always the ones of the lowest numbers,
// whichever end first, so that a replication that takes long is not left out:
// a look at n replications is what a run of n finds.
type Look struct {
	Option  string
	Futures []string
	Runs    int
	Kept    []int // by future: replications in which the promise was kept over the span owed
}

// A lookout puts what ends in any order back into order.
type lookout struct {
	look    Look
	waiting map[int][]bool // by replication, what comes after the first Runs
}

// newLookout looks at an option by its place among those reported.
func newLookout(r *Result, option int) lookout {
	return lookout{Look{Option: r.Options[option], Futures: r.Futures, Kept: make([]int, len(r.Futures))}, map[int][]bool{}}
}

// add takes note of a replication in which the promise was kept, or not, by
// future, and tells of each look that follows.
func (l *lookout) add(replication int, kept []bool, tell func(Look)) {
	l.waiting[replication] = slices.Clone(kept)
	for {
		next, ended := l.waiting[l.look.Runs]
		if !ended {
			return
		}
		delete(l.waiting, l.look.Runs)
		for f, yes := range next {
			if yes {
				l.look.Kept[f]++
			}
		}
		l.look.Runs++
		tell(l.look)
	}
}
