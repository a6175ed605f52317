package battery

import (
	"math"
	"testing"

	"headroom/sim"
)

// Sixteen p-values, of four orders by four tests, with one seed: none may be below
// 6e-5 (|z| of 4). One in a thousand seeds would fail by chance.
func TestStreamsAsAModelAsksForThemPassTheBattery(t *testing.T) {
	for _, order := range Orders(KeptSeed) {
		for _, test := range Tests() {
			p := test.PValue(order.Source())
			t.Logf("%-13s %-18s p = %.4f", order.Name, test.Name, p)
			if p < 6e-5 {
				t.Errorf("%s fails %s: p = %.2g", order.Name, test.Name, p)
			}
		}
	}
}

// What the battery is for: the same generator without the hashing of keys, or with
// a poor step from word to word, fails.
func TestTheBatteryRejectsPoorSources(t *testing.T) {
	count := uint64(0)
	for _, poor := range []struct {
		name  string
		test  int
		words func() uint64
	}{
		{"a counter, whose low byte is too even", 0, func() uint64 { count++; return count * 0x9E3779B97F4A7C15 }},
		{"one stream for two purposes: each word twice", 1, func() uint64 { count++; return word((count - 1) / 2) }},
		{"a word that shuns its neighbours", 2, func() uint64 {
			count++
			return word(count)>>1 + count%2<<63
		}},
		{"40 bits that are not all there", 3, func() uint64 { count++; return word(count) &^ (1<<28 - 1) }},
		{"a Weyl sequence, evenly spaced", 3, func() uint64 { count++; return count * 0x9E3779B97F4A7C15 }},
	} {
		count = 0
		if p := Tests()[poor.test].PValue(source(poor.words)); p > 1e-6 {
			t.Errorf("%s passes %s: p = %g", poor.name, Tests()[poor.test].Name, p)
		}
	}
}

// Over 100 seeds p-values are even between 0 and 1: Kolmogorov-Smirnov at
// 1.63 / sqrt(100), which one in a hundred exceeds. So the tests' laws are right, and
// nothing passes by their being slack.
func TestThePValuesOfTheBatteryAreEven(t *testing.T) {
	for name, value := range map[string]func(Source) float64{
		"chi-square":   func(s Source) float64 { return ChiSquare(s, 1<<14) },
		"serial pairs": func(s Source) float64 { return SerialPairs(s, 1<<14) },
		"gaps":         func(s Source) float64 { return Gaps(s, 1<<14) },
	} {
		var below [20]int
		for seed := range 100 {
			p := value(Orders(uint64(seed))[3].Source())
			for i := range below {
				if p <= float64(i+1)/20 {
					below[i]++
				}
			}
		}
		for i, n := range below {
			if distance := math.Abs(float64(n)/100 - float64(i+1)/20); distance > 0.163 {
				t.Errorf("%s: %d of 100 p-values are at most %.2f", name, n, float64(i+1)/20)
			}
		}
	}
}

// An order takes its words in turn from each stream, from the beginning.
func TestAnOrderTakesTheFirstWordsOfEachStream(t *testing.T) {
	order := Orders(7)[2]
	words := order.Source()
	for n := range uint64(50) {
		stream := sim.NewStreams(7, 0).At(4, sim.Entity(1, n/32, n%32))
		for range order.Draws {
			if got, want := words.Uint64(), stream.Uint64(); got != want {
				t.Fatalf("stream %d gives %d, want %d", n, got, want)
			}
		}
	}
}

type source func() uint64

func (s source) Uint64() uint64 { return s() }

// word is a good word for a number.
func word(n uint64) uint64 {
	s := sim.NewStreams(n, 0).At(0, 0)
	return s.Uint64()
}
