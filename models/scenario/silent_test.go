package scenario

import (
	"slices"
	"strings"
	"testing"
)

// keysOfDefaults are the defaults as a file would write them.
func keysOfDefaults(s *Scenario) (keys []string) {
	for _, d := range s.Defaults() {
		keys = append(keys, d.Key+" = "+d.Value)
	}
	return keys
}

func TestWordsAndCountsThatAFileLeavesOutAreListedAndThoseThatItGivesAreNot(t *testing.T) {
	silent, faults := Read("ours.toml", []byte(example), nil)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	keys := keysOfDefaults(silent)
	for _, want := range []string{
		"weeks = 261", "baseline = none", "caseload.absent = left out", "target.measure = average caseload", "target.rule = every quarter", "stream.children.drift = walk",
		"stream.children.siblings = together", "stream.children.history = stationary", "stage.case.priority = 0", "recruitment.intake_month = 9",
	} {
		if !slices.Contains(keys, want) {
			t.Errorf("%s is not listed: %q", want, keys)
		}
	}
	for _, key := range keys {
		if strings.HasPrefix(key, "title") || strings.HasPrefix(key, "format") || strings.Contains(key, "definition") || strings.HasPrefix(key, "pace.") { // that is in the register
			t.Errorf("%s is listed", key)
		}
	}
	said, faults := Read("ours.toml", []byte("weeks = 261\n"+strings.Replace(example, "target = {", `target = { rule = "every quarter",`, 1)), nil)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	if fewer := keysOfDefaults(said); len(fewer) != len(keys)-2 || slices.Contains(fewer, "weeks = 261") || slices.Contains(fewer, "target.rule = every quarter") {
		t.Errorf("with two of them said %q are listed", fewer)
	}
}

// An action's numbers are choices, which the register has only where they are made.
func TestNumbersOfActionsThatAFileLeavesOutAreListed(t *testing.T) {
	text := strings.Replace(example, `kind = "add_posts", team = "children", date = 2025-04-01, posts = 4 }`, `kind = "add_posts", team = "children", date = 2025-04-01, posts = 4 }, { kind = "taper", team = "children", from = 2026-04-01, by = 1, total = 2 }`, 1)
	s, faults := Read("ours.toml", []byte(text), nil)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	listed := 0
	for _, d := range s.Defaults() {
		if strings.HasPrefix(d.Key, "option.four-more.taper.1.") {
			listed++
			if d.Key == "option.four-more.taper.1.by" || d.Value == "" {
				t.Errorf("%s = %q is listed", d.Key, d.Value)
			}
		}
	}
	if listed < 2 {
		t.Errorf("only %d are listed: %q", listed, keysOfDefaults(s))
	}
}

func TestAVariableSaysWhatTheFileHas(t *testing.T) {
	text := strings.Replace(example, "target = {", `target = { after_from = 2027-04-01, after_to = { week = 130 },`, 1)
	v, faults := NewVarier("ours.toml", []byte(text), nil)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	for _, one := range []struct {
		key, value string
		best       float64
		silent     bool
	}{
		{"target.high", "16", 16, false},
		{"target.from", "2026-04-01", 0, false},
		{"target.after_to", "week 130", 0, false},
		{"weeks", "261", 261, true},
		{"target.rule", "every quarter", 0, true},
		{"team.children.vacancies", "0.15", 0.15, false},
		{"stream.children.base", "balance", 0, true},
		{"pace.elasticity", "0.3", 0.3, true},
	} {
		variable, err := v.Variable(one.key)
		if err != nil {
			t.Errorf("%s: %v", one.key, err)
		} else if variable.Value != one.value || variable.Best != one.best || variable.Silent != one.silent {
			t.Errorf("%s is %q, %v, silent %v", one.key, variable.Value, variable.Best, variable.Silent)
		}
	}
}
