package care

import (
	"strings"
	"testing"

	"headroom/models/scenario"
)

// A past flow of nothing cannot have left the cases that are open at the
// start: the model would look for their ages for ever.
//
// Wrong version, seen to fail: it is accepted.
func TestAPastWithoutReferralsIsRefused(t *testing.T) {
	s := small{set: "stream.rate = [[0, 0], [10, 5]]\nstream.history = \"as-rate\"\nteam.open_cases_at_start = 5"}
	read, faults := scenario.Read("small.toml", []byte(s.text()))
	if len(faults) > 0 {
		t.Fatalf("%v", faults)
	}
	resolved, err := read.Resolve("plan", "only")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Compile(resolved); err == nil || !strings.Contains(err.Error(), "its rate is 0 up to the start") {
		t.Fatalf("the error is %v", err)
	}
}

// A case keeps the numbers of its stream and stage in 16 bits.
//
// Wrong version, seen to fail: they are not counted.
func TestMoreStagesThanCanBeToldApartAreRefused(t *testing.T) {
	read, _ := scenario.Read("small.toml", []byte(small{}.text()))
	resolved, err := read.Resolve("plan", "only")
	if err != nil {
		t.Fatal(err)
	}
	resolved.Stages = append(resolved.Stages, make([]scenario.Stage, 40_000)...)
	if _, err := Compile(resolved); err == nil || !strings.Contains(err.Error(), "40001 stages") {
		t.Fatalf("the error is %v", err)
	}
}
