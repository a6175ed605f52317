package secondopinion

import "time"

// spendUntil pays everyone from now until a moment.
func (w *world) spendUntil(moment float64) {
	if moment <= w.now {
		return
	}
	weekly, days := 0.0, w.daysOfYear()
	for _, tm := range w.teams {
		for _, wk := range tm.workers {
			weekly += w.cost(wk, days)
		}
	}
	w.spent += weekly * (moment - w.now)
}

// daysOfYear is the days of the present financial year, over which the cost of
// a year is spread.
func (w *world) daysOfYear() float64 {
	date := w.s.Date(w.now)
	first := time.Date(date.Year(), time.April, 1, 0, 0, 0, 0, time.UTC)
	if date.Before(first) {
		first = first.AddDate(-1, 0, 0)
	}
	return first.AddDate(1, 0, 0).Sub(first).Hours() / 24
}

// cost is what a worker costs a week.
func (w *world) cost(wk *worker, days float64) float64 {
	switch wk.kind {
	case temporary:
		return wk.weekly
	case agency:
		grade := wk.team.role
		if wk.post != nil {
			grade = wk.post.grade
		}
		return grade.CostPerYear.Best / days * 7 * wk.fte * (1 + w.s.Agency.Premium.Best)
	}
	cost := wk.role.CostPerYear.Best / days * 7 * wk.fte
	for _, a := range w.pay(w.now) {
		cost *= a.Cost.Best
	}
	return cost
}
