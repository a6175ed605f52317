package sim

import (
	"fmt"
	"math"
)

// Bands is a law given by a table such as published durations: so much of the
// whole in each band, evenly spread within it. Make one with [NewBands].
type Bands struct {
	edges    []float64 // one more than there are bands
	choice   Categorical
	weighted Categorical // by share times middle of the band
}

// NewBands is the law with the given edges, in increasing order, and the share
// of the whole between each edge and the next. There is one share fewer than
// edges; shares are not negative and need not add up to 1. The error says which
// edge or share is at fault.
func NewBands(edges, shares []float64) (Bands, error) {
	if len(edges) != len(shares)+1 {
		return Bands{}, fmt.Errorf("bands: %d edges need %d shares, not %d", len(edges), len(edges)-1, len(shares))
	}
	for i, edge := range edges {
		if math.IsNaN(edge) || math.IsInf(edge, 0) || i > 0 && edge <= edges[i-1] {
			return Bands{}, fmt.Errorf("bands: edge %d is %v, but edges must be finite and increase", i+1, edge)
		}
	}
	choice, err := NewCategorical(shares)
	if err != nil {
		return Bands{}, fmt.Errorf("bands: %w", err)
	}
	b := Bands{edges: append([]float64(nil), edges...), choice: choice}
	if edges[0] >= 0 {
		lengths := make([]float64, len(shares))
		for i, share := range shares {
			lengths[i] = float64(share * (edges[i] + edges[i+1]))
		}
		if b.weighted, err = NewCategorical(lengths); err != nil {
			return Bands{}, fmt.Errorf("bands: %w", err)
		}
	}
	return b, nil
}

// Rand draws by inversion: one uniform a draw.
func (b Bands) Rand(s *Stream) float64 { return b.Quantile(s.Float64()) }

// Mean is the expected value.
func (b Bands) Mean() float64 {
	mean := 0.0
	for i := range b.choice.Len() {
		mean += float64(b.choice.Probability(i) * (b.edges[i] + b.edges[i+1]) / 2)
	}
	return mean
}

// Variance is the expected squared distance from the mean.
func (b Bands) Variance() float64 {
	mean, variance := b.Mean(), 0.0
	for i := range b.choice.Len() {
		width := b.edges[i+1] - b.edges[i]
		distance := float64((b.edges[i]+b.edges[i+1])/2) - mean
		variance += float64(b.choice.Probability(i) * (float64(width*width)/12 + float64(distance*distance)))
	}
	return variance
}

// Quantile is the value that a draw stays under with probability p.
func (b Bands) Quantile(p float64) float64 {
	i, within := b.choice.locate(p)
	return b.edges[i] + float64(within*(b.edges[i+1]-b.edges[i]))
}

// RandLengthBiased draws w with density proportional to w times that of the
// law: first the band, then the place in it. No edge may be below 0.
func (b Bands) RandLengthBiased(s *Stream) float64 {
	if b.weighted.Len() == 0 {
		panic(fmt.Sprintf("sim: length-biased draw from bands that begin at %v, below 0", b.edges[0]))
	}
	i := b.weighted.Rand(s)
	return Uniform{Low: b.edges[i], High: b.edges[i+1]}.RandLengthBiased(s)
}
