package estimate

import (
	"math"
	"math/rand/v2"
	"testing"

	"gonum.org/v1/gonum/stat"
)

// Source: known-answers S2.
func TestMeanOfFiveKnownNumbers(t *testing.T) {
	mean, variance := stat.MeanVariance([]float64{14.2, 15.1, 14.8, 16.0, 15.5}, nil)
	got := Mean(5, mean, variance, 0.95)
	near(t, "estimate", got.Estimate, 15.12, 1e-12)
	near(t, "low", got.Low, 14.271479, 5e-7)
	near(t, "high", got.High, 15.968521, 5e-7)
	near(t, "critical value", studentCritical(4, 0.95), 2.7764451, 5e-8)
	if got.OneSided || got.Warning != "" {
		t.Errorf("mean of five is labelled %+v", got)
	}
}

// Source: known-answers S6, Stein's two-stage rule.
func TestStudentCriticalValueWithNineteenDegrees(t *testing.T) {
	near(t, "critical value", studentCritical(19, 0.95), 2.0930241, 5e-8)
}

func TestStudentCriticalValueTendsToTheNormal(t *testing.T) {
	near(t, "a hundred million degrees", studentCritical(100_000_000, 0.95), normalCritical(0.95), 1e-6)
}

func TestMeanOfOneRunHasNoInterval(t *testing.T) {
	got := Mean(1, 15, math.NaN(), 0.95)
	if got.Estimate != 15 || !math.IsInf(got.Low, -1) || !math.IsInf(got.High, 1) || got.Warning == "" {
		t.Errorf("mean of one run is %+v", got)
	}
}

func TestMeanOfNoRunsIsNotANumber(t *testing.T) {
	got := Mean(0, 0, 0, 0.95)
	if !math.IsNaN(got.Estimate) || !math.IsInf(got.HalfWidth(), 1) || got.Warning == "" {
		t.Errorf("mean of no runs is %+v", got)
	}
}

func TestMeanOfEqualRunsHasNoWidthAndSaysSo(t *testing.T) {
	got := Mean(20, 15, 0, 0.95)
	if got.Low != 15 || got.High != 15 || got.Warning == "" {
		t.Errorf("mean of equal runs is %+v", got)
	}
}

func TestMeanRefusesWhatCannotBe(t *testing.T) {
	panics(t, "negative runs", func() { Mean(-1, 0, 0, 0.95) })
	panics(t, "negative variance", func() { Mean(3, 0, -1, 0.95) })
	panics(t, "variance not a number", func() { Mean(3, 0, math.NaN(), 0.95) })
}

// Student's t is exact for normal numbers, so the count of intervals that
// hold the mean is Binomial(4000, 0.95): standard error 13.8.
func TestMeanOfThreeNormalNumbersCoversAsOftenAsItSays(t *testing.T) {
	const experiments, confidence = 4000, 0.95
	source := rand.New(rand.NewPCG(1, 2))
	covered := 0
	for range experiments {
		mean, variance := stat.MeanVariance([]float64{source.NormFloat64(), source.NormFloat64(), source.NormFloat64()}, nil)
		if Mean(3, mean, variance, confidence).Contains(0) {
			covered++
		}
	}
	z := (float64(covered) - experiments*confidence) / math.Sqrt(experiments*confidence*(1-confidence))
	if math.Abs(z) >= 4 {
		t.Errorf("%d of %d intervals hold the mean, z = %.2f", covered, experiments, z)
	}
}
