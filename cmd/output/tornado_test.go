package output

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"headroom/cmd/answer"
	"headroom/experiments"
	"headroom/models/scenario"
)

func smallRun(t *testing.T, settings experiments.Settings) *experiments.Result {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "experiments", "testdata", "small.toml"))
	if err != nil {
		t.Fatal(err)
	}
	s, faults := scenario.Read("small.toml", data)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	r, err := experiments.Run(context.Background(), s, settings)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestTheTornadoHasThePagesAssumptionsInThePagesOrder(t *testing.T) {
	r := smallRun(t, experiments.Settings{Runs: 60, Seed: 1, Options: []string{"taper"}})
	picture, drawn := tornado(r, "headroom run")
	if !drawn || len(picture.Panels) != 2 || picture.Title+"." != answer.HangsOn(r, "taper") {
		t.Fatalf("drawn: %v, with %d panels, %q", drawn, len(picture.Panels), picture.Title)
	}
	all := r.Drivers("taper", answer.DriverFutures(r))
	if len(picture.Rows) != min(len(all), tornadoRows) {
		t.Fatalf("%d rows for %d assumptions", len(picture.Rows), len(all))
	}
	for i, row := range picture.Rows {
		for f, d := range all[i] {
			switch {
			case d == nil:
				if !row.Ends[f].Absent {
					t.Errorf("row %d, panel %d has a bar", i, f)
				}
			case row.Name != answer.ShortName(d.Number.Key) || row.Ends[f].Low != chance(d.Lowest) || row.Ends[f].High != chance(d.Highest) || row.Ends[f].Faint == d.Told:
				t.Errorf("row %d is %+v, of %s", i, row, d.Number.Key)
			}
		}
		if !strings.Contains(picture.Description, row.Name) {
			t.Errorf("the description does not name %s", row.Name)
		}
	}
	if err := picture.Render(io.Discard, io.Discard); err != nil {
		t.Error(err)
	}
}

func TestThereIsNoTornadoWhereNothingVariesOrRunsAreTooFew(t *testing.T) {
	for _, settings := range []experiments.Settings{{Runs: 10, Fixed: true}, {Runs: 1}} {
		if _, drawn := tornado(smallRun(t, settings), ""); drawn {
			t.Errorf("%+v: a tornado is drawn", settings)
		}
	}
}
