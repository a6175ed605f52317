package care_test

import (
	"fmt"
	"math"
	"os"
	"runtime"
	"runtime/debug"
	"strings"
	"sync"
	"testing"

	"headroom/models/care"
	"headroom/models/scenario"
	"headroom/sim"
)

// read returns a scenario from testdata, or a shipped one.
func read(t testing.TB, name string) *scenario.Scenario {
	t.Helper()
	return readSource(t, source(name))
}

// source is the text of a scenario from testdata, or of a shipped one.
func source(name string) string {
	data, err := os.ReadFile("testdata/" + name + ".toml")
	if err != nil {
		data = scenario.ShippedSource(name)
	}
	return string(data)
}

// readSource returns the scenario that a test has written out.
func readSource(t testing.TB, text string) *scenario.Scenario {
	t.Helper()
	s, faults := scenario.Read("test.toml", []byte(text))
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	return s
}

// changed is a scenario's text with pairs of old and new parts put in place. Each
// old part must be there exactly once.
func changed(t testing.TB, text string, pairs ...string) string {
	t.Helper()
	for i := 0; i < len(pairs); i += 2 {
		if n := strings.Count(text, pairs[i]); n != 1 {
			t.Fatalf("the scenario has %q %d times", pairs[i], n)
		}
		text = strings.Replace(text, pairs[i], pairs[i+1], 1)
	}
	return text
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

// replicate runs replications on every core with every assumption at its best
// value and conservation checked, and hands each trajectory to use, one at a
// time, in no order. A panic says in which replication it was.
func replicate(p *care.Plan, seed uint64, runs int, use func(r int, t *care.Trajectory)) {
	var mutex sync.Mutex
	var group sync.WaitGroup
	cores := runtime.GOMAXPROCS(0)
	for c := range cores {
		group.Go(func() {
			m := care.NewModel()
			m.Check = true
			for r := c; r < runs; r += cores {
				trajectory := runOne(m, p, nil, seed, r)
				mutex.Lock()
				use(r, trajectory)
				mutex.Unlock()
			}
		})
	}
	group.Wait()
}

// runOne runs one replication. If it panics, so does runOne, with the seed, the
// replication and the week.
func runOne(m *care.Model, p *care.Plan, world care.Uniforms, seed uint64, r int) *care.Trajectory {
	defer func() {
		if fault := recover(); fault != nil {
			panic(fmt.Sprintf("seed %d, replication %d, week %g: %v\n%s", seed, r, m.Now(), fault, debug.Stack()))
		}
	}()
	return m.Run(p, world, sim.NewStreams(seed, r))
}

// z is how many standard errors a sample's mean is from what it should be.
func z(sample *sim.Moments, want float64) float64 {
	return (sample.Mean() - want) / math.Sqrt(sample.Variance()/float64(sample.N()))
}

// A score is how far one simulated figure is from its known answer.
type score struct {
	what string
	got  float64 // from the simulation
	want float64
	z    float64 // in standard errors of the simulation
}

func (s score) String() string {
	return fmt.Sprintf("%s: %.6g, known answer %.6g, z = %.2f", s.what, s.got, s.want, s.z)
}

// scoreOf scores the mean of a sample.
func scoreOf(what string, sample *sim.Moments, want float64) score {
	return score{what, sample.Mean(), want, z(sample, want)}
}

// mustAgree fails the test for every figure 4 standard errors or more from its
// known answer.
func mustAgree(t *testing.T, scores []score) {
	t.Helper()
	for _, s := range scores {
		if !(math.Abs(s.z) < 4) {
			t.Error(s)
		}
	}
}

// mustDisagree fails the test unless at least one figure is more than 4
// standard errors from its known answer: the test that accepts the right
// version must reject this one.
func mustDisagree(t *testing.T, scores []score) {
	t.Helper()
	worst := score{}
	for _, s := range scores {
		if math.Abs(s.z) > math.Abs(worst.z) {
			worst = s
		}
	}
	if math.Abs(worst.z) <= 4 {
		t.Errorf("no figure tells it from the right version; nearest %v", worst)
	}
	t.Logf("told by %v", worst)
}

// A spread collects a figure whose exact mean is known, with its variance
// about that mean.
type spread struct {
	mean    float64
	values  sim.Moments
	squares sim.Moments // of the distance from the exact mean
}

func (s *spread) add(x float64) {
	s.values.Add(x)
	s.squares.Add((x - s.mean) * (x - s.mean))
}

// scores are those of the mean and, by the squared distances from the exact
// mean, of the variance.
func (s *spread) scores(what string, variance float64) []score {
	return []score{scoreOf("mean "+what, &s.values, s.mean), scoreOf("variance of "+what, &s.squares, variance)}
}

// indicator is 1 for true.
func indicator(condition bool) float64 {
	if condition {
		return 1
	}
	return 0
}
