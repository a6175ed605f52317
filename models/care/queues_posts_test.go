package care_test

import (
	"fmt"
	"math"
	"testing"

	"headroom/models/care"
	"headroom/sim"
)

// Without a limit on rounds every post is filled and vacant in turn, whatever
// happens to the others: vacancies are Binomial (source: the project's
// verification page, known-answers.md, Q7 to Q9).

// establishment is a service without cases, of so many posts, from which 16 per
// cent leave in 52 weeks.
func establishment(t *testing.T, posts, weeks int, pairs ...string) *care.Plan {
	t.Helper()
	return service(t, append([]string{
		"posts = 24", fmt.Sprintf("posts = %d", posts), "weeks = 209", fmt.Sprintf("weeks = %d", weeks),
		"turnover_per_year = 0", `turnover_per_year = { best = 0.16, per = "52 weeks" }`,
	}, pairs...)...)
}

const leavingRate = 0.16 / 52 // a week

// vacancyScores scores the vacancies of the last census against a law.
func vacancyScores(p *care.Plan, seed uint64, runs, last int, law func(vacancies int) float64, posts int) []score {
	mean, square := 0.0, 0.0
	for n := range posts + 1 {
		mean += float64(n) * law(n)
		square += float64(n*n) * law(n)
	}
	vacancies := spread{mean: mean}
	counts := make([]sim.Moments, posts+1)
	replicate(p, seed, runs, func(_ int, trajectory *care.Trajectory) {
		found := int(trajectory.Groups[0].Weekly[care.Vacancies][last])
		vacancies.add(float64(found))
		for n := range counts {
			counts[n].Add(indicator(n == found))
		}
	})
	list := vacancies.scores("vacancies", square-mean*mean)
	for n := range counts {
		if law(n) >= 0.01 {
			list = append(list, scoreOf(fmt.Sprintf("P(%d vacancies)", n), &counts[n], law(n)))
		}
	}
	return list
}

func binomialLaw(n int, p float64) func(k int) float64 {
	return func(k int) float64 {
		logCombinations, _ := math.Lgamma(float64(n + 1))
		a, _ := math.Lgamma(float64(k + 1))
		b, _ := math.Lgamma(float64(n - k + 1))
		return math.Exp(logCombinations - a - b + float64(k)*math.Log(p) + float64(n-k)*math.Log(1-p))
	}
}

// Seventy posts, vacant 16 weeks at a time: Binomial with p = 0.046920821, mean
// 3.2844575, sd 1.769279, P(0) = 0.034596227, P(6 or more) = 0.11029209 (Q8), for
// any law of the vacancy. Runs 2,000 at week 156, seed 1; standard error of the
// mean 0.04.
func TestVacanciesAreBinomialForAnyLawOfARound(t *testing.T) {
	law := binomialLaw(70, 0.046920821)
	more := 1.0
	for n := range 6 {
		more -= law(n)
	}
	if math.Abs(law(0)-0.034596227) > 1e-8 || math.Abs(more-0.11029209) > 1e-7 {
		t.Errorf("P(0) = %v, P(6 or more) = %v; page 0.034596227, 0.11029209", law(0), more)
	}
	for _, shape := range []float64{1, 4, 1000} {
		t.Run(fmt.Sprintf("shape %g", shape), func(t *testing.T) {
			p := establishment(t, 70, 157, "lag_weeks = 16", fmt.Sprintf("lag_weeks = 16\nlag_shape = %g", shape))
			mustAgree(t, vacancyScores(p, 1, 2_000, 156, law, 70))
		})
	}
	hazardAsChance := service(t, "posts = 24", "posts = 70", "weeks = 209", "weeks = 157",
		"turnover_per_year = 0", fmt.Sprintf(`turnover_per_year = { best = %v, per = "52 weeks" }`, -math.Log(1-0.16)))
	mustDisagree(t, vacancyScores(hazardAsChance, 1, 2_000, 156, law, 70))
}

// With a chance of 0.24 a round, a vacancy lasts D = 16 / 0.24 weeks; with 8
// weeks of notice and rounds that are never shorter than that, D = 16 / success - 8
// and P(vacant) = D / (1/h + notice + D). Runs 1,000 at week 416, seed 2; standard
// error of the mean 0.1 at most.
func TestFailedRoundsAndNoticeLengthenAndShortenVacancies(t *testing.T) {
	for _, c := range []struct{ success, notice float64 }{{0.24, 0}, {1, 8}, {0.5, 8}} {
		t.Run(fmt.Sprintf("success %g, notice %g", c.success, c.notice), func(t *testing.T) {
			p := establishment(t, 70, 417, "lag_weeks = 16", "lag_weeks = 16\nlag_shape = 200",
				"success = 1", fmt.Sprintf("success = %g", c.success), "notice_weeks = 0", fmt.Sprintf("notice_weeks = %g", c.notice))
			vacant := 16/c.success - c.notice
			law := binomialLaw(70, vacant/(1/leavingRate+c.notice+vacant))
			mustAgree(t, vacancyScores(p, 2, 1_000, 416, law, 70))
		})
	}
}

// Twenty posts and three rounds at once are the machine-repair queue M/M/3//20:
// mean 0.96313418 vacant, P(0) = 0.37990863, P(3 or more) = 0.071080689 (Q7).
// Runs 10,000 at week 208, seed 3; standard error of the mean 0.01. One round at
// once is slow to settle: 1,500 runs at week 1,039. Rounds without limit give
// another law.
func TestRoundsAtOnceMakeTheMachineRepairQueue(t *testing.T) {
	law := machineRepair(20, 3, leavingRate, 1.0/16)
	mean, more := 0.0, 1.0
	for n := range 21 {
		mean += float64(n) * law(n)
		if n < 3 {
			more -= law(n)
		}
	}
	if math.Abs(mean-0.96313418) > 1e-8 || math.Abs(law(0)-0.37990863) > 1e-8 || math.Abs(more-0.071080689) > 1e-8 {
		t.Errorf("mean %v, P(0) = %v, P(3 or more) = %v; page 0.96313418, 0.37990863, 0.071080689", mean, law(0), more)
	}
	const lag = "lag_weeks = 16\nlag_shape = 1"
	three := establishment(t, 20, 209, "lag_weeks = 16", lag, "rounds_at_once = 10_000", "rounds_at_once = 3")
	mustAgree(t, vacancyScores(three, 3, 10_000, 208, law, 20))
	one := establishment(t, 20, 1040, "lag_weeks = 16", lag, "rounds_at_once = 10_000", "rounds_at_once = 1")
	mustAgree(t, vacancyScores(one, 3, 1_500, 1039, machineRepair(20, 1, leavingRate, 1.0/16), 20))
	unlimited := establishment(t, 20, 209, "lag_weeks = 16", lag)
	mustDisagree(t, vacancyScores(unlimited, 3, 10_000, 208, law, 20))
}

// machineRepair is the stationary law of the number vacant of so many posts when
// each filled one falls vacant at a rate and so many rounds at once end at a rate.
func machineRepair(posts, rounds int, leaving, filling float64) func(vacancies int) float64 {
	weights, sum, weight := make([]float64, posts+1), 0.0, 1.0
	for n := range weights {
		if n > 0 {
			weight *= float64(posts-n+1) * leaving / (float64(min(n, rounds)) * filling)
		}
		weights[n] = weight
		sum += weight
	}
	return func(vacancies int) float64 { return weights[vacancies] / sum }
}

// Vacancies of exponential law with mean 16 weeks, from all posts filled and from
// all vacant (Q8): at the start a running round has the same law, for it forgets.
// 70 posts in each of 1,000 runs, seed 4; standard error of a chance 0.002 at most.
func TestExponentialVacanciesForgetTheStartAsTheyShould(t *testing.T) {
	weeks := []int{4, 13, 26, 52}
	for _, start := range []struct {
		vacancies string
		vacant    []float64
	}{
		{"vacancies = 0", []float64{0.01082584, 0.026916236, 0.038391911, 0.045370501}},
		{"vacancies = 1", []float64{0.78010013, 0.45326396, 0.2201643, 0.078411701}},
	} {
		t.Run(start.vacancies, func(t *testing.T) {
			p := establishment(t, 70, 53, "lag_weeks = 16", "lag_weeks = 16\nlag_shape = 1",
				"open_cases_at_start = 0", "open_cases_at_start = 0\n"+start.vacancies)
			mustAgree(t, momentScores(p, 4, 1_000, vacantShares(weeks, start.vacant)...))
		})
	}
}

// vacantShares are the moments of the vacancies of 70 independent posts.
func vacantShares(weeks []int, chances []float64) []moment {
	var list []moment
	for i, p := range chances {
		list = append(list, moment{care.Vacancies, weeks[i], 70 * p, 70 * p * (1 - p)})
	}
	return list
}

// A vacancy of exactly 16 weeks (Q9): nobody starts before week 16, so the chance
// is 1 - exp(-mu t) until then. Rounds of shape 1,000 have a standard deviation of
// half a week, so that the kink at week 16 itself is left out. Runs 2,000, seed 5;
// standard error of a chance 0.0006.
func TestVacanciesOfFixedLengthFollowTheRenewalLaw(t *testing.T) {
	p := establishment(t, 70, 209, "lag_weeks = 16", "lag_weeks = 16\nlag_shape = 1000")
	closedForm := 1 - math.Exp(-leavingRate*14)
	mustAgree(t, momentScores(p, 5, 2_000, vacantShares([]int{8, 14, 26, 52, 208},
		[]float64{0.024314897, closedForm, 0.047039292, 0.046913535, 0.04691349})...))
}
