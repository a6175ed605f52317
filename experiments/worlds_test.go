package experiments

import (
	"encoding/binary"
	"fmt"
	"hash/fnv"
	"math"
	"sync"
	"testing"

	"headroom/sim"

	"pgregory.net/rapid"
)

func TestWorldsUseEachStratumOfABlockOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		worlds := NewWorlds(rapid.Uint64().Draw(t, "seed"))
		key := rapid.Uint64().Draw(t, "key")
		block := rapid.IntRange(0, 1_000_000).Draw(t, "block")
		var used [BlockSize]bool
		for place := range BlockSize {
			u := worlds.U(block*BlockSize+place, key)
			if !(u > 0 && u < 1) {
				t.Fatalf("draw %v is not between 0 and 1", u)
			}
			stratum := int(u * BlockSize)
			if used[stratum] {
				t.Fatalf("stratum %d is used twice in block %d", stratum, block)
			}
			used[stratum] = true
		}
	})
}

// A new Worlds stands for another shard, or another process: nothing that was
// asked for before may change the draw of replication 37.
func TestWorldsGiveReplicationThirtySevenTheSameDrawForAnyNumberOfRuns(t *testing.T) {
	lag, turnover := sim.HashString("recruitment.lag_weeks"), sim.HashString("workers.turnover")
	want := NewWorlds(7).U(37, lag)
	for _, runs := range []int{400, 1000} {
		worlds := NewWorlds(7)
		for replication := runs - 1; replication >= 0; replication-- {
			worlds.U(replication, turnover)
			if got := worlds.U(replication, lag); replication == 37 && got != want {
				t.Errorf("replication 37 of %d draws %v, alone %v", runs, got, want)
			}
		}
	}
}

func TestWorldsDifferBySeedKeyAndBlock(t *testing.T) {
	draw := func(seed, key uint64, block int) string {
		worlds := NewWorlds(seed)
		strata := ""
		for place := range 20 {
			strata += fmt.Sprintf("%d ", int(worlds.U(block*BlockSize+place, key)*BlockSize))
		}
		return strata
	}
	base := draw(1, 1, 0)
	for what, other := range map[string]string{"seed": draw(2, 1, 0), "key": draw(1, 2, 0), "block": draw(1, 1, 1)} {
		if other == base {
			t.Errorf("another %s gives the same order of strata: %s", what, base)
		}
	}
}

// Over 200 blocks of two keys: within a block the correlation of two random
// orders has variance 1/(BlockSize-1) and mean 0, so the mean of 200 has
// standard error 0.0050.
func TestWorldsOfTwoKeysAreUncorrelated(t *testing.T) {
	const blocks = 200
	worlds := NewWorlds(11)
	for _, pair := range [][2]uint64{{1, 2}, {sim.HashString("pay"), sim.HashString("paz")}, {0, 1 << 63}} {
		sum := 0.0
		for replication := range blocks * BlockSize {
			a, b := worlds.U(replication, pair[0]), worlds.U(replication, pair[1])
			sum += (a - 0.5) * (b - 0.5) * 12
		}
		correlation := sum / (blocks * BlockSize)
		z := correlation * math.Sqrt(blocks*(BlockSize-1))
		if math.Abs(z) >= 4 {
			t.Errorf("keys %v: correlation %.4f, z = %.2f", pair, correlation, z)
		}
	}
}

// Each of 10,000 blocks sends one place to one of 200 strata: Pearson's
// chi-square has 199 degrees of freedom, standard error 20.
func TestWorldsSendEveryPlaceToEveryStratumAlike(t *testing.T) {
	const blocks = 10_000
	worlds := NewWorlds(3)
	for _, place := range []int{0, 37, 199} {
		var count [BlockSize]float64
		for block := range blocks {
			count[int(worlds.U(block*BlockSize+place, 5)*BlockSize)]++
		}
		chiSquare := 0.0
		for _, n := range count {
			chiSquare += (n - blocks/BlockSize) * (n - blocks/BlockSize) / (blocks / BlockSize)
		}
		z := (chiSquare - (BlockSize - 1)) / math.Sqrt(2*(BlockSize-1))
		if math.Abs(z) >= 4 {
			t.Errorf("place %d: chi-square %.1f of 199, z = %.2f", place, chiSquare, z)
		}
	}
}

// blockMeanVariance is the variance over blocks of the mean of f in a block,
// and the standard error of that variance as a share of it.
func blockMeanVariance(worlds *Worlds, blocks int, f func(replication int) float64) (variance, relativeError float64) {
	means := make([]float64, blocks)
	overall := 0.0
	for block := range blocks {
		for place := range BlockSize {
			means[block] += f(block*BlockSize+place) / BlockSize
		}
		overall += means[block] / float64(blocks)
	}
	for _, mean := range means {
		variance += (mean - overall) * (mean - overall) / float64(blocks-1)
	}
	return variance, math.Sqrt(2 / float64(blocks-1))
}

// Known answer: for a sum of uniform draws only the jitter varies, uniform in
// a stratum of width 1/n, so the mean over a block of n has n^2 = 40,000 times
// less variance than over independent draws: (1 + 4 + 9)/12 / n^3.
// 1,000 blocks; relative standard error 4.5%.
func TestWorldsCutTheVarianceOfAnAdditiveMeanFortyThousandTimes(t *testing.T) {
	worlds := NewWorlds(19)
	got, relativeError := blockMeanVariance(worlds, 1000, func(replication int) float64 {
		return worlds.U(replication, 1) + 2*worlds.U(replication, 2) - 3*worlds.U(replication, 3)
	})
	independent := 14.0 / 12 / BlockSize
	want := independent / (BlockSize * BlockSize)
	if z := (got/want - 1) / relativeError; math.Abs(z) >= 4 {
		t.Errorf("variance %.4g, want %.4g: ratio to independent %.0f, want 40000, z = %.2f", got, want, independent/got, z)
	}
}

// Known answer: a pure interaction is what a Latin hypercube cannot steady.
// (u - 1/2)(v - 1/2) has variance 1/144, and its mean over a block of n has
// 1/144 / (n-1), but for terms of order 1/n^2 of that. 1,000 blocks; relative
// standard error 4.5%.
func TestWorldsLeaveTheVarianceOfAnInteractionAsItIs(t *testing.T) {
	worlds := NewWorlds(23)
	got, relativeError := blockMeanVariance(worlds, 1000, func(replication int) float64 {
		return (worlds.U(replication, 1) - 0.5) * (worlds.U(replication, 2) - 0.5)
	})
	want := 1.0 / 144 / (BlockSize - 1)
	if z := (got/want - 1) / relativeError; math.Abs(z) >= 4 {
		t.Errorf("variance %.4g, want %.4g, z = %.2f", got, want, z)
	}
}

func TestWorldsRefuseANegativeReplication(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("replication -1 did not panic")
		}
	}()
	NewWorlds(1).U(-1, 1)
}

func TestWorldsNeverAllocate(t *testing.T) {
	worlds, replication := NewWorlds(1), 0
	if got := testing.AllocsPerRun(1000, func() { worlds.U(replication, 9); replication++ }); got != 0 {
		t.Errorf("a draw allocates %v times", got)
	}
}

func TestWorldsMayBeSharedByGoroutines(t *testing.T) {
	worlds := NewWorlds(29)
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			for replication := range 300 {
				if got, want := worlds.U(replication, 4), NewWorlds(29).U(replication, 4); got != want {
					t.Errorf("replication %d draws %v, alone %v", replication, got, want)
				}
			}
		})
	}
	group.Wait()
}

// The golden hash is that of the first run on amd64. It changes with the
// definition of a world, which is a new version of the model, and never with
// the processor.
func TestWorldsSameBitsOnEveryProcessor(t *testing.T) {
	worlds, hash := NewWorlds(2026), fnv.New64a()
	for replication := range 1000 {
		for _, key := range []uint64{0, 1, sim.HashString("recruitment.lag_weeks")} {
			binary.Write(hash, binary.LittleEndian, math.Float64bits(worlds.U(replication, key)))
		}
	}
	if got := hash.Sum64(); got != goldenWorlds {
		t.Errorf("draws hash to %#x, want %#x", got, uint64(goldenWorlds))
	}
}

const goldenWorlds = 0x56ee15549a14635a

func BenchmarkWorldsDraw(b *testing.B) {
	worlds := NewWorlds(1)
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		worlds.U(i, 9)
	}
}
