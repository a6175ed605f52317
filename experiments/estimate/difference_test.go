package estimate

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

// Hand case: A - B is 1, 2, 3, 4, so mean 2.5, variance 5/3, t(3) = 3.182446.
func TestMeanDifferenceOfFourKnownPairs(t *testing.T) {
	got := MeanDifference(4, 10, 30, 0.95)
	near(t, "difference", got.Estimate, 2.5, 0)
	near(t, "half-width", got.HalfWidth(), 3.182446*math.Sqrt(5.0/3/4), 1e-6)
}

func TestMeanDifferenceOfIdenticalOptionsHasNoWidth(t *testing.T) {
	got := MeanDifference(200, 0, 0, 0.95)
	if got.Estimate != 0 || got.Low != 0 || got.High != 0 || got.Warning == "" {
		t.Errorf("difference of identical options is %+v", got)
	}
}

func TestMeanDifferenceSurvivesAVarianceThatRoundingMakesNegative(t *testing.T) {
	const d = 0.1
	sum, squares := 0.0, 0.0
	for range 3000 {
		sum += d
		squares += d * d
	}
	got := MeanDifference(3000, sum, squares, 0.95)
	near(t, "difference", got.Estimate, d, 1e-10)
	near(t, "half-width", got.HalfWidth(), 0, 1e-7)
}

func TestMeanDifferenceOfNoRunsAndOfOneHasNoInterval(t *testing.T) {
	if got := MeanDifference(0, 0, 0, 0.95); !math.IsNaN(got.Estimate) || got.Warning == "" {
		t.Errorf("difference of no runs is %+v", got)
	}
	if got := MeanDifference(1, 3, 9, 0.95); got.Estimate != 3 || !math.IsInf(got.HalfWidth(), 1) || got.Warning == "" {
		t.Errorf("difference of one run is %+v", got)
	}
}

func TestMeanDifferenceIsTheMeanOfTheDifferences(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		differences := rapid.SliceOfN(rapid.Float64Range(-100, 100), 2, 60).Draw(t, "differences")
		n, sum, squares := float64(len(differences)), 0.0, 0.0
		for _, d := range differences {
			sum += d
			squares += d * d
		}
		centred := 0.0
		for _, d := range differences {
			centred += (d - sum/n) * (d - sum/n)
		}
		want := Mean(len(differences), sum/n, centred/(n-1), 0.95)
		got := MeanDifference(len(differences), sum, squares, 0.95)
		if math.Abs(got.Low-want.Low) > 1e-4 || math.Abs(got.High-want.High) > 1e-4 {
			t.Fatalf("from sums %+v, from differences %+v", got, want)
		}
	})
}

// Hand case: Var(A - B) = 4 + 9 - 2 x 0.6 x 2 x 3 = 5.8.
func TestVarianceReductionFollowsFromTheCorrelation(t *testing.T) {
	const varianceA, varianceB, correlation = 4.0, 9.0, 0.6
	difference := varianceA + varianceB - 2*correlation*2*3
	near(t, "factor", VarianceReduction(varianceA, varianceB, difference), 13/5.8, 1e-12)
	near(t, "correlation", Correlation(varianceA, varianceB, difference), correlation, 1e-12)
}

func TestVarianceReductionOfIndependentOptionsIsOne(t *testing.T) {
	near(t, "factor", VarianceReduction(2, 3, 5), 1, 0)
	near(t, "correlation", Correlation(2, 3, 5), 0, 0)
}

func TestVarianceReductionIsInfiniteWhenTheDifferenceNeverVaries(t *testing.T) {
	if got := VarianceReduction(2, 2, 0); !math.IsInf(got, 1) {
		t.Errorf("factor = %v, want +Inf", got)
	}
	if got := VarianceReduction(0, 0, 0); !math.IsNaN(got) {
		t.Errorf("factor of nothing = %v, want NaN", got)
	}
	if got := Correlation(0, 1, 1); !math.IsNaN(got) {
		t.Errorf("correlation with a constant = %v, want NaN", got)
	}
}

func TestVarianceReductionRefusesANegativeVariance(t *testing.T) {
	panics(t, "negative", func() { VarianceReduction(1, -1, 1) })
	panics(t, "not a number", func() { Correlation(1, 1, math.NaN()) })
}
