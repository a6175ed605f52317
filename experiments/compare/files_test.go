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

// The order of futures in a file is nobody's business: they are paired by name.
func TestFuturesArePairedByTheirNamesWhateverTheirOrderInAFile(t *testing.T) {
	plain, turned := another(t, "plain"), another(t, "turned")
	slices.Reverse(turned.Scenario.Futures)
	for _, asked := range [][]string{nil, {"fall"}, {"fall", "steady"}} {
		r, err := Files(t.Context(), []File{plain, turned}, "taper", experiments.Settings{Runs: 40, Seed: 1, Futures: asked})
		if err != nil {
			t.Fatal(err)
		}
		for _, future := range r.Futures {
			if d := future.Differences[0]; !d.Same || d.Last.Estimate != 0 {
				t.Errorf("asked for %v, in %s the files differ by %+v", asked, future.Name, d)
			}
		}
	}
}

// The words of target.from may differ, and the days not; or the days, and the
// words not.
func TestAPromiseIsComparedByTheDaysOnWhichItIsOwed(t *testing.T) {
	plain := another(t, "plain")
	settings := experiments.Settings{Runs: 1}
	sameDay := another(t, "same-day", "from = { week = 14 }", "from = 2023-07-08")
	if err := CheckFiles([]File{plain, sameDay}, "taper", settings); err != nil {
		t.Errorf("week 14 of 1 April 2023 is 8 July: %v", err)
	}
	for want, other := range map[string]File{
		"plain and later cannot be compared, because they owe different promises: it is owed 2023-07-08 to 2024-03-30 (39 weeks) in one and 2024-07-06 to 2025-03-29 (39 weeks) in the other": another(t, "later", "start = 2023-04-01", "start = 2024-03-30", "date = 2023-04-01", "date = { week = 0 }"),
		"it is owed 2023-07-08 to 2024-03-30 (39 weeks) in one and 2023-07-08 to 2024-03-23 (38 weeks) in the other":                                                                          another(t, "shorter", "to = { week = 52 }", "to = { week = 51 }"),
		"it is judged afterwards 2024-04-06 to 2024-06-29 (13 weeks) in one and 2024-04-06 to 2024-06-22 (12 weeks) in the other":                                                             another(t, "ends", "after_to = { week = 65 }", "after_to = { week = 64 }"),
		"it is judged afterwards 2024-04-06 to 2024-06-29 (13 weeks) in one and not at all in the other":                                                                                      another(t, "never", "after_from = { week = 53 }\nafter_to = { week = 65 }\n", ""),
	} {
		if err := CheckFiles([]File{plain, other}, "taper", settings); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", other.Name, err, want)
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
