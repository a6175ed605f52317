package answer

import (
	"fmt"

	"headroom/experiments"
	"headroom/models/care"
)

// notes are the warnings that this run's figures carry, each with its remedy.
func (p Page) notes(s *experiments.Summary, head string) []string {
	var notes []string
	note := func(format string, args ...any) { notes = append(notes, fmt.Sprintf(format, args...)) }
	if s.Runs < 1000 {
		note("Only %s: the chances are rough. Run 1,000 or more (--runs 1000).", plural(s.Runs, "run"))
	}
	if s.Fixed {
		note("--fixed holds every assumption at its best value: use it to check arithmetic, not to decide.")
	}
	for i := range s.Cells {
		cell := &s.Cells[i]
		if cell.Option == head && cell.Unallocated.Estimate > 0 {
			note("In %s work was unallocated at some census in %s of 100 runs; unallocated cases are in no worker's caseload. Read \"open/FTE\" beside the average.",
				cell.Future, withInterval(cell.Unallocated))
		}
	}
	for _, c := range p.Result.Cells {
		if c.Option != head {
			continue
		}
		for _, text := range p.beyond(c) {
			note("%s", text)
		}
		if c.Future == p.Result.Futures[0] && c.SuccessCut.True > 0 {
			note("In %s of %s even certain recruitment could not keep vacancies as few as at the start: turnover, lag and vacancies contradict each other there, and vacancies rise. Look at recruitment.lag_weeks and recruitment.rounds_at_once.",
				thousands(int64(c.SuccessCut.True)), plural(c.SuccessCut.Of, "run"))
		}
	}
	return notes
}

// beyond says where percentiles that the page shows are not known, because
// values lay beyond the bins.
func (p Page) beyond(c *experiments.Cell) []string {
	var notes []string
	say := func(name, end string, values int) {
		if values > 0 {
			notes = append(notes, fmt.Sprintf("In %s %s of %s lay %s the bins in which they are counted: percentiles there are not known, only the outermost value is. Means and chances are exact.",
				c.Future, plural(values, "value"), name, end))
		}
	}
	measure := p.Result.Measure()
	below, above := c.Beyond(p.Result.Aim.Group, measure)
	say(care.Describe[measure].Name, "below", below)
	say(care.Describe[measure].Name, "above", above)
	if c.Future == p.Result.Futures[0] {
		below, above = int(c.Extra.Bins.Below), int(c.Extra.Bins.Above)
		for y := range c.Years {
			below += int(c.Years[y].Extra.Bins.Below)
			above += int(c.Years[y].Extra.Bins.Above)
		}
		say("money", "below", below)
		say("money", "above", above)
	}
	return notes
}
