package report

import (
	"testing"

	"headroom/plots"
)

// Wrong version, seen to fail: curves held against each other by their estimates.
func TestValuesOfASweepAreToldApartOnlyWhereIntervalsDoNotMeet(t *testing.T) {
	line := func(chances ...plots.Chance) plots.CurveLine { return plots.CurveLine{Chances: chances} }
	near := line(plots.Chance{Estimate: 0.2, Low: 0.1, High: 0.3}, plots.Chance{Estimate: 0.3, Low: 0.25, High: 0.4})
	if !level([]plots.CurveLine{near}) {
		t.Error("0.1 to 0.3 and 0.25 to 0.4 meet, and are told apart")
	}
	if level([]plots.CurveLine{near, line(plots.Chance{Estimate: 0.5, Low: 0.35, High: 0.6})}) {
		t.Error("0.1 to 0.3 and 0.35 to 0.6 do not meet, and are not told apart")
	}
}
