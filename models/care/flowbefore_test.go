package care_test

import (
	"math"
	"testing"

	"headroom/models/care"
	"headroom/sim"
)

// With nothing changed the flow goes on as it was: over the first year (52 weeks,
// so a whole round of seasons but a day) the referrals of Bromley are as many as
// the flow before says. Runs: 60, every assumption at its best value, seed 1.
//
// Wrong versions, seen to fail: without the returns (a fifth too few).
func TestTheFlowBeforeGoesOnIfNothingChanges(t *testing.T) {
	plan, m := compile(t, read(t, "bromley"), "none", "no-fall"), care.NewModel()
	var ratio sim.Moments
	for r := range 60 {
		referred := 0.0
		for _, x := range m.Run(plan, nil, sim.NewStreams(1, r)).Groups[0].Weekly[care.Referrals][1:53] {
			referred += x
		}
		ratio.Add(referred / 52 / m.FlowBefore())
	}
	if z := (ratio.Mean() - 1) / ratio.StandardError(); math.Abs(z) > 4 || ratio.StandardError() > 0.01 {
		t.Errorf("the ratio is %.4f, standard error %.4f, z %.1f", ratio.Mean(), ratio.StandardError(), z)
	}
}
