package main

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"time"
)

// program times the program itself, as one who waits for it would: elapsed time.
var program = part{name: "program", measure: measureProgram, results: programTables}

const (
	starts     = 3 // of the program, a round
	coreRounds = 6 // at most: each takes most of a minute
	coreRuns   = "200"
)

func measureProgram(folder string, rounds int) (samples, error) {
	headroom := filepath.Join(folder, "headroom")
	if err := command("go", "build", "-trimpath", "-o", headroom, "./cmd/headroom"); err != nil {
		return nil, err
	}
	all := samples{}
	for round := range rounds {
		fmt.Fprintf(os.Stderr, "./cmd/headroom: round %d of %d\n", round+1, rounds)
		for range starts {
			if err := all.timed("scenarios", headroom, "scenarios"); err != nil {
				return nil, err
			}
		}
		look, err := firstLook(headroom)
		if err != nil {
			return nil, err
		}
		all["first look s"] = append(all["first look s"], look.Seconds())
		if round >= coreRounds || runtime.NumCPU() < 2 {
			continue
		}
		for _, workers := range []string{"1", "2"} {
			if err := all.timed("workers="+workers, headroom, "run", "bromley", "--runs", coreRuns, "--workers", workers); err != nil {
				return nil, err
			}
		}
	}
	return all, nil
}

// timed runs the program and keeps its elapsed and its processor time.
func (s samples) timed(name, program string, arguments ...string) error {
	c := exec.Command(program, arguments...)
	c.Stderr = os.Stderr
	begun := time.Now()
	if err := c.Run(); err != nil {
		return fmt.Errorf("%s %s: %w", program, strings.Join(arguments, " "), err)
	}
	s[name+" s"] = append(s[name+" s"], time.Since(begun).Seconds())
	s[name+" cpu-s"] = append(s[name+" cpu-s"], (c.ProcessState.UserTime() + c.ProcessState.SystemTime()).Seconds())
	return nil
}

// firstLook is how long a run of Bromley takes to show its first estimate. The run
// is then stopped.
func firstLook(headroom string) (time.Duration, error) {
	c := exec.Command(headroom, "run", "bromley", "--progress")
	shown, err := c.StderrPipe()
	if err != nil {
		return 0, err
	}
	begun := time.Now()
	if err := c.Start(); err != nil {
		return 0, err
	}
	took := time.Duration(0)
	for lines := bufio.NewScanner(shown); took == 0 && lines.Scan(); {
		if isLook(lines.Text()) {
			took = time.Since(begun)
		}
	}
	if took == 0 {
		return 0, fmt.Errorf("%s run bromley --progress showed no first look: %w", headroom, c.Wait())
	}
	if err := c.Process.Kill(); err != nil {
		return 0, err
	}
	_ = c.Wait() // it was killed
	return took, nil
}

// isLook says whether a line of --progress is an estimate: "5 runs  20 (3 to 63)".
func isLook(line string) bool {
	var runs int
	n, _ := fmt.Sscanf(line, "%d runs", &runs)
	return n == 1 && strings.Contains(line, "(")
}

func programTables(s samples) string {
	var t strings.Builder
	scaled := func(key string, by float64) (values []float64) {
		for _, x := range s[key] {
			values = append(values, x*by)
		}
		return values
	}
	fmt.Fprintln(&t, "| elapsed time | median | wanted |")
	fmt.Fprintln(&t, "|---|---:|---:|")
	fmt.Fprintf(&t, "| to start: `headroom scenarios`, ms | %s | under 50 |\n", median(scaled("scenarios s", 1e3), 0))
	fmt.Fprintf(&t, "| of it processor time, ms | %s | |\n", median(scaled("scenarios cpu-s", 1e3), 0))
	fmt.Fprintf(&t, "| `headroom run bromley --progress` to its first estimate, s | %s | under 1 |\n", median(s["first look s"], 2))
	fmt.Fprintf(&t, "| `headroom run bromley --runs %s --workers 1`, s | %s | |\n", coreRuns, median(s["workers=1 s"], 1))
	fmt.Fprintf(&t, "| the same with `--workers 2`, s | %s | |\n", median(s["workers=2 s"], 1))
	fmt.Fprintf(&t, "| times faster on two cores | %s | at least 1.90 |\n", median(s.ratios("workers=1 s", "workers=2 s"), 2))
	return t.String()
}
