package answer

import (
	"testing"

	"headroom/experiments"
)

// The reach of an interval from its estimate is more than half of the interval, and
// two figures for one thing are one too many.
func TestAPrecisionIsOneFigureOnThePage(t *testing.T) {
	r := run(t, small(t), experiments.Settings{Runs: 2})
	s := r.Summary()
	s.Runs, s.Precision = 400, &experiments.PrecisionSummary{Asked: 0.04, Reached: true, Widest: 0.03783, OneDigitMore: 36_000}
	mustSay(t, Page{Result: r}.precision(s), "known to within 3.8 in 100 either way (half of Wilson's interval, looked at every 200 runs)")
	mustSay(t, Page{Result: r}.simulationError(s), "with 400 runs each chance is known to within 3.8 in 100 either way")
	s.Runs = 100
	mustNotSay(t, Page{Result: r}.precision(s), "looked at every")
}
