package main

import (
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/perf/benchmath"
)

// samples are the values of each round, by benchmark and unit: "MM1 cpu-ns/customer".
type samples map[string][]float64

// loop is what the C loop's samples are called by.
const loop = "Loop"

// loopHas are the benchmarks that the C loop has too.
var loopHas = map[string]bool{"MM1": true, "MM50": true}

// benchmarks are what of a package is measured.
type benchmarks struct {
	folder string // of the package
	names  []string
	times  string // -test.benchtime: iterations a round
	withC  bool   // measure the C loop for the names that it has
}

// measure runs each benchmark once a round, each beside its C loop.
func (p benchmarks) measure(folder string, rounds int) (samples, error) {
	test, err := buildTest(folder, p.folder)
	if err != nil {
		return nil, err
	}
	c := ""
	if p.withC {
		if c, err = buildLoop(folder); err != nil {
			return nil, err
		}
	}
	all := samples{}
	for round := range rounds {
		fmt.Fprintf(os.Stderr, "%s: round %d of %d\n", p.folder, round+1, rounds)
		for _, name := range p.names {
			if c != "" && loopHas[name] {
				if err := all.add("", c, name, "5"); err != nil {
					return nil, err
				}
			}
			if err := all.add(p.folder, test, "-test.run=^$", "-test.benchtime="+p.times, "-test.bench="+pattern(name)); err != nil {
				return nil, err
			}
		}
	}
	return all, nil
}

// buildTest compiles the tests of a package.
func buildTest(folder, of string) (test string, err error) {
	test = filepath.Join(folder, filepath.Base(of)+".test")
	return test, command("go", "test", "-c", "-o", test, of)
}

// pattern matches one benchmark, and if it has parts the one part.
func pattern(name string) string {
	first, second, parted := strings.Cut(name, "/")
	if parted {
		return "^Benchmark" + first + "$/^" + second + "$"
	}
	return "^Benchmark" + first + "$"
}

// buildLoop compiles the C loop; the answer is empty if there is no compiler.
func buildLoop(folder string) (string, error) {
	compiler := os.Getenv("CC")
	if compiler == "" {
		compiler = "cc"
	}
	if _, err := exec.LookPath(compiler); err != nil {
		fmt.Fprintf(os.Stderr, "bench: skipped the C loop: there is no %s\n", compiler)
		return "", nil
	}
	program := filepath.Join(folder, "loop")
	return program, command(compiler, "-O3", "-march=native", "-o", program, "sim/bench/loop.c", "-lm")
}

func command(name string, arguments ...string) error {
	c := exec.Command(name, arguments...)
	c.Stdout, c.Stderr = os.Stderr, os.Stderr
	if err := c.Run(); err != nil {
		return fmt.Errorf("%s %s: %w", name, strings.Join(arguments, " "), err)
	}
	return nil
}

// add runs a program in a folder and adds what it prints: lines of a benchmark's
// name, the number of iterations, and pairs of a value and its unit.
func (s samples) add(in, name string, arguments ...string) error {
	c := exec.Command(name, arguments...)
	c.Dir = in // tests read their package's testdata
	c.Stderr = os.Stderr
	output, err := c.Output()
	if err != nil {
		return fmt.Errorf("%s %s: %w", name, strings.Join(arguments, " "), err)
	}
	found := false
	for line := range strings.Lines(string(output)) {
		fields := strings.Fields(line)
		if len(fields) < 4 || !strings.HasPrefix(fields[0], "Benchmark") {
			continue
		}
		benchmark := strings.TrimPrefix(fields[0], "Benchmark")
		if i := strings.LastIndex(benchmark, "-"); i > 0 {
			benchmark = benchmark[:i] // the number of processors
		}
		for i := 2; i+1 < len(fields); i += 2 {
			value, err := strconv.ParseFloat(fields[i], 64)
			if err != nil {
				return fmt.Errorf("%s printed %q: %w", name, line, err)
			}
			key := benchmark + " " + fields[i+1]
			s[key] = append(s[key], value)
			found = true
		}
	}
	if !found {
		return fmt.Errorf("%s %s printed no benchmark", name, strings.Join(arguments, " "))
	}
	return nil
}

// ratios divides round by round.
func (s samples) ratios(above, below string) []float64 {
	a, b := s[above], s[below]
	ratios := make([]float64, min(len(a), len(b)))
	for i := range ratios {
		ratios[i] = a[i] / b[i]
	}
	return ratios
}

// median writes the median of the rounds, which stay in their order, with its 95%
// interval, which takes at least six of them.
func median(values []float64, digits int) string {
	if len(values) == 0 {
		return "skipped"
	}
	s := benchmath.AssumeNothing.Summary(benchmath.NewSample(slices.Clone(values), &benchmath.DefaultThresholds), 0.95)
	if math.IsInf(s.Lo, 0) || math.IsInf(s.Hi, 0) {
		return fmt.Sprintf("%.*f", digits, s.Center)
	}
	return fmt.Sprintf("%.*f (%.*f to %.*f)", digits, s.Center, digits, s.Lo, digits, s.Hi)
}
