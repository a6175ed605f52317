package sim

import (
	"fmt"
	"math"
	"math/big"
	"math/bits"
)

// ExactSum holds the sums of values and of their squares in fixed point, so
// that adding and merging give the same sums, to the last bit, in any order.
// Make one with [NewExactSum]. Its fields are exported to be saved and read
// back; change them by Add and Merge.
type ExactSum struct {
	Resolution  float64 // every value is rounded to a multiple of this
	Count       uint64
	SumHigh     int64 // sum of the multiples, 128 bits, signed
	SumLow      uint64
	SquaresHigh uint64 // sum of their squares, 128 bits
	SquaresLow  uint64
}

// largestMultiple bounds a value so that 2^33 squares fit in 128 bits.
const largestMultiple = 1 << 47

// NewExactSum holds values to the nearest multiple of resolution, which is
// above 0; it panics otherwise. Values may go up to 2^47 times the resolution:
// with 0.0001, up to 14 thousand million.
func NewExactSum(resolution float64) *ExactSum {
	if !(resolution > 0) || math.IsInf(resolution, 0) {
		panic(fmt.Sprintf("sim: exact sum with resolution %v", resolution))
	}
	return &ExactSum{Resolution: resolution}
}

// Add adds a value, halves rounded up. It panics if the value is out of range
// or not a number.
func (s *ExactSum) Add(x float64) {
	multiple := math.Floor(x/s.Resolution + 0.5)
	if !(-largestMultiple <= multiple && multiple <= largestMultiple) {
		panic(fmt.Sprintf("sim: exact sum of %v with resolution %v", x, s.Resolution))
	}
	k := int64(multiple)
	var carry uint64
	s.Count++
	s.SumLow, carry = bits.Add64(s.SumLow, uint64(k), 0)
	s.SumHigh += k>>63 + int64(carry)
	magnitude := uint64(max(k, -k))
	high, low := bits.Mul64(magnitude, magnitude)
	s.SquaresLow, carry = bits.Add64(s.SquaresLow, low, 0)
	s.SquaresHigh += high + carry
}

// Merge adds all values that were added to other. It panics if the resolutions
// differ.
func (s *ExactSum) Merge(other *ExactSum) {
	if s.Resolution != other.Resolution {
		panic(fmt.Sprintf("sim: exact sum with resolution %v merged with %v", s.Resolution, other.Resolution))
	}
	var carry uint64
	s.Count += other.Count
	s.SumLow, carry = bits.Add64(s.SumLow, other.SumLow, 0)
	s.SumHigh += other.SumHigh + int64(carry)
	s.SquaresLow, carry = bits.Add64(s.SquaresLow, other.SquaresLow, 0)
	s.SquaresHigh += other.SquaresHigh + carry
}

// Reset forgets all values and keeps the resolution.
func (s *ExactSum) Reset() { *s = ExactSum{Resolution: s.Resolution} }

// N is the number of values.
func (s *ExactSum) N() uint64 { return s.Count }

// Mean is the average of the rounded values; not a number if there are none.
func (s *ExactSum) Mean() float64 {
	if s.Count == 0 {
		return math.NaN()
	}
	return float64(ratio(s.sum(), s.n()) * s.Resolution)
}

// Variance is the sample variance, with divisor N-1, of the rounded values; not
// a number if there are fewer than two. It is worked out in whole numbers, so
// no digits are lost where the mean is large.
func (s *ExactSum) Variance() float64 {
	if s.Count < 2 {
		return math.NaN()
	}
	sum, n := s.sum(), s.n()
	spread := new(big.Int).Mul(n, wide(s.SquaresHigh, s.SquaresLow))
	spread.Sub(spread, sum.Mul(sum, sum))
	pairs := new(big.Int).Mul(n, new(big.Int).SetUint64(s.Count-1))
	return float64(ratio(spread, pairs) * s.Resolution * s.Resolution)
}

func (s *ExactSum) n() *big.Int { return new(big.Int).SetUint64(s.Count) }

func (s *ExactSum) sum() *big.Int {
	high := new(big.Int).Lsh(big.NewInt(s.SumHigh), 64)
	return high.Add(high, new(big.Int).SetUint64(s.SumLow))
}

// wide is a number of 128 bits.
func wide(high, low uint64) *big.Int {
	n := new(big.Int).Lsh(new(big.Int).SetUint64(high), 64)
	return n.Or(n, new(big.Int).SetUint64(low))
}

// ratio is the quotient, rounded once.
func ratio(numerator, denominator *big.Int) float64 {
	quotient, _ := new(big.Rat).SetFrac(numerator, denominator).Float64()
	return quotient
}
