package experiments

import (
	"math"
	"strconv"
	"time"

	"headroom/experiments/estimate"
	"headroom/models/care"
)

// Confidence is the confidence of every interval, unless it says otherwise.
const Confidence = 0.95

// A Summary is a result for machines: what --json prints and summary.json
// holds. Others rely on its keys: add freely, take none away. Estimates with
// low and high are confidence intervals (simulation error: how well the runs
// know the figure); p05 to p95 are the range of futures (chance and what we do
// not know).
type Summary struct {
	Scenario   string          `json:"scenario"`
	Seed       uint64          `json:"seed"`
	Runs       int             `json:"runs"`
	Fixed      bool            `json:"fixed"`
	Confidence float64         `json:"confidence"`
	Target     TargetSummary   `json:"target"`
	Cells      []CellSummary   `json:"cells"`
	Pairs      []PairSummary   `json:"pairs"`
	Spread     []SpreadSummary `json:"spread"`
}

// TargetSummary is the promise as it was read.
type TargetSummary struct {
	Measure       string  `json:"measure"`
	Low           float64 `json:"low"`
	High          float64 `json:"high"`
	Rule          string  `json:"rule"`
	From          string  `json:"from"`
	To            string  `json:"to"`
	FromWeek      int     `json:"from_week"`
	ToWeek        int     `json:"to_week"`
	AfterFromWeek int     `json:"after_from_week,omitempty"`
	AfterToWeek   int     `json:"after_to_week,omitempty"`
}

// Figure is a number in JSON: rounded to a millionth, null if it is not one.
type Figure float64

// MarshalJSON writes the figure.
func (f Figure) MarshalJSON() ([]byte, error) {
	x := float64(f)
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return []byte("null"), nil
	}
	return strconv.AppendFloat(nil, math.Round(float64(x*1e6))/1e6, 'f', -1, 64), nil
}

// Chance is a probability with its interval.
type Chance struct {
	Estimate Figure `json:"estimate"`
	Low      Figure `json:"low"`
	High     Figure `json:"high"`
	Runs     int    `json:"runs"`
}

// Average is a mean over replications with its interval.
type Average struct {
	Mean Figure `json:"mean"`
	Low  Figure `json:"mean_low"`
	High Figure `json:"mean_high"`
}

// Spread is a mean with its interval, and percentiles over replications.
type Spread struct {
	Average
	P05 Figure `json:"p05"`
	P50 Figure `json:"p50"`
	P95 Figure `json:"p95"`
}

// CellSummary is one option in one future.
type CellSummary struct {
	Option        string           `json:"option"`
	Future        string           `json:"future"`
	Runs          int              `json:"runs"`
	Within        Chance           `json:"within"`
	After         *Chance          `json:"after,omitempty"`
	WithinZero    Chance           `json:"within_at_elasticity_0"`
	AfterZero     *Chance          `json:"after_at_elasticity_0,omitempty"`
	Readings      ReadingsSummary  `json:"readings"`
	AfterReadings *ReadingsSummary `json:"after_readings,omitempty"`
	Unallocated   Chance           `json:"unallocated_at_some_census"`
	Posts         PostsSummary     `json:"posts"`
	Weekly        []WeekSummary    `json:"weekly"`
	Spend         SpendSummary     `json:"spend"`
}

// ReadingsSummary is the same promise, read in other ways.
type ReadingsSummary struct {
	EveryQuarter Chance  `json:"every_quarter"`
	EveryWeek    Chance  `json:"every_week"`
	AtYearEnds   Chance  `json:"at_year_ends"`
	LastQuarter  Chance  `json:"last_quarter"`
	MostWeeks    Chance  `json:"most_weeks"`
	ShareOfWeeks Average `json:"share_of_weeks"`
	BelowBand    Average `json:"share_of_weeks_below_band"`
}

// PostsSummary is how posts were lost, and what being over establishment or
// holding steps back came to. Means over replications.
type PostsSummary struct {
	Lost            map[string]Average `json:"lost"`
	Owed            Average            `json:"owed_at_the_end"`
	OverPersonWeeks Average            `json:"over_establishment_person_weeks"`
	OverCost        Average            `json:"over_establishment_cost"`
	AnyHeld         Chance             `json:"any_step_held"`
	HeldSteps       Average            `json:"held_steps"`
	HeldWeeks       Average            `json:"held_weeks"`
	HeldPostWeeks   Average            `json:"held_post_weeks"`
	HeldCost        Average            `json:"held_cost"`
}

// WeekSummary is one census of one team, or of all.
type WeekSummary struct {
	Week            int    `json:"week"`
	Date            string `json:"date"`
	Team            string `json:"team"`
	AverageCaseload Spread `json:"average_caseload"`
	OpenPerFTE      Spread `json:"open_per_fte"`
	OpenCases       Spread `json:"open_cases"`
	Unallocated     Spread `json:"unallocated"`
	InPost          Spread `json:"in_post_fte"`
	FundedPosts     Spread `json:"funded_posts"`
	Vacancies       Spread `json:"vacancies"`
	Agency          Spread `json:"agency_fte"`
	ShareAbove      Spread `json:"share_above"`
	AtOrUnderHigh   Chance `json:"at_or_under_high"`
	BelowLow        Chance `json:"below_low"`
}

// SpendSummary is money, extra to the baseline option.
type SpendSummary struct {
	Baseline             string        `json:"baseline"`
	ByYear               []YearSummary `json:"by_year"`
	ExtraTotal           MoneySummary  `json:"extra_total"`
	PresentValue         MoneySummary  `json:"present_value"`
	WithinGrant          *Chance       `json:"within_grant,omitempty"`
	WithinGrantEveryYear *Chance       `json:"within_grant_every_year,omitempty"`
}

// MoneySummary is a sum in pounds: as budgeted (funded posts at the best cost
// of their grade) and as spent.
type MoneySummary struct {
	Budgeted Figure `json:"budgeted"`
	Spread
}

// YearSummary is one financial year's extra money.
type YearSummary struct {
	Year  int    `json:"year"`
	Label string `json:"label"`
	MoneySummary
	Grant       *Figure `json:"grant,omitempty"`
	WithinGrant *Chance `json:"within_grant,omitempty"`
	TotalSpend  Average `json:"total_spend"`
	AgencySpend Average `json:"agency_spend"`
}

// PairSummary compares two options in one future.
type PairSummary struct {
	A                 string  `json:"a"`
	B                 string  `json:"b"`
	Future            string  `json:"future"`
	Both              int     `json:"both"`
	OnlyA             int     `json:"only_a"`
	OnlyB             int     `json:"only_b"`
	Neither           int     `json:"neither"`
	Difference        Chance  `json:"within_a_minus_b"`
	LastYear          Average `json:"last_year_caseload_a_minus_b"`
	VarianceReduction Figure  `json:"variance_reduction"`
}

// SpreadSummary says how much of the spread of the headline option's average
// caseload over the last year owed is what we do not know, and how much chance.
type SpreadSummary struct {
	Option   string `json:"option"`
	Future   string `json:"future"`
	Pairs    int    `json:"pairs_of_runs"`
	NotKnown Figure `json:"standard_deviation_not_known"`
	Chance   Figure `json:"standard_deviation_chance"`
}

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
	quantile := func(p float64) Figure {
		x, _ := a.Bins.Quantile(p)
		return Figure(math.Round(float64(x/amountWidth*2)) * amountWidth / 2)
	}
	return MoneySummary{Figure(budgeted), Spread{AverageOf(a.Sum), quantile(0.05), quantile(0.50), quantile(0.95)}}
}

// spreadOf is a weekly measure's mean and percentiles.
func (c *Cell) spreadOf(group int, measure care.Measure, week int) Spread {
	p := func(p float64) Figure { return Figure(c.Percentile(group, measure, week, p)) }
	return Spread{AverageOf(c.Sum(group, measure, week)), p(0.05), p(0.50), p(0.95)}
}

// Summary is the result for machines.
func (r *Result) Summary() *Summary {
	t := r.Scenario.Target
	s := &Summary{
		Scenario: r.Scenario.Name, Seed: r.Settings.Seed, Runs: r.Settings.Runs, Fixed: r.Settings.Fixed, Confidence: Confidence,
		Target: TargetSummary{
			Measure: t.Measure, Low: t.Low, High: t.High, Rule: RuleNames[r.Rule], From: t.From.String(), To: t.To.String(),
			FromWeek: r.Owed.First, ToWeek: r.Owed.Last,
		},
		Cells: []CellSummary{}, Pairs: []PairSummary{}, Spread: []SpreadSummary{},
	}
	if r.Afterwards.Len() > 0 {
		s.Target.AfterFromWeek, s.Target.AfterToWeek = r.Afterwards.First, r.Afterwards.Last
	}
	for _, c := range r.Cells {
		s.Cells = append(s.Cells, r.cellSummary(c))
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
		notKnown, chance := split.Variances()
		s.Spread = append(s.Spread, SpreadSummary{split.Option, split.Future, split.Pairs, Figure(math.Sqrt(notKnown)), Figure(math.Sqrt(chance))})
	}
	return s
}

func (r *Result) cellSummary(c *Cell) CellSummary {
	out := CellSummary{
		Option: c.Option, Future: c.Future, Runs: c.Runs, Within: ChanceOf(c.Met(&c.Within, r.Rule)), WithinZero: ChanceOf(c.WithinZero),
		Readings: c.readings(&c.Within), Unallocated: ChanceOf(c.Unallocated), Weekly: []WeekSummary{},
		Posts: PostsSummary{
			Lost: map[string]Average{}, Owed: AverageOf(c.PostsOwed), OverPersonWeeks: AverageOf(c.OverWeeks), OverCost: AverageOf(c.OverCost),
			AnyHeld: ChanceOf(c.Held), HeldSteps: AverageOf(c.HeldSteps), HeldWeeks: AverageOf(c.HeldWeeks),
			HeldPostWeeks: AverageOf(c.HeldPostWeeks), HeldCost: AverageOf(c.HeldCost),
		},
		Spend: r.spendSummary(c),
	}
	if r.Afterwards.Len() > 0 {
		after, zero, readings := ChanceOf(c.Met(&c.After, r.Rule)), ChanceOf(c.AfterZero), c.readings(&c.After)
		out.After, out.AfterZero, out.AfterReadings = &after, &zero, &readings
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
			of := func(m care.Measure) Spread { return c.spreadOf(group, m, week) }
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

func (c *Cell) readings(r *Readings) ReadingsSummary {
	of := func(rule Rule) Chance { return ChanceOf(c.Met(r, rule)) }
	return ReadingsSummary{
		EveryQuarter: of(EveryQuarter), EveryWeek: of(EveryWeek), AtYearEnds: of(AtYearEnds), LastQuarter: of(LastQuarter),
		MostWeeks: of(MostWeeks), ShareOfWeeks: AverageOf(r.Share), BelowBand: AverageOf(r.Below),
	}
}

func (r *Result) spendSummary(c *Cell) SpendSummary {
	out := SpendSummary{Baseline: r.Scenario.Baseline, ByYear: []YearSummary{}}
	budgeted, present, factor := 0.0, 0.0, 1.0
	grant := r.Scenario.Money.Grant
	for y := range c.Years {
		sums := &c.Years[y]
		first := r.firstYear() + y
		line := YearSummary{
			Year: y + 1, Label: strconv.Itoa(first) + "-" + strconv.Itoa(first + 1)[2:],
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
	return out
}

// firstYear is the calendar year in which the first financial year begins.
func (r *Result) firstYear() int {
	start := r.Date(0)
	if start.Month() < time.April {
		return start.Year() - 1
	}
	return start.Year()
}
