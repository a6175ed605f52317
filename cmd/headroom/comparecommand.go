package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"headroom/cmd/answer"
	"headroom/cmd/output"
	"headroom/experiments"
	"headroom/experiments/compare"
)

// compareFlags are the flags of compare.
type compareFlags struct {
	requireFlags
	settings experiments.Settings
	json     bool
}

func newCompareCommand() *cobra.Command {
	var f compareFlags
	cmd := &cobra.Command{
		Use:   "compare SCENARIO [OPTION OPTION...]",
		Short: "set options of a scenario side by side",
		Long: "Compare runs options in the same simulated futures with the same luck, and says by how much each differs from the\n" +
			"first: in the chance of keeping the promise, caseloads, weeks over the target and spend. Without options it\n" +
			"compares all of the scenario with its headline.",
		Example: "  headroom compare bromley taper hold\n  headroom compare bromley taper slower faster adaptive --future as-seen --runs 4000\n" +
			"  headroom compare bromley taper hold --require 'confidently(more_within[hold] >= 0.2)'",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usage("compare takes a scenario and the options to compare, for example: headroom compare bromley taper hold")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error { return runCompare(cmd, args[0], args[1:], f) },
	}
	settingsFlags(cmd, &f.settings, 1000)
	cmd.Flags().BoolVar(&f.json, "json", false, "print the comparison as JSON instead of the answer")
	f.requireFlags.add(cmd.Flags())
	return cmd
}

func runCompare(cmd *cobra.Command, name string, options []string, f compareFlags) error {
	if err := checkSettings(f.settings); err != nil {
		return err
	}
	asked, err := f.prepare()
	if err != nil {
		return err
	}
	s, _, err := readScenario(name)
	if err != nil {
		return err
	}
	if f.settings.Options, err = compare.Options(s, options); err != nil {
		return usageError{err}
	}
	if err := experiments.Check(s, f.settings); err != nil {
		return usageError{err}
	}
	bar := newProgress(cmd.ErrOrStderr())
	f.settings.Progress = bar.report
	result, err := compare.Run(cmd.Context(), s, f.settings)
	bar.finish()
	if err != nil {
		return err
	}
	switch {
	case asked.alone():
	case f.json:
		err = output.WriteComparison(cmd.OutOrStdout(), result)
	default:
		err = answer.WriteComparison(cmd.OutOrStdout(), result, repeatCompare(name, f.settings))
	}
	if err != nil {
		return err
	}
	return asked.judge(cmd, output.ComparisonCells(result), result.Options[0], f.json)
}

// repeatCompare is the command that gives the same figures again.
func repeatCompare(name string, s experiments.Settings) string {
	words := []string{"headroom", "compare", quoted(name)}
	for _, option := range s.Options {
		words = append(words, quoted(option))
	}
	words = append(words, fmt.Sprintf("--runs %d", s.Runs), fmt.Sprintf("--seed %d", s.Seed))
	for _, future := range s.Futures {
		words = append(words, "--future", quoted(future))
	}
	if s.Fixed {
		words = append(words, "--fixed")
	}
	return strings.Join(words, " ")
}
