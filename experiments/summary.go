package experiments

import (
	"math"
	"strconv"
)

// Confidence is the confidence of every interval, unless it says otherwise.
const Confidence = 0.95

// A Summary is a result for machines: what --json prints and summary.json
// holds. Others rely on its keys: add freely, take none away. Estimates with
// low and high are confidence intervals (simulation error: how well the runs
// know the figure); p05 to p95 are the range of futures (chance and what we do
// not know), pointwise: of each week on its own.
type Summary struct {
	Scenario   string            `json:"scenario"`
	Model      string            `json:"model"` // care.Version, which changes with what a run would come to
	Seed       uint64            `json:"seed"`
	Runs       int               `json:"runs"`
	Fixed      bool              `json:"fixed"`
	Confidence float64           `json:"confidence"`
	Precision  *PrecisionSummary `json:"precision,omitempty"` // where one was asked for
	Target     TargetSummary     `json:"target"`
	BinWidth   WidthSummary      `json:"bin_width"`
	Cells      []CellSummary     `json:"cells"`
	Pairs      []PairSummary     `json:"pairs"`
	Spread     []SpreadSummary   `json:"spread"`

	Percentiles string        `json:"percentiles"` // what p05 to p95 are: "pointwise"
	Bands       []BandSummary `json:"simultaneous_bands"`
}

// BandSummary says of the headline option how far whole paths of the target's
// measure lie apart. Every percentile elsewhere is pointwise: of each week on its
// own. Low and high, by census from 0, hold the share of whole paths throughout.
type BandSummary struct {
	Option   string   `json:"option"`
	Future   string   `json:"future"`
	Measure  string   `json:"measure"`
	Paths    int      `json:"paths"` // the first so many runs
	Inside80 Chance   `json:"whole_paths_inside_pointwise_80"`
	Inside95 Chance   `json:"whole_paths_inside_pointwise_95"`
	Share    float64  `json:"share_of_whole_paths"`
	Stretch  Rate     `json:"times_as_wide_as_pointwise"` // as the pointwise band of the same share
	Low      []Figure `json:"low_by_week"`
	High     []Figure `json:"high_by_week"`
}

// PrecisionSummary says how a run to a precision ended. Half-widths are of 95%
// intervals of the chances of keeping the promise, on the scale of probability; all
// but Reached is 0 where a precision of means alone was asked for.
type PrecisionSummary struct {
	Asked        Figure `json:"half_width_asked"`
	Widest       Figure `json:"half_width_widest"`
	Reached      bool   `json:"reached"`                 // of all that was asked for
	OneDigitMore int    `json:"runs_for_one_digit_more"` // in all

	Required *Figure               `json:"half_width_widest_required,omitempty"` // of the chances that a condition names
	Mean     *MeanPrecisionSummary `json:"mean,omitempty"`
}

// MeanPrecisionSummary says the same of the means of the target's measure that an
// answer shows, in its unit.
type MeanPrecisionSummary struct {
	Asked        Figure `json:"half_width_asked"`
	Widest       Figure `json:"half_width_widest"`
	Reached      bool   `json:"reached"`
	OneDigitMore int    `json:"runs_for_one_digit_more"` // in all, at most 2^30
}

// TargetSummary is the promise as it was read.
type TargetSummary struct {
	Measure       string  `json:"measure"`
	Key           string  `json:"measure_key"` // in weekly.csv
	Unit          string  `json:"unit"`
	Low           float64 `json:"low"`
	High          float64 `json:"high"`
	AtLeast       bool    `json:"at_least"` // kept at or over low, not at or under high
	Rule          string  `json:"rule"`
	From          string  `json:"from"`
	To            string  `json:"to"`
	FromWeek      int     `json:"from_week"`
	ToWeek        int     `json:"to_week"`
	AfterFromWeek int     `json:"after_from_week,omitempty"`
	AfterToWeek   int     `json:"after_to_week,omitempty"`
	Team          string  `json:"team,omitempty"`   // that it is about; none: all
	Source        string  `json:"source,omitempty"` // who promised it, or that nobody did
}

// WidthSummary says to what width percentiles are good: of each weekly measure
// that has them, by its key, and of money in pounds.
type WidthSummary map[string]float64

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
	Breaking      BreakingSummary  `json:"breaking_point"`
	OwedWaits     WaitsSummary     `json:"unallocated_while_owed"`
	AfterWaits    *WaitsSummary    `json:"unallocated_afterwards,omitempty"`
	ExtraPosts    *Average         `json:"extra_posts_afterwards,omitempty"`
	Worst         WorstSummary     `json:"worst_week_owed"`
	Workers       WorkersSummary   `json:"workers_by_caseload"`
	Drivers       []DriverSummary  `json:"drivers"`
	Fit           *FitSummary      `json:"drivers_fit,omitempty"` // none where nothing has a range
	Posts         PostsSummary     `json:"posts"`
	Weekly        []WeekSummary    `json:"weekly"`
	Spend         SpendSummary     `json:"spend"`
}

// WaitsSummary says how much work was unallocated over a span. Where Tell is
// true no chance of keeping the promise should be given without it.
type WaitsSummary struct {
	Tell       bool    `json:"tell_with_every_verdict"`
	Some       Chance  `json:"some_census"`
	Mean       Average `json:"cases"`          // over the span's censuses
	Worst      Figure  `json:"cases_at_worst"` // mean over replications at the census with most
	WorstWeek  int     `json:"worst_week"`
	WorstMonth string  `json:"worst_month"`
}

// WorstSummary is the worst census of the span owed, replication by replication:
// the highest value of the target's measure, the lowest where the promise is at
// or over a figure.
type WorstSummary struct {
	Average
	Bins []BinSummary `json:"bins"` // of replications
}

// WorkersSummary is how many cases for each FTE single workers held, of those who
// held any: on the first day, and at all censuses of a span, all replications
// together.
type WorkersSummary struct {
	Start []BinSummary `json:"at_the_start"`
	Owed  []BinSummary `json:"while_owed"`
	After []BinSummary `json:"afterwards"`
}

// BinSummary is a bar of a histogram: values at or over from and under to, which
// are null where they have no limit.
type BinSummary struct {
	From  Figure `json:"from"`
	To    Figure `json:"to"`
	Count int    `json:"count"`
	Share Figure `json:"share"`
}

// DriverSummary is an assumption with a range, the chance of keeping the promise
// in the lower and the upper half and the lowest and the highest fifth of that
// range, and how much of the variance it makes by itself.
type DriverSummary struct {
	Key   string `json:"key"`
	Name  string `json:"name"`
	Unit  string `json:"unit"`
	At25  Figure `json:"value_at_25"` // a quarter of the runs lie below it
	At75  Figure `json:"value_at_75"`
	Lower Chance `json:"lower_half"`
	Upper Chance `json:"upper_half"`

	At10        Figure `json:"value_at_10"`
	At90        Figure `json:"value_at_90"`
	Lowest      Chance `json:"lowest_fifth"`
	Highest     Chance `json:"highest_fifth"`
	Difference  Rate   `json:"highest_minus_lowest_fifth"`
	Told        bool   `json:"told_from_chance"` // with 95% confidence for all of the cell's assumptions together
	ShareOfLast Share  `json:"share_of_variance_last_year"`
	ShareOfKept Share  `json:"share_of_variance_kept"`
}

// Share is a share of a variance, from 0 to 1, with its interval: null where
// there are too few runs to know it, or nothing varies.
type Share struct {
	Estimate Figure `json:"estimate"`
	Low      Figure `json:"low"`
	High     Figure `json:"high"`
}

// FitSummary is how much of the variance the drivers explain together, each by a
// straight line and a parabola of its draw: adjusted R squared. What is left is
// chance, sharper bends, and what assumptions do only together.
type FitSummary struct {
	Last Share `json:"last_year"`
	Kept Share `json:"kept"`
}

// ReadingsSummary is the same promise, read in other ways. A span without a
// year end has no chance at year ends.
type ReadingsSummary struct {
	EveryQuarter Chance  `json:"every_quarter"`
	EveryWeek    Chance  `json:"every_week"`
	AtYearEnds   Chance  `json:"at_year_ends"`
	LastQuarter  Chance  `json:"last_quarter"`
	MostWeeks    Chance  `json:"most_weeks"`
	ShareOfWeeks Average `json:"share_of_weeks"`
	BelowBand    Average `json:"share_of_weeks_below_band"`
}

// BreakingSummary is how near the breaking point is: work unallocated for more
// than so many weeks in a row.
type BreakingSummary struct {
	Weeks      int     `json:"weeks"`
	Chance     Chance  `json:"chance"`
	First      Average `json:"first_census"` // where it happens
	LongestRun Average `json:"longest_run_censuses"`
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
	WithinGrant          *Chance       `json:"within_grant,omitempty"` // spending and grants of the years that have one
	WithinGrantEveryYear *Chance       `json:"within_grant_every_year,omitempty"`

	CaseWeeks   *CaseWeeksSummary   `json:"case_weeks,omitempty"` // none for the baseline
	Conversions *ConversionsSummary `json:"conversions,omitempty"`
}

// Rate is a ratio of two means with its interval: null where there is none.
type Rate struct {
	Estimate Figure `json:"estimate"`
	Low      Figure `json:"low"`
	High     Figure `json:"high"`
}

// CaseWeeksSummary is the work that extra money buys: what the additional
// workers hold (docs/model.md, section 12).
type CaseWeeksSummary struct {
	Workers   Average `json:"additional_fte"`
	CaseWeeks Average `json:"case_weeks"`
	Price     Rate    `json:"pounds_a_case_week"`
}

// ConversionsSummary is what making agency assignments into posts came to.
// Savings are in pounds a year for each conversion: with somebody permanent in
// the post, and as it was over the run.
type ConversionsSummary struct {
	Made     Average `json:"made"`
	Asked    Average `json:"asked"`
	Accepted Average `json:"accepted"`
	Promised Average `json:"saving_a_year_each_when_filled"`
	Saved    Rate    `json:"saved_a_year_each"`
	Total    Average `json:"saved"`
}

// MoneySummary is a sum in pounds: as budgeted (funded posts at the best cost
// of their grade, temporary teams and one-off sums) and as spent.
type MoneySummary struct {
	Budgeted Figure `json:"budgeted"`
	Spread
}

// YearSummary is one financial year's extra money.
type YearSummary struct {
	Year  int    `json:"year"`
	Label string `json:"label"`
	Days  int    `json:"days"` // of it that are simulated
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

	NotKnownLow  Figure `json:"standard_deviation_not_known_low"`
	NotKnownHigh Figure `json:"standard_deviation_not_known_high"`
	ChanceLow    Figure `json:"standard_deviation_chance_low"`
	ChanceHigh   Figure `json:"standard_deviation_chance_high"`

	ByYear []YearSpreadSummary `json:"by_year"` // of the years owed
}

// YearSpreadSummary is the same of one year owed: the share of its variance that
// is what we do not know. Where it is not told its interval is wider than a half,
// as where a few runaway runs decide it.
type YearSpreadSummary struct {
	FromWeek      int    `json:"from_week"`
	ToWeek        int    `json:"to_week"`
	ShareNotKnown Share  `json:"share_not_known"`
	Told          bool   `json:"told"`
	NotKnown      Figure `json:"standard_deviation_not_known"`
	Chance        Figure `json:"standard_deviation_chance"`
}
