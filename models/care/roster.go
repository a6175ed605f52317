package care

import (
	"math"
	"math/bits"
)

// A roster is the workers of a team who are given new work, so kept that the
// one whose load would be lowest is found without asking each. Workers of one
// role and capacity are peers: whatever they take, the load is lowest for the
// one with the fewest points. So each group of peers is a binary heap in order
// of points, then number, and only its head is asked.
//
// A change of one worker costs O(log n), a choice O(groups).
type roster []peers

type peers struct {
	role     int32
	capacity float64
	heap     []peer
}

type peer struct {
	points uint64 // IEEE bits, which order as the numbers do: points are not below 0
	number uint64
	slot   int32
}

// A seat is where a worker stands in the roster of their team.
type seat struct {
	group int32 // nobody: not in it
	at    int32 // place in the group's heap
}

// enrol brings a worker's seat up to date: into the roster, to another place,
// or out of it. It is called whenever points, capacity, role, number, notice,
// absence or team have changed; retime does it for most of them.
func (m *Model) enrol(slot int32, w *worker) {
	r, s := &m.teams[w.team].roster, &m.seats[slot]
	self := peer{math.Float64bits(w.points), w.number, slot}
	if s.group != nobody {
		g := &(*r)[s.group]
		if w.eligible() && g.role == w.role && g.capacity == w.capacity {
			g.replace(m.seats, s.at, self)
			return
		}
		m.strike(slot, w)
	}
	if w.eligible() {
		s.group = r.groupOf(w.role, w.capacity)
		g := &(*r)[s.group]
		g.heap = append(g.heap, self)
		g.siftUp(m.seats, int32(len(g.heap)-1), self)
	}
}

// strike takes a worker out of the roster of their team.
func (m *Model) strike(slot int32, w *worker) {
	s := &m.seats[slot]
	if s.group == nobody {
		return
	}
	g := &m.teams[w.team].roster[s.group]
	s.group = nobody
	end := len(g.heap) - 1
	last := g.heap[end]
	g.heap = g.heap[:end]
	if last.slot != slot {
		g.replace(m.seats, s.at, last)
	}
}

// groupOf finds the group of a role and a capacity, or makes it, where there is
// an empty one in its memory.
func (r *roster) groupOf(role int32, capacity float64) int32 {
	empty := nobody
	for i := range *r {
		if g := &(*r)[i]; g.role == role && g.capacity == capacity {
			return int32(i)
		} else if len(g.heap) == 0 {
			empty = i
		}
	}
	if empty == nobody {
		empty = len(*r)
		if empty < cap(*r) {
			*r = (*r)[:empty+1]
		} else {
			*r = append(*r, peers{})
		}
	}
	g := &(*r)[empty]
	*g = peers{role: role, capacity: capacity, heap: g.heap[:0]}
	return int32(empty)
}

// least is the worker whose load after taking the points is lowest among those
// of some roles, and that load; ties go to the lowest number. It is nobody if
// there is none. Unless points are exact (values.exactPoints), sums of weights
// that differ in their last bits may give the same load: then every worker of
// that load is asked for the number.
func (r roster) least(points float64, roles uint64, exact bool) (int32, float64) {
	best, bestLoad := peer{number: math.MaxUint64, slot: nobody}, infinite
	for i := range r {
		g := &r[i]
		if len(g.heap) == 0 || roles>>uint(g.role)&1 == 0 {
			continue
		}
		load := g.loadAfter(0, points)
		if load > bestLoad {
			continue
		}
		first := g.heap[0]
		if !exact {
			first = g.firstOf(0, load, points, first)
		}
		if load < bestLoad || first.number < best.number {
			best, bestLoad = first, load
		}
	}
	return best.slot, bestLoad
}

// loadAfter is the load of the peer at a place after taking the points.
func (g *peers) loadAfter(at int, points float64) float64 {
	return (math.Float64frombits(g.heap[at].points) + points) / g.capacity
}

// firstOf is the peer of the lowest number whose load is that of the head, from
// a place of the heap on.
func (g *peers) firstOf(at int, load, points float64, first peer) peer {
	if at >= len(g.heap) || g.loadAfter(at, points) != load {
		return first
	}
	if g.heap[at].number < first.number {
		first = g.heap[at]
	}
	first = g.firstOf(2*at+1, load, points, first)
	return g.firstOf(2*at+2, load, points, first)
}

// before is 1 if a comes before b, else 0: one comparison of 128 bits.
func (a *peer) before(b *peer) uint64 {
	_, borrow := bits.Sub64(a.number, b.number, 0)
	_, borrow = bits.Sub64(a.points, b.points, borrow)
	return borrow
}

// replace puts a peer at a place of the heap, whoever was there.
func (g *peers) replace(seats []seat, at int32, p peer) {
	if at > 0 && p.before(&g.heap[(at-1)/2]) != 0 {
		g.siftUp(seats, at, p)
	} else {
		g.siftDown(seats, at, p)
	}
}

func (g *peers) siftUp(seats []seat, at int32, p peer) {
	heap := g.heap
	for at > 0 {
		parent := (at - 1) / 2
		if p.before(&heap[parent]) == 0 {
			break
		}
		heap[at] = heap[parent]
		seats[heap[at].slot].at = at
		at = parent
	}
	heap[at] = p
	seats[p.slot].at = at
}

func (g *peers) siftDown(seats []seat, at int32, p peer) {
	heap := g.heap
	for {
		child := 2*at + 1
		if child >= int32(len(heap)) {
			break
		}
		if right := child + 1; right < int32(len(heap)) {
			child += int32(heap[right].before(&heap[child]))
		}
		if heap[child].before(&p) == 0 {
			break
		}
		heap[at] = heap[child]
		seats[heap[at].slot].at = at
		at = child
	}
	heap[at] = p
	seats[p.slot].at = at
}
