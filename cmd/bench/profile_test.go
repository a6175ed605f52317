package main

import (
	"strings"
	"testing"
)

const traces = `File: care.test
Type: cpu
-----------+-------------------------------------------------------
      30ms   runtime.memmove
             headroom/sim.(*calendar).push
             headroom/sim.(*Engine).Set
             headroom/models/care.(*Model).retime
             headroom/models/care.(*Model).closeCases
             headroom/models/care.(*Model).Handle
             headroom/sim.(*Engine).Run
             headroom/models/care.(*Model).Run
             testing.(*B).Loop
-----------+-------------------------------------------------------
      1.01s   headroom/sim.absorb (inline)
             headroom/models/care.(*Model).drawReturn
             headroom/models/care.(*Model).closeCases
             headroom/models/care.(*Model).Run
-----------+-------------------------------------------------------
      10ms   headroom/models/care.(*Model).Handle
             headroom/sim.(*Engine).Run
             headroom/models/care.(*Model).Run
-----------+-------------------------------------------------------
      900ms   runtime.gcBgMarkWorker
-----------+-------------------------------------------------------
`

// Of 1,050 ms the engine has 30, whose innermost function of the project is the
// calendar's, and draws 1,010. What the model does not call does not count.
//
// Wrong versions, seen to fail: the outermost function of a kind decides; the
// runtime's own work counts; everything is the engine's, whose Run calls it.
func TestStacksAreOfTheKindOfTheirInnermostFunction(t *testing.T) {
	stacks := parseTraces(traces)
	if got := stacks["Run;Engine.Run;Handle;closeCases;retime;Engine.Set;calendar.push"]; len(got) != 1 || got[0] != 30 {
		t.Errorf("the first stack has %v in\n%v", got, stacks)
	}
	table := profileTable(stacks)
	for _, want := range []string{"| engine: calendar of events | 3 |", "| random draws and their hashes | 96 |", "| the rest: people, posts, the start | 1 |", "| closures, and the pace of work | 0 |"} {
		if !strings.Contains(table, want) {
			t.Errorf("no %q in\n%s", want, table)
		}
	}
	tree := callTree(stacks)
	if run := tree.within["Run"]; tree.ms != 1050 || run.ms != 1050 || run.within["closeCases"].ms != 1010 || byTime(run)[0].name != "closeCases" {
		t.Errorf("the tree has %g ms, Run %g, closeCases first %v", tree.ms, run.ms, byTime(run)[0].name)
	}
	if depth := depthOf(tree, tree.ms); depth != 7 {
		t.Errorf("%d rows are drawn, want 7", depth)
	}
}

// Events a hundredfold and time a thousandfold are the power 1.5, round by round.
func TestGrowthIsFittedInEveryRound(t *testing.T) {
	s := samples{}
	for i, one := range byWorkers {
		events := float64(one.cases)
		s[one.name()+" events/replication"] = []float64{events, events}
		s[one.name()+" cpu-ms/replication"] = []float64{events * 2, events * 2 * float64(i+1)}
		s[one.name()+" cpu-ns/event"] = []float64{2, 2}
	}
	if got := exponents(s, byWorkers); len(got) != 2 || got[0] < 0.999 || got[0] > 1.001 || got[1] < 1.2 {
		t.Errorf("exponents are %v", got)
	}
	if text := growthTables(s); !strings.Contains(text, "| 10000 | 150000 | 150000 |") || !strings.Contains(text, "| 10000 | 1000000 | skipped |") {
		t.Errorf("the tables are\n%s", text)
	}
}

func TestTheProgramsTimesAreElapsedTime(t *testing.T) {
	text := programTables(samples{
		"scenarios s": {0.03, 0.028, 0.05}, "scenarios cpu-s": {0.02}, "first look s": {0.61},
		"workers=1 s": {20, 30, 24}, "workers=2 s": {10, 15, 16}, // 2.00, 2.00, 1.50
	})
	for _, want := range []string{"`headroom scenarios`, ms | 30 | under 50 |", "first estimate, s | 0.61 | under 1 |", "two cores | 2.00 | at least 1.90 |"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
	for line, want := range map[string]bool{"5 runs      20 (3 to 63)      0 (0 to 46)": true, "A first look. taper keeps the promise, of 100 futures": false, "headroom: 5 runs": false} {
		if isLook(line) != want {
			t.Errorf("%q is an estimate: %v", line, !want)
		}
	}
}
