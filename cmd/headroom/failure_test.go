package main

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"headroom/experiments"
)

// full takes nothing, as /dev/full.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("no space left") }

func TestWhatCannotBePrintedIsAFailure(t *testing.T) {
	inFolderWithSmall(t)
	for _, args := range [][]string{
		{"check", "small.toml"},
		{"check", "small.toml", "--json"},
		{"scenarios"},
		{"scenarios", "--write", "copied"},
		{"run", "small.toml", "--runs", "1"},
		{"run", "small.toml", "--runs", "1", "--json"},
	} {
		var errs bytes.Buffer
		if status := run(t.Context(), full{}, &errs, args); status != failed || !strings.Contains(errs.String(), "no space left") {
			t.Errorf("headroom %q: exit status %d, want %d; %s", args, status, failed, errs.String())
		}
	}
}

func TestADefectIsPrintedWithItsStack(t *testing.T) {
	var errs bytes.Buffer
	status := tell(&errs, &experiments.Failure{Where: "week 3", Panic: "care: 2 is not 3", Stack: []byte("goroutine 7")})
	if status != failed || !strings.Contains(errs.String(), "week 3: care: 2 is not 3\n") || !strings.HasSuffix(errs.String(), "goroutine 7") {
		t.Errorf("exit status %d, %q", status, errs.String())
	}
}
