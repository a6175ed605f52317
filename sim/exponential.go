package sim

// Exponential is the exponential law with density
//
//	Rate exp(-Rate x)    for x > 0
//
// Rate is above 0, in events per unit of time.
type Exponential struct {
	Rate float64
}

// Rand draws by the ziggurat: see [Stream.Exponential].
func (e Exponential) Rand(s *Stream) float64 { return s.Exponential() / e.Rate }

// Mean is the expected value.
func (e Exponential) Mean() float64 { return 1 / e.Rate }

// Variance is the expected squared distance from the mean.
func (e Exponential) Variance() float64 { return 1 / float64(e.Rate*e.Rate) }

// Quantile is the value that a draw stays under with probability p. It loses
// digits for p near 0, where the answer is p / Rate.
func (e Exponential) Quantile(p float64) float64 { return -Log(1-p) / e.Rate }

// RandLengthBiased draws w with density proportional to w times that of the
// law: the sum of two draws.
func (e Exponential) RandLengthBiased(s *Stream) float64 {
	return (s.Exponential() + s.Exponential()) / e.Rate
}

// Exponential draws from the exponential law of mean 1, always above 0.
//
// The method is the ziggurat of Marsaglia and Tsang 2000, "The ziggurat method
// for generating random variables", Journal of Statistical Software 5(8), with
// 256 layers and the position in a layer drawn to 52 bits instead of 24. About
// 99 draws in 100 take one random number; so a stream from which the n-th draw
// must be the n-th number needs Exponential.Quantile instead.
func (s *Stream) Exponential() float64 {
	bits := s.Uint64()
	layer := bits & 255
	position := int64(bits>>11 | 1)
	x := float64(float64(position) * ziggurat.width[layer])
	if position < ziggurat.inside[layer] {
		return x
	}
	return s.exponentialOutside(layer, x)
}

// exponentialOutside goes on when x is not wholly under the density's curve.
func (s *Stream) exponentialOutside(layer uint64, x float64) float64 {
	for {
		if layer == 0 {
			return zigguratTail - Log(s.Float64())
		}
		low, high := ziggurat.density[layer], ziggurat.density[layer-1]
		if low+float64(s.Float64()*(high-low)) < Exp(-x) {
			return x
		}
		bits := s.Uint64()
		layer = bits & 255
		position := int64(bits>>11 | 1)
		x = float64(float64(position) * ziggurat.width[layer])
		if position < ziggurat.inside[layer] {
			return x
		}
	}
}

const (
	zigguratTail = 7.69711747013104972      // where the lowest layer's tail begins
	zigguratArea = 3.9496598225815571993e-3 // of each of the 256 layers
)

// ziggurat describes the layers, from the lowest (with the tail) to the top.
var ziggurat = newZiggurat()

type zigguratLayers struct {
	width   [256]float64 // times a position gives x
	inside  [256]int64   // positions under this are under the curve
	density [256]float64 // of the curve at the layer's right end
}

func newZiggurat() *zigguratLayers {
	const positions = 1 << 53
	z := new(zigguratLayers)
	right := float64(zigguratTail)
	height := Exp(-right)
	base := zigguratArea / height // width of the lowest layer, were it a rectangle
	z.inside[0] = int64(right / base * positions)
	z.width[0] = base / positions
	z.width[255], z.density[255] = right/positions, height
	z.density[0] = 1
	for i := 254; i >= 1; i-- {
		inner := -Log(zigguratArea/right + Exp(-right))
		z.inside[i+1] = int64(inner / right * positions)
		right = inner
		z.width[i], z.density[i] = right/positions, Exp(-right)
	}
	return z
}
