package care

import (
	"math"

	"headroom/sim"
)

// settle brings a worker's virtual clock up to now.
func (m *Model) settle(w *worker) {
	now := m.engine.Now()
	w.clock += float64(w.rate * (now - w.settledAt))
	w.settledAt = now
}

// retime finds a settled worker's pace, times the next closure again and brings
// the roster up to date. It is called whenever points, capacity, absence or
// practice have changed.
func (m *Model) retime(slot int32, w *worker) {
	m.enrol(slot, w)
	if len(w.held) == 0 {
		w.rate = 0
		m.engine.Stop(w.closure)
		return
	}
	w.rate = m.paceOf(w)
	if w.rate <= 0 {
		m.engine.Stop(w.closure)
		return
	}
	left := w.next - w.clock
	if left < 0 { // by rounding
		left = 0
	}
	if w.rate != 1 { // division is slow, and by 1 changes nothing
		left /= w.rate
	}
	m.engine.Set(w.closure, m.engine.Now()+left)
}

// paceOf is the rate at which each case of a worker moves forward now.
func (m *Model) paceOf(w *worker) float64 {
	v := &m.world
	r := v.slowest
	if w.capacity > 0 {
		r = 1
		if v.elasticity != 0 {
			r = m.paceCache.power(w.points / w.capacity)
		}
		if r < v.slowest {
			r = v.slowest
		}
		if r > v.fastest {
			r = v.fastest
		}
	}
	if w.absent {
		r = float64(r * v.coveredPace)
	}
	return float64(r * m.practice)
}

// changePractice sets the pace of practice and times every closure again.
func (m *Model) changePractice(practice float64) {
	if practice == m.practice {
		return
	}
	for _, slot := range m.active {
		m.settle(&m.workers[slot])
	}
	m.practice = practice
	for _, slot := range m.active {
		m.retime(slot, &m.workers[slot])
	}
}

// A powerCache remembers x^exponent for the few loads that come again and
// again: whole cases over a handful of capacities. It changes no result.
type powerCache struct {
	exponent float64
	keys     [512]uint64
	values   [512]float64
}

func (c *powerCache) reset(exponent float64) {
	if c.exponent != exponent {
		*c = powerCache{exponent: exponent}
	}
}

// power is x to the cache's exponent, for x above 0.
func (c *powerCache) power(x float64) float64 {
	key := math.Float64bits(x)
	slot := key * 0x9e3779b97f4a7c15 >> 55
	if c.keys[slot] != key {
		c.keys[slot], c.values[slot] = key, sim.Pow(x, c.exponent)
	}
	return c.values[slot]
}
