package care

import (
	"headroom/models/scenario"
	"headroom/sim"
)

// Uniforms gives the world of a replication: for each assumption, named by
// its draw key, a uniform between 0 and 1 that is the same in every cell.
// A nil Uniforms means every assumption at its best value.
type Uniforms interface {
	U(key uint64) float64
}

// An input is an assumption of the plan, ready to be drawn.
type input struct {
	number scenario.Number
	key    uint64
}

func newInput(n scenario.Number) input { return input{n, n.DrawKey()} }

// in is the assumption's value in a world.
func (i *input) in(world Uniforms) float64 {
	if world == nil || !i.number.Ranged {
		return i.number.AtBest()
	}
	return i.number.Quantile(world.U(i.key))
}

// perWeek is the value of a yearly rate, per week.
func (i *input) perWeek(world Uniforms) float64 {
	return i.in(world) / i.number.PerWeeks
}

// A lawKind says which of a workLaw's laws is meant.
type lawKind uint8

const (
	fixedLaw lawKind = iota
	lognormalLaw
	gammaLaw
	weibullLaw
	exponentialLaw
	bandsLaw
)

// A work law is the law of a stage's work content in one world.
type workLaw struct {
	law         lawKind
	lognormal   sim.Lognormal
	gamma       sim.Gamma
	weibull     sim.Weibull
	exponential sim.Exponential
	bands       sim.Bands
	fixed       sim.Fixed
}

func (w *workLaw) draw(s *sim.Stream) float64 {
	switch w.law {
	case lognormalLaw:
		return w.lognormal.Rand(s)
	case gammaLaw:
		return w.gamma.Rand(s)
	case weibullLaw:
		return w.weibull.Rand(s)
	case exponentialLaw:
		return w.exponential.Rand(s)
	case bandsLaw:
		return w.bands.Rand(s)
	}
	return w.fixed.Value
}

// drawLengthBiased draws the whole work content of a case met open.
func (w *workLaw) drawLengthBiased(s *sim.Stream) float64 {
	switch w.law {
	case lognormalLaw:
		return w.lognormal.RandLengthBiased(s)
	case gammaLaw:
		return w.gamma.RandLengthBiased(s)
	case weibullLaw:
		return w.weibull.RandLengthBiased(s)
	case exponentialLaw:
		return w.exponential.RandLengthBiased(s)
	case bandsLaw:
		return w.bands.RandLengthBiased(s)
	}
	return w.fixed.Value
}

func (w *workLaw) mean() float64 {
	switch w.law {
	case lognormalLaw:
		return w.lognormal.Mean()
	case gammaLaw:
		return w.gamma.Mean()
	case weibullLaw:
		return w.weibull.Mean()
	case exponentialLaw:
		return w.exponential.Mean()
	case bandsLaw:
		return w.bands.Mean()
	}
	return w.fixed.Value
}
