package estimate

import "fmt"

// RandomEffects parts the variance of a result by the law of total variance:
// into that of its mean between groups (what we do not know, where a group is a
// world) and that within a group (chance). Between and within are the mean
// squares of a one-way analysis of variance with so many runs in every group, at
// least two: runs times the variance of the groups' means, and the mean variance
// of the runs of a group, in the square of the result's unit. An estimate below
// nothing is given as 0. Of mean squares that are not numbers, for want of runs,
// neither are the parts.
//
// Source: S. R. Searle, G. Casella and C. E. McCulloch, Variance Components
// (1992), section 3.5.
func RandomEffects(between, within float64, runs int) (groups, chance float64) {
	if between < 0 || within < 0 || runs < 2 {
		panic(fmt.Sprintf("estimate: mean squares %v and %v of groups of %d runs", between, within, runs))
	}
	return max((between-within)/float64(runs), 0), within
}
