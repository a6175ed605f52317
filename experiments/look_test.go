package experiments

import (
	"slices"
	"testing"
)

// A look at n replications is what a run of n finds, however many goroutines
// there are and whichever replication ends first, and there is one at each n.
//
// Wrong version, seen to fail: replications are counted as they end.
func TestALookAtNReplicationsIsARunOfN(t *testing.T) {
	s := parse(t, smallText(t))
	for _, workers := range []int{1, 4} {
		var all []Look
		mustRun(t, s, Settings{Runs: 24, Seed: 3, Workers: workers, Look: func(l Look) {
			l.Kept = slices.Clone(l.Kept)
			all = append(all, l)
		}})
		if len(all) != 24 {
			t.Fatalf("%d looks at 24 replications", len(all))
		}
		for _, n := range []int{1, 7, 24} {
			r := mustRun(t, s, Settings{Runs: n, Seed: 3, Lean: true})
			look := all[n-1]
			for f, future := range look.Futures {
				if want := r.Cell(s.Headline, future).Within.Met[r.Rule]; look.Runs != n || look.Option != s.Headline || look.Kept[f] != want {
					t.Errorf("%d workers, %s: a look at %d has %d kept, a run of %d has %d", workers, future, look.Runs, look.Kept[f], n, want)
				}
			}
		}
	}
}

func TestALookoutPutsReplicationsInOrder(t *testing.T) {
	r := &Result{Options: []string{"taper"}, Futures: []string{"one"}}
	l := newLookout(r, 0)
	var seen [][2]int
	tell := func(look Look) { seen = append(seen, [2]int{look.Runs, look.Kept[0]}) }
	for _, one := range []struct {
		replication int
		kept        bool
	}{{2, true}, {1, false}, {0, true}, {4, true}, {3, false}} {
		l.add(one.replication, []bool{one.kept}, tell)
	}
	if want := [][2]int{{1, 1}, {2, 1}, {3, 2}, {4, 2}, {5, 3}}; !slices.Equal(seen, want) {
		t.Errorf("looks %v, want %v", seen, want)
	}
}
