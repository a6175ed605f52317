package report

import (
	"fmt"
	"strings"

	"headroom/cmd/answer"
	"headroom/cmd/record"
	"headroom/experiments"
	"headroom/plots/page"
)

// wrong is what could go wrong even where the promise is kept: work that nobody
// is given, money, and posts that wait for somebody to leave.
func wrong(r *record.Record) page.Section {
	blocks := []page.Block{{Head: "Work without a worker"}}
	blocks = append(blocks, text("A child who waits is in nobody's caseload, so an average can look good while work waits."))
	var waits []string
	some := false
	for _, future := range r.Summary.Passed.Futures {
		cell := r.Cell(r.Headline(), future.Name)
		some = some || cell.OwedWaits.Some.Estimate > 0 || cell.Breaking.Chance.Estimate > 0
		said := fmt.Sprintf("If %s, some work waits at some time while the promise is owed in %s of 100.", future.Says, answer.OfHundred(cell.OwedWaits.Some))
		if cell.OwedWaits.Worst >= 0.5 {
			said += fmt.Sprintf(" In the worst month, %s, %s on average.", cell.OwedWaits.WorstMonth, childrenWait(cell.OwedWaits.Worst))
		}
		if cell.Breaking.Chance.Estimate > 0 {
			said += fmt.Sprintf(" Over all %d weeks of the run, some waits for more than %d weeks on end in %s of 100.", r.Scenario.Weeks, cell.Breaking.Weeks, answer.OfHundred(cell.Breaking.Chance))
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
		blocks = append(blocks, page.Block{Head: "Money"}, text("%s", moneySaid(r, cell, first)), page.Block{Figure: page.Spend("spend", spend)})
	}
	flow := r.Pictures.Flow
	flow.Footnote = ""
	head, said := wastage(cell, first)
	blocks = append(blocks, page.Block{Head: head}, text("%s", said), page.Block{Figure: page.Flow("flow", flow)})
	return page.Section{Heading: "What could go wrong", Blocks: blocks}
}

// childrenWait is "1 child waits" or "30 children wait".
func childrenWait(n experiments.Figure) string {
	if text := answer.Pounds(float64(n)); text != "1" {
		return text + " children wait"
	}
	return "1 child waits"
}

// than is the option that money is held against, in words.
func than(r *record.Record) string {
	for _, o := range r.Summary.Passed.Options {
		if o.Name == r.Scenario.Baseline && o.Title != o.Name {
			return fmt.Sprintf("under option %q (%s)", o.Name, lower(strings.TrimRight(o.Title, ". ")))
		}
	}
	return fmt.Sprintf("under option %q", r.Scenario.Baseline)
}

func moneySaid(r *record.Record, cell *experiments.CellSummary, future string) string {
	s := cell.Spend
	more, sum := "more", s.ExtraTotal.Mean
	if sum < 0 {
		more, sum = "less", -sum
	}
	said := fmt.Sprintf("If %s, £%s %s is spent in all on average than %s.", future, pounds(sum), more, than(r))
	if s.ExtraTotal.Budgeted == 0 {
		said += " Nothing is budgeted for it."
	} else {
		said += fmt.Sprintf(" £%s is budgeted.", pounds(s.ExtraTotal.Budgeted))
	}
	said += fmt.Sprintf(" In 5 of 100 futures it is over £%s.", answer.Pounds(float64(s.ExtraTotal.P95)))
	if s.WithinGrant != nil {
		said += fmt.Sprintf(" The grant is enough in %s of 100.", answer.OfHundred(*s.WithinGrant))
	}
	if s.WithinGrantEveryYear != nil {
		said += fmt.Sprintf(" It is enough in every single year in %s of 100.", answer.OfHundred(*s.WithinGrantEveryYear))
	}
	return said
}

// wastage says how posts that are taken away go, under a heading.
func wastage(cell *experiments.CellSummary, future string) (head, said string) {
	p := cell.Posts
	lost := 0.0
	for _, n := range p.Lost {
		lost += float64(n.Mean)
	}
	if lost+float64(p.Owed.Mean) < 0.05 {
		return "Posts and people", "This option takes no posts away, so nothing waits for people to leave. The picture shows who fills the posts."
	}
	said = fmt.Sprintf("Posts go as they fall vacant, not by redundancy. If %s, %s posts go on average.", future, oneOrWhole(experiments.Figure(lost)))
	if p.Owed.Mean >= 0.05 {
		said += fmt.Sprintf(" %.1f still wait at the end.", float64(p.Owed.Mean))
	}
	said += fmt.Sprintf(" Until then people beyond the establishment cost £%s on average.", pounds(p.OverCost.Mean))
	if p.AnyHeld.Estimate > 0 {
		said += fmt.Sprintf(" A step is held back in %s of 100.", answer.OfHundred(p.AnyHeld))
	}
	return "Waiting for wastage", said
}
