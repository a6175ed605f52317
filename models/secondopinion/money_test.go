package secondopinion

import "time"

// spendUntil pays everyone from now until a moment.
func (w *world) spendUntil(moment float64) {
	if moment <= w.now {
		return
	}
	weekly := 0.0
	for _, tm := range w.teams {
		for _, wk := range tm.workers {
			weekly += w.cost(wk)
		}
	}
	w.spent += weekly * (moment - w.now)
}

// cost is what a worker costs a week. A year's cost is spread over the days of
// the financial year.
func (w *world) cost(wk *worker) float64 {
	date := w.date()
	first := time.Date(date.Year(), time.April, 1, 0, 0, 0, 0, time.UTC)
	if date.Before(first) {
		first = first.AddDate(-1, 0, 0)
	}
	days := first.AddDate(1, 0, 0).Sub(first).Hours() / 24
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
	for _, a := range w.pay() {
		cost *= a.Cost.Best
	}
	return cost
}
