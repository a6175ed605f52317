package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// headroom runs a command in this process. A run is held to the conservation
// laws.
func headroom(ctx context.Context, args ...string) (status int, stdout, stderr string) {
	if args[0] == "run" {
		args = append(slices.Clone(args), "--check-conservation")
	}
	var out, errs bytes.Buffer
	status = run(ctx, &out, &errs, args)
	return status, out.String(), errs.String()
}

// mustHeadroom runs a command that ends well and quietly, and returns what it
// printed.
func mustHeadroom(t *testing.T, args ...string) string {
	t.Helper()
	status, stdout, stderr := headroom(t.Context(), args...)
	if status != done || stderr != "" {
		t.Fatalf("headroom %q: exit status %d\n%s", args, status, stderr)
	}
	return stdout
}

// inFolderWithSmall makes a new folder with small.toml the working folder.
func inFolderWithSmall(t *testing.T) {
	t.Helper()
	data := mustRead(t, smallScenario)
	t.Chdir(t.TempDir())
	if err := os.WriteFile("small.toml", data, 0o600); err != nil {
		t.Fatal(err)
	}
}

func mustRead(t *testing.T, path ...string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(path...))
	if err != nil {
		t.Fatal(err)
	}
	return data
}
