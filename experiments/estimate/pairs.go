package estimate

import (
	"fmt"
	"math"

	"gonum.org/v1/gonum/stat/distuv"
)

// Pairs counts replications by whether each of two options, A and B, met the
// requirement in them. The counts are paired: a replication is the same world
// and the same random numbers under both options.
type Pairs struct {
	Both, OnlyA, OnlyB, Neither int // replications, not negative
}

// Add counts a replication by whether A and B met the requirement in it.
func (p *Pairs) Add(a, b bool) {
	switch {
	case a && b:
		p.Both++
	case a:
		p.OnlyA++
	case b:
		p.OnlyB++
	default:
		p.Neither++
	}
}

// Runs returns the number of replications counted.
func (p Pairs) Runs() int { return p.Both + p.OnlyA + p.OnlyB + p.Neither }

// A returns the number of replications in which option A met the requirement.
func (p Pairs) A() int { return p.Both + p.OnlyA }

// B returns the number of replications in which option B met the requirement.
func (p Pairs) B() int { return p.Both + p.OnlyB }

// Difference estimates P(A) - P(B) with Tango's score interval: the
// differences that a test with the variance under that difference would not
// reject. It keeps its coverage when few replications differ, and has a width
// even when none does.
//
// Source: T. Tango, "Equivalence test and confidence interval for the
// difference in proportions for the paired-sample design", Statistics in
// Medicine 17 (1998), 891-908.
func (p Pairs) Difference(confidence float64) Interval {
	const method = "Tango score, paired"
	p.check(confidence)
	if p.Runs() == 0 {
		return noPairs(confidence, method)
	}
	z := normalCritical(confidence)
	difference := p.difference()
	return Interval{
		Estimate:   difference,
		Low:        p.tangoBound(difference, -1, z),
		High:       p.tangoBound(difference, +1, z),
		Confidence: confidence, Method: method,
	}
}

// tangoBound bisects between an accepted difference and the end of the scale
// for the last difference that the score test accepts.
func (p Pairs) tangoBound(accepted, end, z float64) float64 {
	if p.tangoAccepts(end, z) {
		return end
	}
	rejected := end
	for {
		middle := accepted + (rejected-accepted)/2
		if middle == accepted || middle == rejected {
			return accepted
		}
		if p.tangoAccepts(middle, z) {
			accepted = middle
		} else {
			rejected = middle
		}
	}
}

// tangoAccepts compares squares, so that a variance of nothing needs no
// division.
func (p Pairs) tangoAccepts(difference, z float64) bool {
	n, onlyA, onlyB := float64(p.Runs()), float64(p.OnlyA), float64(p.OnlyB)
	// Tango's equation for the likeliest chance of "only B" given the difference.
	a := 2 * n
	b := -onlyA - onlyB + (2*n-onlyA+onlyB)*difference
	c := -onlyB * difference * (1 - difference)
	chanceOnlyB := (math.Sqrt(max(b*b-4*a*c, 0)) - b) / (2 * a)
	variance := n * max(2*chanceOnlyB+difference*(1-difference), 0)
	excess := onlyA - onlyB - n*difference
	return excess*excess <= z*z*variance
}

// DifferenceNewcombe estimates P(A) - P(B) by Newcombe's method 10, from
// Wilson's intervals of the two chances and their correlation. It is in closed
// form, for those who must check a figure by hand.
//
// Source: R. G. Newcombe, "Improved confidence intervals for the difference
// between binomial proportions based on paired data", Statistics in Medicine
// 17 (1998), 2635-2650.
func (p Pairs) DifferenceNewcombe(confidence float64) Interval {
	const method = "Newcombe method 10, paired"
	p.check(confidence)
	runs := p.Runs()
	if runs == 0 {
		return noPairs(confidence, method)
	}
	a := WilsonTwoSided(p.A(), runs, confidence)
	b := WilsonTwoSided(p.B(), runs, confidence)
	phi := p.correctedPhi()
	combine := func(x, y float64) float64 { return math.Sqrt(max(x*x-2*phi*x*y+y*y, 0)) }
	difference := p.difference()
	return Interval{
		Estimate:   difference,
		Low:        max(difference-combine(a.Estimate-a.Low, b.High-b.Estimate), -1),
		High:       min(difference+combine(a.High-a.Estimate, b.Estimate-b.Low), 1),
		Confidence: confidence, Method: method,
	}
}

// correctedPhi is the correlation of the two outcomes, with Newcombe's
// correction for continuity where it is positive.
func (p Pairs) correctedPhi() float64 {
	n, a, b := float64(p.Runs()), float64(p.A()), float64(p.B())
	margins := math.Sqrt(a) * math.Sqrt(n-a) * math.Sqrt(b) * math.Sqrt(n-b)
	if margins == 0 {
		return 0
	}
	product := float64(p.Both)*float64(p.Neither) - float64(p.OnlyA)*float64(p.OnlyB)
	if product > 0 {
		product = max(product-n/2, 0)
	}
	return product / margins
}

// McNemar tests whether the two options have the same chance, from the
// replications in which they differ. It returns two-sided p-values: exact, by
// the binomial distribution, and mid-p, which counts half of the observed
// outcome's own probability and so is less conservative. Both are 1 when no
// replication differs.
//
// Source: M. W. Fagerland, S. Lydersen and P. Laake, "The McNemar test for
// binary matched-pairs data: mid-p and asymptotic are better than exact
// conditional", BMC Medical Research Methodology 13 (2013), 91.
func (p Pairs) McNemar() (exact, midP float64) {
	p.checkNotNegative()
	differ := p.OnlyA + p.OnlyB
	if differ == 0 {
		return 1, 1
	}
	fewer := float64(min(p.OnlyA, p.OnlyB))
	binomial := distuv.Binomial{N: float64(differ), P: 0.5}
	tail := binomial.CDF(fewer)
	return min(1, 2*tail), min(1, 2*tail-binomial.Prob(fewer))
}

// VarianceReduction returns the factor by which pairing the replications cut
// the variance of the estimated difference: see the function of that name. It
// is NaN without runs.
func (p Pairs) VarianceReduction() float64 {
	p.checkNotNegative()
	if p.Runs() == 0 {
		return math.NaN()
	}
	n := float64(p.Runs())
	a, b, difference := float64(p.A())/n, float64(p.B())/n, p.difference()
	return VarianceReduction(a*(1-a), b*(1-b), max(float64(p.OnlyA+p.OnlyB)/n-difference*difference, 0))
}

func (p Pairs) difference() float64 { return float64(p.OnlyA-p.OnlyB) / float64(p.Runs()) }

func noPairs(confidence float64, method string) Interval {
	return Interval{
		Estimate: math.NaN(), Low: -1, High: 1, Confidence: confidence, Method: method,
		Warning: "no runs: the difference may be anything",
	}
}

func (p Pairs) check(confidence float64) {
	p.checkNotNegative()
	checkConfidence(confidence)
}

func (p Pairs) checkNotNegative() {
	if min(p.Both, p.OnlyA, p.OnlyB, p.Neither) < 0 {
		panic(fmt.Sprintf("estimate: negative count in pairs %+v", p))
	}
}
