package care_test

import (
	"fmt"
	"math"
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

// BenchmarkGrowth runs a year of services of many sizes: 10 to 10,000 social workers
// with 15 cases each, in teams of at most 2,000, which is the most that a scenario may
// say; and 100 to 1,000,000 open cases, 100 to a worker.
func BenchmarkGrowth(b *testing.B) {
	for _, workers := range []int{10, 30, 100, 300, 1_000, 3_000, 10_000} {
		benchmarkGrowth(b, workers, 15*workers)
	}
	for _, cases := range []int{100, 1_000, 10_000, 100_000, 1_000_000} {
		benchmarkGrowth(b, max(cases/100, 10), cases)
	}
}

// benchmarkGrowth runs as many replications an iteration as make some 200,000 events,
// or one.
func benchmarkGrowth(b *testing.B, workers, cases int) {
	b.Run(fmt.Sprintf("workers=%d,cases=%d", workers, cases), func(b *testing.B) {
		s, faults := scenario.Read("growing.toml", []byte(growing(workers, cases)))
		if len(faults) > 0 {
			b.Fatal(faults)
		}
		p := compile(b, s, "none", "same")
		m := care.NewModel()
		m.Run(p, nil, sim.NewStreams(1, 0)) // finds its memory
		events, repeats := uint64(0), max(1, 200_000/(2*cases+1))
		begun := bench.ProcessorTime()
		for range b.N {
			for r := range repeats {
				m.Run(p, nil, sim.NewStreams(1, r))
				events += care.EventsOf(m)
			}
		}
		used, runs := float64((bench.ProcessorTime() - begun).Nanoseconds()), float64(b.N*repeats)
		b.ReportMetric(used/float64(events), "cpu-ns/event")
		b.ReportMetric(used/runs/1e6, "cpu-ms/replication")
		b.ReportMetric(float64(events)/runs, "events/replication")
	})
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
