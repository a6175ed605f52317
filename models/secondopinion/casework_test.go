package secondopinion

import (
	"math"

	"headroom/models/scenario"
)

// paceAt is how fast the cases of a worker of a relative load move, with
// nothing else.
func (w *world) paceAt(load float64) float64 {
	p := w.s.Pace
	return min(max(math.Pow(load, -p.Elasticity.Best), p.Slowest.Best), p.Fastest.Best)
}

// practice is the multiplier of every pace in this week.
func (w *world) practice() float64 {
	middle := float64(w.week()) + 0.5
	factor := 1.0
	for _, action := range w.s.Actions {
		switch a := action.(type) {
		case *scenario.Practice:
			factor *= w.effect(a.Factor.Best, a.Date, a.To, a.RampWeeks.Best, middle)
		case *scenario.EarlyHelp:
			factor *= w.effect(a.Practice.Best, a.Date, a.To, a.RampWeeks.Best, middle)
		}
	}
	for _, st := range w.streams {
		if len(st.Rate) == 0 {
			factor *= math.Pow(1+st.TrendPerYear.Best, -(1-st.TrendToFlow.Best)*middle/year)
		}
	}
	return factor
}

// pace is how fast the cases of a worker move now.
func (w *world) pace(wk *worker) float64 {
	r := w.paceAt(wk.points()/wk.fullCaseload(w.now)) * w.practice()
	if wk.absent {
		r *= w.s.Pace.CoveredPace.Best
	}
	return r
}

// work gives every held case the pace of its worker for this day, and foresees
// those that end in it.
func (w *world) work(dayEnd float64) {
	for _, tm := range w.teams {
		for _, wk := range tm.workers {
			if len(wk.cases) == 0 {
				continue
			}
			r := w.pace(wk)
			for _, c := range wk.cases {
				w.bring(c)
				c.pace = r
				w.foresee(c, dayEnd)
			}
		}
	}
}

// move sets a case going in the middle of a day.
func (w *world) move(c *kase) {
	c.since = w.now
	c.pace = w.pace(c.worker)
	w.foresee(c, math.Floor(w.now*7+1e-9)/7+day)
}

// bring puts the work left of a case as it is now.
func (w *world) bring(c *kase) {
	c.left = max(0, c.left-c.pace*(w.now-c.since))
	c.since = w.now
}

// foresee schedules the end of a case if it comes before the day is over.
func (w *world) foresee(c *kase, dayEnd float64) {
	c.turn++
	c.ends = w.now + c.left/c.pace
	if turn := c.turn; c.ends < dayEnd {
		w.at(c.ends, closing, func() {
			if c.turn == turn {
				w.endTogether(c.worker)
			}
		})
	}
}

// handOver takes a case from its worker.
func (w *world) handOver(c *kase) {
	w.bring(c)
	c.turn++
	c.pace = 0
	c.left += min(c.stage.HandoverWeeks.Best, c.left)
	c.worker.drop(c)
}
