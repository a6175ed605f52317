package sim

import "testing"

// Draws find the thing in which their share of the weight is reached, as locate
// does, which looks at one after another; some things have no weight.
//
// Wrong versions, seen to fail: the thing whose weight ends at the share; things
// without weight counted once more.
func TestAChoiceFindsTheThingInWhichItsShareIsReached(t *testing.T) {
	for _, weights := range [][]float64{{1}, {0, 1, 0}, {0.5, 0.28, 0.14, 0.08}, {0, 0, 2, 0, 3, 0}} {
		law, err := NewCategorical(weights)
		if err != nil {
			t.Fatal(err)
		}
		drawn, asked := NewStreams(1, 0).At(1, 1), NewStreams(1, 0).At(1, 1)
		for range 10_000 {
			want, _ := law.locate(asked.Float64())
			if got := law.Rand(&drawn); got != want {
				t.Fatalf("weights %v: chose %d, want %d", weights, got, want)
			}
		}
	}
}
