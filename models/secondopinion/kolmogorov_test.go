package secondopinion

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// smirnov is the chance that two samples of one law lie as far apart as these
// (Kolmogorov and Smirnov; the limit law with Stephens' correction for small
// samples, as in Press et al., Numerical Recipes, 3rd edition, section 14.3.3).
// Ties make it larger than it is, so that it never accuses wrongly.
func smirnov(a, b []float64) float64 {
	a, b = slices.Sorted(slices.Values(a)), slices.Sorted(slices.Values(b))
	apart, i, j := 0.0, 0, 0
	for i < len(a) && j < len(b) {
		x := min(a[i], b[j])
		for i < len(a) && a[i] <= x {
			i++
		}
		for j < len(b) && b[j] <= x {
			j++
		}
		apart = max(apart, math.Abs(float64(i)/float64(len(a))-float64(j)/float64(len(b))))
	}
	root := math.Sqrt(float64(len(a)) * float64(len(b)) / float64(len(a)+len(b)))
	return kolmogorov((root + 0.12 + 0.11/root) * apart)
}

// kolmogorov is the chance that Kolmogorov's limit is above x.
func kolmogorov(x float64) float64 {
	if x < 0.2 {
		return 1
	}
	total, sign := 0.0, 1.0
	for k := 1.0; k <= 100; k++ {
		total += sign * math.Exp(-2*k*k*x*x)
		sign = -sign
	}
	return min(1, max(0, 2*total))
}

// holm makes chances that hold for all comparisons together (Holm, 1979).
func holm(p []float64) []float64 {
	order := make([]int, len(p))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(i, j int) int { return compare(p[i], p[j]) })
	adjusted, most := make([]float64, len(p)), 0.0
	for rank, i := range order {
		most = max(most, min(1, p[i]*float64(len(p)-rank)))
		adjusted[i] = most
	}
	return adjusted
}

// Known values of Kolmogorov's law: 0.05 at 1.3581 and 0.01 at 1.6276 (Smirnov,
// Table for estimating the goodness of fit, Annals of Mathematical Statistics
// 19, 1948).
func TestKolmogorovsLawHasItsPublishedPercentiles(t *testing.T) {
	for _, known := range []struct{ x, p float64 }{{1.3581, 0.05}, {1.6276, 0.01}} {
		if p := kolmogorov(known.x); math.Abs(p-known.p) > 1e-5 {
			t.Errorf("chance above %v is %v, published %v", known.x, p, known.p)
		}
	}
}

// A shift of a third of a standard deviation is found, and none is not.
func TestSmirnovFindsAShiftAndNothingElse(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 3))
	draw := func(shift float64) []float64 {
		sample := make([]float64, 400)
		for i := range sample {
			sample[i] = rng.NormFloat64() + shift
		}
		return sample
	}
	if p := smirnov(draw(0), draw(0)); p < 0.01 {
		t.Errorf("two samples of one law: p = %v", p)
	}
	if p := smirnov(draw(0), draw(1.0/3)); p > 0.001 {
		t.Errorf("a shift of a third of a standard deviation: p = %v", p)
	}
}

// The example of three comparisons: 0.01 * 3, 0.02 * 2, then no less.
func TestHolmMultipliesTheSmallestByAll(t *testing.T) {
	got := holm([]float64{0.02, 0.01, 0.03})
	for i, want := range []float64{0.04, 0.03, 0.04} {
		if math.Abs(got[i]-want) > 1e-12 {
			t.Errorf("adjusted %v is %v, want %v", i, got[i], want)
		}
	}
}
