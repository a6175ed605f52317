package page

import (
	"math"
	"strconv"
	"time"
)

// A scale carries values to places.
type scale struct{ low, high, from, to float64 }

func (s scale) at(x float64) float64 {
	return s.from + float64((x-s.low)/(s.high-s.low)*(s.to-s.from))
}

// rounded is a scale that begins and ends on round numbers, with about so many steps between.
func rounded(low, high, from, to float64, count int) (scale, []float64) {
	if !(high > low) {
		high = low + 1
	}
	raw := (high - low) / float64(count)
	power := math.Pow(10, math.Floor(math.Log10(raw)))
	step := 10 * power
	for _, times := range []float64{1, 2, 5} {
		if times*power >= raw*(1-1e-9) {
			step = times * power
			break
		}
	}
	first, last := math.Floor(low/step+1e-9), math.Ceil(high/step-1e-9)
	var ticks []float64
	for i := first; i <= last; i++ {
		ticks = append(ticks, i*step)
	}
	return scale{ticks[0], ticks[len(ticks)-1], from, to}, ticks
}

// plain writes a number in as few figures as it needs.
func plain(x float64) string { return strconv.FormatFloat(math.Round(x*1e6)/1e6, 'f', -1, 64) }

// percent writes a share as whole per cents: never 0 or 100 unless it is.
func percent(share float64) string {
	switch {
	case math.IsNaN(share):
		return "–"
	case share > 0 && share < 0.005:
		return "<1%"
	case share < 1 && share >= 0.995:
		return ">99%"
	}
	return strconv.Itoa(int(math.Floor(100*share+0.5))) + "%"
}

// one writes a number to one place.
func one(x float64) string {
	if math.Abs(x) < 0.05 {
		x = 0
	}
	return strconv.FormatFloat(x, 'f', 1, 64)
}

// weekDay is the day of a week from the start.
func weekDay(start time.Time, week float64) time.Time { return start.AddDate(0, 0, int(7*week)) }

// yearMarks are the weeks in which financial years begin, with their names.
func yearMarks(start time.Time, last float64) (weeks []float64, names []string) {
	for year := start.Year(); ; year++ {
		day := time.Date(year, time.April, 1, 0, 0, 0, 0, time.UTC)
		week := day.Sub(start).Hours() / (7 * 24)
		if week > last+1 {
			return weeks, names
		}
		if week >= 0 {
			weeks, names = append(weeks, week), append(names, day.Format("Apr 06"))
		}
	}
}
