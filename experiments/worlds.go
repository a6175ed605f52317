package experiments

import (
	"fmt"
	"math/bits"

	"headroom/sim"
)

// BlockSize is the number of replications in a block: one Latin hypercube.
const BlockSize = 200

// The two uses of random numbers in a world.
const (
	purposeStrata sim.Purpose = iota // the order of the strata: one stream per block and assumption
	purposeJitter                    // the place within a stratum: one stream per replication and assumption
)

// Worlds draws what is uncertain: for each replication, one number between 0
// and 1 for each assumption, at which the assumption's distribution is read.
//
// The draws are Latin hypercubes in blocks of BlockSize replications. Within a
// block the range of an assumption is cut into BlockSize strata of equal
// chance, and each stratum is used once, in an order of the assumption's own.
// A mean over a block is then far steadier than over independent draws, to
// the extent that the outcome is a sum of effects of single assumptions.
// Blocks are independent of each other. Intervals that take every replication
// as independent, as all of Headroom's do, are therefore too wide if anything
// (docs/decisions/0013).
//
// A draw depends on the seed, the replication and the assumption's key, and
// on nothing else: more runs, other shards or a new assumption change no
// other draw. Worlds keeps nothing between calls, so it may be used by any
// number of goroutines at once, and it never allocates.
//
// Source: M. D. McKay, R. J. Beckman and W. J. Conover, "A comparison of three
// methods for selecting values of input variables in the analysis of output
// from a computer code", Technometrics 21 (1979), 239-245.
type Worlds struct {
	seed uint64
}

// NewWorlds returns the worlds of a seed. They share no random stream with the
// replications run from the same seed.
func NewWorlds(seed uint64) *Worlds {
	return &Worlds{seed: sim.Entity(seed, sim.HashString("world"))}
}

// U returns the draw of an assumption in a replication, from the open interval
// (0, 1). Replications count from 0; the key is sim.HashString of the
// assumption's dotted name, such as "recruitment.lag_weeks".
func (w *Worlds) U(replication int, key uint64) float64 {
	if replication < 0 {
		panic(fmt.Sprintf("experiments: world of replication %d", replication))
	}
	block, place := replication/BlockSize, replication%BlockSize
	strata := sim.NewStreams(w.seed, block).At(purposeStrata, key)
	jitter := sim.NewStreams(w.seed, replication).At(purposeJitter, key)

	// Forty-four random bits and the eight of the stratum fit a float64 with
	// one to spare, so that the sum is exact and cannot round up into the next
	// stratum, or to 1.
	within := float64((float64(jitter.Uint64()>>20) + 0.5) * 0x1p-44)
	return (float64(stratum(place, &strata)) + within) / BlockSize
}

// stratum returns the element at a place, 0 to BlockSize-1, of the random
// order of 0 to BlockSize-1 that the stream gives. It shuffles only so far:
// each step of Durstenfeld's algorithm settles one more place for good.
func stratum(place int, stream *sim.Stream) int {
	var order [BlockSize]uint8
	for i := range order {
		order[i] = uint8(i)
	}
	for i := 0; i < place; i++ {
		j := i + below(BlockSize-i, stream)
		order[i], order[j] = order[j], order[i]
	}
	return int(order[place+below(BlockSize-place, stream)])
}

// below draws a whole number from 0 to n-1. Its bias, under n in 2^64, is
// beyond any number of draws to show.
func below(n int, stream *sim.Stream) int {
	high, _ := bits.Mul64(stream.Uint64(), uint64(n))
	return int(high)
}
