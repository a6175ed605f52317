package verify

import (
	"fmt"
	"math"

	"gonum.org/v1/gonum/stat/distuv"

	"headroom/experiments/estimate"
	"headroom/sim"
)

// Statistics on small samples whose answers are known, calculated and not
// simulated: they must agree to the digits written. Where it says SciPy, the
// value was computed once with SciPy, by the formula of the source.
//
//	exact coverage  sum of the binomial chances of the counts whose interval holds p
const statisticGroup = "Statistics"

func statisticChecks() []Check {
	return []Check{
		{statisticGroup, "a probability, Wilson's interval", "Wilson 1927; SciPy", func(Effort) []Figure { return proportions(0, estimate.WilsonTwoSided) }},
		{statisticGroup, "a probability, exact interval", "Clopper and Pearson 1934; SciPy", func(Effort) []Figure { return proportions(1, estimate.ClopperPearson) }},
		{statisticGroup, "a probability, Jeffreys' interval", "Brown, Cai and DasGupta 2001; SciPy", func(Effort) []Figure { return proportions(2, estimate.Jeffreys) }},
		{statisticGroup, "exact coverage of 95% intervals", "binomial sums; SciPy", coverage},
		{statisticGroup, "runs for a precision, and none of 200", "Wilson 1927; 1 - 0.05^(1/200)", runsNeeded},
		{statisticGroup, "runs for a mean, Stein's two stages", "Stein 1945; SciPy; numerical integration", steinsRule},
		{statisticGroup, "what is not known and chance, parted", "law of total variance, by hand", totalVariance},
		{statisticGroup, "a mean of five", "Student 1908; SciPy", meanOfFive},
		{statisticGroup, "sums that keep their digits", "Welford 1962, by hand", keptDigits},
		{statisticGroup, "ranks that bound a percentile", "David and Nagaraja 2003; SciPy", percentileRanks},
		{statisticGroup, "two options in pairs", "Tango 1998, Newcombe 1998, McNemar 1947; SciPy", pairedOptions},
		{statisticGroup, "scores of forecasts", "Gneiting and Raftery 2007, Ferro 2014; SciPy", scores},
		{statisticGroup, "Sobol's indices, Ishigami's function", "Ishigami and Homma 1990", sobolIndices(ishigami, 3, []float64{0.31390519, 0.44241114, 0}, []float64{0.55758886, 0.44241114, 0.24368366})},
		{statisticGroup, "Sobol's indices, Sobol's function G", "Saltelli and Sobol 1995", sobolIndices(sobolG, 8,
			[]float64{0.71619217, 0.17904804, 0.023675774},
			[]float64{0.78714413, 0.24219819, 0.03431691, 0.010460387, 0.00010494905, 0.00010494905, 0.00010494905, 0.00010494905})},
		{statisticGroup, "Sobol's indices, a linear function", "by hand: 4 and 1 of 5", sobolIndices(linear, 3, []float64{0.8, 0.2, 0}, nil)},
		{statisticGroup, "elementary effects and derivatives, a linear function", "by hand: slopes of 2 and 1", linearScreening},
		{statisticGroup, "elementary effects and derivatives, Ishigami's function", "Morris 1991 and Sobol and Kucherenko 2009, by hand", ishigamiScreening},
		{statisticGroup, "shares of a variance by regression", "by hand: variances add up", sharesByRegression},
		{statisticGroup, "lognormal durations", "closed form; SciPy", durations},
	}
}

// knownProportions are counts with their 95% intervals: Wilson, Clopper and
// Pearson, Jeffreys; lower and upper bounds.
var knownProportions = []struct {
	successes, runs int
	bounds          [3][2]string
}{
	{0, 200, [3][2]string{{"0", "0.018845326"}, {"0", "0.01827534"}, {"0", "0.012465661"}}},
	{1, 200, [3][2]string{{"0.00088316872", "0.027773704"}, {"0.00012658103", "0.027541898"}, {"0.00054001828", "0.023128682"}}},
	{83, 100, [3][2]string{{"0.74451995", "0.89106434"}, {"0.74182459", "0.89773509"}, {"0.74750737", "0.89372299"}}},
	{830, 1000, [3][2]string{{"0.80546594", "0.85200840"}, {"0.80525585", "0.85278298"}, {"0.80578152", "0.8523116"}}},
	{8300, 10000, [3][2]string{{"0.82251134", "0.83723523"}, {"0.82249191", "0.83731537"}, {"0.82254276", "0.83726625"}}},
	{1000, 1000, [3][2]string{{"0.99617324", "1"}, {"0.99631792", "1"}, {"0.99749184", "1"}}},
	{5, 10, [3][2]string{{"0.23659309", "0.76340691"}, {"0.18708603", "0.81291397"}, {"0.22352867", "0.77647133"}}},
}

func proportions(method int, interval estimate.ProportionMethod) []Figure {
	var figures []Figure
	for _, known := range knownProportions {
		got := interval(known.successes, known.runs, 0.95)
		what := fmt.Sprintf("%d of %d", known.successes, known.runs)
		for bound, value := range [2]float64{got.Low, got.High} {
			if text := known.bounds[method][bound]; text == "0" || text == "1" {
				figures = append(figures, Figure{What: what + []string{", lower", ", upper"}[bound], Expected: float64(bound), Got: value})
			} else {
				figures = append(figures, given(what+[]string{", lower", ", upper"}[bound], text, value))
			}
		}
	}
	return figures
}

func coverage(Effort) []Figure {
	methods := []estimate.ProportionMethod{estimate.WilsonTwoSided, estimate.ClopperPearson, estimate.Jeffreys}
	names := []string{"Wilson", "Clopper-Pearson", "Jeffreys"}
	var figures []Figure
	for _, known := range []struct {
		runs    int
		p       float64
		covered [3]string
	}{
		{100, 0.02, [3]string{"0.94916955", "0.98451636", "0.98451636"}},
		{200, 0.01, [3]string{"0.94825374", "0.98397709", "0.98397709"}},
		{200, 0.98, [3]string{"0.93307700", "0.96223718", "0.96223718"}},
		{1000, 0.5, [3]string{"0.94632215", "0.9537088", "0.94632215"}},
	} {
		for i, method := range methods {
			sum := 0.0
			for successes, chance := range binomial(known.runs, known.p) {
				if method(successes, known.runs, 0.95).Contains(known.p) {
					sum += chance
				}
			}
			figures = append(figures, given(fmt.Sprintf("%s, %d runs at %g", names[i], known.runs, known.p), known.covered[i], sum))
		}
	}
	return figures
}

func runsNeeded(Effort) []Figure {
	return []Figure{
		given("runs for half a chance to within 0.01", "9600", float64(estimate.RunsForProportion(0.5, 0.01, 0.95))),
		given("runs for a tenth to within 0.01", "3461", float64(estimate.RunsForProportion(0.1, 0.01, 0.95))),
		given("runs for half a chance to within 0.005", "38411", float64(estimate.RunsForProportion(0.5, 0.005, 0.95))),
		given("one-sided bound of none in 200", "0.014867039", estimate.Proportion(0, 200, 0.95).High),
	}
}

// The known answer; and how often the interval of normal results, after the runs
// that the rule asks for, holds their mean: the chance given the deviation of the
// first runs, which is normal, over the law of that deviation. It is a little
// more than 95 in 100, because runs are whole.
func steinsRule(e Effort) []Figure {
	const first, deviation, half = 10, 1.0, 0.5
	figures := []Figure{given("runs, from 20 of deviation 1.2 to within 0.2", "158", float64(estimate.RunsForMean(20, 1.2, 0.2, 0.95)))}
	squares, expected := distuv.ChiSquared{K: first - 1}, 0.0
	const panels = 20_000
	for i := range panels { // the median of each of as many equal parts of the law
		s := deviation * math.Sqrt(squares.Quantile((float64(i)+0.5)/panels)/(first-1))
		n := max(first, math.Ceil(math.Pow(studentNine*s/half, 2)))
		expected += math.Erf(half*math.Sqrt(n)/deviation/math.Sqrt2) / panels
	}
	var held sim.Moments
	for trial := range e.runs(3000) {
		stream, results := e.streams(trial).At(0, 0), sim.Moments{}
		for range first {
			results.Add(deviation * sim.NormalQuantile(stream.Float64()))
		}
		need := estimate.RunsForMean(first, math.Sqrt(results.Variance()), half, 0.95)
		for range need - first {
			results.Add(deviation * sim.NormalQuantile(stream.Float64()))
		}
		held.Add(indicator(math.Abs(results.Mean()) <= half))
	}
	return append(figures, share("P(the mean is held to within half a deviation)", &held, expected))
}

// studentNine is the 97.5th percentile of Student's t with 9 degrees of freedom.
// Source: Abramowitz and Stegun 1964, table 26.10, to more digits by SciPy.
const studentNine = 2.2621571628

// A world theta is 1 or 2 with equal chance, and a result in it normal with mean
// 10 theta and variance 4: the total variance is 29, of which 4 is chance and 25
// not known.
func totalVariance(e Effort) []Figure {
	groups, chance := estimate.RandomEffects(54, 4, 10)
	figures := []Figure{
		given("mean squares 54 and 4 of ten runs: not known", "5.0000000", groups),
		given("mean squares 54 and 4 of ten runs: chance", "4.0000000", chance),
	}
	const worlds, runs = 20, 10
	var total, notKnown, left sim.Moments
	for set := range e.runs(300) {
		stream := e.streams(set).At(0, 0)
		var means, within sim.Moments
		for range worlds {
			theta, results := 1+math.Floor(2*stream.Float64()), sim.Moments{}
			for run := range runs {
				y := 10*theta + 2*sim.NormalQuantile(stream.Float64())
				results.Add(y)
				if run == 0 {
					total.Add((y - 15) * (y - 15))
				}
			}
			means.Add(results.Mean())
			within.Add(results.Variance())
		}
		between, chance := estimate.RandomEffects(runs*means.Variance(), within.Mean(), runs)
		notKnown.Add(between)
		left.Add(chance)
	}
	return append(figures, simulated("variance in all", &total, 29),
		simulated("variance of what is not known", &notKnown, 25), simulated("variance of chance", &left, 4))
}

func meanOfFive(Effort) []Figure {
	var m sim.Moments
	for _, x := range []float64{14.2, 15.1, 14.8, 16.0, 15.5} {
		m.Add(x)
	}
	got := estimate.Mean(5, m.Mean(), m.Variance(), 0.95)
	return []Figure{
		given("mean", "15.120000", got.Estimate),
		given("standard error", "0.30561414", m.StandardError()),
		given("lower bound", "14.271479", got.Low),
		given("upper bound", "15.968521", got.High),
		// An interval about 0 from 20 runs of variance 20 is Student's t itself.
		given("Student's t, 19 degrees of freedom", "2.0930241", estimate.Mean(20, 0, 20, 0.95).High),
	}
}

// Four values about a thousand million, whose squares a float64 cannot hold.
func keptDigits(Effort) []Figure {
	var m sim.Moments
	sum := sim.NewExactSum(0.0001)
	for _, x := range []float64{4, 7, 13, 16} {
		m.Add(1e9 + x)
		sum.Add(1e9 + x)
	}
	return []Figure{
		given("mean above 1e9, running moments", "10.000000", m.Mean()-1e9),
		given("variance, running moments", "30.000000", m.Variance()),
		given("mean above 1e9, exact sums", "10.000000", sum.Mean()-1e9),
		given("variance, exact sums", "30.000000", sum.Variance()),
	}
}

func percentileRanks(Effort) []Figure {
	var figures []Figure
	for _, known := range []struct {
		runs         int
		p            float64
		lower, upper string
		covered      string
	}{
		{100, 0.5, "40", "61", "0.9647998"},
		{1000, 0.9, "881", "919", "0.95490718"},
		{1000, 0.05, "37", "65", "0.95809527"},
		{200, 0.95, "184", "197", "0.96715216"},
		{59, 0.05, "0", "8", "0.99113626"},
	} {
		lower, upper := estimate.PercentileRanks(known.runs, known.p, 0.95)
		under := distuv.Binomial{N: float64(known.runs), P: known.p}
		what := fmt.Sprintf("%g-quantile of %d runs", known.p, known.runs)
		figures = append(figures,
			given(what+", lower rank", known.lower, float64(lower)),
			given(what+", upper rank", known.upper, float64(upper)),
			given(what+", coverage", known.covered, under.CDF(float64(upper-1))-under.CDF(float64(lower-1))))
	}
	return figures
}

// A thousand replications: both options kept the promise in 700, only A in 45,
// only B in 20, neither in 235.
func pairedOptions(Effort) []Figure {
	pairs := estimate.Pairs{Both: 700, OnlyA: 45, OnlyB: 20, Neither: 235}
	tango, newcombe := pairs.Difference(0.95), pairs.DifferenceNewcombe(0.95)
	exact, middle := pairs.McNemar()
	return []Figure{
		given("difference", "0.025000000", tango.Estimate),
		given("Tango, lower", "0.0094789352", tango.Low),
		given("Tango, upper", "0.041649848", tango.High),
		given("Newcombe, lower", "0.0091390273", newcombe.Low),
		given("Newcombe, upper", "0.040971992", newcombe.High),
		given("McNemar, exact p", "0.0026263768", exact),
		given("McNemar, mid-p", "0.0018582303", middle),
		given("variance saved by pairing, times", "6.0827184", pairs.VarianceReduction()),
	}
}

func scores(Effort) []Figure {
	return []Figure{
		given("CRPS of N(15, 2), 15 observed", "0.46738995", estimate.CRPSNormal(15, 2, 15)),
		given("CRPS of N(15, 2), 18 observed", "1.988848", estimate.CRPSNormal(15, 2, 18)),
		given("fair CRPS of 12, 14, 15, 17, 20, 16 observed", "0.50000000", estimate.CRPS([]float64{12, 14, 15, 17, 20}, 16)),
		given("score of 90% from 12 to 19, 21 observed", "47.000000", estimate.IntervalScore(12, 19, 21, 0.9)),
		given("Brier score of 0.83 that came", "0.028900000", estimate.Brier(0.83, true)),
		given("log score of 0.83 that came", "0.18632958", estimate.LogScore(0.83, true)),
		given("Brier score of 0.83 that did not come", "0.68890000", estimate.Brier(0.83, false)),
	}
}

// The lognormal law of mean 30 weeks and coefficient of variation 0.9, from
// which every duration here is drawn.
func durations(Effort) []Figure {
	l := sim.LognormalFromMean(meanDuration, sigmaLog)
	return []Figure{
		given("mean of the log", "3.104534", l.Mu),
		given("standard deviation of the log", "0.77027712", l.Sigma),
		given("median, weeks", "22.298824", l.Quantile(0.5)),
		given("90th percentile, weeks", "59.840567", l.Quantile(0.9)),
		given("99th percentile, weeks", "133.8161", l.Quantile(0.99)),
	}
}
