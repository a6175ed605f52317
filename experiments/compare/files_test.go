package compare

import (
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"headroom/experiments"
	"headroom/models/scenario"
)

// another is the small scenario with some of its text changed, and more after it.
func another(t *testing.T, name string, changes ...string) File {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "testdata", "small.toml"))
	if err != nil {
		t.Fatal(err)
	}
	text := string(data)
	for i := 0; i+1 < len(changes); i += 2 {
		if !strings.Contains(text, changes[i]) {
			t.Fatalf("the scenario has no %q", changes[i])
		}
		text = strings.Replace(text, changes[i], changes[i+1], 1)
	}
	s, faults := scenario.Read(name, []byte(text))
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	return File{name, s}
}

// Two options of one file, given as one option in two files, must differ by the
// very same: the pairs are then those of the same replications. 230 runs are one
// whole block and a part of another.
func TestFilesDifferAsTheOptionsOfOneFileDo(t *testing.T) {
	settings := experiments.Settings{Runs: 230, Seed: 3, Options: []string{"taper", "none"}, Futures: []string{"fall"}}
	want := compared(t, settings)
	// "none" of the second file does what taper does: their names are exchanged.
	swapped := another(t, "swapped")
	for i := range swapped.Scenario.Options {
		switch o := &swapped.Scenario.Options[i]; o.Name {
		case "taper":
			o.Name = "none"
		case "none":
			o.Name = "taper"
		}
	}
	swapped.Scenario.Baseline = "taper" // what is called none in the other
	settings.Options = nil
	got, err := Files(t.Context(), []File{another(t, "plain"), swapped}, "taper", settings)
	if err != nil {
		t.Fatal(err)
	}
	d, w := got.Futures[0].Differences[0], want.Futures[0].Differences[0]
	if d.Within != w.Within || d.After != w.After || d.Last != w.Last || d.WeeksOver != w.WeeksOver {
		t.Errorf("the files differ by %+v, the options by %+v", d, w)
	}
	if !slices.Equal(got.Options, []string{"plain", "swapped"}) || !slices.Equal(got.Futures[0].Best, want.Futures[0].Best) {
		t.Errorf("%v, best %v, want %v", got.Options, got.Futures[0].Best, want.Futures[0].Best)
	}
	if math.Abs(d.Extra.Estimate-w.Extra.Estimate) > 0.02 {
		t.Errorf("the files' spend differs by %v, the options' by %v", d.Extra, w.Extra)
	}
	if got.Base.Settings.Runs != 230 || got.Futures[0].Options[0].Within.Of != 230 {
		t.Errorf("%d runs, %v", got.Base.Settings.Runs, got.Futures[0].Options[0].Within)
	}
}

func TestAFileIsTheSameAsItselfInEveryRun(t *testing.T) {
	r, err := Files(t.Context(), []File{another(t, "a"), another(t, "b")}, "taper", experiments.Settings{Runs: 20, Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Futures) != len(r.Base.Scenario.Futures) || len(r.LeftOut()) > 0 {
		t.Errorf("%d futures, left out %v", len(r.Futures), r.LeftOut())
	}
	for _, future := range r.Futures {
		if !future.Differences[0].Same || !Unclear(future.Differences[0].Within) {
			t.Errorf("%s: %+v", future.Name, future.Differences[0])
		}
	}
}

func TestFilesThatCannotBeComparedAreRefused(t *testing.T) {
	plain := another(t, "plain")
	higher := another(t, "higher")
	higher.Scenario.Target.High++
	renamed := another(t, "renamed")
	for i := range renamed.Scenario.Futures {
		renamed.Scenario.Futures[i].Name += "-2"
	}
	for want, c := range map[string]struct {
		files    []File
		option   string
		settings experiments.Settings
	}{
		"2 to 16 files can be compared, and 1 was named": {[]File{plain}, "taper", experiments.Settings{}},
		`plain: option "tape": `:                         {[]File{plain, higher}, "tape", experiments.Settings{}},
		"plain and higher cannot be compared, because they owe different promises: target.high is ": {[]File{plain, higher}, "taper", experiments.Settings{}},
		"plain and renamed cannot be compared: no future has the same name in all of them":          {[]File{plain, renamed}, "taper", experiments.Settings{}},
		`renamed: future "steady": `: {[]File{plain, renamed}, "taper", experiments.Settings{Futures: []string{"steady"}}},
	} {
		c.settings.Runs = 1
		if err := CheckFiles(c.files, c.option, c.settings); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %q", err, want)
		}
	}
}
