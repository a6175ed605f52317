package answer

import (
	"fmt"
	"strconv"
	"strings"

	"headroom/experiments"
	"headroom/models/scenario"
)

// Sentence is the answer in one plain sentence: the chance of keeping the
// promise under one option, future by future, then over the span afterwards.
func Sentence(r *experiments.Result, option string) string {
	o := optionNamed(r.Scenario, option)
	var parts, after []string
	for _, name := range r.Futures {
		f, cell := futureNamed(r.Scenario, name), r.Cell(option, name)
		within := experiments.ChanceOf(cell.Met(&cell.Within, r.Rule))
		chance := OfHundred(within)
		if len(parts) == 0 {
			parts = append(parts, fmt.Sprintf("if %s, %s keeps the %s in %s of 100 simulated futures",
				phrase(f.If, "the future is "+f.Name), phrase(o.Doing, "the option "+o.Name), promise(r), chance))
		} else {
			parts = append(parts, fmt.Sprintf("if %s, in %s of 100", phrase(f.If, "the future is "+f.Name), chance))
		}
		if r.Afterwards.Len() > 0 {
			after = append(after, OfHundred(experiments.ChanceOf(cell.Met(&cell.After, r.Rule))))
		}
	}
	sentence := capital(strings.Join(parts, "; "))
	if len(after) > 0 {
		sentence += fmt.Sprintf("; in %s, in %s", r.Scenario.Target.AfterName, list(after))
		if len(after) == 1 {
			sentence += " of 100"
		}
	}
	return sentence + "."
}

// Short is the answer for one option and some futures, for the title of a
// picture.
func Short(r *experiments.Result, option string, futures []string) string {
	o := optionNamed(r.Scenario, option)
	var parts []string
	for _, name := range futures {
		cell := r.Cell(option, name)
		chance := OfHundred(experiments.ChanceOf(cell.Met(&cell.Within, r.Rule)))
		if len(parts) == 0 {
			chance += " of 100 futures"
		}
		parts = append(parts, fmt.Sprintf("%s if %s", chance, phrase(futureNamed(r.Scenario, name).If, "the future is "+name)))
	}
	return capital(phrase(o.Doing, "the option "+o.Name)) + " keeps the promise in " + list(parts)
}

// rivals are the same answer under the two readings that matter most: cases
// that do not close sooner under a lighter load, and another rule.
func rivals(s *experiments.Summary, r *experiments.Result, option string) string {
	var zero, week, ends []string
	runs := 0
	for _, future := range r.Futures {
		cell := find(s, option, future)
		zero, runs = append(zero, OfHundred(cell.WithinZero)), cell.WithinZero.Runs
		week, ends = append(week, OfHundred(cell.Readings.EveryWeek)), append(ends, OfHundred(cell.Readings.AtYearEnds))
	}
	return fmt.Sprintf("But if a lighter load does not close cases sooner, for which there is as much evidence, in %s of 100 (%s). And the promise may be read otherwise: kept in every single week, in %s; at year ends only, in %s.",
		list(zero), plural(runs, "run"), list(week), list(ends))
}

// promise says what is kept: measure, figure, reading and span.
func promise(r *experiments.Result) string {
	t := r.Scenario.Target
	from, to := month(r, t.From), month(r, t.To)
	span := fmt.Sprintf("from %s to %s", from, to)
	reading := map[experiments.Rule]string{
		experiments.EveryQuarter: "in every quarter " + span,
		experiments.EveryWeek:    "in every week " + span,
		experiments.AtYearEnds:   "at every year end " + span,
		experiments.LastQuarter:  "in the last quarter before the end of " + to,
		experiments.MostWeeks:    "in at least half of the weeks " + span,
	}[r.Rule]
	return fmt.Sprintf("%s at or under %s %s", t.Measure, strconv.FormatFloat(t.High, 'f', -1, 64), reading)
}

func month(r *experiments.Result, w scenario.When) string {
	return r.Scenario.Date(r.Scenario.Week(w)).Format("January 2006")
}

func phrase(words, otherwise string) string {
	if words == "" {
		return otherwise
	}
	return words
}

func optionNamed(s *scenario.Scenario, name string) scenario.Option {
	for _, o := range s.Options {
		if o.Name == name {
			return o
		}
	}
	return scenario.Option{Name: name}
}

func futureNamed(s *scenario.Scenario, name string) scenario.Future {
	for _, f := range s.Futures {
		if f.Name == name {
			return f
		}
	}
	return scenario.Future{Name: name}
}

// Headline is the option that the answer's sentence is about: the scenario's
// own, or the first that was run where that one was not.
func Headline(r *experiments.Result) string {
	for _, option := range r.Options {
		if option == r.Scenario.Headline {
			return option
		}
	}
	return r.Options[0]
}
