package output

import (
	"io"

	"headroom/experiments"
	"headroom/experiments/compare"
	"headroom/experiments/estimate"
	"headroom/experiments/require"
	"headroom/models/scenario"
)

// A Comparison is options side by side for machines: what compare --json prints.
type Comparison struct {
	Scenario   string             `json:"scenario"`
	Version    string             `json:"version"`
	Seed       uint64             `json:"seed"`
	Runs       int                `json:"runs"`
	Fixed      bool               `json:"fixed"`
	Confidence float64            `json:"confidence"`               // of the options' own intervals, and of those of all differences together
	Each       float64            `json:"confidence_of_difference"` // of each alone
	AllPairs   float64            `json:"confidence_of_difference_from_best"`
	From       string             `json:"compared_with"`
	Option     string             `json:"option,omitempty"` // that is compared in several files
	Files      []ComparedFile     `json:"files,omitempty"`
	Futures    []ComparisonFuture `json:"futures"`
}

// ComparisonFuture is the comparison in one future.
type ComparisonFuture struct {
	Future      string                 `json:"future"`
	Options     []ComparedOption       `json:"options"`
	Differences []ComparisonDifference `json:"differences"`
	KeptMost    string                 `json:"kept_most_often"`
	FromBest    []ComparisonDifference `json:"differences_from_it"`
	NotWorse    []string               `json:"may_keep_it_most_often"`
}

// ComparedFile is a file, and what it has otherwise than the first: a is the
// first one's value, b its own.
type ComparedFile struct {
	Name     string            `json:"name"`
	Scenario string            `json:"scenario"`
	Unlike   []scenario.Unlike `json:"unlike"`
}

// ComparedOption is one option, or the option in one file.
type ComparedOption struct {
	Option    string              `json:"option"`
	Within    experiments.Chance  `json:"within"`
	After     *experiments.Chance `json:"after,omitempty"`
	Last      experiments.Average `json:"last_year"`
	WeeksOver experiments.Average `json:"weeks_over"`
	Extra     experiments.Average `json:"extra_spend"`
	Best      experiments.Figure  `json:"best"`
}

// ComparisonDifference is an option less the one that all are compared with.
type ComparisonDifference struct {
	Option    string             `json:"option"`
	Same      bool               `json:"same_in_every_run"`
	Within    estimate.Interval  `json:"within"`
	After     *estimate.Interval `json:"after,omitempty"`
	Last      estimate.Interval  `json:"last_year"`
	WeeksOver estimate.Interval  `json:"weeks_over"`
	Extra     estimate.Interval  `json:"extra_spend"`
}

// ComparisonOf is a comparison for machines.
func ComparisonOf(r *compare.Result) Comparison {
	s := r.Base.Settings
	out := Comparison{
		Scenario: r.Base.Scenario.Name, Version: Version, Seed: s.Seed, Runs: s.Runs, Fixed: s.Fixed,
		Confidence: experiments.Confidence, Each: r.Confidence, AllPairs: r.AllPairs, From: r.Options[0], Option: r.Option,
	}
	for _, file := range r.Files {
		out.Files = append(out.Files, ComparedFile{file.Name, file.Scenario.Name, append([]scenario.Unlike{}, scenario.Unlikes(r.Files[0].Scenario, file.Scenario)...)})
	}
	hasAfter := r.Base.Afterwards.Len() > 0
	for i := range r.Futures {
		future := &r.Futures[i]
		f := ComparisonFuture{Future: future.Name}
		for j, o := range future.Options {
			option := ComparedOption{
				Option: r.Options[j], Within: experiments.ChanceOf(o.Within), Last: o.Last, WeeksOver: o.WeeksOver, Extra: o.Extras, Best: experiments.Figure(future.Best[j]),
			}
			if hasAfter {
				after := experiments.ChanceOf(o.After)
				option.After = &after
			}
			f.Options = append(f.Options, option)
		}
		differences := func(all []compare.Difference) []ComparisonDifference {
			var out []ComparisonDifference
			for _, d := range all {
				difference := ComparisonDifference{Option: r.Options[d.Option], Same: d.Same, Within: d.Within, Last: d.Last, WeeksOver: d.WeeksOver, Extra: d.Extra}
				if hasAfter {
					difference.After = &d.After
				}
				out = append(out, difference)
			}
			return out
		}
		f.Differences, f.FromBest, f.KeptMost = differences(future.Differences), differences(future.FromBest), r.Options[future.NotWorse[0]]
		for _, place := range future.NotWorse {
			f.NotWorse = append(f.NotWorse, r.Options[place])
		}
		out.Futures = append(out.Futures, f)
	}
	return out
}

// WriteComparison writes a comparison as JSON.
func WriteComparison(w io.Writer, r *compare.Result) error { return writeJSON(w, ComparisonOf(r)) }

// ComparisonCells are what may be required of a comparison: the measures of each
// option and, of each but the first, its differences from it, whose names begin
// with more_.
func ComparisonCells(r *compare.Result) []require.Cell {
	var cells []require.Cell
	average := func(a experiments.Average) require.Value {
		return require.Value{Estimate: float64(a.Mean), Low: float64(a.Low), High: float64(a.High)}
	}
	chance := func(c experiments.Count) require.Value {
		of := experiments.ChanceOf(c)
		return require.Value{Estimate: float64(of.Estimate), Low: float64(of.Low), High: float64(of.High)}
	}
	interval := func(i estimate.Interval) require.Value {
		return require.Value{Estimate: i.Estimate, Low: i.Low, High: i.High}
	}
	for i := range r.Futures {
		future := &r.Futures[i]
		for j, o := range future.Options {
			m := map[string]require.Value{
				"within": chance(o.Within), "last_year": average(o.Last), "weeks_over": average(o.WeeksOver), "extra_spend": average(o.Extras),
				"best": {Estimate: future.Best[j], Low: future.Best[j], High: future.Best[j]},
			}
			if r.Base.Afterwards.Len() > 0 {
				m["after"] = chance(o.After)
			}
			if j > 0 {
				d := future.Differences[j-1]
				m["more_within"], m["more_last_year"], m["more_weeks_over"], m["more_extra_spend"] = interval(d.Within), interval(d.Last), interval(d.WeeksOver), interval(d.Extra)
				if r.Base.Afterwards.Len() > 0 {
					m["more_after"] = interval(d.After)
				}
			}
			cells = append(cells, require.Cell{Option: r.Options[j], Future: future.Name, Measures: m, Bare: map[string]string{
				"best": "best is itself how sure these runs are of the option, and has no interval: write best >= 0.95, say, without confidently",
			}})
		}
	}
	return cells
}
