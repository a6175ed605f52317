package secondopinion

import (
	"math"
	"math/rand/v2"
	"testing"

	"headroom/models/care"
)

// What both balances solve is exact, and so must agree to the rounding: the
// pace, the load and the chance of success that the inputs of each team imply,
// and the first referrals a week.
func TestBothModelsSolveTheSameBalances(t *testing.T) {
	for _, m := range append(append([]mix{fewAgency}, mixes...), corners...) {
		s := m.made(t)
		plan, err := care.Compile(s)
		if err != nil {
			t.Fatal(err)
		}
		w := newWorld(s, rand.New(rand.NewPCG(1, 1)), breakage{})
		w.remember()
		for i, implied := range plan.Implied() {
			tm := w.teams[i]
			for _, each := range []struct {
				name      string
				care, own float64
			}{
				{"load at the start", implied.Load, tm.loadAtStart},
				{"pace", implied.Pace, w.past.teams[i].paceAtStart},
				{"success", implied.Success, tm.success(w)},
				{"first referrals a week", implied.First, firstReferrals(w, tm)},
			} {
				report := t.Logf
				if !(math.Abs(each.own-each.care) < 1e-9*math.Abs(each.care)) && each.own != each.care {
					report = t.Errorf
				}
				report("%v, %v: %v is %v and %v", m.name, tm.Name, each.name, each.care, each.own)
			}
		}
	}
}

// firstReferrals are those a week, at the start, of the streams that begin in a
// team.
func firstReferrals(w *world, tm *team) float64 {
	total := 0.0
	for _, st := range w.streams {
		if st.stage.team == tm {
			total += st.base
		}
	}
	return total
}
