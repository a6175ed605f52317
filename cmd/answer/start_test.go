package answer

import (
	"strings"
	"testing"

	"headroom/experiments"
)

// By hand: turnover of 0.3 a year and rounds that all succeed keep few posts
// vacant, and the north starts with half of its posts empty.
func TestAStartOutOfStepIsSaidNearTheTop(t *testing.T) {
	s := small(t, "vacancies = 0.25\n", "vacancies = 0.5\n", "success = 0.5", "success = 1")
	r := run(t, s, experiments.Settings{Runs: 2, Options: []string{"taper"}})
	text := page(t, r)
	const says = "The start is out of step with the steady state of its inputs, so that figures drift even if nothing is decided: "
	mustSay(t, text, says, "team.north.vacancies")
	mustSay(t, WordsOf(r, r.Summary()).OutOfStep, "team.north.vacancies")
	if strings.Index(text, says) > strings.Index(text, "What we do not know") {
		t.Error("it stands beneath the first table")
	}
}

func TestAStartWithoutAPastIsOutOfStep(t *testing.T) {
	s := small(t, "stage = \"south\"\n", "stage = \"south\"\nhistory = \"fresh\"\n")
	mustSay(t, outOfStep(s), `stream.south.history is "fresh"`)
}
