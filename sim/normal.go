package sim

import "math"

// Normal is the normal law with density
//
//	exp(-((x-Mu)/Sigma)^2 / 2) / (Sigma sqrt(2 pi))
//
// Sigma, the standard deviation, is not negative.
type Normal struct {
	Mu    float64
	Sigma float64
}

// Rand draws by inversion: one uniform a draw, so that streams stay in step.
func (n Normal) Rand(s *Stream) float64 { return n.Quantile(s.Float64()) }

// Mean is the expected value.
func (n Normal) Mean() float64 { return n.Mu }

// Variance is the expected squared distance from the mean.
func (n Normal) Variance() float64 { return float64(n.Sigma * n.Sigma) }

// Quantile is the value that a draw stays under with probability p.
func (n Normal) Quantile(p float64) float64 {
	return n.Mu + float64(n.Sigma*NormalQuantile(p))
}

// NormalQuantile is the value that a standard normal draw stays under with
// probability p: -Inf at 0, +Inf at 1, not a number outside.
//
// The method is PPND16 of Wichura 1988, "Algorithm AS 241: The percentage
// points of the normal distribution", Applied Statistics 37(3), 477-484;
// relative accuracy about 1e-16 but for rounding.
func NormalQuantile(p float64) float64 {
	q := p - 0.5
	if -0.425 <= q && q <= 0.425 {
		r := 0.180625 - float64(q*q)
		return float64(q * rational(r, &normalCentre))
	}
	r := p
	if q > 0 {
		r = 1 - p
	}
	if !(r > 0) {
		switch {
		case p == 0:
			return math.Inf(-1)
		case p == 1:
			return math.Inf(1)
		}
		return math.NaN()
	}
	r = math.Sqrt(-Log(r))
	if r <= 5 {
		r = rational(r-1.6, &normalTail)
	} else {
		r = rational(r-5, &normalFarTail)
	}
	if q < 0 {
		return -r
	}
	return r
}

// normalQuantiles puts the standard normal quantile of each probability in its
// place, bit for bit NormalQuantile's. It takes half the time a number, because
// a processor computes several at once where none has to wait for a branch: the
// centre's formula is taken for all, and those outside, one in seven, are done
// after.
func normalQuantiles(p []float64) {
	var outside [64]struct {
		place int
		p     float64
	}
	for len(p) > 0 {
		some := p[:min(len(p), len(outside))]
		p = p[len(some):]
		n := 0
		for i, one := range some {
			q := one - 0.5
			outside[n&63].place, outside[n&63].p = i, one
			if !(-0.425 <= q && q <= 0.425) {
				n++
			}
			r := 0.180625 - float64(q*q)
			some[i] = float64(q * rational(r, &normalCentre))
		}
		for _, one := range outside[:n] {
			some[one.place] = NormalQuantile(one.p)
		}
	}
}

// rational is a ratio of two polynomials of degree 7 in r. The first eight
// coefficients are the numerator's, from the constant up.
func rational(r float64, c *[16]float64) float64 {
	numerator := float64(c[7]*r) + c[6]
	denominator := float64(c[15]*r) + c[14]
	numerator, denominator = float64(numerator*r)+c[5], float64(denominator*r)+c[13]
	numerator, denominator = float64(numerator*r)+c[4], float64(denominator*r)+c[12]
	numerator, denominator = float64(numerator*r)+c[3], float64(denominator*r)+c[11]
	numerator, denominator = float64(numerator*r)+c[2], float64(denominator*r)+c[10]
	numerator, denominator = float64(numerator*r)+c[1], float64(denominator*r)+c[9]
	numerator, denominator = float64(numerator*r)+c[0], float64(denominator*r)+c[8]
	return numerator / denominator
}

var normalCentre = [16]float64{
	3.3871328727963666080e0, 1.3314166789178437745e2, 1.9715909503065514427e3, 1.3731693765509461125e4,
	4.5921953931549871457e4, 6.7265770927008700853e4, 3.3430575583588128105e4, 2.5090809287301226727e3,
	1, 4.2313330701600911252e1, 6.8718700749205790830e2, 5.3941960214247511077e3,
	2.1213794301586595867e4, 3.9307895800092710610e4, 2.8729085735721942674e4, 5.2264952788528545610e3,
}

var normalTail = [16]float64{
	1.42343711074968357734e0, 4.63033784615654529590e0, 5.76949722146069140550e0, 3.64784832476320460504e0,
	1.27045825245236838258e0, 2.41780725177450611770e-1, 2.27238449892691845833e-2, 7.74545014278341407640e-4,
	1, 2.05319162663775882187e0, 1.67638483018380384940e0, 6.89767334985100004550e-1,
	1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4, 1.05075007164441684324e-9,
}

var normalFarTail = [16]float64{
	6.65790464350110377720e0, 5.46378491116411436990e0, 1.78482653991729133580e0, 2.96560571828504891230e-1,
	2.65321895265761230930e-2, 1.24266094738807843860e-3, 2.71155556874348757815e-5, 2.01033439929228813265e-7,
	1, 5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2,
	7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7, 2.04426310338993978564e-15,
}
