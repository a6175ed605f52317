package compare

import (
	"context"
	"fmt"
	"slices"
	"time"

	"headroom/experiments"
	"headroom/models/scenario"
)

// A File is a scenario and what the comparison calls it.
type File struct {
	Name     string
	Scenario *scenario.Scenario
}

// Files compares one option in several files, the first with the others. The
// files are run with the same seed and replication numbers, a block of
// replications of each at a time, so that what has the same name in two files has
// the same luck, and memory does not grow with replications. Spend is beyond each
// file's own baseline. It returns the errors of [CheckFiles], and the context's
// error if that ends first.
func Files(ctx context.Context, files []File, option string, settings experiments.Settings) (*Result, error) {
	settings, err := settingsOf(files, option, settings)
	if err != nil {
		return nil, err
	}
	r := &Result{Files: files, Option: option}
	var places []int
	for i, file := range files {
		places = append(places, i)
		r.Options = append(r.Options, file.Name)
	}
	r.together()
	folds := make([]*fold, len(settings.Futures))
	for i := range folds {
		folds[i] = newFold(len(files))
	}
	for _, block := range experiments.Blocks(settings.Runs) {
		outcomes, base, err := runBlock(ctx, files, block, settings)
		if err != nil {
			return nil, err
		}
		for _, future := range outcomes {
			for f, byFile := range future {
				folds[f].add(byFile, places)
			}
		}
		r.Base = base
	}
	r.Base.Settings.Runs, r.Base.Settings.First = settings.Runs, 0
	r.Base.Cells, r.Base.Pairs = nil, nil // of the last block alone
	for i, name := range r.Base.Futures {
		r.Futures = append(r.Futures, folds[i].future(name, r, float64(r.Base.Owed.Len())))
	}
	return r, nil
}

// runBlock runs one block of replications of every file: what each came to, by
// replication, future and file, and the result of the first file.
func runBlock(ctx context.Context, files []File, block experiments.Block, settings experiments.Settings) (outcomes [][][]experiments.Outcome, base *experiments.Result, err error) {
	outcomes = make([][][]experiments.Outcome, block.To-block.From)
	for i := range outcomes {
		for range settings.Futures {
			outcomes[i] = append(outcomes[i], make([]experiments.Outcome, len(files)))
		}
	}
	all, told := settings.Runs, settings.Progress
	settings.First, settings.Runs = block.From, block.To-block.From
	for i, file := range files {
		places, err := placesIn(file, settings.Futures)
		if err != nil {
			return nil, nil, err
		}
		settings.Observe = func(future int, of []experiments.Outcome) {
			outcomes[of[0].Replication-block.From][places[future]][i] = of[0]
		}
		if told != nil {
			settings.Progress = func(done, of int) { told(block.From*len(files)+i*of+done, all*len(files)) }
		}
		r, err := experiments.Run(ctx, file.Scenario, settings)
		if err != nil {
			return nil, nil, err
		}
		if i == 0 {
			base = r
		}
	}
	return outcomes, base, nil
}

// placesIn are the places among the futures compared of those that a run of the
// file tells of, which has them in the file's own order.
func placesIn(file File, futures []string) ([]int, error) {
	own, err := scenario.Choose("future", futures, futureNames(file.Scenario))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file.Name, err)
	}
	var places []int
	for _, name := range own {
		places = append(places, slices.Index(futures, name))
	}
	return places, nil
}

// CheckFiles says, without simulating, why one option cannot be compared in some
// files: one has no such option or future, or owes another promise.
func CheckFiles(files []File, option string, settings experiments.Settings) error {
	settings, err := settingsOf(files, option, settings)
	if err != nil {
		return err
	}
	for _, file := range files {
		if err := experiments.Check(file.Scenario, settings); err != nil {
			return fmt.Errorf("%s: %w", file.Name, err)
		}
	}
	return nil
}

// settingsOf are the settings of every file's runs: the option, and the futures
// asked for or, where none is, those that all files have.
func settingsOf(files []File, option string, settings experiments.Settings) (experiments.Settings, error) {
	if len(files) < 2 || len(files) > mostOptions {
		return settings, fmt.Errorf("2 to %d files can be compared, and %d was named", mostOptions, len(files))
	}
	first := files[0]
	futures := settings.Futures
	if len(futures) == 0 {
		futures = inAll(files)
		if len(futures) == 0 {
			return settings, fmt.Errorf("%s cannot be compared: no future has the same name in all of them", namesOf(files))
		}
	}
	for _, file := range files {
		if _, err := scenario.Choose("option", []string{option}, names(file.Scenario)); err != nil {
			return settings, fmt.Errorf("%s: %w", file.Name, err)
		}
		if _, err := scenario.Choose("future", futures, futureNames(file.Scenario)); err != nil {
			return settings, fmt.Errorf("%s: %w", file.Name, err)
		}
		if other := otherPromise(first.Scenario, file.Scenario); other != "" {
			return settings, fmt.Errorf("%s and %s cannot be compared, because they owe different promises: %s in the other", first.Name, file.Name, other)
		}
	}
	chosen, err := scenario.Choose("future", futures, futureNames(first.Scenario))
	settings.Options, settings.Futures, settings.Lean = []string{option}, chosen, true
	return settings, err
}

// otherPromise says what makes two promises different ones, first as the first
// has it; it is empty if they are the same. A span is compared by the days that
// its words come to, which hang on the start, and by its weeks, whose blocks are
// what is read.
func otherPromise(a, b *scenario.Scenario) string {
	words := []string{"target.measure", "target.low", "target.high", "target.rule", "target.team"}
	for _, unlike := range scenario.Unlikes(a, b) {
		if slices.Contains(words, unlike.Key) {
			return fmt.Sprintf("%s is %s in one and %s", unlike.Key, unlike.A, unlike.B)
		}
	}
	s, t := a.Target, b.Target
	if inA, inB := daysOf(a, s.From, s.To), daysOf(b, t.From, t.To); inA != inB {
		return fmt.Sprintf("it is owed %s in one and %s", inA, inB)
	}
	if inA, inB := daysOf(a, s.AfterFrom, s.AfterTo), daysOf(b, t.AfterFrom, t.AfterTo); inA != inB {
		return fmt.Sprintf("it is judged afterwards %s in one and %s", inA, inB)
	}
	return ""
}

// daysOf are the first and the last day of a span and its weeks.
func daysOf(s *scenario.Scenario, from, to scenario.When) string {
	if !from.IsSet() || !to.IsSet() {
		return "not at all"
	}
	day := func(w scenario.When) string { return s.Date(s.Week(w)).Format(time.DateOnly) }
	return fmt.Sprintf("%s to %s (%d weeks)", day(from), day(to), experiments.SpanOf(s, from, to).Len())
}

// inAll are the futures that all files have, in the order of the first.
func inAll(files []File) []string {
	var all []string
	for _, name := range futureNames(files[0].Scenario) {
		if !slices.ContainsFunc(files, func(f File) bool { return !slices.Contains(futureNames(f.Scenario), name) }) {
			all = append(all, name)
		}
	}
	return all
}

// LeftOut are the futures that some files have and that are not compared.
func (r *Result) LeftOut() []string {
	var left []string
	for _, file := range r.Files {
		for _, name := range futureNames(file.Scenario) {
			if !slices.Contains(r.Base.Futures, name) && !slices.Contains(left, name) {
				left = append(left, name)
			}
		}
	}
	return left
}

func futureNames(s *scenario.Scenario) []string {
	var all []string
	for _, future := range s.Futures {
		all = append(all, future.Name)
	}
	return all
}

func namesOf(files []File) string {
	text := files[0].Name
	for _, file := range files[1:] {
		text += " and " + file.Name
	}
	return text
}
