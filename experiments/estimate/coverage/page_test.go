package coverage

import (
	"fmt"
	"math"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"headroom/experiments/estimate"
)

const page = "../../../docs/intervals.md"

// mustBeOnThePage holds docs/intervals.md to the tables: all of each with
// HEADROOM_LONG=1, and otherwise the columns that nothing is drawn for.
func mustBeOnThePage(t *testing.T, all []*table) {
	t.Helper()
	bytes, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	text := string(bytes)
	if !long {
		for _, table := range all {
			for _, r := range table.results {
				if row := r.known(); !strings.Contains(text, row) {
					t.Errorf("docs/intervals.md has no row that begins %q: see the package's comment", row)
				}
			}
		}
		return
	}
	made := text
	for _, table := range all {
		made = replaced(t, made, table.name, table.markdown())
	}
	made = replaced(t, made, "scan", scan())
	if *update {
		if err := os.WriteFile(page, []byte(made), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(text, made); diff != "" {
		t.Errorf("docs/intervals.md is out of date: see the package's comment\n%s", diff)
	}
}

// replaced puts a table between its marks.
func replaced(t *testing.T, text, name, table string) string {
	t.Helper()
	begin, end := "<!-- table: "+name+" -->\n", "<!-- end -->"
	before, rest, found := strings.Cut(text, begin)
	_, after, ended := strings.Cut(rest, end)
	if !found || !ended {
		t.Fatalf("docs/intervals.md has no place for the table %q", name)
	}
	return before + begin + table + end + after
}

func (t *table) markdown() string {
	exact := "Exact"
	if t.name == "worlds" {
		exact = "If independent"
	}
	var b strings.Builder
	fmt.Fprintf(&b, "| Case | Interval | Runs | %s | Measured | Too low | Too high |\n|---|---|--:|--:|--:|--:|--:|\n", exact)
	for _, r := range t.results {
		per := func(n int) string { return percent(float64(n) / float64(r.repeats)) }
		measured := percent(r.measured())
		if r.short {
			measured += ", too few"
		}
		fmt.Fprintf(&b, "%s %s | %s | %s |\n", r.known(), measured, per(r.tooLow), per(r.tooHigh))
	}
	return b.String()
}

// known is the part of a row for which nothing is drawn.
func (r result) known() string {
	exact := percent(r.exact)
	if r.atLeast {
		exact = "at least " + exact
	}
	return fmt.Sprintf("| %s | %s | %s | %s |", r.about, r.interval, r.runs, exact)
}

func percent(share float64) string {
	if math.IsNaN(share) {
		return ""
	}
	return fmt.Sprintf("%.2f%%", share*100)
}

// scan is the table of exact coverages over all chances.
func scan() string {
	var b strings.Builder
	fmt.Fprintf(&b, "| Interval | Runs | In the mean | Least | At a chance of |\n|---|--:|--:|--:|--:|\n")
	for _, method := range []struct {
		name     string
		interval estimate.ProportionMethod
	}{{"Wilson", estimate.WilsonTwoSided}, {"Clopper-Pearson", estimate.ClopperPearson}, {"Jeffreys", estimate.Jeffreys}} {
		for _, runs := range []int{200, 1000} {
			interval := func(x int) estimate.Interval { return estimate.ProportionBy(method.interval, x, runs, confidence) }
			lowest, at := leastCoverage(runs, interval)
			fmt.Fprintf(&b, "| %s, one-sided at the ends | %d | %s | %s | %.5f |\n", method.name, runs, percent(meanCoverage(runs, interval)), percent(lowest), at)
		}
	}
	return b.String()
}

// meanCoverage is over the chances 0.005, 0.010 and so on to 0.995.
func meanCoverage(runs int, interval func(successes int) estimate.Interval) float64 {
	const steps = 200
	sum := 0.0
	for i := 1; i < steps; i++ {
		sum += proportionCoverage(runs, float64(i)/steps, interval)
	}
	return sum / (steps - 1)
}

// leastCoverage is over all chances up to a half, which those above mirror.
// Between two ends of intervals the same counts cover, and the chance of a range
// of counts rises and then falls, so that the least is just beyond an end.
func leastCoverage(runs int, interval func(successes int) estimate.Interval) (least, at float64) {
	const beyond = 1e-9
	least = 1
	for x := range runs + 1 {
		i := interval(x)
		for _, p := range []float64{i.Low * (1 - beyond), i.High * (1 + beyond)} {
			if p <= 0 || p > 0.5 {
				continue
			}
			if coverage := proportionCoverage(runs, p, interval); coverage < least {
				least, at = coverage, p
			}
		}
	}
	return least, at
}
