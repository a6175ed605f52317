package estimate

import (
	"encoding/json"
	"math"
	"testing"
)

// near fails unless two numbers agree to within half a unit of the last digit
// that the source of the wanted one prints.
func near(t *testing.T, what string, got, want, tolerance float64) {
	t.Helper()
	if !(math.Abs(got-want) <= tolerance) {
		t.Errorf("%s = %.10g, want %.10g to within %g", what, got, want, tolerance)
	}
}

func panics(t *testing.T, what string, call func()) {
	t.Helper()
	defer func() {
		if recover() == nil {
			t.Errorf("%s did not panic", what)
		}
	}()
	call()
}

func TestIntervalWritesMissingNumbersAsNull(t *testing.T) {
	got, err := json.Marshal(Mean(1, 15, math.NaN(), 0.95))
	if err != nil {
		t.Fatal(err)
	}
	want := `{"estimate":15,"low":null,"high":null,"confidence":0.95,"one_sided":false,"method":"Student t","warning":"one run has no spread: the mean has no interval"}`
	if string(got) != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestIntervalContainsItsBounds(t *testing.T) {
	interval := Interval{Low: 1, High: 3}
	for x, want := range map[float64]bool{0.9: false, 1: true, 2: true, 3: true, 3.1: false} {
		if interval.Contains(x) != want {
			t.Errorf("Contains(%v) = %v, want %v", x, !want, want)
		}
	}
	near(t, "half-width", interval.HalfWidth(), 1, 0)
}

// Source: known-answers, section 1 acceptance numbers: Bonferroni t.
func TestBonferroniCriticalValuesOfKnownComparisons(t *testing.T) {
	near(t, "all 15 pairs, n = 200", studentCritical(199, Bonferroni(0.95, 15)), 2.971054, 5e-7)
	near(t, "5 against a control, n = 200", studentCritical(199, Bonferroni(0.95, 5)), 2.600760, 5e-7)
	panics(t, "no comparisons", func() { Bonferroni(0.95, 0) })
}

func TestConfidenceMustBeBetweenZeroAndOne(t *testing.T) {
	for _, confidence := range []float64{0, 1, 95, -0.1, math.NaN()} {
		panics(t, "Proportion", func() { Proportion(1, 2, confidence) })
		panics(t, "Mean", func() { Mean(3, 1, 1, confidence) })
		panics(t, "PercentileRanks", func() { PercentileRanks(100, 0.5, confidence) })
		panics(t, "Pairs.Difference", func() { Pairs{Both: 1}.Difference(confidence) })
	}
}
