package main

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"headroom/models/scenario"
)

// fewRuns is how many runs an example is given here, whatever it asks for: the
// figures are not looked at, only that it works and how its answer begins.
const fewRuns = "2"

// A block is a fenced block of a Markdown page.
type block struct {
	language string
	lines    []string
}

func blocksOf(page string) []block {
	var blocks []block
	inside := false
	for line := range strings.Lines(page) {
		line = strings.TrimRight(line, "\r\n")
		language, fence := strings.CutPrefix(line, "```")
		switch {
		case fence && !inside:
			blocks = append(blocks, block{language: language})
			inside = true
		case fence:
			inside = false
		case inside:
			last := &blocks[len(blocks)-1]
			last.lines = append(last.lines, line)
		}
	}
	return blocks
}

// recipe is what `make` does for a target: the arguments of headroom, or
// nothing if it does something else. It fails if there is no such target.
func recipe(t *testing.T, makefile, target string) []string {
	t.Helper()
	_, rest, found := strings.Cut("\n"+makefile, "\n"+target+":")
	if !found {
		t.Fatalf("README asks for `make %s`, and the Makefile has no such target", target)
	}
	for _, line := range strings.Split(rest, "\n")[1:] {
		if !strings.HasPrefix(line, "\t") {
			break
		}
		if _, args, found := strings.Cut(line, "go run ./cmd/headroom "); found {
			return strings.Fields(args)
		}
	}
	return nil
}

// withFewRuns are the arguments of a command with few runs, if it simulates.
func withFewRuns(args []string) []string {
	args = slices.Clone(args)
	if at := slices.Index(args, "--runs"); at >= 0 {
		args[at+1] = fewRuns
	} else if slices.Contains([]string{"run", "sweep", "compare"}, args[0]) {
		args = append(args, "--runs", fewRuns)
	}
	return args
}

func TestEveryCommandInTheReadmeWorks(t *testing.T) {
	readme, makefile := string(mustRead(t, "..", "..", "README.md")), string(mustRead(t, "..", "..", "Makefile"))
	t.Chdir(t.TempDir())
	blocks, commands := blocksOf(readme), 0
	for i, b := range blocks {
		if b.language != "sh" {
			continue
		}
		output := ""
		for _, line := range b.lines {
			words := strings.Fields(line)
			if len(words) == 0 {
				continue
			}
			var args []string
			switch words[0] {
			case "make":
				for _, target := range words[1:] {
					args = recipe(t, makefile, target)
				}
			case "headroom", "bin/headroom", "./bin/headroom":
				args = words[1:]
			case "git", "cd":
			default:
				t.Errorf("README shows %q, which this test does not know how to try", line)
			}
			if args != nil {
				commands++
				output += mustHeadroom(t, withFewRuns(args)...)
			}
		}
		if i+1 < len(blocks) && blocks[i+1].language == "text" {
			if begins := blocks[i+1].lines[0]; !strings.Contains(output, begins) {
				t.Errorf("README promises %q after %q; printed was\n%s", begins, b.lines, output)
			}
		}
	}
	if commands < 3 {
		t.Errorf("only %d commands of the README were tried", commands)
	}
}

func TestTheScenarioInTheReadmeIsTenLinesLongAndRuns(t *testing.T) {
	var text string
	for _, b := range blocksOf(string(mustRead(t, "..", "..", "README.md"))) {
		if b.language == "toml" {
			if len(b.lines) != 10 {
				t.Errorf("the scenario has %d lines", len(b.lines))
			}
			text += strings.Join(b.lines, "\n") + "\n"
		}
	}
	if _, faults := scenario.Read("README.md", []byte(text)); len(faults) > 0 {
		t.Fatal(faults)
	}
	t.Chdir(t.TempDir())
	if err := os.WriteFile("ours.toml", []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	mustHeadroom(t, "check", "ours.toml")
	if answer := mustHeadroom(t, "run", "ours.toml", "--runs", "20"); !strings.Contains(answer, "of 100 simulated futures") {
		t.Errorf("the answer is\n%s", answer)
	}
}

func TestEveryFlagInTheReadmeExists(t *testing.T) {
	known := map[string]bool{"--help": true}
	for _, cmd := range append([]*cobra.Command{newCommand()}, newCommand().Commands()...) {
		cmd.Flags().VisitAll(func(f *pflag.Flag) { known["--"+f.Name] = true })
	}
	flags := regexp.MustCompile("--[a-z][a-z-]*").FindAllString(string(mustRead(t, "..", "..", "README.md")), -1)
	for _, flag := range flags {
		if !known[flag] {
			t.Errorf("README speaks of %s, which no command has", flag)
		}
	}
	if len(flags) < 5 {
		t.Errorf("README speaks of %d flags", len(flags))
	}
}

func TestEveryLinkInTheReadmeLeadsToAFile(t *testing.T) {
	root := filepath.Join("..", "..")
	for _, link := range regexp.MustCompile(`\]\(([^)#]+)\)`).FindAllStringSubmatch(string(mustRead(t, root, "README.md")), -1) {
		if strings.Contains(link[1], "://") {
			continue
		}
		if _, err := os.Stat(filepath.Join(root, filepath.FromSlash(link[1]))); err != nil {
			t.Errorf("README links to %s: %v", link[1], err)
		}
	}
}
