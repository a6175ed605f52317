package blocks

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"headroom/cmd/output"
	"headroom/experiments"
	"headroom/experiments/sweep"
	"headroom/models/scenario"
)

// small is a quick scenario, and a run of two blocks of one cell.
func small(t *testing.T) (*scenario.Scenario, output.Source, experiments.Settings) {
	t.Helper()
	data, err := os.ReadFile(filepath.FromSlash("../../experiments/testdata/small.toml"))
	if err != nil {
		t.Fatal(err)
	}
	s, faults := scenario.Read("small.toml", data, nil)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	settings := experiments.Settings{Runs: 201, Seed: 1, Options: []string{"taper"}, Futures: []string{"fall"}}
	return s, output.Source{Name: "small.toml", Data: data}, settings
}

// keep runs a scenario, keeps its blocks in a folder and returns its summary.
func keep(t *testing.T, folder string, settings experiments.Settings) []byte {
	t.Helper()
	s, source, _ := small(t)
	plan, err := PlanOf(s, source, settings)
	if err != nil {
		t.Fatal(err)
	}
	kept, err := Open(folder, plan, SourceOf(s, source, "small.toml"), settings, func(text string) { t.Error(text) })
	if err != nil {
		t.Fatal(err)
	}
	settings.Keeper = kept.Run()
	r, err := experiments.Run(context.Background(), s, settings)
	if err != nil {
		t.Fatal(err)
	}
	return summary(t, r)
}

func summary(t *testing.T, r *experiments.Result) []byte {
	t.Helper()
	text, err := json.Marshal(r.Summary())
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func TestAFileThatIsCutShortOrChangedAnywhereIsDamaged(t *testing.T) {
	_, _, settings := small(t)
	folder := t.TempDir()
	settings.Runs = 1
	keep(t, folder, settings)
	path := filepath.Join(folder, part{Block: experiments.Block{From: 0, To: 1}}.name())
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	mustBeRefused := func(what string, at int, data []byte) {
		t.Helper()
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		if _, _, err := read(path); err == nil {
			t.Errorf("%s byte %d of %d is not seen", what, at, len(whole))
		}
	}
	header := bytes.IndexByte(whole[len(firstLine):], '\n') + len(firstLine)
	for _, at := range []int{0, 1, len(firstLine), len(firstLine) + 30, header - 1, header, header + 5, header + 500, len(whole) - 9, len(whole) - 1} {
		mustBeRefused("a cut before", at, whole[:at])
	}
	for _, at := range []int{3, 15, len(firstLine) + 40, header - 5, header - 80, header + 11, header + 400, (header + len(whole)) / 2, len(whole) - 6} {
		changed := bytes.Clone(whole)
		changed[at] ^= 0x10
		mustBeRefused("a change of", at, changed)
	}
	if err := os.WriteFile(path, whole, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, _, err := read(path); err != nil {
		t.Error(err)
	}
}

func TestBlocksThatContradictEachOtherAreBothNamed(t *testing.T) {
	_, _, settings := small(t)
	one, other := t.TempDir(), t.TempDir()
	settings.Runs = 2
	want := keep(t, one, settings)
	keep(t, other, settings)
	c, err := Collect([]string{one, other})
	if err != nil {
		t.Fatal(err)
	}
	r, _, err := c.Merge(context.Background(), nil)
	if err != nil || !bytes.Equal(summary(t, r), want) {
		t.Errorf("the same block twice is %v, or another summary", err)
	}

	// The same header with the figures of other replications, and a right checksum.
	name := part{Block: experiments.Block{From: 0, To: 2}}.name()
	h, _, err := read(filepath.Join(one, name))
	if err != nil {
		t.Fatal(err)
	}
	settings.Seed = 2
	elsewhere := t.TempDir()
	keep(t, elsewhere, settings)
	_, state, err := read(filepath.Join(elsewhere, name))
	if err != nil {
		t.Fatal(err)
	}
	var forged bytes.Buffer
	if err := write(&forged, h, state); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(other, name), forged.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err = Collect([]string{one, other})
	var faults Faults
	if !errors.As(err, &faults) || len(faults) != 1 || !strings.Contains(faults[0], filepath.Join(one, name)) || !strings.Contains(faults[0], filepath.Join(other, name)) {
		t.Errorf("the error is %v", err)
	}
}

func TestBlocksOfMoreRunsAreMergedWithThoseOfFewer(t *testing.T) {
	_, _, settings := small(t)
	folder := t.TempDir()
	keep(t, folder, settings) // 0 to 199, and 200
	settings.Runs = 203
	want := keep(t, folder, settings)
	c, err := Collect([]string{folder})
	if err != nil {
		t.Fatal(err)
	}
	r, source, err := c.Merge(context.Background(), nil)
	if err != nil {
		t.Fatal(err)
	}
	if c.Runs != 203 || !bytes.Equal(summary(t, r), want) || source.Name != "small.toml" || c.Source.Asked != "small.toml" {
		t.Errorf("%d runs of %s are merged", c.Runs, source.Name)
	}
}

// A run of 250 was kept, its short last block was damaged, and a run of 400 was kept
// beside it, which needs that block no longer.
func TestADamagedBlockThatSoundOnesHoldIsPassedOver(t *testing.T) {
	_, _, settings := small(t)
	folder := t.TempDir()
	settings.Runs = 250
	keep(t, folder, settings)
	cut := func(name string) string {
		t.Helper()
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, []byte(firstLine), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	short := cut("block-0000200-0000249.headroom")
	c, err := Collect([]string{folder})
	if err == nil || len(c.Damaged) != 1 || c.Damaged[0] != short || c.RunsOf() != 250 || !strings.Contains(err.Error(), short+": damaged") {
		t.Errorf("%v, %+v", err, c)
	}
	settings.Runs = 400
	want := keep(t, folder, settings)
	c, err = Collect([]string{folder})
	if err != nil || len(c.Passed) != 1 || c.Passed[0] != short || len(c.Damaged) != 0 {
		t.Fatalf("%v, %+v", err, c)
	}
	merged, _, err := c.Merge(t.Context(), nil)
	if err != nil || !bytes.Equal(summary(t, merged), want) {
		t.Errorf("it is another run: %v", err)
	}

	// The longer block does not hold all of one that reaches further, nor does any hold
	// one whose name says nothing.
	long, strange := cut("block-0000200-0000450.headroom"), cut("block-of-somebody.headroom")
	c, err = Collect([]string{folder})
	if err == nil || len(c.Damaged) != 2 || c.RunsOf() != 451 || !strings.Contains(err.Error(), long) || !strings.Contains(err.Error(), strange) {
		t.Errorf("%v, %+v", err, c)
	}
}

func TestAPartIsReadBackFromItsName(t *testing.T) {
	for _, p := range []part{{0, experiments.Block{From: 0, To: 200}}, {12, experiments.Block{From: 12345600, To: 12345800}}, {123456, experiments.Block{From: 7, To: 8}}} {
		if got, known := partOf(filepath.Join("x", p.name())); !known || got != p {
			t.Errorf("%s is read as %+v", p.name(), got)
		}
	}
}

func TestBlocksOfAnotherModelAreRefused(t *testing.T) {
	s, source, settings := small(t)
	plan, err := PlanOf(s, source, settings)
	if err != nil {
		t.Fatal(err)
	}
	for what, other := range map[string]func(p *Plan){
		"model 0000000000000000, not ": func(p *Plan) { p.Model = "0000000000000000" },
		"Headroom 0.0.1, not ":         func(p *Plan) { p.Headroom = "0.0.1" },
		"state 0, not 1":               func(p *Plan) { p.State = 0 },
		"figures that this":            func(p *Plan) { p.Shape = "" },
		"another text":                 func(p *Plan) { p.Scenario = "" },
		"seed 2, not 1":                func(p *Plan) { p.Seed = 2 },
		"options all, not taper":       func(p *Plan) { p.Options = nil },
		"futures a, b, not fall":       func(p *Plan) { p.Futures = []string{"a", "b"} },
		"--fixed true, not false":      func(p *Plan) { p.Fixed = true },
		"a sweep of k, l, not a run":   func(p *Plan) { p.Design = &sweep.Design{Keys: []string{"k", "l"}} },
	} {
		changed := plan
		other(&changed)
		if in := changed.difference(plan); !strings.Contains(in, what) {
			t.Errorf("the difference is %q, want %q", in, what)
		}
	}
	if in := plan.difference(plan); in != "" {
		t.Errorf("a plan differs from itself in %q", in)
	}
}

func TestAScenarioIsReadOutOfItsBlocksWithTheFilesBesideIt(t *testing.T) {
	data := scenario.ShippedSource("bradford")
	s, faults := scenario.Read("bradford.toml", data, scenario.ShippedFolder())
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	source := output.Source{Name: "bradford.toml", Data: data}
	own := SourceOf(s, source, "bradford")
	if len(own.Beside) == 0 {
		t.Fatal("bradford has no files beside it: not what this test is for")
	}
	again, read, err := own.Read()
	if err != nil {
		t.Fatal(err)
	}
	if scenario.Hash(read.Data, again.Attachments()...) != scenario.Hash(data, s.Attachments()...) {
		t.Error("it is another scenario")
	}
	own.Beside = nil
	if _, _, err := own.Read(); err == nil {
		t.Error("a file that is missing is not missed")
	}
}

func TestAFolderWithLettersOfPatternsInItsNameIsReadAsItIs(t *testing.T) {
	_, _, settings := small(t)
	settings.Runs = 1
	folder := filepath.Join(t.TempDir(), "a[1]*b")
	want := keep(t, folder, settings)
	if again := keep(t, folder, settings); !bytes.Equal(again, want) {
		t.Error("the summary is another")
	}
	if _, err := Collect([]string{folder}); err != nil {
		t.Error(err)
	}
}

func TestWhatAKilledProcessHasLeftOfABlockGoesWithTheBlock(t *testing.T) {
	_, _, settings := small(t)
	settings.Runs = 1
	folder := t.TempDir()
	left := filepath.Join(folder, ".unfinished-"+part{Block: experiments.Block{From: 0, To: 1}}.name()+"-123")
	other := filepath.Join(folder, ".unfinished-"+part{Block: experiments.Block{From: 200, To: 400}}.name()+"-4")
	for _, name := range []string{left, other} {
		if err := os.WriteFile(name, []byte("half"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	keep(t, folder, settings)
	if _, err := os.Stat(left); err == nil {
		t.Error("it is still there")
	}
	if _, err := os.Stat(other); err != nil {
		t.Error("what another process may be writing is gone")
	}
}

func TestSoundBlocksHoldAPartOnlyTogetherWithoutAGapAndAtItsPoint(t *testing.T) {
	block := func(point, from, to int) part { return part{point, experiments.Block{From: from, To: to}} }
	for _, c := range []struct {
		what  string
		sound []part
		want  bool
	}{
		{"a longer one", []part{block(0, 0, 400)}, true},
		{"two that meet", []part{block(0, 200, 220), block(0, 220, 250)}, true},
		{"two that overlap", []part{block(0, 230, 300), block(0, 100, 240)}, true},
		{"two with a gap", []part{block(0, 200, 220), block(0, 221, 250)}, false},
		{"one that begins too late", []part{block(0, 201, 400)}, false},
		{"one that ends too soon", []part{block(0, 200, 249)}, false},
		{"one of another point", []part{block(1, 200, 250)}, false},
		{"none", nil, false},
	} {
		collected := &Collection{files: map[part]file{}}
		for _, p := range c.sound {
			collected.files[p] = file{}
		}
		if got := collected.holds(block(0, 200, 250)); got != c.want {
			t.Errorf("%s: %v", c.what, got)
		}
	}
}
