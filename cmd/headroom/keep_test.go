package main

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestKillingARunAtFiftyInstantsLosesAndDoublesNothing(t *testing.T) {
	inFolderWithSmall(t)
	killAtFiftyInstants(t, "run", "small.toml", "--runs", "600", "--option", "taper", "--future", "fall", "--workers", "2", "--json")
}

func TestKillingASweepAtFiftyInstantsLosesAndDoublesNothing(t *testing.T) {
	inFolderWithSmall(t)
	killAtFiftyInstants(t, "sweep", "small.toml", "--vary", "recruitment.success=0.2,0.5,0.8", "--runs", "210", "--future", "fall", "--workers", "2", "--json")
}

// killAtFiftyInstants gives a command a folder to keep its blocks in. Each process
// is killed at an instant of its own, from before it has read the scenario to
// after its last block, and the next goes on in the same folder.
func killAtFiftyInstants(t *testing.T, words ...string) {
	t.Helper()
	want := mustHeadroom(t, words...)
	begun := time.Now()
	if killed, answer := killed(t, time.Hour, words...); killed || answer != want {
		t.Fatal("a process of its own gives another answer")
	}
	whole := time.Since(begun) // which may be long on a machine that is busy
	instants := rand.New(rand.NewPCG(1, 2))
	kills, ends, kept, resumed := 0, 0, 0, 0
	for folder := t.TempDir(); kills < 50 || ends < 2; {
		resumed += kept
		killed, answer := killed(t, time.Duration(instants.Float64()*float64(whole)), append(words, "--keep", folder)...)
		if killed {
			kills++
			now := finished(t, folder)
			if now < kept {
				t.Fatalf("after kill %d only %d blocks are left of %d", kills, now, kept)
			}
			kept = now
			continue
		}
		ends++
		if answer != want {
			t.Fatalf("after %d kills the answer is another", kills)
		}
		folder, kept = t.TempDir(), 0
	}
	if resumed == 0 {
		t.Error("no process has found a block of one before: not what this test is for")
	}
	t.Logf("%d kills, %d answers; %d blocks were not run again", kills, ends, resumed)
}

// killed starts a process and kills it after a while, unless it has ended, with
// its answer, before.
func killed(t *testing.T, after time.Duration, args ...string) (bool, string) {
	t.Helper()
	var stdout, stderr bytes.Buffer
	cmd := exec.Command("headroom", args...)
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	timer := time.AfterFunc(after, func() { cmd.Process.Kill() })
	defer timer.Stop()
	err := cmd.Wait()
	var exit *exec.ExitError
	switch {
	case err == nil && stderr.Len() == 0:
		return false, stdout.String()
	case errors.As(err, &exit) && exit.ExitCode() < 0 && stderr.Len() == 0: // by a signal
		return true, ""
	}
	t.Fatalf("headroom %q: %v\n%s", args, err, stderr.String())
	return false, ""
}

// finished counts the blocks in a folder.
func finished(t *testing.T, folder string) int {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(folder, "block-*"))
	if err != nil {
		t.Fatal(err)
	}
	return len(files)
}

func TestShardsInOneFolderOrSeveralMergeToTheBytesOfOneProcess(t *testing.T) {
	inFolderWithSmall(t)
	for _, words := range [][]string{
		{"run", "small.toml", "--runs", "650", "--option", "none", "--option", "taper", "--future", "fall"},
		{"sweep", "small.toml", "--vary", "recruitment.success=0.2,0.8", "--vary", "pace.elasticity=0,0.5", "--runs", "210"},
	} {
		whole := mustHeadroom(t, append(words, "--json")...)
		for _, shards := range []int{1, 3, 7, 12} {
			var folders []string
			for shard := shards; shard >= 1; shard-- {
				folder := fmt.Sprintf("%s-of%d-%d", words[0], shards, shard%2)
				mustHeadroom(t, append(words, "--shard", fmt.Sprintf("%d/%d", shard, shards), "--keep", folder)...)
				folders = append(folders, folder) // the same folder more than once
			}
			if merged := mustHeadroom(t, append([]string{"merge", "--json"}, folders...)...); merged != whole {
				t.Errorf("%s: the answer of %d shards is another", words[0], shards)
			}
		}
	}
}

func TestAShardIsFoundFromTheJobArray(t *testing.T) {
	for _, c := range []struct{ text, variable, value, want string }{
		{"1/3", "", "", "0/3"},
		{"3/3", "", "", "2/3"},
		{"1/1", "", "", "0/1"},
		{"auto/12", "SLURM_ARRAY_TASK_ID", "12", "11/12"},
		{"auto/12", "PBS_ARRAY_INDEX", "1", "0/12"},
		{"auto/12", "SGE_TASK_ID", "4", "3/12"},
		{"auto/12", "JOB_COMPLETION_INDEX", "0", "0/12"},
		{"auto/12", "AWS_BATCH_JOB_ARRAY_INDEX", "11", "11/12"},
		{"auto/12", "SLURM_ARRAY_TASK_ID", "0", `SLURM_ARRAY_TASK_ID is "0", and the tasks of the job array must be numbered 1 to 12`},
		{"auto/12", "JOB_COMPLETION_INDEX", "12", "must be numbered 0 to 11"},
		{"auto/12", "SGE_TASK_ID", "undefined", "no task of a job array"},
		{"auto/0", "SGE_TASK_ID", "1", "I/N is wanted"},
		{"auto", "SGE_TASK_ID", "1", "I/N is wanted"},
		{"0/3", "", "", "the shards are 1/3 to 3/3"},
		{"x/3", "", "", "the shards are"},
		{"3", "", "", "I/N is wanted"},
	} {
		shard, err := parseShard(c.text, func(name string) (string, bool) { return c.value, name == c.variable })
		got := ""
		if err != nil {
			got = err.Error()
		} else {
			got = fmt.Sprintf("%d/%d", shard.Index, shard.Of)
		}
		if !strings.Contains(got, c.want) {
			t.Errorf("--shard %s with %s=%s is %q, want %q", c.text, c.variable, c.value, got, c.want)
		}
	}
}
