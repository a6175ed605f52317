package main

import (
	"math"
	"strings"

	"github.com/spf13/cobra"

	"headroom/cmd/answer"
	"headroom/cmd/blocks"
	"headroom/experiments"
)

// defaultScenario is run where none is named.
const defaultScenario = "bromley"

// runFlags are the flags of run.
type runFlags struct {
	settings experiments.Settings
	keepFlags
	requireFlags
	productFlags
	precision     float64
	precisionMean float64
	out           string
	json          bool
	progress      bool
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
	flags.Float64Var(&f.precision, "precision", 0, "run until every chance of keeping the promise is known to within this much either way, such as 0.01;\n"+
		"at most --runs, by default 100,000; and every chance that --require names; exit status 3 if so many are not enough")
	flags.Float64Var(&f.precisionMean, "precision-mean", 0, "run until every mean of the promise's measure in the answer's table is known to within this much either way,\n"+
		"in its unit, such as 0.5 cases for each worker; alone or with --precision")
	f.keepFlags.add(flags)
	f.requireFlags.add(flags)
	f.requireFlags.addAgainst(flags)
	f.productFlags.add(flags)
	flags.StringVar(&f.out, "out", "", "folder for the answer, the weekly figures, the summary, the charts and the manifest")
	flags.BoolVar(&f.json, "json", false, "print the summary as JSON instead of the answer")
	flags.BoolVar(&f.progress, "progress", false, "show first looks at the answer on stderr where it is not a terminal too")
	flags.BoolVar(&f.settings.Check, "check-conservation", false, "hold every census to the conservation laws; for tests")
	if err := flags.MarkHidden("check-conservation"); err != nil {
		panic(err) // there is no such flag
	}
	return cmd
}

func runScenario(cmd *cobra.Command, name string, f runFlags) error {
	if err := f.check(cmd); err != nil {
		return err
	}
	shard, err := f.shardAsked()
	if err != nil {
		return err
	}
	asked, err := f.prepare(f.json)
	if err != nil {
		return err
	}
	sweep, err := f.checkProducts(cmd, f.out)
	if err != nil {
		return err
	}
	s, source, err := readScenario(name)
	if err != nil {
		return err
	}
	if err := experiments.Check(s, f.settings); err != nil {
		return usageError{err}
	}
	if err := asked.checkRun(s, f.settings); err != nil {
		return err
	}
	if f.settings.Precision > 0 {
		f.settings.Asked = asked.chances(s.Headline)
	}
	if err := f.checkSweep(sweep, s, source); err != nil {
		return err
	}
	bar := newProgress(cmd.ErrOrStderr())
	f.settings.Progress = bar.report
	var kept *blocks.Folder
	if f.keep != "" {
		plan, err := blocks.PlanOf(s, source, f.settings)
		if err != nil {
			return err
		}
		if kept, err = f.open(cmd, plan, blocks.SourceOf(s, source, name), f.settings); err != nil {
			return err
		}
		f.settings.Keeper = kept.Run()
	}
	if shard.Of > 0 {
		err := experiments.Keep(cmd.Context(), s, f.settings, shard.Deal(1, f.settings.Runs)[0])
		bar.finish()
		if err != nil {
			return f.brokenOff(err, f.settings.Runs, shard, kept)
		}
		return f.shardDone(cmd.OutOrStdout(), shard, 1, f.settings.Runs)
	}
	bar.lookAlong(f.settings.Runs, f.progress)
	f.settings.Look = bar.look
	folder, err := openOut(f.out, s)
	if err != nil {
		return err
	}
	if folder != nil {
		defer folder.Discard()
	}
	result, err := experiments.Run(cmd.Context(), s, f.settings)
	bar.finish()
	if err != nil {
		return f.brokenOff(err, f.settings.Runs, experiments.Shard{}, kept)
	}
	f.settings = result.Settings // with the runs that it took
	if kept != nil && f.settings.ToPrecision() {
		if err := f.sayBeyond(cmd.ErrOrStderr(), kept, f.settings.Runs); err != nil {
			return err
		}
	}
	page := answer.Page{Result: result, Command: repeat(name, f), Folder: f.out}
	if err := deliver(asked.answerTo(cmd), page, folder, source, f.json); err != nil {
		return err
	}
	sayReplaced(cmd.ErrOrStderr(), f.out, folder, f.files()...)
	if err := f.makeProducts(f.out, sweep, cmd.ErrOrStderr()); err != nil {
		return err
	}
	return asked.conclude(cmd, result, f.json)
}

// check holds the flags to what they may be, alone and together.
func (f *runFlags) check(cmd *cobra.Command) error {
	if err := checkSettings(f.settings); err != nil {
		return err
	}
	given := cmd.Flags().Changed
	if given("out") && f.out == "" {
		return usage("--out is empty: the name of a folder is wanted")
	}
	if given("precision") {
		if !(f.precision > 0 && f.precision < 0.5) {
			return usage("--precision %v: a number above 0 and below 0.5 is wanted, such as 0.01 for one chance in a hundred either way", f.precision)
		}
		f.settings.Precision = f.precision
	}
	if given("precision-mean") {
		if !(f.precisionMean > 0) || math.IsInf(f.precisionMean, 1) {
			return usage("--precision-mean %v: a number above 0 is wanted, such as 0.5 for half a case for each worker either way", f.precisionMean)
		}
		f.settings.PrecisionMean = f.precisionMean
	}
	if f.settings.ToPrecision() && !given("runs") {
		f.settings.Runs = experiments.MostRuns
	}
	return f.keepFlags.check(cmd)
}

// repeat is the command that gives the same figures again.
func repeat(name string, f runFlags) string {
	return strings.Join(append([]string{"headroom", "run", quoted(name)}, repeatSettings(f.settings)...), " ")
}
