package main

import (
	"fmt"
	"strings"
)

// care is the folder of the model.
const care = "./models/care"

// model measures package care: whole replications.
var model = part{
	name:    "model",
	measure: benchmarks{folder: care, names: []string{"BromleyReplication", "OneTeamReplication"}, times: "300x"}.measure,
	results: modelTables,
}

// simPy is the processor time, in seconds, that an idiomatic SimPy version of the
// one-team model takes for a replication, on another machine.
const simPy = 0.24

func modelTables(s samples) string {
	var t strings.Builder
	fmt.Fprintln(&t, "| | replications a CPU second | CPU ms a replication | events | ns an event | of which the engine alone, ns | engine's share | wanted | times faster than SimPy's 0.24 s | wanted |")
	fmt.Fprintln(&t, "|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|")
	for _, row := range []struct {
		key, name, share, times string
		compared                bool
	}{
		{"BromleyReplication", "Bromley, 261 weeks", "at least 0.50", "", false},
		{"OneTeamReplication", "one team, 209 weeks", "", "at least 150", true},
	} {
		faster := ""
		if row.compared {
			var times []float64
			for _, rate := range s[row.key+" replications/cpu-s"] {
				times = append(times, simPy*rate)
			}
			faster = median(times, 0)
		}
		fmt.Fprintf(&t, "| %s | %s | %s | %s | %s | %s | %s | %s | %s | %s |\n", row.name,
			median(s[row.key+" replications/cpu-s"], 0), median(s[row.key+" cpu-ms/replication"], 2), median(s[row.key+" events/replication"], 0),
			median(s[row.key+" cpu-ns/event"], 0), median(s[row.key+" engine-ns/event"], 1), median(s[row.key+" engine-share"], 2), row.share, faster, row.times)
	}
	return t.String()
}
