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

// spanOf is the censuses on or between two dates.
func spanOf(s *scenario.Scenario, from, to scenario.When) Span {
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
	under, below := 0, 0
	r := Reading{}
	r.Met[EveryQuarter], r.Met[EveryWeek], r.Met[AtYearEnds] = true, true, span.YearEnds() > 0
	for k := span.First; k <= span.Last; k++ {
		x := series[k]
		if x <= high {
			under++
		} else {
			r.Met[EveryWeek] = false
		}
		if x < low {
			below++
		}
		if n := k - span.First + 1; n%year == 0 && x > high {
			r.Met[AtYearEnds] = false
		}
	}
	for first := span.First; first <= span.Last; first += quarter {
		if mean(series[first:min(first+quarter, span.Last+1)]) > high {
			r.Met[EveryQuarter] = false
		}
	}
	r.Met[LastQuarter] = mean(series[max(span.Last+1-quarter, span.First):span.Last+1]) <= high
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

// measureOf is the measure that a target is about.
func measureOf(t scenario.Target) care.Measure {
	if t.Measure == "open cases per FTE in post" {
		return care.OpenPerFTE
	}
	return care.AverageCaseload
}
