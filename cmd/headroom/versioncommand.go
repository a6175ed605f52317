package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"headroom/cmd/output"
)

// version is what fixes the figures of a run beside its scenario and flags, and
// the commit if it is known.
func version() string {
	versions := output.Versions()
	text := fmt.Sprintf("headroom %s, model %s", versions["headroom"], versions["model"])
	if commit := versions["commit"]; commit != "" {
		text += ", commit " + commit
	}
	return text
}

func newVersionCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "print the versions of the program and of the model",
		Long: "Version prints the version of the program, that of the model (while it is the same, so are figures), and the commit\n" +
			"that the program was built from where Go has noted it.",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 0 {
				return usage("version takes no words, but was given %q", args)
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, _ []string) error {
			_, err := fmt.Fprintln(cmd.OutOrStdout(), version())
			return err
		},
	}
}
