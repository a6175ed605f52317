package answer

import (
	"fmt"
	"strings"

	"headroom/experiments"
	"headroom/models/care"
)

// waitsBeside says that work which nobody was given must be told beside the
// promise: unless the promise is about it.
func waitsBeside(r *experiments.Result) bool { return r.Aim.Measure != care.Unallocated }

// waitFor is what children who wait do: where the promise is of one stage in
// time they wait for that, else for a worker.
func waitFor(r *experiments.Result) string {
	if stages := r.Scenario.Stages; r.Aim.Measure == care.ShareInTime && len(stages) == 1 {
		return "for " + stages[0].Name
	}
	return "without a worker"
}

// meanwhile says in a sentence how much work was unallocated while the promise
// is owed and afterwards, future by future; nothing if it was little.
func meanwhile(r *experiments.Result, option string) string {
	var owed, after []string
	tellOwed, tellAfter, joined := false, false, "And"
	for _, future := range r.Futures {
		cell := r.Cell(option, future)
		if cell.Met(&cell.Within, r.Rule).True > 0 {
			joined = "But"
		}
		w := r.OwedWaits(cell)
		owed, tellOwed = append(owed, waitingCases(w)), tellOwed || w.Tell
		if r.Afterwards.Len() > 0 {
			w = r.AfterWaits(cell)
			after, tellAfter = append(after, waitingCases(w)), tellAfter || w.Tell
		}
	}
	var spans []string
	if tellOwed {
		spans = append(spans, list(owed)+" while the promise is owed")
	}
	if tellAfter {
		spans = append(spans, list(after)+" "+afterwards(r, option))
	}
	if len(spans) == 0 || !waitsBeside(r) {
		return ""
	}
	return fmt.Sprintf("%s children wait %s: at the worst census, in the mean, %s.", joined, waitFor(r), strings.Join(spans, ", and "))
}

// waitingCases is how much work was unallocated at the worst census.
func waitingCases(w experiments.WaitsSummary) string {
	if w.Worst > 0 && w.Worst < 0.5 {
		return "fewer than 1"
	}
	return pounds(w.Worst)
}

// waiting says how much work was unallocated at the worst census, and when that
// is.
func waiting(r *experiments.Result, w experiments.WaitsSummary) string {
	if w.Worst < 0.5 {
		return fmt.Sprintf("a child waiting %s at some time in %s of 100", waitFor(r), OfHundred(w.Some))
	}
	return fmt.Sprintf("%s then waiting %s (mean, %s)", children(w.Worst), waitFor(r), w.WorstMonth)
}
