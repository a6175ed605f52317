package secondopinion

import (
	"slices"

	"headroom/models/scenario"
)

// A stage is one step of a pathway.
type stage struct {
	scenario.Stage
	team *team
}

func (w *world) readStages() {
	w.stages = map[string]*stage{}
	for _, from := range w.s.Stages {
		w.stages[from.Name] = &stage{Stage: from}
	}
}

// mayBeHeldBy says that workers of a role may hold a stage.
func (g *stage) mayBeHeldBy(role string) bool {
	return len(g.Roles) == 0 || slices.Contains(g.Roles, role)
}

// A family is children who were referred together.
type family struct {
	stream   *stream
	together bool // they share their work, and so move as one
	members  []*kase
}

// A kase is one child's case.
type kase struct {
	family *family
	stage  *stage
	worker *worker // nil while it waits
	last   *worker // who has it or had it
	left   float64 // weeks of work left, at since
	since  float64
	pace   float64 // of this day
	ends   float64 // when it ends a stage, at the pace of this day
	timed  bool    // since when the case is in the stage is known
	came   float64 // to the stage
	turn   int     // counts what makes an ending that was foreseen void
}

func (w *world) newFamily(st *stream, size int) *family {
	together := st.Siblings == "together" && !w.broken.siblingsAlone
	f := &family{stream: st, together: together}
	for range size {
		f.members = append(f.members, &kase{family: f})
	}
	return f
}

// enter begins a stage for cases of a family.
func (w *world) enter(cases []*kase, g *stage) {
	shared := w.workContent(g.Work)
	for i, c := range cases {
		c.stage, c.left, c.since = g, shared, w.now
		c.timed, c.came = true, w.now
		if i > 0 && !c.family.together {
			c.left = w.workContent(g.Work)
		}
	}
}

// endTogether is the end of a stage for all the cases of a worker that end now;
// only then is what waits given out.
func (w *world) endTogether(wk *worker) {
	for _, c := range slices.Clone(wk.cases) {
		if c.worker == wk && c.ends <= w.now+1e-9 {
			w.end(c)
		}
	}
	w.allocate(wk.team)
}

// end is the end of a stage for one case, or for all of a family that moves
// as one.
func (w *world) end(c *kase) {
	cases := []*kase{c}
	if c.family.together {
		cases = slices.Clone(c.family.members)
	}
	old := c.worker
	next := w.nextStage(c.stage)
	for _, each := range cases {
		each.turn++
		w.countTime(each)
	}
	switch {
	case next == nil:
		for _, each := range cases {
			old.drop(each)
			each.family.members = without(each.family.members, each)
			w.closures++
			w.mayReturn(each.family.stream)
		}
	case next.team == old.team && next.mayBeHeldBy(old.role.Name):
		w.enter(cases, next)
		for _, each := range cases {
			w.move(each)
		}
	default:
		for _, each := range cases {
			old.drop(each)
		}
		w.enter(cases, next)
		w.join(cases)
	}
}

// late says that a case has been in its stage for longer than the time limit.
func (c *kase) late(now float64) bool {
	return c.timed && c.stage.TimeLimit.Present && now-c.came > c.stage.TimeLimit.Best+1e-9
}

// countTime counts the end of a stage that has a time limit.
func (w *world) countTime(c *kase) {
	if !c.timed || !c.stage.TimeLimit.Present {
		return
	}
	w.ended++
	if !c.late(w.now) {
		w.inTime++
	}
}

// nextStage draws where a case goes on to: nil, it closes.
func (w *world) nextStage(g *stage) *stage {
	u, total := w.rng.Float64(), 0.0
	for _, n := range g.Next {
		total += n.Chance.Best
	}
	u *= max(1, total)
	for _, n := range g.Next {
		if u < n.Chance.Best {
			return w.stages[n.Name]
		}
		u -= n.Chance.Best
	}
	return nil
}

// visits are the expected visits to each stage of a case that begins at one.
func (w *world) visits(first *stage) map[*stage]float64 {
	v := map[*stage]float64{}
	flow := map[*stage]float64{first: 1}
	for left := 1.0; left > 1e-12; {
		next := map[*stage]float64{}
		for _, named := range w.s.Stages { // in the order of the file, not of the map
			g := w.stages[named.Name]
			v[g] += flow[g]
			total := 0.0
			for _, n := range g.Next {
				total += n.Chance.Best
			}
			for _, n := range g.Next {
				next[w.stages[n.Name]] += flow[g] * n.Chance.Best / max(1, total)
			}
		}
		flow, left = next, 0
		for _, share := range next {
			left = max(left, share)
		}
	}
	return v
}

func without[T comparable](all []T, one T) []T {
	if i := slices.Index(all, one); i >= 0 {
		return slices.Delete(slices.Clone(all), i, i+1)
	}
	return all
}
