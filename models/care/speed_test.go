package care_test

import (
	"fmt"
	"math"
	"os"
	"testing"
	"time"

	"headroom/models/care"
	"headroom/models/scenario"
	"headroom/sim"
	"headroom/sim/bench"
)

// BenchmarkBromleyReplication runs five years of Bromley's taper as a long run
// does: without the conservation checks.
func BenchmarkBromleyReplication(b *testing.B) {
	benchmarkReplication(b, compile(b, read(b, "bromley"), "taper", "no-fall"))
}

// BenchmarkOneTeamReplication runs 209 weeks of one team, the plain case:
// nothing but cases and vacancies. An idiomatic SimPy version of it was measured
// on another machine (docs/performance.md).
func BenchmarkOneTeamReplication(b *testing.B) {
	benchmarkReplication(b, compile(b, read(b, "plain"), "taper", "as-planned"))
}

// benchmarkReplication reports CPU time, which other programs on the machine
// disturb less than the time of day, and how much of it the engine alone would
// need: as many events, at the mean number pending.
func benchmarkReplication(b *testing.B, p *care.Plan) {
	m, events := care.NewModel(), uint64(0)
	for r := range 3 { // finds its memory
		m.Run(p, nil, sim.NewStreams(1, r))
	}
	begun, runs := bench.ProcessorTime(), 0
	for b.Loop() {
		m.Run(p, nil, sim.NewStreams(1, runs))
		events += care.EventsOf(m)
		runs++
	}
	perRun := (bench.ProcessorTime() - begun) / time.Duration(runs)
	perReplication := float64(events) / float64(runs)
	perEvent := float64(perRun.Nanoseconds()) / perReplication
	engine := holdCost(int(care.MeanPending(p, nil, sim.NewStreams(1, 0))))
	b.ReportMetric(1/perRun.Seconds(), "replications/cpu-s")
	b.ReportMetric(perRun.Seconds()*1e3, "cpu-ms/replication")
	b.ReportMetric(perReplication, "events/replication")
	b.ReportMetric(perEvent, "cpu-ns/event")
	b.ReportMetric(engine, "engine-ns/event")
	b.ReportMetric(engine/perEvent, "engine-share")
}

// holdCost is the CPU time in nanoseconds that the engine needs for an event
// with so many pending, each of which sets its own timer again after an
// exponential time: the hold model, less the drawing.
func holdCost(pending int) float64 {
	const events = 500_000
	h := &hold{gaps: make([]float64, 1<<12)}
	stream := sim.NewStreams(1, 0).At(1, 1)
	for i := range h.gaps {
		h.gaps[i] = stream.Exponential()
	}
	for slot := range pending {
		timer := h.engine.NewTimer(0, int32(slot))
		h.timers = append(h.timers, timer)
		h.engine.Set(timer, h.gap())
	}
	begun := bench.ProcessorTime()
	h.left = events
	h.engine.Run(h, math.Inf(1))
	return float64((bench.ProcessorTime() - begun).Nanoseconds()) / events
}

type hold struct {
	engine sim.Engine
	timers []sim.Timer
	gaps   []float64
	next   int
	left   int
}

func (h *hold) gap() float64 {
	h.next++
	return h.gaps[h.next&(len(h.gaps)-1)]
}

func (h *hold) Handle(_ sim.Kind, slot int32) {
	h.engine.Set(h.timers[slot], h.engine.Now()+h.gap())
	if h.left--; h.left == 0 {
		h.engine.Halt()
	}
}

// How CPU time grows with the work, over a year of a service: 10 to 10,000 social
// workers with 15 cases each, in teams of at most 2,000, which is the most that a
// scenario may say; and 100 to 1,000,000 open cases, 100 to a worker. It prints a table and the slope of log CPU time against log events (1 is
// linear), and asserts nothing: HEADROOM_LONG=1 go test ./models/care -run GrowsWithTheWork -v
func TestHowTheTimeGrowsWithTheWork(t *testing.T) {
	if os.Getenv("HEADROOM_LONG") == "" {
		t.Skip("a measurement of a minute: HEADROOM_LONG=1 runs it")
	}
	var points [][2]float64
	fmt.Printf("| workers | open cases | events | CPU ms | ns an event |\n|---:|---:|---:|---:|---:|\n")
	for _, workers := range []int{10, 30, 100, 300, 1_000, 3_000, 10_000} {
		points = append(points, measureGrowth(t, workers, 15*workers))
	}
	fmt.Printf("\nfitted exponent over workers: %.3f\n\n| workers | open cases | events | CPU ms | ns an event |\n|---:|---:|---:|---:|---:|\n", slope(points))
	points = nil
	for _, cases := range []int{100, 1_000, 10_000, 100_000, 1_000_000} {
		points = append(points, measureGrowth(t, max(cases/100, 10), cases))
	}
	fmt.Printf("\nfitted exponent over open cases: %.3f\n", slope(points))
}

// measureGrowth prints a row and returns the logarithms of events and of CPU
// time, the least of three measurements.
func measureGrowth(t *testing.T, workers, cases int) [2]float64 {
	t.Helper()
	s, faults := scenario.Read("growing.toml", []byte(growing(workers, cases)))
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	p := compile(t, s, "none", "same")
	m := care.NewModel()
	repeats := max(1, 200_000/(2*cases+1))
	best, events := math.Inf(1), 0.0
	for range 3 {
		events = 0
		begun := bench.ProcessorTime()
		for r := range repeats {
			m.Run(p, nil, sim.NewStreams(1, r))
			events += float64(care.EventsOf(m))
		}
		best = min(best, float64((bench.ProcessorTime()-begun).Nanoseconds())/float64(repeats))
	}
	events /= float64(repeats)
	fmt.Printf("| %d | %d | %.0f | %.1f | %.0f |\n", workers, cases, events, best/1e6, best/events)
	return [2]float64{math.Log(events), math.Log(best)}
}

// slope is that of the least-squares line.
func slope(points [][2]float64) float64 {
	n, x, y, xx, xy := float64(len(points)), 0.0, 0.0, 0.0, 0.0
	for _, p := range points {
		x, y, xx, xy = x+p[0], y+p[1], xx+p[0]*p[0], xy+p[0]*p[1]
	}
	return (xy - x*y/n) / (xx - x*x/n)
}

// growing is a year of a service with leavers, recruitment, agency cover,
// absence and returns.
func growing(workers, cases int) string {
	const mostPosts, mostCases = 2_000, 100_000 // in a team, by a scenario's ranges
	teams := max((workers+mostPosts-1)/mostPosts, (cases+mostCases-1)/mostCases)
	text := fmt.Sprintf(`
name = "growing"
start = 2024-04-01
weeks = 53
headline = "none"
target = { low = 0, high = 100, from = 2024-06-01, to = 2025-03-30 }
role = [{ name = "social worker", full_caseload = %d }]
recruitment = { rounds_at_once = 2000 }
agency = { role = "social worker", limit = 2000 }
option = [{ name = "none" }]
future = [{ name = "same", if = "nothing changes" }]
`, cases/workers)
	for i := range teams {
		text += fmt.Sprintf(`
[[stream]]
name = "stream %[1]d"
stage = "stage %[1]d"
re_referral = 0.2
[[stage]]
name = "stage %[1]d"
team = "team %[1]d"
work = { law = "lognormal", mean_weeks = 26, sigma_log = 1.2 }
[[team]]
name = "team %[1]d"
role = "social worker"
posts = %[2]d
vacancies = 0.1
open_cases_at_start = %[3]d
`, i+1, workers/teams, cases/teams)
	}
	return text
}
