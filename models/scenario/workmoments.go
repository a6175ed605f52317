package scenario

import (
	"fmt"

	"headroom/sim"
)

// moments are the mean work content at best values, in weeks, and the mean
// age of a case that is found open in a steady service, E[W^2] / (2 E[W]): how
// long open cases lag behind a change in the flow.
func (w Work) moments() (mean, age float64) {
	mean = w.MeanWeeks.Best
	switch w.Law {
	case "lognormal":
		return mean, mean * sim.Exp(float64(w.SigmaLog.Best*w.SigmaLog.Best)) / 2
	case "gamma":
		return mean, mean * (1 + 1/w.Shape.Best) / 2
	case "weibull":
		first, second := sim.GammaFunction(1+1/w.Shape.Best), sim.GammaFunction(1+2/w.Shape.Best)
		return mean, mean * second / (first * first) / 2
	case "exponential":
		return mean, mean
	case "fixed":
		return mean, mean / 2
	case "bands":
		first, second := 0.0, 0.0
		for _, band := range w.Bands {
			from, to, share := band[0], band[1], band[2]
			first += share * (from + to) / 2
			second += share * (from*from + from*to + to*to) / 3
		}
		return first, second / (2 * first)
	}
	panic(fmt.Sprintf("scenario: the law of work content is %q", w.Law))
}

// rateAt is the straight-line value of a rate's points at a week.
func rateAt(points [][2]float64, week float64) float64 {
	if week <= points[0][0] {
		return points[0][1]
	}
	for i := 1; i < len(points); i++ {
		before, after := points[i-1], points[i]
		if week <= after[0] {
			return before[1] + (after[1]-before[1])*(week-before[0])/(after[0]-before[0])
		}
	}
	return points[len(points)-1][1]
}
