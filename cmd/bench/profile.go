package main

import (
	"fmt"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"
)

// profile finds where the processor time of Bromley's replications goes.
var profile = part{name: "profile", measure: measureProfile, results: profileTable, draw: drawProfile}

// profiledRuns is how many replications a round are profiled.
const profiledRuns = 300

// measureProfile gives the CPU time of each stack of calls from the model's Run
// on, in milliseconds, by the names of its functions joined by semicolons.
func measureProfile(folder string, rounds int) (samples, error) {
	test, err := buildTest(folder, care)
	if err != nil {
		return nil, err
	}
	file := filepath.Join(folder, "cpu.profile")
	if err := command(test, "-test.run=^$", "-test.bench=^BenchmarkBromleyReplication$",
		fmt.Sprintf("-test.benchtime=%dx", profiledRuns*rounds), "-test.cpuprofile="+file); err != nil {
		return nil, err
	}
	traces, err := exec.Command("go", "tool", "pprof", "-traces", test, file).Output()
	if err != nil {
		return nil, fmt.Errorf("go tool pprof -traces: %w", err)
	}
	stacks := parseTraces(string(traces))
	if len(stacks) == 0 {
		return nil, fmt.Errorf("go tool pprof -traces printed no stack with %s", outermost)
	}
	return stacks, nil
}

// outermost is the call at which the stacks begin.
const outermost = "headroom/models/care.(*Model).Run"

// parseTraces adds up what pprof -traces prints: after a line of dashes the time and
// the innermost function, then those that called it, a line each. Calls of the Go
// runtime's count for their callers.
func parseTraces(text string) samples {
	stacks := samples{}
	for _, trace := range regexp.MustCompile(`(?m)^-+\+-+$`).Split(text, -1) {
		var calls []string
		var spent time.Duration
		for line := range strings.Lines(trace) {
			fields := strings.Fields(strings.TrimSuffix(strings.TrimSpace(line), "(inline)"))
			if len(fields) == 2 {
				spent, _ = time.ParseDuration(fields[0])
			}
			if n := len(fields); n == 1 || n == 2 && spent > 0 {
				calls = append(calls, fields[n-1])
			}
		}
		from := slices.Index(calls, outermost)
		if from < 0 || spent == 0 {
			continue
		}
		calls = slices.DeleteFunc(calls[:from+1], func(call string) bool { return strings.HasPrefix(call, "runtime.") })
		slices.Reverse(calls)
		for i := range calls {
			calls[i] = shortName(calls[i])
		}
		key := strings.Join(calls, ";")
		if stacks[key] == nil {
			stacks[key] = []float64{0}
		}
		stacks[key][0] += spent.Seconds() * 1e3
	}
	return stacks
}

var (
	packagePath = regexp.MustCompile(`^.*/`)
	packageName = regexp.MustCompile(`^(care|sim|rand|math|bits|sort|slices)\.`)
	pointer     = regexp.MustCompile(`\(\*(\w+)\)`)
)

// shortName is a function's name without its package and the model's type.
func shortName(call string) string {
	call = packageName.ReplaceAllString(packagePath.ReplaceAllString(call, ""), "")
	return strings.TrimPrefix(pointer.ReplaceAllString(call, "$1"), "Model.")
}

// A kind is a kind of work, known by the names of functions.
type kind struct {
	name    string
	matches *regexp.Regexp
}

// kinds are the kinds of work. A stack is of the kind of its innermost function
// that has one.
var kinds = []kind{
	{"engine: calendar of events", regexp.MustCompile(`^(Engine|calendar|wheel|entry)\.`)},
	{"random draws and their hashes", regexp.MustCompile(`^(PCGSource|Stream|Streams|Lognormal|Categorical|Gamma|workLaw)\.|^(Entity|absorb|finalise|Exp|Log|Pow|NormalQuantile|normalQuantiles|rational|unitInterval|at|draw\w+)$`)},
	{"choice of a worker", regexp.MustCompile(`^(roster|peers|peer)\.|^(enrol|strike|chooseWorker|emptyWorker)$`)},
	{"closures, and the pace of work", regexp.MustCompile(`^(closeCases|retime|settle|paceOf|endStage|goOn|changePractice|scheduleReturn|countInTime)$|^powerCache\.`)},
	{"opening and handing out cases", regexp.MustCompile(`^(openFamily|openCase|join|joinReturned|give|allocate|allocateFrom|handOver|release|siblingsFor|familyArrives|returnArrives|pastReturnArrives|countReferral|changeWorker)$`)},
	{"the order of a week's arrivals", regexp.MustCompile(`^agenda\.|^(addReturns|scheduleArrival|openWeek|scheduleWeek|intensity)$`)},
	{"censuses and money", regexp.MustCompile(`^(takeCensus|count\w+|record\w+|fixHazards|runHazard|forgetChanges|accrue\w*|overEstablishment|count\..*|Caseloads\..*)$`)},
}

const otherKind = "the rest: people, posts, the start"

// kindOf is the place of a stack's kind among the kinds, or behind them.
func kindOf(calls []string) int {
	for i := len(calls) - 1; i >= 0; i-- {
		for k := range kinds {
			// The engine calls all else: its Run counts as the innermost only.
			if kinds[k].matches.MatchString(calls[i]) && (calls[i] != "Engine.Run" || i == len(calls)-1) {
				return k
			}
		}
	}
	return len(kinds)
}

func kindName(k int) string {
	if k < len(kinds) {
		return kinds[k].name
	}
	return otherKind
}

// profileTable is the share of each kind of work.
func profileTable(s samples) string {
	spent, all := make([]float64, len(kinds)+1), 0.0
	for stack, ms := range s {
		spent[kindOf(strings.Split(stack, ";"))] += ms[0]
		all += ms[0]
	}
	var t strings.Builder
	fmt.Fprintln(&t, "| of Bromley's replications, taper | share of CPU time, % |")
	fmt.Fprintln(&t, "|---|---:|")
	for k, ms := range spent {
		fmt.Fprintf(&t, "| %s | %.0f |\n", kindName(k), 100*ms/all)
	}
	return t.String()
}
