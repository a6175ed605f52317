package answer

import (
	"fmt"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"

	"headroom/experiments"
	"headroom/models/scenario"
)

// posts says, for every option that loses posts, how they went and what being
// over establishment cost; and for one that holds steps back, how often.
func (p Page) posts(s *experiments.Summary, head string) string {
	future := p.Result.Futures[0]
	t := newTable()
	t.AppendHeader(table.Row{"option", "vacant", "on notice", "agency", "next leaver", "still owed", "weeks over", "cost over"})
	rows := 0
	var held []string
	for _, option := range p.Result.Options {
		posts := find(s, option, future).Posts
		lost := posts.Lost
		if lost["vacant"].Mean+lost["on notice"].Mean+lost["agency"].Mean+lost["next leaver"].Mean+posts.Owed.Mean == 0 {
			continue
		}
		rows++
		t.AppendRow(table.Row{
			option, number(lost["vacant"].Mean), number(lost["on notice"].Mean), number(lost["agency"].Mean), number(lost["next leaver"].Mean),
			number(posts.Owed.Mean), number(posts.OverPersonWeeks.Mean), pounds(posts.OverCost.Mean),
		})
		if posts.AnyHeld.Estimate > 0 {
			held = append(held, fmt.Sprintf("%s holds a step back in %s of 100 runs, %s weeks in the mean, which keeps %s post-weeks; they would cost %s pounds, at each run's own price of a post, if every post were filled.%s%s",
				option, withInterval(posts.AnyHeld), number(posts.HeldWeeks.Mean), number(posts.HeldPostWeeks.Mean), pounds(posts.HeldCost.Mean),
				p.spentMore(s, option, head), p.whatHoldingDoes(option, head)))
		}
	}
	if rows == 0 {
		return ""
	}
	out := render(t) + fold(fmt.Sprintf("Mean number of posts in %s, in the order in which they go; \"vacant\" is uncovered too. \"weeks over\" is person-weeks beyond the funded posts, \"cost over\" what they cost in pounds, inside what was spent.", future), "", Width)
	if len(held) > 0 {
		for i := range held {
			held[i] = capital(held[i])
		}
		out += "\n" + fold(strings.Join(held, " "), "", Width)
	}
	return out
}

// spentMore is what an option spends beside the headline's; nothing for the
// headline itself.
func (p Page) spentMore(s *experiments.Summary, option, head string) string {
	if option == head {
		return ""
	}
	spent := func(option string) experiments.Figure {
		return find(s, option, p.Result.Futures[0]).Spend.ExtraTotal.Mean
	}
	more, than := spent(option)-spent(head), "more"
	if more < 0 {
		more, than = -more, "less"
	}
	return fmt.Sprintf(" With posts filled as they were, it spends %s pounds %s than %s.", pounds(more), than, head)
}

// whatHoldingDoes says when a step is held, and what holding back comes to
// beside the headline's option in the last year that is simulated. It is empty
// for the headline itself.
func (p Page) whatHoldingDoes(option, head string) string {
	r := p.Result
	taper := holding(r.Scenario, option)
	if taper == nil || option == head {
		return ""
	}
	measure, weeks := r.Measure(), r.Scenario.Weeks
	first := max(weeks-lastWeeks, 0)
	mean := func(option string) string {
		cell, sum := r.Cell(option, r.Futures[0]), 0.0
		for week := first; week < weeks; week++ {
			sum += cell.Sum(r.Aim.Group, measure, week).Mean()
		}
		return number(experiments.Figure(sum / float64(weeks-first)))
	}
	lost := ""
	if r.Rule == experiments.EveryQuarter && taper.HoldAbove.Best >= r.Scenario.Target.High {
		lost = ", when the quarter is usually lost already"
	}
	return fmt.Sprintf(" A step is held only once the mean of %s is above %s%s; what holding does shows afterwards: the last year's %s is %s under %s and %s under %s (mean).",
		plural(int(taper.HoldWeeks.Best), "week"), plain(taper.HoldAbove.Best), lost, subject(r), mean(option), option, mean(head), head)
}

// lastWeeks is a year of censuses.
const lastWeeks = 52

// holding is the option's own taper that holds steps back, or that of an
// option it extends; nil if there is none.
func holding(s *scenario.Scenario, option string) *scenario.Taper {
	for name := option; name != ""; {
		o := optionNamed(s, name)
		for _, action := range o.Actions {
			if taper, is := action.(*scenario.Taper); is && taper.HoldAbove.Present {
				return taper
			}
		}
		name = o.Extends
	}
	return nil
}
