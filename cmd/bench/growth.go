package main

import (
	"fmt"
	"math"
	"strings"

	"gonum.org/v1/gonum/stat"
)

// growth measures a year of services of many sizes.
var growth = part{
	name:    "growth",
	measure: benchmarks{folder: care, names: growthNames(), times: "1x"}.measure,
	results: growthTables,
}

// A size is one of a service.
type size struct{ workers, cases int }

// The sizes of the two tables: so many workers with 15 cases each, and so many
// open cases, 100 to a worker.
var (
	byWorkers = []size{{10, 150}, {30, 450}, {100, 1_500}, {300, 4_500}, {1_000, 15_000}, {3_000, 45_000}, {10_000, 150_000}}
	byCases   = []size{{10, 100}, {10, 1_000}, {100, 10_000}, {1_000, 100_000}, {10_000, 1_000_000}}
)

func (s size) name() string { return fmt.Sprintf("Growth/workers=%d,cases=%d", s.workers, s.cases) }

func growthNames() (names []string) {
	for _, sizes := range [][]size{byWorkers, byCases} {
		for _, one := range sizes {
			names = append(names, one.name())
		}
	}
	return names
}

func growthTables(s samples) string {
	var t strings.Builder
	for _, table := range []struct {
		over  string
		sizes []size
	}{{"workers", byWorkers}, {"open cases", byCases}} {
		fmt.Fprintln(&t, "| workers | open cases | events | CPU ms a replication | ns an event |")
		fmt.Fprintln(&t, "|---:|---:|---:|---:|---:|")
		for _, one := range table.sizes {
			fmt.Fprintf(&t, "| %d | %d | %s | %s | %s |\n", one.workers, one.cases,
				median(s[one.name()+" events/replication"], 0), median(s[one.name()+" cpu-ms/replication"], 2), median(s[one.name()+" cpu-ns/event"], 0))
		}
		fmt.Fprintf(&t, "\nProcessor time grows as the power %s of events, fitted over %s; at most 1.05 was wanted.\n\n", median(exponents(s, table.sizes), 3), table.over)
	}
	return t.String()
}

// exponents are the slopes, round by round, of the logarithm of processor time
// against that of events.
func exponents(s samples, sizes []size) (slopes []float64) {
	for round := range s[sizes[0].name()+" cpu-ns/event"] {
		var events, time []float64
		for _, one := range sizes {
			n, ms := s[one.name()+" events/replication"], s[one.name()+" cpu-ms/replication"]
			if round < min(len(n), len(ms)) {
				events, time = append(events, math.Log(n[round])), append(time, math.Log(ms[round]))
			}
		}
		_, slope := stat.LinearRegression(events, time, nil, false)
		slopes = append(slopes, slope)
	}
	return slopes
}
