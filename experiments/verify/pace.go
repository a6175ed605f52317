package verify

import (
	"fmt"
	"math"

	"headroom/models/care"
	"headroom/sim"
)

// One worker to whom all cases come is a queue with one server. With n cases
// each moves at r(n), so that the number of cases has the stationary law
//
//	pi(n) proportional to (lambda E[W])^n / product over k to n of k r(k)
//
// whatever the shape of W: a symmetric queue is insensitive to it. With r(n) =
// (n/c)^-elasticity between its bounds, elasticity 0 is M/G/infinity, and
// elasticity 1 with a fastest pace of 1 has the law of M/M/c.
//
// Source: F. P. Kelly, Reversibility and Stochastic Networks (1979), section 3.3.
const paceGroup = "The pace of one worker"

// fiveShapes are laws of work that differ in all but their mean.
var fiveShapes = []struct{ name, text string }{
	{"exponential", exponential},
	{"lognormal", lognormalWork},
	{"gamma", "law = \"gamma\"\nshape = 0.5"},
	{"Weibull", "law = \"weibull\"\nshape = 1.5"},
	{"fixed", `law = "fixed"`},
}

func paceChecks() []Check {
	const source = "insensitivity, Kelly 1979"
	checks := []Check{
		{paceGroup, "one case at a time (M/G/1 shared evenly)", source, oneCase},
		{paceGroup, "twice a full caseload, slowest pace 0.9", source, slowest},
	}
	for _, c := range []struct {
		elasticity float64
		flow       float64 // cases a week of a week's work each
		full       float64
		fastest    float64
		what       string
	}{
		{0, 10, 15, 1.25, "10 cases offered"},
		{0.3, 10, 15, 1.25, "10 cases offered to a full caseload of 15"},
		{1, 8, 10, 1, "8 cases offered to a full caseload of 10, as M/M/10"},
	} {
		pace := func(n float64) float64 { return min(math.Pow(n/c.full, -c.elasticity), c.fastest) }
		if c.elasticity == 0 {
			pace = constant(1)
		}
		for _, shape := range fiveShapes {
			checks = append(checks, Check{
				paceGroup, fmt.Sprintf("elasticity %g, %s work: %s", c.elasticity, shape.name, c.what), source,
				func(e Effort) []Figure {
					p := oneWorker(shape.text, c.flow, c.full, 1, fmt.Sprintf("elasticity = %g\nfastest = %g", c.elasticity, c.fastest))
					return numberFigures(p, e, 50, caseLaw(c.flow, pace), 10)
				},
			})
		}
	}
	return checks
}

// oneWorker is a service of one worker, over 400 weeks.
func oneWorker(law string, flow, fullCaseload, meanWeeks float64, pace string) *care.Plan {
	return service(posts, "posts = 1", fourYears, "weeks = 400", noReferrals, at("base", flow), exponential, law,
		"mean_weeks = 30", at("mean_weeks", meanWeeks), "full_caseload = 15", at("full_caseload", fullCaseload), noEffect, pace)
}

// caseLaw is the stationary law of the cases of one worker to whom offered
// cases' work comes in the time that a case takes by itself.
func caseLaw(offered float64, pace func(n float64) float64) law {
	return birthAndDeath(400, constant(offered), func(n float64) float64 { return n * pace(n) })
}

// numberFigures compares the censuses from week 150 on with a law: the mean
// number of cases, and the chance of so many or more. Each run counts once.
func numberFigures(p *care.Plan, e Effort, quick int, exact law, many int) []Figure {
	var mean, over sim.Moments
	simulate(p, e, quick, func(weekly *[care.Measures][]float64) {
		sum, count := 0.0, 0.0
		open := weekly[care.OpenCases][150:]
		for _, n := range open {
			sum += n
			count += indicator(n >= float64(many))
		}
		mean.Add(sum / float64(len(open)))
		over.Add(count / float64(len(open)))
	})
	return []Figure{
		simulated("cases", &mean, exact.mean()),
		simulated(fmt.Sprintf("P(%d cases or more)", many), &over, exact.atLeast(many)),
	}
}

// A full caseload of one case and elasticity 1: an even share of a fixed amount
// of work, so that the number is geometric.
func oneCase(e Effort) []Figure {
	p := oneWorker(`law = "fixed"`, 8, 1, 0.1, "elasticity = 1\nfastest = 1")
	var mean sim.Moments
	var exactly [len(countedExactly)]sim.Moments
	simulate(p, e, 80, func(weekly *[care.Measures][]float64) {
		open := weekly[care.OpenCases][150:]
		mean.Add(averageOver(open))
		for i, n := range countedExactly {
			found := 0.0
			for _, cases := range open {
				found += indicator(cases == float64(n))
			}
			exactly[i].Add(found / float64(len(open)))
		}
	})
	exact := caseLaw(0.8, func(n float64) float64 { return 1 / n })
	figures := []Figure{simulated("cases", &mean, exact.mean())}
	for i, n := range countedExactly {
		figures = append(figures, simulated(fmt.Sprintf("P(%d cases)", n), &exactly[i], exact[n]))
	}
	return figures
}

func slowest(e Effort) []Figure {
	p := oneWorker(lognormalWork, 28, 15, 1, "elasticity = 0.3\nslowest = 0.9")
	return numberFigures(p, e, 40, caseLaw(28, func(n float64) float64 { return min(max(math.Pow(n/15, -0.3), 0.9), 1.25) }), 30)
}
