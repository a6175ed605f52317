package sim_test

import (
	"math"
	"testing"

	"headroom/sim"
)

// Lists of every length up to a few batches, with probabilities from the centre, the
// tails, their border and beyond.
//
// Wrong versions, seen to fail: the tails by the centre's formula; the second batch's
// tails in the places of the first.
func TestQuantilesTogetherAreThoseOneByOneToTheBit(t *testing.T) {
	law := sim.LognormalFromMean(30, 0.8)
	stream := sim.NewStreams(1, 0).At(1, 1)
	odd := []float64{0, 1, 0.075, 0.925, 0.5, math.Nextafter(0.075, 0), math.Nextafter(0.925, 1), 1e-300, math.NaN(), -0.1}
	for n := range 200 {
		together := make([]float64, n)
		for i := range together {
			together[i] = stream.Float64()
			if i%11 == 3 {
				together[i] = odd[(n+i)%len(odd)]
			}
		}
		alone := make([]float64, n)
		for i, p := range together {
			alone[i] = law.Quantile(p)
		}
		law.Quantiles(together)
		for i := range alone {
			if math.Float64bits(together[i]) != math.Float64bits(alone[i]) {
				t.Fatalf("number %d of %d is %v together and %v alone", i, n, together[i], alone[i])
			}
		}
	}
}
