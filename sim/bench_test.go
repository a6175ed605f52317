package sim_test

import (
	"runtime"
	"testing"

	"headroom/sim"
)

const benchmarkCustomers = 400_000

// BenchmarkMM1 is a single server at 0.9 of its capacity, with tallies on.
func BenchmarkMM1(b *testing.B) { benchmarkQueue(b, 1, 0.9) }

// BenchmarkMM50 is fifty servers at 0.95 of their capacity, with tallies on.
func BenchmarkMM50(b *testing.B) { benchmarkQueue(b, 50, 47.5) }

// benchmarkQueue runs one replication of 400,000 customers per iteration.
func benchmarkQueue(b *testing.B, servers int, rate float64) {
	q := newQueue(servers, noRoomLimit, sim.Exponential{Rate: rate})
	service := sim.Exponential{Rate: 1}
	q.service = func(s *sim.Stream) float64 { return service.Rand(s) }
	q.customers = benchmarkCustomers
	q.reset(1, 0)
	q.run(1e18) // grows what is to be grown

	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	b.ResetTimer()
	for replication := range b.N {
		q.reset(1, replication)
		q.run(1e18)
	}
	b.StopTimer()
	runtime.ReadMemStats(&after)

	customers := float64(b.N) * benchmarkCustomers
	b.ReportMetric(customers/b.Elapsed().Seconds(), "customers/s")
	b.ReportMetric(float64(after.Mallocs-before.Mallocs)/customers, "allocs/customer")
}
