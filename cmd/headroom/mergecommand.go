package main

import (
	"errors"
	"fmt"
	"io"
	"path/filepath"

	"github.com/spf13/cobra"

	"headroom/cmd/answer"
	"headroom/cmd/blocks"
	"headroom/cmd/output"
)

func newMergeCommand() *cobra.Command {
	var f runFlags
	cmd := &cobra.Command{
		Use:   "merge DIR...",
		Short: "put the parts of a run or of a sweep together and print the answer",
		Long: "Merge adds the blocks that `headroom run --keep DIR` or `headroom sweep --keep DIR` has kept, in one folder or in\n" +
			"several, whatever their order and however often one of them is there, and prints the answer: the same, to the last\n" +
			"byte, as that of one process. The scenario is in the blocks. What is missing, damaged, of another run or contradicts\n" +
			"itself is named, and the exit status is then 1.",
		Example: "  headroom run bromley --runs 10000 --shard 1/2 --keep part1     # on one machine\n" +
			"  headroom run bromley --runs 10000 --shard 2/2 --keep part2     # on another\n" +
			"  headroom merge part1 part2 --out answer\n" +
			"  headroom sweep bromley --vary team.children.posts=30:60:5 --shard auto/12 --keep posts     # in a job array of 12\n" +
			"  headroom merge posts --require 'within >= 0.1'",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usage("merge takes one or more folders that --keep of `headroom run` or `headroom sweep` has written to")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if f.out == "" && cmd.Flags().Changed("out") {
				return usage("--out is empty: the name of a folder is wanted")
			}
			return merge(cmd, args, f)
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&f.out, "out", "", "folder for the answer and its files, as that of run or sweep")
	flags.BoolVar(&f.json, "json", false, "print the summary, or the table of a sweep, as JSON instead of the answer")
	f.requireFlags.add(flags)
	f.requireFlags.addAgainst(flags)
	f.productFlags.add(flags)
	return cmd
}

func merge(cmd *cobra.Command, folders []string, f runFlags) error {
	asked, err := f.prepare(f.json)
	if err != nil {
		return err
	}
	sweep, err := f.checkProducts(cmd, f.out)
	if err != nil {
		return err
	}
	collected, err := blocks.Collect(folders)
	for _, path := range collected.Passed {
		fmt.Fprintf(cmd.ErrOrStderr(), "headroom: %s is damaged, and passed over: sound blocks hold all of it; it may be deleted\n", path)
	}
	if err != nil {
		return againToo(err, collected)
	}
	swept := collected.Plan.Design != nil
	switch {
	case swept && f.against != "":
		return usage("--against compares with the summary of an earlier run, and these are blocks of a sweep")
	case swept && f.sweep != "":
		return usage("--sweep goes with the report of a run, and these are blocks of a sweep")
	case swept && f.anyBut("xlsx") != "":
		return usage("--%s is made from what a run wrote, and these are blocks of a sweep: give their --out to --sweep of the run's report", f.anyBut("xlsx"))
	}
	if err := asked.checkCollection(collected); err != nil {
		return err
	}
	s, _, err := collected.Source.Read()
	if err != nil {
		return err
	}
	folder, err := openOut(f.out, s)
	if err != nil {
		return err
	}
	if folder != nil {
		defer folder.Discard()
	}
	bar := newProgress(cmd.ErrOrStderr())
	if swept {
		result, source, err := collected.MergeSweep(cmd.Context(), bar.report)
		bar.finish()
		if err != nil {
			return err
		}
		said := collected.Source
		as := sweepFlags{settings: collected.Plan.Settings(collected.Runs), vary: said.Vary, design: said.Design, out: f.out, json: f.json, xlsx: f.any()}
		return deliverSweep(cmd, asked, result, nil, said.Asked, as, folder, source)
	}
	result, source, err := collected.Merge(cmd.Context(), bar.report)
	bar.finish()
	if err != nil {
		return err
	}
	f.settings = result.Settings
	page := answer.Page{Result: result, Command: repeat(collected.Source.Asked, f), Folder: f.out}
	if err := deliver(asked.answerTo(cmd), page, folder, source, f.json); err != nil {
		return err
	}
	sayReplaced(cmd.ErrOrStderr(), f.out, folder, f.files()...)
	if err := f.makeProducts(f.out, sweep, cmd.ErrOrStderr()); err != nil {
		return err
	}
	return asked.conclude(cmd, result, f.json)
}

// againToo adds to the faults of some blocks how those that are damaged are made again.
func againToo(err error, c *blocks.Collection) error {
	var faults blocks.Faults
	if !errors.As(err, &faults) || len(c.Damaged) == 0 || c.Runs == 0 { // of no sound block nothing is known
		return err
	}
	settings := c.Plan.Settings(c.RunsOf())
	command := repeat(c.Source.Asked, runFlags{settings: settings})
	if c.Plan.Design != nil {
		command = repeatSweep(c.Source.Asked, sweepFlags{settings: settings, vary: c.Source.Vary, design: c.Source.Design})
	}
	return append(faults, fmt.Sprintf("what is damaged may be deleted, and is made again by: %s --keep %s", command, quoted(filepath.Dir(c.Damaged[0]))))
}

// deliver writes an answer's files, and prints it.
func deliver(out io.Writer, page answer.Page, folder *output.Folder, source output.Source, asJSON bool) error {
	if folder != nil {
		if err := output.Write(folder, &page, source); err != nil {
			return err
		}
	}
	if asJSON {
		return output.WriteSummary(out, page.Result)
	}
	return answer.Write(out, page)
}
