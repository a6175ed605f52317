package sim

import "math/bits"

// calendar is the set of pending events. The soonest are in a heap; where there
// are many, the rest wait in a wheel, and a bucket of it is moved to the heap
// whenever the heap is empty. So inserting and removing cost O(log n) for n
// pending events while there are few, and O(1) however many there are after
// that. Nothing is left behind by a removed timer.
//
// Every event writes its place to the position table when it moves; those without
// a timer write to place 0, which nobody reads, because that costs less than to
// ask.
type calendar struct {
	heap      []entry // never empty while the wheel has events
	positions []int32 // by Timer: place in the heap, away less place in the wheel, idle or freed
	limit     int     // of the heap's length, before much of it is moved to the wheel
	wheel     wheel
}

// entry is one pending event.
type entry struct {
	time  uint64 // IEEE bits of a time that is not negative, which order as the time
	order uint64 // kind << 56 | sequence
	slot  int32
	timer Timer // 0 if the event cannot be re-timed
}

const (
	idle  = -1 // the timer exists and has no pending event
	freed = -2 // the timer was handed back
	away  = -3 // less the place in the wheel
)

// Chosen by trying. Little hangs on them: half or double of each makes a
// difference of a few per cent.
const (
	fewest    = 8   // events in the heap after it was refilled, if there are that many
	mostTaken = 64  // events in a bucket that is moved to the heap
	crowded   = 256 // events in the heap, before the wheel is used
)

// grow makes room for one more entry, and for the place that is nobody's.
func (c *calendar) grow() {
	if len(c.positions) == 0 {
		c.positions = append(c.positions, idle)
	}
	c.heap = append(c.heap, entry{})[:len(c.heap)]
}

// clear removes all events and timers and keeps the memory.
func (c *calendar) clear() {
	c.heap = c.heap[:0]
	c.positions = c.positions[:min(1, len(c.positions))]
	c.limit = 0
	c.wheel.clear()
}

// insert adds an event.
func (c *calendar) insert(event entry) {
	switch {
	case c.wheel.takes(event.time):
		c.wait(event)
	case len(c.heap) >= max(crowded, c.limit):
		c.spill()
		c.insert(event)
	default:
		c.push(event)
	}
}

// wait adds an event to the wheel.
func (c *calendar) wait(event entry) {
	c.positions[event.timer] = away - c.wheel.add(&event)
}

// push adds an event to the heap.
func (c *calendar) push(event entry) {
	n := len(c.heap)
	if n == cap(c.heap) {
		c.grow()
	}
	c.heap = c.heap[:n+1]
	c.siftUp(n, event)
}

// remove takes out the event at a position of the position table.
func (c *calendar) remove(position int32) {
	if position <= away {
		c.positions[c.wheel.remove(away-position).timer] = position
		return
	}
	last := len(c.heap) - 1
	event := c.heap[last]
	c.heap = c.heap[:last]
	if i := int(position); i < last {
		c.replace(i, event)
	} else if last == 0 {
		c.refill()
	}
}

// pop takes out the root of the heap.
func (c *calendar) pop() {
	last := len(c.heap) - 1
	event := c.heap[last]
	c.heap = c.heap[:last]
	if last > 0 {
		c.siftDown(0, event)
	} else {
		c.refill()
	}
}

// time is that of the event at a position of the position table.
func (c *calendar) time(position int32) uint64 {
	if position <= away {
		return c.wheel.at(away - position).time
	}
	return c.heap[position].time
}

// spill moves what it can of a crowded heap to the wheel, and the soonest back. If
// that is of no use, as when all are at one instant, the limit doubles; so the
// cost is spread over as many events as were inserted.
func (c *calendar) spill() {
	w := &c.wheel
	if w.count == 0 {
		w.base = c.heap[0].time
	}
	w.horizon = w.base
	all := c.heap
	c.heap = c.heap[:0]
	for _, event := range all {
		if event.time >= w.base {
			c.wait(event)
		} else {
			c.push(event)
		}
	}
	c.refill()
}

// refill moves the soonest events of the wheel to the heap.
func (c *calendar) refill() {
	w := &c.wheel
	for w.count > 0 && len(c.heap) < fewest {
		b, soonest := w.take(mostTaken)
		for b.count > 0 {
			in := &w.chunks[b.first]
			for i := (b.count - 1) % chunkSize; i >= 0; i-- {
				if soonest {
					c.push(in.events[i])
				} else {
					c.wait(in.events[i])
					in = &w.chunks[b.first] // waiting may have moved the chunks
				}
			}
			b.count = (b.count - 1) / chunkSize * chunkSize
			b.first = w.release(b.first)
		}
	}
	c.limit = 2 * len(c.heap)
}

// replace puts an event at place i of the heap, whatever was there.
func (c *calendar) replace(i int, event entry) {
	if i > 0 && event.before(&c.heap[(i-1)/2]) != 0 {
		c.siftUp(i, event)
	} else {
		c.siftDown(i, event)
	}
}

// The cost of a heap of this size is mispredicted branches, not memory. So (time,
// kind, sequence) is compared as one 128-bit number whose borrow chooses the
// lesser child without a branch.

// before is 1 if a happens before b, else 0.
func (a *entry) before(b *entry) uint64 {
	_, borrow := bits.Sub64(a.order, b.order, 0)
	_, borrow = bits.Sub64(a.time, b.time, borrow)
	return borrow
}

// siftUp places an event at i or, while it happens before its parent, above.
func (c *calendar) siftUp(i int, event entry) {
	heap, positions := c.heap, c.positions
	for i > 0 {
		parent := (i - 1) / 2
		if event.before(&heap[parent]) == 0 {
			break
		}
		heap[i] = heap[parent]
		positions[heap[i].timer] = int32(i)
		i = parent
	}
	heap[i] = event
	positions[event.timer] = int32(i)
}

// siftDown places an event at i or, while a child happens before it, below.
func (c *calendar) siftDown(i int, event entry) {
	heap, positions := c.heap, c.positions
	for {
		child := 2*i + 1
		if child >= len(heap) {
			break
		}
		if right := child + 1; right < len(heap) {
			child += int(heap[right].before(&heap[child]))
		}
		if heap[child].before(&event) == 0 {
			break
		}
		heap[i] = heap[child]
		positions[heap[i].timer] = int32(i)
		i = child
	}
	heap[i] = event
	positions[event.timer] = int32(i)
}
