package scenario

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestPositionsAreKeptApartInListsInlineTablesAndDottedKeys(t *testing.T) {
	const text = `start = 2023-04-01
target.high = 15
target.after.from = 1

[[option]]
name = "a"
[[option.action]]
kind = "x" # first of a
[[option.action]]
kind = "y"

[[option]]
name = "b"
  [[option.action]]
  kind = "z"
  by = { best = 5, low = 4 }
[option.set]
"team.a.posts" = 3
rate = [
  [0, 30], # a comment
  [52, 28],
]
stream = [{ name = "s", base = { best = 2 } }]
`
	ix := indexPositions([]byte(text))
	for _, c := range []struct {
		p    place
		want position
	}{
		{at("start"), position{1, 1}},
		{at("target", "high"), position{2, 8}},
		{at("target", "after", "from"), position{3, 14}},
		{at("option", 0), position{5, 3}},
		{at("option", 0, "name"), position{6, 1}},
		{at("option", 0, "action", 0, "kind"), position{8, 1}},
		{at("option", 0, "action", 1, "kind"), position{10, 1}},
		{at("option", 1, "name"), position{13, 1}},
		{at("option", 1, "action", 0, "kind"), position{15, 3}},
		{at("option", 1, "action", 0, "by", "low"), position{16, 20}},
		{at("option", 1, "set", "team.a.posts"), position{18, 1}},
		{at("option", 1, "set", "rate", 1), position{21, 4}},
		{at("option", 1, "set", "stream", 0, "base", "best"), position{23, 34}},
		{at("option", 1, "missing"), position{12, 3}}, // the nearest thing around it
		{at("option", 1, "action", 0, "by", "high"), position{16, 3}},
		{at("nowhere"), position{1, 1}},
	} {
		if got := ix.find(c.p); got != c.want {
			t.Errorf("%v is at %v, want %v", c.p.parts(), got, c.want)
		}
	}
}

func TestEveryKeyOfBromleyIsFoundOnTheLineThatItIsWrittenOn(t *testing.T) {
	// Spoil one key after another: the fault must name the line of the key.
	source := string(ShippedSource("bromley"))
	lines := strings.Split(source, "\n")
	spoiled := 0
	for i, line := range lines {
		key, _, isKey := strings.Cut(line, " = ")
		if !isKey || strings.ContainsAny(key, "#\" ") || key == "kind" {
			continue // without its kind, what an action may hold is not known
		}
		lines[i] = "zzzz_" + line
		_, faults := Read("bromley.toml", []byte(strings.Join(lines, "\n")))
		lines[i] = line
		found := false
		for _, f := range faults {
			found = found || f.Line == i+1 && f.Column == 1 && strings.Contains(f.Found, "zzzz_"+key)
		}
		if !found {
			t.Errorf("line %d, %s: %v", i+1, line, faults)
		}
		spoiled++
	}
	if spoiled < 80 {
		t.Errorf("only %d keys were spoiled", spoiled)
	}
}

func TestNoEditOfBromleyMakesReadingPanic(t *testing.T) {
	editsDoNotPanic(t, string(ShippedSource("bromley")))
}

func TestNoEditOfAWholeScenarioMakesReadingPanic(t *testing.T) {
	text := withFiles(t)
	for _, kind := range actionKinds {
		text = replaced(t, text, beforeFutures, kind.shown()+beforeFutures)
	}
	editsDoNotPanic(t, text)
}

// editsDoNotPanic reads a scenario with random edits, and looks at all that
// can be asked of it where it has no fault.
func editsDoNotPanic(t *testing.T, source string) {
	lines := strings.Split(source, "\n")
	values := []string{
		"", "0", "-1", "1e300", "nan", "-inf", `""`, `"x"`, `"balance"`, "true", "[]", "{}", "[[]]", "[1]", "[[1, 2]]", "[{}]", `["senior"]`, `"duty"`, `"long term"`, `"senior"`, `"cases.csv"`,
		"2023-04-01", "1800-01-01", "{ week = 52 }", "{ week = -1 }", "{ best = 1 }", "{ best = 1, low = 0, high = 2 }",
		`{ dist = "choice", choices = [] }`, `{ best = 0, dist = "percentiles", percentiles = [], over_years = 0 }`,
		`{ dist = "percentiles", percentiles = [[50, 1], [60, 2]], over_years = 1 }`, `{ values = 3 }`, `{ values = [1], quality = "published" }`,
	}
	rapid.Check(t, func(t *rapid.T) {
		edited := append([]string{}, lines...)
		for range rapid.IntRange(1, 4).Draw(t, "edits") {
			i := rapid.IntRange(0, len(lines)-1).Draw(t, "line")
			key, _, isKey := strings.Cut(edited[i], " = ")
			switch rapid.IntRange(0, 3).Draw(t, "edit") {
			case 0:
				edited[i] = ""
			case 1:
				edited[i] += "x"
			default:
				if isKey {
					edited[i] = fmt.Sprintf("%s = %s", key, rapid.SampledFrom(values).Draw(t, "value"))
				}
			}
		}
		text := strings.Join(edited, "\n")
		s, faults := Read("edited.toml", []byte(text), folder(goodCases, goodPeople))
		if (s == nil) != (len(faults) > 0) {
			t.Fatalf("a scenario and faults, or neither:\n%v", faults)
		}
		for _, f := range faults {
			if f.Line < 1 || f.Column < 1 || f.Line > len(lines)+1 || f.Found == "" {
				t.Fatalf("a fault without a place or a text: %+v", f)
			}
		}
		if s == nil {
			return
		}
		Contradictions(s)
		s.Register()
		for _, n := range s.Numbers() {
			if n.Word == "" {
				n.Quantile(0.3)
			}
		}
		for _, option := range s.Options {
			for _, future := range s.Futures {
				if _, err := s.Resolve(option.Name, future.Name); err != nil {
					t.Fatal(err)
				}
			}
		}
	})
}
