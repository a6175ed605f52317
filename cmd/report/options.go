package report

import (
	"fmt"

	"headroom/cmd/answer"
	"headroom/cmd/record"
	"headroom/plots"
	"headroom/plots/page"
)

// options sets every option beside the others.
func options(r *record.Record) page.Section {
	first := r.Summary.Passed.Futures[0]
	table := &page.Table{
		Caption: fmt.Sprintf("Chance of keeping the promise in each future, of 100, with its 95%% confidence interval. The last three columns are means if %s; cost is extra to option %q.", first.Says, r.Scenario.Baseline),
		Head:    []string{"Option"},
		Stacked: true,
	}
	for _, future := range r.Summary.Passed.Futures {
		table.Head = append(table.Head, future.Title)
	}
	weeks := r.Summary.Target.ToWeek - r.Summary.Target.FromWeek + 1
	table.Head = append(table.Head, "Extra cost, £", fmt.Sprintf("Weeks outside, of %d", weeks), "People over establishment, £")
	for _, option := range r.Summary.Passed.Options {
		row := []string{option.Name}
		if option.Title != option.Name {
			row[0] += ": " + option.Title
		}
		for _, future := range r.Futures() {
			row = append(row, answer.Interval(r.Cell(option.Name, future).Within))
		}
		cell := r.Cell(option.Name, first.Name)
		cost := "0"
		if option.Name != cell.Spend.Baseline {
			cost = pounds(cell.Spend.ExtraTotal.Mean)
		}
		outside := (1 - float64(cell.Readings.ShareOfWeeks.Mean)) * float64(weeks)
		table.Rows = append(table.Rows, append(row, cost, fmt.Sprintf("%.0f", outside), pounds(cell.Posts.OverCost.Mean)))
	}
	blocks := []page.Block{{Table: table}}
	if len(r.Options()) > 1 {
		blocks = append(blocks, text("All options met the same simulated futures, so luck does not tell them apart. An interval is simulation error alone: more runs would make it narrower. What we do not know is inside each chance."),
			page.Block{Figure: beside(r)})
	}
	for _, part := range [][]page.Block{teams(r), people(r), bought(r)} {
		blocks = append(blocks, part...)
	}
	return page.Section{Heading: "The options beside each other", Blocks: blocks}
}

// beside is the picture of the options; on paper, where there is less room, futures
// have their names.
func beside(r *record.Record) *page.Figure {
	figure := page.Options("options", titled(r))
	figure.Paper = r.Pictures.Options
	return figure
}

// titled is the picture of the options with its futures by their titles.
func titled(r *record.Record) plots.Chances {
	c := r.Pictures.Options
	c.Title = "Every option in every future: the chance of keeping the promise"
	c.Footnote = ""
	c.Futures = nil
	for _, future := range r.Summary.Passed.Futures {
		c.Futures = append(c.Futures, future.Title)
	}
	return c
}
