package sim

import "math/bits"

// calendar is the set of pending events: a binary heap held by value in one
// slice. The cost of a heap of this size is mispredicted branches, not memory,
// so two things are done about branches. A time that is not negative orders as
// its IEEE bits, so (time, kind, sequence) is compared as one 128-bit number
// whose borrow chooses the lesser child without a branch. And every entry
// writes its place to the position table when it moves; those without a timer
// write to place 0, which nobody reads.
//
// Inserting and removing cost O(log n) for n pending events; nothing is left
// behind by a removed timer.
type calendar struct {
	heap      []entry
	positions []int32 // by Timer: index in heap, or idle, or freed; place 0 is nobody's
}

// entry is one pending event.
type entry struct {
	time  uint64 // IEEE bits of a time that is not negative
	order uint64 // kind << 56 | sequence
	slot  int32
	timer Timer // 0 if the event cannot be re-timed
}

const (
	idle  = -1 // the timer exists and has no pending event
	freed = -2 // the timer was handed back
)

// before is 1 if a happens before b, else 0.
func (a *entry) before(b *entry) uint64 {
	_, borrow := bits.Sub64(a.order, b.order, 0)
	_, borrow = bits.Sub64(a.time, b.time, borrow)
	return borrow
}

// grow makes room for one more entry, and for the place that is nobody's.
func (c *calendar) grow() {
	if len(c.positions) == 0 {
		c.positions = append(c.positions, idle)
	}
	c.heap = append(c.heap, entry{})[:len(c.heap)]
}

// insert adds an event.
func (c *calendar) insert(event entry) {
	n := len(c.heap)
	if n == cap(c.heap) {
		c.grow()
	}
	c.heap = c.heap[:n+1]
	c.siftUp(n, event)
}

// remove takes out the entry at place i by moving the last entry there.
func (c *calendar) remove(i int) {
	last := len(c.heap) - 1
	event := c.heap[last]
	c.heap = c.heap[:last]
	if i < last {
		c.replace(i, event)
	}
}

// replace puts an event at place i, whatever was there.
func (c *calendar) replace(i int, event entry) {
	if i > 0 && event.before(&c.heap[(i-1)/2]) != 0 {
		c.siftUp(i, event)
	} else {
		c.siftDown(i, event)
	}
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
