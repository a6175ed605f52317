package scenario

import (
	"slices"
	"testing"
)

// The edits are of Bromley: of its contradictions only these are of its start.
func TestOnlyWhatTheStartCannotKeepUpIsOutOfStep(t *testing.T) {
	bromley := string(ShippedSource("bromley"))
	for _, c := range []struct {
		old, new string
		want     []string
	}{
		{`success = "balance"`, `success = 0.6 #`, []string{"team.children.vacancies"}},
		{`success = "balance"`, `success = 0.1 #`, []string{"recruitment.rounds_at_once"}},
		{`vacancies = { best = 0.25, low = 0.20, high = 0.32,`, `vacancies = { best = 0,`, nil},
		{`covered = { best = 0.95,`, `covered = { best = 0.3,`, []string{"team.children.covered"}},
		{`base = "balance"`, `base = 5 #`, []string{"team.children.caseload_at_start"}},
	} {
		var keys []string
		for _, w := range OutOfStep(readText(t, replaced(t, bromley, c.old, c.new))) {
			keys = append(keys, w.Key)
		}
		if !slices.Equal(keys, c.want) {
			t.Errorf("with %s: %q, want %q", c.new, keys, c.want)
		}
	}
}
