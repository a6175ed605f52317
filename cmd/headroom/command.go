package main

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"headroom/cmd/blocks"
	"headroom/cmd/output"
	"headroom/experiments"
	"headroom/models/scenario"
)

// Exit statuses.
const (
	done        = 0
	failed      = 1
	wrong       = 2 // the command or the scenario
	unmet       = 3 // done, but what was required does not hold
	interrupted = 130
)

// usageError is a fault of the command line.
type usageError struct{ err error }

func (u usageError) Error() string { return u.err.Error() }
func (u usageError) Unwrap() error { return u.err }

func usage(format string, args ...any) error { return usageError{fmt.Errorf(format, args...)} }

// run is the whole program: the answer goes to stdout, progress and errors to
// stderr, and the exit status is returned.
func run(ctx context.Context, stdout, stderr io.Writer, args []string) int {
	root := newCommand()
	root.SetArgs(args)
	root.SetOut(stdout)
	root.SetErr(stderr)
	if err := root.ExecuteContext(ctx); err != nil {
		return tell(stderr, err)
	}
	return done
}

// tell says what went wrong, and returns the exit status for it.
func tell(stderr io.Writer, err error) int {
	var faults scenario.Faults
	var use usageError
	var short unmetError
	var defect *experiments.Failure
	var broken interruption
	var unusable blocks.Faults
	switch {
	case errors.As(err, &broken):
		fmt.Fprintf(stderr, "\nheadroom: %v\n", err)
		return interrupted
	case errors.Is(err, context.Canceled):
		fmt.Fprintf(stderr, "\nheadroom: interrupted; nothing was written\n")
		return interrupted
	case errors.As(err, &faults):
		fmt.Fprintln(stderr, faults.Error())
		return wrong
	case errors.As(err, &unusable):
		for _, fault := range unusable {
			fmt.Fprintf(stderr, "headroom: %s\n", fault)
		}
		return failed
	case errors.As(err, &short):
		fmt.Fprintf(stderr, "headroom: %v\n", err)
		return unmet
	case errors.As(err, &use):
		fmt.Fprintf(stderr, "headroom: %v\n", err)
		return wrong
	}
	fmt.Fprintf(stderr, "headroom: %v\n", err)
	if errors.As(err, &defect) {
		fmt.Fprintf(stderr, "This is a fault of Headroom. Please report it with all that follows.\n%s", defect.Stack)
	}
	return failed
}

func newCommand() *cobra.Command {
	root := &cobra.Command{
		Use:   "headroom",
		Short: "Will the caseload promise be kept? A simulation of children's services",
		Long: "Headroom simulates a council's children's services, cases, social workers and posts, week by week and\n" +
			"thousands of times, and says with which chance a promised caseload is kept, and how sure that is.",
		Version:       output.Version,
		SilenceErrors: true,
		SilenceUsage:  true,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return nil
			}
			var verbs []string
			for _, c := range cmd.Commands() {
				verbs = append(verbs, c.Name())
			}
			_, err := scenario.Choose("command", args[:1], verbs)
			return usageError{err}
		},
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	root.SetFlagErrorFunc(flagError)
	root.SetVersionTemplate(version() + "\n")
	root.AddCommand(newRunCommand(), newCheckCommand(), newMergeCommand(), newVerifyCommand(), newScenariosCommand(), newSweepCommand(), newCompareCommand(), newReportCommand(), newVersionCommand())
	return root
}

// atMostOne is the argument rule of a verb that takes one scenario.
func atMostOne(cmd *cobra.Command, args []string) error {
	if len(args) > 1 {
		return usage("%s takes one scenario, but %d words were given: %q", cmd.CommandPath(), len(args), args)
	}
	return nil
}
