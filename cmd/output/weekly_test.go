package output

import (
	"bytes"
	"context"
	"encoding/csv"
	"os"
	"path/filepath"
	"testing"

	"headroom/experiments"
	"headroom/models/scenario"
)

// The small service has no time limit and calls no role experienced.
func TestAMeasureThatSaysNothingIsLeftEmptyInTheWeeklyFigures(t *testing.T) {
	data, err := os.ReadFile(filepath.Join("..", "..", "experiments", "testdata", "small.toml"))
	if err != nil {
		t.Fatal(err)
	}
	s, faults := scenario.Read("small.toml", data)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	r, err := experiments.Run(context.Background(), s, experiments.Settings{Seed: 1, Runs: 2, Options: []string{"none"}, Futures: []string{"steady"}})
	if err != nil {
		t.Fatal(err)
	}
	var file bytes.Buffer
	if err := WriteWeekly(&file, r); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(&file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	of := map[string]int{}
	for _, row := range rows[1:] {
		measure, value := row[5], row[8]
		of[measure]++
		silent := measure == "share_in_time" || measure == "experienced_share"
		if silent && value != "" || measure == "average_caseload" && row[7] == "mean" && value == "" {
			t.Fatalf("%s of week %s is %q", measure, row[3], value)
		}
	}
	if of["share_in_time"] == 0 || of["experienced_share"] == 0 || of["average_caseload"] == 0 {
		t.Errorf("rows by measure: %v", of)
	}
}
