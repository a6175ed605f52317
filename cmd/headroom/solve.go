package main

import (
	"errors"
	"regexp"
	"strconv"

	"github.com/spf13/cobra"

	"headroom/cmd/answer"
	"headroom/cmd/output"
	"headroom/experiments"
	"headroom/experiments/sweep"
	"headroom/models/scenario"
)

// solved is the form of --solve.
var solved = regexp.MustCompile(`^\s*(within|after)\s*=\s*(0?\.\d+)\s*$`)

// runSolve finds the break-even value of the one key that is varied.
func runSolve(cmd *cobra.Command, name string, f sweepFlags) error {
	parts := solved.FindStringSubmatch(f.solve)
	if parts == nil {
		return usage("--solve %q: 'within = 0.8' or 'after = 0.8' is wanted, with a chance between 0 and 1", f.solve)
	}
	level, err := strconv.ParseFloat(parts[2], 64)
	if err != nil {
		return usage("--solve %q: %w", f.solve, err)
	}
	if len(f.vary) != 1 || f.design != "grid" || f.json || len(f.conditions) > 0 || f.format != "" {
		return usage("--solve takes one --vary key=low:high, and none of --design, --json, --require and --format: to pass or fail, sweep the range (--vary key=from:to:step) and require something of its points")
	}
	if f.keep != "" {
		return usage("--solve keeps nothing: where it looks next hangs on what it has found, so there are no points to keep or to share out; " +
			"for a long search keep a sweep of the range instead (--vary key=from:to:step --keep DIR) and read off where it crosses")
	}
	axis, err := sweep.ParseAxis(f.vary[0])
	if err != nil {
		return usage("--vary %w", err)
	}
	source, beside, err := findScenario(name)
	if err != nil {
		return err
	}
	varier, faults := scenario.NewVarier(source.Name, source.Data, beside)
	if len(faults) > 0 {
		return faults
	}
	folder, err := openOut(f.out, varier.Scenario())
	if err != nil {
		return err
	}
	if folder != nil {
		defer folder.Discard()
	}
	found, err := sweep.Solve(cmd.Context(), varier, axis, level, parts[1] == "after", f.settings)
	if err != nil {
		var defect *experiments.Failure
		if cmd.Context().Err() != nil || errors.As(err, &defect) {
			return err
		}
		return usageError{err}
	}
	variable, err := varier.Variable(axis.Key)
	if err != nil {
		return err
	}
	page := answer.BreakPage{
		Scenario: varier.Scenario(), Found: found, Variable: variable, Axis: axis, Level: level, After: parts[1] == "after",
		Settings: f.settings, Command: repeatSweep(name, f), Folder: f.out,
	}
	if folder != nil {
		if err := output.WriteBreak(folder, &page, source); err != nil {
			return err
		}
		sayReplaced(cmd.ErrOrStderr(), f.out, folder)
	}
	return answer.WriteBreak(cmd.OutOrStdout(), page)
}
