package sim

import (
	//lint:ignore SA1019 deprecated in favour of math/rand/v2, but the project's card asks for this generator; its use is confined to this file
	"golang.org/x/exp/rand"
)

// Purpose says what a stream of random numbers is for. Each use has its own, so
// that adding one shifts no other's draws.
type Purpose uint32

// Streams gives every random stream of one replication. A stream is found by
// what it is for and whom it concerns, never by the order of asking, so that
// two runs of a model that differ in one choice share all else: common random
// numbers.
type Streams struct {
	key uint64 // hash of seed and replication
}

// NewStreams returns the streams of one replication of the runs that start from
// seed. All replications are alike: number 0 is not special.
func NewStreams(seed uint64, replication int) Streams {
	return Streams{key: Entity(seed, uint64(replication))}
}

// At returns the stream for a purpose and an entity, at its beginning. Asking
// twice gives the same numbers twice. It does not allocate and costs a few
// nanoseconds, so a stream need not be kept for later.
func (s Streams) At(p Purpose, entity uint64) Stream { return s.For(p).At(entity) }

// For gives the streams for one purpose, which saves a part of the work where it
// is asked for many entities.
func (s Streams) For(p Purpose) StreamsFor { return StreamsFor{key: absorb(s.key, uint64(p))} }

// StreamsFor gives every random stream of one replication for one purpose.
type StreamsFor struct {
	key uint64 // hash of seed, replication and purpose
}

// At returns the stream for an entity, as [Streams.At] does.
func (s StreamsFor) At(entity uint64) Stream {
	var stream Stream
	// Seed gives both words of the generator's state the same value, so plain
	// neighbouring numbers as seeds give correlated streams; hashes do not.
	stream.source.Seed(absorb(s.key, entity))
	return stream
}

// Entity is the hash of an entity's name in parts, such as the stream of
// referrals, the week and the number within the week. The order of the parts
// counts, and so does how many there are.
func Entity(parts ...uint64) uint64 {
	hash := uint64(len(parts))
	for _, part := range parts {
		hash = absorb(hash, part)
	}
	return hash
}

// Prefix is the hash of the first parts of an entity's name, which has so many in
// all: for many entities whose names differ in the last part only.
func Prefix(all int, parts ...uint64) EntityPrefix {
	hash := uint64(all)
	for _, part := range parts {
		hash = absorb(hash, part)
	}
	return EntityPrefix(hash)
}

// EntityPrefix is what [Prefix] makes.
type EntityPrefix uint64

// Entity is the hash of the whole name, whose last part is given.
func (p EntityPrefix) Entity(last uint64) uint64 { return absorb(uint64(p), last) }

// HashString is the hash of a name, such as the key of a scenario's entry, for
// use as an entity or a part of one. It is FNV-1a finished by SplitMix64.
func HashString(s string) uint64 {
	hash := uint64(14695981039346656037)
	for i := 0; i < len(s); i++ {
		hash = (hash ^ uint64(s[i])) * 1099511628211
	}
	return finalise(hash)
}

// absorb mixes one more part into a hash. For one hash, different parts always
// give different results.
func absorb(hash, part uint64) uint64 {
	return finalise((hash ^ part) + 0x9E3779B97F4A7C15)
}

// finalise is the output function of SplitMix64 (Steele, Lea and Flood 2014,
// "Fast splittable pseudorandom number generators"): a bijection in which each
// bit of the argument changes about half the bits of the result.
func finalise(x uint64) uint64 {
	x = (x ^ x>>30) * 0xBF58476D1CE4E5B9
	x = (x ^ x>>27) * 0x94D049BB133111EB
	return x ^ x>>31
}

// Stream is a sequence of random numbers: PCG XSL RR 128/64 (O'Neill 2014). It
// is a value: a copy goes on from the same place, and yields the same numbers.
type Stream struct {
	source rand.PCGSource
}

// Uint64 returns the next 64 random bits.
func (s *Stream) Uint64() uint64 { return s.source.Uint64() }

// Float64 returns a uniform draw from the open interval (0, 1).
func (s *Stream) Float64() float64 { return unitInterval(s.source.Uint64()) }

// unitInterval turns random bits into an odd multiple of 2^-53, so that neither
// 0 nor 1 can occur and u and 1-u are equally likely. (Half-way between multiples
// of 2^-53 would not do: the highest rounds to 1.)
func unitInterval(bits uint64) float64 {
	return float64(float64(int64(bits>>11|1)) * 0x1p-53)
}
