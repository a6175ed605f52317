package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"headroom/cmd/output"
)

func readManifest(t *testing.T, folder string) output.Manifest {
	t.Helper()
	var m output.Manifest
	if err := json.Unmarshal(mustRead(t, folder, "manifest.json"), &m); err != nil {
		t.Fatal(err)
	}
	return m
}

// unquoted are the words of a manifest's command, which has no spaces in it here.
func unquoted(t *testing.T, command string) []string {
	t.Helper()
	words := strings.Fields(command)
	if words[0] != "headroom" || strings.Contains(command, "'") {
		t.Fatalf("the command is %q", command)
	}
	return words[1:]
}

func mustHaveTheSameFigures(t *testing.T, folder, other string) {
	t.Helper()
	for _, name := range []string{"weekly.csv", "summary.json"} {
		if !bytes.Equal(mustRead(t, folder, name), mustRead(t, other, name)) {
			t.Errorf("%s of %s and of %s differ", name, folder, other)
		}
	}
}

func TestTheManifestRepeatsTheRun(t *testing.T) {
	inFolderWithSmall(t)
	mustHeadroom(t, "run", "small.toml", "--runs", "7", "--seed", "42", "--option", "more", "--option", "taper", "--future", "fall", "--workers", "2", "--out", "first")
	m := readManifest(t, "first")
	mustHeadroom(t, append(unquoted(t, m.Command), "--out", "second")...)
	mustHaveTheSameFigures(t, "first", "second")

	// The folder itself is enough: it holds the scenario.
	words := unquoted(t, m.Command)
	words[1] = filepath.Join("first", "scenario.toml")
	mustHeadroom(t, append(words, "--out", "third")...)
	mustHaveTheSameFigures(t, "first", "third")

	if m.Seed != 42 || m.Runs != 7 || m.Fixed || m.Scenario != "small" || m.ScenarioFile != "small.toml" ||
		strings.Join(m.Options, " ") != "more taper" || strings.Join(m.Futures, " ") != "fall" {
		t.Errorf("the manifest says %+v", m)
	}
	if m.Versions["headroom"] != output.Version || m.Versions["go"] == "" || m.Versions["processor"] == "" {
		t.Errorf("the manifest's versions are %v", m.Versions)
	}

	mustHeadroom(t, "run", "small.toml", "--runs", "7", "--fixed", "--out", "fixed")
	fixed := readManifest(t, "fixed")
	if words := fixed.Command; !strings.Contains(words, "--fixed") || !fixed.Fixed {
		t.Errorf("a run at best values is repeated by %q", words)
	}
	mustHeadroom(t, append(unquoted(t, fixed.Command), "--out", "fixed-again")...)
	mustHaveTheSameFigures(t, "fixed", "fixed-again")
}

func TestTheManifestHasTheHashOfEveryOtherFile(t *testing.T) {
	inFolderWithSmall(t)
	mustHeadroom(t, "run", "small.toml", "--runs", "2", "--option", "taper", "--out", "answer")
	m := readManifest(t, "answer")
	entries, err := os.ReadDir("answer")
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		if entry.Name() == "manifest.json" {
			continue
		}
		sum := sha256.Sum256(mustRead(t, "answer", entry.Name()))
		if got := m.Files[entry.Name()]; got != hex.EncodeToString(sum[:]) {
			t.Errorf("%s has hash %x, the manifest says %q", entry.Name(), sum, got)
		}
	}
	if len(m.Files) != len(entries)-1 {
		t.Errorf("the manifest has %d files, the folder %d beside it", len(m.Files), len(entries)-1)
	}
	if sum := sha256.Sum256(mustRead(t, "small.toml")); m.ScenarioHash != hex.EncodeToString(sum[:]) {
		t.Errorf("the scenario's hash is %q, want %x", m.ScenarioHash, sum)
	}
}

func TestAnInterruptedRunExitsWith130AndLeavesNoFile(t *testing.T) {
	inFolderWithSmall(t)
	mustBeEmpty := func(folder string, status int, stdout, stderr string) {
		t.Helper()
		if status != interrupted || stdout != "" || !strings.Contains(stderr, "interrupted") {
			t.Errorf("exit status %d, want 130; it printed %q and %q", status, stdout, stderr)
		}
		if _, err := os.Stat(folder); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s is left: %v", folder, err)
		}
	}

	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	status, stdout, stderr := headroom(ctx, "run", "small.toml", "--out", "before")
	mustBeEmpty("before", status, stdout, stderr)

	ctx, cancel = context.WithCancel(t.Context())
	defer cancel()
	go func() {
		appears(filepath.Join("during", ".unfinished-*"))
		cancel()
	}()
	status, stdout, stderr = headroom(ctx, "run", "small.toml", "--runs", "1000000000", "--out", "during")
	mustBeEmpty("during", status, stdout, stderr)
}

func TestQuotedIsAWordOfAShell(t *testing.T) {
	for word, want := range map[string]string{
		"bromley": "bromley", "../ours/a-b_1.toml": "../ours/a-b_1.toml", "été.toml": "été.toml",
		"our files/a.toml": "'our files/a.toml'", "it's": `'it'\''s'`, "": "''", "a\tb": "'a\tb'", "~/x": "'~/x'", "$HOME": "'$HOME'", "a#b": "'a#b'", "a!": "'a!'",
	} {
		if got := quoted(word); got != want {
			t.Errorf("%q is quoted as %s, want %s", word, got, want)
		}
	}
}
