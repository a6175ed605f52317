package plots

import (
	"fmt"
	"math"
)

// column is a named row of numbers to be checked, such as one percentile of one panel.
type column struct {
	name   string
	values []float64
}

// checkColumns refuses columns that are not of one length, or that hold a gap (NaN) or an infinity.
func checkColumns(length int, columns ...column) error {
	for _, c := range columns {
		if len(c.values) != length {
			return fmt.Errorf("%s has %d values where %d are wanted", c.name, len(c.values), length)
		}
		for i, v := range c.values {
			if math.IsNaN(v) || math.IsInf(v, 0) {
				return fmt.Errorf("%s[%d] is %v; every value must be a number", c.name, i, v)
			}
		}
	}
	return nil
}

// checkIncreasing refuses places on an axis that do not go up.
func checkIncreasing(c column) error {
	for i := 1; i < len(c.values); i++ {
		if c.values[i] <= c.values[i-1] {
			return fmt.Errorf("%s[%d] is %v after %v; it must increase", c.name, i, c.values[i], c.values[i-1])
		}
	}
	return nil
}

// checkWithin refuses values outside low to high.
func checkWithin(c column, low, high float64) error {
	for i, v := range c.values {
		if v < low || v > high {
			return fmt.Errorf("%s[%d] is %v; it must lie from %v to %v", c.name, i, v, low, high)
		}
	}
	return nil
}

// checkOrder refuses columns of one length of which a later one lies below an earlier one.
func checkOrder(columns ...column) error {
	for k := 1; k < len(columns); k++ {
		lower, upper := columns[k-1], columns[k]
		for i := range upper.values {
			if upper.values[i] < lower.values[i] {
				return fmt.Errorf("%s[%d] is %v, below %s at %v", upper.name, i, upper.values[i], lower.name, lower.values[i])
			}
		}
	}
	return nil
}
