package sweep

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
)

// mostSteps is how many values a range may come to: more is a slip of the pen.
const mostSteps = 10_000

// An Axis is a key with the values that it takes, or the range that a design
// fills.
type Axis struct {
	Key       string
	Values    []string // as a scenario file would write them; none for a range without a step
	Low, High float64  // of a range
}

// ParseAxis reads "key=30:60:5" (from, to and step; the end counts if a step
// meets it), "key=0,0.3,0.6" (values, which may be dates or words), or
// "key=10:26" (a range that a design fills).
func ParseAxis(text string) (Axis, error) {
	key, values, found := strings.Cut(text, "=")
	key, values = strings.TrimSpace(key), strings.TrimSpace(values)
	if !found || key == "" || values == "" {
		return Axis{}, fmt.Errorf("%q: key=from:to:step is wanted, or key=value,value", text)
	}
	axis := Axis{Key: key}
	parts := strings.Split(values, ":")
	if len(parts) == 1 {
		for value := range strings.SplitSeq(values, ",") {
			value = strings.TrimSpace(value)
			if value == "" || slices.Contains(axis.Values, value) {
				return Axis{}, fmt.Errorf("%q: a value is empty or stands twice", text)
			}
			axis.Values = append(axis.Values, value)
		}
		return axis, nil
	}
	var ends []float64
	for _, part := range parts {
		x, err := strconv.ParseFloat(strings.TrimSpace(part), 64)
		if err != nil || math.IsNaN(x) || math.IsInf(x, 0) {
			return Axis{}, fmt.Errorf("%q: %q is no number; from:to:step takes numbers, and dates and words are listed with commas", text, part)
		}
		ends = append(ends, x)
	}
	if len(ends) > 3 || ends[1] <= ends[0] {
		return Axis{}, fmt.Errorf("%q: from:to:step is wanted, with to above from", text)
	}
	axis.Low, axis.High = ends[0], ends[1]
	if len(ends) == 2 {
		return axis, nil
	}
	step := ends[2]
	steps := math.Floor((axis.High-axis.Low)/step + 1e-9)
	if !(step > 0) || steps >= mostSteps {
		return Axis{}, fmt.Errorf("%q: the step must be above 0, and give at most %d values", text, mostSteps)
	}
	for i := range int(steps) + 1 {
		axis.Values = append(axis.Values, written(axis.Low+float64(float64(i)*step)))
	}
	return axis, nil
}

// written is a number as a file would write it: to twelve figures, so that
// steps of 0.1 stay steps of 0.1.
func written(x float64) string {
	rounded, _ := strconv.ParseFloat(strconv.FormatFloat(x, 'g', 12, 64), 64)
	if rounded == 0 {
		rounded = 0 // not -0
	}
	return strconv.FormatFloat(rounded, 'f', -1, 64)
}
