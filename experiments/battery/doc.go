// Package battery tests random streams in the order in which a model asks for
// them: a few numbers from each of many streams, not many from one. A generator
// may be sound along one stream and poor across neighbours, because a stream
// begins where a hash of its key says.
//
// An Order gives such a sequence; ChiSquare, SerialPairs, Gaps and
// BirthdaySpacings judge one. Each returns a p-value: even between 0 and 1 where
// the words are random, and next to 0 where they are not. "make streams" hands
// the same orders to dieharder.
package battery
