package experiments

import (
	"math"

	"headroom/models/care"
	"headroom/sim"
)

// WorkerCaseloads counts single workers by the cases that they hold for each
// FTE of theirs (care.Caseloads), over all replications: on the first day, and
// at every census of the span owed and of the span after.
type WorkerCaseloads struct{ Start, Owed, After *sim.Histogram }

func newWorkerCaseloads() WorkerCaseloads {
	empty := func() *sim.Histogram { return sim.NewHistogram(0, 1, care.CaseloadBins-1) }
	return WorkerCaseloads{empty(), empty(), empty()}
}

func (w *WorkerCaseloads) add(c *care.Caseloads, owed, after Span) {
	addCaseloads(w.Start, c, Span{0, 0})
	addCaseloads(w.Owed, c, owed)
	addCaseloads(w.After, c, after)
}

// addCaseloads adds the censuses of a span. The last bin of care.Caseloads is
// what lies above the histogram's.
func addCaseloads(to *sim.Histogram, c *care.Caseloads, span Span) {
	for week := span.First; week <= span.Last; week++ {
		counts := c.At(week)
		last := len(counts) - 1
		for bin, n := range counts[:last] {
			to.Counts[bin] += uint64(n)
		}
		to.Above += uint64(counts[last])
	}
}

// A Worst folds the worst census of the span owed: the highest value of the
// target's measure, or the lowest where the promise is at or over a figure.
type Worst struct {
	Sum  *sim.ExactSum
	Bins *sim.Histogram // those of the measure (care.Describe)
}

func newWorst(measure care.Measure) Worst {
	d := care.Describe[measure]
	return Worst{sim.NewExactSum(1e-4), sim.NewHistogram(0, d.Width, d.Bins)}
}

// edge is the bin of the measure at which the promise begins to be broken, or,
// where it is at or over a figure, to be kept: bars that meet there hold either
// runs that kept it or runs that did not. A bin of whole numbers holds one.
func (a Aim) edge() int {
	width := care.Describe[a.Measure].Width
	switch {
	case a.AtLeast:
		return int(math.Round(a.Low / width))
	case width == 1:
		return int(math.Floor(a.High)) + 1
	}
	return int(math.Round(a.High / width))
}

// Border is the value at which the promise begins to be broken, or, where it is
// at or over a figure, to be kept; for whole numbers that is the next one.
func (a Aim) Border() float64 { return float64(float64(a.edge()) * care.Describe[a.Measure].Width) }

func (w *Worst) add(series []float64, atLeast bool) {
	worst := series[0]
	for _, x := range series[1:] {
		if atLeast {
			worst = min(worst, x)
		} else {
			worst = max(worst, x)
		}
	}
	w.Sum.Add(worst)
	w.Bins.Add(worst)
}

// WorstOf is the worst census of the span owed, for machines, in bars of one
// width for an option's every future, so that their heights can be compared.
func (r *Result) WorstOf(c *Cell) WorstSummary {
	many := 1
	for _, other := range r.Cells {
		if other.Option == c.Option {
			many = max(many, together(other.Worst.Bins))
		}
	}
	return WorstSummary{AverageOf(c.Worst.Sum), binsOf(c.Worst.Bins, many, r.Aim.edge())}
}

// WorkersOf is how the cases lie on single workers, for machines; in bars as
// wide at each time too.
func (r *Result) WorkersOf(c *Cell) WorkersSummary {
	many := 1
	for _, other := range r.Cells {
		if w := other.Workers; other.Option == c.Option {
			many = max(many, together(w.Start), together(w.Owed), together(w.After))
		}
	}
	w := c.Workers
	return WorkersSummary{binsOf(w.Start, many, 0), binsOf(w.Owed, many, 0), binsOf(w.After, many, 0)}
}

// mostBins is how many bins of a histogram a summary gives at most, or about.
const mostBins = 30

// together is how many bins of a histogram make a bar, 1, 2, 5, 10, 20, 50 ...,
// so that a summary has few bars.
func together(h *sim.Histogram) int {
	first, last := filled(h)
	many := 1
	for steps := []int{2, 5, 10}; last/many-first/many+1 > mostBins; {
		many = steps[0]
		steps = append(steps[1:], steps[0]*10)
	}
	return many
}

// filled are the first and the last bin that hold anything; the last is before
// the first if none does.
func filled(h *sim.Histogram) (first, last int) {
	first, last = len(h.Counts), -1
	for bin, n := range h.Counts {
		if n > 0 {
			first, last = min(first, bin), bin
		}
	}
	return first, last
}

// binsOf is a histogram in bars of so many bins, two of which meet at an edge
// (a bin); it begins with the first bar that holds anything, and what lies
// beyond the histogram has no limit. The bars at the histogram's ends may be
// narrower.
func binsOf(h *sim.Histogram, many, edge int) []BinSummary {
	first, last := filled(h)
	bins, all := []BinSummary{}, h.N()
	add := func(from, to float64, count uint64) {
		bins = append(bins, BinSummary{Figure(from), Figure(to), int(count), Figure(float64(count) / float64(all))})
	}
	if h.Below > 0 {
		add(math.Inf(-1), h.Low, h.Below)
	}
	shift := edge % many
	for next := (first+many-shift)/many*many - many + shift; next <= last; next += many {
		from, to := max(next, 0), min(next+many, len(h.Counts))
		count := uint64(0)
		for _, n := range h.Counts[from:to] {
			count += n
		}
		add(h.Low+float64(h.Width*float64(from)), h.Low+float64(h.Width*float64(to)), count)
	}
	if h.Above > 0 {
		add(h.Low+float64(h.Width*float64(len(h.Counts))), math.Inf(1), h.Above)
	}
	return bins
}
