package sensitivity

import (
	"fmt"
	"math"

	"gonum.org/v1/gonum/stat/distuv"

	"headroom/experiments/estimate"
	"headroom/sim"
)

// Jackknife is the interval of an estimate from what it would be without each of some groups of runs, at least two: groups
// less 1, over the number of groups, times the sum of the squared deviations is its variance, and Student's t with groups
// less 1 degrees of freedom its law. It supposes no law of the runs, and is wide where a few of them decide the estimate.
//
// Source: J. Shao and D. Tu, The Jackknife and Bootstrap (1995), section 2.3.
func Jackknife(x float64, without []float64, confidence float64) estimate.Interval {
	if len(without) < 2 || !(confidence > 0 && confidence < 1) {
		panic(fmt.Sprintf("sensitivity: jackknife of %d groups with confidence %v", len(without), confidence))
	}
	var spread sim.Moments
	for _, y := range without {
		spread.Add(y)
	}
	groups := float64(len(without))
	t := distuv.StudentsT{Mu: 0, Sigma: 1, Nu: groups - 1}.Quantile((1 + confidence) / 2)
	half := float64(t * math.Sqrt(float64(square(groups-1)/groups*spread.Variance())))
	return estimate.Interval{Estimate: x, Low: x - half, High: x + half, Confidence: confidence, Method: "jackknife of groups"}
}
