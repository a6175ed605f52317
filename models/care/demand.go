package care

import "headroom/sim"

// intensity is a stream's first referrals a week, children, in week k.
func (m *Model) intensity(k, stream int) float64 {
	sp, s := &m.plan.streams[stream], &m.world.streams[stream]
	middle := float64(k) + 0.5
	rate := 0.0
	if len(sp.rate) > 0 {
		rate = linear(sp.rate, middle)
	} else {
		rate = float64(s.base * sp.season[m.plan.months[k]-1])
		if s.growth != 0 {
			rate = float64(rate * sim.Exp(s.growth*middle/yearInWeeks))
		}
	}
	if s.surgeSize != 0 {
		rate = float64(rate * (1 + float64(s.surgeSize*sim.Pow(2, -middle/s.surgeHalfLife))))
	}
	rate = float64(rate * m.flowEffect(stream, middle))
	if s.noise > 0 {
		draw := m.at(demandNoise, sim.Entity(sp.name, uint64(k)))
		rate = float64(rate * sim.Gamma{Shape: 1 / s.noise, Scale: s.noise}.Rand(&draw))
	}
	if sp.drift != "none" && s.drift > 0 {
		rate = float64(rate * sim.Exp(m.drift[stream][k]))
	}
	return max(rate, 0)
}
