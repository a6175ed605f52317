package battery

import (
	"slices"

	"gonum.org/v1/gonum/stat/distuv"
)

// KeptSeed is the seed whose p-values docs/streams.md keeps.
const KeptSeed = 2026

// A Test judges a source by a p-value.
type Test struct {
	Name   string
	PValue func(Source) float64
}

// Tests are the battery, each with the words it takes below about 4 million.
func Tests() []Test {
	return []Test{
		{"chi-square", func(s Source) float64 { return ChiSquare(s, 1<<20) }},
		{"serial pairs", func(s Source) float64 { return SerialPairs(s, 1<<19) }},
		{"gaps", func(s Source) float64 { return Gaps(s, 1<<17) }},
		{"birthday spacings", func(s Source) float64 { return BirthdaySpacings(s, 100) }},
	}
}

// ChiSquare tests that the highest and the lowest byte of words are even over
// their 256 values, and returns the p-value of the less even of the two.
// Words must be at least 2,560, ten for each value.
func ChiSquare(s Source, words int) float64 {
	var high, low [256]int
	for range words {
		word := s.Uint64()
		high[word>>56]++
		low[word&255]++
	}
	return smaller(even(high[:]), even(low[:]))
}

// SerialPairs tests that pairs of successive words are even over a grid of 32
// by 32, by their highest and by their lowest five bits (Knuth 1998, section
// 3.3.2 B), and returns the p-value of the less even. Pairs must be at least
// 10,240.
func SerialPairs(s Source, pairs int) float64 {
	high, low := make([]int, 1024), make([]int, 1024)
	for range pairs {
		a, b := s.Uint64(), s.Uint64()
		high[a>>59<<5|b>>59]++
		low[a&31<<5|b&31]++
	}
	return smaller(even(high), even(low))
}

// Gaps tests the lengths of gaps between words in the lowest eighth (Knuth
// 1998, section 3.3.2 D): a gap of k has chance 7^k / 8^(k+1); those of 40 and
// more are one class. Gaps must be at least 10,000.
func Gaps(s Source, gaps int) float64 {
	const longest = 40
	var counts [longest + 1]int
	for range gaps {
		length := 0
		for s.Uint64()>>61 != 0 {
			length++
		}
		counts[min(length, longest)]++
	}
	chances := make([]float64, len(counts))
	left := 1.0
	for k := range longest {
		chances[k] = left / 8
		left -= chances[k]
	}
	chances[longest] = left
	return chiSquare(counts[:], chances)
}

// BirthdaySpacings counts equal spacings between 2^14 sorted birthdays in a
// year of 2^40 days, the highest bits of words, in so many years: Poisson of mean
// m^3 / 4n = 1 a year (Marsaglia 1985; L'Ecuyer and Simard 2001, whose condition
// for the approximation, m below n^(5/12) years^(-1/3), holds up to 250 years).
// It returns a two-sided p-value.
func BirthdaySpacings(s Source, years int) float64 {
	const people, mean = 1 << 14, 1.0
	days := make([]uint64, people)
	equal := 0
	for range years {
		for i := range days {
			days[i] = s.Uint64() >> 24
		}
		slices.Sort(days)
		for i := people - 1; i > 0; i-- {
			days[i] -= days[i-1]
		}
		slices.Sort(days[1:])
		for i := 2; i < people; i++ {
			if days[i] == days[i-1] {
				equal++
			}
		}
	}
	law := distuv.Poisson{Lambda: mean * float64(years)}
	return min(1, 2*min(law.CDF(float64(equal)), 1-law.CDF(float64(equal)-1)))
}

// smaller is the p-value of the smaller of two that do not hang together.
func smaller(a, b float64) float64 { return 1 - (1-min(a, b))*(1-min(a, b)) }

// even is the p-value of counts that should all be equal.
func even(counts []int) float64 {
	chances := make([]float64, len(counts))
	for i := range chances {
		chances[i] = 1 / float64(len(counts))
	}
	return chiSquare(counts, chances)
}

// chiSquare is Pearson's p-value of counts in classes of known chances, on
// both sides: counts that fit too well are not random either.
func chiSquare(counts []int, chances []float64) float64 {
	total := 0
	for _, n := range counts {
		total += n
	}
	sum := 0.0
	for i, n := range counts {
		expected := chances[i] * float64(total)
		sum += (float64(n) - expected) * (float64(n) - expected) / expected
	}
	law := distuv.ChiSquared{K: float64(len(counts) - 1)}
	return min(1, 2*min(law.CDF(sum), law.Survival(sum)))
}
