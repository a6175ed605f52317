package sim

// Lognormal is the law of exp(X) for a normal X of mean Mu and standard
// deviation Sigma, with density
//
//	exp(-((ln x - Mu)/Sigma)^2 / 2) / (x Sigma sqrt(2 pi))    for x > 0
type Lognormal struct {
	Mu    float64
	Sigma float64
}

// LognormalFromMean is the lognormal law with the given mean, above 0, and
// standard deviation of the logarithm.
func LognormalFromMean(mean, sigmaLog float64) Lognormal {
	return Lognormal{Mu: Log(mean) - float64(0.5*sigmaLog*sigmaLog), Sigma: sigmaLog}
}

// Rand draws by inversion: one uniform a draw.
func (l Lognormal) Rand(s *Stream) float64 { return l.Quantile(s.Float64()) }

// Mean is the expected value.
func (l Lognormal) Mean() float64 { return Exp(l.Mu + float64(0.5*l.Sigma*l.Sigma)) }

// Variance is the expected squared distance from the mean.
func (l Lognormal) Variance() float64 {
	mean := l.Mean()
	return float64(mean * mean * (Exp(float64(l.Sigma*l.Sigma)) - 1))
}

// Quantile is the value that a draw stays under with probability p.
func (l Lognormal) Quantile(p float64) float64 {
	return Exp(l.Mu + float64(l.Sigma*NormalQuantile(p)))
}

// Quantiles puts the quantile of each probability in its place: the same as
// Quantile one by one, and quicker.
func (l Lognormal) Quantiles(p []float64) {
	normalQuantiles(p)
	for i, z := range p {
		p[i] = Exp(l.Mu + float64(l.Sigma*z))
	}
}

// RandLengthBiased draws w with density proportional to w times that of the
// law.
func (l Lognormal) RandLengthBiased(s *Stream) float64 { return l.LengthBiased().Rand(s) }

// LengthBiased is the law with density proportional to w times that of the law:
// again lognormal, with Mu greater by Sigma squared.
func (l Lognormal) LengthBiased() Lognormal {
	return Lognormal{Mu: l.Mu + float64(l.Sigma*l.Sigma), Sigma: l.Sigma}
}
