package experiments

import (
	"math"

	"headroom/experiments/estimate"
	"headroom/models/care"
)

// MostPaths is how many replications have their whole path kept: the first ones
// by number. FewestPaths is how few say anything of whole paths.
const (
	MostPaths   = 1000
	FewestPaths = 100
)

// bandShare is the share of whole paths that a simultaneous band holds.
const bandShare = 0.95

// Paths are the target's measure at every census, in one cell, of the first
// MostPaths replications: what stayed inside a band throughout cannot be told
// from figures that are folded week by week. They take the same memory whatever
// the number of runs: 4 bytes a census and path.
type Paths struct {
	Option, Future string
	weeks          int
	grain          float64  // the measure's unit of a kept figure: a hundredth of its bin
	grains         []uint32 // by replication, then census; 0 where a replication has not ended
}

func newPaths(option, future string, weeks int, measure care.Measure) *Paths {
	return &Paths{Option: option, Future: future, weeks: weeks, grain: grainOf(measure), grains: make([]uint32, MostPaths*weeks)}
}

// grainOf is the unit in which a measure's paths are kept.
func grainOf(measure care.Measure) float64 { return care.Describe[measure].Width / 100 }

// add keeps the path of a replication. Its place is its number, so that the
// order in which replications end does not matter, and that two parts of a run
// can be added: each has nothing where the other has something.
func (p *Paths) add(replication int, series []float64) {
	if replication >= MostPaths {
		return
	}
	for k, x := range series {
		p.grains[replication*p.weeks+k] = uint32(min(math.Round(x/p.grain), math.MaxUint32))
	}
}

// paths are those of a run of so many, in the measure's unit.
func (p *Paths) paths(runs int) [][]float64 {
	paths := make([][]float64, min(runs, MostPaths))
	for i := range paths {
		paths[i] = make([]float64, p.weeks)
		for k := range paths[i] {
			paths[i][k] = float64(p.grain * float64(p.grains[i*p.weeks+k]))
		}
	}
	return paths
}

// A WholeBand says how far whole paths lie apart, in one cell: how many stay
// inside the pointwise bands throughout, and the band that 95 in 100 never
// leave.
type WholeBand struct {
	Option, Future     string
	Inside80, Inside95 Count             // whole paths inside the pointwise bands, of each week on its own
	Stretch            estimate.Interval // how many times as wide as the pointwise 95% band the simultaneous one is
	Simultaneous       estimate.Band     // by census
}

// WholeBands are those of the headline option, or of the first one reported, by
// future. There are none in a lean run, nor of fewer runs than FewestPaths.
func (r *Result) WholeBands() []WholeBand {
	if r.Settings.Runs < FewestPaths {
		return nil
	}
	d := care.Describe[r.Aim.Measure]
	var bands []WholeBand
	for _, kept := range r.paths {
		paths := kept.paths(r.Settings.Runs)
		inside := func(share float64) Count {
			return Count{estimate.PointwiseBand(paths, share).Inside(paths), len(paths)}
		}
		band := WholeBand{Option: kept.Option, Future: kept.Future, Inside80: inside(0.8), Inside95: inside(0.95)}
		band.Simultaneous, band.Stretch = estimate.SimultaneousBand(paths, bandShare, d.Width, Confidence)
		for k := range band.Simultaneous.Low { // no measure is below 0, and no share above 1
			band.Simultaneous.Low[k] = max(band.Simultaneous.Low[k], 0)
			if d.Unit == "share" {
				band.Simultaneous.High[k] = min(band.Simultaneous.High[k], 1)
			}
		}
		bands = append(bands, band)
	}
	return bands
}

func (b *WholeBand) summary(measure care.Measure) BandSummary {
	out := BandSummary{
		Option: b.Option, Future: b.Future, Measure: care.Describe[measure].Key, Paths: b.Inside95.Of, Share: bandShare,
		Inside80: ChanceOf(b.Inside80), Inside95: ChanceOf(b.Inside95),
		Stretch: Rate{Figure(b.Stretch.Estimate), Figure(b.Stretch.Low), Figure(b.Stretch.High)},
	}
	for k := range b.Simultaneous.Low {
		out.Low, out.High = append(out.Low, Figure(b.Simultaneous.Low[k])), append(out.High, Figure(b.Simultaneous.High[k]))
	}
	return out
}
