package estimate

import (
	"encoding/json"
	"fmt"
	"math"

	"gonum.org/v1/gonum/stat/distuv"
)

// An Interval is an estimate with its confidence interval, in the units of
// the quantity estimated.
type Interval struct {
	Estimate  float64 // point estimate; NaN when there is nothing to estimate it from
	Low, High float64 // bounds, Low <= Estimate <= High unless Estimate is NaN

	// Confidence is the level asked for, between 0 and 1: the share of
	// repeated experiments whose interval would hold the true value.
	Confidence float64

	// OneSided means that one bound only was estimated, at level Confidence;
	// the other is the end of the scale. "Below 1.5% with 95% confidence."
	OneSided bool

	// Method names how the bounds were found, for the reader of a report.
	Method string

	// Warning says in a sentence what a reader should know before using the
	// interval. It is empty when there is nothing to say.
	Warning string
}

// HalfWidth returns half the width of the interval: +Inf if a bound is
// missing.
func (i Interval) HalfWidth() float64 { return (i.High - i.Low) / 2 }

// Contains reports whether x lies in the interval, bounds included.
func (i Interval) Contains(x float64) bool { return i.Low <= x && x <= i.High }

// MarshalJSON writes the interval with null for a number that does not exist
// (NaN or an infinity), which encoding/json would refuse.
func (i Interval) MarshalJSON() ([]byte, error) {
	finite := func(x float64) *float64 {
		if math.IsNaN(x) || math.IsInf(x, 0) {
			return nil
		}
		return &x
	}
	return json.Marshal(struct {
		Estimate   *float64 `json:"estimate"`
		Low        *float64 `json:"low"`
		High       *float64 `json:"high"`
		Confidence float64  `json:"confidence"`
		OneSided   bool     `json:"one_sided"`
		Method     string   `json:"method"`
		Warning    string   `json:"warning,omitempty"`
	}{finite(i.Estimate), finite(i.Low), finite(i.High), i.Confidence, i.OneSided, i.Method, i.Warning})
}

// Bonferroni returns the confidence at which each of a number of comparisons
// must be made for all of them to hold together with the confidence given.
func Bonferroni(confidence float64, comparisons int) float64 {
	checkConfidence(confidence)
	if comparisons < 1 {
		panic(fmt.Sprintf("estimate: %d comparisons, want at least 1", comparisons))
	}
	return 1 - (1-confidence)/float64(comparisons)
}

func checkConfidence(confidence float64) {
	if !(confidence > 0 && confidence < 1) {
		panic(fmt.Sprintf("estimate: confidence %v is not between 0 and 1", confidence))
	}
}

// normalCritical returns the two-sided critical value of the standard normal
// distribution: 1.96 at 0.95.
func normalCritical(confidence float64) float64 {
	return distuv.UnitNormal.Quantile((1 + confidence) / 2)
}
