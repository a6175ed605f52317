package main

import (
	"fmt"
	"os"
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

func TestEveryMeasureOfTheCIPageCanBeRequired(t *testing.T) {
	inFolderWithSmall(t)
	var conditions []string
	for _, name := range []string{
		"within", "after", "within_at_elasticity_0", "after_at_elasticity_0", "every_quarter", "every_week", "last_quarter", "most_weeks",
		"share_of_weeks", "share_of_weeks_below_band", "unallocated", "unallocated_cases", "breaking_point", "extra_spend", "present_value", "within_grant",
		"within_grant_every_year", "extra_posts", "average_caseload[week 3]", "open_per_fte[week 3]", "open_cases[week 3]", "unallocated_cases[week 3]",
		"in_post_fte[week 3]", "funded_posts[week 3]", "vacancies[week 3]", "agency_fte[week 3]", "share_above[week 3]", "at_or_under_high[week 3]", "below_low[week 3]",
		"extra_spend[year 1]", "total_spend[year 1]", "agency_spend[year 1]",
	} {
		conditions = append(conditions, name+" >= -1000000")
	}
	args := []string{"run", "small.toml", "--runs", "3", "--option", "taper", "--future", "fall", "--format", "text"}
	for _, condition := range conditions {
		args = append(args, "--require", condition)
	}
	status, stdout, stderr := headroom(t.Context(), args...)
	for _, condition := range conditions {
		if status != done || !strings.Contains(stdout, "holds  "+condition) {
			t.Errorf("%s: exit status %d, %s%s", condition, status, stdout, stderr)
		}
	}
}
