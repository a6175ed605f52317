package answer

import (
	"testing"

	"headroom/experiments"
)

// The ranges are those of the published yardstick; each word is met at both its
// ends.
func TestWordsForChancesAreThoseOfTheYardstickByTheWholeInterval(t *testing.T) {
	for _, c := range []struct {
		low, high float64
		want      string
	}{
		{0, 0.04, "a remote chance"},
		{0.12, 0.17, "highly unlikely"},
		{0.10, 0.20, "highly unlikely"},
		{0.18, 0.24, "highly unlikely"},              // it does not reach "unlikely"
		{0.18, 0.26, "highly unlikely, or unlikely"}, // it straddles two
		{0.06, 0.08, "a remote chance, or highly unlikely"},
		{0.51, 0.54, "a realistic possibility, or likely"},
		{0.57, 0.63, "likely"},
		{0.96, 1, "almost certain"},
		{0.10, 0.31, "highly unlikely, or unlikely"},
		{0.10, 0.45, ""}, // it straddles three
	} {
		if got := Likelihood(experiments.Chance{Low: experiments.Figure(c.low), High: experiments.Figure(c.high)}); got != c.want {
			t.Errorf("%v to %v is %q, want %q", c.low, c.high, got, c.want)
		}
	}
}
