package estimate

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"gonum.org/v1/gonum/stat/distuv"
)

// independent are paths of independent standard normal values, and walks their
// running sums.
func independent(random *rand.Rand, n, times int) [][]float64 {
	paths := make([][]float64, n)
	for i := range paths {
		for range times {
			paths[i] = append(paths[i], random.NormFloat64())
		}
	}
	return paths
}

func walks(random *rand.Rand, n, times int) [][]float64 {
	paths := independent(random, n, times)
	for _, path := range paths {
		for k := 1; k < len(path); k++ {
			path[k] += path[k-1]
		}
	}
	return paths
}

const normal975 = 1.959963984540054

// Z. Sidak, Journal of the American Statistical Association 62 (1967), 626-633:
// of K independent normal values all are within z with probability
// (2*Phi(z)-1)^K: for K = 52 and 0.95, z = 3.2945. The quantile of 20,000 maxima
// has standard error sqrt(0.95*0.05/n)/f, with f the density of the maximum; the
// band's own scale, known to 1%, is inside the room of 1%.
func TestASimultaneousBandOfIndependentNormalTimesHasSidaksCriticalValue(t *testing.T) {
	const n, times = 20_000, 52
	norm := distuv.UnitNormal
	z := norm.Quantile((1 + math.Pow(0.95, 1.0/times)) / 2)
	near(t, "Sidak's critical value", z, 3.2945, 1e-4)
	density := times * 2 * norm.Prob(z) * math.Pow(0.95, float64(times-1)/times)
	_, stretch := SimultaneousBand(independent(rand.New(rand.NewPCG(1, 1)), n, times), 0.95, 1e-9, 0.95)
	off := stretch.Estimate*normal975/z - 1
	if room := 4*math.Sqrt(0.95*0.05/n)/density/z + 0.01; math.Abs(off) > room {
		t.Errorf("the stretch is %v, %.4f from Sidak's %v, want within %.4f", stretch.Estimate, off, z/normal975, room)
	}
	if !(stretch.Low < stretch.Estimate && stretch.Estimate < stretch.High) {
		t.Errorf("the stretch's interval is %v to %v about %v", stretch.Low, stretch.High, stretch.Estimate)
	}
}

// The critical value of a random walk, whose weeks hang together, is found by
// other paths with the known standard deviation of each time.
func TestASimultaneousBandOfARandomWalkHasTheCriticalValueOfOtherWalks(t *testing.T) {
	const n, times = 20_000, 52
	var greatest []float64
	inside := 0
	for _, path := range walks(rand.New(rand.NewPCG(2, 2)), n, times) {
		most := 0.0
		for k, x := range path {
			most = max(most, math.Abs(x)/math.Sqrt(float64(k+1)))
		}
		greatest = append(greatest, most)
		if most <= normal975 {
			inside++
		}
	}
	slices.Sort(greatest)
	want := Percentile(greatest, 0.95)
	paths := walks(rand.New(rand.NewPCG(3, 3)), n, times)
	_, stretch := SimultaneousBand(paths, 0.95, 1e-9, 0.95)
	if got := stretch.Estimate * normal975; math.Abs(got-want) > 0.05 { // standard error of either 0.012
		t.Errorf("the critical value of a walk is %v, of other walks %v", got, want)
	}
	// The share that stays inside the pointwise band, in two independent samples.
	p := float64(inside) / n
	got := float64(PointwiseBand(paths, 0.95).Inside(paths)) / n
	if z := (got - p) / math.Sqrt(2*p*(1-p)/n); math.Abs(z) > 4 {
		t.Errorf("%v of walks stay inside the pointwise band, of other walks %v: z = %.1f", got, p, z)
	}
}

// Bands of 1,000 paths each, as many as a run keeps, are held to 200 fresh paths,
// 50 times. Because the quantiles that are stretched are of the same paths, a
// little less than 95% is inside, most where weeks have nothing to do with each
// other; the limits are those of docs/intervals.md. The standard error is of the
// rank and of the fresh paths.
func TestASimultaneousBandHoldsItsShareOfFreshPaths(t *testing.T) {
	const n, fresh, bands, times = 1000, 200, 50, 52
	for name, make := range map[string]func(*rand.Rand, int, int) [][]float64{
		"independent": independent, "walk": walks,
		"skewed walk": func(random *rand.Rand, n, times int) [][]float64 {
			paths := walks(random, n, times)
			for _, path := range paths {
				for k, x := range path {
					path[k] = math.Exp(x / 8)
				}
			}
			return paths
		},
	} {
		random := rand.New(rand.NewPCG(4, uint64(len(name))))
		inside, pointwise := 0, 0
		for range bands {
			paths, others := make(random, n, times), make(random, fresh, times)
			band, _ := SimultaneousBand(paths, 0.95, 1e-9, 0.95)
			inside += band.Inside(others)
			pointwise += PointwiseBand(paths, 0.95).Inside(others)
		}
		share := float64(inside) / (bands * fresh)
		err := math.Sqrt(0.95 * 0.05 * (1.0/n + 1.0/fresh) / bands)
		t.Logf("%s: %.4f of fresh paths inside the simultaneous band (standard error %.4f), %.4f inside the pointwise one", name, share, err, float64(pointwise)/(bands*fresh))
		if share < 0.935 || share > 0.975 {
			t.Errorf("%s: %.4f of fresh paths are inside, want 0.935 to 0.975", name, share)
		}
		if float64(pointwise)/(bands*fresh) > 0.7 {
			t.Errorf("%s: %d of %d fresh paths are inside the pointwise band", name, pointwise, bands*fresh)
		}
	}
}

func TestABandOfTooFewPathsHasNoBounds(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 5))
	if band, stretch := SimultaneousBand(independent(random, 18, 3), 0.95, 1e-9, 0.95); !math.IsInf(stretch.Estimate, 1) || !math.IsInf(band.High[0], 1) || !math.IsInf(band.Low[2], -1) {
		t.Errorf("18 paths give %v stretched by %v", band, stretch.Estimate)
	}
	if _, stretch := SimultaneousBand(independent(random, 19, 3), 0.95, 1e-9, 0.95); math.IsInf(stretch.Estimate, 1) {
		t.Error("19 paths give no band, and the widest of them would do")
	}
}

// Where nearly all paths are the same at a time, the width that figures are known
// to stands in. Of 1,000 paths 90 leave the first time by three such widths, and
// 90 others the second, so that a band that holds 90 of 100 must reach there.
func TestATimeWithoutSpreadIsTakenAsWideAsItIsKnown(t *testing.T) {
	var paths [][]float64
	for i := range 1000 {
		paths = append(paths, []float64{5, 5, float64(i)})
		if i < 180 {
			paths[i][i/90] += 0.3 * float64(1-2*(i%2))
		}
	}
	band, stretch := SimultaneousBand(paths, 0.9, 0.1, 0.95)
	near(t, "stretch", stretch.Estimate, 3, 1e-9)
	near(t, "the band there", band.High[0], 5.3, 1e-9)
	if !band.Holds([]float64{5.29, 4.71, 500}) || band.Holds([]float64{5.31, 5, 500}) || band.Holds([]float64{5, 4.69, 500}) {
		t.Errorf("the band is %v", band)
	}
}
