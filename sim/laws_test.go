package sim_test

import (
	"math"
	"testing"

	"gonum.org/v1/gonum/mathext"
	"gonum.org/v1/gonum/stat/distuv"
	"pgregory.net/rapid"

	"headroom/sim"
)

const draws = 200_000

// spreadScore is the z-score of the chi-square, with 199 degrees of freedom, of
// draws over 200 cells that are equally likely if cdf is the law's distribution
// function.
func spreadScore(cdf func(float64) float64, rand func(*sim.Stream) float64, entity uint64) float64 {
	const cells = 200
	var counts [cells]float64
	s := sim.NewStreams(20260101, 0).At(1, entity)
	for range draws {
		counts[min(int(cdf(rand(&s))*cells), cells-1)]++
	}
	const expected = float64(draws) / cells
	chiSquare := 0.0
	for _, count := range counts {
		chiSquare += (count - expected) * (count - expected) / expected
	}
	return (chiSquare - (cells - 1)) / math.Sqrt(2*(cells-1))
}

func gammaCDF(shape float64) func(float64) float64 {
	return func(x float64) float64 { return mathext.GammaIncReg(shape, x) }
}

func mustBands(edges, shares []float64) sim.Bands {
	b, err := sim.NewBands(edges, shares)
	if err != nil {
		panic(err)
	}
	return b
}

var (
	edges  = []float64{0, 4, 13, 26, 52}
	shares = []float64{1, 2, 0, 5}
)

// bandsCDF is the distribution function of the bands above.
func bandsCDF(x float64) float64 {
	below := 0.0
	for i, share := range shares {
		if x < edges[i+1] {
			return (below + share*(x-edges[i])/(edges[i+1]-edges[i])) / 8
		}
		below += share
	}
	return 1
}

// bandsBiasedCDF is that of its length-biased draws.
func bandsBiasedCDF(x float64) float64 {
	area, total := 0.0, 0.0
	for i, share := range shares {
		density := share / (edges[i+1] - edges[i])
		total += density * (edges[i+1]*edges[i+1] - edges[i]*edges[i]) / 2
		if upTo := math.Min(x, edges[i+1]); upTo > edges[i] {
			area += density * (upTo*upTo - edges[i]*edges[i]) / 2
		}
	}
	return area / total
}

func TestDrawsFollowTheirLaw(t *testing.T) {
	bands := mustBands(edges, shares)
	for i, test := range []struct {
		name string
		cdf  func(float64) float64
		rand func(*sim.Stream) float64
	}{
		{"unit exponential", distuv.Exponential{Rate: 1}.CDF, (*sim.Stream).Exponential},
		{"exponential", distuv.Exponential{Rate: 0.3}.CDF, sim.Exponential{Rate: 0.3}.Rand},
		{"exponential, length-biased", func(x float64) float64 { return gammaCDF(2)(0.3 * x) }, sim.Exponential{Rate: 0.3}.RandLengthBiased},
		{"uniform", distuv.Uniform{Min: 3, Max: 8}.CDF, sim.Uniform{Low: 3, High: 8}.Rand},
		{"uniform, length-biased", func(x float64) float64 { return (x*x - 9) / 55 }, sim.Uniform{Low: 3, High: 8}.RandLengthBiased},
		{"normal", distuv.Normal{Mu: -3, Sigma: 2}.CDF, sim.Normal{Mu: -3, Sigma: 2}.Rand},
		{"lognormal", distuv.LogNormal{Mu: 3.1, Sigma: 0.77}.CDF, sim.Lognormal{Mu: 3.1, Sigma: 0.77}.Rand},
		{"lognormal, length-biased", distuv.LogNormal{Mu: 3.1 + 0.77*0.77, Sigma: 0.77}.CDF, sim.Lognormal{Mu: 3.1, Sigma: 0.77}.RandLengthBiased},
		{"gamma of shape 4", func(x float64) float64 { return gammaCDF(4)(x / 4) }, sim.Gamma{Shape: 4, Scale: 4}.Rand},
		{"gamma of shape 4, length-biased", func(x float64) float64 { return gammaCDF(5)(x / 4) }, sim.Gamma{Shape: 4, Scale: 4}.RandLengthBiased},
		{"gamma of shape 0.5", func(x float64) float64 { return gammaCDF(0.5)(x / 4) }, sim.Gamma{Shape: 0.5, Scale: 4}.Rand},
		{"gamma of shape 1", gammaCDF(1), sim.Gamma{Shape: 1, Scale: 1}.Rand},
		{"weibull", distuv.Weibull{K: 1.35, Lambda: 34}.CDF, sim.Weibull{Shape: 1.35, Scale: 34}.Rand},
		{"weibull, length-biased", func(x float64) float64 { return gammaCDF(1 + 1/0.7)(math.Pow(x/34, 0.7)) }, sim.Weibull{Shape: 0.7, Scale: 34}.RandLengthBiased},
		{"bands", bandsCDF, bands.Rand},
		{"bands, length-biased", bandsBiasedCDF, bands.RandLengthBiased},
	} {
		if z := spreadScore(test.cdf, test.rand, uint64(i)); math.Abs(z) > 4 {
			t.Errorf("%s: z of the spread of %d draws is %.2f", test.name, draws, z)
		}
	}
}

func TestTheSpreadScoreSeesASmallFault(t *testing.T) {
	if z := spreadScore(distuv.Exponential{Rate: 1.03}.CDF, (*sim.Stream).Exponential, 0); z < 4 {
		t.Errorf("z is %.2f for a rate 3%% wrong", z)
	}
}

func TestMeansAndVariancesAgreeWithGonum(t *testing.T) {
	type law interface {
		Mean() float64
		Variance() float64
	}
	for _, test := range []struct{ got, want law }{
		{sim.Uniform{Low: 3, High: 8}, distuv.Uniform{Min: 3, Max: 8}},
		{sim.Exponential{Rate: 0.3}, distuv.Exponential{Rate: 0.3}},
		{sim.Normal{Mu: -3, Sigma: 2}, distuv.Normal{Mu: -3, Sigma: 2}},
		{sim.Lognormal{Mu: 3.1, Sigma: 0.77}, distuv.LogNormal{Mu: 3.1, Sigma: 0.77}},
		{sim.Gamma{Shape: 2.5, Scale: 4}, distuv.Gamma{Alpha: 2.5, Beta: 0.25}},
		{sim.Weibull{Shape: 0.7, Scale: 34}, distuv.Weibull{K: 0.7, Lambda: 34}},
		{sim.WeibullFromMean(30, 1.35), distuv.Weibull{K: 1.35, Lambda: 30 / math.Gamma(1+1/1.35)}},
		{sim.GammaFromMean(16, 4), distuv.Gamma{Alpha: 4, Beta: 0.25}},
	} {
		if math.Abs(test.got.Mean()/test.want.Mean()-1) > 1e-12 || math.Abs(test.got.Variance()/test.want.Variance()-1) > 1e-12 {
			t.Errorf("%T%+v: mean %v and variance %v, want %v and %v", test.got, test.got,
				test.got.Mean(), test.got.Variance(), test.want.Mean(), test.want.Variance())
		}
	}
}

// known-answers.md, C1: a lognormal of mean 30 weeks and coefficient of
// variation 0.9.
func TestLognormalFromMeanReproducesTheKnownAnswer(t *testing.T) {
	l := sim.LognormalFromMean(30, math.Sqrt(math.Log(1+0.9*0.9)))
	for _, test := range []struct {
		name      string
		got, want float64
	}{
		{"Mu", l.Mu, 3.104534},
		{"Sigma", l.Sigma, 0.77027712},
		{"mean", l.Mean(), 30},
		{"median", l.Quantile(0.5), 22.298824},
		{"90%", l.Quantile(0.9), 59.840567},
		{"99%", l.Quantile(0.99), 133.8161},
	} {
		if math.Abs(test.got/test.want-1) > 5e-8 {
			t.Errorf("%s is %v, want %v", test.name, test.got, test.want)
		}
	}
	// A case open at a snapshot lasts 54.3 weeks in all on average.
	s := sim.NewStreams(1, 0).At(0, 0)
	var lengths sim.Moments
	for range draws {
		lengths.Add(l.RandLengthBiased(&s))
	}
	checkMean(t, "length-biased mean", &lengths, 54.3)
}

func TestQuantilesInvertTheirDistributionFunctions(t *testing.T) {
	bands := mustBands(edges, shares)
	rapid.Check(t, func(t *rapid.T) {
		p := rapid.Float64Range(0.001, 0.999).Draw(t, "p")
		for _, test := range []struct {
			name string
			back float64
		}{
			{"uniform", distuv.Uniform{Min: 3, Max: 8}.CDF(sim.Uniform{Low: 3, High: 8}.Quantile(p))},
			{"exponential", distuv.Exponential{Rate: 0.3}.CDF(sim.Exponential{Rate: 0.3}.Quantile(p))},
			{"normal", distuv.Normal{Mu: -3, Sigma: 2}.CDF(sim.Normal{Mu: -3, Sigma: 2}.Quantile(p))},
			{"lognormal", distuv.LogNormal{Mu: 3.1, Sigma: 0.77}.CDF(sim.Lognormal{Mu: 3.1, Sigma: 0.77}.Quantile(p))},
			{"weibull", distuv.Weibull{K: 0.7, Lambda: 34}.CDF(sim.Weibull{Shape: 0.7, Scale: 34}.Quantile(p))},
			{"bands", bandsCDF(bands.Quantile(p))},
		} {
			if math.Abs(test.back-p) > 1e-12 {
				t.Fatalf("%s: distribution function at the quantile of %v is %v", test.name, p, test.back)
			}
		}
	})
}

func TestBandsHaveTheMomentsOfTheirTable(t *testing.T) {
	// By hand: shares 1/8, 2/8, 0, 5/8 of bands with middles 2, 8.5, 19.5, 39
	// and widths 4, 9, 13, 26.
	b := mustBands(edges, shares)
	mean := (1*2 + 2*8.5 + 5*39) / 8.0
	square := (1*(4+16/12.0) + 2*(8.5*8.5+81/12.0) + 5*(39*39+676/12.0)) / 8
	if math.Abs(b.Mean()-mean) > 1e-12 || math.Abs(b.Variance()-(square-mean*mean)) > 1e-9 {
		t.Errorf("mean %v, variance %v, want %v, %v", b.Mean(), b.Variance(), mean, square-mean*mean)
	}
}

func TestFixedIsAlwaysItsValue(t *testing.T) {
	f := sim.Fixed{Value: 16}
	if f.Rand(nil) != 16 || f.RandLengthBiased(nil) != 16 || f.Mean() != 16 || f.Variance() != 0 || f.Quantile(0.3) != 16 {
		t.Errorf("%+v is not always 16", f)
	}
}

func TestCategoricalChoosesInProportionToWeight(t *testing.T) {
	weights := []float64{0, 5, 2.8, 0, 1.4, 0.8, 0}
	c, err := sim.NewCategorical(weights)
	if err != nil {
		t.Fatal(err)
	}
	s := sim.NewStreams(1, 0).At(0, 0)
	counts := make([]float64, len(weights))
	for range draws {
		counts[c.Rand(&s)]++
	}
	for i, weight := range weights {
		p := weight / 10
		if math.Abs(c.Probability(i)-p) > 1e-15 {
			t.Errorf("thing %d: probability %v, want %v", i, c.Probability(i), p)
		}
		if error := math.Sqrt(draws * p * (1 - p)); math.Abs(counts[i]-draws*p) > 4*error {
			t.Errorf("thing %d: chosen %v times of %d, want %v with standard error %.0f", i, counts[i], draws, draws*p, error)
		}
	}
}

func TestFaultyTablesAreRefused(t *testing.T) {
	nan, inf := math.NaN(), math.Inf(1)
	for name, test := range map[string]struct{ edges, shares []float64 }{
		"no edges":          {nil, nil},
		"one share too few": {[]float64{0, 1, 2}, []float64{1}},
		"edges fall":        {[]float64{0, 2, 1}, []float64{1, 1}},
		"edges repeat":      {[]float64{0, 1, 1}, []float64{1, 1}},
		"edge infinite":     {[]float64{0, inf}, []float64{1}},
		"edge no number":    {[]float64{nan, 1}, []float64{1}},
		"share negative":    {[]float64{0, 1, 2}, []float64{1, -1}},
		"share no number":   {[]float64{0, 1}, []float64{nan}},
		"shares all zero":   {[]float64{0, 1, 2}, []float64{0, 0}},
		"share infinite":    {[]float64{0, 1}, []float64{inf}},
		"no bands":          {[]float64{0}, nil},
	} {
		if _, err := sim.NewBands(test.edges, test.shares); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	mustPanic(t, "begin at -1", func() {
		s := sim.NewStreams(0, 0).At(0, 0)
		mustBands([]float64{-1, 1}, []float64{1}).RandLengthBiased(&s)
	})
}
