package compare

import (
	"math/bits"
	"slices"
	"sort"

	"headroom/sim"
)

// redraws is how often the replications are drawn again.
const redraws = 2000

// best is, by option, the chance that it keeps the promise most often of all:
// the share of 2,000 redraws of the replications, with replacement and each with
// all its options, in which it does; options that share the first place share
// the redraw. Patterns say how often exactly the options of a set (one bit each)
// kept the promise.
//
// Source: B. Efron and R. J. Tibshirani, An Introduction to the Bootstrap
// (1993), chapter 6; of whole replications, as common random numbers ask.
func best(patterns map[uint32]int, options, runs int, seed uint64) []float64 {
	sets := make([]uint32, 0, len(patterns))
	for set := range patterns {
		sets = append(sets, set)
	}
	slices.Sort(sets)
	upTo, total := make([]int, len(sets)), 0
	for i, set := range sets {
		total += patterns[set]
		upTo[i] = total
	}
	shares := make([]float64, options)
	stream := sim.NewStreams(seed, 0).At(0, sim.HashString("which option is best"))
	kept, drawn := make([]int, options), make([]int, len(sets))
	for range redraws {
		clear(kept)
		clear(drawn)
		for range runs {
			u := min(int(float64(stream.Float64()*float64(runs))), runs-1)
			drawn[sort.SearchInts(upTo, u+1)]++
		}
		for i, set := range sets {
			for ; set != 0; set &= set - 1 {
				kept[bits.TrailingZeros32(set)] += drawn[i]
			}
		}
		most, shared := slices.Max(kept), 0
		for _, n := range kept {
			if n == most {
				shared++
			}
		}
		for i, n := range kept {
			if n == most {
				shares[i] += 1 / float64(shared) / redraws
			}
		}
	}
	return shares
}
