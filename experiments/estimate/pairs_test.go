package estimate

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

// Source: known-answers S4.
var knownPairs = Pairs{Both: 700, OnlyA: 45, OnlyB: 20, Neither: 235}

func TestTangoIntervalOfKnownPairs(t *testing.T) {
	got := knownPairs.Difference(0.95)
	near(t, "difference", got.Estimate, 0.025, 1e-15)
	near(t, "low", got.Low, 0.0094789352, 5e-11)
	near(t, "high", got.High, 0.041649848, 5e-10)
}

func TestNewcombeIntervalOfKnownPairs(t *testing.T) {
	got := knownPairs.DifferenceNewcombe(0.95)
	near(t, "phi", knownPairs.correctedPhi(), 0.83341338, 5e-9)
	near(t, "low", got.Low, 0.0091390273, 5e-11)
	near(t, "high", got.High, 0.040971992, 5e-10)
}

func TestMcNemarOfKnownPairs(t *testing.T) {
	exact, midP := knownPairs.McNemar()
	near(t, "exact p", exact, 0.0026263768, 5e-11)
	near(t, "mid-p", midP, 0.0018582303, 5e-11)
}

func TestVarianceReductionOfKnownPairs(t *testing.T) {
	near(t, "factor", knownPairs.VarianceReduction(), 6.0827184, 5e-8)
}

func TestMcNemarIsOneWhenTheOptionsDifferNowhereOrEqually(t *testing.T) {
	for _, p := range []Pairs{{Both: 10}, {}, {OnlyA: 5, OnlyB: 5}} {
		if exact, midP := p.McNemar(); exact != 1 || math.Abs(midP-1) > 1e-12 {
			t.Errorf("%+v: p = %v, mid-p = %v, want 1", p, exact, midP)
		}
	}
}

// Hand case: of four replications that differ all favour A: p = 2 (1/2)^4,
// mid-p half of that.
func TestMcNemarOfFourOneWay(t *testing.T) {
	exact, midP := Pairs{Both: 3, OnlyA: 4}.McNemar()
	near(t, "exact p", exact, 0.125, 1e-15)
	near(t, "mid-p", midP, 0.0625, 1e-15)
}

// Hand case: with no replication in which the options differ, Tango's
// equation gives z^2 / (n + z^2) on either side.
func TestTangoIntervalHasAWidthWhenNoReplicationDiffers(t *testing.T) {
	got := Pairs{Both: 60, Neither: 40}.Difference(0.95)
	zz := normalCritical(0.95) * normalCritical(0.95)
	near(t, "low", got.Low, -zz/(100+zz), 1e-12)
	near(t, "high", got.High, zz/(100+zz), 1e-12)
}

func TestDifferenceOfNoRunsIsNotANumberAndSaysSo(t *testing.T) {
	for _, got := range []Interval{Pairs{}.Difference(0.95), Pairs{}.DifferenceNewcombe(0.95)} {
		if !math.IsNaN(got.Estimate) || got.Low != -1 || got.High != 1 || got.Warning == "" {
			t.Errorf("difference of no runs is %+v", got)
		}
	}
	if got := (Pairs{}).VarianceReduction(); !math.IsNaN(got) {
		t.Errorf("variance reduction of no runs = %v", got)
	}
}

func TestPairsRefuseANegativeCount(t *testing.T) {
	panics(t, "Difference", func() { Pairs{Both: 5, OnlyA: -1}.Difference(0.95) })
	panics(t, "McNemar", func() { Pairs{Both: 5, OnlyB: -1}.McNemar() })
}

func drawPairs(t *rapid.T, most int) Pairs {
	count := rapid.IntRange(0, most)
	return Pairs{
		Both: count.Draw(t, "both"), OnlyA: count.Draw(t, "only A"),
		OnlyB: count.Draw(t, "only B"), Neither: 1 + count.Draw(t, "neither"),
	}
}

func TestDifferenceIsReversedWhenTheOptionsAreSwapped(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := drawPairs(t, 2000)
		swapped := Pairs{Both: p.Both, OnlyA: p.OnlyB, OnlyB: p.OnlyA, Neither: p.Neither}
		for _, c := range [][2]Interval{
			{p.Difference(0.95), swapped.Difference(0.95)},
			{p.DifferenceNewcombe(0.95), swapped.DifferenceNewcombe(0.95)},
		} {
			got, mirror := c[0], c[1]
			if !(-1 <= got.Low && got.Low <= got.Estimate && got.Estimate <= got.High && got.High <= 1) {
				t.Fatalf("out of order: %+v", got)
			}
			if math.Abs(got.Low+mirror.High) > 1e-9 || math.Abs(got.High+mirror.Low) > 1e-9 {
				t.Fatalf("%+v is not the reverse of %+v", got, mirror)
			}
		}
	})
}

func TestTangoIntervalExcludesZeroExactlyWhenMcNemarsScoreDoes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := drawPairs(t, 60)
		z := normalCritical(0.95)
		apart := float64(p.OnlyA - p.OnlyB)
		significant := apart*apart > z*z*float64(p.OnlyA+p.OnlyB)
		if got := p.Difference(0.95); got.Contains(0) == significant {
			t.Fatalf("%+v: score significant is %v, interval %+v", p, significant, got)
		}
	})
}

// exactPairCoverage sums the multinomial probabilities of all tables of n
// replications whose 95% interval holds the true difference.
func exactPairCoverage(n int, chance [4]float64, interval func(Pairs, float64) Interval) float64 {
	logFactorial := func(k int) float64 { value, _ := math.Lgamma(float64(k + 1)); return value }
	coverage := 0.0
	for both := range n + 1 {
		for onlyA := range n - both + 1 {
			for onlyB := range n - both - onlyA + 1 {
				neither := n - both - onlyA - onlyB
				if !interval(Pairs{both, onlyA, onlyB, neither}, 0.95).Contains(chance[1] - chance[2]) {
					continue
				}
				logChance := logFactorial(n)
				for i, k := range []int{both, onlyA, onlyB, neither} {
					logChance += float64(k)*math.Log(chance[i]) - logFactorial(k)
				}
				coverage += math.Exp(logChance)
			}
		}
	}
	return coverage
}

// Both intervals are approximate. Newcombe's correction makes his cautious
// where few replications differ. Exact sums, so no sampling error.
func TestPairedIntervalsCoverNearNinetyFivePercentAtThirtyPairs(t *testing.T) {
	for _, chance := range [][4]float64{
		{0.6, 0.1, 0.1, 0.2}, {0.5, 0.25, 0.05, 0.2}, {0.3, 0.05, 0.15, 0.5}, {0.85, 0.05, 0.02, 0.08},
	} {
		tango := exactPairCoverage(30, chance, Pairs.Difference)
		newcombe := exactPairCoverage(30, chance, Pairs.DifferenceNewcombe)
		if tango < 0.93 || tango > 0.99 || newcombe < 0.93 || newcombe > 0.998 {
			t.Errorf("chances %v: Tango covers %.4f, Newcombe %.4f", chance, tango, newcombe)
		}
	}
}
