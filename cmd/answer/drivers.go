package answer

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"

	"headroom/experiments"
	"headroom/experiments/estimate"
	"headroom/experiments/sensitivity"
	"headroom/models/scenario"
)

// driversShown is how many assumptions the page shows; the summary has all.
const driversShown = 4

// DriverFutures are the futures over which the page says what the answer hangs
// on: the first two.
func DriverFutures(r *experiments.Result) []string { return r.Futures[:min(2, len(r.Futures))] }

// drivers shows the assumptions that the answer hangs on most, and what would be
// gained most by finding out. It is empty where nothing has a range.
func (p Page) drivers(head string) string {
	futures := DriverFutures(p.Result)
	all := p.Result.Drivers(head, futures)
	if len(all) == 0 {
		return ""
	}
	t := newTable()
	header := table.Row{"assumption: at 10, 90 of 100"}
	for _, future := range futures {
		header = append(header, future+" low", "high")
	}
	t.AppendHeader(header)
	t.SetColumnConfigs([]table.ColumnConfig{{Number: 1, WidthMax: 98 - 34*len(futures), WidthMaxEnforcer: text.WrapSoft}})
	told := toldOf(all)
	shown := told
	if len(told) == 0 {
		shown = all
	}
	shown = shown[:min(driversShown, len(shown))]
	for _, drivers := range shown {
		line := table.Row{""}
		for _, d := range drivers {
			if d == nil {
				line = append(line, "–", "–")
				continue
			}
			line[0] = fmt.Sprintf("%s: %s, %s", shortName(d.Number.Key), valueAt(d.Number, 0.1), valueAt(d.Number, 0.9))
			line = append(line, withInterval(experiments.ChanceOf(d.Lowest)), withInterval(experiments.ChanceOf(d.Highest)))
		}
		t.AppendRow(line)
	}
	note := "Chance of keeping the promise in the fifth of the runs that drew the assumption lowest, and in the fifth that drew it highest, all else as drawn. The largest of many differences is likely a little overstated. " + howMany(len(shown), len(told), len(all))
	return fold(HangsOn(p.Result, head), "", Width) + "\n" + render(t) + fold(note, "", Width) + "\n" + fold(p.spreadShares(head, futures), "", Width)
}

// HangsOn says in a sentence what would be gained most by finding out: how the
// chance moves with the assumption that makes the largest difference told from
// chance. The interval of the difference is one of those that hold together for
// all assumptions of the future.
func HangsOn(r *experiments.Result, head string) string {
	futures := DriverFutures(r)
	for _, drivers := range r.Drivers(head, futures) {
		best, at := 0.0, -1
		for i, d := range drivers {
			if d != nil && d.Told && math.Abs(d.Difference()) > best {
				best, at = math.Abs(d.Difference()), i
			}
		}
		if at < 0 {
			continue
		}
		d := drivers[at]
		verb := "rises"
		if d.Difference() < 0 {
			verb = "falls"
		}
		by := d.Interval(estimate.Bonferroni(experiments.Confidence, len(r.Drivers(head, []string{futures[at]}))))
		name, _, _ := strings.Cut(PlainName(d.Number.Key, d.Name), " (")
		at10, at90 := Valued(d.Number.Quantile(0.1), d.Number.Unit, d.Name), Valued(d.Number.Quantile(0.9), d.Number.Unit, d.Name)
		return fmt.Sprintf("Most to be gained by finding out: %s (%s). If %s, and it is about %s, not %s, %s of 100 %s to %s (a difference of %.0f to %.0f).", name, shortName(d.Number.Key),
			phrase(futureNamed(r.Scenario, futures[at]).If, "the future is "+futures[at]), at90, at10, OfHundred(experiments.ChanceOf(d.Lowest)), verb, OfHundred(experiments.ChanceOf(d.Highest)), 100*by.Low, 100*by.High)
	}
	return fmt.Sprintf("No assumption by itself makes a difference to the chance that %s can tell from chance.", plural(r.Settings.Runs, "run"))
}

// toldOf are the assumptions that make a difference that is told from chance in
// some future.
func toldOf(all [][]*experiments.CellDriver) [][]*experiments.CellDriver {
	var told [][]*experiments.CellDriver
	for _, drivers := range all {
		if slices.ContainsFunc(drivers, func(d *experiments.CellDriver) bool { return d != nil && d.Told }) {
			told = append(told, drivers)
		}
	}
	return told
}

// howMany says how many of all assumptions are shown, and of how many the
// difference is told from chance.
func howMany(shown, told, all int) string {
	const together = "(with 95% confidence for all assumptions of one future together)"
	switch {
	case told == 0:
		return fmt.Sprintf("Shown are %d of %d. No difference is told from chance %s: in other runs the order may be another.", shown, all, together)
	case told == all:
		return fmt.Sprintf("Shown are %d of %d. Every difference is told from chance %s.", shown, all, together)
	}
	return fmt.Sprintf("Shown are %d of %d; for %d the difference is told from chance %s, for the others not.", shown, all, told, together)
}

// sharesShown is how many shares of the spread the page gives for a future.
const sharesShown = 3

// spreadShares says how much of the spread of the last year's measure single
// assumptions make, and how well that is known.
func (p Page) spreadShares(head string, futures []string) string {
	var parts []string
	assumptions := 0
	for _, future := range futures {
		drivers := p.Result.Drivers(head, []string{future})
		fit := p.Result.SharesOf(head, future).Last.Fit
		assumptions = max(assumptions, len(drivers))
		switch {
		case math.IsNaN(fit.Estimate):
			continue
		case !experiments.Told(fit):
			parts = append(parts, future+": cannot be told, a few runs decide it")
			continue
		}
		slices.SortStableFunc(drivers, func(a, b []*experiments.CellDriver) int {
			return -compare(a[0].Last.Estimate, b[0].Last.Estimate)
		})
		var largest []string
		for _, d := range drivers[:min(sharesShown, len(drivers))] {
			if d[0].Last.Low > 0 {
				largest = append(largest, fmt.Sprintf("%s %s", shortName(d[0].Number.Key), ofSpread(d[0].Last)))
			}
		}
		parts = append(parts, fmt.Sprintf("%s: %s", future, strings.Join(append(largest, fmt.Sprintf("all %d %s", len(drivers), ofSpread(fit))), ", ")))
	}
	if len(parts) == 0 {
		return fmt.Sprintf("How much of the spread each makes takes %s to tell.", plural(sensitivity.FewestRuns(assumptions), "run"))
	}
	return fmt.Sprintf("Share of the spread (variance) of the %s over the last year owed that each makes by itself (95%% interval): %s. It is a regression on the draws, whose fit (R squared) is the last figure; the rest is chance and what assumptions do only together.",
		p.Result.Scenario.Target.Measure, strings.Join(parts, "; "))
}

func compare(a, b float64) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// ofSpread is a share with its interval.
func ofSpread(i estimate.Interval) string {
	return fmt.Sprintf("%.0f%% (%.0f to %.0f)", i.Estimate*100, i.Low*100, i.High*100)
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

// ShortName is how the page names an assumption.
func ShortName(key string) string { return shortName(key) }
