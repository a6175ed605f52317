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

// WorstSummary is the worst census of the span owed, for machines.
func (c *Cell) WorstSummary() WorstSummary {
	return WorstSummary{AverageOf(c.Worst.Sum), binsOf(c.Worst.Bins)}
}

// WorkersSummary is how the cases lie on single workers, for machines.
func (c *Cell) WorkersSummary() WorkersSummary {
	return WorkersSummary{binsOf(c.Workers.Start), binsOf(c.Workers.Owed), binsOf(c.Workers.After)}
}

// mostBins is how many bins of a histogram a summary gives at most.
const mostBins = 30

// binsOf is a histogram in at most mostBins bins of one width, which is the
// histogram's own, or 2, 5, 10, 20, 50 ... of them; it begins with the first bin
// that holds anything, and what lies beyond the histogram has no limit.
func binsOf(h *sim.Histogram) []BinSummary {
	first, last := len(h.Counts), -1
	for bin, n := range h.Counts {
		if n > 0 {
			first, last = min(first, bin), bin
		}
	}
	many := 1
	for steps := []int{2, 5, 10}; last/many-first/many+1 > mostBins; {
		many = steps[0]
		steps = append(steps[1:], steps[0]*10)
	}
	bins, all := []BinSummary{}, h.N()
	add := func(from, to float64, count uint64) {
		bins = append(bins, BinSummary{Figure(from), Figure(to), int(count), Figure(float64(count) / float64(all))})
	}
	if h.Below > 0 {
		add(math.Inf(-1), h.Low, h.Below)
	}
	for from := first / many * many; from <= last; from += many {
		count := uint64(0)
		for _, n := range h.Counts[from:min(from+many, len(h.Counts))] {
			count += n
		}
		add(h.Low+float64(h.Width*float64(from)), h.Low+float64(h.Width*float64(from+many)), count)
	}
	if h.Above > 0 {
		add(h.Low+float64(h.Width*float64(len(h.Counts))), math.Inf(1), h.Above)
	}
	return bins
}
