package sim

import "math"

// The functions here give the same bits on every processor, which package
// math's do not: math.Exp has assembly versions, some of which use fused
// multiply-add. Every step is one correctly rounded IEEE 754 operation; a
// product that feeds a sum is converted, float64(a*b), which forbids fusing.

const (
	ln2High = 6.93147180369123816490e-01 // ln 2 rounded to 32 bits
	ln2Low  = 1.90821492927058770002e-10 // what is left of it
)

// Exp is e to the power x, within 1 unit in the last place. It overflows to
// +Inf above 709.78 and is 0 below -745.13.
//
// The method is FreeBSD's e_exp.c (Sun Microsystems 1993): x = k ln 2 + r with
// |r| at most ln 2 / 2, and a rational approximation on r.
func Exp(x float64) float64 {
	switch {
	case x != x:
		return x
	case x > 709.782712893383973096:
		return math.Inf(1)
	case x < -745.13321910194110842:
		return 0
	}
	k := math.Floor(float64(x*(1/math.Ln2)) + 0.5)
	high := x - float64(k*ln2High) // exact: k has at most 11 bits and ln2High 32
	low := float64(k * ln2Low)
	r := high - low
	t := float64(r * r)
	c := 1.66666666666666657415e-01 + float64(t*(-2.77777777770155933842e-03+
		float64(t*(6.61375632143793436117e-05+
			float64(t*(-1.65339022054652515390e-06+float64(t*4.13813679705723846039e-08)))))))
	c = r - float64(t*c)
	y := 1 - ((low - float64(r*c)/(2-c)) - high)
	return scale(y, int(k))
}

// scale is y times 2 to the power k, for y between 0.5 and 2.
func scale(y float64, k int) float64 {
	if -1020 <= k && k <= 1020 {
		return float64(y * math.Float64frombits(uint64(k+1023)<<52))
	}
	return math.Ldexp(y, k)
}

// Log is the natural logarithm of x, within 1 unit in the last place. It is
// -Inf at 0 and not a number below.
//
// The method is FreeBSD's e_log.c (Sun Microsystems 1993): x = 2^k (1+f) with
// 1+f between sqrt(1/2) and sqrt(2), and a polynomial in f / (2+f).
func Log(x float64) float64 {
	bits := math.Float64bits(x)
	exponent := 0
	if bits-1<<52 >= 0x7FE<<52 { // zero, subnormal, negative, infinite or not a number
		switch {
		case x != x || x > math.MaxFloat64:
			return x
		case x < 0:
			return math.NaN()
		case x == 0:
			return math.Inf(-1)
		}
		bits = math.Float64bits(float64(x * 0x1p54))
		exponent = -54
	}
	// Adding this moves the boundary between exponents from 1 to sqrt(1/2).
	const half = 0x3FF0000000000000 - 0x3FE6A09E667F3BCD
	shifted := bits + half
	exponent += int(shifted>>52) - 1023
	f := math.Float64frombits(shifted&(1<<52-1)+0x3FE6A09E667F3BCD) - 1
	k := float64(exponent)

	s := f / (2 + f)
	s2 := float64(s * s)
	s4 := float64(s2 * s2)
	t1 := float64(s2 * (6.666666666666735130e-01 + float64(s4*(2.857142874366239149e-01+
		float64(s4*(1.818357216161805012e-01+float64(s4*1.479819860511658591e-01)))))))
	t2 := float64(s4 * (3.999999999940941908e-01 + float64(s4*(2.222219843214978396e-01+
		float64(s4*1.531383769920937332e-01)))))
	r := t1 + t2
	halfSquare := float64(float64(0.5*f) * f)
	return float64(k*ln2High) - ((halfSquare - (float64(s*(halfSquare+r)) + float64(k*ln2Low))) - f)
}

// Pow is x to the power y, for x above 0. Its relative error is at most
// 2^-52 (1 + 1.5 |y ln x|), from the errors of Log, the product and Exp; it is
// exact for y = 0, 1 and x = 1.
func Pow(x, y float64) float64 {
	switch y {
	case 0:
		return 1
	case 1:
		return x
	case -1:
		return 1 / x
	}
	return Exp(float64(y * Log(x)))
}

// GammaFunction is Euler's gamma function of x, for x above 0: (x-1)! for whole
// numbers. Its relative error is below 1e-13 for x up to 30.
//
// The method is Stirling's series at x+n of at least 16, and the recurrence
// down from there (Abramowitz and Stegun 6.1.40 and 6.1.16).
func GammaFunction(x float64) float64 {
	product := 1.0
	for x < 16 {
		product = float64(product * x)
		x++
	}
	z := 1 / float64(x*x)
	series := (1.0/12 + float64(z*(-1.0/360+float64(z*(1.0/1260+float64(z*(-1.0/1680+float64(z*(1.0/1188))))))))) / x
	const halfLog2Pi = 0.91893853320467274178
	logarithm := float64((x-0.5)*Log(x)) - x + halfLog2Pi + series
	return Exp(logarithm) / product
}
