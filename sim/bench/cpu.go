// Package bench measures processor time, for benchmarks that share a machine
// with other work. The C loop that the engine is held against is here too:
// loop.c, which cmd/bench builds.
package bench

import (
	"testing"
	"time"
)

// PerUnit starts to measure and returns a function that reports what was used
// since as cpu-ns/unit, of so many units in all. Elapsed time takes the place of
// processor time where the system does not tell it.
func PerUnit(b *testing.B, unit string) (report func(units float64)) {
	start := ProcessorTime()
	return func(units float64) {
		b.ReportMetric(float64(ProcessorTime()-start)/float64(time.Nanosecond)/units, "cpu-ns/"+unit)
	}
}
