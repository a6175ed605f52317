package care

import "headroom/sim"

// drawAll draws a work content with each of some streams: those of a law that is
// drawn by its quantile all together, which is quicker than one by one.
func (w *workLaw) drawAll(draws []sim.Stream, works []float64) {
	if w.law != lognormalLaw {
		for i := range draws {
			works[i] = w.draw(&draws[i])
		}
		return
	}
	for i := range draws {
		works[i] = draws[i].Float64()
	}
	w.lognormal.Quantiles(works)
}

// drawAllLengthBiased is drawAll for cases met open.
func (w *workLaw) drawAllLengthBiased(draws []sim.Stream, works []float64) {
	if w.law != lognormalLaw {
		for i := range draws {
			works[i] = w.drawLengthBiased(&draws[i])
		}
		return
	}
	for i := range draws {
		works[i] = draws[i].Float64()
	}
	w.lognormal.LengthBiased().Quantiles(works)
}

// A batch is the streams and the work contents of draws that are made together.
type batch struct {
	draws []sim.Stream
	works []float64
}

// add adds the stream of one more draw.
func (b *batch) add(draw sim.Stream) {
	b.draws = append(b.draws, draw)
	if len(b.works) < len(b.draws) {
		b.works = append(b.works, 0)
	}
}

// drawn is the works that belong to the streams.
func (b *batch) drawn() []float64 { return b.works[:len(b.draws)] }
