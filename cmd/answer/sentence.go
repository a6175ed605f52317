package answer

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"headroom/experiments"
	"headroom/models/care"
	"headroom/models/scenario"
)

// Sentence is the answer in plain words: the chance of keeping the promise
// under one option, future by future, then over the span afterwards; and in
// further sentences that nobody is in post, if it is so, and the work that nobody
// was given meanwhile, if it is more than a little.
func Sentence(r *experiments.Result, option string) string {
	o := optionNamed(r.Scenario, option)
	var parts, after []string
	for _, name := range r.Futures {
		f, cell := futureNamed(r.Scenario, name), r.Cell(option, name)
		chance := OfHundred(experiments.ChanceOf(cell.Met(&cell.Within, r.Rule)))
		if len(parts) == 0 {
			parts = append(parts, fmt.Sprintf("if %s, %s %s in %s of 100 simulated futures",
				phrase(f.If, "the future is "+f.Name), phrase(o.Doing, "the option "+o.Name), keeps(r), chance))
		} else {
			parts = append(parts, fmt.Sprintf("if %s, in %s of 100", phrase(f.If, "the future is "+f.Name), chance))
		}
		if r.Afterwards.Len() > 0 {
			after = append(after, OfHundred(experiments.ChanceOf(cell.Met(&cell.After, r.Rule))))
		}
	}
	sentence := capital(strings.Join(parts, "; "))
	if len(after) > 0 {
		sentence += fmt.Sprintf("; %s, in %s", afterwards(r, option), list(after))
		if len(after) == 1 {
			sentence += " of 100"
		}
	}
	return strings.TrimSpace(strings.TrimSpace(sentence+". "+nobody(r, option)) + " " + meanwhile(r, option))
}

// afterwards names the span after the promise. Where the headline option takes
// posts away the scenario's own words may speak of that ("the year after the
// last post has gone"), and are kept for it alone.
func afterwards(r *experiments.Result, option string) string {
	t := r.Scenario.Target
	if option == r.Scenario.Headline || !does[*scenario.Taper](r.Scenario, r.Scenario.Headline) {
		return "in " + t.AfterName
	}
	return months(r, t.AfterFrom, t.AfterTo)
}

// Short is the answer for one option and some futures, for the title of a
// picture.
func Short(r *experiments.Result, option string, futures []string) string {
	o := optionNamed(r.Scenario, option)
	var parts []string
	worst := experiments.WaitsSummary{}
	for _, name := range futures {
		cell := r.Cell(option, name)
		chance := OfHundred(experiments.ChanceOf(cell.Met(&cell.Within, r.Rule)))
		if len(parts) == 0 {
			chance += " of 100 simulated futures"
		}
		parts = append(parts, fmt.Sprintf("%s if %s", chance, phrase(futureNamed(r.Scenario, name).If, "the future is "+name)))
		if w := r.OwedWaits(cell); w.Tell && waitsBeside(r) && w.Worst >= worst.Worst {
			worst = w
		}
	}
	title := capital(phrase(o.Doing, "the option "+o.Name)) + " keeps the promise in " + list(parts)
	if nobody(r, option) != "" {
		title += "; but nobody is in post"
	}
	if worst.Tell {
		title += "; but with up to " + waiting(r, worst)
	}
	return title
}

// keeps says that the promise is kept, in the scenario's own words or by measure
// and figure, with the reading and the span.
func keeps(r *experiments.Result) string {
	if kept := r.Scenario.Target.Kept; kept != "" {
		return kept + " " + readOver(r)
	}
	return "keeps the " + promise(r)
}

// promise says what is kept: measure, figure, reading and span.
func promise(r *experiments.Result) string { return aimed(r) + " " + readOver(r) }

// subject is the measure of the promise, and the team if it is about one.
func subject(r *experiments.Result) string { return r.Scenario.Target.Measure + ofTeam(r) }

// ofTeam names the team that the promise is about: " of north", or nothing.
func ofTeam(r *experiments.Result) string {
	if r.Aim.Group == 0 {
		return ""
	}
	return " of " + r.Scenario.Teams[r.Aim.Group-1].Name
}

// aimed is the subject and the figure.
func aimed(r *experiments.Result) string {
	name := subject(r)
	if r.Aim.AtLeast {
		return fmt.Sprintf("%s at or over %s", name, figure(r.Aim, r.Aim.Low))
	}
	return fmt.Sprintf("%s at or under %s", name, figure(r.Aim, r.Aim.High))
}

// figure is a value of an aim's measure in its own manner.
func figure(a experiments.Aim, x float64) string {
	if care.Describe[a.Measure].Unit == "share" {
		return plain(math.Round(x*1000)/10) + " per cent"
	}
	return plain(x)
}

// band is the promised band, or the one figure where there is no band.
func band(a experiments.Aim) string {
	switch {
	case a.AtLeast:
		return "at least " + figure(a, a.Low)
	case a.Low >= a.High || a.Low == 0:
		return "at most " + figure(a, a.High)
	}
	return fmt.Sprintf("band %s to %s", figure(a, a.Low), figure(a, a.High))
}

// readOver is how the promise is read, and over which months.
func readOver(r *experiments.Result) string {
	t := r.Scenario.Target
	to, span := month(r, t.To), months(r, t.From, t.To)
	return map[experiments.Rule]string{
		experiments.EveryQuarter: "in every quarter " + span,
		experiments.EveryWeek:    "in every week " + span,
		experiments.AtYearEnds:   "at every year end " + span,
		experiments.LastQuarter:  "in the last quarter before the end of " + to,
		experiments.MostWeeks:    "in at least half of the weeks " + span,
	}[r.Rule]
}

// plain is a number in as few figures as it needs.
func plain(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }

// months is a span of time: from April 2024 to March 2027.
func months(r *experiments.Result, from, to scenario.When) string {
	return fmt.Sprintf("from %s to %s", month(r, from), month(r, to))
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

// does says that an option, or one that it extends, has an action of a kind.
func does[Kind scenario.Action](s *scenario.Scenario, option string) bool {
	for name := option; name != ""; {
		o := optionNamed(s, name)
		for _, action := range o.Actions {
			if _, is := action.(Kind); is {
				return true
			}
		}
		name = o.Extends
	}
	return false
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

// Aimed is what the promise keeps: a measure, of a team if it is about one, at
// or under a figure; or every case allocated.
func Aimed(r *experiments.Result) string {
	if r.Aim.Measure == care.Unallocated && r.Aim.High == 0 {
		return "every case allocated"
	}
	return "the " + aimed(r)
}
