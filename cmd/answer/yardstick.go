package answer

import (
	"math"
	"strings"

	"headroom/experiments"
)

// A term is a word for a chance, in per cent. There are gaps between terms on
// purpose: whoever assesses must say on which side a chance lies.
type term struct {
	word      string
	low, high float64
}

// yardstick is that of the Professional Head of Intelligence Assessment (PHIA),
// "Explaining uncertainty in UK intelligence assessment" (Cabinet Office, 2025).
var yardstick = []term{
	{"a remote chance", 0, 5},
	{"highly unlikely", 10, 20},
	{"unlikely", 25, 35},
	{"a realistic possibility", 40, 50},
	{"likely", 55, 75},
	{"highly likely", 80, 90},
	{"almost certain", 95, 100},
}

// Likelihood is a chance in a word of the yardstick, by its whole interval: both
// words where it reaches two, or lies in the gap between them, and none where it
// reaches more.
func Likelihood(c experiments.Chance) string {
	low, high := float64(c.Low)*100, float64(c.High)*100
	if math.IsNaN(low) || math.IsNaN(high) {
		return ""
	}
	var words []string
	for _, t := range yardstick {
		if low <= t.high && high >= t.low {
			words = append(words, t.word)
		}
	}
	if len(words) == 0 { // in a gap
		for i, t := range yardstick[1:] {
			if high < t.low {
				words = []string{yardstick[i].word, t.word}
				break
			}
		}
	}
	if len(words) > 2 {
		return ""
	}
	return strings.Join(words, ", or ")
}
