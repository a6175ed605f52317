package book

import (
	"headroom/cmd/answer"
	"headroom/cmd/record"
	"headroom/experiments"
	"headroom/plots/workbook"
)

// answerSheet is the answer in words, and the chance of the headline option under
// every reading of the promise.
func answerSheet(r *record.Record) workbook.Sheet {
	s := r.Summary
	sheet := workbook.Sheet{Name: "answer", Title: "The answer", Table: &workbook.Table{Name: "Answer", Columns: append([]workbook.Column{
		text("option", 12, "the option that the answer is about"),
		text("future", 13, "the future's name in the scenario"),
		text("what happens", 34, "the future in words"),
		text("span", 28, "the months over which the promise is read"),
		text("reading", 16, "how the promise is read"),
		text("load and pace", 12, "as drawn: the elasticity of the pace of cases to load as the scenario has it; none: at 0"),
		text("of the sentence", 11, "yes where the answer's first sentence gives this chance"),
		text("of 100", 13, "the chance as the answer writes it"),
		text("in words", 28, "the chance by the yardstick of the page; empty where the interval reaches more than two of its words"),
	}, append(chanceColumns("chance", "chance that the promise is kept"),
		column("runs", workbook.Count, "replications that the chance is of"))...)}}
	for _, row := range []workbook.TextRow{{Name: "The answer", Text: s.Sentence}, {Name: "Read otherwise", Text: s.Rivals}, {Name: "The promise", Text: s.Passed.Promise}, {Name: "The start", Text: s.OutOfStep}} {
		if row.Text != "" {
			sheet.Texts = append(sheet.Texts, row)
		}
	}
	for _, note := range s.Notes {
		sheet.Texts = append(sheet.Texts, workbook.TextRow{Name: "Note", Text: note})
	}
	for _, future := range r.Futures() {
		cell := r.Cell(r.Headline(), future)
		add := func(span, reading, pace string, own bool, c *experiments.Chance) {
			if c == nil || c.Runs == 0 {
				return
			}
			first := ""
			if own {
				first = "yes"
			}
			row := []any{r.Headline(), future, futureTitle(r, future), span, reading, pace, first, answer.OfHundred(*c), answer.Likelihood(*c)}
			sheet.Table.Rows = append(sheet.Table.Rows, append(append(row, chance(c)...), c.Runs))
		}
		add(s.Passed.Owed, s.Target.Rule, "as drawn", true, &cell.Within)
		add(s.Passed.Owed, s.Target.Rule, "none", false, &cell.WithinZero)
		for _, reading := range readingsOf(&cell.Readings, s.Target.Rule) {
			add(s.Passed.Owed, reading.name, "as drawn", false, &reading.Chance)
		}
		add(s.Passed.After, s.Target.Rule, "as drawn", true, cell.After)
		add(s.Passed.After, s.Target.Rule, "none", false, cell.AfterZero)
		if cell.AfterReadings != nil {
			for _, reading := range readingsOf(cell.AfterReadings, s.Target.Rule) {
				add(s.Passed.After, reading.name, "as drawn", false, &reading.Chance)
			}
		}
	}
	return sheet
}

// A namedReading is a reading of the promise and its chance.
type namedReading struct {
	name string
	experiments.Chance
}

// readingsOf are the readings beside the chosen one.
func readingsOf(of *experiments.ReadingsSummary, chosen string) (others []namedReading) {
	for _, reading := range []namedReading{
		{experiments.RuleNames[experiments.EveryQuarter], of.EveryQuarter},
		{experiments.RuleNames[experiments.EveryWeek], of.EveryWeek},
		{experiments.RuleNames[experiments.AtYearEnds], of.AtYearEnds},
		{experiments.RuleNames[experiments.LastQuarter], of.LastQuarter},
		{experiments.RuleNames[experiments.MostWeeks], of.MostWeeks},
	} {
		if reading.name != chosen {
			others = append(others, reading)
		}
	}
	return others
}
