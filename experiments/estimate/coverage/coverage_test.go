package coverage

import (
	"flag"
	"fmt"
	"os"
	"testing"
)

var update = flag.Bool("update", false, "write the tables of docs/intervals.md; only with HEADROOM_LONG=1")

// long says that every batch is to be drawn, and docs/intervals.md held to what
// comes out.
var long = os.Getenv("HEADROOM_LONG") != ""

// A table is a part of docs/intervals.md.
type table struct {
	name    string // marks its place in the page
	studies []study
	few     int  // repeats where few must do
	refused bool // its intervals are wrong, and must be seen to be
	results []result
}

// tables are all of them, with the studies' exact coverages worked out.
func tables() []*table {
	return []*table{
		{name: "probability", studies: probabilities(), few: 500},
		{name: "mean", studies: means(), few: 100},
		{name: "percentile", studies: percentiles(), few: 200},
		{name: "difference", studies: differences(), few: 200},
		{name: "apart", studies: apart(), few: 200},
		{name: "together", studies: together(), few: 200},
		{name: "break", studies: breaks(), few: 200},
		{name: "shares", studies: []study{sharesOfSpread()}, few: 200},
		{name: "stopping", studies: stopping(), few: 200},
		{name: "model", studies: []study{model(false)}, few: 100},
		{name: "worlds", studies: append(hypercubes(), model(true)), few: 100},
		{name: "wrong", studies: wrong(), few: fullRepeats, refused: true},
	}
}

// Seed 1. 2,000 repeats with HEADROOM_LONG=1, otherwise as many as the tables
// say, held to wider bands; the limits are at fullRepeats and at leastExact.
func TestEveryIntervalCoversAsOftenAsItSaysAndWrongOnesDoNot(t *testing.T) {
	all := tables()
	for _, table := range all {
		repeats := table.few
		if long {
			repeats = fullRepeats
		}
		for _, study := range table.studies {
			table.results = append(table.results, measure(study, repeats)...)
		}
		for _, r := range table.results {
			fault := r.fault()
			switch what := fmt.Sprintf("%s by %s, with %s runs", r.about, r.interval, r.runs); {
			case r.short && !long: // few repeats do not tell
			case table.refused || r.short:
				if fault == "" {
					t.Errorf("%s: it covers %.4f, and was to be refused", what, r.measured())
				}
			case fault != "":
				t.Errorf("%s: %s", what, fault)
			}
		}
	}
	mustBeOnThePage(t, all)
}
