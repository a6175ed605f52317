package main

import (
	"fmt"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// wordsOf are the words of a command as a shell takes them, up to where its
// output goes.
func wordsOf(t *testing.T, line string) []string {
	t.Helper()
	var words []string
	for i, part := range strings.Split(line, "'") {
		if i%2 == 1 {
			words = append(words, part)
			continue
		}
		before, _, redirected := strings.Cut(part, ">>")
		words = append(words, strings.Fields(before)...)
		if redirected {
			break
		}
	}
	return words
}

// The page's shell commands and the steps of its workflow are followed, with
// few runs, in a folder that holds what the page asks for. A condition may fail
// for so few runs: then the status is 3.
func TestEveryCommandOfTheCIPageWorks(t *testing.T) {
	page, readme := string(mustRead(t, "..", "..", "docs", "ci.md")), string(mustRead(t, "..", "..", "README.md"))
	t.Chdir(t.TempDir())
	for _, b := range blocksOf(readme) {
		if b.language == "toml" {
			if err := os.WriteFile("ours.toml", []byte(strings.Join(b.lines, "\n")), 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	commands := map[string]int{}
	for _, b := range blocksOf(page) {
		for _, line := range b.lines {
			line, isStep := strings.CutPrefix(strings.TrimSpace(line), "run: ")
			line = strings.TrimPrefix(line, "bin/")
			if !strings.HasPrefix(line, "headroom ") || b.language == "yaml" && !isStep {
				continue
			}
			args := wordsOf(t, line)[1:]
			given := strings.Join(args, " ")
			for i := range args {
				if i > 0 && args[i-1] == "--runs" {
					args[i] = fewRuns
				}
			}
			if args[0] != "check" && args[0] != "merge" && !strings.Contains(given, "--runs") {
				args = append(args, "--runs", fewRuns)
			}
			tasks := 1
			if _, of, array := strings.Cut(given, "--shard auto/"); array {
				if _, err := fmt.Sscan(of, &tasks); err != nil {
					t.Fatal(err)
				}
			}
			for task := range tasks {
				t.Setenv("SLURM_ARRAY_TASK_ID", strconv.Itoa(task+1))
				if status, _, stderr := headroom(t.Context(), args...); status != done && status != unmet {
					t.Errorf("%q: exit status %d: %s", line, status, stderr)
				}
			}
			commands[b.language]++
		}
	}
	if commands["sh"] < 10 || commands["yaml"] < 4 || commands["bash"] < 1 {
		t.Errorf("only %v commands of the page were tried", commands)
	}
}

// measuresOfPage are the measures that the table of docs/ci.md lists, as they are
// required, by verb.
func measuresOfPage(t *testing.T, page string) map[string][]string {
	t.Helper()
	_, table, found := strings.Cut(page, "| measure | |\n|---|---|\n")
	if !found {
		t.Fatal("the page has no table of measures")
	}
	table, _, _ = strings.Cut(table, "\n\n")
	name := regexp.MustCompile("`([a-z_0-9]+)`")
	measures := map[string][]string{}
	for line := range strings.Lines(table) {
		first, second, _ := strings.Cut(strings.Trim(strings.TrimSpace(line), "|"), "|")
		verb, in := "run", first
		if of := name.FindStringSubmatch(first); strings.HasPrefix(strings.TrimSpace(first), "of ") && of != nil {
			verb, in = of[1], second
		} else {
			in += strings.Join(name.FindAllString(second, -1), " ")
		}
		at := ""
		for _, kind := range []string{"week", "year"} {
			if strings.Contains(second, "["+kind+" N]") {
				at = "[" + kind + " 1]"
			}
		}
		for _, found := range name.FindAllStringSubmatch(in, -1) {
			measures[verb] = append(measures[verb], found[1]+at)
		}
	}
	return measures
}

// Each measure of the page can be required, and each that can be is on the page. The
// small scenario is given a span that has a year end, and a span after.
func TestEveryMeasureOfTheCIPageCanBeRequired(t *testing.T) {
	measures := measuresOfPage(t, string(mustRead(t, "..", "..", "docs", "ci.md")))
	measures["sweep"] = append(measures["sweep"], measures["run"]...)
	longer := strings.NewReplacer("weeks = 66", "weeks = 80", "to = { week = 52 }", "to = { week = 65 }", "after_from = { week = 53 }", "after_from = { week = 66 }", "after_to = { week = 65 }", "after_to = { week = 79 }")
	text := longer.Replace(string(mustRead(t, smallScenario)))
	t.Chdir(t.TempDir())
	if err := os.WriteFile("small.toml", []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	for verb, args := range map[string][]string{
		"run":     {"run", "small.toml", "--option", "taper", "--future", "fall"},
		"sweep":   {"sweep", "small.toml", "--vary", "recruitment.success=0.4,0.5", "--option", "taper", "--future", "fall"},
		"compare": {"compare", "small.toml", "none", "taper", "--future", "fall"},
	} {
		args = append(args, "--runs", "3", "--format", "text")
		all := args
		for _, measure := range measures[verb] {
			all = append(all, "--require", measure+" >= -1000000")
		}
		status, stdout, stderr := headroom(t.Context(), all...)
		for _, measure := range measures[verb] {
			if status != done || !strings.Contains(stdout, "holds  "+measure+" >= -1000000") {
				t.Errorf("%s: %s: exit status %d, %s%s", verb, measure, status, stdout, stderr)
			}
		}
		// What is there is told where a name is wrong.
		_, _, stderr = headroom(t.Context(), append(args, "--require", "nothing >= 0")...)
		_, names, _ := strings.Cut(stderr, "the names are ")
		names, _, _ = strings.Cut(strings.TrimSpace(names), ";")
		for name := range strings.SplitSeq(names, ", ") {
			if !slices.ContainsFunc(measures[verb], func(m string) bool { return m == name || strings.HasPrefix(m, name+"[") }) {
				t.Errorf("%s can be required of %s, and the page does not list it", name, verb)
			}
		}
	}
	if len(measures["run"]) < 33 || len(measures["sweep"]) < 37 || len(measures["compare"]) != 11 {
		t.Errorf("only %v were tried", measures)
	}
}
