package experiments

import (
	"math"
	"testing"
)

// oneYear is a split of a span of one year.
func oneYear() *Split { return newSplit("taper", "steady", []Span{{0, 51}}) }

// pair adds the next pair.
func (s *Split) pair(a, b float64) { s.add(s.Pairs, []float64{a}, []float64{b}) }

// splitOf is the hand case of known-answers.md, S8, as a population: the world
// is 1 or 2 with equal chance, and the figure has mean 10 times the world and
// variance 4, being 2 above or below it. Each pair of figures is as frequent as
// it is likely.
func splitOf(repeats int) *Split {
	s := oneYear()
	for range repeats {
		for _, mean := range []float64{10, 20} {
			for _, a := range []float64{mean - 2, mean + 2} {
				for _, b := range []float64{mean - 2, mean + 2} {
					s.pair(a, b)
				}
			}
		}
	}
	return s
}

// Known answer: known-answers.md, S8: total 29, chance 4, what we do not know
// 25. With n pairs the variance of their means is 27 n/(n - 1).
func TestSplitOfTheHandCaseIsFourByChanceAndTwentyFiveNotKnown(t *testing.T) {
	s := splitOf(1000)
	notKnown, chance := s.Variances()
	if s.Pairs != 8000 || math.Abs(chance-4) > 1e-9 {
		t.Errorf("%d pairs put %v down to chance, want 4", s.Pairs, chance)
	}
	if want := 27*8000.0/7999 - 2; math.Abs(notKnown-want) > 1e-6 {
		t.Errorf("not known %v, want %v", notKnown, want)
	}
	if total := notKnown + chance; math.Abs(total-29) > 0.01 {
		t.Errorf("total %v, want 29", total)
	}
}

// By hand: pairs (1, 3) and (5, 5). Chance is (4 + 0)/(2 * 2) = 1; the means 2
// and 5 have variance 4.5, less half of the chance.
func TestSplitOfTwoPairsByHand(t *testing.T) {
	s := oneYear()
	s.pair(1, 3)
	s.pair(5, 5)
	if notKnown, chance := s.Variances(); math.Abs(notKnown-4) > 1e-9 || math.Abs(chance-1) > 1e-9 {
		t.Errorf("not known %v and chance %v, want 4 and 1", notKnown, chance)
	}
}

func TestSplitDoesNotCallASteadyDifferenceWithinPairsKnown(t *testing.T) {
	s := oneYear()
	for range 100 {
		s.pair(10, 14) // were the mean difference taken off, no chance would be left
	}
	if notKnown, chance := s.Variances(); notKnown != 0 || math.Abs(chance-8) > 1e-9 {
		t.Errorf("not known %v and chance %v, want 0 and 8", notKnown, chance)
	}
}

// Known answer, by hand and from tables: 10 pairs of which each differs by 2
// and whose means have variance 9.  Chance is 2, with 10 degrees of freedom:
// 10*2/20.483 to 10*2/3.247. Between worlds the mean square is 18, with 9:
// 9*(18 - 2*3.779)/(2*19.023) to 9*(18 - 2/3.964)/(2*2.700).
func TestTheTwoDeviationsHaveTheIntervalsOfTheirLaws(t *testing.T) {
	s := oneYear()
	root := math.Sqrt(9 * 9 / 10.0) // five means as far below 0 as five above, with squares of 81 in all
	for i := range 10 {
		mean := root
		if i%2 == 1 {
			mean = -root
		}
		s.pair(mean-1, mean+1)
	}
	notKnown, chance := s.Deviations(0.95)
	for _, c := range []struct {
		name      string
		got, want float64
	}{
		{"chance", chance.Estimate, math.Sqrt2},
		{"least chance", chance.Low, math.Sqrt(20 / 20.483)},
		{"most chance", chance.High, math.Sqrt(20 / 3.247)},
		{"not known", notKnown.Estimate, math.Sqrt(8)},
		{"least not known", notKnown.Low, math.Sqrt(9 * (18 - 2*3.779) / (2 * 19.023))},
		{"most not known", notKnown.High, math.Sqrt(9 * (18 - 2/3.964) / (2 * 2.700))},
	} {
		if math.Abs(c.got-c.want) > 2e-3*c.want {
			t.Errorf("%s: %v, want %v", c.name, c.got, c.want)
		}
	}
}

// Where chance explains all, what we do not know may be nothing.
func TestTheDeviationOfWhatWeDoNotKnowMayReachDownToNothing(t *testing.T) {
	s := oneYear()
	for i := range 50 {
		s.pair(float64(i%2), float64(i/2%2))
	}
	if notKnown, _ := s.Deviations(0.95); notKnown.Low != 0 || !(notKnown.High > 0) {
		t.Errorf("from %v to %v", notKnown.Low, notKnown.High)
	}
}

func TestSplitOfFewPairsIsNotANumber(t *testing.T) {
	s := oneYear()
	if notKnown, chance := s.Variances(); !math.IsNaN(notKnown) || !math.IsNaN(chance) {
		t.Errorf("no pairs give %v and %v", notKnown, chance)
	}
	s.pair(1, 2)
	if notKnown, _ := s.Variances(); !math.IsNaN(notKnown) {
		t.Errorf("one pair gives %v", notKnown)
	}
}
