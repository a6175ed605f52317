package experiments

import (
	"fmt"
	"testing"

	"headroom/models/care"
	"headroom/sim"
)

// fallOfOpenCases is how many fewer cases than at the start are open under the
// taper on census 208 (27 March 2027), at best values with so great a yearly
// trend in demand: its mean and standard error.
func fallOfOpenCases(t *testing.T, trend float64, runs int) (mean, standardError float64) {
	t.Helper()
	s := parse(t, replaced(t, bromleyText(), "{ best = -0.09, source = \"solved", fmt.Sprintf("{ best = %v, source = \"solved", trend)))
	_, plan, err := compileCell(s, "taper", "as-expected")
	if err != nil {
		t.Fatal(err)
	}
	model := care.NewModel()
	var fall sim.Moments
	for r := range runs {
		open := model.Run(plan, nil, sim.NewStreams(1, r)).Groups[0].Weekly[care.OpenCases]
		if open[0] != 756 { // 36 workers at 21 cases
			t.Fatalf("%v cases are open at the start, want 756", open[0])
		}
		fall.Add(open[0] - open[208])
	}
	return fall.Mean(), fall.StandardError()
}

// The report expects 65 to 70 fewer cases a year: 270 in four. The shipped
// trend was solved for that, and is found again here by halving. Runs: 300 for
// each trend, the same ones, seed 1.
func TestTheTrendOfAsExpectedIsTheOneThatTakes270CasesAwayByTheEndOfTheTaper(t *testing.T) {
	const runs, shipped = 300, -0.09
	fall, standardError := fallOfOpenCases(t, shipped, runs)
	t.Logf("at %v a year open cases fall by %.1f (standard error %.1f)", shipped, fall, standardError)
	if fall < 260 || fall > 280 {
		t.Errorf("at the shipped trend of %v open cases fall by %.1f, want 260 to 280", shipped, fall)
	}
	steep, gentle := shipped-0.02, shipped+0.02
	for range 3 {
		middle := (steep + gentle) / 2
		if fall, _ := fallOfOpenCases(t, middle, runs); fall > 270 {
			steep = middle
		} else {
			gentle = middle
		}
	}
	t.Logf("open cases fall by 270 at a trend between %.4f and %.4f a year", steep, gentle)
	if steep < shipped-0.005-1e-9 || gentle > shipped+0.005+1e-9 {
		t.Errorf("the trend that takes 270 cases away is between %.4f and %.4f, want it within 0.005 of %v", steep, gentle, shipped)
	}
}
