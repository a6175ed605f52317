package secondopinion

import (
	"math"

	"headroom/models/scenario"
)

// workContent draws the weeks that a case takes at the standard pace.
func (w *world) workContent(law scenario.Work) float64 {
	mean := law.MeanWeeks.Best
	switch law.Law {
	case "lognormal":
		sigma := law.SigmaLog.Best
		return mean * math.Exp(sigma*w.rng.NormFloat64()-sigma*sigma/2)
	case "gamma":
		return w.gamma(mean, law.Shape.Best)
	case "weibull":
		return weibullScale(law) * math.Pow(w.rng.ExpFloat64(), 1/law.Shape.Best)
	case "exponential":
		return w.exponential(mean)
	case "fixed":
		return mean
	}
	band := law.Bands[w.pick(column(law.Bands, 2))]
	return band[0] + (band[1]-band[0])*w.rng.Float64()
}

// lengthBiased draws the whole work content of a case found open: density
// w f(w) / E[W].
func (w *world) lengthBiased(law scenario.Work) float64 {
	mean := law.MeanWeeks.Best
	switch law.Law {
	case "lognormal":
		sigma := law.SigmaLog.Best
		return mean * math.Exp(sigma*w.rng.NormFloat64()+sigma*sigma/2)
	case "gamma":
		shape := law.Shape.Best
		return w.gamma(mean*(shape+1)/shape, shape+1)
	case "weibull":
		k := law.Shape.Best
		return weibullScale(law) * math.Pow(w.gamma(1+1/k, 1+1/k), 1/k)
	case "exponential":
		return w.gamma(2*mean, 2)
	case "fixed":
		return mean
	}
	weights := make([]float64, len(law.Bands))
	for i, b := range law.Bands {
		weights[i] = b[2] * (b[0] + b[1]) / 2
	}
	b := law.Bands[w.pick(weights)]
	return math.Sqrt(b[0]*b[0] + (b[1]*b[1]-b[0]*b[0])*w.rng.Float64())
}

func meanWork(law scenario.Work) float64 {
	if law.Law != "bands" {
		return law.MeanWeeks.Best
	}
	total := 0.0
	for _, b := range law.Bands {
		total += b[2] * (b[0] + b[1]) / 2
	}
	return total / sum(column(law.Bands, 2))
}

func weibullScale(law scenario.Work) float64 {
	return law.MeanWeeks.Best / math.Gamma(1+1/law.Shape.Best)
}

func column(rows [][3]float64, j int) []float64 {
	values := make([]float64, len(rows))
	for i, row := range rows {
		values[i] = row[j]
	}
	return values
}
