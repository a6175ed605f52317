package scenario

import (
	"encoding/binary"
	"hash/fnv"
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"headroom/sim"
	"headroom/sim/samebits"
)

// ranged is an assumption of a kind, as reading a file makes it.
func ranged(spread Spread, low, best, high, least, most float64) Number {
	return Number{Key: "test", Best: best, Low: low, High: high, Ranged: true, Present: true, Spread: spread, Min: least, Max: most}
}

// spreads are numbers of every kind, with the places where a logarithm or a
// logit would not be finite.
var spreads = map[string]Number{
	"positive":                      ranged(Positive, 10, 16, 26, 0, 260),
	"positive from 0":               ranged(Positive, 0, 0.3, 0.6, 0, 3),
	"positive at 0":                 ranged(Positive, 0, 0, 0.6, 0, 3),
	"share":                         ranged(Share, 0.2, 0.25, 0.32, 0, 1),
	"share from 0":                  ranged(Share, 0, 0.1, 0.3, 0, 1),
	"share to 1":                    ranged(Share, 0.7, 0.9, 1, 0, 1),
	"signed":                        ranged(Signed, -0.1, -0.04, 0.03, -0.9, 2),
	"count":                         ranged(WholeNumber, 32, 36, 40, 0, 2000),
	"without spread below":          ranged(Positive, 48000, 48000, 57000, 0, 1e6),
	"without spread above":          ranged(Positive, 40000, 48000, 48000, 0, 1e6),
	"premium that may be a saving":  ranged(Positive, -0.1, 0.4, 0.75, -0.9, 5),
	"count that rounds to its ends": ranged(WholeNumber, 5, 8, 15, 1, 10000),
}

func TestTenthPercentileIsLowMedianIsBestAndNinetiethIsHigh(t *testing.T) {
	for name, n := range spreads {
		for _, point := range []struct{ u, want float64 }{{0.1, n.Low}, {0.5, n.Best}, {0.9, n.High}} {
			if got := n.Quantile(point.u); math.Abs(got-point.want) > 1e-12*max(1, math.Abs(point.want)) {
				t.Errorf("%s: Quantile(%v) = %v, want %v", name, point.u, got, point.want)
			}
		}
		if n.AtBest() != n.Best {
			t.Errorf("%s: AtBest() = %v, want %v", name, n.AtBest(), n.Best)
		}
	}
}

func TestSplitLawsAreNormalInTheirOwnScale(t *testing.T) {
	// At u = 0.975 the normal deviate is 1.959963984540054 and at 0.1 it is
	// -1.2815515655446004 (R 4.3, qnorm): the distance from best in each
	// scale is their ratio times the distance of high.
	const ratio = 1.959963984540054 / 1.2815515655446004
	logit := func(p float64) float64 { return math.Log(p / (1 - p)) }
	for _, c := range []struct {
		n     Number
		scale func(float64) float64
	}{
		{spreads["positive"], math.Log},
		{spreads["share"], logit},
		{spreads["signed"], func(x float64) float64 { return x }},
		{spreads["positive from 0"], func(x float64) float64 { return x }},
	} {
		best, high := c.scale(c.n.Best), c.scale(c.n.High)
		want, got := best+ratio*(high-best), c.scale(c.n.Quantile(0.975))
		if math.Abs(got-want) > 1e-12*max(1, math.Abs(want)) {
			t.Errorf("%+v: at 0.975 %v in its own scale, want %v", c.n, got, want)
		}
	}
}

func TestDrawsAreCutToTheValidRangeBeforeTheyAreRounded(t *testing.T) {
	if got := ranged(Positive, 0, 0.3, 0.6, 0, 3).Quantile(0.001); got != 0 {
		t.Errorf("below 0: %v, want 0", got)
	}
	if got := ranged(Share, 0.7, 0.9, 1, 0, 1).Quantile(0.999); got != 1 {
		t.Errorf("above 1: %v, want 1", got)
	}
	half := ranged(WholeNumber, 2.5, 2.5, 2.5, 0, 10)
	if got := half.Quantile(0.5); got != 3 {
		t.Errorf("2.5 is rounded to %v, want 3 (half up)", got)
	}
	cut := ranged(WholeNumber, 1, 8, 15, 1, 10)
	if got := cut.Quantile(0.9999); got != 10 {
		t.Errorf("cut at 10: %v", got)
	}
}

func TestFixedNumberIsItsBestAtEveryDraw(t *testing.T) {
	n := Number{Key: "test", Best: 16, Min: 0, Max: 260}
	for _, u := range []float64{0.0001, 0.5, 0.9999} {
		if got := n.Quantile(u); got != 16 {
			t.Errorf("Quantile(%v) = %v, want 16", u, got)
		}
	}
}

func TestTriangularLawHasItsEndsAndItsModeWhereItsDistributionSays(t *testing.T) {
	n := ranged(Positive, 25, 40, 75, 0, 100)
	n.Dist = "triangular"
	// P(X <= mode) = (mode - low) / (high - low) = 0.3; below it
	// P(X <= x) = (x - low)^2 / ((high - low)(mode - low)).
	for _, c := range []struct{ u, want float64 }{
		{0.3, 40},
		{0.1, 25 + math.Sqrt(0.1*50*15)},
		{0.9, 75 - math.Sqrt(0.1*50*35)},
		{1e-12, 25 + math.Sqrt(1e-12*50*15)},
	} {
		if got := n.Quantile(c.u); math.Abs(got-c.want) > 1e-9 {
			t.Errorf("Quantile(%v) = %v, want %v", c.u, got, c.want)
		}
	}
}

func TestUniformLawIsStraightFromLowToHigh(t *testing.T) {
	n := ranged(Share, 0, 0.5, 1, 0, 1)
	n.Dist = "uniform"
	if got := n.Quantile(0.125); got != 0.125 {
		t.Errorf("Quantile(0.125) = %v", got)
	}
}

func TestChoiceGivesEachValueTheSameChance(t *testing.T) {
	n := ranged(WholeNumber, 36, 40, 60, 0, 2000)
	n.Dist, n.Choices = "choice", []float64{36, 40, 50, 60}
	for i, want := range n.Choices {
		for _, part := range []float64{0.01, 0.5, 0.99} {
			if got := n.Quantile((float64(i) + part) / 4); got != want {
				t.Errorf("Quantile(%v) = %v, want %v", (float64(i)+part)/4, got, want)
			}
		}
	}
}

func TestPercentilesAreReadAsTheEqualYearlyChange(t *testing.T) {
	s, err := ReadShipped("bromley")
	if err != nil {
		t.Fatal(err)
	}
	r, err := s.Resolve("taper", "as-seen")
	if err != nil {
		t.Fatal(err)
	}
	trend := r.Streams[0].TrendPerYear
	// Children in need at 31 March over four years, every English council
	// (evidence pack, data/README.md): p10 -19.7, p50 +1.5, p90 +29.3.
	for _, c := range []struct{ u, percent float64 }{{0.1, -19.7}, {0.5, 1.5}, {0.9, 29.3}, {0.001, -35.6}, {0.999, 71.9}} {
		fourYears := math.Pow(1+trend.Quantile(c.u), 4) - 1
		if math.Abs(fourYears-c.percent/100) > 1e-12 {
			t.Errorf("over four years at u = %v: %v, want %v", c.u, fourYears, c.percent/100)
		}
	}
	// Half way between p25 and p50, straight in log(1 + change).
	want := math.Exp((math.Log(1-0.099)+math.Log(1.015))/2/4) - 1
	if got := trend.Quantile(0.375); math.Abs(got-want) > 1e-12 {
		t.Errorf("between points: %v, want %v", got, want)
	}
	if math.Abs(trend.AtBest()-(math.Pow(1.015, 0.25)-1)) > 1e-12 {
		t.Errorf("at best: %v", trend.AtBest())
	}
}

func TestQuantileNeverFallsAndStaysInTheValidRange(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := anyNumber(t)
		u, v := rapid.Float64Range(1e-9, 1-1e-9).Draw(t, "u"), rapid.Float64Range(1e-9, 1-1e-9).Draw(t, "v")
		if u > v {
			u, v = v, u
		}
		low, high := n.Quantile(u), n.Quantile(v)
		// Two draws a last bit apart may be rounded either way.
		if low > high+1e-12*math.Abs(high) {
			t.Fatalf("%+v: Quantile(%v) = %v is above Quantile(%v) = %v", n, u, low, v, high)
		}
		if low < n.Min || high > n.Max {
			t.Fatalf("%+v: %v and %v are outside %v to %v", n, low, high, n.Min, n.Max)
		}
	})
}

// anyNumber is a valid assumption of any kind and law.
func anyNumber(t *rapid.T) Number {
	var n Number
	switch spread := Spread(rapid.IntRange(0, 3).Draw(t, "spread")); spread {
	case Share:
		n = ranged(Share, 0, 0, 0, 0, 1)
	case Signed:
		n = ranged(Signed, 0, 0, 0, -2, 2)
	default:
		n = ranged(spread, 0, 0, 0, 0, 1000)
	}
	inside := rapid.Float64Range(n.Min, n.Max)
	if n.Spread == WholeNumber {
		inside = rapid.Map(rapid.IntRange(0, 1000), func(i int) float64 { return float64(i) })
	}
	points := []float64{inside.Draw(t, "a"), inside.Draw(t, "b"), inside.Draw(t, "c")}
	n.Low, n.High = min(points[0], points[1], points[2]), max(points[0], points[1], points[2])
	n.Best = points[0] + points[1] + points[2] - n.Low - n.High
	n.Best = min(max(n.Best, n.Low), n.High)
	n.Dist = rapid.SampledFrom([]string{"", "", "triangular", "uniform"}).Draw(t, "dist")
	return n
}

func TestQuantileOutsideTheOpenIntervalPanics(t *testing.T) {
	for _, u := range []float64{0, 1, -0.1, 1.1, math.NaN()} {
		func() {
			defer func() {
				if r := recover(); r == nil || !strings.HasPrefix(r.(string), "scenario: ") {
					t.Errorf("Quantile(%v) panicked with %v, want a message that begins with the package", u, r)
				}
			}()
			spreads["share"].Quantile(u)
		}()
	}
}

// TestQuantileGivesTheSameBitsOnEveryProcessor hashes draws of every law: a change of
// a last bit on any processor changes the hash.
func TestQuantileGivesTheSameBitsOnEveryProcessor(t *testing.T) {
	numbers := []Number{{
		Ranged: true, Dist: "percentiles", Min: -0.9, Max: 2, OverYears: 4,
		Percentiles: [][2]float64{{1, -35.6}, {5, -26}, {25, -9.9}, {50, 1.5}, {75, 14.7}, {95, 40.4}, {99, 71.9}},
	}}
	triangular := ranged(Positive, 25, 40, 75, 0, 100)
	triangular.Dist = "triangular"
	numbers = append(numbers, triangular)
	for _, name := range sortedKeys(spreads) {
		numbers = append(numbers, spreads[name])
	}
	hash := fnv.New64a()
	var bits [8]byte
	for _, n := range numbers {
		for i := range 500 {
			binary.LittleEndian.PutUint64(bits[:], math.Float64bits(n.Quantile((float64(i)+0.5)/500)))
			hash.Write(bits[:])
		}
	}
	const golden = 0xf12811bcb64a47c0
	if got := hash.Sum64(); got != golden {
		t.Errorf("the hash of the draws is %#x, want %#x", got, uint64(golden))
	}
}

func TestNothingInADrawDependsOnTheProcessor(t *testing.T) {
	faults, err := samebits.Faults(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, fault := range faults {
		if strings.Contains(fault, "quantile.go") || strings.Contains(fault, "number.go") {
			t.Error(fault)
		}
	}
}

func TestNumbersThatMoveTogetherShareTheirDraw(t *testing.T) {
	s, err := ReadShipped("bromley")
	if err != nil {
		t.Fatal(err)
	}
	own, other := s.Roles[0].CostPerYear, s.Roles[1].CostPerYear
	if own.DrawKey() != sim.HashString("role.social worker.cost_per_year") || other.DrawKey() != own.DrawKey() {
		t.Errorf("keys %x and %x", own.DrawKey(), other.DrawKey())
	}
}
