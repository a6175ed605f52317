package answer

import (
	"fmt"
	"math"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"

	"headroom/experiments"
	"headroom/models/scenario"
)

// driversShown is how many assumptions the page shows; the summary has all.
const driversShown = 4

// drivers shows the assumptions that the answer hangs on most, over the first
// two futures. It is empty where nothing has a range.
func (p Page) drivers(head string) string {
	futures := p.Result.Futures[:min(2, len(p.Result.Futures))]
	all := p.Result.Drivers(head, futures)
	if len(all) == 0 {
		return ""
	}
	t := newTable()
	header := table.Row{"assumption: at 25, 75 of 100"}
	for _, future := range futures {
		header = append(header, future+" low", "high")
	}
	t.AppendHeader(header)
	t.SetColumnConfigs([]table.ColumnConfig{{Number: 1, WidthMax: 98 - 30*len(futures), WidthMaxEnforcer: text.WrapSoft}})
	for _, drivers := range all[:min(driversShown, len(all))] {
		line := table.Row{""}
		for _, d := range drivers {
			if d == nil {
				line = append(line, "–", "–")
				continue
			}
			line[0] = fmt.Sprintf("%s: %s, %s", shortName(d.Number.Key), valueAt(d.Number, 0.25), valueAt(d.Number, 0.75))
			line = append(line, withInterval(experiments.ChanceOf(d.Lower)), withInterval(experiments.ChanceOf(d.Upper)))
		}
		t.AppendRow(line)
	}
	note := fmt.Sprintf("Chance of keeping the promise in the runs that drew a low value, and in those that drew a high one; the %d of %d with the largest difference. The same runs are split by one assumption at a time: this shows what goes with the answer, not a cause.",
		min(driversShown, len(all)), len(all))
	return render(t) + fold(note, "", Width)
}

// shortName is the name of an assumption without the list that it is in:
// "children: caseload at start" for team.children.caseload_at_start.
func shortName(key string) string {
	parts := strings.Split(strings.ReplaceAll(key, "_", " "), ".")
	if len(parts) > 2 {
		parts = parts[1:]
	}
	return strings.Join(parts[:len(parts)-1], " ") + ": " + parts[len(parts)-1]
}

// valueAt is the value of an assumption at a place in its range, to three
// figures.
func valueAt(n scenario.Number, u float64) string {
	x := n.Quantile(u)
	if math.Abs(x) >= 1000 {
		return pounds(experiments.Figure(x))
	}
	return fmt.Sprintf("%.3g", x)
}
