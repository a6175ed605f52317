package care_test

import (
	"math"
	"os"
	"runtime"
	"sync"
	"testing"

	"headroom/models/care"
	"headroom/models/scenario"
	"headroom/sim"
)

// read returns a scenario from testdata, or a shipped one.
func read(t testing.TB, name string) *scenario.Scenario {
	t.Helper()
	data, err := os.ReadFile("testdata/" + name + ".toml")
	if err != nil {
		data = scenario.ShippedSource(name)
	}
	s, faults := scenario.Read(name+".toml", data)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	return s
}

// compile compiles one cell.
func compile(t testing.TB, s *scenario.Scenario, option, future string, overrides ...scenario.Number) *care.Plan {
	t.Helper()
	r, err := s.Resolve(option, future, overrides...)
	if err != nil {
		t.Fatal(err)
	}
	p, err := care.Compile(r)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// replicate runs replications on every core with conservation checked, and
// hands each trajectory to use, one at a time.
func replicate(p *care.Plan, seed uint64, runs int, use func(r int, t *care.Trajectory)) {
	var mutex sync.Mutex
	var group sync.WaitGroup
	cores := runtime.GOMAXPROCS(0)
	for c := range cores {
		group.Go(func() {
			m := care.NewModel()
			m.Check = true
			for r := c; r < runs; r += cores {
				trajectory := m.Run(p, nil, sim.NewStreams(seed, r))
				mutex.Lock()
				use(r, trajectory)
				mutex.Unlock()
			}
		})
	}
	group.Wait()
}

// z is how many standard errors a sample's mean is from what it should be.
func z(sample *sim.Moments, want float64) float64 {
	return (sample.Mean() - want) / math.Sqrt(sample.Variance()/float64(sample.N()))
}

func TestSmokeBromley(t *testing.T) {
	s := read(t, "bromley")
	for _, o := range []string{"none", "taper"} {
		p := compile(t, s, o, "no-fall", scenario.Number{Key: "stream.children.drift_per_year", Best: 0})
		var load, open, vac, ag, base [261]sim.Moments
		replicate(p, 1, 1000, func(r int, tr *care.Trajectory) {
			w := &tr.Groups[0].Weekly
			for k := range 261 {
				load[k].Add(w[care.AverageCaseload][k])
				open[k].Add(w[care.OpenCases][k])
				vac[k].Add(w[care.Vacancies][k])
				ag[k].Add(w[care.AgencyWorkers][k])
				base[k].Add(w[care.Referrals][k])
			}
		})
		for k := 0; k < 261; k += 20 {
			t.Logf("%s %d load %.2f open %.1f vac %.2f agency %.2f ref %.2f", o, k, load[k].Mean(), open[k].Mean(), vac[k].Mean(), ag[k].Mean(), base[k].Mean())
		}
	}
}
