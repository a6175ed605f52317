package scenario

import (
	"fmt"
	"math"
	"strconv"
	"time"
)

// When is a moment in a scenario: a date, or a number of weeks from the start
// written { week = 52 }. The zero value is not set.
type When struct {
	date  time.Time // midnight UTC; zero where weeks is meant
	weeks float64
	set   bool
}

// OnDate is the start of a calendar day.
func OnDate(year int, month time.Month, day int) When {
	return When{date: time.Date(year, month, day, 0, 0, 0, 0, time.UTC), set: true}
}

// AtWeek is a number of weeks after the start.
func AtWeek(weeks float64) When { return When{weeks: weeks, set: true} }

// IsSet is false for a moment that the file leaves out.
func (w When) IsSet() bool { return w.set }

// IsDate says that the moment was written as a date.
func (w When) IsDate() bool { return w.set && !w.date.IsZero() }

// String is the moment as it is written: 2024-04-01, or week 52.
func (w When) String() string {
	switch {
	case !w.set:
		return ""
	case w.IsDate():
		return w.date.Format(time.DateOnly)
	default:
		return "week " + strconv.FormatFloat(w.weeks, 'f', -1, 64)
	}
}

// Week is the moment in weeks from the scenario's start: whole days over
// seven for a date, negative before the start. It panics for a moment that is
// not set.
func (s *Scenario) Week(w When) float64 {
	if !w.set {
		panic("scenario: Week of a moment that is not set")
	}
	if !w.IsDate() {
		return w.weeks
	}
	return float64(daysBetween(s.Start.date, w.date)) / 7
}

// Date is the day that holds the moment so many weeks after the scenario's
// start. It panics for a week that is not finite.
func (s *Scenario) Date(week float64) time.Time {
	if math.IsNaN(week) || math.IsInf(week, 0) {
		panic(fmt.Sprintf("scenario: Date of week %v", week))
	}
	// A date's own week is whole days over seven; the small addition undoes
	// the rounding of that division.
	days := int(math.Floor(float64(week*7) + 1e-6))
	return s.Start.date.AddDate(0, 0, days)
}

// daysBetween counts whole days; both are midnights UTC, which has no
// changes of the clock.
func daysBetween(from, to time.Time) int {
	return int(to.Unix()/86400 - from.Unix()/86400)
}
