package secondopinion

import (
	"cmp"
	"maps"
	"slices"
)

// A waiting is cases of one family in the queue of a team.
type waiting struct {
	cases  []*kase
	joined float64
	nth    int
}

func (q *waiting) points() float64 {
	total := 0.0
	for _, c := range q.cases {
		total += c.stage.Weight.Best
	}
	return total
}

func (q *waiting) priority() int {
	highest := q.cases[0].stage.Priority
	for _, c := range q.cases {
		highest = max(highest, c.stage.Priority)
	}
	return highest
}

// mayBeHeldBy says that a role may hold every stage of the family.
func (q *waiting) mayBeHeldBy(role string) bool {
	for _, c := range q.cases {
		if !c.stage.mayBeHeldBy(role) {
			return false
		}
	}
	return true
}

// join puts cases of a family in the queue of their team, and tries it.
func (w *world) join(cases []*kase) {
	tm := cases[0].stage.team
	for _, c := range cases {
		c.since, c.pace, c.worker = w.now, 0, nil
	}
	w.nth++
	tm.queue = append(tm.queue, &waiting{cases, w.now, w.nth})
	slices.SortStableFunc(tm.queue, func(a, b *waiting) int {
		return cmp.Or(b.priority()-a.priority(), a.nth-b.nth)
	})
	w.allocate(tm)
}

// allocate gives out what waits for a team, as far as there is room.
func (w *world) allocate(tm *team) {
	if w.givingOut {
		return
	}
	for again := true; again; {
		again = false
		waitedFor := map[string]bool{} // roles that could hold a family that waits before this one
		for _, q := range tm.queue {
			if wk := w.place(tm, q, waitedFor, true); wk != nil {
				tm.queue = without(tm.queue, q)
				w.give(wk, q.cases)
				again = true
				break
			}
			for name := range w.roles {
				waitedFor[name] = waitedFor[name] || q.mayBeHeldBy(name)
			}
			if len(waitedFor) == len(w.roles) && !slices.Contains(slices.Collect(maps.Values(waitedFor)), false) {
				break // somebody waits for every role
			}
		}
	}
}

// place is the worker who takes a family: the one whose relative load is then
// lowest, if it is under the cap, of the roles that nobody before it waits for.
func (w *world) place(tm *team, q *waiting, waitedFor map[string]bool, capped bool) *worker {
	var best, empty *worker
	lowest := 0.0
	fitsSomeEmpty := false
	for _, wk := range tm.workers {
		if !wk.takesWork(w.now) || waitedFor[wk.role.Name] || !q.mayBeHeldBy(wk.role.Name) {
			continue
		}
		full := wk.fullCaseload(w.now)
		after := (wk.points() + q.points()) / full
		under := !capped || !tm.Cap.Present || after <= tm.Cap.Best+1e-12
		fitsSomeEmpty = fitsSomeEmpty || !capped || !tm.Cap.Present || q.points()/full <= tm.Cap.Best+1e-12
		if under && (best == nil || after < lowest-1e-12) {
			best, lowest = wk, after
		}
		if len(wk.cases) == 0 && empty == nil {
			empty = wk
		}
	}
	if best == nil && !fitsSomeEmpty {
		return empty
	}
	return best
}

// give has a worker take cases.
func (w *world) give(wk *worker, cases []*kase) {
	for _, c := range cases {
		if c.last != nil && c.last != wk {
			w.changes++
		}
		c.worker, c.last = wk, wk
		wk.cases = append(wk.cases, c)
	}
	for _, c := range cases {
		w.move(c)
	}
}

// empty hands over all that a worker holds, families whole, in the order in
// which they were held. Siblings at stages that different roles may hold go
// apart.
func (w *world) empty(wk *worker) {
	for len(wk.cases) > 0 {
		first := wk.cases[0]
		var whole []*kase
		for _, c := range wk.cases {
			sameRoles := slices.Equal(sorted(c.stage.Roles), sorted(first.stage.Roles)) || w.broken.siblingsWhole
			if c.family == first.family && sameRoles {
				whole = append(whole, c)
			}
		}
		for _, c := range whole {
			w.handOver(c)
		}
		w.join(whole)
	}
}

func sorted(names []string) []string { return slices.Sorted(slices.Values(names)) }

// rebalance moves families to someone who joins, ramps up or is promoted; the
// queue is then tried again.
func (w *world) rebalance(taker *worker) {
	if taker.team.Rebalance == "yes" && taker.takesWork(w.now) {
		w.level(taker)
		w.allocate(taker.team)
	}
}

// level moves families one by one from the most loaded worker, as long as the
// giver stays at or above the taker and the taker at or under the cap.
func (w *world) level(taker *worker) {
	tm := taker.team
	for {
		var giver *worker
		for _, wk := range tm.workers {
			if wk != taker && len(wk.cases) > 0 && (giver == nil || wk.load(w.now) > giver.load(w.now)) {
				giver = wk
			}
		}
		if giver == nil {
			return
		}
		smallest := giver.smallestFamily(taker.role.Name)
		if smallest == nil {
			return
		}
		points := smallest.points()
		givers := (giver.points() - points) / giver.fullCaseload(w.now)
		takers := (taker.points() + points) / taker.fullCaseload(w.now)
		if givers < takers || tm.Cap.Present && takers > tm.Cap.Best+1e-12 {
			return
		}
		for _, c := range smallest.cases {
			w.handOver(c)
		}
		w.give(taker, smallest.cases)
	}
}

// smallestFamily is the family of fewest points that a role may hold.
func (wk *worker) smallestFamily(role string) *waiting {
	var smallest *waiting
	for _, first := range wk.cases {
		q := &waiting{}
		for _, c := range wk.cases {
			if c.family == first.family {
				q.cases = append(q.cases, c)
			}
		}
		if q.mayBeHeldBy(role) && (smallest == nil || q.points() < smallest.points()) {
			smallest = q
		}
	}
	return smallest
}
