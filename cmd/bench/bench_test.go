package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestSharesAndLossesAreMediansOfTheRoundsRatios(t *testing.T) {
	const customer, event = " cpu-ns/customer", " cpu-ns/event"
	s := samples{
		"LoopMM1" + customer:        {30, 60, 30},
		"MM1" + customer:            {60, 80, 50}, // shares 0.50, 0.75, 0.60
		"MM1Timers" + customer:      {80, 100, 100},
		"LoopMM1 mean-wait":         {9},
		"MM1 mean-wait":             {9},
		hold("", 10) + event:        {30, 30, 30},
		hold("Heap", 10) + event:    {20, 25, 40},
		hold("Days", 10) + event:    {40, 20, 30}, // of the better 1.50, 1.50, 1.00
		hold("", 1_000_000) + event: {300, 300, 300},
	}
	text := engineTables(s)
	for _, want := range []string{
		"| M/M/1 (0.9) | 30.0 | 60.0 | 0.60 | at least 0.45 | 100.0 | 0.25 | under 0.33 |",
		"| M/M/50 (47.5) | skipped |",
		"| 10 | 30.0 | 25.0 | 30.0 | 1.50 | at most 1.20 |",
		"as the power 0.200 of", // ten times the cost at 100,000 times the size
	} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
	if strings.Contains(text, "same customers") {
		t.Errorf("complains of equal mean waits:\n%s", text)
	}
	s["MM1 mean-wait"] = []float64{9.1}
	if !strings.Contains(engineTables(s), "does not serve the same customers as MM1") {
		t.Error("is silent about mean waits of 9 and 9.1")
	}
}

func TestAMedianHasItsIntervalOnceThereAreRoundsEnough(t *testing.T) {
	for want, values := range map[string][]float64{
		"skipped":          nil,
		"2.0":              {1, 2, 3},
		"3.5 (1.0 to 6.0)": {1, 2, 3, 4, 5, 6}, // misses with probability 2/64
	} {
		if got := median(values, 1); got != want {
			t.Errorf("median of %v is %q, want %q", values, got, want)
		}
	}
}

func TestReplaceWritesOnlyTheNamedPartOfThePage(t *testing.T) {
	file := filepath.Join(t.TempDir(), "page.md")
	before := "a\n<!-- made: engine, so -->\nold\n<!-- made -->\nb\n<!-- made: model, so -->\nkept\n<!-- made -->\n"
	if err := os.WriteFile(file, []byte(before), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := replace(file, "engine", "new\n"); err != nil {
		t.Fatal(err)
	}
	after, _ := os.ReadFile(file)
	if want := strings.Replace(before, "old", "new", 1); string(after) != want {
		t.Errorf("page is now %q, want %q", after, want)
	}
	if err := replace(file, "nothing", ""); err == nil {
		t.Error("no error for a part that the page does not have")
	}
}

func TestTheModelsRowsHaveTheMediansAndTheRatioToSimPy(t *testing.T) {
	s := samples{
		"OneTeamReplication replications/cpu-s": {500, 400, 600}, // 0.24 s times 500 is 120
		"OneTeamReplication cpu-ms/replication": {2, 2.5, 1.67},
		"BromleyReplication engine-share":       {0.2, 0.1, 0.3},
	}
	text := modelTables(s)
	for _, want := range []string{
		"| one team, 209 weeks | 500 | 2.00 | skipped | skipped | skipped | skipped |  | 120 | at least 150 |",
		"| skipped | skipped | 0.20 | at least 0.50 |  |  |",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
}
