package scenario

import "headroom/sim"

// Spread says how a range is turned into a distribution. It belongs to the
// key (tag kind), not to the file.
type Spread int

// The spreads of the schema's tag kind.
const (
	Signed      Spread = iota // split normal
	Positive                  // split lognormal; split normal where low is 0 or less
	Share                     // split logit-normal; split normal where an end is 0 or 1
	WholeNumber               // as Positive, rounded to a whole number
)

// Number is an assumption: a number that a user wrote, bare or in full.
//
// Best is the median, Low and High are the 10th and 90th percentiles. A bare
// number, and a number without low and high, is fixed.
type Number struct {
	Key         string // dotted name, "recruitment.lag_weeks"; names, never list positions: it keys the draw
	Best        float64
	Low         float64
	High        float64
	Ranged      bool   // low and high (or another law) were given
	Given       bool   // the file gave it; false: the schema's default
	Present     bool   // false for an optional number that is off, or a number that is faulty
	Word        string // the word that stands instead of a number, such as "balance"
	Dist        string // "", "triangular", "uniform", "choice" or "percentiles"
	Choices     []float64
	Percentiles [][2]float64 // [percentile, per cent change], for dist = "percentiles"
	OverYears   float64      // span of those changes; the value is the equal yearly change
	Unit        string
	Source      string
	Quality     string // published, local, expert or assumed
	Note        string
	MovesWith   string  // dotted name of the assumption whose draw it shares
	PerWeeks    float64 // length in weeks of the year of a rate: 365.25/7, or 52 with per = "52 weeks"
	Min, Max    float64 // the key's valid range
	Spread      Spread
}

// DrawKey identifies the uniform draw behind the number: the hash of its own
// dotted name, or of the one it moves with.
func (n Number) DrawKey() uint64 {
	if n.MovesWith != "" {
		return sim.HashString(n.MovesWith)
	}
	return sim.HashString(n.Key)
}
