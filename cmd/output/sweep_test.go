package output

import (
	"bytes"
	"encoding/csv"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/parquet-go/parquet-go"

	"headroom/experiments"
	"headroom/experiments/sweep"
	"headroom/models/scenario"
)

func swept(t *testing.T, axes ...sweep.Axis) *sweep.Result {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "experiments", "testdata", "small.toml"))
	if err != nil {
		t.Fatal(err)
	}
	v, faults := scenario.NewVarier("small.toml", data)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	design, err := sweep.Grid(axes)
	if err != nil {
		t.Fatal(err)
	}
	plan, err := sweep.NewPlan(v, design, experiments.Settings{Runs: 3, Seed: 1, Futures: []string{"steady"}})
	if err != nil {
		t.Fatal(err)
	}
	r, err := plan.Run(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestParquetHoldsWhatTheCSVHolds(t *testing.T) {
	r := swept(t, sweep.Axis{Key: "recruitment.success", Values: []string{"0.1", "0.5"}}, sweep.Axis{Key: "stream.north.drift", Values: []string{"none", "walk"}})
	var text, data bytes.Buffer
	if err := WriteSweepCSV(&text, r); err != nil {
		t.Fatal(err)
	}
	if err := WriteSweepParquet(&data, r); err != nil {
		t.Fatal(err)
	}
	lines, err := csv.NewReader(&text).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	file, err := parquet.OpenFile(bytes.NewReader(data.Bytes()), int64(data.Len()))
	if err != nil {
		t.Fatal(err)
	}
	fields := file.Schema().Fields()
	if len(fields) != len(lines[0]) || int(file.NumRows()) != len(lines)-1 {
		t.Fatalf("%d columns and %d rows, the CSV has %d and %d", len(fields), file.NumRows(), len(lines[0]), len(lines)-1)
	}
	rows := make([]parquet.Row, len(lines)-1)
	reader := parquet.NewReader(file)
	if n, _ := reader.ReadRows(rows); n != len(rows) {
		t.Fatalf("%d rows were read", n)
	}
	for i, row := range rows {
		for j, value := range row {
			want := lines[i+1][j]
			if fields[j].Name() != lines[0][j] {
				t.Fatalf("column %d is %q, in the CSV %q", j, fields[j].Name(), lines[0][j])
			}
			same := value.String() == want
			if value.Kind() == parquet.Double {
				x, err := strconv.ParseFloat(want, 64)
				same = err == nil && value.Double()-x < 1e-6 && x-value.Double() < 1e-6
			}
			if value.IsNull() {
				same = want == ""
			}
			if !same {
				t.Errorf("row %d, %s: %v, in the CSV %q", i+1, lines[0][j], value, want)
			}
		}
	}
}

func TestSweepPicturesAreOfOneNumericKeyOrOfTwoThatMeet(t *testing.T) {
	one, words := sweep.Axis{Key: "recruitment.success", Values: []string{"0.5", "0.1"}}, sweep.Axis{Key: "stream.north.drift", Values: []string{"none", "walk"}}
	third := sweep.Axis{Key: "pace.elasticity", Values: []string{"0"}}
	for _, c := range []struct {
		axes []sweep.Axis
		want []string
	}{
		{[]sweep.Axis{one}, []string{"sweep-taper"}},
		{[]sweep.Axis{words}, nil},
		{[]sweep.Axis{one, words}, []string{"sweep-taper-steady"}},
		{[]sweep.Axis{words, one}, []string{"sweep-taper-steady", "sweep-taper-steady-after"}},
		{[]sweep.Axis{one, words, third}, nil},
	} {
		r := swept(t, c.axes...)
		var names []string
		for _, p := range sweepPictures(r, "headroom sweep") {
			names = append(names, p.Name)
			var png, svg bytes.Buffer
			if err := p.drawn().Render(&png, &svg); err != nil {
				t.Error(err)
			}
		}
		if len(names) != len(c.want) || len(names) > 0 && names[0] != c.want[0] {
			t.Errorf("of %d keys are drawn %q, want %q", len(c.axes), names, c.want)
		}
		if SweepIsDrawn(r) != (len(c.want) > 0) {
			t.Errorf("of %d keys a picture is said to be drawn: %v", len(c.axes), SweepIsDrawn(r))
		}
	}
}

// Two teams share a cap: at every point it has one value under two keys. Wrong
// version, seen to fail: as many keys as there are.
func TestKeysOfOneNameThatAreAlwaysEqualCountAsOne(t *testing.T) {
	one := sweep.Axis{Key: "team.north.posts", Values: []string{"10", "12"}}
	r := swept(t, one, sweep.Axis{Key: "team.south.posts", Values: []string{"10", "12"}})
	if names := sweepPictures(r, "headroom sweep"); len(names) != 1 || names[0].Name != "sweep-taper-steady" {
		t.Fatalf("of two keys with all their values are drawn %d pictures", len(names))
	}
	plan, equal := *r.Plan, *r
	plan.Points = nil
	equal.Plan, equal.Cells = &plan, nil
	for point, values := range r.Points {
		if values[0] == values[1] {
			plan.Points = append(plan.Points, values)
			for option := range r.Options {
				for future := range r.Futures {
					equal.Cells = append(equal.Cells, *r.Cell(point, option, future))
				}
			}
		}
	}
	drawn := sweepPictures(&equal, "headroom sweep")
	if len(drawn) != 1 || drawn[0].Curve == nil || len(drawn[0].Curve.Lines) != len(r.Futures) || len(drawn[0].Curve.Lines[0].X) != 2 {
		t.Fatalf("drawn are %+v", drawn)
	}
	if len(equal.Variables) != 2 || len(equal.Points[0]) != 2 {
		t.Error("the sweep itself has lost a key")
	}
}

func TestACurveOfASweepHasItsPointsInOrderAndWhatWasSeenInPerCent(t *testing.T) {
	r := swept(t, sweep.Axis{Key: "stream.north.trend_per_year", Values: []string{"0.02", "-0.1", "0"}})
	c := futureCurves(r, 0, []string{"-0.1", "0", "0.02"}, "headroom sweep")
	if x := c.Lines[0].X; x[0] != -10 || x[2] != 2 || c.Amount || c.Across != "Yearly change in demand (%)" {
		t.Errorf("drawn are %v, named %q", x, c.Across)
	}
	s, err := scenario.ReadShipped("bromley")
	if err != nil {
		t.Fatal(err)
	}
	r.Scenario = s
	values, label := seen(r, scenario.Variable{Key: "stream.children.trend_per_year", Unit: "change a year"})
	// The median of the published four-year changes is +1.5 per cent, 0.37 a year.
	if len(values) != seenTicks || label == "" || values[49] > 0.38 || values[50] < 0.37 {
		t.Errorf("%d values, %v and %v in the middle, %q", len(values), values[49], values[50], label)
	}
}
