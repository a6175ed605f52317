package main

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"gonum.org/v1/gonum/stat"
)

// engine measures package sim alone.
var engine = part{
	name: "engine",
	measure: benchmarks{
		folder: "./sim",
		names:  append([]string{"MM1", "MM50", "MM1Timers", "MM50Timers"}, holdNames()...),
		times:  "5x",
		withC:  true,
	}.measure,
	results: engineTables,
}

// compared are the numbers of pending events at which there is something to
// compare with; alone are those at which the engine is measured alone.
var (
	compared = []int{10, 100, 1000, 10_000}
	alone    = []int{100_000, 1_000_000}
)

func hold(kind string, pending int) string { return fmt.Sprintf("Hold%s/pending=%d", kind, pending) }

func holdNames() (names []string) {
	for _, n := range compared {
		names = append(names, hold("", n), hold("Heap", n), hold("Days", n))
	}
	for _, n := range alone {
		names = append(names, hold("", n))
	}
	return names
}

func engineTables(s samples) string {
	var t strings.Builder
	const customer, event = " cpu-ns/customer", " cpu-ns/event"
	fmt.Fprintln(&t, "| a customer's CPU time | C loop, ns | engine, ns | engine's share of the C loop's speed | wanted | with a cancelled timer, ns | speed lost by it | wanted |")
	fmt.Fprintln(&t, "|---|---:|---:|---:|---:|---:|---:|---:|")
	for _, q := range []struct{ key, name, wanted string }{{"MM1", "M/M/1 (0.9)", "0.45"}, {"MM50", "M/M/50 (47.5)", "0.65"}} {
		lost := s.ratios(q.key+customer, q.key+"Timers"+customer)
		for i := range lost {
			lost[i] = 1 - lost[i]
		}
		fmt.Fprintf(&t, "| %s | %s | %s | %s | at least %s | %s | %s | under 0.33 |\n", q.name,
			median(s[loop+q.key+customer], 1), median(s[q.key+customer], 1),
			median(s.ratios(loop+q.key+customer, q.key+customer), 2), q.wanted,
			median(s[q.key+"Timers"+customer], 1), median(lost, 2))
	}
	for key := range loopHas {
		if waits := s.ratios(key+" mean-wait", loop+key+" mean-wait"); len(waits) > 0 && math.Abs(waits[0]-1) > 1e-3 {
			fmt.Fprintf(&t, "\n**The C loop does not serve the same customers as %s: mean waits %g and %g.**\n", key, s[loop+key+" mean-wait"][0], s[key+" mean-wait"][0])
		}
	}

	fmt.Fprintln(&t, "\n| pending events | engine, ns | bare heap, ns | calendar queue of ideal width, ns | engine, of the better | wanted |")
	fmt.Fprintln(&t, "|---:|---:|---:|---:|---:|---:|")
	var size, cost []float64 // logarithms
	for _, n := range slices.Concat(compared, alone) {
		mine := s[hold("", n)+event]
		heap, days := s[hold("Heap", n)+event], s[hold("Days", n)+event]
		better := make([]float64, min(len(mine), len(heap), len(days)))
		for i := range better {
			better[i] = mine[i] / min(heap[i], days[i])
		}
		row := []string{median(heap, 1), median(days, 1), median(better, 2), "at most 1.20"}
		if len(better) == 0 {
			row = []string{"", "", "", ""}
		}
		fmt.Fprintf(&t, "| %d | %s | %s |\n", n, median(mine, 1), strings.Join(row, " | "))
		for _, ns := range mine {
			size, cost = append(size, math.Log(float64(n))), append(cost, math.Log(ns))
		}
	}
	_, slope := stat.LinearRegression(size, cost, nil, false)
	fmt.Fprintf(&t, "\nAn event costs as the power %.3f of what is pending, fitted over the whole table.\n", slope)
	return t.String()
}
