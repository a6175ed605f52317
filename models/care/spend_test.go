package care

import (
	"slices"
	"testing"

	"headroom/sim"
)

// 1,000 pounds on 31 March 2024 (day 365, week 52.14) and 400 back on 1 April (day 366,
// 52.29): of the first year 1,000, of the second -400, and both in the week that census 53
// closes. Nothing else differs by a bit, week by week, with three hard-pressed years behind
// it; not even the budget of posts.
//
// Wrong versions, seen to fail: in the year in which the run began; once a week from its day
// on; on the line of appointments.
func TestAOneOffSumByHandAndNothingElse(t *testing.T) {
	with := pressed(t)
	with.actions = "[[option.action]]\nkind = \"spend\"\namount = 1_000\ndate = 2024-03-31\n[[option.action]]\nkind = \"spend\"\namount = -400\ndate = 2024-04-01\n"
	m, n := pressed(t).run(t), with.run(t)
	for i, want := range []float64{1_000, -400, 0} {
		near(t, "one-off sums of the year", n.trajectory.Years[i].OneOff, want)
		near(t, "spend of the year", n.trajectory.Years[i].Spend()-m.trajectory.Years[i].Spend(), want)
		same(t, "budget of the year", n.trajectory.Years[i].Budgeted, m.trajectory.Years[i].Budgeted)
	}
	for measure := range Measures {
		a, b := m.trajectory.Groups[0].Weekly[measure], n.trajectory.Groups[0].Weekly[measure]
		if measure != Spend {
			same(t, Describe[measure].Name+" as before", slices.Equal(a, b), true)
			continue
		}
		for k := range a {
			extra := 0.0
			if k == 53 {
				extra = 600
			}
			near(t, "spend of a week", b[k]-a[k], extra)
		}
	}
}

// A sum between 0 and 1,000, even, is drawn for each world and not for each run: mean 500,
// variance 1,000,000/12. 2,000 worlds.
//
// Wrong version, seen to fail: the best value in every world.
func TestAnUncertainSumIsDrawnForTheWorld(t *testing.T) {
	s := small{actions: "[[option.action]]\nkind = \"spend\"\namount = { best = 500, low = 0, high = 1_000, dist = \"uniform\" }\ndate = { week = 1 }\n"}
	p, m := s.plan(t), NewModel()
	var sum, squares sim.Moments
	for r := range 2_000 {
		x := m.Run(p, uniformsOf{sim.NewStreams(2, r)}, sim.NewStreams(1, 0)).Years[0].OneOff
		sum.Add(x)
		squares.Add((x - 500) * (x - 500))
	}
	withinError(t, "the sum", &sum, 500)
	withinError(t, "its variance", &squares, 1_000_000.0/12)
}

// uniformsOf draws every assumption by its key.
type uniformsOf struct{ streams sim.Streams }

func (u uniformsOf) U(key uint64) float64 {
	stream := u.streams.At(1_000_000, key)
	return stream.Float64()
}

// Wrong version, seen to fail: nothing is spent.
func TestAOneOffSumCostsMore(t *testing.T) {
	mustMoveWith(t, pressed(t), "spend", "amount = 104_000\ndate = { week = 60 }\n", direction{"spend", 0, Spend, 1})
}
