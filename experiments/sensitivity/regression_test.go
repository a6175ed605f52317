package sensitivity

import (
	"fmt"
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"

	"headroom/sim"
	"headroom/sim/samebits"
)

// runs adds so many runs of a function of draws, and chance.
func runs(f func(u []float64, chance *sim.Stream) float64, n, inputs int, seed uint64) (*Draws, *Results) {
	d, r := NewDraws(inputs), NewResults(inputs)
	for run := range n {
		stream := sim.NewStreams(seed, run).At(0, 0)
		u := make([]float64, inputs)
		for i := range u {
			u[i] = stream.Float64()
		}
		terms := Basis(nil, u...)
		d.Add(run, terms)
		r.Add(run, terms, f(u, &stream))
	}
	return d, r
}

func normal(s *sim.Stream) float64 { return sim.NormalQuantile(s.Float64()) }

// By hand, of y = 2u1 + u2 + a parabola in u3 + noise: variances 1/3, 1/12, 1/4 (half its second polynomial) and 1/12; so
// the shares are 4, 1, 3 and 1 of 9, nothing to the fourth input, and the fit 8 of 9.
var handShares, handFit = []float64{4.0 / 9, 1.0 / 9, 3.0 / 9, 0}, 8.0 / 9

func handExample(u []float64, chance *sim.Stream) float64 {
	return 1000 + 2*u[0] + u[1] + 0.5*Basis(nil, u[2])[2] + math.Sqrt(1.0/12)*normal(chance)
}

func TestSharesByHandAreEstimatedWithoutBiasAndTheirIntervalsHoldThem(t *testing.T) {
	const repeats = 300
	means := make([]sim.Moments, 5)
	held := make([]int, 5)
	for repeat := range repeats {
		d, r := runs(handExample, 200, 4, uint64(repeat))
		shares := d.Shares(r, []int{0, 1, 2, 3}, 0.95)
		for i, want := range append(slices.Clone(handShares), handFit) {
			got := shares.Fit
			if i < len(shares.Of) {
				got = shares.Of[i]
			}
			means[i].Add(got.Estimate)
			if got.Contains(want) {
				held[i]++
			}
		}
	}
	for i, want := range append(slices.Clone(handShares), handFit) {
		t.Logf("figure %d: mean %.4f (%.4f), want %.4f; held %d of %d", i, means[i].Mean(), means[i].StandardError(), want, held[i], repeats)
		if i == 3 {
			if means[i].Mean() > 0.002 || float64(held[i]) < 0.95*repeats {
				t.Errorf("an input that does nothing: mean share %v, held by %d of %d", means[i].Mean(), held[i], repeats)
			}
			continue
		}
		if math.Abs(means[i].Mean()-want) > 4*means[i].StandardError() {
			t.Errorf("figure %d: mean %v with standard error %v, want %v", i, means[i].Mean(), means[i].StandardError(), want)
		}
		if z := (float64(held[i])/repeats - 0.95) / math.Sqrt(0.95*0.05/repeats); math.Abs(z) > 4 {
			t.Errorf("figure %d: the interval holds it in %d of %d", i, held[i], repeats)
		}
	}
}

// Known answers: known-answers.md, V1 to V3. Of Ishigami's function a parabola follows too little to give a share away: what
// it cannot follow it leaves over, and says so. By hand, sin(pi x) for x from -1 to 1 has a straight line's part 3(1/pi)^2,
// twice over its variance 1/2: 0.6079 of the first share.
func TestKnownSharesAsFarAsAParabolaFollowsThem(t *testing.T) {
	linear := func(u []float64, _ *sim.Stream) float64 { return 2*u[0] + u[1] }
	d, r := runs(linear, 400, 3, 1)
	exact := d.Shares(r, []int{0, 1, 2}, 0.95)
	for i, want := range []float64{0.8, 0.2, 0} {
		if !(math.Abs(exact.Of[i].Estimate-want) < 0.08) || !exact.Of[i].Contains(want) { // the sample's variance is not 5/12
			t.Errorf("linear, input %d: %+v, want %v", i+1, exact.Of[i], want)
		}
	}
	if math.Abs(exact.Fit.Estimate-1) > 1e-6 || exact.Runs != 400 {
		t.Errorf("a function without chance is fitted to %v of %d runs", exact.Fit, exact.Runs)
	}
	d, r = runs(func(u []float64, _ *sim.Stream) float64 {
		x := func(i int) float64 { return math.Pi * (2*u[i] - 1) }
		return math.Sin(x(0)) + 7*math.Pow(math.Sin(x(1)), 2) + 0.1*math.Pow(x(2), 4)*math.Sin(x(0))
	}, 4000, 3, 1)
	ishigami := d.Shares(r, []int{0, 1, 2}, 0.95)
	t.Logf("Ishigami by parabolas: %+v", ishigami)
	if want := 0.31390519 * 6 / (math.Pi * math.Pi); !ishigami.Of[0].Contains(want) || ishigami.Of[0].HalfWidth() > 0.05 {
		t.Errorf("first input %+v, want %v", ishigami.Of[0], want)
	}
	if ishigami.Fit.High > 0.5 || ishigami.Of[1].High > 0.44 {
		t.Errorf("a fit of %+v is claimed where a parabola does not follow", ishigami.Fit)
	}
}

func TestRunsMayBeAddedInAnyOrder(t *testing.T) {
	d, r := runs(handExample, 300, 4, 7)
	e, s := NewDraws(4), NewResults(4)
	for run := 299; run >= 0; run-- {
		stream := sim.NewStreams(7, run).At(0, 0)
		u := []float64{stream.Float64(), stream.Float64(), stream.Float64(), stream.Float64()}
		terms := Basis(nil, u...)
		s.Add(run, terms, handExample(u, &stream))
		e.Add(run, terms)
	}
	if !reflect.DeepEqual(d, e) || !reflect.DeepEqual(r, s) {
		t.Error("the sums differ")
	}
}

// An input that is left out is left over, and the shares of the others are as they were.
func TestSomeOfTheInputsMayBeAskedFor(t *testing.T) {
	d, r := runs(handExample, 2000, 4, 3)
	some := d.Shares(r, []int{2, 1}, 0.95)
	for i, want := range []float64{3.0 / 9, 1.0 / 9} {
		if !some.Of[i].Contains(want) || some.Of[i].HalfWidth() > 0.06 {
			t.Errorf("share %d: %+v, want %v", i, some.Of[i], want)
		}
	}
	if !some.Fit.Contains(4.0 / 9) {
		t.Errorf("fit %+v, want 4/9", some.Fit)
	}
}

func TestSharesAreNotKnownOfFewRunsNorOfWhatNeverVaries(t *testing.T) {
	for name, shares := range map[string]Shares{
		"35 runs for 9 terms": first(runs(handExample, 35, 4, 1)),
		"no runs":             first(NewDraws(4), NewResults(4)),
		"nothing varies":      first(runs(func([]float64, *sim.Stream) float64 { return 3 }, 100, 4, 1)),
	} {
		for _, x := range append(shares.Of, shares.Fit) {
			if !math.IsNaN(x.Estimate) || !math.IsNaN(x.Low) {
				t.Errorf("%s: %+v", name, x)
			}
		}
	}
	if shares := first(runs(handExample, 36, 4, 1)); !(shares.Fit.Estimate > 0) {
		t.Errorf("36 runs for 9 terms: %+v", shares.Fit)
	}
}

func first(d *Draws, r *Results) Shares { return d.Shares(r, []int{0, 1, 2, 3}, 0.95) }

// One run in a thousand that lies far out decides the variance, and the intervals say so.
func TestARunawayRunMakesTheIntervalsWide(t *testing.T) {
	run := 0
	d, r := runs(func(u []float64, chance *sim.Stream) float64 {
		run++
		if y := handExample(u, chance); run != 500 {
			return y
		}
		return 1100
	}, 1000, 4, 3)
	shares, tame := first(d, r), first(runs(handExample, 1000, 4, 3))
	if !(shares.Of[0].HalfWidth() > 3*tame.Of[0].HalfWidth()) || !shares.Of[0].Contains(handShares[0]) {
		t.Errorf("share %+v beside %+v without the runaway", shares.Of[0], tame.Of[0])
	}
}

// By hand: without each of two groups 1 and 3; variance 1/2 * ((1-2)^2 + (3-2)^2) = 1, and t with one degree of freedom is
// the tangent: 1 at the third quartile.
func TestTheJackknifeOfTwoGroupsByHand(t *testing.T) {
	if got := Jackknife(5, []float64{1, 3}, 0.5); math.Abs(got.Low-4) > 1e-9 || math.Abs(got.High-6) > 1e-9 {
		t.Errorf("from %v to %v, want 4 to 6", got.Low, got.High)
	}
}

// The jackknife of a mean of equal groups is the interval of the group means, exactly.
func TestTheJackknifeOfAMeanIsStudents(t *testing.T) {
	values := []float64{14.2, 15.1, 14.8, 16.0, 15.5} // known-answers.md, of a mean of five
	var without []float64
	for _, x := range values {
		without = append(without, (75.6-x)/4)
	}
	got := Jackknife(15.12, without, 0.95)
	if math.Abs(got.Low-14.271479) > 1e-6 || math.Abs(got.High-15.968521) > 1e-6 {
		t.Errorf("from %v to %v", got.Low, got.High)
	}
}

// Known answer: by hand, the inverse of ((4, 2), (2, 3)) is ((3, -2), (-2, 4)) / 8.
func TestTheSystemOfTwoByHand(t *testing.T) {
	x, diagonal, ok := solve([][]float64{{4, 2}, {2, 3}}, []float64{8, 8})
	if fmt.Sprintf("%.12g %.12g %v", x, diagonal, ok) != "[1 2] [0.375 0.5] true" {
		t.Errorf("%v, %v, %v", x, diagonal, ok)
	}
	if _, _, ok := solve([][]float64{{1, 1}, {1, 1}}, []float64{1, 1}); ok {
		t.Error("a system without a solution is solved")
	}
}

func TestNoProductCanBeFused(t *testing.T) {
	faults, err := samebits.Faults(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, fault := range faults {
		if strings.Contains(fault, "product") || strings.Contains(fault, "map") {
			t.Error(fault)
		}
	}
}
