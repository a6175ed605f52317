package require

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"

	"headroom/experiments"
	"headroom/experiments/sweep"
	"headroom/models/scenario"
)

// A Value is an estimate with its confidence interval.
type Value struct{ Estimate, Low, High float64 }

// exactly is a number that somebody wrote.
func exactly(x float64) Value { return Value{x, x, x} }

// A Setting is the value of a key at a point of a sweep.
type Setting struct{ Key, Value string }

// A Cell is what is known of one option in one future, at one point of a sweep.
type Cell struct {
	Option, Future string
	At             []Setting // the point; empty but in a sweep
	Measures       map[string]Value
	Weekly         map[string][]Value // by week: needs [week N]
	Yearly         map[string][]Value // by financial year, from the first: [year N]
	Bare           map[string]string  // measures without an interval: why confidently cannot be asked of them
	Never          map[string]string  // measures that never have a value here: why
	Runs           map[string]int     // of the measures that are chances; of a summary alone
}

// Where names a cell in passing.
func (c *Cell) Where() string {
	var parts []string
	for _, part := range []string{c.Option, c.Future} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	for _, s := range c.At {
		parts = append(parts, s.Key+" = "+s.Value)
	}
	return strings.Join(parts, ", ")
}

// isAt says that the cell has these values, and any others.
func (c *Cell) isAt(settings []Setting) bool {
	for _, wanted := range settings {
		if !slices.ContainsFunc(c.At, func(s Setting) bool { return s.Key == wanted.Key && sameValue(s.Value, wanted.Value) }) {
			return false
		}
	}
	return true
}

func ofChance(c experiments.Chance) Value {
	return Value{float64(c.Estimate), float64(c.Low), float64(c.High)}
}

func ofAverage(a experiments.Average) Value {
	return Value{float64(a.Mean), float64(a.Low), float64(a.High)}
}

// FromSummary are the cells of a run.
func FromSummary(s *experiments.Summary) []Cell {
	var cells []Cell
	for i := range s.Cells {
		c := &s.Cells[i]
		cell := Cell{Option: c.Option, Future: c.Future, Weekly: map[string][]Value{}, Yearly: map[string][]Value{}, Measures: map[string]Value{
			"share_of_weeks": ofAverage(c.Readings.ShareOfWeeks), "share_of_weeks_below_band": ofAverage(c.Readings.BelowBand), "unallocated_cases": ofAverage(c.OwedWaits.Mean),
			"extra_spend": ofAverage(c.Spend.ExtraTotal.Average), "present_value": ofAverage(c.Spend.PresentValue.Average),
		}}
		cell.Runs = map[string]int{"at_or_under_high": c.Runs, "below_low": c.Runs}
		for name, chance := range map[string]*experiments.Chance{
			"within": &c.Within, "within_at_elasticity_0": &c.WithinZero, "every_quarter": &c.Readings.EveryQuarter, "every_week": &c.Readings.EveryWeek, "at_year_ends": &c.Readings.AtYearEnds,
			"last_quarter": &c.Readings.LastQuarter, "most_weeks": &c.Readings.MostWeeks, "unallocated": &c.OwedWaits.Some, "breaking_point": &c.Breaking.Chance,
			"after": c.After, "after_at_elasticity_0": c.AfterZero, "within_grant": c.Spend.WithinGrant, "within_grant_every_year": c.Spend.WithinGrantEveryYear,
		} {
			if chance != nil {
				cell.Measures[name], cell.Runs[name] = ofChance(*chance), chance.Runs
			}
		}
		if span := (experiments.Span{First: s.Target.FromWeek, Last: s.Target.ToWeek}); span.YearEnds() == 0 {
			cell.Never = map[string]string{"at_year_ends": fmt.Sprintf("no year ends in the span owed, which has %d censuses", span.Len())}
		}
		if c.ExtraPosts != nil {
			cell.Measures["extra_posts"] = ofAverage(*c.ExtraPosts)
		}
		for _, year := range c.Spend.ByYear {
			cell.Yearly["extra_spend"] = append(cell.Yearly["extra_spend"], ofAverage(year.Average))
			cell.Yearly["total_spend"] = append(cell.Yearly["total_spend"], ofAverage(year.TotalSpend))
			cell.Yearly["agency_spend"] = append(cell.Yearly["agency_spend"], ofAverage(year.AgencySpend))
		}
		for _, week := range c.Weekly {
			if week.Team != "all" {
				continue
			}
			for name, value := range map[string]Value{
				"average_caseload": ofAverage(week.AverageCaseload.Average), "open_per_fte": ofAverage(week.OpenPerFTE.Average), "open_cases": ofAverage(week.OpenCases.Average),
				"unallocated_cases": ofAverage(week.Unallocated.Average), "in_post_fte": ofAverage(week.InPost.Average), "funded_posts": ofAverage(week.FundedPosts.Average),
				"vacancies": ofAverage(week.Vacancies.Average), "agency_fte": ofAverage(week.Agency.Average), "share_above": ofAverage(week.ShareAbove.Average),
				"at_or_under_high": ofChance(week.AtOrUnderHigh), "below_low": ofChance(week.BelowLow),
			} {
				cell.Weekly[name] = append(cell.Weekly[name], value)
			}
		}
		cells = append(cells, cell)
	}
	return cells
}

// FromSweep are the cells of a sweep.
func FromSweep(r *sweep.Result) []Cell {
	var cells []Cell
	for _, row := range r.Rows() {
		var at []Setting
		for i, v := range r.Variables {
			at = append(at, Setting{v.Key, row.Values[i]})
		}
		last := len(cells) - 1
		if last < 0 || !slices.Equal(cells[last].At, at) || cells[last].Option != row.Option || cells[last].Future != row.Future {
			cells = append(cells, Cell{At: at, Option: row.Option, Future: row.Future, Measures: map[string]Value{}})
			last++
		}
		cells[last].Measures[row.Measure] = ofChance(row.Chance)
	}
	return cells
}

// Joined are the cells of a sweep with all that the whole runs of its points have,
// each point's by FromSummary.
func Joined(swept []Cell, points [][]Cell) []Cell {
	joined := slices.Clone(swept)
	for i := range joined {
		at := &joined[i]
		for _, whole := range points[i*len(points)/len(joined)] {
			if whole.Option != at.Option || whole.Future != at.Future {
				continue
			}
			measures := maps.Clone(whole.Measures)
			maps.Copy(measures, at.Measures)
			whole.At, whole.Measures = at.At, measures
			*at = whole
			break
		}
	}
	return joined
}

// value is a measure of a cell, at a week or in a year if one is named: not a
// number where that is not known. The error says what there is.
func (c *Cell) value(name, at string) (Value, error) {
	kind, number, _ := strings.Cut(at, " ")
	if _, err := scenario.Choose("measure", []string{name}, c.names()); err != nil {
		return Value{}, err
	}
	if at == "" {
		if v, ok := c.Measures[name]; ok {
			return v, nil
		}
		if c.Weekly[name] != nil {
			return Value{}, fmt.Errorf("%s is a figure of each week: say which, as in %s[week 52]", name, name)
		}
		return Value{}, fmt.Errorf("%s is a figure of each financial year: say which, as in %s[year 1]", name, name)
	}
	series, first := c.Weekly[name], 0
	if kind == "year" {
		series, first = c.Yearly[name], 1
	}
	if series == nil {
		return Value{}, fmt.Errorf("%s has no figure of each %s", name, kind)
	}
	i, err := strconv.Atoi(strings.TrimSpace(number))
	if err != nil {
		return Value{}, fmt.Errorf("%s[%s]: %q is no whole number: a %s from %d to %d is wanted", name, at, number, kind, first, first+len(series)-1)
	}
	if i < first || i >= first+len(series) {
		return Value{}, fmt.Errorf("%s[%s]: a %s from %d to %d is wanted", name, at, kind, first, first+len(series)-1)
	}
	return series[i-first], nil
}

// present refuses a figure that these runs do not have.
func present(name string, v Value, c *Cell) (Value, error) {
	if math.IsNaN(v.Estimate) {
		return v, fmt.Errorf("%s has no value for %s in these runs", name, c.Where())
	}
	if math.IsNaN(v.Low) {
		v.Low = math.Inf(-1)
	}
	if math.IsNaN(v.High) {
		v.High = math.Inf(1)
	}
	return v, nil
}

// names are all measures of a cell.
func (c *Cell) names() []string {
	var names []string
	for name := range c.Measures {
		names = append(names, name)
	}
	for name := range c.Weekly {
		names = append(names, name)
	}
	for name := range c.Yearly {
		names = append(names, name)
	}
	slices.Sort(names)
	return slices.Compact(names)
}
