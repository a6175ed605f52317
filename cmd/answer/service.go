package answer

import (
	"fmt"
	"math"

	"github.com/jedib0t/go-pretty/v6/table"

	"headroom/experiments"
	"headroom/models/care"
)

// service is what members ask of the service beside caseloads: how near the
// breaking point is, time limits, and how often children change worker. A row
// that says nothing in this scenario is left out.
func (p Page) service(s *experiments.Summary, head string) string {
	r := p.Result
	last := r.Owed.Last
	t := newTable()
	t.AppendHeader(append(row(""), anyOf(r.Futures)...))
	rows := 0
	add := func(name string, show func(*experiments.CellSummary, *experiments.Cell) (string, bool)) {
		line, tells := table.Row{name}, false
		for _, future := range r.Futures {
			text, tell := show(find(s, head, future), r.Cell(head, future))
			line, tells = append(line, text), tells || tell
		}
		if tells {
			t.AppendRow(line)
			rows++
		}
	}
	add(fmt.Sprintf("work unallocated more than %d weeks, of 100", care.BreakingWeeks), func(c *experiments.CellSummary, _ *experiments.Cell) (string, bool) {
		return withInterval(c.Breaking.Chance), c.Breaking.Chance.Estimate > 0
	})
	add("where it is, first in (mean)", func(c *experiments.CellSummary, cell *experiments.Cell) (string, bool) {
		if cell.FirstBreak.N() == 0 {
			return "never", false
		}
		return r.Date(int(math.Round(cell.FirstBreak.Mean()))).Format("Jan 2006"), true
	})
	atEnd := func(m care.Measure, tells func(float64) bool) func(*experiments.CellSummary, *experiments.Cell) (string, bool) {
		return func(_ *experiments.CellSummary, cell *experiments.Cell) (string, bool) {
			x := mean(cell, 0, m, last)
			return level(m, x), tells(float64(x))
		}
	}
	some := func(x float64) bool { return x > 0.0005 }
	add("unallocated at the end of the span", atEnd(care.Unallocated, some))
	add("of these, for more than 4 weeks", atEnd(care.WaitingOver4, some))
	limits := false
	for _, stage := range r.Scenario.Stages {
		limits = limits || stage.TimeLimit.Present
	}
	add("stages ended inside their time limit", atEnd(care.ShareInTime, func(float64) bool { return limits }))
	add("cases with 2 or more workers in a year", atEnd(care.TwoWorkers, some))
	add("cases with 3 or more workers in a year", atEnd(care.ThreeWorkers, some))
	if rows == 0 {
		return ""
	}
	return render(t) + fold("Means over runs at the last census of the span owed, unless they are chances. A change is counted when a child's case passes to another worker; the first allocation is none.", "", Width)
}
