package care

import (
	"time"

	"headroom/models/scenario"
)

// A financialYear runs from 1 April to 31 March.
type financialYear struct {
	from float64 // week in which it begins; below 0 for a start within the year
	days int     // 365 or 366
}

// compileCalendar works out what depends on dates: the month in which each
// week begins, the financial years and the yearly intakes.
func (p *Plan) compileCalendar(s *scenario.Scenario, intakeMonth int) {
	for k := range p.weeks {
		p.months = append(p.months, s.Date(float64(k)).Month())
	}
	start := s.Date(0)
	day := func(year int, month time.Month) time.Time { return time.Date(year, month, 1, 0, 0, 0, 0, time.UTC) }
	weekOf := func(t time.Time) float64 { return float64(daysBetween(start, t)) / 7 }
	first := start.Year()
	if start.Month() < time.April {
		first--
	}
	for y := first; weekOf(day(y, time.April)) < float64(p.weeks); y++ {
		p.years = append(p.years, financialYear{
			from: weekOf(day(y, time.April)),
			days: daysBetween(day(y, time.April), day(y+1, time.April)),
		})
	}
	for y := start.Year(); weekOf(day(y, time.Month(intakeMonth))) < float64(p.weeks); y++ {
		if at := weekOf(day(y, time.Month(intakeMonth))); at >= 0 {
			p.intakes = append(p.intakes, at)
		}
	}
}

// daysBetween counts whole days between midnights UTC; negative where b is
// before a.
func daysBetween(a, b time.Time) int { return int((b.Unix() - a.Unix()) / 86400) }
