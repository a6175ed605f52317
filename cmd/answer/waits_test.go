package answer

import (
	"testing"

	"headroom/experiments"
)

// Most cases wait from the start: in the south nobody may hold more than a tenth
// of a full caseload.
const fewMayBeHeld = "vacancies = 0.3\ncap = 0.1\n"

func TestWhereThePromiseIsOfUnallocatedWorkNothingIsSaidOfChildrenWhoWaitBesideIt(t *testing.T) {
	s := small(t, "vacancies = 0.3\n", fewMayBeHeld, "low = 12\nhigh = 15", "measure = \"unallocated cases\"\nlow = 0\nhigh = 0")
	r := run(t, s, experiments.Settings{Runs: 4, Options: []string{"taper"}})
	if !r.Summary().Cells[0].OwedWaits.Tell {
		t.Fatal("no work waits, so that the test shows nothing")
	}
	mustNotSay(t, Sentence(r, "taper")+Short(r, "taper", r.Futures)+rivals(r.Summary(), r, "taper"), "wait")
}

// With one stage, that the promise is to give in time, children wait for it; with
// two they wait for a worker.
func TestChildrenWaitForWhatIsPromisedInTime(t *testing.T) {
	const promise, stage = "measure = \"share in time\"\nlow = 0.9\nhigh = 1", "name = \"south\"\nteam = \"south\"\n"
	s := small(t, "vacancies = 0.3\n", fewMayBeHeld, "low = 12\nhigh = 15", promise, stage, stage+"time_limit_weeks = 8\n")
	r := run(t, s, experiments.Settings{Runs: 4, Options: []string{"taper"}})
	mustSay(t, Sentence(r, "taper"), "children wait without a worker: ")
	s.Stages = s.Stages[:1]
	s.Stages[0].Name = "advice"
	mustSay(t, Sentence(r, "taper"), "children wait for advice: ")
	mustSay(t, rivals(r.Summary(), r, "taper"), "However it is read, children wait for advice meanwhile.")
	mustSay(t, Short(r, "taper", r.Futures), " children then waiting for advice (mean, ")
}

func TestOfOneFutureTheChanceIsOfAHundredBeforeAnythingElseIsSaid(t *testing.T) {
	s := small(t, "vacancies = 0.3\n", fewMayBeHeld)
	mustSay(t, Sentence(run(t, s, experiments.Settings{Runs: 4, Options: []string{"none"}, Futures: []string{"fall"}}), "none"),
		" of 100. ", " children wait without a worker: at the worst census, in the mean, ")
}

// The headline of the small service takes posts away, and another one does not.
func TestTheScenariosNameOfTheTimeAfterIsKeptWhereNoPostsGo(t *testing.T) {
	r := run(t, small(t, "headline = \"taper\"", "headline = \"more\""), experiments.Settings{Runs: 2, Options: []string{"none"}, Futures: []string{"steady"}})
	mustSay(t, Sentence(r, "none"), "; in the quarter after, in ", " of 100.")
}
