package verify

import (
	"fmt"
	"math"
	"testing"

	"headroom/experiments/estimate"
	"headroom/sim"
)

// agrees fails unless a value has the digits of a known answer.
func agrees(t *testing.T, what, known string, got float64) {
	t.Helper()
	if f := given(what, known, got); !f.OK() {
		t.Errorf("%s is %.10g, known answer %s", what, got, known)
	}
}

// Every closed form agrees with the project's verification page, whose values
// were computed by others' code: SciPy, to eight figures.
func TestQueueingFormulasAgreeWithSciPy(t *testing.T) {
	one := birthAndDeath(1000, constant(0.8), constant(1))
	agrees(t, "L of M/M/1", "4.0000000", one.mean())
	agrees(t, "variance", "20.000000", one.variance())
	agrees(t, "P(N >= 5)", "0.32768", one.atLeast(5))
	for _, at := range []struct {
		time          float64
		number, empty string
	}{{1, "0.55155186", "0.59739875"}, {5, "1.4694608", "0.34896794"}, {20, "2.6476349", "0.2448524"}} {
		l := fromEmpty(200, 0.8, 1, at.time)
		agrees(t, fmt.Sprintf("E N(%g) from empty", at.time), at.number, l.mean())
		agrees(t, fmt.Sprintf("P(N(%g) = 0) from empty", at.time), at.empty, l[0])
	}
	agrees(t, "Erlang B", "0.12166106", erlangB(10, 8))
	agrees(t, "Erlang C", "0.40918015", erlangC(10, 8))
	agrees(t, "Erlang C of 45", "0.34070611", erlangC(45, 40))
	agrees(t, "Wq of 45", "2.0442367", erlangC(45, 40)/(45.0/30-40.0/30))
	ten := birthAndDeath(400, constant(8), func(n float64) float64 { return min(n, 10) })
	agrees(t, "L of M/M/10", "9.6367206", ten.mean())
	agrees(t, "P(wait) of M/M/10 as a birth-and-death chain", "0.40918015", ten.atLeast(10))
	room := birthAndDeath(15, constant(8), func(n float64) float64 { return min(n, 10) })
	agrees(t, "P(lost) of M/M/10/15", "0.030038034", room[15])
	agrees(t, "L of M/M/10/15", "8.3915505", room.mean())
	repair := repairLaw(20, 3, leavingRate, 1.0/16)
	agrees(t, "E[vacant] of machine repair", "0.96313418", repair.mean())
	agrees(t, "P(0 vacant)", "0.37990863", repair[0])
	agrees(t, "P(3 or more)", "0.071080689", repair.atLeast(3))
}

// Where 16 in a hundred go within 52 weeks and a vacancy lasts 16; the normal law's
// 90th percentile, and Student's 97.5th with 9 degrees of freedom, by the program's
// own functions, which the checks do not borrow.
func TestConstantsWrittenOutAgreeWithTheirFormulas(t *testing.T) {
	agrees(t, "vacant at a hazard of -ln 0.84", "0.050915711", vacantAt(1e6, -math.Log(1-0.16)/52, 1.0/16, false))
	agrees(t, "vacant, written out", "0.050915711", yearlyChanceVacant)
	agrees(t, "normal decile", "1.2815515655", sim.NormalQuantile(0.9))
	agrees(t, "normal decile, written out", "1.2815515655", normalDecile)
	agrees(t, "Student's t", fmt.Sprintf("%.9f", studentNine), estimate.Mean(10, 0, 10, 0.95).High)
}

func TestSurvivalFormulasAgreeWithSciPy(t *testing.T) {
	agrees(t, "S(13)", "0.75819467", lognormalSurvival(13))
	agrees(t, "S(104)", "0.022799052", lognormalSurvival(104))
	agrees(t, "E[W^2] / (2 E[W])", "27.15", equilibriumMean)
	for t0, known := range map[float64]string{13: "0.60077424", 26: "0.35111359", 52: "0.13565026", 104: "0.030533383"} {
		agrees(t, fmt.Sprintf("Se(%g)", t0), known, stillOpen(constant(1), lognormalSurvival, t0))
	}
	for week, known := range map[int]string{13: "419.18705", 26: "681.33073", 52: "907.56722", 104: "1017.9399", 208: "1046.156"} {
		agrees(t, fmt.Sprintf("open after %d weeks", week), known, openAfter(week, constantFlow(35), lognormalSurvival))
	}
	agrees(t, "duration inside a window", "17.044931", closedInside(52))
	agrees(t, "flow of the plain case", "33.82524", plainFlow)
}

// The sinusoid's closed form is for a flow that moves within the week too: the
// model's flow, constant in each week, keeps within 0.03 cases of it.
func TestASeasonInWeeklyStepsKeepsCloseToTheSinusoid(t *testing.T) {
	known := map[int]float64{13: 1060.6082, 26: 1088.4538, 39: 1039.3918}
	flow := func(k int) float64 { return 35 + 5*math.Sin(2*math.Pi*(float64(k)+0.5)/52) }
	for week, want := range known {
		got := openAfter(week+10*52, flow, exponentialSurvival(meanDuration))
		if math.Abs(got-want) > 0.03 {
			t.Errorf("week %d: %.4f, known answer %.4f", week, got, want)
		}
	}
	w, mu := 2*math.Pi/52, 1.0/30
	agrees(t, "swing", "39.890223", 5/math.Hypot(mu, w))
	agrees(t, "lag of the peak", "10.772304", math.Atan(w/mu)/w)
}

func TestFormulasOfDemandAgreeWithSciPy(t *testing.T) {
	for siblings, known := range map[string]string{"alone": "1.5292738", "together": "1.9032258"} {
		agrees(t, "variance of open cases over Poisson's, "+siblings, known, familiesVariance(35, 5000, siblings)/1050)
	}
	agrees(t, "variance under weekly noise", "1480.6577", noisyVariance(35, 0.02, 5000))
	counts := negativeBinomial(35, 50, 400)
	agrees(t, "variance of a negative binomial count", "59.500000", counts.variance())
	agrees(t, "P(35)", "0.051560787", counts[35])
	agrees(t, "P(25 or fewer)", "0.10240525", 1-counts.atLeast(26))
	agrees(t, "P(50 or more)", "0.038010709", counts.atLeast(50))
	agrees(t, "sd with an unknown level", "61.694813", math.Sqrt(1050+0.05*0.05*1050*1050))
}

// The page solved the renewal equation on a grid, to four digits: its values
// from week 16 on lie below 1 - exp(-16 h) and h 16 / (1 + 16 h), which are
// exact. Ours is a finite sum of gamma laws.
func TestFormulasOfPostsAgreeWithSciPy(t *testing.T) {
	agrees(t, "p(vacant)", "0.046920821", knownVacant)
	hazard := -math.Log(1-0.16) / 52
	agrees(t, "p(vacant) by the chance", "0.050915711", hazard*16/(1+hazard*16))
	vacant := binomial(70, knownVacant)
	agrees(t, "E vacant", "3.2844575", vacant.mean())
	agrees(t, "sd vacant", "1.769279", math.Sqrt(vacant.variance()))
	agrees(t, "P(0)", "0.034596227", vacant[0])
	agrees(t, "P(6 or more)", "0.11029209", vacant.atLeast(6))
	for week, known := range map[float64][2]string{4: {"0.01082584", "0.78010013"}, 13: {"0.026916236", "0.45326396"}, 26: {"0.038391911", "0.2201643"}, 52: {"0.045370501", "0.078411701"}} {
		agrees(t, fmt.Sprintf("P(vacant at %g | filled)", week), known[0], vacantAt(week, leavingRate, 1.0/16, false))
		agrees(t, fmt.Sprintf("P(vacant at %g | vacant)", week), known[1], vacantAt(week, leavingRate, 1.0/16, true))
	}
	agrees(t, "P(vacant at 8), fixed vacancies", "0.024314897", vacantFixed(8, leavingRate, 16))
	agrees(t, "P(vacant at 16), fixed vacancies", fmt.Sprintf("%.10f", 1-math.Exp(-leavingRate*16)), vacantFixed(16, leavingRate, 16))
	agrees(t, "P(vacant at 208), fixed vacancies", "0.046920821", vacantFixed(208, leavingRate, 16))
	for week, known := range map[float64]float64{16: 0.048030887, 26: 0.047039292, 52: 0.046913535, 208: 0.04691349} {
		if got := vacantFixed(week, leavingRate, 16); math.Abs(got-known) > 8e-6 {
			t.Errorf("P(vacant at %g) is %.9f, page %v", week, got, known)
		}
	}
	for vacant, known := range map[float64][2]string{0.15: {"57.352941", "0.27897436"}, 0.17: {"66.566265", "0.24036199"}, 0.20: {"81.25", "0.19692308"}} {
		length := vacant / (1 - vacant) / leavingRate
		agrees(t, "weeks of a vacancy", known[0], length)
		agrees(t, "success of a round", known[1], 16/length)
	}
}

func TestTheWholeQuestionsFormulasAgreeWithSciPy(t *testing.T) {
	for i, known := range []struct{ kept, open, openSD, workers, workersSD, each string }{
		{"0.60743985", "982.50000", "31.027440", "66.163241", "1.9002282", "14.862081"},
		{"0.65191883", "915.00000", "30.231901", "61.937100", "1.7083786", "14.784485"},
		{"0.62102575", "847.50000", "29.110066", "57.184492", "1.6381057", "14.832841"},
		{"0.58463617", "780.00000", "27.928201", "52.419352", "1.5682990", "14.893592"},
	} {
		week := float64(52 * (i + 1))
		open, workers := plainOpen(week), plainWorkers(70-5*i, week)
		at := fmt.Sprintf(" at week %g", week)
		agrees(t, "P(kept)"+at, known.kept, chanceAtMost(15, open, workers))
		agrees(t, "E open"+at, known.open, open.mean())
		agrees(t, "sd open"+at, known.openSD, math.Sqrt(open.variance()))
		agrees(t, "E workers"+at, known.workers, workers.mean())
		agrees(t, "sd workers"+at, known.workersSD, math.Sqrt(workers.variance()))
		agrees(t, "E ratio"+at, known.each, meanEach(open, workers))
	}
	for i, known := range []string{"0.11995783", "0.092670128", "0.65376752", "0.068268608", "0.62106128", "0.58463609", "0.022944055", "0.025298126"} {
		c := atMostFifteen[i]
		agrees(t, fmt.Sprintf("P(kept) of %g cases and %d posts", c.cases, c.posts), known, chanceAtMost(15, poisson(c.cases), binomial(c.posts, 1-c.vacant)))
	}
}

func TestLawsAddUpToOne(t *testing.T) {
	for name, l := range map[string]law{
		"binomial": binomial(70, 0.05), "Poisson": poisson(1050), "negative binomial": negativeBinomial(35, 50, 400),
		"chain": birthAndDeath(50, constant(3), constant(4)), "from empty": fromEmpty(200, 0.8, 1, 20),
	} {
		if sum := l.atLeast(0); math.Abs(sum-1) > 1e-9 {
			t.Errorf("%s: %.12f", name, sum)
		}
	}
}

// A value is right to the digits written, and not beyond.
func TestGivenDigitsAreAllThatIsAsked(t *testing.T) {
	for _, c := range []struct {
		expected string
		got      float64
		ok       bool
	}{
		{"0.25", 0.2549, true},
		{"0.25", 0.2551, false},
		{"9600", 9600.4, true},
		{"9600", 9601, false},
		{"1.5e-3", 0.00154, true},
		{"1.5e-3", 0.00156, false},
		{"1", math.NaN(), false},
	} {
		if f := given("", c.expected, c.got); f.OK() != c.ok {
			t.Errorf("%s given, %v got: ok is %v", c.expected, c.got, f.OK())
		}
	}
}
