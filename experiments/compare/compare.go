package compare

import (
	"context"
	"fmt"
	"slices"

	"headroom/experiments"
	"headroom/experiments/estimate"
	"headroom/models/scenario"
	"headroom/sim"
)

// A Result is a comparison of options in each future.
type Result struct {
	Base       *experiments.Result // the run that the comparison is of; of files, the first one's, without cells
	Options    []string            // the first is what the others are compared with; of files, their names
	Files      []File              // where one option is compared in several files
	Option     string              // that option
	Futures    []Future
	AllPairs   float64 // the same for all pairs of options: of differences from the best, which the runs themselves name
	Confidence float64 // of each interval of a difference, so that those of all options hold together at experiments.Confidence
}

// A Future is the comparison in one future.
type Future struct {
	Name        string
	Options     []Option
	Differences []Difference // of each option but the first, less the first
	FromBest    []Difference // of each option but the one that kept the promise most often, less that one: at AllPairs
	Best        []float64    // by option: the chance that it keeps the promise most often (see best)
	NotWorse    []int        // options that these runs cannot tell from the one that kept the promise most often, that one first
}

// An Option is what one option came to.
type Option struct {
	Within, After           experiments.Count
	Last, WeeksOver, Extras experiments.Average // of the target's measure over the last year owed; weeks that did not keep the target; pounds beyond the baseline
}

// A Difference is one option less another, with intervals from the pairs of
// replications: Tango's for chances, Student's for means.
type Difference struct {
	Option, From           int  // their places
	Same                   bool // in every replication, in every respect
	Within, After          estimate.Interval
	Last, WeeksOver, Extra estimate.Interval
}

// Unclear says that the interval of a difference holds 0: the runs do not show
// which way it goes.
func Unclear(i estimate.Interval) bool { return i.Low <= 0 && i.High >= 0 }

// mostOptions is how many options can be compared: each is a bit.
const mostOptions = 16

// Run compares the options of the settings, the first with the others; without
// any, all options with the headline. It returns the context's error if that
// ends first.
func Run(ctx context.Context, s *scenario.Scenario, settings experiments.Settings) (*Result, error) {
	options, err := Options(s, settings.Options)
	if err != nil {
		return nil, err
	}
	settings.Options, settings.Lean = options, true
	var places []int // of each option in the outcomes, which are in the scenario's order
	var folds []*fold
	inOrder, err := scenario.Choose("option", options, names(s))
	if err != nil {
		return nil, err
	}
	for _, option := range options {
		places = append(places, slices.Index(inOrder, option))
	}
	futures := len(settings.Futures)
	if futures == 0 {
		futures = len(s.Futures)
	}
	for range futures {
		folds = append(folds, newFold(len(options)))
	}
	settings.Observe = func(future int, outcomes []experiments.Outcome) { folds[future].add(outcomes, places) }
	base, err := experiments.Run(ctx, s, settings)
	if err != nil {
		return nil, err
	}
	r := &Result{Base: base, Options: options}
	r.together()
	for i, name := range base.Futures {
		r.Futures = append(r.Futures, folds[i].future(name, r, float64(base.Owed.Len())))
	}
	return r, nil
}

// together sets the confidences at which intervals of several options hold
// together.
func (r *Result) together() {
	n := len(r.Options)
	r.Confidence, r.AllPairs = estimate.Bonferroni(experiments.Confidence, n-1), estimate.Bonferroni(experiments.Confidence, n*(n-1)/2)
}

// Options are the options that are compared, the first with the others. The
// error says what cannot be.
func Options(s *scenario.Scenario, asked []string) ([]string, error) {
	all := names(s)
	if len(asked) == 0 {
		asked = []string{s.Headline}
		for _, name := range all {
			if name != s.Headline {
				asked = append(asked, name)
			}
		}
	}
	if _, err := scenario.Choose("option", asked, all); err != nil {
		return nil, err
	}
	for i, name := range asked {
		if slices.Contains(asked[:i], name) {
			return nil, fmt.Errorf("option %q is named twice", name)
		}
	}
	if len(asked) < 2 || len(asked) > mostOptions {
		return nil, fmt.Errorf("2 to %d options can be compared, and %d was named", mostOptions, len(asked))
	}
	return asked, nil
}

func names(s *scenario.Scenario) []string {
	var all []string
	for _, option := range s.Options {
		all = append(all, option.Name)
	}
	return all
}

// A fold sums the outcomes of one future's replications, in whole numbers so
// that their order does not matter.
type fold struct {
	options  []sums
	pairs    []pair         // by option, then another
	patterns map[uint32]int // how often exactly these options kept the promise
}

type sums struct {
	within, after     int
	last, over, extra *sim.ExactSum
}

type pair struct {
	within, after     estimate.Pairs
	last, over, extra *sim.ExactSum
	differ            int // replications in which anything did
}

func newSums() (last, over, extra *sim.ExactSum) {
	return sim.NewExactSum(1e-6), sim.NewExactSum(1e-6), sim.NewExactSum(0.01)
}

func newFold(options int) *fold {
	f := &fold{options: make([]sums, options), pairs: make([]pair, options*options), patterns: map[uint32]int{}}
	for i := range f.options {
		o := &f.options[i]
		o.last, o.over, o.extra = newSums()
	}
	for i := range f.pairs {
		p := &f.pairs[i]
		p.last, p.over, p.extra = newSums()
	}
	return f
}

// add folds one replication; places say where each option's outcome is.
func (f *fold) add(outcomes []experiments.Outcome, places []int) {
	kept := uint32(0)
	for i := range f.options {
		a, o := outcomes[places[i]], &f.options[i]
		if a.Within {
			kept |= 1 << i
			o.within++
		}
		if a.After {
			o.after++
		}
		o.last.Add(a.Last)
		o.over.Add(a.Over)
		o.extra.Add(a.Extra)
		for j := range f.options {
			b, p := outcomes[places[j]], &f.pairs[i*len(f.options)+j]
			p.within.Add(a.Within, b.Within)
			p.after.Add(a.After, b.After)
			p.last.Add(a.Last - b.Last)
			p.over.Add(a.Over - b.Over)
			p.extra.Add(a.Extra - b.Extra)
			if a != b {
				p.differ++
			}
		}
	}
	f.patterns[kept]++
}

// future is the comparison that a fold came to.
func (f *fold) future(name string, r *Result, weeks float64) Future {
	runs, n := r.Base.Settings.Runs, len(f.options)
	out := Future{Name: name, Best: best(f.patterns, n, runs, r.Base.Settings.Seed)}
	most := 0
	for i := range f.options {
		o := &f.options[i]
		after := experiments.Count{True: o.after, Of: runs}
		if r.Base.Afterwards.Len() == 0 {
			after = experiments.Count{}
		}
		out.Options = append(out.Options, Option{
			Within: experiments.Count{True: o.within, Of: runs}, After: after,
			Last: experiments.AverageOf(o.last), WeeksOver: times(experiments.AverageOf(o.over), weeks), Extras: experiments.AverageOf(o.extra),
		})
		if o.within > f.options[most].within {
			most = i
		}
		if i > 0 {
			out.Differences = append(out.Differences, f.difference(i, 0, weeks, r.Confidence))
		}
	}
	out.NotWorse = []int{most}
	for i := range f.options {
		if i == most {
			continue
		}
		out.FromBest = append(out.FromBest, f.difference(i, most, weeks, r.AllPairs))
		if Unclear(out.FromBest[len(out.FromBest)-1].Within) {
			out.NotWorse = append(out.NotWorse, i)
		}
	}
	return out
}

func times(a experiments.Average, by float64) experiments.Average {
	scale := func(x experiments.Figure) experiments.Figure { return experiments.Figure(float64(x) * by) }
	return experiments.Average{Mean: scale(a.Mean), Low: scale(a.Low), High: scale(a.High)}
}

// difference is option a less option b.
func (f *fold) difference(a, b int, weeks, confidence float64) Difference {
	p := &f.pairs[a*len(f.options)+b]
	mean := func(s *sim.ExactSum, by float64) estimate.Interval {
		i := estimate.Mean(int(s.N()), s.Mean(), s.Variance(), confidence)
		i.Estimate, i.Low, i.High = i.Estimate*by, i.Low*by, i.High*by
		return i
	}
	return Difference{
		Option: a, From: b, Same: p.differ == 0,
		Within: p.within.Difference(confidence), After: p.after.Difference(confidence),
		Last: mean(p.last, 1), WeeksOver: mean(p.over, weeks), Extra: mean(p.extra, 1),
	}
}
