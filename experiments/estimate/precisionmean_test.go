package estimate

import (
	"math"
	"testing"

	"headroom/sim"
)

func TestAMeanIsPreciseAtALookWhereItsWidestIntervalIs(t *testing.T) {
	rule := MeanPrecisionOf(0.5, 0.95)
	wide := func(halfWidth float64) Interval {
		return Interval{Estimate: 3, Low: 3 - halfWidth, High: 3 + halfWidth}
	}
	unknown := Mean(1, 3, math.NaN(), 0.95)
	for _, c := range []struct {
		runs  int
		means []Interval
		want  bool
	}{
		{200, []Interval{wide(0.5)}, true},
		{200, []Interval{wide(0.1), wide(0.51)}, false},
		{200, []Interval{wide(0.1), unknown}, false},
		{199, []Interval{wide(0.1)}, false},
		{300, []Interval{wide(0.1)}, false}, // no look
		{400, []Interval{wide(0.1), wide(0.2)}, true},
		{200, nil, true},
	} {
		if got := rule.Done(c.runs, c.means...); got != c.want {
			t.Errorf("%d runs, %v: %v", c.runs, c.means, got)
		}
	}
	if got := rule.OneDigitMore(400, wide(0.25)); got != 10_000 { // (0.25 / 0.05)^2 = 25 times as many
		t.Errorf("one digit more takes %d", got)
	}
	if got := rule.OneDigitMore(400, wide(0)); got != 200 {
		t.Errorf("what is known exactly takes %d", got)
	}
	if got := rule.OneDigitMore(400, unknown); got < mostRuns || got > mostRuns+200 {
		t.Errorf("what is not known takes %d", got)
	}
}

// Batches of runs that end when their mean is precise hold the true mean about as
// often as they say: of 4,000 batches the standard error is 0.0034. A rule that looks
// first at 5 runs and then at each, seen to fail, covers 81% of exponential ones.
func TestRunsThatEndWhenAMeanIsPreciseStillCoverIt(t *testing.T) {
	const batches = 4000
	for _, c := range []struct {
		about     string
		draw      func(*sim.Stream) float64
		halfWidth float64 // reached after several looks
		truth     float64
		low, high float64
	}{
		{"normal", func(s *sim.Stream) float64 { // by Box and Muller
			return math.Sqrt(2*s.Exponential()) * math.Cos(2*math.Pi*s.Float64())
		}, 0.09, 0, 0.94, 0.96},
		{"exponential", (*sim.Stream).Exponential, 0.09, 1, 0.93, 0.955},
	} {
		rule, held, runs := MeanPrecisionOf(c.halfWidth, 0.95), 0, 0
		for batch := range batches {
			draws := sim.NewStreams(1, batch).At(0, sim.HashString("a mean that is precise, "+c.about))
			n, sum, squares := 0, 0.0, 0.0
			var i Interval
			for n == 0 || !rule.Done(n, i) {
				for range 200 {
					x := c.draw(&draws)
					sum, squares, n = sum+x, squares+float64(x*x), n+1
				}
				mean := sum / float64(n)
				i = Mean(n, mean, (squares-float64(mean*sum))/float64(n-1), 0.95)
			}
			runs += n
			if i.Low <= c.truth && c.truth <= i.High {
				held++
			}
		}
		share := float64(held) / batches
		t.Logf("%s: %.4f of the intervals hold it, after %.0f runs in the mean", c.about, share, float64(runs)/batches)
		if share < c.low || share > c.high {
			t.Errorf("%s: %.4f of the intervals hold the mean", c.about, share)
		}
	}
}
