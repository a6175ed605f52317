package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"headroom/cmd/answer"
	"headroom/cmd/blocks"
	"headroom/cmd/verdict"
	"headroom/experiments"
	"headroom/experiments/require"
	"headroom/experiments/sweep"
	"headroom/models/scenario"
)

// requireFlags are the flags of a verb that may pass or fail.
type requireFlags struct {
	conditions []string
	format     string
	against    string
	moves      bool // there is --against
}

func (f *requireFlags) add(flags *pflag.FlagSet) {
	flags.StringArrayVar(&f.conditions, "require", nil, "a condition such as 'within >= 0.8' (docs/ci.md); may be given again; exit status 3 if one does not hold")
	flags.StringVar(&f.format, "format", "", "print only whether the conditions hold, as text, markdown, github or junit")
}

func (f *requireFlags) addAgainst(flags *pflag.FlagSet) {
	f.moves = true
	flags.Lookup("format").Usage = "print only whether the conditions hold, and what moved, as text, markdown, github or junit"
	flags.StringVar(&f.against, "against", "", "a summary.json of an earlier run: say what moved, and whether more than chance")
}

// A requirements is what was asked of an answer, read before anything runs.
type requirements struct {
	requireFlags
	read   []*require.Requirement
	before *experiments.Summary
}

// prepare reads the conditions and the earlier summary, and refuses two forms of one
// stdout.
func (f requireFlags) prepare(asJSON bool) (requirements, error) {
	asked := requirements{requireFlags: f}
	if f.format != "" {
		if _, err := scenario.Choose("--format", []string{f.format}, verdict.Formats); err != nil {
			return asked, usageError{err}
		}
		switch {
		case len(f.conditions) == 0 && !f.moves:
			return asked, usage("--format %s says how to write whether conditions hold: --require is wanted too", f.format)
		case len(f.conditions) == 0 && f.against == "":
			return asked, usage("--format %s says how to write whether conditions hold, or what moved: --require is wanted too, or --against", f.format)
		case asJSON:
			return asked, usage("--format %s and --json are two forms of what is printed: leave one out; --out DIR writes the same JSON beside", f.format)
		}
	}
	for _, text := range f.conditions {
		r, err := require.Parse(text)
		if err != nil {
			return asked, usage("--require %w", err)
		}
		asked.read = append(asked.read, r)
	}
	if f.against == "" {
		return asked, nil
	}
	data, err := os.ReadFile(f.against)
	if err != nil {
		return asked, usage("--against: %w", err)
	}
	if err := json.Unmarshal(data, &asked.before); err != nil || len(asked.before.Cells) == 0 {
		return asked, usage("--against %s: that is no summary of a run: the file summary.json of --out, or what --json prints, is wanted", f.against)
	}
	return asked, nil
}

// alone says that only verdicts are wanted on stdout.
func (r requirements) alone() bool { return r.format != "" }

// answerTo is where the answer goes: nowhere if only verdicts are wanted.
func (r requirements) answerTo(cmd *cobra.Command) io.Writer {
	if r.alone() {
		return io.Discard
	}
	return cmd.OutOrStdout()
}

// An unmetError is a requirement that does not hold, or a precision that was not
// reached.
type unmetError struct{ summary string }

func (u unmetError) Error() string { return u.summary }

// judge writes whether the conditions hold, and what moved if that was asked for,
// after the answer or, where its form was named, in place of it; beside JSON it goes
// to stderr. It returns an error if one does not hold.
func (r requirements) judge(cmd *cobra.Command, cells []require.Cell, headline string, moved *verdict.Moved, asJSON bool) error {
	if len(r.read) == 0 && moved == nil {
		return nil
	}
	var verdicts []require.Verdict
	for _, condition := range r.read {
		v, err := condition.Judge(cells, headline)
		if err != nil {
			return usage("--require %w", err)
		}
		verdicts = append(verdicts, v...)
	}
	out, format := cmd.OutOrStdout(), r.format
	switch {
	case format != "":
	case asJSON:
		out, format = cmd.ErrOrStderr(), "text"
	default:
		format = "text"
		if _, err := io.WriteString(out, "\n"+answer.Heading("What was required")+"\n"); err != nil {
			return err
		}
	}
	if err := verdict.Write(out, format, verdicts, moved); err != nil {
		return err
	}
	if verdict.Failed(verdicts) > 0 {
		return unmetError{verdict.Summary(verdicts)}
	}
	return nil
}

// check refuses, before anything is simulated, a condition that names what the answer
// will not have. The cells are of a blank answer.
func (r requirements) check(cells []require.Cell, headline string) error {
	for _, condition := range r.read {
		if err := condition.Check(cells, headline); err != nil {
			return usage("--require %w", err)
		}
	}
	return nil
}

// checkRun does so of a run.
func (r requirements) checkRun(s *scenario.Scenario, settings experiments.Settings) error {
	if len(r.read) == 0 {
		return nil
	}
	blank, err := experiments.Blank(s, settings)
	if err != nil {
		return usageError{err}
	}
	return r.check(require.FromSummary(blank.Summary()), s.Headline)
}

// chances are those that the conditions name, of a summary on the way: a run to a
// precision waits for them too. It is nil without a condition.
func (r requirements) chances(headline string) func(*experiments.Summary) []experiments.Chance {
	if len(r.read) == 0 {
		return nil
	}
	return func(s *experiments.Summary) []experiments.Chance {
		var all []experiments.Chance
		for _, condition := range r.read {
			chances, err := condition.Chances(require.FromSummary(s), headline)
			if err != nil {
				panic(err) // checkRun has let it through
			}
			all = append(all, chances...)
		}
		return all
	}
}

// checkSweep does so of a sweep. Where a condition names what only whole runs have,
// such as a figure of a week, the plan is told to run its points whole, and what they
// had is returned when it was run: by point.
func (r requirements) checkSweep(plan *sweep.Plan, keeps bool) (points [][]require.Cell, err error) {
	if len(r.read) == 0 {
		return nil, nil
	}
	blank, err := plan.Blank()
	if err != nil {
		return nil, usageError{err}
	}
	swept := require.FromSweep(blank)
	lean := r.check(swept, plan.Scenario.Headline)
	if lean == nil {
		return nil, nil
	}
	whole, err := plan.BlankPoint()
	if err != nil {
		return nil, usageError{err}
	}
	points = make([][]require.Cell, len(plan.Points))
	for i := range points {
		points[i] = require.FromSummary(whole.Summary())
	}
	if err := r.check(require.Joined(swept, points), plan.Scenario.Headline); err != nil {
		return nil, err
	}
	if keeps {
		return nil, usage("%w; a sweep whose blocks are kept has no other", lean)
	}
	plan.Whole = func(point int, run *experiments.Result) { points[point] = require.FromSummary(run.Summary()) }
	return points, nil
}

// checkCollection does so of blocks that are merged.
func (r requirements) checkCollection(c *blocks.Collection) error {
	if c.Plan.Design != nil {
		plan, err := c.Sweep()
		if err != nil {
			return err
		}
		_, err = r.checkSweep(plan, true)
		return err
	}
	s, settings, err := c.Run()
	if err != nil {
		return err
	}
	return r.checkRun(s, settings)
}

// conclude ends a run: what moved against an earlier answer, whether what was required
// holds, and whether a precision that was asked for was reached.
func (r requirements) conclude(cmd *cobra.Command, result *experiments.Result, asJSON bool) error {
	if r.before == nil && len(r.read) == 0 && !result.Settings.ToPrecision() {
		return nil
	}
	now := result.Summary()
	var moved *verdict.Moved
	switch {
	case r.before == nil:
	case r.alone():
		moved = verdict.MovedBetween(r.against, r.before, now)
	default:
		out := cmd.OutOrStdout()
		if asJSON {
			out = cmd.ErrOrStderr()
		}
		fmt.Fprintln(out)
		if err := answer.WriteMoved(out, r.against, r.before, now); err != nil {
			return err
		}
	}
	err := r.judge(cmd, require.FromSummary(now), result.Scenario.Headline, moved, asJSON)
	var short unmetError
	if now.Precision == nil || now.Precision.Reached || err != nil && !errors.As(err, &short) {
		return err
	}
	missed := fmt.Sprintf("the precision was not reached in %d runs, the most that --runs allows", now.Runs)
	if err != nil {
		missed = short.summary + "; and " + missed
	}
	return unmetError{missed}
}
