package experiments

import (
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"hash"
	"math"

	"headroom/sim"
)

// StateVersion is of the bytes that a state is written as and of what is folded
// into it. Raise it when a figure that is kept comes to mean something else;
// that there are more figures, or other ones, the shape of a state shows.
const StateVersion = 1

// state is everything that replications have added to a result, as bytes: whole
// numbers as varints, runs of nothing as their length, the least and the
// greatest values bit by bit. The same folds are the same bytes.
func (r *Result) state() []byte {
	var w stateWriter
	r.visit(&w)
	return w.bytes
}

// add adds a state to a result of the same shape: its replications are then in
// both. After an error the result is of no use.
func (r *Result) add(state []byte) error {
	reader := stateReader{bytes: state}
	r.visit(&reader)
	if reader.err == nil && len(reader.bytes) > 0 {
		reader.err = fmt.Errorf("state: %d bytes too many", len(reader.bytes))
	}
	return reader.err
}

// shape is a hash of what a state is made of: two results with the same shape
// can be added.
func (r *Result) shape() [sha256.Size]byte {
	w := shapeWriter{sha256.New()}
	r.visit(w)
	return [sha256.Size]byte(w.hash.Sum(nil))
}

type stateWriter struct{ bytes []byte }

func (w *stateWriter) number(n uint64) { w.bytes = binary.AppendUvarint(w.bytes, n) }

func (w *stateWriter) count(n *int) { w.number(uint64(*n)) }

func (w *stateWriter) counts(list []uint32) { writeCounts(w, list) }

func (w *stateWriter) sum(s *sim.ExactSum) {
	w.number(s.Count)
	w.bytes = binary.AppendVarint(w.bytes, s.SumHigh)
	w.number(s.SumLow ^ uint64(s.SumHigh>>63)) // short for small sums below 0 too
	w.number(s.SquaresHigh)
	w.number(s.SquaresLow)
}

func (w *stateWriter) least(x *float64) {
	w.bytes = binary.LittleEndian.AppendUint64(w.bytes, math.Float64bits(*x))
}

func (w *stateWriter) most(x *float64) { w.least(x) }

func (w *stateWriter) histogram(h *sim.Histogram) {
	w.number(h.Below)
	w.number(h.Above)
	writeCounts(w, h.Counts)
}

// writeCounts writes every count above 0, and 0 with how many there are of it
// in a row.
func writeCounts[N uint32 | uint64](w *stateWriter, list []N) {
	for i := 0; i < len(list); {
		if list[i] > 0 {
			w.number(uint64(list[i]))
			i++
			continue
		}
		from := i
		for i < len(list) && list[i] == 0 {
			i++
		}
		w.number(0)
		w.number(uint64(i - from))
	}
}

type stateReader struct {
	bytes []byte
	err   error // the first; nothing is read after it
}

var errShort = errors.New("state: it ends too early, or holds a number that is too large")

func (r *stateReader) number() uint64 {
	n, length := binary.Uvarint(r.bytes)
	return r.took(n, length)
}

// took moves on past a number of so many bytes.
func (r *stateReader) took(n uint64, length int) uint64 {
	if r.err != nil || length <= 0 {
		r.err, r.bytes = errShort, nil
		return 0
	}
	r.bytes = r.bytes[length:]
	return n
}

func (r *stateReader) count(n *int) { *n += int(r.number()) }

func (r *stateReader) counts(list []uint32) { readCounts(r, list) }

func (r *stateReader) sum(s *sim.ExactSum) {
	part := sim.ExactSum{Resolution: s.Resolution, Count: r.number()}
	high, length := binary.Varint(r.bytes)
	part.SumHigh = int64(r.took(uint64(high), length))
	part.SumLow = r.number() ^ uint64(part.SumHigh>>63)
	part.SquaresHigh = r.number()
	part.SquaresLow = r.number()
	s.Merge(&part)
}

func (r *stateReader) float() float64 {
	if len(r.bytes) < 8 {
		r.err, r.bytes = errShort, nil
		return math.NaN()
	}
	x := math.Float64frombits(binary.LittleEndian.Uint64(r.bytes))
	r.bytes = r.bytes[8:]
	return x
}

func (r *stateReader) least(x *float64) { *x = min(*x, r.float()) }

func (r *stateReader) most(x *float64) { *x = max(*x, r.float()) }

func (r *stateReader) histogram(h *sim.Histogram) {
	h.Below += r.number()
	h.Above += r.number()
	readCounts(r, h.Counts)
}

func readCounts[N uint32 | uint64](r *stateReader, list []N) {
	for i := 0; i < len(list) && r.err == nil; {
		if n := r.number(); n > 0 {
			list[i] += N(n)
			i++
			continue
		}
		none := r.number()
		if none == 0 || none > uint64(len(list)-i) {
			r.err, r.bytes = errShort, nil
			return
		}
		i += int(none)
	}
}

// A shapeWriter takes in the kind of every figure, and what must agree for two
// of them to be added.
type shapeWriter struct{ hash hash.Hash }

func (w shapeWriter) count(*int) { fmt.Fprintln(w.hash, "count") }

func (w shapeWriter) counts(list []uint32) { fmt.Fprintln(w.hash, "counts", len(list)) }

func (w shapeWriter) sum(s *sim.ExactSum) { fmt.Fprintln(w.hash, "sum", s.Resolution) }

func (w shapeWriter) least(*float64) { fmt.Fprintln(w.hash, "least") }

func (w shapeWriter) most(*float64) { fmt.Fprintln(w.hash, "most") }

func (w shapeWriter) histogram(h *sim.Histogram) {
	fmt.Fprintln(w.hash, "histogram", h.Low, h.Width, len(h.Counts))
}
