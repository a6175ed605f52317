package answer

import (
	"fmt"

	"headroom/experiments"
)

// fewestRuns is how many runs there must be before the page speaks of an answer.
const fewestRuns = 20

// hardlyKnown warns, before the answer, that there are hardly any runs; empty
// where there are some.
func hardlyKnown(s *experiments.Summary) string {
	if s.Runs >= fewestRuns {
		return ""
	}
	return fmt.Sprintf("Only %s: far too few to take any chance below for an answer (--runs 1000).", plural(s.Runs, "run"))
}

// sentenceError is the simulation error of the chances in the sentence, in its
// order, for the line beneath it.
func (p Page) sentenceError(s *experiments.Summary, option string) string {
	var owed, after []string
	for _, future := range p.Result.Futures {
		cell := find(s, option, future)
		owed = append(owed, intervalAlone(cell.Within))
		if cell.After != nil {
			after = append(after, intervalAlone(*cell.After))
		}
	}
	text := "Simulation error: " + list(owed)
	if len(after) > 0 {
		text += "; afterwards " + list(after)
	}
	return fmt.Sprintf("%s of 100 (95%%, %s).", text, plural(s.Runs, "run"))
}

// intervalAlone is the interval of a chance without the chance, as withInterval
// has it.
func intervalAlone(c experiments.Chance) string {
	estimate, low, high := float64(c.Estimate)*100, float64(c.Low)*100, float64(c.High)*100
	switch {
	case c.Runs == 0:
		return "unknown"
	case estimate == 0:
		return "under " + oneUp(high)
	case estimate == 100:
		return "over " + oneDown(low)
	}
	return fmt.Sprintf("%.0f to %.0f", low, high)
}
