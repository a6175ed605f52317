package sensitivity

import (
	"math"
	"testing"
)

// Known answers: Newcombe 1998, table II, method 10, to four figures.
func TestDifferencesOfIndependentChancesAreNewcombes(t *testing.T) {
	for _, c := range []struct {
		a, n, b, m int
		low, high  float64
	}{
		{56, 70, 48, 80, 0.0524, 0.3339},
		{9, 10, 3, 10, 0.1705, 0.8090},
		{10, 10, 0, 20, 0.6791, 1},
	} {
		got := Difference(c.a, c.n, c.b, c.m, 0.95)
		if math.Abs(got.Low-c.low) > 0.00005 || math.Abs(got.High-c.high) > 0.00005 {
			t.Errorf("%d of %d less %d of %d: %v to %v, want %v to %v", c.a, c.n, c.b, c.m, got.Low, got.High, c.low, c.high)
		}
		turned := Difference(c.b, c.m, c.a, c.n, 0.95)
		if math.Abs(turned.Low+got.High) > 1e-15 || math.Abs(turned.High+got.Low) > 1e-15 {
			t.Errorf("turned round it is %v to %v", turned.Low, turned.High)
		}
	}
	if got := Difference(0, 0, 1, 3, 0.95); !math.IsNaN(got.Low) {
		t.Errorf("without runs %+v", got)
	}
}
