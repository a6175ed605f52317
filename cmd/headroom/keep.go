package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"headroom/cmd/blocks"
	"headroom/experiments"
)

// keepFlags are the flags of what is kept and shared out.
type keepFlags struct {
	keep  string
	shard string
}

func (k *keepFlags) add(flags *pflag.FlagSet) {
	flags.StringVar(&k.keep, "keep", "", "folder that keeps each finished block of 200 replications: the same command goes on where it was broken off")
	flags.StringVar(&k.shard, "shard", "", "run only part I of N, such as 2/3, into --keep; auto/N takes I from the job array (see headroom merge)")
}

// check holds the flags to what they may be together.
func (k *keepFlags) check(cmd *cobra.Command) error {
	given := cmd.Flags().Changed
	if given("keep") && k.keep == "" {
		return usage("--keep is empty: the name of a folder is wanted")
	}
	if !given("shard") {
		return nil
	}
	switch {
	case k.shard == "":
		return usage("--shard is empty: I/N is wanted, such as 2/3, or auto/N in a job array")
	case k.keep == "":
		return usage("--shard needs --keep DIR, where the blocks of the shard are kept for `headroom merge`")
	case given("precision") || given("precision-mean"):
		return usage("--shard and --precision do not go together: a shard cannot know when all of them are enough; give --runs")
	}
	for _, flag := range []string{"out", "json", "require", "format", "against", "report", "xlsx", "docx"} {
		if given(flag) {
			return usage("--shard has no answer of its own: give --%s to `headroom merge`", flag)
		}
	}
	return nil
}

// shardDone says what a shard has kept of so many points of so many
// replications, and what to do next.
func (k *keepFlags) shardDone(out io.Writer, shard experiments.Shard, points, runs int) error {
	blocks, replications := 0, 0
	for _, dealt := range shard.Deal(points, runs) {
		for _, b := range dealt {
			blocks++
			replications += b.To - b.From
		}
	}
	_, err := fmt.Fprintf(out, "Shard %d/%d is done: %s (%s) in %s. When all shards are: headroom merge %s\n",
		shard.Index+1, shard.Of, counted(blocks, "block"), counted(replications, "replication"), k.keep, quoted(k.keep))
	return err
}

// open opens the folder that keeps the blocks of a plan.
func (k *keepFlags) open(cmd *cobra.Command, plan blocks.Plan, source blocks.Source, settings experiments.Settings) (*blocks.Folder, error) {
	notice := func(text string) { fmt.Fprintf(cmd.ErrOrStderr(), "headroom: %s\n", text) }
	kept, err := blocks.Open(k.keep, plan, source, settings, notice)
	var foreign blocks.ErrForeign
	if errors.As(err, &foreign) {
		return nil, usageError{err}
	}
	return kept, err
}

// An interruption is a run that was broken off from outside, of which something
// is kept.
type interruption struct {
	kept   int // blocks
	folder string
}

func (i interruption) Error() string {
	is := "are"
	if i.kept == 1 {
		is = "is"
	}
	return fmt.Sprintf("interrupted; %s %s kept in %s, and the same command goes on from there", counted(i.kept, "finished block"), is, i.folder)
}

func (i interruption) Unwrap() error { return context.Canceled }

// brokenOff is the error of a run of so many replications with what is kept of
// it, if it was broken off from outside.
func (k *keepFlags) brokenOff(err error, runs int, shard experiments.Shard, kept *blocks.Folder) error {
	if kept == nil || !errors.Is(err, context.Canceled) {
		return err
	}
	n, counting := kept.Kept(runs, shard)
	if counting != nil {
		return errors.Join(err, counting)
	}
	return interruption{n, k.keep}
}

// sayBeyond says that more is kept than the runs that were precise enough.
func (k *keepFlags) sayBeyond(out io.Writer, kept *blocks.Folder, runs int) error {
	n, err := kept.Beyond(runs)
	if err != nil || n == 0 {
		return err
	}
	_, err = fmt.Fprintf(out, "headroom: %s in %s reach beyond the %d replications of this answer; headroom merge %s adds them too, and is an answer of more\n",
		counted(n, "block"), k.keep, runs, quoted(k.keep))
	return err
}

// arrays are how job arrays number their tasks.
var arrays = []struct {
	name  string // of the variable
	first int    // number of the first task
}{
	{"SLURM_ARRAY_TASK_ID", 1},
	{"PBS_ARRAY_INDEX", 1},
	{"PBS_ARRAYID", 1},
	{"SGE_TASK_ID", 1},
	{"LSB_JOBINDEX", 1},
	{"AWS_BATCH_JOB_ARRAY_INDEX", 0}, // always from 0, as the next
	{"JOB_COMPLETION_INDEX", 0},
}

// parseShard reads I/N, the first shard being 1, or auto/N.
func parseShard(text string, lookup func(string) (string, bool)) (experiments.Shard, error) {
	part, whole, _ := strings.Cut(text, "/")
	of, err := strconv.Atoi(whole)
	if err != nil || of < 1 {
		return experiments.Shard{}, usage("--shard %s: I/N is wanted, such as 2/3, or auto/N in a job array", text)
	}
	if part == "auto" {
		return shardOfTask(of, lookup)
	}
	i, err := strconv.Atoi(part)
	if err != nil || i < 1 || i > of {
		return experiments.Shard{}, usage("--shard %s: the shards are 1/%d to %d/%d, or auto/%d in a job array", text, of, of, of, of)
	}
	return experiments.Shard{Index: i - 1, Of: of}, nil
}

func shardOfTask(of int, lookup func(string) (string, bool)) (experiments.Shard, error) {
	var names []string
	for _, array := range arrays {
		names = append(names, array.name)
		text, there := lookup(array.name)
		if !there || text == "" || text == "undefined" { // as SGE says outside an array
			continue
		}
		i, err := strconv.Atoi(text)
		if err != nil || i < array.first || i >= array.first+of {
			return experiments.Shard{}, usage("--shard auto/%d: %s is %q, and the tasks of the job array must be numbered %d to %d", of, array.name, text, array.first, array.first+of-1)
		}
		return experiments.Shard{Index: i - array.first, Of: of}, nil
	}
	return experiments.Shard{}, usage("--shard auto/%d: this is no task of a job array: none of %s is set", of, strings.Join(names, ", "))
}

// shardAsked is the shard of the command line; of nothing without one.
func (k *keepFlags) shardAsked() (experiments.Shard, error) {
	if k.shard == "" {
		return experiments.Shard{}, nil
	}
	return parseShard(k.shard, os.LookupEnv)
}
