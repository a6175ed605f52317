package experiments

import (
	"fmt"
	"strconv"
	"time"

	"headroom/experiments/estimate"
	"headroom/models/care"
)

// Date is the day of a census.
func (r *Result) Date(week int) time.Time { return r.Scenario.Date(float64(week)) }

// ChanceOf is a count as a probability with its Wilson interval, one-sided at
// none and at all.
func ChanceOf(c Count) Chance {
	i := estimate.Proportion(c.True, c.Of, Confidence)
	return Chance{Figure(i.Estimate), Figure(i.Low), Figure(i.High), c.Of}
}

// Met is how often a reading of the target was met.
func (c *Cell) Met(readings *Readings, rule Rule) Count { return Count{readings.Met[rule], c.Runs} }

// exact is what averageOf needs of a sum.
type exact interface {
	N() uint64
	Mean() float64
	Variance() float64
}

// AverageOf is a sum over replications as a mean with its t interval.
func AverageOf(s exact) Average {
	i := estimate.Mean(int(s.N()), s.Mean(), s.Variance(), Confidence)
	return Average{Figure(i.Estimate), Figure(i.Low), Figure(i.High)}
}

func moneyOf(budgeted float64, a *Amounts) MoneySummary {
	quantile := func(p float64) Figure { return Figure(a.Percentile(p)) }
	return MoneySummary{Figure(budgeted), Spread{AverageOf(a.Sum), quantile(0.05), quantile(0.50), quantile(0.95)}}
}

func rateOf(r *Ratio) Rate {
	i := r.Interval(Confidence)
	return Rate{Figure(i.Estimate), Figure(i.Low), Figure(i.High)}
}

// SpreadOf is a weekly measure's mean and percentiles.
func (c *Cell) SpreadOf(group int, measure care.Measure, week int) Spread {
	p := func(p float64) Figure { return Figure(c.Percentile(group, measure, week, p)) }
	return Spread{AverageOf(c.Sum(group, measure, week)), p(0.05), p(0.50), p(0.95)}
}

// Summary is the result for machines.
func (r *Result) Summary() *Summary {
	s := r.figures()
	s.Precision = r.precisionSummary(s)
	return s
}

// figures are the summary but for how a run to a precision ended.
func (r *Result) figures() *Summary {
	t := r.Scenario.Target
	s := &Summary{
		Scenario: r.Scenario.Name, Model: fmt.Sprintf("%016x", care.Version), Seed: r.Settings.Seed, Runs: r.Settings.Runs, Fixed: r.Settings.Fixed, Confidence: Confidence,
		Target: TargetSummary{
			Measure: t.Measure, Key: care.Describe[r.Aim.Measure].Key, Unit: care.Describe[r.Aim.Measure].Unit,
			Low: t.Low, High: t.High, AtLeast: r.Aim.AtLeast, Rule: RuleNames[r.Rule], From: t.From.String(), To: t.To.String(),
			FromWeek: r.Owed.First, ToWeek: r.Owed.Last, Team: t.Team, Source: t.Source,
		},
		BinWidth: WidthSummary{"money": AmountWidth},
		Cells:    []CellSummary{}, Pairs: []PairSummary{}, Spread: []SpreadSummary{}, Percentiles: "pointwise", Bands: []BandSummary{},
	}
	for _, d := range care.Describe {
		if d.Bins > 0 {
			s.BinWidth[d.Key] = d.Width
		}
	}
	if r.Afterwards.Len() > 0 {
		s.Target.AfterFromWeek, s.Target.AfterToWeek = r.Afterwards.First, r.Afterwards.Last
	}
	for i, c := range r.Cells {
		cell := r.cellSummary(c)
		drivers, shares := r.driversIn(i)
		for j := range drivers {
			cell.Drivers = append(cell.Drivers, drivers[j].summary())
		}
		if len(drivers) > 0 {
			cell.Fit = &FitSummary{shareOf(shares.Last.Fit), shareOf(shares.Kept.Fit)}
		}
		s.Cells = append(s.Cells, cell)
	}
	for _, p := range r.Pairs {
		d := p.Within.Difference(Confidence)
		s.Pairs = append(s.Pairs, PairSummary{
			A: p.A, B: p.B, Future: p.Future, Both: p.Within.Both, OnlyA: p.Within.OnlyA, OnlyB: p.Within.OnlyB, Neither: p.Within.Neither,
			Difference: Chance{Figure(d.Estimate), Figure(d.Low), Figure(d.High), p.Within.Runs()},
			LastYear:   AverageOf(p.Last.Difference), VarianceReduction: Figure(p.Last.VarianceReduction()),
		})
	}
	for _, split := range r.Splits {
		notKnown, chance := split.Deviations(Confidence)
		s.Spread = append(s.Spread, SpreadSummary{
			Option: split.Option, Future: split.Future, Pairs: split.Pairs,
			NotKnown: Figure(notKnown.Estimate), NotKnownLow: Figure(notKnown.Low), NotKnownHigh: Figure(notKnown.High),
			Chance: Figure(chance.Estimate), ChanceLow: Figure(chance.Low), ChanceHigh: Figure(chance.High),
			ByYear: split.byYear(),
		})
	}
	for _, band := range r.WholeBands() {
		s.Bands = append(s.Bands, band.summary(r.Aim.Measure))
	}
	return s
}

func (r *Result) cellSummary(c *Cell) CellSummary {
	out := CellSummary{
		Option: c.Option, Future: c.Future, Runs: c.Runs, Within: ChanceOf(c.Met(&c.Within, r.Rule)), WithinZero: ChanceOf(c.WithinZero),
		Readings: c.readings(&c.Within, r.Owed), Breaking: BreakingSummary{care.BreakingWeeks, ChanceOf(c.Broken), AverageOf(c.FirstBreak), AverageOf(c.LongestRun)},
		Unallocated: ChanceOf(c.Unallocated), Weekly: []WeekSummary{},
		OwedWaits: r.OwedWaits(c), Drivers: []DriverSummary{},
		Posts: PostsSummary{
			Lost: map[string]Average{}, Owed: AverageOf(c.PostsOwed), OverPersonWeeks: AverageOf(c.OverWeeks), OverCost: AverageOf(c.OverCost),
			AnyHeld: ChanceOf(c.Held), HeldSteps: AverageOf(c.HeldSteps), HeldWeeks: AverageOf(c.HeldWeeks),
			HeldPostWeeks: AverageOf(c.HeldPostWeeks), HeldCost: AverageOf(c.HeldCost),
		},
		Spend:   r.spendSummary(c),
		Worst:   r.WorstOf(c),
		Workers: r.WorkersOf(c),
	}
	if r.Afterwards.Len() > 0 {
		after, zero, readings := ChanceOf(c.Met(&c.After, r.Rule)), ChanceOf(c.AfterZero), c.readings(&c.After, r.Afterwards)
		out.After, out.AfterZero, out.AfterReadings = &after, &zero, &readings
		waits, posts := r.AfterWaits(c), AverageOf(c.ExtraPosts)
		out.AfterWaits, out.ExtraPosts = &waits, &posts
	}
	for i, sum := range c.PostsLost {
		out.Posts.Lost[care.Ways[i]] = AverageOf(sum)
	}
	for group := range c.groups {
		team := "all"
		if group > 0 {
			team = r.Scenario.Teams[group-1].Name
		}
		for week := range c.weeks {
			of := func(m care.Measure) Spread { return c.SpreadOf(group, m, week) }
			out.Weekly = append(out.Weekly, WeekSummary{
				Week: week, Date: r.Date(week).Format(time.DateOnly), Team: team,
				AverageCaseload: of(care.AverageCaseload), OpenPerFTE: of(care.OpenPerFTE), OpenCases: of(care.OpenCases),
				Unallocated: of(care.Unallocated), InPost: of(care.InPost), FundedPosts: of(care.FundedPosts),
				Vacancies: of(care.Vacancies), Agency: of(care.AgencyWorkers), ShareAbove: of(care.ShareAbove),
				AtOrUnderHigh: ChanceOf(c.AtOrUnder(group, week)), BelowLow: ChanceOf(c.UnderBand(group, week)),
			})
		}
	}
	return out
}

// OwedWaits is the unallocated work of a cell over the span owed.
func (r *Result) OwedWaits(c *Cell) WaitsSummary { return r.waitsSummary(c, &c.OwedWaits, r.Owed) }

// AfterWaits is the unallocated work of a cell over the span after.
func (r *Result) AfterWaits(c *Cell) WaitsSummary {
	return r.waitsSummary(c, &c.AfterWaits, r.Afterwards)
}

// Measure is what the target is about.
func (r *Result) Measure() care.Measure { return r.Aim.Measure }

// waitsSummary names the census of the span at which most work was unallocated.
func (r *Result) waitsSummary(c *Cell, w *Waits, span Span) WaitsSummary {
	out := WaitsSummary{Tell: w.Tell(), Some: ChanceOf(w.Any), Mean: AverageOf(w.Mean), WorstWeek: span.First}
	for week := span.First; week <= span.Last; week++ {
		if cases := Figure(c.Sum(0, care.Unallocated, week).Mean()); cases > out.Worst {
			out.Worst, out.WorstWeek = cases, week
		}
	}
	out.WorstMonth = r.Date(out.WorstWeek).Format("January 2006")
	return out
}

func (d *CellDriver) summary() DriverSummary {
	difference := d.Interval(Confidence)
	return DriverSummary{
		Key: d.Number.Key, Name: d.Name, Unit: d.Number.Unit,
		At25: Figure(d.Number.Quantile(0.25)), At75: Figure(d.Number.Quantile(0.75)),
		Lower: ChanceOf(d.Lower), Upper: ChanceOf(d.Upper),
		At10: Figure(d.Number.Quantile(0.1)), At90: Figure(d.Number.Quantile(0.9)),
		Lowest: ChanceOf(d.Lowest), Highest: ChanceOf(d.Highest),
		Difference: Rate{Figure(difference.Estimate), Figure(difference.Low), Figure(difference.High)}, Told: d.Told,
		ShareOfLast: shareOf(d.Last), ShareOfKept: shareOf(d.Kept),
	}
}

func shareOf(i estimate.Interval) Share {
	return Share{Figure(i.Estimate), Figure(i.Low), Figure(i.High)}
}

func (s *Split) byYear() []YearSpreadSummary {
	years := []YearSpreadSummary{}
	for _, y := range s.Years {
		share := y.Share(Confidence)
		notKnown, chance := y.Deviations(Confidence)
		years = append(years, YearSpreadSummary{
			FromWeek: y.First, ToWeek: y.Last, ShareNotKnown: shareOf(share), Told: Told(share),
			NotKnown: Figure(notKnown.Estimate), Chance: Figure(chance.Estimate),
		})
	}
	return years
}

func (c *Cell) readings(r *Readings, span Span) ReadingsSummary {
	of := func(rule Rule) Chance { return ChanceOf(c.Met(r, rule)) }
	yearEnds := of(AtYearEnds)
	if span.YearEnds() == 0 {
		yearEnds = ChanceOf(Count{})
	}
	return ReadingsSummary{
		EveryQuarter: of(EveryQuarter), EveryWeek: of(EveryWeek), AtYearEnds: yearEnds, LastQuarter: of(LastQuarter),
		MostWeeks: of(MostWeeks), ShareOfWeeks: AverageOf(r.Share), BelowBand: AverageOf(r.Below),
	}
}

func (r *Result) spendSummary(c *Cell) SpendSummary {
	out := SpendSummary{Baseline: r.Scenario.Baseline, ByYear: []YearSummary{}}
	budgeted, present, factor := 0.0, 0.0, 1.0
	grant := r.Scenario.Money.Grant
	for y := range c.Years {
		sums := &c.Years[y]
		line := YearSummary{
			Year: y + 1, Label: r.YearLabels()[y], Days: r.daysOf(financialYear(r.Date(0)) + y),
			MoneySummary: moneyOf(sums.Budgeted.Mean(), &sums.Extra),
			TotalSpend:   AverageOf(sums.Spend), AgencySpend: AverageOf(sums.Agency),
		}
		if y < len(grant) {
			sum, chance := Figure(grant[y]), ChanceOf(sums.WithinGrant)
			line.Grant, line.WithinGrant = &sum, &chance
		}
		out.ByYear = append(out.ByYear, line)
		budgeted += sums.Budgeted.Mean()
		present += float64(sums.Budgeted.Mean() * factor)
		factor /= 1 + r.Scenario.Money.DiscountPerYear.AtBest()
	}
	out.ExtraTotal, out.PresentValue = moneyOf(budgeted, &c.Extra), moneyOf(present, &c.PresentValue)
	if len(grant) > 0 {
		total, every := ChanceOf(c.WithinGrant), ChanceOf(c.WithinGrantEveryYear)
		out.WithinGrant, out.WithinGrantEveryYear = &total, &every
	}
	if c.Option != r.Scenario.Baseline {
		weeks := &c.CaseWeeks
		out.CaseWeeks = &CaseWeeksSummary{AverageOf(weeks.Workers), AverageOf(weeks.Price.To), rateOf(&weeks.Price)}
	}
	if made := &c.Conversions; made.Promised.N() > 0 {
		out.Conversions = &ConversionsSummary{
			AverageOf(made.Made), AverageOf(made.Asked), AverageOf(made.Accepted), AverageOf(made.Promised), rateOf(&made.Saved), AverageOf(made.Saved.Of),
		}
	}
	return out
}

// YearLabels names the financial years that are simulated: 2023-24 and on.
func (r *Result) YearLabels() (labels []string) {
	for y := range r.Cells[0].Years {
		first := financialYear(r.Date(0)) + y
		labels = append(labels, strconv.Itoa(first)+"-"+strconv.Itoa(first + 1)[2:])
	}
	return labels
}

// daysOf is how many days of the financial year that begins in a calendar year
// are simulated.
func (r *Result) daysOf(year int) int {
	from := time.Date(year, time.April, 1, 0, 0, 0, 0, time.UTC)
	to := from.AddDate(1, 0, 0)
	if start := r.Date(0); from.Before(start) {
		from = start
	}
	if end := r.Date(r.Scenario.Weeks); to.After(end) {
		to = end
	}
	return int(to.Sub(from).Hours() / 24)
}
