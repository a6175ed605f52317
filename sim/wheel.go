package sim

import "math/bits"

// wheel holds the pending events that are not among the soonest: a hierarchical
// timing wheel (Varghese and Lauck 1987, "Hashed and hierarchical timing
// wheels") whose digits are those of a time's IEEE bits, so that it has no width
// to choose and fits itself to any scale of times. A time that first differs
// from base in digit l, counted from the lowest, is kept in level l, in the
// bucket of that digit. So all of a level happen before all of the next, and
// within a level the buckets are in order. Inside a bucket there is no order.
//
// Adding and removing cost O(1). An event moves down at most once for each of
// its digits, in practice two or three times, however many are pending.
type wheel struct {
	count   int    // of events
	base    uint64 // no event is before it
	horizon uint64 // the end of the bucket last taken; no event is before it
	inUse   uint16 // bit l: level l has events
	levels  [wheelLevels]wheelLevel
	chunks  []chunk // place 0 is nobody's
	unused  int32   // head of the list of free chunks
}

const (
	digitBits   = 6
	wheelLevels = (64 + digitBits - 1) / digitBits
	chunkSize   = 32
)

type wheelLevel struct {
	inUse   uint64 // bit d: bucket d has events
	buckets [1 << digitBits]bucket
}

// bucket is a list of chunks, all full but the first.
type bucket struct {
	first int32
	count int32 // of events
}

type chunk struct {
	events [chunkSize]entry
	next   int32
}

// takes says whether an event is to wait in the wheel. When nothing waits there,
// all are among the soonest.
func (w *wheel) takes(time uint64) bool { return w.count > 0 && time >= w.horizon }

// find gives the level and the digit of a time.
func (w *wheel) find(time uint64) (level, digit int) {
	level = (bits.Len64(time^w.base|1) - 1) / digitBits
	return level, int(time>>(level*digitBits)) & (1<<digitBits - 1)
}

// add puts in an event and returns its place.
func (w *wheel) add(event *entry) (place int32) {
	level, digit := w.find(event.time)
	l := &w.levels[level]
	b := &l.buckets[digit]
	i := b.count % chunkSize
	if i == 0 {
		w.extend(b)
		l.inUse |= 1 << digit
		w.inUse |= 1 << level
	}
	w.chunks[b.first].events[i] = *event
	b.count++
	w.count++
	return b.first*chunkSize + i
}

// extend gives a bucket one more chunk.
func (w *wheel) extend(b *bucket) {
	id := w.unused
	if id != 0 {
		w.unused = w.chunks[id].next
	} else {
		if len(w.chunks) == 0 {
			w.chunks = append(w.chunks, chunk{})
		}
		id = int32(len(w.chunks))
		w.chunks = append(w.chunks, chunk{})
	}
	w.chunks[id].next = b.first
	b.first = id
}

// at is the event at a place.
func (w *wheel) at(place int32) *entry {
	return &w.chunks[place/chunkSize].events[place%chunkSize]
}

// remove takes out the event at a place and returns the one moved there.
func (w *wheel) remove(place int32) (moved *entry) {
	moved = w.at(place)
	level, digit := w.find(moved.time)
	b := &w.levels[level].buckets[digit]
	b.count--
	w.count--
	*moved = w.chunks[b.first].events[b.count%chunkSize]
	if b.count%chunkSize == 0 {
		b.first = w.release(b.first)
	}
	if b.count == 0 {
		w.vacate(level, digit)
	}
	return moved
}

// release frees a chunk and returns the next of its list.
func (w *wheel) release(id int32) (next int32) {
	next = w.chunks[id].next
	w.chunks[id].next = w.unused
	w.unused = id
	return next
}

// vacate marks a bucket as empty.
func (w *wheel) vacate(level, digit int) {
	l := &w.levels[level]
	l.buckets[digit] = bucket{}
	l.inUse &^= 1 << digit
	if l.inUse == 0 {
		w.inUse &^= 1 << level
	}
}

// take empties the first bucket that has events, moves base and horizon to its
// beginning and end, and says whether its events are few enough, or alike enough,
// to be among the soonest. If not they are to be added again, and come to lie in
// lower levels.
func (w *wheel) take(most int32) (b bucket, soonest bool) {
	level := bits.TrailingZeros16(w.inUse)
	digit := bits.TrailingZeros64(w.levels[level].inUse)
	b = w.levels[level].buckets[digit]
	w.vacate(level, digit)
	w.count -= int(b.count)
	shift := level * digitBits
	w.base = w.base>>shift>>digitBits<<digitBits<<shift | uint64(digit)<<shift
	w.horizon = w.base + 1<<shift
	return b, level == 0 || b.count <= most
}

// clear empties the wheel and keeps its memory.
func (w *wheel) clear() {
	for ; w.inUse != 0; w.inUse &= w.inUse - 1 {
		w.levels[bits.TrailingZeros16(w.inUse)] = wheelLevel{}
	}
	w.chunks = w.chunks[:min(1, len(w.chunks))]
	w.count, w.unused = 0, 0
}
