package sim

import (
	"fmt"
	"math"
)

// Count is a number of occurrences.
type Count uint64

// Add counts one more.
func (c *Count) Add() { *c++ }

// Merge adds another count to this one.
func (c *Count) Merge(other Count) { *c += other }

// Moments holds the number, mean and variance of the values added so far. The
// zero value is empty. It keeps its digits where sums of squares would lose
// them, but its last bits depend on the order of adding and merging; [ExactSum]
// does not.
//
// The method is that of Welford 1962, Technometrics 4(3), 419-420; merging is by
// Chan, Golub and LeVeque 1983, The American Statistician 37(3), 242-247.
type Moments struct {
	n       float64
	mean    float64
	squares float64 // sum of squared distances from the mean
}

// Add adds a value.
func (m *Moments) Add(x float64) {
	m.n++
	before := x - m.mean
	m.mean += before / m.n
	m.squares += float64(before * (x - m.mean))
}

// Merge adds all values that were added to other.
func (m *Moments) Merge(other Moments) {
	if other.n == 0 {
		return
	}
	n := m.n + other.n
	distance := other.mean - m.mean
	share := other.n / n
	m.squares += other.squares + float64(distance*distance*m.n*share)
	m.mean += float64(distance * share)
	m.n = n
}

// N is the number of values.
func (m *Moments) N() float64 { return m.n }

// Mean is the average of the values; not a number if there are none.
func (m *Moments) Mean() float64 {
	if m.n == 0 {
		return math.NaN()
	}
	return m.mean
}

// Variance is the sample variance, with divisor N-1; not a number if there are
// fewer than two values.
func (m *Moments) Variance() float64 {
	if m.n < 2 {
		return math.NaN()
	}
	return m.squares / (m.n - 1)
}

// StandardError is the standard error of the mean of independent values; not a
// number if there are fewer than two.
func (m *Moments) StandardError() float64 { return math.Sqrt(m.Variance() / m.n) }

// TimeWeighted is the average over time of a value that stays the same between
// changes, such as a number in a queue. Before Start the value is 0 from time 0.
type TimeWeighted struct {
	start float64
	last  float64
	value float64
	area  float64 // of the value over time, from start to last
}

// Start forgets what went before and observes from now on a value that begins
// as given: at the start of a run, and again when its warm-up is over.
func (t *TimeWeighted) Start(now, value float64) {
	*t = TimeWeighted{start: now, last: now, value: value}
}

// Set changes the value at a time not before that of the last change. Many
// changes at one instant are allowed: the last one counts.
func (t *TimeWeighted) Set(now, value float64) {
	if !(now >= t.last) {
		t.refuse(now)
	}
	t.area += float64(t.value * (now - t.last))
	t.last, t.value = now, value
}

// Value is the value now.
func (t *TimeWeighted) Value() float64 { return t.value }

// Integral is the area under the value from the start until now, in units of
// the value times units of time. Now is not before the last change.
func (t *TimeWeighted) Integral(now float64) float64 {
	if !(now >= t.last) {
		t.refuse(now)
	}
	return t.area + float64(t.value*(now-t.last))
}

// Mean is the average from the start until now, which is not before the last
// change; not a number if no time has passed.
func (t *TimeWeighted) Mean(now float64) float64 {
	if now == t.start {
		return math.NaN()
	}
	return t.Integral(now) / (now - t.start)
}

func (t *TimeWeighted) refuse(now float64) {
	panic(fmt.Sprintf("sim: time-weighted value at %v, but it was changed at %v", now, t.last))
}
