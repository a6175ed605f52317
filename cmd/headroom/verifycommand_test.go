package main

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"headroom/experiments/verify"
)

// madeUp are a simulated figure 1 standard error away, one 5 away, and a
// calculated one that agrees.
func madeUp() []verify.Result {
	return []verify.Result{{
		Check: verify.Check{Group: "Queues", Name: "one server", Source: "Erlang 1909"},
		Figures: []verify.Figure{
			{What: "customers", Expected: 4, Got: 4.1, StandardError: 0.1},
			{What: "wait", Expected: 4, Got: 4.5, StandardError: 0.1},
			{What: "load", Expected: 0.8, Got: 0.8, Tolerance: 0.05},
		},
	}}
}

func TestAFigureThatDoesNotAgreeIsAFailureAndSaysSo(t *testing.T) {
	var page bytes.Buffer
	err := reportChecks(&page, madeUp(), false)
	if err == nil || err.Error() != "1 of 3 figures do not agree with what is known exactly" {
		t.Errorf("error %v", err)
	}
	for _, want := range []string{
		"Queues\n", "one server [Erlang 1909]\n", "0.1   1.00  ok\n", "0.1   5.00  WRONG\n", "3 figures: 2 simulated", "1 figure WRONG.\n",
	} {
		if !strings.Contains(page.String(), want) {
			t.Errorf("%q is not printed:\n%s", want, page.String())
		}
	}
	var errs bytes.Buffer
	if status := tell(&errs, err); status != failed {
		t.Errorf("exit status %d, want %d", status, failed)
	}
}

// The keys are those that others rely on, in a list called checks.
func TestVerifyGivesMachinesEveryFigure(t *testing.T) {
	var page bytes.Buffer
	if err := reportChecks(&page, madeUp(), true); err == nil {
		t.Error("a wrong figure is no failure in JSON")
	}
	var answer struct {
		Checks []map[string]any `json:"checks"`
	}
	if err := json.Unmarshal(page.Bytes(), &answer); err != nil {
		t.Fatal(err)
	}
	if len(answer.Checks) != 3 {
		t.Fatalf("%d figures", len(answer.Checks))
	}
	for key, want := range map[string]any{"name": "one server: wait", "expected": 4.0, "got": 4.5, "standard_error": 0.1, "z": 5.0, "ok": false} {
		if got := answer.Checks[1][key]; got != want {
			t.Errorf("%s is %v, want %v", key, got, want)
		}
	}
	if last := answer.Checks[2]; last["z"] != nil || last["standard_error"] != 0.0 || last["ok"] != true || len(last) != 6 {
		t.Errorf("a calculated figure is %v", last)
	}
}

func TestVerifyThatCannotBePrintedIsAFailure(t *testing.T) {
	if err := reportChecks(full{}, madeUp()[:0], false); err == nil || !strings.Contains(err.Error(), "no space left") {
		t.Errorf("error %v", err)
	}
}
