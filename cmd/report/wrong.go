package report

import (
	"fmt"

	"headroom/cmd/answer"
	"headroom/cmd/record"
	"headroom/experiments"
	"headroom/plots/page"
)

// wrong is what could go wrong even where the promise is kept: work that nobody
// is given, money, and posts that wait for somebody to leave.
func wrong(r *record.Record) page.Section {
	blocks := []page.Block{}
	blocks = append(blocks, text("Work without a worker. A child who waits is in nobody's caseload, so an average can look good while work waits."))
	var waits []string
	some := false
	for _, future := range r.Summary.Passed.Futures {
		cell := r.Cell(r.Headline(), future.Name)
		some = some || cell.OwedWaits.Some.Estimate > 0 || cell.Breaking.Chance.Estimate > 0
		said := fmt.Sprintf("If %s, some work waits at some time in %s of 100.", future.Says, answer.OfHundred(cell.OwedWaits.Some))
		if cell.OwedWaits.Worst >= 0.5 {
			said += fmt.Sprintf(" In the worst month, %s, %s wait on average.", cell.OwedWaits.WorstMonth, children(cell.OwedWaits.Worst))
		}
		if cell.Breaking.Chance.Estimate > 0 {
			said += fmt.Sprintf(" In %s of 100 it waits for more than %d weeks on end.", answer.OfHundred(cell.Breaking.Chance), cell.Breaking.Weeks)
		}
		waits = append(waits, said)
	}
	if some {
		blocks = append(blocks, page.Block{List: waits})
	} else {
		blocks = append(blocks, text("Here no work waits in any of %s while the promise is owed.", answer.Runs(r.Summary.Runs)))
	}
	cell := r.Cell(r.Headline(), r.Futures()[0])
	first := r.Summary.Passed.Futures[0].Says
	if r.Pictures.Spend != nil {
		spend := *r.Pictures.Spend
		spend.Footnote = ""
		blocks = append(blocks, text("Money. %s", moneySaid(cell, first)), page.Block{Figure: page.Spend("spend", spend)})
	}
	flow := r.Pictures.Flow
	flow.Footnote = ""
	blocks = append(blocks, text("Waiting for wastage. %s", wastage(cell, first)), page.Block{Figure: page.Flow("flow", flow)})
	return page.Section{Heading: "What could go wrong", Blocks: blocks}
}

// children is "1 child" or "30 children".
func children(n experiments.Figure) string {
	if text := answer.Pounds(float64(n)); text != "1" {
		return text + " children"
	}
	return "1 child"
}

func moneySaid(cell *experiments.CellSummary, future string) string {
	s := cell.Spend
	said := fmt.Sprintf("If %s, £%s is spent in all on average, beyond doing nothing. £%s is budgeted.", future, answer.Pounds(float64(s.ExtraTotal.Mean)), answer.Pounds(float64(s.ExtraTotal.Budgeted)))
	said += fmt.Sprintf(" In 5 of 100 futures it is over £%s.", answer.Pounds(float64(s.ExtraTotal.P95)))
	if s.WithinGrant != nil {
		said += fmt.Sprintf(" The grant is enough in %s of 100.", answer.OfHundred(*s.WithinGrant))
	}
	if s.WithinGrantEveryYear != nil {
		said += fmt.Sprintf(" It is enough in every single year in %s of 100.", answer.OfHundred(*s.WithinGrantEveryYear))
	}
	return said
}

func wastage(cell *experiments.CellSummary, future string) string {
	p := cell.Posts
	lost := 0.0
	for _, n := range p.Lost {
		lost += float64(n.Mean)
	}
	if lost+float64(p.Owed.Mean) < 0.05 {
		return "This option takes no posts away, so nothing waits for people to leave."
	}
	said := fmt.Sprintf("Posts go as they fall vacant, not by redundancy. If %s, %.1f posts go on average.", future, lost)
	if p.Owed.Mean >= 0.05 {
		said += fmt.Sprintf(" %.1f still wait at the end.", float64(p.Owed.Mean))
	}
	said += fmt.Sprintf(" Until then people beyond the establishment cost £%s on average.", answer.Pounds(float64(p.OverCost.Mean)))
	if p.AnyHeld.Estimate > 0 {
		said += fmt.Sprintf(" A step is held back in %s of 100.", answer.OfHundred(p.AnyHeld))
	}
	return said
}
