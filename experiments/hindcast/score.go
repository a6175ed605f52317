package hindcast

import (
	"math"
	"time"

	"headroom/experiments/estimate"
)

// bandCoverage is that of the band whose interval score is given.
const bandCoverage = 0.8

// A Point is one published figure beside the forecast of it, in the unit of its
// series.
type Point struct {
	Date         time.Time
	Week         int     // the census that it is compared with, the next to its date
	Years        float64 // since the anchor
	Published    float64
	Median       float64
	Low80, Low95 float64
	High80       float64
	High95       float64
	Below        float64 // share of replications below what was published
	Lower        float64 // share of replications below the anchor: the chance that the figure falls
	Fell         bool    // what was published lies below the anchor
	Runs         int     // replications

	Forecast Score
	Last     Score // the last value: nothing ever changes
	Walk     Score // a random walk from the last value, with the swing of English councils
}

// A Score is how far a forecast was off: the continuous ranked probability
// score and the interval score of the middle 80 per cent, both in the series'
// unit. Less is better.
type Score struct{ CRPS, Interval float64 }

// Inside80 and Inside95 say that what was published lies inside a band.
func (p Point) Inside80() bool { return p.Low80 <= p.Published && p.Published <= p.High80 }

// Inside95 is the same for the wider band.
func (p Point) Inside95() bool { return p.Low95 <= p.Published && p.Published <= p.High95 }

// OnScale is a published figure in the unit that is compared: as it is, or with
// 100 at the anchor.
func (c Compared) OnScale(f Figure) float64 {
	if c.Relative {
		return 100 * f.Value / c.Anchor().Value
	}
	return f.Value
}

// point scores the values of a census by a published figure of that week.
func (c Compared) point(f Figure, week int) Point {
	sorted := c.At(week)
	at := func(p float64) float64 { return estimate.Percentile(sorted, p) }
	published, anchor := c.OnScale(f), c.OnScale(c.Anchor())
	p := Point{
		Date: f.Date, Week: week, Years: yearsBetween(c.Anchor().Date, f.Date), Published: published,
		Median: at(0.5), Low80: at(0.1), High80: at(0.9), Low95: at(0.025), High95: at(0.975), Below: below(sorted, published),
		Lower: below(sorted, anchor), Fell: published < anchor, Runs: len(sorted),
	}
	p.Forecast = Score{estimate.CRPS(sorted, published), estimate.IntervalScore(p.Low80, p.High80, published, bandCoverage)}
	p.Last = Score{estimate.CRPSNormal(anchor, 0, published), estimate.IntervalScore(anchor, anchor, published, bandCoverage)}
	deviation := SwingOf(c.Series).Deviation * math.Sqrt(p.Years)
	low, high := estimate.NormalInterval(anchor, deviation, bandCoverage)
	p.Walk = Score{estimate.CRPSNormal(anchor, deviation, published), estimate.IntervalScore(low, high, published, bandCoverage)}
	return p
}

// below is the share of values below x; those equal to it count half.
func below(sorted []float64, x float64) float64 {
	n := 0.0
	for _, value := range sorted {
		switch {
		case value < x:
			n++
		case value == x:
			n += 0.5
		}
	}
	return n / float64(len(sorted))
}

// A Total is the scores of some points. Scores of several series are in the
// yearly swing of each, so that they can be added.
type Total struct {
	Points, Inside80, Inside95 int
	Forecast, Last, Walk       Score // means
}

// Add takes in the points of a series, each score divided by the unit given: 1,
// or the series' swing.
func (t *Total) Add(points []Point, unit float64) {
	for _, p := range points {
		t.Points++
		if p.Inside80() {
			t.Inside80++
		}
		if p.Inside95() {
			t.Inside95++
		}
		n := float64(t.Points)
		mean := func(of *Score, one Score) {
			of.CRPS += (one.CRPS/unit - of.CRPS) / n
			of.Interval += (one.Interval/unit - of.Interval) / n
		}
		mean(&t.Forecast, p.Forecast)
		mean(&t.Last, p.Last)
		mean(&t.Walk, p.Walk)
	}
}

// Skill is how much better the forecast's mean CRPS is than another's: 1 is
// perfect, 0 as good, below 0 worse.
func (t Total) Skill(than Score) float64 { return 1 - t.Forecast.CRPS/than.CRPS }

// Total is the scores of a series in its own unit.
func (c Compared) Total() Total {
	var t Total
	t.Add(c.Points, 1)
	return t
}

// Total is the scores of the counted series of a future, in swings.
func (f Future) Total() Total {
	var t Total
	t.AddFuture(f, Series.Counted)
	return t
}

// AddFuture takes in the points of the wanted series of a future, in swings.
func (t *Total) AddFuture(f Future, wanted func(Series) bool) {
	for _, c := range f.Series {
		if wanted(c.Series) {
			t.Add(c.Points, SwingOf(c.Series).Deviation)
		}
	}
}

// A Direction is how well the forecast said whether figures would be lower than
// the last one published before the start. Brier and Log are mean scores
// ([estimate.Brier], [estimate.LogScore]): a coin has 0.25 and ln 2.
type Direction struct {
	Points, Fell int
	Chance       float64 // mean chance forecast
	Brier, Log   float64
}

// Add takes in some points. A chance of none or of all of the runs is taken as
// half a run, for no number of runs makes a thing impossible.
func (d *Direction) Add(points []Point) {
	for _, p := range points {
		half := 0.5 / float64(p.Runs)
		chance := min(max(p.Lower, half), 1-half)
		if d.Points++; p.Fell {
			d.Fell++
		}
		n := float64(d.Points)
		d.Chance += (chance - d.Chance) / n
		d.Brier += (estimate.Brier(chance, p.Fell) - d.Brier) / n
		d.Log += (estimate.LogScore(chance, p.Fell) - d.Log) / n
	}
}
