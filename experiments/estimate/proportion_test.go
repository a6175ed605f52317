package estimate

import (
	"fmt"
	"math"
	"testing"

	"gonum.org/v1/gonum/stat/distuv"
	"pgregory.net/rapid"
)

var proportionMethods = map[string]ProportionMethod{
	"Wilson": WilsonTwoSided, "Clopper-Pearson": ClopperPearson, "Jeffreys": Jeffreys,
}

// Source: known-answers S1.
func TestProportionIntervalsOfKnownCounts(t *testing.T) {
	for _, c := range []struct {
		successes, runs              int
		wilson, exact, jeffreysBound [2]float64
	}{
		{0, 200, [2]float64{0, 0.018845326}, [2]float64{0, 0.01827534}, [2]float64{0, 0.012465661}},
		{1, 200, [2]float64{0.00088316872, 0.027773704}, [2]float64{0.00012658103, 0.027541898}, [2]float64{0.00054001828, 0.023128682}},
		{83, 100, [2]float64{0.74451995, 0.89106434}, [2]float64{0.74182459, 0.89773509}, [2]float64{0.74750737, 0.89372299}},
		{830, 1000, [2]float64{0.80546594, 0.8520084}, [2]float64{0.80525585, 0.85278298}, [2]float64{0.80578152, 0.8523116}},
		{8300, 10000, [2]float64{0.82251134, 0.83723523}, [2]float64{0.82249191, 0.83731537}, [2]float64{0.82254276, 0.83726625}},
		{1000, 1000, [2]float64{0.99617324, 1}, [2]float64{0.99631792, 1}, [2]float64{0.99749184, 1}},
		{5, 10, [2]float64{0.23659309, 0.76340691}, [2]float64{0.18708603, 0.81291397}, [2]float64{0.22352867, 0.77647133}},
	} {
		for name, want := range map[string][2]float64{"Wilson": c.wilson, "Clopper-Pearson": c.exact, "Jeffreys": c.jeffreysBound} {
			got := proportionMethods[name](c.successes, c.runs, 0.95)
			what := fmt.Sprintf("%s %d of %d", name, c.successes, c.runs)
			near(t, what+" low", got.Low, want[0], 5e-9)
			near(t, what+" high", got.High, want[1], 5e-9)
			if got.Method != name || got.OneSided || got.Warning != "" {
				t.Errorf("%s is labelled %+v", what, got)
			}
		}
	}
}

// Source: known-answers S1, 1 - 0.05^(1/200).
func TestProportionAtZeroOfTwoHundredIsOneSided(t *testing.T) {
	got := Proportion(0, 200, 0.95)
	near(t, "upper bound", got.High, 0.014867039, 5e-10)
	if got.Estimate != 0 || got.Low != 0 || !got.OneSided {
		t.Errorf("0 of 200 is %+v, want one-sided from 0", got)
	}
}

func TestProportionAtAllOfTwoHundredMirrorsNoneOfTwoHundred(t *testing.T) {
	none, all := Proportion(0, 200, 0.95), ProportionBy(Jeffreys, 200, 200, 0.95)
	near(t, "lower bound", all.Low, 1-none.High, 0)
	if all.Estimate != 1 || all.High != 1 || !all.OneSided {
		t.Errorf("200 of 200 is %+v, want one-sided to 1", all)
	}
}

func TestProportionOfNoRunsIsNotANumberAndSaysSo(t *testing.T) {
	for name, method := range proportionMethods {
		got := ProportionBy(method, 0, 0, 0.95)
		if !math.IsNaN(got.Estimate) || got.Low != 0 || got.High != 1 || got.Warning == "" {
			t.Errorf("%s: 0 of 0 is %+v", name, got)
		}
	}
}

func TestProportionBetweenTheEndsIsTheMethodAsked(t *testing.T) {
	if got, want := Proportion(3, 50, 0.9), WilsonTwoSided(3, 50, 0.9); got != want {
		t.Errorf("Proportion = %+v, want %+v", got, want)
	}
	if got, want := ProportionBy(ClopperPearson, 3, 50, 0.9), ClopperPearson(3, 50, 0.9); got != want {
		t.Errorf("ProportionBy = %+v, want %+v", got, want)
	}
}

func TestProportionRefusesCountsThatCannotBe(t *testing.T) {
	panics(t, "-1 of 10", func() { Proportion(-1, 10, 0.95) })
	panics(t, "11 of 10", func() { Jeffreys(11, 10, 0.95) })
	panics(t, "0 of -1", func() { WilsonTwoSided(0, -1, 0.95) })
}

// exactCoverage sums the binomial probabilities of the counts whose 95%
// interval holds p: no sampling error.
func exactCoverage(method ProportionMethod, runs int, p float64) float64 {
	binomial := distuv.Binomial{N: float64(runs), P: p}
	coverage := 0.0
	for successes := range runs + 1 {
		if method(successes, runs, 0.95).Contains(p) {
			coverage += binomial.Prob(float64(successes))
		}
	}
	return coverage
}

// Source: known-answers S1, exact coverage.
func TestProportionCoverageIsTheKnownExactCoverage(t *testing.T) {
	for _, c := range []struct {
		runs                    int
		p                       float64
		wilson, exact, jeffreys float64
	}{
		{100, 0.02, 0.94916955, 0.98451636, 0.98451636},
		{200, 0.01, 0.94825374, 0.98397709, 0.98397709},
		{200, 0.98, 0.933077, 0.96223718, 0.96223718},
		{1000, 0.5, 0.94632215, 0.9537088, 0.94632215},
	} {
		what := fmt.Sprintf(" coverage, n = %d, p = %v", c.runs, c.p)
		near(t, "Wilson"+what, exactCoverage(WilsonTwoSided, c.runs, c.p), c.wilson, 5e-9)
		near(t, "Clopper-Pearson"+what, exactCoverage(ClopperPearson, c.runs, c.p), c.exact, 5e-9)
		near(t, "Jeffreys"+what, exactCoverage(Jeffreys, c.runs, c.p), c.jeffreys, 5e-9)
	}
}

func TestClopperPearsonNeverCoversLessThanItSays(t *testing.T) {
	for p := 0.005; p < 1; p += 0.005 {
		if coverage := exactCoverage(ClopperPearson, 60, p); coverage < 0.95 {
			t.Errorf("coverage at p = %.3f is %.6f", p, coverage)
		}
	}
}

func TestProportionIntervalsHoldTheEstimateAndMirrorTheFailures(t *testing.T) {
	for name, method := range proportionMethods {
		t.Run(name, rapid.MakeCheck(func(t *rapid.T) {
			runs := rapid.IntRange(1, 100_000).Draw(t, "runs")
			successes := rapid.IntRange(0, runs).Draw(t, "successes")
			confidence := rapid.Float64Range(0.5, 0.999).Draw(t, "confidence")
			got := method(successes, runs, confidence)
			if !(0 <= got.Low && got.Low <= got.Estimate && got.Estimate <= got.High && got.High <= 1) {
				t.Fatalf("out of order: %+v", got)
			}
			mirror := method(runs-successes, runs, confidence)
			if math.Abs(got.Low-(1-mirror.High)) > 1e-9 || math.Abs(got.High-(1-mirror.Low)) > 1e-9 {
				t.Fatalf("%+v does not mirror %+v", got, mirror)
			}
		}))
	}
}
