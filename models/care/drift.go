package care

import (
	"math"

	"headroom/sim"
)

// drawDrift draws each stream's slow swings: a Brownian walk in logarithms,
// or a bridge that is back on the trend at the end of each span.
func (m *Model) drawDrift() {
	for len(m.drift) < len(m.plan.streams) {
		m.drift = append(m.drift, nil)
	}
	for i := range m.plan.streams {
		sp, s := &m.plan.streams[i], &m.world.streams[i]
		if sp.drift == "none" || s.drift == 0 {
			continue
		}
		spans := 1
		if sp.drift == "bridge" {
			spans = (m.plan.weeks + s.bridgeWeeks - 1) / s.bridgeWeeks
		}
		last := m.plan.weeks
		if sp.drift == "bridge" {
			last = spans * s.bridgeWeeks
		}
		walk := m.drift[i][:0]
		level, size := 0.0, float64(s.drift*weekRoot)
		for k := 0; k <= last; k++ {
			walk = append(walk, level)
			draw := m.at(demandDrift, sim.Entity(sp.name, uint64(k)))
			level += float64(size * sim.NormalQuantile(draw.Float64()))
		}
		if sp.drift == "bridge" {
			for from := 0; from < last; from += s.bridgeWeeks {
				a, b := walk[from], walk[from+s.bridgeWeeks]
				for j := range s.bridgeWeeks {
					walk[from+j] -= a + float64((b-a)*float64(j)/float64(s.bridgeWeeks))
				}
			}
		}
		m.drift[i] = walk
	}
}

// weekRoot is the square root of a week in years: a Brownian walk's standard
// deviation after a week, for 1 after a year.
var weekRoot = math.Sqrt(7 / 365.25)
