package secondopinion

import (
	"math"
	"time"

	"headroom/models/scenario"
)

// A stream brings children in families.
type stream struct {
	scenario.Stream
	stage    *stage
	base     float64 // first-time referrals a week; with a rate, its intensity at the start
	season   [12]float64
	drift    []float64 // the logarithm, for each week
	meanSize float64
}

func (w *world) readStreams() {
	for _, from := range w.s.Streams {
		st := &stream{Stream: from, stage: w.stages[from.Stage], base: from.Base.Best}
		if len(from.Rate) > 0 {
			st.base = along(from.Rate, 0)
		}
		if from.Base.Word == "balance" && len(from.Rate) == 0 {
			st.base = math.NaN()
		}
		for i, share := range from.FamilySizes {
			st.meanSize += float64(i+1) * share
		}
		st.meanSize /= sum(from.FamilySizes)
		st.season = evenSeason(from.Season)
		st.drift = w.driftOf(from)
		w.streams = append(w.streams, st)
	}
}

// evenSeason scales the months to a mean of 1, weighted by their days.
func evenSeason(months []float64) [12]float64 {
	var season [12]float64
	mean := 0.0
	for m := range season {
		season[m] = 1
		if len(months) == 12 {
			season[m] = months[m]
		}
		days := time.Date(2023, time.Month(m+2), 0, 0, 0, 0, 0, time.UTC).Day()
		mean += season[m] * float64(days) / 365
	}
	for m := range season {
		season[m] /= mean
	}
	return season
}

// driftOf draws the slow swings of demand.
func (w *world) driftOf(s scenario.Stream) []float64 {
	span := max(1, round(s.BridgeYears.Best*year))
	walk := make([]float64, w.s.Weeks+span+1)
	if s.Drift == "none" {
		return walk
	}
	for k := 1; k < len(walk); k++ {
		walk[k] = walk[k-1] + s.DriftPerYear.Best*math.Sqrt(7/365.25)*w.rng.NormFloat64()
	}
	if s.Drift == "walk" {
		return walk
	}
	bridge := make([]float64, w.s.Weeks)
	for k := range bridge {
		first := k / span * span
		part := float64(k-first) / float64(span)
		bridge[k] = walk[k] - (walk[first]*(1-part) + walk[first+span]*part)
	}
	return bridge
}

// along reads points with straight lines between.
func along(points [][2]float64, x float64) float64 {
	if x <= points[0][0] {
		return points[0][1]
	}
	for i := 1; i < len(points); i++ {
		if a, b := points[i-1], points[i]; x <= b[0] {
			return a[1] + (b[1]-a[1])*(x-a[0])/(b[0]-a[0])
		}
	}
	return points[len(points)-1][1]
}

// intensity is the children a week of a stream in week k.
func (w *world) intensity(st *stream, k int) float64 {
	middle := float64(k) + 0.5
	lambda := st.base * st.season[w.s.Date(float64(k)).Month()-1]
	lambda *= math.Pow(1+st.TrendPerYear.Best, st.TrendToFlow.Best*middle/year)
	if len(st.Rate) > 0 {
		lambda = along(st.Rate, middle)
	}
	lambda *= 1 + st.SurgeSize.Best*math.Pow(2, -middle/st.SurgeHalfLifeWeeks.Best)
	lambda *= math.Exp(st.drift[k])
	if v := st.NoiseVariance.Best; v > 0 {
		lambda *= w.gamma(1, 1/v)
	}
	for _, c := range st.Changes {
		lambda *= w.effect(c.Factor.Best, c.Date, c.To, c.RampWeeks.Best, middle)
	}
	for _, action := range w.s.Actions {
		if a, ok := action.(*scenario.EarlyHelp); ok && a.Stream == st.Name {
			lambda *= w.effect(a.Referrals.Best, a.Date, a.To, a.RampWeeks.Best, middle)
		}
	}
	return lambda
}

// effect is the multiplier at a moment of something that begins on a date and
// grows to its full size.
func (w *world) effect(factor float64, from, to scenario.When, ramp, moment float64) float64 {
	begin := w.s.Week(from)
	if moment < begin || to.IsSet() && moment >= w.dayAfter(to) {
		return 1
	}
	if ramp == 0 {
		return factor
	}
	return 1 + (factor-1)*min(1, (moment-begin)/ramp)
}

// dayAfter is the moment at which a last day is over.
func (w *world) dayAfter(last scenario.When) float64 { return w.s.Week(last) + day }

// families schedules the families of week k, and the returns of cases that
// were closed before the start.
func (w *world) families(k int) {
	for i, st := range w.streams {
		for range w.poisson(w.intensity(st, k) / st.meanSize) {
			size := w.familySize(st)
			w.at(float64(k)+w.rng.Float64(), arriving, func() { w.arrive(st, size) })
		}
		if st.History == "fresh" {
			continue
		}
		before := w.past.streams[i]
		q, middle := before.ReReferral.Best, float64(k)+0.5
		past := before.base * q / (1 - q) * max(0, 1-middle/before.ReReferralWeeks.Best)
		for range w.poisson(past) {
			w.at(float64(k)+w.rng.Float64(), arriving, func() { w.arrive(st, 1) })
		}
	}
}

func (w *world) familySize(st *stream) int { return w.pick(st.FamilySizes) + 1 }

// arrive brings a family to the front door of the stream's first stage.
func (w *world) arrive(st *stream, size int) {
	f := w.newFamily(st, size)
	w.enter(f.members, st.stage)
	w.join(f.members)
}

// return has a closed case come back, or not.
func (w *world) mayReturn(st *stream) {
	q := st.ReReferral.Best
	for _, action := range w.s.Actions {
		if a, ok := action.(*scenario.EarlyHelp); ok && a.Stream == st.Name {
			q *= w.effect(a.ReReferral.Best, a.Date, a.To, a.RampWeeks.Best, w.now)
		}
	}
	if w.chance(q) {
		w.at(w.now+w.rng.Float64()*st.ReReferralWeeks.Best, arriving, func() { w.arrive(st, 1) })
	}
}
