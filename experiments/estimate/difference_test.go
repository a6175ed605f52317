package estimate

import (
	"math"
	"testing"
)

// Known answer: R. G. Newcombe (1998), table II, method 10: 56/70 and 48/80, to
// four figures.
func TestIndependentChancesDifferByNewcombesInterval(t *testing.T) {
	got := Independent(WilsonTwoSided(56, 70, 0.95), WilsonTwoSided(48, 80, 0.95), 0.95)
	near(t, "difference", got.Estimate, 0.2, 1e-12)
	near(t, "lower end", got.Low, 0.0524, 5e-5)
	near(t, "upper end", got.High, 0.3339, 5e-5)
	turned := Independent(WilsonTwoSided(48, 80, 0.95), WilsonTwoSided(56, 70, 0.95), 0.95)
	near(t, "lower end the other way round", turned.Low, -got.High, 0)
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
