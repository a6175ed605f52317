package coverage

import (
	"fmt"
	"math"
	"runtime"
	"sync"

	"headroom/experiments/estimate"
	"headroom/sim"
)

// confidence is that of every interval measured here.
const confidence = 0.95

// seed is that of every batch; with the case and the number of the repeat it
// fixes the draws.
const seed = 1

// A claim is one interval on one case whose truth is known.
type claim struct {
	about    string  // the case, in plain English
	interval string  // how the interval is found
	runs     string  // in a batch
	truth    float64 // what the interval should hold

	// exact is the coverage worked out without drawing anything, and unknown
	// where that cannot be done. In worlds it is that of independent runs.
	exact   float64
	atLeast bool // exact is a lower limit
	worlds  bool // the runs are drawn in worlds of Latin hypercubes
	close   bool // so near a limit that it needs closeRepeats times as many repeats
	short   bool // known to cover too little: docs/intervals.md says why
}

// unknown is the exact coverage that cannot be worked out.
var unknown = math.NaN()

// A study draws batches of runs, and makes the intervals of some claims of each.
type study struct {
	claims []claim
	batch  func(repeat int) []estimate.Interval // by claim; of one repeat always the same
}

// one is a study of one claim. Its batches are drawn from a stream of their own.
func one(c claim, batch func(draws *sim.Stream) estimate.Interval) study {
	name := sim.HashString(c.about + ", " + c.interval + ", " + c.runs)
	return study{[]claim{c}, func(repeat int) []estimate.Interval {
		draws := sim.NewStreams(seed, repeat).At(0, name)
		return []estimate.Interval{batch(&draws)}
	}}
}

// A result is how often a claim's intervals held the truth.
type result struct {
	claim
	repeats         int
	tooLow, tooHigh int // intervals all below the truth, and all above it
}

// measure repeats a study.
func measure(s study, repeats int) []result {
	if s.claims[0].close {
		repeats *= closeRepeats
	}
	batches := make([][]estimate.Interval, repeats)
	var group sync.WaitGroup
	workers := runtime.GOMAXPROCS(0)
	for w := range workers {
		group.Go(func() {
			for repeat := w; repeat < repeats; repeat += workers {
				batches[repeat] = s.batch(repeat)
			}
		})
	}
	group.Wait()
	results := make([]result, len(s.claims))
	for i, c := range s.claims {
		r := result{claim: c, repeats: repeats}
		for _, intervals := range batches {
			switch interval := intervals[i]; {
			case interval.Contains(c.truth):
			case interval.High < c.truth:
				r.tooLow++
			default: // an interval that is not a number counts here
				r.tooHigh++
			}
		}
		results[i] = r
	}
	return results
}

// measured is the share of the intervals that held the truth.
func (r result) measured() float64 {
	return 1 - float64(r.tooLow+r.tooHigh)/float64(r.repeats)
}

// binomialError is the standard error of a coverage over so many repeats.
func binomialError(coverage float64, repeats int) float64 {
	return math.Sqrt(coverage * (1 - coverage) / float64(repeats))
}

// Limits of coverage. Where it can be worked out it must be between leastExact
// and mostExact, since whole numbers of runs cannot be cut to 95%, and what is
// measured must be within three binomial errors of it. Otherwise what is
// measured must be between least and most; in worlds of Latin hypercubes it may
// be above, because their intervals take the runs as independent, and must be
// at least leastWorlds.
//
// These are for fullRepeats. Fewer leave more to chance, and are allowed four
// binomial errors.
const (
	fullRepeats  = 2000
	closeRepeats = 10

	leastExact, mostExact = 0.93, 0.995
	least, most           = 0.935, 0.975
	leastWorlds           = 0.94
)

// fault says what is wrong with a coverage; nothing if it is as it should be.
func (r result) fault() string {
	got := r.measured()
	errors, slack := 3.0, 0.0
	if r.repeats < fullRepeats {
		errors = 4
		slack = errors*binomialError(confidence, r.repeats) - 3*binomialError(confidence, fullRepeats)
	}
	switch {
	case r.worlds:
		if got < leastWorlds-slack {
			return fmt.Sprintf("it covers %.4f, with worlds in hypercubes", got)
		}
	case r.atLeast:
		if floor := r.exact - errors*binomialError(r.exact, r.repeats); got < floor {
			return fmt.Sprintf("it covers %.4f, and at least %.4f is exact", got, r.exact)
		}
	case math.IsNaN(r.exact):
		if got < least-slack || got > most+slack {
			return fmt.Sprintf("it covers %.4f", got)
		}
	case r.exact < leastExact || r.exact > mostExact:
		return fmt.Sprintf("its exact coverage is %.4f", r.exact)
	default:
		if z := (got - r.exact) / binomialError(r.exact, r.repeats); math.Abs(z) > errors {
			return fmt.Sprintf("it covers %.4f, which is %.1f binomial errors from the exact %.4f", got, z, r.exact)
		}
	}
	return ""
}
