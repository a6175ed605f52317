package estimate

import (
	"fmt"
	"math"
	"slices"
)

// A Band is where whole paths lie: two bounds at each of several times. A
// pointwise band holds a share of the paths at each time on its own, and far
// fewer of them throughout. A simultaneous band holds the share throughout.
type Band struct {
	Low, High []float64 // by time
}

// Holds reports whether a path stays inside the band at every time, its bounds
// included.
func (b Band) Holds(path []float64) bool {
	for k, x := range path {
		if x < b.Low[k] || x > b.High[k] {
			return false
		}
	}
	return true
}

// Inside is how many of some paths stay inside the band at every time.
func (b Band) Inside(paths [][]float64) int {
	inside := 0
	for _, path := range paths {
		if b.Holds(path) {
			inside++
		}
	}
	return inside
}

// PointwiseBand is, at each time on its own, from the (1-share)/2 to the
// (1+share)/2 quantile of some paths (type 7).
func PointwiseBand(paths [][]float64, share float64) Band {
	low, _, high := quantilesByTime(paths, share)
	return Band{low, high}
}

// SimultaneousBand is the pointwise band of some paths, stretched about the
// median, by the same factor at every time and on either side, until it holds
// the share of whole paths. It is the sup-t band with the quantiles in place of
// the mean and the standard deviation, so that skewed paths have a skewed band.
// The stretch is that factor: the order statistic of rank ceil(share*(n+1)) of
// the paths' own greatest distances from the median, in which a path that is not
// among them lies as often as one that is; its interval is of order statistics.
// Where the band is narrower than least on a side, at the width to which its
// figures are known, least is taken.
//
// The stretch is infinite, and the band without bounds, where the paths are too
// few: share*(n+1) must not exceed n. All paths have the same length, above 0.
//
// Sources: J. L. Montiel Olea and M. Plagborg-Møller, "Simultaneous confidence
// bands: theory, implementation, and an application to SVARs", Journal of
// Applied Econometrics 34 (2019), 1-17, for the sup-t band; J. Lei and others,
// "Distribution-free predictive inference for regression", Journal of the
// American Statistical Association 113 (2018), 1094-1111, for the rank.
func SimultaneousBand(paths [][]float64, share, least, confidence float64) (band Band, stretch Interval) {
	if !(least > 0) {
		panic(fmt.Sprintf("estimate: simultaneous band with a least width of %v, want above 0", least))
	}
	low, median, high := quantilesByTime(paths, share)
	for k, m := range median {
		low[k], high[k] = min(low[k], m-least), max(high[k], m+least)
	}
	distances := make([]float64, len(paths))
	for i, path := range paths {
		for k, x := range path {
			if x < median[k] {
				distances[i] = max(distances[i], (median[k]-x)/(median[k]-low[k]))
			} else {
				distances[i] = max(distances[i], (x-median[k])/(high[k]-median[k]))
			}
		}
	}
	slices.Sort(distances)
	stretch = PercentileInterval(distances, share, confidence)
	stretch.Estimate = math.Inf(1)
	if rank := int(math.Ceil(share * float64(len(paths)+1))); rank <= len(paths) {
		stretch.Estimate = distances[rank-1]
	}
	stretch.High = max(stretch.High, stretch.Estimate)
	for k, m := range median {
		low[k] = m - float64(stretch.Estimate*(m-low[k]))
		high[k] = m + float64(stretch.Estimate*(high[k]-m))
	}
	return Band{low, high}, stretch
}

// quantilesByTime are the two quantiles that hold a share between them, and the
// median, of some paths at each time.
func quantilesByTime(paths [][]float64, share float64) (low, median, high []float64) {
	if !(share > 0 && share < 1) || len(paths) == 0 {
		panic(fmt.Sprintf("estimate: band of %d paths that holds a share of %v, want some paths and a share between 0 and 1", len(paths), share))
	}
	at := make([]float64, len(paths))
	for k := range paths[0] {
		for i, path := range paths {
			at[i] = path[k]
		}
		slices.Sort(at)
		low = append(low, Percentile(at, (1-share)/2))
		median = append(median, Percentile(at, 0.5))
		high = append(high, Percentile(at, (1+share)/2))
	}
	return low, median, high
}
