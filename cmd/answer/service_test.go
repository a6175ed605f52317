package answer

import (
	"testing"

	"headroom/experiments"
	"headroom/models/care"
)

func TestTheBreakingPointSaysWhatItIsAndOverWhichTime(t *testing.T) {
	s := small(t, "vacancies = 0.3\n", fewMayBeHeld)
	mustSay(t, page(t, run(t, s, experiments.Settings{Runs: 4})), "the breaking point is reached, of 100 100 (over ", "when first reached (mean of those) ",
		"The breaking point is work unallocated for more than 4 weeks in a row, at any time that is simulated, from April 2023 to June 2024;", "All else: means over runs at the last census of the span owed, 30 March 2024.")
	mustNotSay(t, page(t, run(t, small(t), experiments.Settings{Runs: 4})), "breaking point")
}

// More cases wait than the 300 that are counted one by one.
func TestAPercentileThatIsNotCountedIsExplained(t *testing.T) {
	s := small(t, "low = 12\nhigh = 15", "measure = \"unallocated cases\"\nlow = 0\nhigh = 0",
		"stage = \"south\"\n", "stage = \"south\"\nbase = 30\n", "vacancies = 0.3\n", fewMayBeHeld)
	r := run(t, s, experiments.Settings{Runs: 4, Options: []string{"taper"}})
	if _, above := r.Cell("taper", "steady").Beyond(0, care.Unallocated); above == 0 {
		t.Fatal("nothing lies beyond the bins, so that the test shows nothing")
	}
	mustSay(t, page(t, r), `"?": more than 300, which is as far as runs are counted.`)
	mustNotSay(t, page(t, run(t, small(t), experiments.Settings{Runs: 4})), `"?"`)
}
