package sim

import "math"

// Uniform is the uniform law on the interval from Low to High, with density
// 1 / (High - Low).
type Uniform struct {
	Low  float64
	High float64
}

// Rand draws by inversion: one uniform a draw.
func (u Uniform) Rand(s *Stream) float64 { return u.Quantile(s.Float64()) }

// Mean is the expected value.
func (u Uniform) Mean() float64 { return (u.Low + u.High) / 2 }

// Variance is the expected squared distance from the mean.
func (u Uniform) Variance() float64 {
	width := u.High - u.Low
	return float64(width*width) / 12
}

// Quantile is the value that a draw stays under with probability p.
func (u Uniform) Quantile(p float64) float64 {
	return u.Low + float64((u.High-u.Low)*p)
}

// RandLengthBiased draws w with density proportional to w times that of the
// law, by inversion. Low must not be negative.
func (u Uniform) RandLengthBiased(s *Stream) float64 {
	low, high := float64(u.Low*u.Low), float64(u.High*u.High)
	return math.Sqrt(low + float64((high-low)*s.Float64()))
}
