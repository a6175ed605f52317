package plots

import (
	"math"
	"strconv"
	"time"

	"gonum.org/v1/plot/vg"
)

// scale carries values to places on the page. The product is rounded by itself, so that no processor fuses it with
// the sum and moves a digit of the SVG.
type scale struct {
	low, high float64
	from, to  vg.Length
}

func (s scale) at(value float64) vg.Length {
	share := (value - s.low) / (s.high - s.low)
	return s.from + vg.Length(share*float64(s.to-s.from))
}

// tick is a labelled place on an axis; the label may have two lines.
type tick struct {
	value float64
	label []string
}

// roundTicks gives about count round steps that cover low to high, and the range from the first to the last.
func roundTicks(low, high float64, count int) (ticks []float64, from, to float64) {
	step := roundStep((high - low) / float64(count))
	first, last := math.Floor(low/step+1e-9), math.Ceil(high/step-1e-9)
	if last == first {
		last++
	}
	for i := first; i <= last; i++ {
		ticks = append(ticks, i*step)
	}
	return ticks, first * step, last * step
}

// roundStep is the smallest of 1, 2, 5 times a power of ten that is at least the step asked for.
func roundStep(step float64) float64 {
	if step <= 0 {
		return 1
	}
	power := math.Pow(10, math.Floor(math.Log10(step)))
	for _, times := range []float64{1, 2, 5} {
		if times*power >= step*(1-1e-9) {
			return times * power
		}
	}
	return 10 * power
}

// weeksInYear is the mean length of a calendar year.
const weeksInYear = 365.25 / 7

// yearTicks are the anniversaries of the start that fall in the weeks drawn, or within a fortnight after: 260 weeks
// are two days short of five years.
func yearTicks(start time.Time, lastWeek float64) []tick {
	var ticks []tick
	for year := 0; ; year++ {
		day := start.AddDate(year, 0, 0)
		week := weekOf(start, day)
		if week > lastWeek+2 {
			return ticks
		}
		ticks = append(ticks, tick{week, []string{day.Format("2 Jan"), day.Format("2006")}})
	}
}

// weekOf is the time from start to day in weeks.
func weekOf(start, day time.Time) float64 {
	const hoursInWeek = 7 * 24
	return day.Sub(start).Hours() / hoursInWeek
}

// number writes a value in as few figures as it needs.
func number(value float64) string {
	return strconv.FormatFloat(math.Round(value*1e6)/1e6, 'f', -1, 64)
}

// signed writes a change with its sign, a true minus included.
func signed(value float64) string {
	switch {
	case value > 0:
		return "+" + number(value)
	case value < 0:
		return "\u2212" + number(-value)
	}
	return "0"
}

// wholePercent writes a share from 0 to 1 as whole per cents without the sign. Only a certain count is written as 0
// or 100: what rounds to them is "<1" or ">99" (statistics page, R5.3: no false certainty, no false precision).
func wholePercent(share float64) string {
	switch {
	case share > 0 && share < 0.005:
		return "<1"
	case share < 1 && share >= 0.995:
		return ">99"
	}
	return strconv.Itoa(int(math.Floor(100*share + 0.5)))
}
