package answer

import (
	"fmt"

	"headroom/experiments"
)

// notes are the warnings that this run's figures carry, each with its remedy.
func (p Page) notes(s *experiments.Summary, head string) []string {
	var notes []string
	note := func(format string, args ...any) { notes = append(notes, bullet(fmt.Sprintf(format, args...))) }
	if s.Runs < 1000 {
		note("Only %s: the chances are rough. Run 1,000 or more (--runs 1000).", plural(s.Runs, "run"))
	}
	if s.Fixed {
		note("--fixed holds every assumption at its best value: use it to check arithmetic, not to decide.")
	}
	for i := range s.Cells {
		cell := &s.Cells[i]
		if cell.Option == head && cell.Unallocated.Estimate > 0 {
			note("In %s work was unallocated at some census in %s of 100 futures; unallocated cases are in no worker's caseload. Read \"open cases/FTE\" beside the average.",
				cell.Future, withInterval(cell.Unallocated))
		}
	}
	for _, c := range p.Result.Cells {
		if c.Option == head && c.Future == p.Result.Futures[0] && c.SuccessCut.True > 0 {
			note("In %s of %s even certain recruitment could not keep the starting vacancies as many as they are drawn: turnover, lag and vacancies there contradict each other, and vacancies fall. Look at recruitment.lag_weeks and recruitment.rounds_at_once.",
				plural(c.SuccessCut.True, "run"), plural(c.SuccessCut.Of, "run"))
		}
	}
	return notes
}
