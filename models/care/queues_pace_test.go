package care_test

import (
	"fmt"
	"math"
	"testing"

	"headroom/models/care"
	"headroom/sim"
)

// One worker to whom all cases come is a queue with one server. With a relative
// load of n/c each of n cases moves at r(n), so that the number of cases has the
// stationary law pi(n) proportional to (lambda E[W])^n / product of k r(k),
// whatever the shape of W (source: the project's verification page,
// known-answers.md, on processor sharing).

// oneWorker is a service of one worker. The work contents have three shapes of
// the same mean.
func oneWorker(t *testing.T, law string, flow, meanWeeks, fullCaseload float64, pace string, weeks int) *care.Plan {
	t.Helper()
	shapes := map[string]string{
		"exponential": `law = "exponential"`, "lognormal": "law = \"lognormal\"\nsigma_log = 0.77027712", "fixed": `law = "fixed"`,
	}
	return service(t, "posts = 24", "posts = 1", "weeks = 209", fmt.Sprintf("weeks = %d", weeks),
		"base = 0", fmt.Sprintf("base = %g", flow), `law = "exponential"`, shapes[law],
		"mean_weeks = 30", fmt.Sprintf("mean_weeks = %g", meanWeeks),
		"full_caseload = 15", fmt.Sprintf("full_caseload = %g", fullCaseload), "elasticity = 0", pace)
}

// paceLaw is pi(n) for n from 0.
func paceLaw(offered float64, pace func(n float64) float64) []float64 {
	law, weight, sum := []float64{}, 1.0, 0.0
	for n := 0.0; n < 400; n++ {
		if n > 0 {
			weight *= offered / (n * pace(n))
		}
		law = append(law, weight)
		sum += weight
	}
	for n := range law {
		law[n] /= sum
	}
	return law
}

// numberScores scores the share of censuses from week 140 on that find each
// number of cases, for every number of at least 1 per cent, and the mean number.
// Each run counts once, by its shares.
func numberScores(p *care.Plan, seed uint64, runs int, law []float64) []score {
	shares, mean := make([]sim.Moments, len(law)), sim.Moments{}
	replicate(p, seed, runs, func(_ int, trajectory *care.Trajectory) {
		counts, sum := make([]float64, len(law)), 0.0
		open := trajectory.Groups[0].Weekly[care.OpenCases][140:]
		for _, n := range open {
			counts[int(n)]++
			sum += n
		}
		for n := range counts {
			shares[n].Add(counts[n] / float64(len(open)))
		}
		mean.Add(sum / float64(len(open)))
	})
	list, meanNumber := []score{}, 0.0
	for n, chance := range law {
		if chance >= 0.01 {
			list = append(list, scoreOf(fmt.Sprintf("P(%d cases)", n), &shares[n], chance))
		}
		meanNumber += float64(n) * chance
	}
	return append(list, scoreOf("mean cases", &mean, meanNumber))
}

// The offered load is 10 cases and the full caseload 15, so that both the pace
// 1.25 of light loads and the slower one of heavy loads occur. 60 runs of 900
// censuses each, seed 1; standard error of a chance of 0.1 0.002.
func TestOneWorkersCasesHaveThePaceLaw(t *testing.T) {
	const elasticity = "elasticity = 0.3\nfastest = 1.25"
	right := paceLaw(10, func(n float64) float64 { return min(math.Pow(n/15, -0.3), 1.25) })
	noLimit := paceLaw(10, func(n float64) float64 { return math.Pow(n/15, -0.3) })
	noEffect := paceLaw(10, func(float64) float64 { return 1 })
	for _, law := range []string{"exponential", "lognormal", "fixed"} {
		t.Run(law, func(t *testing.T) {
			p := oneWorker(t, law, 5, 2, 15, elasticity, 1040)
			mustAgree(t, numberScores(p, 1, 60, right))
			mustDisagree(t, numberScores(p, 1, 60, noLimit))
			mustDisagree(t, numberScores(p, 1, 60, noEffect))
		})
	}
}

// Nearly twice the full caseload is offered and the pace falls no lower than
// 0.9. Runs 60, seed 2; standard error of a chance of 0.07 0.002.
func TestOneWorkersCasesNeverMoveSlowerThanTheSlowestPace(t *testing.T) {
	p := oneWorker(t, "lognormal", 14, 2, 15, "elasticity = 0.3\nslowest = 0.9", 1040)
	mustAgree(t, numberScores(p, 2, 60, paceLaw(28, func(n float64) float64 { return min(max(math.Pow(n/15, -0.3), 0.9), 1.25) })))
	mustDisagree(t, numberScores(p, 2, 60, paceLaw(28, func(n float64) float64 { return min(math.Pow(n/15, -0.3), 1.25) })))
}

// With elasticity 1, fastest pace 1 and a full caseload of one case a worker
// shares a fixed amount of work out: M/G/1 by processor sharing, whose number is
// that of M/M/1, geometric (verification page, Q1 and Q5). Runs 150, seed 3;
// standard error of the mean 0.1.
func TestElasticityOneGivesTheLawOfASingleServer(t *testing.T) {
	want := paceLaw(0.8, func(n float64) float64 { return 1 / n })
	for n, page := range map[int]float64{0: 0.2, 1: 0.16, 5: 0.065536} {
		if math.Abs(want[n]-page) > 1e-12 {
			t.Errorf("pi(%d) = %v, page %v", n, want[n], page)
		}
	}
	for _, law := range []string{"exponential", "fixed"} {
		t.Run(law, func(t *testing.T) {
			mustAgree(t, numberScores(oneWorker(t, law, 3.2, 0.25, 1, "elasticity = 1\nfastest = 1", 1040), 3, 150, want))
		})
	}
}

// M/M/1 from empty, a week being a mean service (verification page, Q1). Runs
// 10,000, seed 4; standard error of the mean 0.02, of the chance 0.005.
func TestASingleServerFillsAsMM1DoesFromEmpty(t *testing.T) {
	p := oneWorker(t, "exponential", 0.8, 1, 1, "elasticity = 1\nfastest = 1", 21)
	var mean, empty [2]sim.Moments
	weeks := [2]int{5, 20}
	replicate(p, 4, 10_000, func(_ int, trajectory *care.Trajectory) {
		for i, week := range weeks {
			n := trajectory.Groups[0].Weekly[care.OpenCases][week]
			mean[i].Add(n)
			empty[i].Add(indicator(n == 0))
		}
	})
	mustAgree(t, []score{
		scoreOf("mean at 5", &mean[0], 1.4694608), scoreOf("P(empty) at 5", &empty[0], 0.34896794),
		scoreOf("mean at 20", &mean[1], 2.6476349), scoreOf("P(empty) at 20", &empty[1], 0.2448524),
	})
}

// With a full caseload of ten cases the total speed is min(n, 10): the law of
// M/M/10, here with 8 offered, of which L = 9.6367206 and P(wait) = 0.40918015 are
// on the verification page (Q2). Runs 100, seed 5; standard error of the mean 0.05.
func TestElasticityOneGivesTheLawOfSeveralServers(t *testing.T) {
	want := paceLaw(8, func(n float64) float64 { return min(10/n, 1) })
	mean, wait := 0.0, 0.0
	for n, chance := range want {
		mean += float64(n) * chance
		if n >= 10 {
			wait += chance
		}
	}
	if math.Abs(mean-9.6367206) > 1e-7 || math.Abs(wait-0.40918015) > 1e-8 {
		t.Errorf("L = %v, P(wait) = %v; page 9.6367206, 0.40918015", mean, wait)
	}
	for _, law := range []string{"exponential", "lognormal"} {
		t.Run(law, func(t *testing.T) {
			mustAgree(t, numberScores(oneWorker(t, law, 8, 1, 10, "elasticity = 1\nfastest = 1", 1040), 5, 100, want))
		})
	}
}
