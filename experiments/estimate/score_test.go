package estimate

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// Source: the project's verification page, S7.
//
// Wrong versions, seen to fail: pairs divided by n*n instead of n*(n-1) (0.88);
// twice the mean over pairs (-1.4).
func TestCRPSOfTheKnownAnswers(t *testing.T) {
	near(t, "N(15, 2) at 15", CRPSNormal(15, 2, 15), 0.46738995, 1e-8)
	near(t, "N(15, 2) at 18", CRPSNormal(15, 2, 18), 1.988848, 1e-6)
	near(t, "fair, five members", CRPS([]float64{12, 14, 15, 17, 20}, 16), 0.5, 1e-12)
}

// Source: the project's verification page, S7.
func TestIntervalScoreOfTheKnownAnswer(t *testing.T) {
	near(t, "90% from 12 to 19 at 21", IntervalScore(12, 19, 21, 0.9), 47, 1e-9)
	near(t, "the same below", IntervalScore(12, 19, 10, 0.9), 47, 1e-9)
	near(t, "inside", IntervalScore(12, 19, 15, 0.9), 7, 1e-12)
}

// Source: the project's verification page, S7: 0.17 squared, and -ln 0.83.
//
// Wrong versions, seen to fail: the score of the other outcome; the logarithm
// to base 2.
func TestBrierAndLogScoreOfTheKnownAnswers(t *testing.T) {
	near(t, "Brier, 0.83 came", Brier(0.83, true), 0.0289, 1e-12)
	near(t, "Brier, 0.83 did not come", Brier(0.83, false), 0.6889, 1e-12)
	near(t, "Brier of a coin", Brier(0.5, false), 0.25, 0)
	near(t, "log score, 0.83 came", LogScore(0.83, true), 0.18632958, 5e-9)
	near(t, "log score, 0.17 did not come", LogScore(0.17, false), 0.18632958, 5e-9)
	if !math.IsInf(LogScore(0, true), 1) {
		t.Error("what was said to be impossible and came has a finite score")
	}
	panics(t, "a chance above 1", func() { Brier(1.1, true) })
	panics(t, "a chance that is no number", func() { LogScore(math.NaN(), true) })
}

func TestCRPSOfOneValueIsItsDistance(t *testing.T) {
	near(t, "one member", CRPS([]float64{14}, 16.5), 2.5, 1e-12)
	near(t, "members all alike", CRPS([]float64{14, 14, 14}, 16.5), 2.5, 1e-12)
	near(t, "a normal without spread", CRPSNormal(14, 0, 16.5), 2.5, 1e-12)
	if !math.IsNaN(CRPS(nil, 1)) {
		t.Error("an empty ensemble has a score")
	}
}

// The fair score of an ensemble drawn from a law is that law's, on average and
// for any size. Runs: 4,000 ensembles of 10 from N(15, 2), observed 18, seed 7;
// the standard error is about 0.012. The unfair score is higher by
// 2/sqrt(pi)/10 = 0.11.
func TestCRPSOfASmallEnsembleIsThatOfItsLawOnAverage(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 7))
	const runs = 4000
	sum, squares := 0.0, 0.0
	for range runs {
		ensemble := make([]float64, 10)
		for i := range ensemble {
			ensemble[i] = 15 + 2*random.NormFloat64()
		}
		slices.Sort(ensemble)
		score := CRPS(ensemble, 18)
		sum, squares = sum+score, squares+score*score
	}
	mean := sum / runs
	standardError := math.Sqrt((squares/runs - mean*mean) / runs)
	if z := (mean - CRPSNormal(15, 2, 18)) / standardError; math.Abs(z) > 4 {
		t.Errorf("mean %.4f, standard error %.4f, z %.1f", mean, standardError, z)
	}
}

func TestCRPSMovesAndStretchesWithItsUnits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		ensemble := rapid.SliceOfN(rapid.Float64Range(-100, 100), 2, 30).Draw(t, "ensemble")
		observed := rapid.Float64Range(-100, 100).Draw(t, "observed")
		shift, scale := rapid.Float64Range(-50, 50).Draw(t, "shift"), rapid.Float64Range(0.1, 10).Draw(t, "scale")
		slices.Sort(ensemble)
		moved := slices.Clone(ensemble)
		for i := range moved {
			moved[i] = shift + scale*moved[i]
		}
		got, want := CRPS(moved, shift+scale*observed), scale*CRPS(ensemble, observed)
		if math.Abs(got-want) > 1e-9*(1+math.Abs(want))*1000 {
			t.Errorf("%v, want %v", got, want)
		}
	})
}

func TestNormalIntervalHoldsItsShare(t *testing.T) {
	low, high := NormalInterval(100, 10, 0.8)
	near(t, "low", low, 87.18448, 1e-4) // 1.2815516 standard deviations
	near(t, "high", high, 112.81552, 1e-4)
}

func TestScoresOfImpossibleForecastsPanic(t *testing.T) {
	for name, bad := range map[string]func(){
		"unsorted":           func() { CRPS([]float64{2, 1}, 0) },
		"negative deviation": func() { CRPSNormal(0, -1, 0) },
		"NaN deviation":      func() { NormalInterval(0, math.NaN(), 0.9) },
		"backward interval":  func() { IntervalScore(2, 1, 0, 0.9) },
		"coverage in percent": func() {
			IntervalScore(1, 2, 0, 90)
		},
	} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%s: no panic", name)
				}
			}()
			bad()
		}()
	}
}
