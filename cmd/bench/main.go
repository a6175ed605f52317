// Command bench measures speed and prints the tables of docs/performance.md. It
// runs Go benchmarks, and the C loop of sim/bench where there is a C compiler, in
// interleaved rounds, and takes processor time, not elapsed time, so that other
// work on the machine disturbs it less. It also times the program itself, and
// profiles a replication. With ten rounds or more it writes the tables into the
// page and draws the profile's picture. Run it in the project's folder.
package main

import (
	"flag"
	"fmt"
	"os"
	"regexp"
	"runtime"
	"strings"
)

// part is one place of the page, with what is measured for it.
type part struct {
	name    string // of its place in the page
	measure func(folder string, rounds int) (samples, error)
	results func(samples) string
	draw    func(samples) error // its picture, if it has one
}

// parts are what is measured, in the order of the page.
var parts = []part{engine, model, profile, growth, program}

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
		measured, err := p.measure(folder, rounds)
		if err != nil {
			return err
		}
		text := fmt.Sprintf("%s, %s, %s.\n\n", processor(), counted(rounds, "round"), runtime.Version()) + p.results(measured)
		fmt.Println(text)
		if rounds >= roundsForPage {
			if err := replace(page, p.name, text); err != nil {
				return err
			}
			if p.draw == nil {
				continue
			}
			if err := p.draw(measured); err != nil {
				return err
			}
		}
	}
	return nil
}

// counted is a number of things.
func counted(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
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
