package sim_test

import (
	"runtime"
	"testing"

	"headroom/sim"
	"headroom/sim/bench"
)

const benchmarkCustomers = 400_000

// BenchmarkMM1 is a single server at 0.9 of its capacity, with tallies on.
// sim/bench/loop.c serves the same customers.
func BenchmarkMM1(b *testing.B) { benchmarkQueue(b, 1, 0.9, 0) }

// BenchmarkMM50 is fifty servers at 0.95 of their capacity, with tallies on.
func BenchmarkMM50(b *testing.B) { benchmarkQueue(b, 50, 47.5, 0) }

// In these every customer has a timer, which is called off when service begins.
func BenchmarkMM1Timers(b *testing.B)  { benchmarkQueue(b, 1, 0.9, 1000) }
func BenchmarkMM50Timers(b *testing.B) { benchmarkQueue(b, 50, 47.5, 1000) }

// benchmarkQueue runs one replication of 400,000 customers per iteration.
func benchmarkQueue(b *testing.B, servers int, rate, patience float64) {
	q := newQueue(servers, noRoomLimit, sim.Exponential{Rate: rate})
	service := sim.Exponential{Rate: 1}
	q.service = func(s *sim.Stream) float64 { return service.Rand(s) }
	q.customers, q.patience = benchmarkCustomers, patience
	q.reset(1, 0)
	q.run(1e18) // grows what is to be grown

	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	b.ResetTimer()
	report := bench.PerUnit(b, "customer")
	var wait float64
	for replication := range b.N {
		q.reset(1, replication)
		q.run(1e18)
		wait += q.waits.Mean()
	}
	customers := float64(b.N) * benchmarkCustomers
	report(customers)
	runtime.ReadMemStats(&after)

	b.ReportMetric(wait/float64(b.N), "mean-wait")
	b.ReportMetric(float64(after.Mallocs-before.Mallocs)/customers, "allocs/customer")
}
