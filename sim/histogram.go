package sim

import (
	"fmt"
	"math"
)

// Histogram counts values in bins of equal width. Merging adds whole numbers,
// so it gives the same histogram in any order. A number within a thousand
// millionth of a width of an edge is taken to be on it, so that 0.3 in bins of
// 0.1 falls where it is written. Make one with [NewHistogram]. Its fields are
// exported to be saved and read back; change them by Add and Merge.
type Histogram struct {
	Low    float64  // where the first bin begins
	Width  float64  // of each bin
	Counts []uint64 // by bin: values from Low + i Width up to but not including the next bin's
	Below  uint64   // values under Low
	Above  uint64   // values at or over the end of the last bin
}

// NewHistogram has the given number of bins, at least 1, the first of which
// begins at low. The width is above 0. It panics otherwise.
//
// For whole numbers take a whole low and width 1: each bin then holds one value.
func NewHistogram(low, width float64, bins int) *Histogram {
	if !(width > 0) || math.IsInf(width, 0) || math.IsNaN(low) || math.IsInf(low, 0) || bins < 1 {
		panic(fmt.Sprintf("sim: histogram from %v by %v with %d bins", low, width, bins))
	}
	return &Histogram{Low: low, Width: width, Counts: make([]uint64, bins)}
}

// place is how many bins end at or before x, and more by the share of its own
// bin that is before x.
func (h *Histogram) place(x float64) float64 {
	return (x-h.Low)/h.Width + 1e-9
}

// Add counts a value. It panics if the value is not a number.
func (h *Histogram) Add(x float64) {
	switch place := h.place(x); {
	case place < 0:
		h.Below++
	case place < float64(len(h.Counts)):
		h.Counts[int(place)]++
	case place >= 0:
		h.Above++
	default:
		panic(fmt.Sprintf("sim: histogram of %v", x))
	}
}

// Merge adds all values that were counted by other. It panics if the bins are
// not the same.
func (h *Histogram) Merge(other *Histogram) {
	if h.Low != other.Low || h.Width != other.Width || len(h.Counts) != len(other.Counts) {
		panic(fmt.Sprintf("sim: histogram from %v by %v with %d bins merged with one from %v by %v with %d",
			h.Low, h.Width, len(h.Counts), other.Low, other.Width, len(other.Counts)))
	}
	h.Below += other.Below
	h.Above += other.Above
	for i, count := range other.Counts {
		h.Counts[i] += count
	}
}

// Reset forgets all values and keeps the bins.
func (h *Histogram) Reset() {
	h.Below, h.Above = 0, 0
	clear(h.Counts)
}

// N is the number of values.
func (h *Histogram) N() uint64 {
	n := h.Below + h.Above
	for _, count := range h.Counts {
		n += count
	}
	return n
}

// Under is the number of values in the bins that end at or before x, and, if x
// is not under Low, of those Below. It is the number of values under x, exactly,
// if x is an edge of a bin.
func (h *Histogram) Under(x float64) uint64 {
	return h.within(x, math.Floor(h.place(x)))
}

// AtOrUnder is the number of values in the bins that begin at or before x, with
// those Below. It is the number of values at or under x, exactly, if x is in a
// bin and no value lies between x and the end of that bin, as with whole numbers
// and width 1.
func (h *Histogram) AtOrUnder(x float64) uint64 {
	return h.within(x, math.Floor(h.place(x))+1)
}

// within is the number of values in so many of the first bins, with those below
// all bins if x is not, and those above if x has no limit.
func (h *Histogram) within(x, bins float64) uint64 {
	switch {
	case math.IsNaN(bins):
		panic(fmt.Sprintf("sim: histogram asked for values under %v", x))
	case math.IsInf(x, 1):
		return h.N()
	case h.place(x) < 0:
		return 0
	}
	n := h.Below
	for i, count := range h.Counts {
		if float64(i) >= bins {
			break
		}
		n += count
	}
	return n
}

// Quantile is the p-quantile of the values for p from 0 to 1, by the definition
// that Excel, R and pandas take if not told otherwise: linear between the two
// values nearest to rank 1 + (N-1) p (Hyndman and Fan 1996, type 7). The values
// in a bin are taken as evenly spread, so the answer is within the returned
// width of that of the values themselves. Among values below or above all bins
// it is -Inf or +Inf, with infinite width: nothing more is known there. It is
// not a number if there are no values, and panics for any other p.
func (h *Histogram) Quantile(p float64) (x, width float64) {
	if !(0 <= p && p <= 1) {
		panic(fmt.Sprintf("sim: histogram asked for quantile %v", p))
	}
	n := h.N()
	if n == 0 {
		return math.NaN(), math.NaN()
	}
	rank := float64(float64(n-1) * p)
	lower := math.Floor(rank)
	x = h.ordered(uint64(lower))
	if part := rank - lower; part > 0 {
		x = float64((1-part)*x) + float64(part*h.ordered(uint64(lower)+1))
	}
	if math.IsInf(x, 0) || math.IsNaN(x) {
		return x, math.Inf(1)
	}
	return x, h.Width
}

// ordered is the value with the given number of values before it.
func (h *Histogram) ordered(before uint64) float64 {
	if before < h.Below {
		return math.Inf(-1)
	}
	before -= h.Below
	for i, count := range h.Counts {
		if before < count {
			within := (float64(before) + 0.5) / float64(count)
			return h.Low + float64(h.Width*(float64(i)+within))
		}
		before -= count
	}
	return math.Inf(1)
}
