package verify

import (
	"fmt"
	"math"

	"headroom/models/care"
	"headroom/sim"
)

// What makes demand vary more than a Poisson flow: families, weekly noise, a
// level that nobody knows, and slow drift. Means would hide each of these, so
// that variances are compared too.
//
//	families together   Var N = E[N] E[B^2] / E[B]               (B children a family)
//	siblings alone      Var N = E[N] + nu E[B (B - 1)] integral S^2   (nu families a week)
//	weekly noise, v     referrals negative binomial, k = 1/v;
//	                    Var N = E[N] + v lambda^2 sum over weeks (integral S)^2
//	level of sd s       Var N = E[N] + (s E[N])^2
//	drift B, Var B = b  E[X] = base e^(b/2), E[X (X - 1)] = base^2 e^(2b)   (X referrals)
const demandGroup = "How demand varies"

func demandChecks() []Check {
	return []Check{
		{demandGroup, "families together", "M^B/G/infinity, batches that close together", func(e Effort) []Figure { return families(e, "together") }},
		{demandGroup, "siblings with work of their own", "M^B/G/infinity, batches that close apart", func(e Effort) []Figure { return families(e, "alone") }},
		{demandGroup, "weekly noise", "negative binomial law", weeklyNoise},
		{demandGroup, "a level nobody knows", "law of total variance", unknownLevel},
		{demandGroup, "drift, a walk", "moments of the lognormal law", func(e Effort) []Figure { return drift(e, "walk") }},
		{demandGroup, "drift, a bridge", "moments of the lognormal law", func(e Effort) []Figure { return drift(e, "bridge") }},
	}
}

// Families of one, two or three children with chances 0.6, 0.25 and 0.15.
const (
	familySizes  = "family_sizes = [0.6, 0.25, 0.15]"
	meanFamily   = 0.6 + 2*0.25 + 3*0.15
	squareFamily = 0.6 + 4*0.25 + 9*0.15
)

// Seven children a week in families, from empty.
func families(e Effort, siblings string) []Figure {
	const rate, week = 7.0, 104
	p := service(fourYears, "weeks = 105", exponential, lognormalWork, noReferrals, fmt.Sprintf("base = 7\nsiblings = %q", siblings), oneChild, familySizes)
	mean := openAfter(week, constantFlow(rate), lognormalSurvival)
	return moments(p, e, 700, expectation{care.OpenCases, week, mean, familiesVariance(rate, week, siblings)},
		expectation{care.Referrals, 50, rate, rate * squareFamily / meanFamily})
}

// familiesVariance is that of the open cases after so many weeks from empty.
func familiesVariance(rate float64, weeks int, siblings string) float64 {
	mean := openAfter(weeks, constantFlow(rate), lognormalSurvival)
	if siblings == "together" {
		return mean * squareFamily / meanFamily
	}
	both := func(t float64) float64 { return lognormalSurvival(t) * lognormalSurvival(t) }
	return mean + rate*(squareFamily-meanFamily)/meanFamily*integral(both, 0, float64(weeks))
}

// A gamma multiplier of mean 1 and variance 0.02 each week on 35 referrals:
// counts are negative binomial with k = 50, and the weeks are independent.
func weeklyNoise(e Effort) []Figure {
	const rate, noise, weeks = 35.0, 0.02, 105
	p := service(fourYears, "weeks = 105", exponential, lognormalWork, noReferrals, "base = 35\nnoise_variance = 0.02")
	counts := negativeBinomial(rate, 1/noise, 400)
	open := spread{mean: openAfter(weeks-1, constantFlow(rate), lognormalSurvival)}
	var square, middle, few, many sim.Moments // shares of a run's weeks
	simulate(p, e, 200, func(weekly *[care.Measures][]float64) {
		var s, at, under, over float64
		for _, n := range weekly[care.Referrals][1:] {
			s += (n - rate) * (n - rate)
			at += indicator(n == 35)
			under += indicator(n <= 25)
			over += indicator(n >= 50)
		}
		square.Add(s / (weeks - 1))
		middle.Add(at / (weeks - 1))
		few.Add(under / (weeks - 1))
		many.Add(over / (weeks - 1))
		open.add(weekly[care.OpenCases][weeks-1])
	})
	return []Figure{
		simulated("variance of a week's referrals", &square, counts.variance()),
		simulated("P(35 referrals)", &middle, counts[35]),
		simulated("P(25 referrals or fewer)", &few, 1-counts.atLeast(26)),
		simulated("P(50 referrals or more)", &many, counts.atLeast(50)),
		simulated("open cases, census 104", &open.values, open.mean),
		simulated("variance of open cases, census 104", &open.squares, noisyVariance(rate, noise, weeks-1)),
	}
}

// noisyVariance is that of the open cases after so many weeks from empty, where
// each week's flow has a multiplier of its own.
func noisyVariance(rate, noise float64, weeks int) float64 {
	variance := 0.0
	for k := range weeks {
		mean := rate * integral(lognormalSurvival, float64(k), float64(k+1))
		variance += mean + noise*mean*mean
	}
	return variance
}

// normalDecile is the 90th percentile of the standard normal law. Source: M.
// Abramowitz and I. A. Stegun, Handbook of Mathematical Functions (1964), table 26.5.
const normalDecile = 1.2815515655446004

// The level of the flow is drawn for each replication: lognormal, mean 35 and
// standard deviation 5 per cent of it. A range in a scenario is read between
// its 10th and 90th percentile.
func unknownLevel(e Effort) []Figure {
	const rate, share, week = 35.0, 0.05, 104
	sigma := math.Sqrt(math.Log(1 + share*share))
	best, decile := rate*math.Exp(-sigma*sigma/2), math.Exp(sigma*normalDecile)
	base := fmt.Sprintf("base = { best = %.17g, low = %.17g, high = %.17g }", best, best/decile, best*decile)
	p := service(fourYears, "weeks = 105", exponential, lognormalWork, noReferrals, base)
	open := spread{mean: openAfter(week, constantFlow(rate), lognormalSurvival)}
	simulateWorlds(p, e, 300, func(weekly *[care.Measures][]float64) { open.add(weekly[care.OpenCases][week]) })
	return []Figure{
		simulated("open cases, census 104", &open.values, open.mean),
		simulated("variance of open cases, census 104", &open.squares, open.mean+share*share*open.mean*open.mean),
	}
}

// A drift of 0.25 a year. The walk has variance 0.25^2 * 7/365.25 a week; the
// bridge over 26 weeks that of the walk times k (26 - k) / 26 in week k, and is
// 0 at its ends.
func drift(e Effort, kind string) []Figure {
	const rate, span = 60.0, 26
	weekly := 0.25 * 0.25 * 7 / 365.25
	p := service(fourYears, "weeks = 53", "mean_weeks = 30", "mean_weeks = 1", noReferrals,
		"base = 60\ndrift_per_year = 0.25\nbridge_years = 0.5", `drift = "none"`, fmt.Sprintf("drift = %q", kind))
	variance := func(week int) float64 {
		if kind == "walk" {
			return weekly * float64(week)
		}
		k := float64(week % span)
		return weekly * k * (span - k) / span
	}
	weeks := []int{13, 26, 39, 51}
	counts, pairs := make([]sim.Moments, len(weeks)), make([]sim.Moments, len(weeks))
	simulate(p, e, 1000, func(weekly *[care.Measures][]float64) {
		for i, week := range weeks {
			n := weekly[care.Referrals][week+1] // a census closes the week before it
			counts[i].Add(n)
			pairs[i].Add(n * (n - 1))
		}
	})
	var figures []Figure
	for i, week := range weeks {
		b := variance(week)
		figures = append(figures,
			simulated(fmt.Sprintf("referrals in week %d", week), &counts[i], rate*math.Exp(b/2)),
			simulated(fmt.Sprintf("referrals in pairs, week %d", week), &pairs[i], rate*rate*math.Exp(2*b)))
	}
	return figures
}
