package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"headroom/cmd/answer"
	"headroom/cmd/output"
	"headroom/experiments"
)

// defaultScenario is run where none is named.
const defaultScenario = "bromley"

// runFlags are the flags of run.
type runFlags struct {
	settings experiments.Settings
	out      string
	json     bool
}

func newRunCommand() *cobra.Command {
	var f runFlags
	cmd := &cobra.Command{
		Use:   "run [SCENARIO]",
		Short: "simulate a scenario and print the answer",
		Long: "Run simulates every option of a scenario in every future and prints the answer. SCENARIO is the name of a\n" +
			"shipped scenario (see `headroom scenarios`) or a file; without it, " + defaultScenario + ".",
		Example: "  headroom run\n  headroom run bromley --runs 10000 --out answer\n  headroom run mine.toml --option taper --option none --future no-fall",
		Args:    atMostOne,
		RunE: func(cmd *cobra.Command, args []string) error {
			if f.out == "" && cmd.Flags().Changed("out") {
				return usage("--out is empty: the name of a folder is wanted")
			}
			name := defaultScenario
			if len(args) == 1 {
				name = args[0]
			}
			return runScenario(cmd, name, f)
		},
	}
	flags := cmd.Flags()
	flags.IntVar(&f.settings.Runs, "runs", 1000, "replications of every option in every future")
	flags.Uint64Var(&f.settings.Seed, "seed", 1, "seed of every random draw")
	flags.StringArrayVar(&f.settings.Options, "option", nil, "an option to report (may be given again; default all)")
	flags.StringArrayVar(&f.settings.Futures, "future", nil, "a future to report (may be given again; default all)")
	flags.BoolVar(&f.settings.Fixed, "fixed", false, "hold every assumption at its best value")
	flags.IntVar(&f.settings.Workers, "workers", 0, "how many replications run at a time (default one for each core); changes no figure")
	flags.StringVar(&f.out, "out", "", "folder for the answer, the weekly figures, the summary, the charts and the manifest")
	flags.BoolVar(&f.json, "json", false, "print the summary as JSON instead of the answer")
	flags.BoolVar(&f.settings.Check, "check-conservation", false, "hold every census to the conservation laws; for tests")
	if err := flags.MarkHidden("check-conservation"); err != nil {
		panic(err) // there is no such flag
	}
	return cmd
}

func runScenario(cmd *cobra.Command, name string, f runFlags) error {
	if f.settings.Runs < 1 {
		return usage("--runs %d: at least 1 is wanted", f.settings.Runs)
	}
	if f.settings.Workers < 0 {
		return usage("--workers %d: at least 1 is wanted, or 0 for one for each core", f.settings.Workers)
	}
	s, source, err := readScenario(name)
	if err != nil {
		return err
	}
	if err := experiments.Check(s, f.settings); err != nil {
		return usageError{err}
	}
	var folder *output.Folder
	if f.out != "" {
		if folder, err = output.Open(f.out); err != nil {
			return err
		}
		defer folder.Discard()
	}
	stderr := cmd.ErrOrStderr()
	bar := newProgress(stderr)
	f.settings.Progress = bar.report
	result, err := experiments.Run(cmd.Context(), s, f.settings)
	bar.finish()
	if err != nil {
		return err
	}
	page := answer.Page{Result: result, Command: repeat(name, f), Folder: f.out}
	if folder != nil {
		if err := output.Write(folder, &page, source); err != nil {
			return err
		}
	}
	if f.json {
		return output.WriteSummary(cmd.OutOrStdout(), result)
	}
	return answer.Write(cmd.OutOrStdout(), page)
}

// repeat is the command that gives the same figures again.
func repeat(name string, f runFlags) string {
	words := []string{"headroom", "run", quoted(name), fmt.Sprintf("--runs %d", f.settings.Runs), fmt.Sprintf("--seed %d", f.settings.Seed)}
	for _, option := range f.settings.Options {
		words = append(words, "--option", quoted(option))
	}
	for _, future := range f.settings.Futures {
		words = append(words, "--future", quoted(future))
	}
	if f.settings.Fixed {
		words = append(words, "--fixed")
	}
	return strings.Join(words, " ")
}
