// Command bench measures speed and prints the tables of docs/performance.md. It
// runs Go benchmarks, and the C loop of sim/bench where there is a C compiler, in
// interleaved rounds, and takes processor time, not elapsed time, so that other
// work on the machine disturbs it less. With ten rounds or more it also writes
// the tables into the page. Run it in the project's folder.
package main

import (
	"flag"
	"fmt"
	"os"
	"regexp"
	"runtime"
	"strings"
)

// part is one table of the page.
type part struct {
	name    string // of its place in the page
	folder  string // of the package with the benchmarks
	names   []string
	times   string // -test.benchtime: iterations a round
	withC   bool   // measure the C loop for the names that it has
	results func(samples) string
}

// parts are the tables, in their order.
var parts = []part{engine, model}

const (
	page          = "docs/performance.md"
	roundsForPage = 10
)

func main() {
	rounds := flag.Int("rounds", 3, "interleaved rounds")
	flag.Parse()
	if err := run(*rounds); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run(rounds int) error {
	folder, err := os.MkdirTemp("", "bench")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	for _, p := range parts {
		measured, err := measure(p, folder, rounds)
		if err != nil {
			return err
		}
		text := fmt.Sprintf("%s, %d rounds, %s.\n\n", processor(), rounds, runtime.Version()) + p.results(measured)
		fmt.Print(text)
		if rounds >= roundsForPage {
			if err := replace(page, p.name, text); err != nil {
				return err
			}
		}
	}
	return nil
}

// processor names the processor, where Linux tells it.
func processor() string {
	text, _ := os.ReadFile("/proc/cpuinfo")
	name := regexp.MustCompile(`model name\s*: (.*)`).FindStringSubmatch(string(text))
	if name == nil {
		return runtime.GOARCH
	}
	return fmt.Sprintf("%s (%s), %d cores", strings.TrimSpace(name[1]), runtime.GOARCH, runtime.NumCPU())
}

// replace writes the text between a page's two comments, the first of which
// names the part.
func replace(file, name, text string) error {
	page, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	made := regexp.MustCompile(`(?s)(<!-- made: ` + regexp.QuoteMeta(name) + `,[^\n]* -->\n)(.*?)(<!-- made -->)`)
	place := made.FindSubmatchIndex(page)
	if place == nil {
		return fmt.Errorf("%s has no made part named %s", file, name)
	}
	whole := string(page[:place[3]]) + text + string(page[place[6]:])
	return os.WriteFile(file, []byte(whole), 0o644)
}
