package output

import (
	"fmt"
	"strings"

	"headroom/cmd/answer"
	"headroom/experiments"
	"headroom/plots"
)

// tornadoRows is how many assumptions the tornado shows.
const tornadoRows = 8

// tornado draws what the answer of the headline option hangs on, over the same
// futures as the page; false where nothing has a range, or runs are so few that
// no assumption has any at both ends of its range.
func tornado(r *experiments.Result, command string) (plots.Tornado, bool) {
	head, futures := answer.Headline(r), answer.DriverFutures(r)
	t := plots.Tornado{
		Title: strings.TrimSuffix(answer.HangsOn(r, head), "."),
		Subtitle: fmt.Sprintf("Chance that option \"%s\" keeps %s, read \"%s\", in the fifth of the runs that drew an assumption lowest (about the value given first) and in the fifth that drew it highest, all else as drawn; %s.",
			head, answer.Aimed(r), experiments.RuleNames[r.Rule], answer.Runs(r.Settings.Runs)),
		Footnote: fmt.Sprintf("The difference is told from chance with 95%% confidence for all assumptions of one future together; the largest of many is likely a little overstated. Scenario %s, seed %d. Repeat: %s", r.Scenario.Name, r.Settings.Seed, command),
		Across:   "chance of keeping the promise",
	}
	words := []string{"What the chance of keeping the promise hangs on. " + answer.HangsOn(r, head)}
	for _, future := range futures {
		cell := r.Cell(head, future)
		t.Panels = append(t.Panels, plots.TornadoPanel{Heading: title(r, future), All: chance(cell.Met(&cell.Within, r.Rule)).Estimate})
	}
	for _, drivers := range r.Drivers(head, futures) {
		row := plots.TornadoRow{}
		empty, said := false, []string{}
		for i, d := range drivers {
			if d == nil {
				row.Ends = append(row.Ends, plots.TornadoEnds{Absent: true})
				continue
			}
			if empty = d.Lowest.Of == 0 || d.Highest.Of == 0; empty {
				break
			}
			at := func(u float64) string { return answer.Valued(d.Number.Quantile(u), d.Number.Unit, d.Name) }
			row.Name, row.Low, row.High = answer.ShortName(d.Number.Key), at(0.1), at(0.9)
			ends := plots.TornadoEnds{Low: chance(d.Lowest), High: chance(d.Highest), Faint: !d.Told}
			row.Ends = append(row.Ends, ends)
			said = append(said, fmt.Sprintf("%s, %s: %s to %s.", row.Name, futures[i], ends.Low, ends.High))
		}
		if !empty && len(t.Rows) < tornadoRows {
			t.Rows = append(t.Rows, row)
			words = append(words, said...)
		}
	}
	t.Description = strings.Join(words, " ")
	return t, len(t.Rows) > 0
}

// title is a future's title, or its name where it has none.
func title(r *experiments.Result, future string) string {
	for _, f := range r.Scenario.Futures {
		if f.Name == future && f.Title != "" {
			return f.Title
		}
	}
	return future
}
