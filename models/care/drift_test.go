package care

import (
	"math"
	"testing"

	"headroom/sim"
)

// A walk of 0.2 a year begins at 0 and has variance 0.04 * 52 * 7/365.25 =
// 0.039863 after 52 weeks. 4,000 replications.
//
// Wrong version, seen to fail: a variance of 0.04/12 a week.
func TestAWalkBeginsAtNothingAndHasItsVariance(t *testing.T) {
	p := small{set: "weeks = 53\nstream.base = 10\nstream.drift = \"walk\"\nstream.drift_per_year = 0.2"}.plan(t)
	m := NewModel()
	var level, squares sim.Moments
	for r := range 4000 {
		m.reset(p, nil, sim.NewStreams(1, r))
		walk := m.drift[0]
		near(t, "the walk at the start", walk[0], 0)
		level.Add(walk[52])
		squares.Add(walk[52] * walk[52])
		near(t, "intensity in week 7", m.intensity(7, 0), 10*math.Exp(walk[7]))
	}
	withinError(t, "the walk after 52 weeks", &level, 0)
	withinError(t, "its variance", &squares, 0.04*52*7/365.25)
}

// The bridge over spans of half a year (26 weeks) is the walk minus the
// straight line between its values at the two ends of the span, and so 0 at
// weeks 0, 26 and 52. Both are drawn from the same streams.
//
// At the middle of a span of n = 26 steps of variance s, its variance is
// s * 13 * 13 / 26.
//
// Wrong versions, seen to fail: one span for the whole run; the line from the
// span's first value only (a walk again after each span).
func TestABridgeIsTheWalkLessItsLineInEverySpan(t *testing.T) {
	set := "weeks = 60\nstream.base = 10\nstream.bridge_years = 0.5\nstream.drift_per_year = 0.2\nstream.drift = "
	walking, bridging := small{set: "weeks = 79\n" + set[11:] + "\"walk\""}.plan(t), small{set: set + "\"bridge\""}.plan(t)
	m, other := NewModel(), NewModel()
	var squares sim.Moments
	for r := range 4000 {
		m.reset(bridging, nil, sim.NewStreams(1, r))
		other.reset(walking, nil, sim.NewStreams(1, r))
		bridge, walk := m.drift[0], other.drift[0]
		for k := range 60 {
			from := k / 26 * 26
			line := walk[from] + (walk[from+26]-walk[from])*float64(k-from)/26
			if math.Abs(bridge[k]-(walk[k]-line)) > 1e-12 {
				t.Fatalf("replication %d: the bridge at week %d is %g, by hand %g", r, k, bridge[k], walk[k]-line)
			}
		}
		squares.Add(bridge[39] * bridge[39])
	}
	withinError(t, "variance at the middle of a span", &squares, 0.04*7/365.25*13*13/26)
}
