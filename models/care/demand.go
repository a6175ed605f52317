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
	rate = float64(rate * m.effects(onFlow, stream, middle))
	if s.noise > 0 {
		draw := m.at(demandNoise, sim.Entity(sp.name, uint64(k)))
		rate = float64(rate * sim.Gamma{Shape: 1 / s.noise, Scale: s.noise}.Rand(&draw))
	}
	if sp.drift != "none" && s.drift > 0 {
		rate = float64(rate * sim.Exp(m.drift[stream][k]))
	}
	return max(rate, 0)
}

// inForce is a dated effect's multiplier at a moment: growing over its ramp,
// 1 outside its dates.
func inForce(from, to, factor, ramp, at float64) float64 {
	if at < from || at >= to {
		return 1
	}
	share := 1.0
	if ramp > 0 {
		share = min((at-from)/ramp, 1)
	}
	return 1 + float64((factor-1)*share)
}

// effects is the product of the dated effects on something at a moment.
func (m *Model) effects(on target, stream int, at float64) float64 {
	product := 1.0
	for i := range m.plan.effects {
		if e, v := &m.plan.effects[i], &m.world.effects[i]; e.on == on && (e.stream == stream || on > onReturns) {
			product = float64(product * inForce(e.from, e.to, v.factor, v.ramp, at))
		}
	}
	return product
}

// practiceIn is the pace of practice in week k.
func (m *Model) practiceIn(k int) float64 {
	middle := float64(k) + 0.5
	practice := m.effects(onPractice, nobody, middle)
	for i := range m.world.streams {
		if growth := m.world.streams[i].practiceGrowth; growth != 0 {
			practice = float64(practice * sim.Exp(growth*middle/yearInWeeks))
		}
	}
	return practice
}
