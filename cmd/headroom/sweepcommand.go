package main

import (
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"headroom/cmd/answer"
	"headroom/cmd/blocks"
	"headroom/cmd/book"
	"headroom/cmd/output"
	"headroom/cmd/record"
	"headroom/experiments"
	"headroom/experiments/require"
	"headroom/experiments/sweep"
	"headroom/models/scenario"
)

// sweepFlags are the flags of sweep.
type sweepFlags struct {
	settings experiments.Settings
	requireFlags
	keepFlags
	vary   []string
	design string
	solve  string
	out    string
	xlsx   bool
	json   bool
}

func newSweepCommand() *cobra.Command {
	var f sweepFlags
	cmd := &cobra.Command{
		Use:   "sweep [SCENARIO] --vary KEY=FROM:TO:STEP",
		Short: "simulate a scenario at many values of some of its keys",
		Long: "Sweep varies numbers, dates and choices of words by their dotted names (`headroom check SCENARIO` lists the\n" +
			"numbers) and simulates every point under the same luck. Without --option it is the headline option; without\n" +
			"--future, every future that does not set a varied key itself. With --keep DIR a long sweep that is broken off\n" +
			"goes on where it was, and --shard shares it out among machines.",
		Example: "  headroom sweep bromley --vary team.children.posts=30:60:5 --out posts\n" +
			"  headroom sweep bromley --vary stream.children.trend_per_year=-0.10:0.10:0.01 --vary pace.elasticity=0,0.3,0.6\n" +
			"  headroom sweep bromley --vary option.taper.taper.1.from=2024-04-01,2024-10-01,2025-04-01\n" +
			"  headroom sweep bromley --vary recruitment.lag_weeks=10:26 --vary pace.elasticity=0:0.6 --design lhs:100 --out spread\n" +
			"  headroom sweep bromley --vary team.children.posts=30:60:5 --runs 10000 --shard 1/2 --keep part1   # see headroom merge\n" +
			"  headroom sweep bromley --solve 'within = 0.5' --vary option.hold.add_posts.1.posts=0:40 --option hold",
		Args: atMostOne,
		RunE: func(cmd *cobra.Command, args []string) error {
			if f.out == "" && cmd.Flags().Changed("out") {
				return usage("--out is empty: the name of a folder is wanted")
			}
			name := defaultScenario
			if len(args) == 1 {
				name = args[0]
			}
			return runSweep(cmd, name, f)
		},
	}
	flags := cmd.Flags()
	flags.StringArrayVar(&f.vary, "vary", nil, "key=from:to:step, key=value,value, or key=from:to for a design that fills ranges (may be given again)")
	flags.StringVar(&f.design, "design", "grid", "grid, lhs:N (Latin hypercube) or halton:N, rounded for keys that take whole numbers, or a CSV file with a row of keys and a row for each point")
	flags.StringVar(&f.solve, "solve", "", "'within = 0.8': the value of one key, between two, at which that chance is reached, by bisection")
	settingsFlags(cmd, &f.settings, 400)
	flags.StringVar(&f.out, "out", "", "folder for the answer, the table as CSV, JSON and Parquet, the pictures and the manifest")
	flags.BoolVar(&f.xlsx, "xlsx", false, "write sweep.xlsx too: the table as a workbook, with charts of a single key")
	flags.BoolVar(&f.json, "json", false, "print the table as JSON instead of the answer")
	f.keepFlags.add(flags)
	f.requireFlags.add(flags)
	return cmd
}

// settingsFlags are the flags that compare and sweep have in common.
func settingsFlags(cmd *cobra.Command, settings *experiments.Settings, runs int) {
	flags := cmd.Flags()
	flags.IntVar(&settings.Runs, "runs", runs, "replications of every option in every future, at every point")
	flags.Uint64Var(&settings.Seed, "seed", 1, "seed of every random draw")
	flags.StringArrayVar(&settings.Futures, "future", nil, "a future (may be given again)")
	if cmd.Name() == "sweep" {
		flags.StringArrayVar(&settings.Options, "option", nil, "an option (may be given again; default the headline)")
	}
	flags.BoolVar(&settings.Fixed, "fixed", false, "hold every assumption at its best value")
	flags.IntVar(&settings.Workers, "workers", 0, "how many replications run at a time (default one for each core); changes no figure")
}

// checkSettings refuses numbers that cannot be run.
func checkSettings(s experiments.Settings) error {
	if s.Runs < 1 {
		return usage("--runs %d: at least 1 is wanted", s.Runs)
	}
	if s.Workers < 0 {
		return usage("--workers %d: at least 1 is wanted, or 0 for one for each core", s.Workers)
	}
	return nil
}

func runSweep(cmd *cobra.Command, name string, f sweepFlags) error {
	if err := checkSettings(f.settings); err != nil {
		return err
	}
	if err := f.keepFlags.check(cmd); err != nil {
		return err
	}
	if f.xlsx && (f.out == "" || f.solve != "") {
		return usage("--xlsx goes into the folder of --out DIR, of a whole sweep: not with --solve")
	}
	if f.solve != "" {
		return runSolve(cmd, name, f)
	}
	shard, err := f.shardAsked()
	if err != nil {
		return err
	}
	asked, err := f.prepare(f.json)
	if err != nil {
		return err
	}
	design, err := f.points()
	if err != nil {
		return err
	}
	source, beside, err := findScenario(name)
	if err != nil {
		return err
	}
	varier, faults := scenario.NewVarier(source.Name, source.Data, beside)
	if len(faults) > 0 {
		return faults
	}
	if strings.HasPrefix(f.design, "lhs:") || strings.HasPrefix(f.design, "halton:") {
		design = design.Rounded(func(key string) bool { v, err := varier.Variable(key); return err == nil && v.Whole })
	}
	plan, err := sweep.NewPlan(varier, design, f.settings)
	if err != nil {
		return usageError{err}
	}
	points, err := asked.checkSweep(plan, f.keep != "")
	if err != nil {
		return err
	}
	bar := newProgress(cmd.ErrOrStderr())
	plan.Settings.Progress = bar.report
	var kept *blocks.Folder
	if f.keep != "" {
		own := blocks.SourceOf(plan.Scenario, source, name)
		own.Vary, own.Design = f.vary, f.design
		if kept, err = f.open(cmd, blocks.PlanOfSweep(plan, design, source, f.settings), own, f.settings); err != nil {
			return err
		}
		plan.Keeper = kept.Point
	}
	if shard.Of > 0 {
		err := plan.Keep(cmd.Context(), shard)
		bar.finish()
		if err != nil {
			return f.brokenOff(err, f.settings.Runs, shard, kept)
		}
		return f.shardDone(cmd.OutOrStdout(), shard, len(plan.Points), f.settings.Runs)
	}
	folder, err := openOut(f.out, plan.Scenario)
	if err != nil {
		return err
	}
	if folder != nil {
		defer folder.Discard()
	}
	result, err := plan.Run(cmd.Context())
	bar.finish()
	if err != nil {
		return f.brokenOff(err, f.settings.Runs, experiments.Shard{}, kept)
	}
	return deliverSweep(cmd, asked, result, points, name, f, folder, source)
}

// deliverSweep writes a sweep's files, prints its answer and says whether what was
// required holds, of the whole runs of its points too, if there are any.
func deliverSweep(cmd *cobra.Command, asked requirements, result *sweep.Result, points [][]require.Cell, name string, f sweepFlags, folder *output.Folder, source output.Source) error {
	page := answer.SweepPage{Result: result, Command: repeatSweep(name, f), Folder: f.out, Drawn: output.SweepIsDrawn(result)}
	if f.designIsFile() {
		page.Design = f.design
	}
	if folder != nil {
		if err := output.WriteSweep(folder, &page, source); err != nil {
			return err
		}
	}
	var again []string
	if f.xlsx {
		again = append(again, output.SweepBookFile)
	}
	sayReplaced(cmd.ErrOrStderr(), f.out, folder, again...)
	var err error
	if f.xlsx {
		if err = sweepBook(f.out); err != nil {
			return err
		}
	}
	switch {
	case asked.alone():
	case f.json:
		err = output.WriteSweepJSON(cmd.OutOrStdout(), result)
	default:
		err = answer.WriteSweep(cmd.OutOrStdout(), page)
	}
	if err != nil {
		return err
	}
	cells := require.FromSweep(result)
	if points != nil {
		cells = require.Joined(cells, points)
	}
	return asked.judge(cmd, cells, result.Scenario.Headline, nil, f.json)
}

// sweepBook makes the workbook of a sweep from the files in its folder.
func sweepBook(folder string) error {
	written, err := record.ReadSweep(folder)
	if err != nil {
		return err
	}
	return output.AddProduct(folder, output.SweepBookFile, func(w io.Writer) error { return book.WriteSweep(w, written) })
}

// designIsFile says that a file holds the points.
func (f sweepFlags) designIsFile() bool { return strings.HasSuffix(f.design, ".csv") }

// points are the points that the flags ask for.
func (f sweepFlags) points() (sweep.Design, error) {
	var axes []sweep.Axis
	for _, text := range f.vary {
		axis, err := sweep.ParseAxis(text)
		if err != nil {
			return sweep.Design{}, usage("--vary %w", err)
		}
		axes = append(axes, axis)
	}
	if f.designIsFile() {
		if len(axes) > 0 {
			return sweep.Design{}, usage("--design %s holds every point, and --vary adds none: leave one of them out", f.design)
		}
		file, err := os.Open(f.design)
		if err != nil {
			return sweep.Design{}, usage("--design: %w", err)
		}
		defer file.Close()
		design, err := sweep.ReadDesign(file)
		if err != nil {
			return sweep.Design{}, usage("--design %s: %w", f.design, err)
		}
		return design, nil
	}
	if len(axes) == 0 {
		return sweep.Design{}, usage("nothing is varied: --vary key=from:to:step is wanted, for example --vary team.children.posts=30:60:5; `headroom check SCENARIO` lists the keys")
	}
	kind, count, counted := strings.Cut(f.design, ":")
	n, err := strconv.Atoi(count)
	var design sweep.Design
	switch {
	case f.design == "grid":
		design, err = sweep.Grid(axes)
	case kind != "lhs" && kind != "halton" || !counted || err != nil:
		return design, usage("--design %s: grid, lhs:N, halton:N or a file whose name ends in .csv is wanted", f.design)
	case kind == "lhs":
		design, err = sweep.LatinHypercube(axes, n, f.settings.Seed)
	default:
		design, err = sweep.Halton(axes, n)
	}
	if err != nil {
		return design, usage("--vary: %w", err)
	}
	return design, nil
}

// repeatSweep is the command that gives the same figures again.
func repeatSweep(name string, f sweepFlags) string {
	words := []string{"headroom", "sweep", quoted(name)}
	for _, vary := range f.vary {
		words = append(words, "--vary", quoted(vary))
	}
	if f.design != "grid" {
		words = append(words, "--design", quoted(f.design))
	}
	if f.solve != "" {
		words = append(words, "--solve", quoted(f.solve))
	}
	return strings.Join(append(words, repeatSettings(f.settings)...), " ")
}

// repeatSettings are the flags of settings, as they were given.
func repeatSettings(s experiments.Settings) []string {
	words := []string{fmt.Sprintf("--runs %d", s.Runs), fmt.Sprintf("--seed %d", s.Seed)}
	for _, option := range s.Options {
		words = append(words, "--option", quoted(option))
	}
	for _, future := range s.Futures {
		words = append(words, "--future", quoted(future))
	}
	if s.Fixed {
		words = append(words, "--fixed")
	}
	return words
}
