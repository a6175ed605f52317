package sweep

import (
	"math"
	"slices"
	"strconv"
)

// Rounded is a design that fills ranges with the values of some keys rounded to
// whole numbers, half up, for keys that take no others.
func (d Design) Rounded(whole func(key string) bool) Design {
	points := make([][]string, len(d.Points))
	for i, point := range d.Points {
		points[i] = slices.Clone(point)
		for j, key := range d.Keys {
			if x, err := strconv.ParseFloat(point[j], 64); err == nil && whole(key) {
				points[i][j] = written(math.Floor(x + 0.5))
			}
		}
	}
	return Design{Keys: d.Keys, Points: points}
}
