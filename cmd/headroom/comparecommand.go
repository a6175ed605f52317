package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"headroom/cmd/answer"
	"headroom/cmd/output"
	"headroom/experiments"
	"headroom/experiments/compare"
	"headroom/models/scenario"
)

// compareFlags are the flags of compare.
type compareFlags struct {
	requireFlags
	settings experiments.Settings
	out      string
	json     bool
}

func newCompareCommand() *cobra.Command {
	var f compareFlags
	cmd := &cobra.Command{
		Use:   "compare SCENARIO [SCENARIO...] [OPTION...]",
		Short: "set options of a scenario, or one option in several files, side by side",
		Long: "Compare runs options in the same simulated futures with the same luck, and says by how much each differs from the\n" +
			"first: in the chance of keeping the promise, caseloads, weeks over the target and spend. Without options it\n" +
			"compares all of the scenario with its headline. Of several scenarios it compares one option, the headline of the\n" +
			"first unless one is named, and says what differs between the files.",
		Example: "  headroom compare bromley taper hold\n  headroom compare bromley taper slower faster adaptive --future as-seen --runs 4000\n" +
			"  headroom compare bromley taper hold --require 'confidently(more_within[hold] >= 0.2)'\n" +
			"  headroom compare ours.toml ours-faster-hiring.toml taper --out compared",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usage("compare takes a scenario and the options to compare, for example: headroom compare bromley taper hold")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if f.out == "" && cmd.Flags().Changed("out") {
				return usage("--out is empty: the name of a folder is wanted")
			}
			return runCompare(cmd, args, f)
		},
	}
	settingsFlags(cmd, &f.settings, 1000)
	cmd.Flags().StringVar(&f.out, "out", "", "folder for the answer, the comparison as JSON, the picture of the differences and the manifest")
	cmd.Flags().BoolVar(&f.json, "json", false, "print the comparison as JSON instead of the answer")
	f.requireFlags.add(cmd.Flags())
	return cmd
}

func runCompare(cmd *cobra.Command, args []string, f compareFlags) error {
	if err := checkSettings(f.settings); err != nil {
		return err
	}
	asked, err := f.prepare(f.json)
	if err != nil {
		return err
	}
	c, err := readComparison(args, f.settings)
	if err != nil {
		return err
	}
	if err := c.check(asked); err != nil {
		return err
	}
	folder, err := openOut(f.out, c.scenarios()...)
	if err != nil {
		return err
	}
	if folder != nil {
		defer folder.Discard()
	}
	bar := newProgress(cmd.ErrOrStderr())
	c.settings.Progress = bar.report
	result, err := c.run(cmd)
	bar.finish()
	if err != nil {
		return err
	}
	page := answer.ComparisonPage{Result: result, Command: c.repeat(), Folder: f.out}
	if folder != nil {
		if err := output.WriteCompared(folder, &page, c.sources); err != nil {
			return err
		}
	}
	sayReplaced(cmd.ErrOrStderr(), f.out, folder)
	switch {
	case asked.alone():
	case f.json:
		err = output.WriteComparison(cmd.OutOrStdout(), result)
	default:
		err = answer.WriteComparison(cmd.OutOrStdout(), page)
	}
	if err != nil {
		return err
	}
	return asked.judge(cmd, output.ComparisonCells(result), result.Options[0], nil, f.json)
}

// A comparison is what the words of the command line ask for: options of one
// file, or one option in several.
type comparison struct {
	words    []string // the scenarios, as they were given
	files    []compare.File
	sources  []output.Source
	option   string // in several files
	settings experiments.Settings
}

// readComparison reads the scenarios and checks that they can be compared. A word
// that is an option of the first scenario is one; any other that is a shipped
// scenario or a file is a scenario.
func readComparison(args []string, settings experiments.Settings) (*comparison, error) {
	c := &comparison{settings: settings}
	if err := c.read(args[0]); err != nil {
		return nil, err
	}
	var options []string
	for _, word := range args[1:] {
		if !c.hasOption(word) && isScenario(word) {
			if err := c.read(word); err != nil {
				return nil, err
			}
			continue
		}
		options = append(options, word)
	}
	first := c.files[0].Scenario
	if len(c.files) == 1 {
		var err error
		if c.settings.Options, err = compare.Options(first, options); err != nil {
			return nil, usageError{err}
		}
		if err := experiments.Check(first, c.settings); err != nil {
			return nil, usageError{err}
		}
		return c, nil
	}
	c.option = first.Headline
	switch len(options) {
	case 0:
	case 1:
		c.option = options[0]
	default:
		return nil, usage("of several files one option is compared, and %d are named: %s", len(options), strings.Join(options, ", "))
	}
	if err := c.name(); err != nil {
		return nil, err
	}
	if err := compare.CheckFiles(c.files, c.option, c.settings); err != nil {
		return nil, usageError{err}
	}
	return c, nil
}

func (c *comparison) read(word string) error {
	s, source, err := readScenario(word)
	if err != nil {
		return err
	}
	c.words, c.sources = append(c.words, word), append(c.sources, source)
	c.files = append(c.files, compare.File{Name: word, Scenario: s})
	return nil
}

func (c *comparison) scenarios() (all []*scenario.Scenario) {
	for _, file := range c.files {
		all = append(all, file.Scenario)
	}
	return all
}

func (c *comparison) hasOption(word string) bool {
	return slices.ContainsFunc(c.files[0].Scenario.Options, func(o scenario.Option) bool { return o.Name == word })
}

// isScenario says that a word is a shipped scenario, a file, or written like one.
func isScenario(word string) bool {
	_, err := os.Stat(word)
	return err == nil || slices.Contains(scenario.Shipped(), word) || strings.HasSuffix(word, ".toml") || strings.ContainsAny(word, "/\\")
}

// name calls the files by their names without folder and ending, where these are
// all different, or else as they were given.
func (c *comparison) name() error {
	short := map[string]bool{}
	for i, word := range c.words {
		if slices.Contains(c.words[:i], word) {
			return usage("scenario %q is named twice", word)
		}
		short[shortName(word)] = true
	}
	if len(short) == len(c.words) {
		for i := range c.files {
			c.files[i].Name = shortName(c.words[i])
		}
	}
	return nil
}

func shortName(word string) string { return strings.TrimSuffix(filepath.Base(word), ".toml") }

func (c *comparison) run(cmd *cobra.Command) (*compare.Result, error) {
	if len(c.files) > 1 {
		return compare.Files(cmd.Context(), c.files, c.option, c.settings)
	}
	return compare.Run(cmd.Context(), c.files[0].Scenario, c.settings)
}

// check refuses, before anything is simulated, a condition that names what the
// comparison will not have.
func (c *comparison) check(asked requirements) error {
	if len(asked.read) == 0 {
		return nil
	}
	blank, err := compare.Blank(c.files[0].Scenario, c.settings)
	if len(c.files) > 1 {
		blank, err = compare.BlankFiles(c.files, c.option, c.settings)
	}
	if err != nil {
		return usageError{err}
	}
	return asked.check(output.ComparisonCells(blank), blank.Options[0])
}

// repeat is the command that gives the same figures again.
func (c *comparison) repeat() string {
	words, s := []string{"headroom", "compare"}, c.settings
	for _, word := range c.words {
		words = append(words, quoted(word))
	}
	if c.option != "" {
		words = append(words, quoted(c.option))
	}
	for _, option := range s.Options {
		words = append(words, quoted(option))
	}
	s.Options = nil // said already, as words
	return strings.Join(append(words, repeatSettings(s)...), " ")
}
