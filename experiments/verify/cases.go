package verify

import (
	"fmt"
	"math"
	"time"

	"headroom/models/care"
	"headroom/sim"
)

// Cases from referral to closure, where load changes nothing: M(t)/G/infinity.
//
//	open(t) is Poisson; mean the integral of lambda(t - a) S(a) da   (openAfter)
//	cases met open     Binomial, each with chance stillOpen(t)
//	work left of them  mean E[W^2] / (2 E[W])
//	returns            first referrals / (1 - q) in all, by Little's law
const caseGroup = "Cases in the model"

func caseChecks() []Check {
	return []Check{
		{caseGroup, "open cases from empty", "M/G/infinity; Eick, Massey and Whitt 1993", openFromEmpty},
		{caseGroup, "a flow with the seasons, exponential work", "Eick, Massey and Whitt 1993, section 4", seasonalFlow},
		{caseGroup, "a strong season, lognormal work", "M(t)/G/infinity by numerical integration", strongSeason},
		{caseGroup, "months, trend and surge", "M(t)/G/infinity by numerical integration", monthsTrendSurge},
		{caseGroup, "a flow that falls to nothing", "integral of the rate", fallingFlow},
		{caseGroup, "cases open at the start", "equilibrium law, Cox 1962", openAtStart},
		{caseGroup, "a service that opens on the first day", "survival function of the law", opensToday},
		{caseGroup, "work left at the start, six laws", "E[W^2] / (2 E[W]), Cox 1962", workLeft},
		{caseGroup, "cases that return", "Little's law", returning},
	}
}

// poissonAt is the expectation of open cases that are Poisson.
func poissonAt(week int, mean float64) expectation {
	return expectation{care.OpenCases, week, mean, mean}
}

// onlyMean leaves the variance unchecked.
func onlyMean(x expectation) expectation {
	x.variance = math.NaN()
	return x
}

func openFromEmpty(e Effort) []Figure {
	p := service(exponential, lognormalWork, noReferrals, "base = 35")
	mean := func(week int) float64 { return openAfter(week, constantFlow(35), lognormalSurvival) }
	return moments(p, e, 100, onlyMean(poissonAt(13, mean(13))), onlyMean(poissonAt(26, mean(26))),
		poissonAt(52, mean(52)), onlyMean(poissonAt(104, mean(104))), poissonAt(208, mean(208)))
}

// constantFlow is an intensity that is the same every week.
func constantFlow(rate float64) func(int) float64 { return func(int) float64 { return rate } }

// rateOf writes a rate that has the given intensity at every mid-week.
func rateOf(weeks int, intensity func(middle float64) float64) string {
	text := ""
	for k := range weeks {
		middle := float64(k) + 0.5
		text += fmt.Sprintf(", [%g, %.17g]", middle, intensity(middle))
	}
	return "rate = [" + text[2:] + "]"
}

// With intensity 35 + 5 sin(wt), exponential work of mean 1/mu and an infinite
// past, the mean is
//
//	35/mu + 5 (mu sin wt - w cos wt) / (mu^2 + w^2):
//
// a swing of 39.89 cases, 10.77 weeks behind the flow. The service starts with
// a fixed 1,012 cases, which go with the closures.
func seasonalFlow(e Effort) []Figure {
	const yearly, start, mu = 2 * math.Pi / 52, 1012, 1 / meanDuration
	flow := func(t float64) float64 { return 35 + 5*math.Sin(yearly*t) }
	p := service(fourYears, "weeks = 261", noReferrals, rateOf(261, flow), noCases, "open_cases_at_start = 1012")
	open := func(week int) expectation {
		mean := openAfter(week, func(k int) float64 { return flow(float64(k) + 0.5) }, exponentialSurvival(meanDuration))
		left := math.Exp(-mu * float64(week))
		return expectation{care.OpenCases, week, mean + start*left, mean + start*left*(1-left)}
	}
	expected := []expectation{open(13), onlyMean(open(39))}
	spreads := make([]spread, len(expected))
	for i, want := range expected {
		spreads[i].mean = want.mean
	}
	swing, behind := 5/math.Hypot(mu, yearly), math.Atan(yearly/mu)
	var inPhase, outOfPhase sim.Moments
	simulate(p, e, 80, func(weekly *[care.Measures][]float64) {
		open := weekly[care.OpenCases]
		for i, want := range expected {
			spreads[i].add(open[want.week])
		}
		in, out := 0.0, 0.0
		for week := 105; week <= 260; week++ { // three whole years
			angle := yearly*float64(week) - behind
			in += open[week] * math.Sin(angle) / 78
			out += open[week] * math.Cos(angle) / 78
		}
		inPhase.Add(in)
		outOfPhase.Add(out)
	})
	return []Figure{
		simulated("open cases, census 13", &spreads[0].values, expected[0].mean),
		simulated("variance of open cases, census 13", &spreads[0].squares, expected[0].variance),
		simulated("open cases, census 39", &spreads[1].values, expected[1].mean),
		simulated(fmt.Sprintf("yearly swing, %.2f weeks behind the flow", behind/yearly), &inPhase, swing),
		simulated("swing a quarter of a year from that", &outOfPhase, 0),
	}
}

func strongSeason(e Effort) []Figure {
	flow := func(t float64) float64 { return 35 + 30*math.Sin(2*math.Pi*t/52) }
	p := service(fourYears, "weeks = 105", exponential, lognormalWork, noReferrals, rateOf(105, flow))
	open := func(week int) expectation {
		return poissonAt(week, openAfter(week, func(k int) float64 { return flow(float64(k) + 0.5) }, lognormalSurvival))
	}
	return moments(p, e, 150, open(20), open(52), open(72), open(104))
}

// The intensity of week k is 35 times the month's multiplier (over their mean,
// by the days of a year), 0.8^years and 1 + 0.6 * 2^(-t/13), at mid-week
// (docs/model.md, section 3). The months are those in which the weeks from 1 April
// 2023 on begin, by Go's calendar and not the program's.
func monthsTrendSurge(e Effort) []Figure {
	season := []float64{1, 1, 2, 1, 1, 1, 0.5, 0, 1, 1, 1.5, 0.5}
	days := []float64{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}
	mean := 0.0
	for month, multiplier := range season {
		mean += multiplier * days[month] / 365
	}
	p := service(fourYears, "weeks = 105", exponential, lognormalWork, noReferrals,
		"base = 35\nseason = [1, 1, 2, 1, 1, 1, 0.5, 0, 1, 1, 1.5, 0.5]\ntrend_per_year = -0.2\nsurge_size = 0.6\nsurge_half_life_weeks = 13")
	flow := func(k int) float64 {
		middle, first := float64(k)+0.5, time.Date(2023, time.April, 1+7*k, 0, 0, 0, 0, time.UTC)
		return 35 * season[first.Month()-1] / mean *
			math.Pow(0.8, middle*7/365.25) * (1 + 0.6*math.Exp2(-middle/13))
	}
	open := func(week int) expectation { return poissonAt(week, openAfter(week, flow, lognormalSurvival)) }
	return moments(p, e, 150, onlyMean(open(20)), onlyMean(open(52)), open(104))
}

// A rate that falls on a straight line from 100 a week to nothing in a year:
// 2,600 referrals, of which three quarters come in the first half. Read at the
// start of each week it would be 2,650.
func fallingFlow(e Effort) []Figure {
	p := service(fourYears, "weeks = 53", "mean_weeks = 30", "mean_weeks = 1", noReferrals, "rate = [[0, 100], [52, 0]]")
	var half, year spread
	half.mean, year.mean = 1950, 2600
	simulate(p, e, 300, func(weekly *[care.Measures][]float64) {
		half.add(totalTo(weekly[care.Referrals], 26))
		year.add(totalTo(weekly[care.Referrals], 52))
	})
	return []Figure{
		simulated("referrals in the first half of the year", &half.values, half.mean),
		simulated("referrals in the year", &year.values, year.mean),
		simulated("variance of referrals in the year", &year.squares, year.mean),
	}
}

// binomialAt is the expectation of the cases left of 1,050.
func binomialAt(week int, chance float64) expectation {
	return expectation{care.OpenCases, week, 1050 * chance, 1050 * chance * (1 - chance)}
}

func openAtStart(e Effort) []Figure {
	p := service(fourYears, "weeks = 105", exponential, lognormalWork, noCases, "open_cases_at_start = 1050")
	left := func(week int) expectation {
		return binomialAt(week, stillOpen(constant(1), lognormalSurvival, float64(week)))
	}
	return moments(p, e, 300, onlyMean(left(13)), onlyMean(left(26)), left(52), left(104))
}

func opensToday(e Effort) []Figure {
	p := service(fourYears, "weeks = 105", exponential, lognormalWork, noCases, "open_cases_at_start = 1050",
		noReferrals, with(noReferrals, `history = "fresh"`))
	left := func(week int) expectation { return binomialAt(week, lognormalSurvival(float64(week))) }
	return moments(p, e, 300, onlyMean(left(13)), onlyMean(left(26)), left(52), left(104))
}

// The mean number of censuses at which a case is still open, the first included,
// is its mean time left, 1/2, and 1/12 of the density at 0 of the time left, by
// the formula of Euler and Maclaurin. That density is 1 / E[W]; for the fixed law
// what the density adds at 0 it takes at the end.
func workLeft(e Effort) []Figure {
	weibull := math.Gamma(1+2/1.5) / (math.Gamma(1+1/1.5) * math.Gamma(1+1/1.5))
	var figures []Figure
	for _, law := range []struct {
		name, text string
		left       float64
		density    float64 // of what is left, at 0
	}{
		{"lognormal", lognormalWork, equilibriumMean, 1 / meanDuration},
		{"exponential", exponential, 30, 1 / meanDuration},
		{"gamma of shape 2", "law = \"gamma\"\nshape = 2", 30 * 1.5 / 2, 1 / meanDuration},
		{"Weibull of shape 1.5", "law = \"weibull\"\nshape = 1.5", 30 * weibull / 2, 1 / meanDuration},
		{"fixed", `law = "fixed"`, 15, 0},
		// E[W] = 6.5/2 + 32.5/4 + 78/4; E[W^2] is the mean of (a^2 + ab + b^2) / 3.
		{"bands", "law = \"bands\"\nbands = [[0, 13, 0.5], [13, 52, 0.25], [52, 104, 0.25]]", (169*0.5 + 3549*0.25 + 18928*0.25) / 3 / (2 * 30.875), 1 / 30.875},
	} {
		pairs := []string{exponential, law.text, noCases, "open_cases_at_start = 500", fourYears, "weeks = 700"}
		if law.name == "bands" {
			pairs = append(pairs, "mean_weeks = 30\n", "")
		}
		var left sim.Moments
		simulate(service(pairs...), e.part(law.name), 80, func(weekly *[care.Measures][]float64) {
			left.Add(totalTo(weekly[care.OpenCases], 699)/500 - 0.5 - law.density/12)
		})
		figures = append(figures, simulated("weeks of work left, "+law.name, &left, law.left))
	}
	return figures
}

// A thousand open cases of 26 weeks need 38.46 referrals a week, and with 22 per
// cent returning 30 of them are first referrals: from the first week on, for the
// cases closed before the start return too. The flow is Headroom's own balance.
func returning(e Effort) []Figure {
	p := service(fourYears, "weeks = 105", "mean_weeks = 30", "mean_weeks = 26", noCases, "open_cases_at_start = 1000",
		noReferrals, "base = \"balance\"\nre_referral = 0.22")
	spans := []struct{ from, to int }{{1, 8}, {9, 52}, {53, 104}}
	flows := make([]struct{ all, returns, open sim.Moments }, len(spans))
	simulate(p, e, 100, func(weekly *[care.Measures][]float64) {
		for i, s := range spans {
			flows[i].all.Add(averageOver(weekly[care.Referrals][s.from : s.to+1]))
			flows[i].returns.Add(averageOver(weekly[care.Returns][s.from : s.to+1]))
			flows[i].open.Add(averageOver(weekly[care.OpenCases][s.from : s.to+1]))
		}
	})
	var figures []Figure
	for i, s := range spans {
		weeks := fmt.Sprintf(", weeks %d to %d", s.from, s.to)
		figures = append(figures,
			simulated("referrals a week"+weeks, &flows[i].all, 1000.0/26),
			simulated("returns a week"+weeks, &flows[i].returns, 0.22*1000/26),
			simulated("open cases"+weeks, &flows[i].open, 1000))
	}
	return figures
}
