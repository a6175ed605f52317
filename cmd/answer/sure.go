package answer

import (
	"fmt"
	"strings"

	"headroom/experiments"
	"headroom/models/care"
	"headroom/models/scenario"
)

// howSure says what the promise is, and names the two kinds of doubt apart.
func (p Page) howSure(s *experiments.Summary, head string) string {
	r := p.Result
	row := func(name, text string) string { return hang(name, text, 21) }
	out := ""
	if source := strings.TrimSpace(r.Scenario.Source); source != "" {
		out += row("Source", ended(source))
	}
	out += row("The promise", fmt.Sprintf("%s; %s; censuses %d to %d.", capital(promise(r)), band(r.Aim), r.Owed.First, r.Owed.Last)+p.afterText()+p.promiseSource())
	out += row("A caseload", caseloadMeans(r))
	out += row("Simulation error", p.simulationError(s))
	if text := p.precision(s); text != "" {
		out += row("Precision", text)
	}
	out += row("What we do not know", p.notKnown(s, head))
	if text := p.bands(s); text != "" {
		out += row("Bands over time", text)
	}
	return out
}

// afterText names the span after by its months, and by the scenario's own name
// for it.
func (p Page) afterText() string {
	r := p.Result
	if r.Afterwards.Len() == 0 {
		return ""
	}
	t := r.Scenario.Target
	return fmt.Sprintf(" Afterwards, the same %s (%q): censuses %d to %d.", months(r, t.AfterFrom, t.AfterTo), t.AfterName, r.Afterwards.First, r.Afterwards.Last)
}

// promiseSource says who promised it, or that nobody did, as the scenario says.
func (p Page) promiseSource() string {
	source := strings.TrimSpace(p.Result.Scenario.Target.Source)
	if source == "" {
		return ""
	}
	return " Source: " + ended(source)
}

// simulationError is the widest interval of the tables of chances.
func (p Page) simulationError(s *experiments.Summary) string {
	width, zero, zeroRuns := 0.0, 0.0, 0
	for _, cell := range s.Cells {
		width = max(width, reach(cell.Within))
		if cell.After != nil {
			width = max(width, reach(*cell.After))
		}
		zero, zeroRuns = max(zero, reach(cell.WithinZero)), cell.WithinZero.Runs
	}
	if how := s.Precision; how != nil && how.Asked > 0 {
		width = float64(how.Widest) // one figure for both
	}
	text := fmt.Sprintf("with %s each chance is known to within %s in 100 either way", plural(s.Runs, "run"), oneUp(width*100))
	if responds(p.Result.Scenario) {
		text += fmt.Sprintf(", and at elasticity 0 (%s) to within %s", plural(zeroRuns, "run"), oneUp(zero*100))
	}
	return text + ", with 95% confidence (Wilson; one-sided and exact at 0 and 100; too wide if anything, because runs are spread evenly over each range, as a Latin hypercube). More runs make this smaller, and nothing else."
}

// reach is how far an interval reaches from its estimate.
func reach(c experiments.Chance) float64 {
	return max(float64(c.High-c.Estimate), float64(c.Estimate-c.Low))
}

func (p Page) notKnown(s *experiments.Summary, head string) string {
	if s.Fixed {
		return "left out: every assumption is at its best value (--fixed), so the chances show chance alone and are too sure."
	}
	ranged := p.Result.Varying()
	if ranged == 0 {
		return "left out: no assumption has a range, so the chances show chance alone and are too sure."
	}
	verb, it := "are", "they are"
	if ranged == 1 {
		verb, it = "is", "it is"
	}
	text := fmt.Sprintf("%s with a range %s drawn anew in each run, so %s inside the chances, and more runs do not lessen that.", plural(ranged, "assumption"), verb, it)
	text += heldFixed(p.Result.Scenario)
	var parts []string
	pairs := 0
	for _, spread := range s.Spread {
		parts = append(parts, p.deviations(spread))
		pairs = spread.Pairs
	}
	if len(parts) > 0 && pairs > 1 {
		text += fmt.Sprintf(" Standard deviation that it gives %s's %s over the last year owed, beside that of chance alone, from %d pairs of runs (95%% interval): %s.",
			head, subject(p.Result), pairs, strings.Join(parts, "; ")) + p.byYear(s)
	}
	return text
}

// heldFixed says how many of the figures on which the answer rests are held at one
// value as if they were known.
func heldFixed(s *scenario.Scenario) string {
	defaults, own := 0, 0
	for _, a := range s.Register() {
		switch {
		case a.Number.Ranged || a.Number.Word != "" || a.Option != "" || a.Future != "" || a.Quality == "chosen":
		case a.Quality == "default":
			defaults++
		default:
			own++
		}
	}
	var held []string
	if defaults > 0 {
		held = append(held, plural(defaults, "figure")+" of Headroom's own")
	}
	if own > 0 {
		held = append(held, fmt.Sprintf("%s of the scenario's", thousands(int64(own))))
	}
	if len(held) == 0 {
		return ""
	}
	return fmt.Sprintf(" %s %s held at one value, as if known, so the chances are too sure.", capital(list(held)), choose(defaults+own == 1, "is", "are"))
}

// within is a measure's figure with its interval.
func within(m care.Measure, x, low, high experiments.Figure) string {
	return fmt.Sprintf("%s (%s to %s)", level(m, x), level(m, low), level(m, high))
}

// ended is a text with one full stop at its end.
func ended(text string) string { return strings.TrimRight(text, ". ") + "." }
