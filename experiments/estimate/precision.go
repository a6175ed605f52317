package estimate

import "fmt"

// A Precision is a rule that runs until every probability asked for is known
// well enough: until Wilson's two-sided interval of each is no wider than
// HalfWidth either way. It looks at fixed numbers of runs only, and asks only
// how wide the intervals are, never what they say. Runs that end because a
// result looks clear make false claims far more often than they say, and a
// rule made for means, which trusts a spread of nothing when the first runs
// agree, ends far too soon on a probability (docs/intervals.md measures both).
//
// Wilson's interval is taken at none and at all too, where Proportion gives
// one bound: no success in n runs says the less, the smaller n is.
//
// Source: Y. S. Chow and H. Robbins, "On the asymptotic theory of fixed-width
// sequential confidence intervals for the mean", Annals of Mathematical
// Statistics 36 (1965), 457-462, with Wilson's interval for theirs.
type Precision struct {
	HalfWidth  float64 // widest allowed, on the scale of probability: above 0, below 0.5
	Confidence float64 // of each interval, between 0 and 1
	AtLeast    int     // runs at the first look, at least 1
	Every      int     // runs between one look and the next, at least 1
}

// PrecisionOf is the rule to a half-width that looks at 200 runs and at every
// 200 more: whole blocks of the Latin hypercubes that worlds are drawn in.
func PrecisionOf(halfWidth, confidence float64) Precision {
	p := Precision{HalfWidth: halfWidth, Confidence: confidence, AtLeast: 200, Every: 200}
	p.check()
	return p
}

// NextLook returns the number of runs, above those made so far, at which to
// look next.
func (p Precision) NextLook(runs int) int {
	p.check()
	if runs < p.AtLeast {
		return p.AtLeast
	}
	return p.AtLeast + p.Every*((runs-p.AtLeast)/p.Every+1)
}

// Done reports whether to stop after so many runs, given in how many of them
// each event happened whose probability is asked for. It is false except at a
// look, so that asking more often does not stop sooner. Without a probability
// there is nothing to wait for after the first look.
func (p Precision) Done(runs int, successes ...int) bool {
	p.check()
	atLook := runs >= p.AtLeast && (runs-p.AtLeast)%p.Every == 0
	return atLook && p.Widest(runs, successes...) <= p.HalfWidth
}

// Widest returns the half-width of the widest of the intervals, on the scale
// of probability; 0 without a probability, and 0.5 without runs.
func (p Precision) Widest(runs int, successes ...int) float64 {
	p.check()
	widest := 0.0
	for _, x := range successes {
		widest = max(widest, WilsonTwoSided(x, runs, p.Confidence).HalfWidth())
	}
	return widest
}

// OneDigitMore returns how many runs in all would know every probability ten
// times as well as HalfWidth asks, if each is about what so many runs, at
// least 1, say it is: for probabilities in the middle a hundred times as many
// as now. It is the number of a look.
func (p Precision) OneDigitMore(runs int, successes ...int) int {
	p.check()
	need := p.AtLeast
	for _, x := range successes {
		checkCounts(x, runs, p.Confidence)
		need = max(need, RunsForProportion(float64(x)/float64(runs), p.HalfWidth/10, p.Confidence))
	}
	return p.NextLook(need - 1)
}

func (p Precision) check() {
	checkConfidence(p.Confidence)
	if !(p.HalfWidth > 0 && p.HalfWidth < 0.5) || p.AtLeast < 1 || p.Every < 1 {
		panic(fmt.Sprintf("estimate: precision %+v", p))
	}
}
