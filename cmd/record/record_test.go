package record_test

import (
	"bytes"
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"headroom/cmd/answer"
	"headroom/cmd/output"
	"headroom/cmd/record"
	"headroom/experiments"
	"headroom/models/care"
	"headroom/models/scenario"
)

// ran runs the small scenario of the tests of experiments and writes its files.
func ran(t *testing.T, settings experiments.Settings) (*experiments.Result, string) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "experiments", "testdata", "small.toml"))
	if err != nil {
		t.Fatal(err)
	}
	s, faults := scenario.Read("small.toml", data, nil)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	result, err := experiments.Run(t.Context(), s, settings)
	if err != nil {
		t.Fatal(err)
	}
	path := t.TempDir()
	folder, err := output.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	page := answer.Page{Result: result, Command: "headroom run small.toml", Folder: path}
	if err := output.Write(folder, &page, output.Source{Name: "small.toml", Data: data}); err != nil {
		t.Fatal(err)
	}
	return result, path
}

func read(t *testing.T, path string) *record.Record {
	t.Helper()
	r, err := record.Read(path)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// brief is a short run of everything but one option.
var brief = experiments.Settings{Runs: 5, Seed: 1, Options: []string{"none", "taper"}}

// Written out again, what was read is the file to the last byte: nothing of it is
// lost, and nothing is rounded twice.
func TestASummaryThatWasReadIsTheSummaryThatWasWritten(t *testing.T) {
	_, path := ran(t, brief)
	r := read(t, path)
	var again bytes.Buffer
	encoder := json.NewEncoder(&again)
	encoder.SetIndent("", " ")
	if err := encoder.Encode(r.Summary); err != nil {
		t.Fatal(err)
	}
	written, err := os.ReadFile(filepath.Join(path, "summary.json"))
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(again.Bytes(), written) {
		t.Errorf("%d bytes were read back from %d", again.Len(), len(written))
	}
}

func TestWeeklyFiguresAreThoseOfTheRun(t *testing.T) {
	result, path := ran(t, brief)
	r := read(t, path)
	if len(r.Weekly.Dates) != result.Scenario.Weeks || !r.Weekly.Dates[5].Equal(result.Date(5)) {
		t.Fatalf("%d dates, want %d; the sixth is %v", len(r.Weekly.Dates), result.Scenario.Weeks, r.Weekly.Dates[5])
	}
	for _, cell := range result.Cells {
		for group, team := range []string{"all", "north", "south"} {
			for _, m := range []care.Measure{care.AverageCaseload, care.Leavers, care.Vacancies} {
				means := r.Weekly.Series(cell.Option, cell.Future, team, care.Describe[m].Key, "mean")
				for week, got := range means {
					if want := cell.Sum(group, m, week).Mean(); math.Abs(got-want) > 5.1e-5 {
						t.Fatalf("%s, %s, %s: %s of week %d is %v, want %v", cell.Option, cell.Future, team, care.Describe[m].Key, week, got, want)
					}
				}
				if len(means) != result.Scenario.Weeks {
					t.Fatalf("%d weeks of %s", len(means), care.Describe[m].Key)
				}
			}
		}
	}
	if got := r.Weekly.Series("taper", "steady", "all", "leavers", "p05"); got != nil {
		t.Errorf("leavers have no percentiles, but there are %v", got)
	}
}

// Drivers have the order of the answer's own table.
func TestDriversAreRankedAsTheAnswerRanksThem(t *testing.T) {
	result, path := ran(t, experiments.Settings{Runs: 40, Seed: 1, Options: []string{"taper"}})
	r := read(t, path)
	head := answer.Headline(result)
	var want, got []string
	for _, drivers := range result.Drivers(head, answer.DriverFutures(result)) {
		for _, d := range drivers {
			if d != nil {
				want = append(want, d.Number.Key)
				break
			}
		}
	}
	for _, d := range r.Drivers() {
		got = append(got, d.Key)
	}
	if !slices.Equal(got, want) || len(got) == 0 {
		t.Errorf("ranked %v, want %v", got, want)
	}
}

func TestTheRegisterIsRatedByEvidenceAndEffect(t *testing.T) {
	_, path := ran(t, experiments.Settings{Runs: 40, Seed: 1, Options: []string{"taper"}})
	r := read(t, path)
	varies := 0
	for _, e := range r.Register() {
		if (e.Grade == "") != (e.Quality == "chosen") {
			t.Errorf("%s, of quality %q, has grade %q", e.Key, e.Quality, e.Grade)
		}
		if math.IsNaN(e.Swing) != (e.Effect == "fixed") || e.Effect == "large" && (!e.Told || e.Swing < 0.2) {
			t.Errorf("%s: swing %v told %v is called %q", e.Key, e.Swing, e.Told, e.Effect)
		}
		if e.Effect != "fixed" {
			varies++
			if !e.Number.Ranged {
				t.Errorf("%s has no range, but effect %q", e.Key, e.Effect)
			}
		}
	}
	if drivers := len(r.Drivers()); varies < drivers {
		t.Errorf("%d rows have an effect, of %d assumptions that vary", varies, drivers)
	}
}

func TestTheRunIDIsOfWhatFixesTheFigures(t *testing.T) {
	id := func(settings experiments.Settings) string {
		settings.Options = []string{"none"}
		_, path := ran(t, settings)
		return read(t, path).RunID()
	}
	first := id(experiments.Settings{Runs: 2, Seed: 1, Workers: 1})
	if len(first) != 10 || first != id(experiments.Settings{Runs: 2, Seed: 1, Workers: 2}) {
		t.Errorf("the same run has other ids than %q", first)
	}
	for _, other := range []experiments.Settings{{Runs: 3, Seed: 1}, {Runs: 2, Seed: 2}, {Runs: 2, Seed: 1, Fixed: true}, {Runs: 2, Seed: 1, Futures: []string{"steady"}}} {
		if id(other) == first {
			t.Errorf("%+v has the id of another run", other)
		}
	}
}

// Wrong version, seen to fail: hashes that are not looked at.
func TestFilesThatWereChangedOrAreMissingAreNamed(t *testing.T) {
	for want, spoil := range map[string]func(path string) error{
		"summary.json was changed after the run": func(path string) error {
			return replace(filepath.Join(path, "summary.json"), `"runs": 2`, `"runs": 3`)
		},
		"weekly.csv was changed after the run":    func(path string) error { return replace(filepath.Join(path, "weekly.csv"), "taper", "tapir") },
		"scenario.toml was changed after the run": func(path string) error { return replace(filepath.Join(path, "scenario.toml"), "name", "nam") },
		"holds no manifest.json":                  func(path string) error { return os.Remove(filepath.Join(path, "manifest.json")) },
		"holds no weekly.csv":                     func(path string) error { return os.Remove(filepath.Join(path, "weekly.csv")) },
		"written by an earlier Headroom": func(path string) error {
			return replace(filepath.Join(path, "manifest.json"), `"run_id": "`, `"id": "`)
		},
	} {
		_, path := ran(t, experiments.Settings{Runs: 2, Seed: 1, Options: []string{"taper"}, Futures: []string{"steady"}})
		if err := spoil(path); err != nil {
			t.Fatal(err)
		}
		if _, err := record.Read(path); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %q", err, want)
		}
	}
}

func replace(path, old, with string) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	return os.WriteFile(path, bytes.Replace(data, []byte(old), []byte(with), 1), 0o644)
}
