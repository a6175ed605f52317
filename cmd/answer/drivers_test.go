package answer

import (
	"fmt"
	"strings"
	"testing"

	"headroom/experiments"
	"headroom/experiments/estimate"
)

// The caseload at the start decides a promise that is owed in the first weeks.
func TestThePageSaysWhatWouldBeGainedMostByFindingOut(t *testing.T) {
	s := small(t, "best = 18, low = 17, high = 20", "best = 18, low = 10, high = 30", "high = 15", "high = 17", "from = { week = 14 }\nto = { week = 52 }", "from = { week = 0 }\nto = { week = 12 }")
	r := run(t, s, experiments.Settings{Runs: 200, Options: []string{"taper"}})
	first := r.Drivers("taper", DriverFutures(r))[0][0]
	if !first.Told {
		t.Fatalf("%s is not told from chance", first.Number.Key)
	}
	text := page(t, r)
	mustSay(t, text, HangsOn(r, "taper"), "Most to be gained by finding out: the caseload on the first day (", shortName(first.Number.Key)+"). If ", ", and it is about ",
		", not ", " (a difference of ", "told from chance", "95% confidence for all assumptions of one future together", "likely a little overstated", "Share of the spread (variance) of the average caseload", "% (", "whose fit (R squared) is the last figure")
	mustNotSay(t, text, "NaN", "cannot be told")
}

// The largest of many differences is said with the interval that holds for all of
// them, which is wider than its own.
func TestTheLargestDifferenceIsSaidWithTheIntervalOfAllTogether(t *testing.T) {
	s := small(t, "best = 18, low = 17, high = 20", "best = 18, low = 10, high = 30", "high = 15", "high = 17", "from = { week = 14 }\nto = { week = 52 }", "from = { week = 0 }\nto = { week = 12 }")
	r := run(t, s, experiments.Settings{Runs: 200, Options: []string{"taper"}, Futures: []string{"steady"}})
	all := r.Drivers("taper", []string{"steady"})
	own, together := all[0][0].Interval(0.95), all[0][0].Interval(1-0.05/float64(len(all)))
	said := func(i estimate.Interval) string {
		return fmt.Sprintf("(a difference of %.0f to %.0f)", 100*i.Low, 100*i.High)
	}
	if len(all) < 2 || said(own) == said(together) {
		t.Fatalf("%d assumptions, %v and %v", len(all), own, together)
	}
	mustSay(t, HangsOn(r, "taper"), said(together))
}

func TestFewRunsSayThatTheyAreTooFewToTell(t *testing.T) {
	r := run(t, small(t), experiments.Settings{Runs: 12, Options: []string{"taper"}})
	text := page(t, r)
	mustSay(t, text, "No assumption by itself makes a difference to the chance that 12 runs can tell from chance.", "No difference is told from chance",
		"How much of the spread each makes takes ", " runs to tell.", "steady cannot be told", "the rest being chance: steady cannot be told; fall cannot be told. Where it cannot be told a few runs decide it, or pairs of runs are too few.")
	mustNotSay(t, text, "NaN", "Most to be gained")
}

func TestOfHowManyTheDifferenceIsTold(t *testing.T) {
	for want, got := range map[string]string{
		"No difference is told":                           howMany(4, 0, 20),
		"Every difference is told":                        howMany(2, 2, 2),
		"Shown are 3 of 22; for 3 the difference is told": howMany(3, 3, 22),
	} {
		if !strings.Contains(got, want) {
			t.Errorf("%q lacks %q", got, want)
		}
	}
}
