package secondopinion

import (
	"math"
	"math/rand/v2"
	"slices"

	"headroom/models/scenario"
)

const (
	day  = 1.0 / 7
	year = 365.25 / 7 // weeks
)

// The kinds of event, in the order in which they happen at equal times.
const (
	closing = iota
	leaving
	starting
	arriving
	counting
	acting
	opening
)

// An event is something that happens at a moment.
type event struct {
	at     float64
	kind   int
	number int // the order in which it was scheduled
	do     func()
}

// A world is one replication of one cell of the grid.
type world struct {
	s      *scenario.Resolved
	broken breakage
	rng    *rand.Rand
	past   *world // the service as it was before the start
	now    float64
	events []event // the next one last
	nth    int     // events scheduled so far

	roles     map[string]*role
	stages    map[string]*stage
	streams   []*stream
	teams     []*team
	tapers    []*taper
	givingOut bool // the cases open at the start are being given out

	spent    float64 // pounds since the last census
	changes  int     // changes of worker since the last census
	closures int     // since the last census
	ended    int     // stages with a time limit, since the last census
	inTime   int     // of these, within it
	leavers  int     // permanent, since the last census
	starters int     // permanent, since the last census
	censuses []census
}

// simulate runs one replication of a scenario at its best values.
func simulate(s *scenario.Resolved, seed uint64, broken breakage) []census {
	w := newWorld(s, rand.New(rand.NewPCG(seed, 20)), broken)
	w.open()
	for k := range s.Weeks {
		w.at(float64(k), counting, func() { w.census() })
		w.at(float64(k), opening, func() { w.families(k) })
	}
	w.schedule()
	for d := range s.Weeks * 7 {
		w.until(float64(d)/7, true)
		w.work(float64(d+1) / 7)
		w.chances()
		w.until(float64(d+1)/7, false)
	}
	return w.censuses
}

// newWorld is a service with its people in post and nothing else yet.
func newWorld(s *scenario.Resolved, rng *rand.Rand, broken breakage) *world {
	w := &world{s: s, broken: broken, rng: rng}
	w.readRoles()
	w.readStages()
	w.readStreams()
	w.readTeams()
	for _, tm := range w.teams {
		w.staff(tm)
	}
	return w
}

// at schedules an event.
func (w *world) at(moment float64, kind int, do func()) {
	e := event{moment, kind, w.nth, do}
	w.nth++
	place, _ := slices.BinarySearchFunc(w.events, e, func(a, b event) int {
		switch {
		case a.at != b.at:
			return -compare(a.at, b.at)
		case a.kind != b.kind:
			return b.kind - a.kind
		}
		return b.number - a.number
	})
	w.events = slices.Insert(w.events, place, e)
}

// until does what is due before a moment, or at it too.
func (w *world) until(moment float64, inclusive bool) {
	for len(w.events) > 0 {
		next := w.events[len(w.events)-1]
		if next.at > moment || next.at == moment && !inclusive {
			break
		}
		w.events = w.events[:len(w.events)-1]
		w.spendUntil(next.at)
		w.now = next.at
		next.do()
	}
	w.spendUntil(moment)
	w.now = moment
}

// week is the week that holds this moment.
func (w *world) week() int { return int(math.Floor(w.now + 1e-9)) }

func (w *world) chance(p float64) bool         { return w.rng.Float64() < p }
func (w *world) exponential(m float64) float64 { return m * w.rng.ExpFloat64() }

// pick is the index of one of some weights, with chances in their proportion.
func (w *world) pick(weights []float64) int {
	u := w.rng.Float64() * sum(weights)
	for i, weight := range weights {
		if u < weight {
			return i
		}
		u -= weight
	}
	return len(weights) - 1
}

// poisson draws a whole number of a Poisson law.
func (w *world) poisson(mean float64) int {
	n := 0
	for t := w.rng.ExpFloat64(); t <= mean; t += w.rng.ExpFloat64() {
		n++
	}
	return n
}

// gamma draws from the gamma law (Marsaglia and Tsang, 2000).
func (w *world) gamma(mean, shape float64) float64 {
	if shape < 1 {
		return w.gamma(mean*(shape+1)/shape, shape+1) * math.Pow(w.rng.Float64(), 1/shape)
	}
	d := shape - 1.0/3
	for {
		z := w.rng.NormFloat64()
		v := math.Pow(1+z/math.Sqrt(9*d), 3)
		if v > 0 && math.Log(1-w.rng.Float64()) < z*z/2+d-d*v+d*math.Log(v) {
			return mean / shape * d * v
		}
	}
}

func compare(a, b float64) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

func sum(values []float64) float64 {
	total := 0.0
	for _, v := range values {
		total += v
	}
	return total
}

// round rounds halves up.
func round(x float64) int { return int(math.Floor(x + 0.5)) }
