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
	rows, broken := 0, false
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
	add("the breaking point is reached, of 100", func(c *experiments.CellSummary, _ *experiments.Cell) (string, bool) {
		broken = broken || c.Breaking.Chance.Estimate > 0
		return withInterval(c.Breaking.Chance), c.Breaking.Chance.Estimate > 0
	})
	add("when first reached (mean of those)", func(c *experiments.CellSummary, cell *experiments.Cell) (string, bool) {
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
	add("stages ended inside their time limit", atEnd(care.ShareInTime, func(float64) bool { return Tells(r, 0, care.ShareInTime, last) }))
	add("cases with 2 or more workers in a year", atEnd(care.TwoWorkers, some))
	add("cases with 3 or more workers in a year", atEnd(care.ThreeWorkers, some))
	if rows == 0 {
		return ""
	}
	note := fmt.Sprintf("Means over runs at the last census of the span owed, %s. A change is counted when a child's case passes to another worker; the first allocation is none.", r.Date(last).Format("2 January 2006"))
	if broken {
		note = fmt.Sprintf("The breaking point is work unallocated for more than %d weeks in a row, at any time that is simulated, %s; the month in which it is first reached is the mean of the runs that reach it. All else: m%s",
			care.BreakingWeeks, simulated(r), note[1:])
	}
	return render(t) + fold(note, "", Width)
}

// simulated is all the time that is simulated, its first and its last month.
func simulated(r *experiments.Result) string {
	return fmt.Sprintf("from %s to %s", r.Date(0).Format("January 2006"), r.Date(r.Scenario.Weeks-1).Format("January 2006"))
}
