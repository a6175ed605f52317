package sim

// Weibull is the Weibull law, that stays above x with probability
//
//	exp(-(x/Scale)^Shape)    for x > 0
//
// Shape and Scale are above 0. A Shape below 1 is a hazard that falls with age.
type Weibull struct {
	Shape float64
	Scale float64
}

// WeibullFromMean is the Weibull law with the given mean and shape, both above 0.
func WeibullFromMean(mean, shape float64) Weibull {
	return Weibull{Shape: shape, Scale: mean / GammaFunction(1+1/shape)}
}

// Rand draws by inversion: one uniform a draw.
func (w Weibull) Rand(s *Stream) float64 { return w.Quantile(s.Float64()) }

// Mean is the expected value.
func (w Weibull) Mean() float64 { return float64(w.Scale * GammaFunction(1+1/w.Shape)) }

// Variance is the expected squared distance from the mean.
func (w Weibull) Variance() float64 {
	mean := GammaFunction(1 + 1/w.Shape)
	return float64(w.Scale * w.Scale * (GammaFunction(1+2/w.Shape) - float64(mean*mean)))
}

// Quantile is the value that a draw stays under with probability p.
func (w Weibull) Quantile(p float64) float64 {
	return float64(w.Scale * Pow(-Log(1-p), 1/w.Shape))
}

// RandLengthBiased draws w with density proportional to w times that of the
// law. With y = (w/Scale)^Shape that density is the gamma law's of shape
// 1 + 1/Shape.
func (w Weibull) RandLengthBiased(s *Stream) float64 {
	return float64(w.Scale * Pow(Gamma{Shape: 1 + 1/w.Shape, Scale: 1}.Rand(s), 1/w.Shape))
}
