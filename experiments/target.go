package experiments

import (
	"math"

	"headroom/models/care"
	"headroom/models/scenario"
)

// A Span is a run of censuses, First and Last included. One without censuses
// has Last below First.
type Span struct{ First, Last int }

// Len is the number of censuses in the span.
func (s Span) Len() int { return max(s.Last-s.First+1, 0) }

// of is the part of a series, one value a census, that lies in the span.
func (s Span) of(series []float64) []float64 { return series[s.First : s.Last+1] }

// YearEnds is how many year ends lie in the span: the last censuses of whole
// blocks of 52, from its first.
func (s Span) YearEnds() int { return s.Len() / year }

// SpanOf is the censuses on or between two dates.
func SpanOf(s *scenario.Scenario, from, to scenario.When) Span {
	if !from.IsSet() || !to.IsSet() {
		return Span{0, -1}
	}
	return Span{
		First: max(int(math.Ceil(s.Week(from))), 0),
		Last:  min(int(math.Floor(s.Week(to))), s.Weeks-1),
	}
}

// quarter and year are the blocks, in censuses, in which a target is read.
const (
	quarter = 13
	year    = 52
)

// A Rule is one reading of a target.
type Rule int

// The readings. The chosen one decides the headline, and the others are shown
// beside it, because the reading decides the answer.
const (
	EveryQuarter Rule = iota // the mean of each block of 13 censuses
	EveryWeek                // each census
	AtYearEnds               // the last census of each whole block of 52; there may be none
	LastQuarter              // the mean of the last 13 censuses
	MostWeeks                // at least half of the censuses
	Rules
)

// RuleNames are the words that a scenario uses for the rules.
var RuleNames = [Rules]string{"every quarter", "every week", "at year ends", "last quarter", "share of weeks"}

func ruleOf(name string) Rule {
	for rule, words := range RuleNames {
		if words == name {
			return Rule(rule)
		}
	}
	return EveryQuarter
}

// A Reading is what the readings of a target say of one replication.
type Reading struct {
	Met   [Rules]bool
	Share float64 // of the span's censuses at or under the target
	Below float64 // of the span's censuses below the band
}

// Read judges a weekly series, one value a census, over a span that is not
// empty (docs/model.md, section 13). A last quarter that is not whole counts; a
// last year that is not whole has no end, and a span without a year end does
// not meet AtYearEnds.
func Read(series []float64, span Span, low, high float64) Reading {
	return Aim{Low: low, High: high}.read(series, span)
}

// read judges a series against the aim.
func (a Aim) read(series []float64, span Span) Reading {
	under, below := 0, 0
	r := Reading{}
	r.Met[EveryQuarter], r.Met[EveryWeek], r.Met[AtYearEnds] = true, true, span.YearEnds() > 0
	for k := span.First; k <= span.Last; k++ {
		x := series[k]
		if a.keeps(x) {
			under++
		} else {
			r.Met[EveryWeek] = false
		}
		if a.below(x) {
			below++
		}
		if n := k - span.First + 1; n%year == 0 && !a.keeps(x) {
			r.Met[AtYearEnds] = false
		}
	}
	for first := span.First; first <= span.Last; first += quarter {
		if !a.keeps(mean(series[first:min(first+quarter, span.Last+1)])) {
			r.Met[EveryQuarter] = false
		}
	}
	r.Met[LastQuarter] = a.keeps(mean(series[max(span.Last+1-quarter, span.First) : span.Last+1]))
	r.Share = float64(under) / float64(span.Len())
	r.Below = float64(below) / float64(span.Len())
	r.Met[MostWeeks] = 2*under >= span.Len()
	return r
}

func mean(values []float64) float64 {
	sum := 0.0
	for _, x := range values {
		sum += x
	}
	return sum / float64(len(values))
}

// An Aim is what a target asks of a weekly measure, of one team or of all.
type Aim struct {
	Measure care.Measure
	Group   int     // 0: all teams; else the team's place, from 1
	Low     float64 // of the band
	High    float64
	AtLeast bool // kept at or over Low, as for a share in time; otherwise at or under High
}

// keeps says that a value meets the aim.
func (a Aim) keeps(x float64) bool {
	if a.AtLeast {
		return x >= a.Low
	}
	return x <= a.High
}

// below says that a value is below the band, which is more than was asked for,
// and money that could have been spent elsewhere; there is no such thing for an
// aim at or over a figure.
func (a Aim) below(x float64) bool { return !a.AtLeast && x < a.Low }

// measures are the measures that a target may name.
var measures = map[string]care.Measure{
	"average caseload":           care.AverageCaseload,
	"open cases per FTE in post": care.OpenPerFTE,
	"relative load":              care.RelativeLoad,
	"unallocated cases":          care.Unallocated,
	"share in time":              care.ShareInTime,
	"vacant posts":               care.Vacancies,
	"vacancy rate":               care.VacancyRate,
}

// aimOf is the aim of a scenario's target.
func aimOf(s *scenario.Scenario) Aim {
	t := s.Target
	aim := Aim{Measure: measures[t.Measure], Low: t.Low, High: t.High, AtLeast: t.Measure == "share in time"}
	for i, team := range s.Teams {
		if team.Name == t.Team && len(s.Teams) > 1 {
			aim.Group = i + 1
		}
	}
	return aim
}

// MeasureOf is what a scenario's target is about.
func MeasureOf(s *scenario.Scenario) care.Measure { return measures[s.Target.Measure] }

// aims are the aims by group: all teams, then each with its own band.
func aimsOf(s *scenario.Scenario) []Aim {
	aim := aimOf(s)
	aim.Group = 0
	aims := []Aim{aim}
	if len(s.Teams) > 1 {
		for i, team := range s.Teams {
			one := aim
			one.Group = i + 1
			if team.Low.Present {
				one.Low = team.Low.AtBest()
			}
			if team.High.Present {
				one.High = team.High.AtBest()
			}
			aims = append(aims, one)
		}
	}
	return aims
}
