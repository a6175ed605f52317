package sim

// Fixed is the law of a quantity that is always Value.
type Fixed struct {
	Value float64
}

// Rand returns Value and takes nothing from the stream.
func (f Fixed) Rand(*Stream) float64 { return f.Value }

// Mean is Value.
func (f Fixed) Mean() float64 { return f.Value }

// Variance is 0.
func (f Fixed) Variance() float64 { return 0 }

// Quantile is Value for every p.
func (f Fixed) Quantile(float64) float64 { return f.Value }

// RandLengthBiased returns Value: one value cannot be biased.
func (f Fixed) RandLengthBiased(*Stream) float64 { return f.Value }
