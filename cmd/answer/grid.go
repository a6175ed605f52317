package answer

import (
	"fmt"
	"math"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"

	"headroom/experiments"
)

// grid is the chance in every cell, within and after.
func (p Page) grid(s *experiments.Summary) string {
	t := newTable()
	header, under := table.Row{"option"}, table.Row{""}
	for _, future := range p.Result.Futures {
		header, under = append(header, future, ""), append(under, "owed", "after")
	}
	if p.Result.Afterwards.Len() == 0 {
		header, under = row("option", p.Result.Futures...), nil
	}
	t.AppendHeader(header)
	if under != nil {
		t.AppendHeader(under)
	}
	for _, option := range p.Result.Options {
		line := table.Row{option}
		for _, future := range p.Result.Futures {
			cell := find(s, option, future)
			line = append(line, withInterval(cell.Within))
			if cell.After != nil {
				line = append(line, withInterval(*cell.After))
			}
		}
		t.AppendRow(line)
	}
	return render(t)
}

// spans says what owed and after are, and how many extra posts each option
// still has then.
func (p Page) spans(s *experiments.Summary) string {
	r := p.Result
	if r.Afterwards.Len() == 0 {
		return ""
	}
	t := r.Scenario.Target
	text := fmt.Sprintf("Owed: %s. After: %s.", months(r, t.From, t.To), months(r, t.AfterFrom, t.AfterTo))
	var posts []string
	for _, option := range r.Options {
		if cell := find(s, option, r.Futures[0]); option != r.Scenario.Baseline {
			posts = append(posts, option+" "+number(cell.ExtraPosts.Mean))
		}
	}
	if len(posts) > 0 {
		text += fmt.Sprintf(" Extra posts still funded then (mean in %s, beyond \"%s\"): %s.", r.Futures[0], r.Scenario.Baseline, list(posts))
	}
	return fold(text, "", Width)
}

// waits says in which cells children wait without a worker while the promise
// is owed: a chance there is no praise.
func (p Page) waits(s *experiments.Summary) string {
	var options []string
	for _, option := range p.Result.Options {
		var futures []string
		for _, future := range p.Result.Futures {
			if w := find(s, option, future).OwedWaits; w.Tell {
				cases := "some at times"
				if w.Worst >= 0.5 {
					cases = pounds(w.Worst)
				}
				futures = append(futures, fmt.Sprintf("%s in %s", cases, future))
			}
		}
		if len(futures) > 0 {
			options = append(options, "under "+option+" "+list(futures))
		}
	}
	if len(options) == 0 {
		return ""
	}
	return fold("Children who wait "+waitFor(p.Result)+" while it is owed, at the worst census (mean over all runs): "+strings.Join(options, "; ")+".", "", Width)
}

// futures explains each future in the words of the scenario.
func (p Page) futures() string {
	var b strings.Builder
	for _, name := range p.Result.Futures {
		f := futureNamed(p.Result.Scenario, name)
		var parts []string
		for _, text := range []string{f.Title, f.Note} {
			if text = strings.TrimSpace(text); text != "" {
				parts = append(parts, ended(text))
			}
		}
		if len(parts) > 0 {
			b.WriteString(hang(name, strings.Join(parts, " "), 13))
		}
	}
	if b.Len() == 0 {
		return ""
	}
	return "\n" + b.String()
}

// choices names the options, and compares each with the headline's.
func (p Page) choices(s *experiments.Summary, head string) string {
	var b strings.Builder
	if len(p.Result.Options) > 1 {
		b.WriteString("\n" + fold(fmt.Sprintf("Options, and how many more of 100 keep the promise than under %s, in %s (same runs, paired):", head, list(p.Result.Futures)), "", Width) + "\n")
	} else {
		b.WriteString("\n")
	}
	for _, option := range p.Result.Options {
		title := strings.TrimRight(optionNamed(p.Result.Scenario, option).Title, ". ")
		var better []string
		for _, pair := range s.Pairs {
			low, estimate, high := float64(pair.Difference.Low), float64(pair.Difference.Estimate), float64(pair.Difference.High)
			switch {
			case pair.A == option && pair.B == head:
			case pair.B == option && pair.A == head:
				low, estimate, high = -high, -estimate, -low
			default:
				continue
			}
			better = append(better, signed(estimate, low, high))
		}
		differences := strings.Join(better, ", ")
		switch {
		case title != "" && differences != "":
			title += ": " + differences
		case title == "" && differences != "":
			title = differences
		case title == "":
			title = "the option of the sentence above"
		}
		b.WriteString(hang(option, title+".", 10))
	}
	return b.String()
}

func signed(x, low, high float64) string {
	whole := func(x float64) string {
		if n := math.Round(x * 100); n != 0 {
			return fmt.Sprintf("%+.0f", n)
		}
		return "0"
	}
	return fmt.Sprintf("%s (%s to %s)", whole(x), whole(low), whole(high))
}

// readings is the headline's chance under every reading of the target.
func (p Page) readings(s *experiments.Summary, head string) string {
	t := newTable()
	t.AppendHeader(table.Row{"", "every quarter", "every week", "year ends", "last quarter", "half the weeks", "weeks kept"})
	for _, future := range p.Result.Futures {
		cell := find(s, head, future)
		add := func(name string, r *experiments.ReadingsSummary) {
			t.AppendRow(table.Row{
				name, brief100(r.EveryQuarter), brief100(r.EveryWeek), brief100(r.AtYearEnds), brief100(r.LastQuarter), brief100(r.MostWeeks),
				fmt.Sprintf("%.0f%%", float64(r.ShareOfWeeks.Mean)*100),
			})
		}
		add(future, &cell.Readings)
		if cell.AfterReadings != nil {
			add(future+", after", cell.AfterReadings)
		}
	}
	return render(t)
}

// brief100 is a chance of 100, or an en dash where there is none.
func brief100(c experiments.Chance) string {
	percent := float64(c.Estimate) * 100
	switch {
	case c.Runs == 0:
		return "–"
	case percent == 0 || percent == 100:
		return fmt.Sprintf("%.0f", percent)
	}
	return brief(percent)
}

func (p Page) readingsNote(s *experiments.Summary, head string) string {
	r := p.Result
	var below []string
	for _, future := range r.Futures {
		below = append(below, fmt.Sprintf("in %.0f%% of weeks in %s", float64(find(s, head, future).Readings.BelowBand.Mean)*100, future))
	}
	text := fmt.Sprintf("Of 100 runs; the sentence reads %q. \"weeks kept\" is the mean share of weeks in which it is kept.",
		experiments.RuleNames[r.Rule])
	if r.Aim.Low > 0 && !r.Aim.AtLeast {
		text += fmt.Sprintf(" Below %g, where money could have been spent elsewhere: %s.", r.Aim.Low, list(below))
	}
	for _, span := range []struct {
		name string
		experiments.Span
	}{{"the span owed", r.Owed}, {"the span after", r.Afterwards}} {
		switch {
		case span.Len() == 0:
		case span.YearEnds() == 0:
			text += fmt.Sprintf(" No year end lies in %s, which has %d censuses.", span.name, span.Len())
		case span.YearEnds() == 1:
			text += fmt.Sprintf(" In %s one census is the only year end.", span.name)
		}
	}
	return fold(text, "", Width)
}
