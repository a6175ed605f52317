package secondopinion

import (
	"math"
	"os"
	"testing"

	"headroom/models/care"
	"headroom/sim"
)

// leastChance is the chance under which two samples are taken to be of two
// laws, after Holm's correction over all comparisons of a test.
const leastChance = 0.001

// A figure is what is compared of a replication, for each of its two years: at
// the year's last census or over the year.
type figure struct {
	name string
	care func(weekly *[care.Measures][]float64, week int) float64
	own  func(census) float64
	of   func(year []float64) float64
}

// of reads one measure of models/care.
func of(m care.Measure) func(*[care.Measures][]float64, int) float64 {
	return func(weekly *[care.Measures][]float64, week int) float64 { return weekly[m][week] }
}

func last(year []float64) float64 { return year[len(year)-1] }

func mean(values []float64) float64 { return sum(values) / float64(len(values)) }

// spread is the standard deviation of some values.
func spread(values []float64) float64 {
	middle, squares := mean(values), 0.0
	for _, x := range values {
		squares += (x - middle) * (x - middle)
	}
	return math.Sqrt(squares / float64(len(values)))
}

var figures = []figure{
	{"average caseload", of(care.AverageCaseload), func(c census) float64 { return c.averageCaseload }, last},
	{"open cases", of(care.OpenCases), func(c census) float64 { return float64(c.open) }, last},
	{"in post", of(care.InPost), func(c census) float64 { return c.inPost }, last},
	{"agency", of(care.AgencyWorkers), func(c census) float64 { return c.agency }, last},
	{"unallocated", of(care.Unallocated), func(c census) float64 { return float64(c.unallocated) }, last},
	{"vacancies", of(care.Vacancies), func(c census) float64 { return float64(c.vacant) }, last},
	{
		"uncovered, over the year", func(weekly *[care.Measures][]float64, week int) float64 {
			return weekly[care.Vacancies][week] - weekly[care.AgencyWorkers][week]
		}, func(c census) float64 { return float64(c.vacant) - c.agency }, mean,
	},
	{"over establishment, over the year", of(care.OverEstablishment), func(c census) float64 { return float64(c.overEstablished) }, mean},
	{"spend in the year", of(care.Spend), func(c census) float64 { return c.spent }, sum},
	{"changes of worker in the year", of(care.ChangesOfWorker), func(c census) float64 { return float64(c.changes) }, sum},
	{"absent", of(care.Absent), func(c census) float64 { return c.absent }, last},
	{"on notice", of(care.OnNotice), func(c census) float64 { return c.onNotice }, last},
	{"leavers in the year", of(care.Leavers), func(c census) float64 { return float64(c.leavers) }, sum},
	{"starters in the year", of(care.Starters), func(c census) float64 { return float64(c.starters) }, sum},
	{"share in time", of(care.ShareInTime), func(c census) float64 { return c.shareInTime }, last},
	{"longest wait, over the year", of(care.LongestWait), func(c census) float64 { return c.longestWait }, mean},
	{"spread of weekly closures", of(care.Closures), func(c census) float64 { return float64(c.closures) }, spread},
}

// A sample is one figure of many replications in both models.
type sample struct {
	scenario, figure string
	year             int
	care, second     []float64
}

// samples runs a scenario in both models, this one perhaps with a rule broken.
func (m mix) samples(t testing.TB, runs int, broken breakage) []sample {
	t.Helper()
	s := m.made(t)
	if unmodelled(s) {
		t.Fatalf("%v: files and absent workers who count are not modelled here", m.name)
	}
	plan, err := care.Compile(s)
	if err != nil {
		t.Fatal(err)
	}
	model := care.NewModel()
	all := make([]sample, 0, 2*len(figures))
	for y := 1; y <= 2; y++ {
		for _, f := range figures {
			all = append(all, sample{scenario: m.name, figure: f.name, year: y})
		}
	}
	for run := range runs {
		weekly := &model.Run(plan, nil, sim.NewStreams(20, run)).Groups[0].Weekly
		own := simulate(s, uint64(run), broken)
		for i := range all {
			f, until := figures[i%len(figures)], 52*all[i].year+1
			var ofCare, ofSecond []float64
			for k := until - 52; k < until; k++ {
				ofCare = append(ofCare, f.care(weekly, k))
				ofSecond = append(ofSecond, f.own(own[k]))
			}
			all[i].care = append(all[i].care, whole(f.of(ofCare)))
			all[i].second = append(all[i].second, whole(f.of(ofSecond)))
		}
	}
	return all
}

// whole takes off the rounding of sums, which would part equal values.
func whole(x float64) float64 { return math.Round(x*1e6) / 1e6 }

// chances are those of the samples after Holm's correction.
func chances(all []sample) []float64 {
	p := make([]float64, len(all))
	for i, s := range all {
		p[i] = smirnov(s.care, s.second)
	}
	return holm(p)
}

const (
	shortRuns = 120
	longRuns  = 1000
)

// Seven scenarios, 34 figures of each, 238 comparisons in all. A day's step is
// too coarse to see: events within a day have moments of their own, and only
// the pace of a worker's cases waits for the next morning, which is late by
// half a day in either direction. No tolerance makes up for it.
func TestBothModelsHaveTheSameDistributions(t *testing.T) {
	if os.Getenv("HEADROOM_LONG") != "" {
		compareBoth(t, mixes, longRuns, true)
		return
	}
	compareBoth(t, mixes, shortRuns, false)
}

// compareBoth compares every figure of some scenarios. The means must agree too
// where there are enough runs (|z| < 4): that finds smaller shifts than a
// comparison of distributions does.
func compareBoth(t *testing.T, scenarios []mix, runs int, means bool) {
	var all []sample
	for _, m := range scenarios {
		all = append(all, m.samples(t, runs, breakage{})...)
	}
	for i, p := range chances(all) {
		s := all[i]
		a, aError := meanAndError(s.care)
		b, bError := meanAndError(s.second)
		z := 0.0
		if a != b {
			z = (b - a) / math.Hypot(aError, bError)
		}
		report := t.Logf
		if p < leastChance || means && !(math.Abs(z) < 4) {
			report = t.Errorf
		}
		report("%-10s year %d %-33s p %.3f, adjusted %.3f; means %.5g and %.5g, z %.1f",
			s.scenario, s.year, s.figure, smirnov(s.care, s.second), p, a, b, z)
	}
}

func meanAndError(values []float64) (middle, standardError float64) {
	return mean(values), spread(values) / math.Sqrt(float64(len(values)))
}

// The comparison has teeth: with one rule broken here, in a scenario in which it
// matters, the figure named is found to differ. Unbroken, it is not.
func TestABrokenRuleIsFound(t *testing.T) {
	for _, broken := range []struct {
		rule     string
		scenario mix
		figure   string
		rules    breakage
	}{
		{"cover is sought from the notice on", mixes[5], "uncovered, over the year", breakage{agencyFromNotice: true}},
		{"wastage takes covered posts before vacant ones", fewAgency, "over establishment, over the year", breakage{wastageReversed: true}},
		{"siblings have work of their own", mixes[0], "spread of weekly closures", breakage{siblingsAlone: true}},
		{"siblings stay together whoever may hold their stages", corners[3], "longest wait, over the year", breakage{siblingsWhole: true}},
		{"a held step holds those of every taper", mixes[5], "in post", breakage{tapersInLine: true}},
	} {
		t.Run(broken.rule, func(t *testing.T) {
			least := func(rules breakage) float64 {
				all, least := broken.scenario.samples(t, 100, rules), 1.0
				for i, p := range chances(all) {
					if all[i].figure == broken.figure {
						least = min(least, p)
					}
				}
				return least
			}
			kept, found := least(breakage{}), least(broken.rules)
			t.Logf("%v: adjusted p %.2g kept and %.2g broken", broken.figure, kept, found)
			if kept < leastChance || found >= leastChance {
				t.Errorf("%v: adjusted p %v with the rule kept and %v with it broken", broken.figure, kept, found)
			}
		})
	}
}
