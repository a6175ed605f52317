// Package sim is a small discrete-event simulation engine: a clock and an event
// calendar, random streams that do not depend on the order of asking,
// probability laws, and tallies. It knows nothing of what is simulated.
//
// # How a model uses it
//
// A model is a struct whose state lives in slices. Its events are small
// integers, a [Kind] and the slot they concern, and it handles them in one
// switch:
//
//	func (m *model) Handle(kind sim.Kind, slot int32) {
//		switch kind {
//		case arrival:
//			m.engine.Schedule(m.engine.Now()+m.gaps.Rand(&m.stream), arrival, 0)
//		case departure:
//			...
//		}
//	}
//
// It schedules its first events and calls [Engine.Run]. An event that may have
// to be moved or called off is a [Timer]. See the example of a queue.
//
// # What is promised
//
// Order: events happen in order of time; at equal times in order of Kind; then
// in the order in which they were scheduled.
//
// Memory: once warm (slices grown to what a replication needs) neither the
// engine nor a draw nor a tally allocates. One caution: a [Stream] is a value,
// and its address passed to a method called through an interface moves it to
// the heap. Keep laws in variables of their own type where it matters.
//
// Same bits: a trajectory depends on nothing but the model, the seed and the
// replication number. The laws use only operations that IEEE 754 fixes to the
// last bit (add, subtract, multiply, divide, square root, rounding down) and
// this package's own [Exp], [Log], [Pow] and [NormalQuantile]; package math's
// differ between processors. A product that may feed an addition is written
// float64(a*b), which the language defines to be rounded, so that no compiler
// may fuse the two. Package samebits checks this.
//
// Errors: a fault that only a programmer can make (an event in the past, a
// timer never handed out) panics and says the package and the value.
// Laws do not check their parameters: who builds one from what a user wrote
// checks first.
package sim
