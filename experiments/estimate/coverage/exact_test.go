package coverage

import (
	"math"

	"gonum.org/v1/gonum/stat/distuv"

	"headroom/experiments/estimate"
)

// Exact coverages, by summing the probabilities of the batches whose interval
// holds the truth.

// negligible is a probability of which even a million do not change a printed
// digit.
const negligible = 1e-12

// proportionCoverage is that of an interval for a probability p from a number
// of successes in so many runs.
func proportionCoverage(runs int, p float64, interval func(successes int) estimate.Interval) float64 {
	coverage := 0.0
	for successes, chance := range binomial(runs, p) {
		if chance > negligible && interval(successes).Contains(p) {
			coverage += chance
		}
	}
	return coverage
}

// binomial is the probabilities of 0 to n successes.
func binomial(n int, p float64) []float64 {
	law := make([]float64, n+1)
	b := distuv.Binomial{N: float64(n), P: p}
	for k := range law {
		law[k] = b.Prob(float64(k))
	}
	return law
}

// stoppingCoverage is that of Proportion for a probability p where the rule
// fixes the number of runs, with the mean of that number: the law of the
// successes of runs that go on is carried from look to look.
func stoppingCoverage(rule estimate.Precision, p float64) (coverage, runs float64) {
	looked, next := 0, rule.NextLook(0)
	going := []float64{1} // by successes: chance of them, and of going on
	for looked < next {
		steps := binomial(next-looked, p)
		now := make([]float64, next+1)
		for x, chance := range going {
			if chance < negligible {
				continue
			}
			for more, step := range steps {
				now[x+more] += chance * step
			}
		}
		looked, going = next, now
		for x, chance := range going {
			if chance < negligible {
				going[x] = 0
				continue
			}
			if !rule.Done(looked, x) {
				next = rule.NextLook(looked)
				continue
			}
			going[x] = 0
			runs += chance * float64(looked)
			if estimate.Proportion(x, looked, confidence).Contains(p) {
				coverage += chance
			}
		}
	}
	return coverage, runs
}

// A joint law of two options' outcomes: the chances that both, only A, only B
// and neither keep the promise.
type joint struct{ both, onlyA, onlyB, neither float64 }

func (j joint) difference() float64 { return j.onlyA - j.onlyB }

// pairsCoverage is that of an interval for the difference of two paired
// probabilities: the sum over a multinomial law, one part after another.
func pairsCoverage(runs int, j joint, interval func(estimate.Pairs) estimate.Interval) float64 {
	coverage := 0.0
	for a, chanceA := range binomial(runs, j.onlyA) {
		if chanceA < negligible {
			continue
		}
		for b, chanceB := range binomial(runs-a, j.onlyB/(1-j.onlyA)) {
			if chanceA*chanceB < negligible {
				continue
			}
			for both, rest := range binomial(runs-a-b, j.both/(j.both+j.neither)) {
				chance := chanceA * chanceB * rest
				if chance < negligible {
					continue
				}
				pairs := estimate.Pairs{Both: both, OnlyA: a, OnlyB: b, Neither: runs - a - b - both}
				if interval(pairs).Contains(j.difference()) {
					coverage += chance
				}
			}
		}
	}
	return coverage
}

// rankCoverage is that of the order statistics that PercentileRanks names, for
// the p-quantile of a law that has the chance under of a value under it, and
// atOrUnder of one at or under it: both p, if no value is likelier than others.
//
// The interval is all above the quantile if fewer than lower values are at or
// under it, and all below if upper or more are under it.
func rankCoverage(runs int, p, under, atOrUnder float64) float64 {
	lower, upper := estimate.PercentileRanks(runs, p, confidence)
	coverage := 1.0
	if lower >= 1 {
		coverage -= distuv.Binomial{N: float64(runs), P: atOrUnder}.CDF(float64(lower - 1))
	}
	if upper <= runs {
		coverage -= 1 - distuv.Binomial{N: float64(runs), P: under}.CDF(float64(upper-1))
	}
	return math.Max(coverage, 0)
}
