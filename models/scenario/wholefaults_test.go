package scenario

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

// whole is a scenario without faults that has two teams, a pathway through
// them and whatever else a small one lacks.
func whole(t *testing.T) string {
	t.Helper()
	data, err := os.ReadFile("testdata/whole.toml")
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestWholeScenarioHasNoFaultAndContradictsNothing(t *testing.T) {
	for _, w := range Contradictions(readText(t, whole(t))) {
		t.Error(w)
	}
}

const beforeFutures = "[[future]]\nname = \"no-change\""

func TestFaultsOfLaterActionsAreOnTheirOwnLines(t *testing.T) {
	text := whole(t)
	for range 3 {
		text = replaced(t, text, beforeFutures, "[[option.action]]\nkind = \"campaign\"\ndate = 2024-01-01\nsuccess = 1\n\n"+beforeFutures)
	}
	at := strings.LastIndex(text, "success = 1")
	text = text[:at] + "succes = 1" + text[at+len("success = 1"):]
	_, faults := Read("whole.toml", []byte(text))
	line := strings.Count(text[:at], "\n") + 1
	want := fmt.Sprintf(`whole.toml:%d:1: option "four", action 4: "succes" is not a key here; did you mean "success"?`, line)
	if got := faults.Error(); got != want {
		t.Errorf(" got %s\nwant %s", got, want)
	}
}

func TestHalfABandBesideAPromiseInOtherUnitsIsRefused(t *testing.T) {
	text := replaced(t, whole(t), "low = 10\nhigh = 15\nfrom", "measure = \"relative load\"\nlow = 0.5\nhigh = 1\nfrom")
	text = replaced(t, text, "low = 10\nhigh = 16\n", "high = 16\n")
	_, faults := Read("whole.toml", []byte(text))
	const want = `whole.toml:59:3: team "long term": "low" is missing; the target is about relative load, so the team's own band in cases needs both ends`
	if got := faults.Error(); got != want {
		t.Errorf(" got %s\nwant %s", got, want)
	}
}
