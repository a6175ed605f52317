package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"headroom": main})
}

// smallScenario is a service that is quick to simulate. Scripts find it in
// their folder.
var smallScenario = filepath.Join("..", "..", "experiments", "testdata", "small.toml")

func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: filepath.Join("testdata", "script"),
		Setup: func(env *testscript.Env) error {
			data, err := os.ReadFile(smallScenario)
			if err != nil {
				return err
			}
			return os.WriteFile(filepath.Join(env.WorkDir, "small.toml"), data, 0o600)
		},
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			"exits": exits, "holds": holds, "spoil": spoil, "waitfor": waitFor,
		},
	})
}

// faultScripts are one mistake each, with the exact message. They lie with the
// reader of scenarios, whose own tests read them too.
var faultScripts = filepath.Join("..", "..", "models", "scenario", "testdata")

func TestEachFaultOfAScenarioIsRefusedWithItsExactMessage(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: filepath.Join(faultScripts, "faults"),
		Setup: func(env *testscript.Env) error {
			for _, name := range []string{"small.toml", "whole.toml"} {
				data, err := os.ReadFile(filepath.Join(faultScripts, name))
				if err != nil {
					return err
				}
				if err := os.WriteFile(filepath.Join(env.WorkDir, name), data, 0o600); err != nil {
					return err
				}
			}
			return nil
		},
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){"exits": exits, "spoil": spoil},
	})
}

// spoil FILE OLD NEW: in FILE what the file OLD holds, which is there once, is
// replaced by what NEW holds; the line ends that close OLD and NEW do not count.
func spoil(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: spoil FILE OLD NEW")
	}
	text := ts.ReadFile(args[0])
	old, by := strings.TrimSuffix(ts.ReadFile(args[1]), "\n"), strings.TrimSuffix(ts.ReadFile(args[2]), "\n")
	if n := strings.Count(text, old); n != 1 {
		ts.Fatalf("%s has %q %d times", args[0], old, n)
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(strings.Replace(text, old, by, 1)), 0o600))
}

// exits STATUS PROGRAM [ARGUMENTS]: the program ends with this exit status.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits STATUS PROGRAM [ARGUMENTS]")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		var exit *exec.ExitError
		if !errors.As(err, &exit) {
			ts.Fatalf("%v", err)
		}
		got = exit.ExitCode()
	}
	if got != want {
		ts.Fatalf("exit status %d, want %d", got, want)
	}
}

// holds FOLDER [NAMES]: the folder holds these entries, hidden ones counted,
// and no others.
func holds(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) == 0 {
		ts.Fatalf("usage: holds FOLDER [NAMES]")
	}
	entries, err := os.ReadDir(ts.MkAbs(args[0]))
	ts.Check(err)
	var names []string
	for _, entry := range entries {
		names = append(names, entry.Name())
	}
	if want := slices.Sorted(slices.Values(args[1:])); !slices.Equal(names, want) {
		ts.Fatalf("%s holds %q, want %q", args[0], names, want)
	}
}

// waitfor PATTERN: waits until a file matches, for a minute at most.
func waitFor(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: waitfor PATTERN")
	}
	if !appears(ts.MkAbs(args[0])) {
		ts.Fatalf("no file matches %s", args[0])
	}
}

// appears waits until a file matches a pattern, and says whether one did
// within a minute.
func appears(pattern string) bool {
	for range 6000 {
		if found, _ := filepath.Glob(pattern); len(found) > 0 {
			return true
		}
		time.Sleep(10 * time.Millisecond)
	}
	return false
}
