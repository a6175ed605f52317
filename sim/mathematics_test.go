package sim

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"math"
	"math/big"
	"testing"
)

// units is the distance between two floats of one sign in units of the last place.
func units(a, b float64) int64 {
	if a == b || a != a && b != b {
		return 0
	}
	distance := int64(math.Float64bits(a)) - int64(math.Float64bits(b))
	return max(distance, -distance)
}

// The ranges leave out where package math itself is wrong on amd64: Exp from
// 709.5 up, and Log of subnormal numbers.
func TestExpAndLogAreWithinTwoUnitsOfPackageMath(t *testing.T) {
	s := NewStreams(1, 0).At(0, 0)
	uniform := Uniform{Low: -708, High: 709}
	for range 200_000 {
		x := uniform.Rand(&s)
		if got, want := Exp(x), math.Exp(x); units(got, want) > 2 {
			t.Fatalf("Exp(%v) is %v, math's %v", x, got, want)
		}
		x = math.Float64frombits(1<<52 + s.Uint64()%(0x7FE<<52))
		if got, want := Log(x), math.Log(x); units(got, want) > 2 {
			t.Fatalf("Log(%v) is %v, math's %v", x, got, want)
		}
		x = 1 + (s.Float64()-0.5)*0.01
		if got, want := Log(x), math.Log(x); units(got, want) > 2 {
			t.Fatalf("Log(%v) is %v, math's %v", x, got, want)
		}
		x = (s.Float64() - 0.5) * 4
		if got, want := Exp(x), math.Exp(x); units(got, want) > 2 {
			t.Fatalf("Exp(%v) is %v, math's %v", x, got, want)
		}
	}
}

func TestExpAndLogAtTheEdges(t *testing.T) {
	inf, nan := math.Inf(1), math.NaN()
	for _, test := range []struct {
		name      string
		got, want float64
	}{
		{"Exp(0)", Exp(0), 1},
		{"Exp(-0)", Exp(math.Copysign(0, -1)), 1},
		{"Exp(Inf)", Exp(inf), inf},
		{"Exp(-Inf)", Exp(-inf), 0},
		{"Exp(NaN)", Exp(nan), nan},
		{"Exp(710)", Exp(710), inf},
		{"Exp(709.7)", Exp(709.7), 1.6549840276802644e+308},
		{"Exp(-745)", Exp(-745), 0x1p-1074},
		{"Exp(-746)", Exp(-746), 0},
		{"Exp(1e-300)", Exp(1e-300), 1},
		{"Log(0)", Log(0), -inf},
		{"Log(1)", Log(1), 0},
		{"Log(-1)", Log(-1), nan},
		{"Log(-Inf)", Log(-inf), nan},
		{"Log(Inf)", Log(inf), inf},
		{"Log(NaN)", Log(nan), nan},
		{"Log of the least", Log(0x1p-1074), -744.4400719213812},
		{"Log of the greatest", Log(math.MaxFloat64), math.Log(math.MaxFloat64)},
		{"Pow(x, 0)", Pow(3, 0), 1},
		{"Pow(x, 1)", Pow(0.1, 1), 0.1},
		{"Pow(x, -1)", Pow(0.1, -1), 1 / 0.1},
		{"Pow(1, y)", Pow(1, -0.3), 1},
	} {
		if units(test.got, test.want) != 0 {
			t.Errorf("%s is %v, want %v", test.name, test.got, test.want)
		}
	}
}

func TestPowKeepsItsStatedErrorAgainstExactPowers(t *testing.T) {
	s := NewStreams(2, 0).At(0, 0)
	for range 5000 {
		x := Exp(10 * (s.Float64() - 0.5))
		power := new(big.Float).SetPrec(2000).SetFloat64(x)
		exact := new(big.Float).SetPrec(2000).SetFloat64(x)
		for y := 2.0; y <= 20; y++ {
			exact.Mul(exact, power)
			want, _ := exact.Float64()
			for _, got := range []float64{Pow(x, y), 1 / Pow(x, -y)} {
				// Beside Pow's own error, those of rounding want and dividing.
				if bound := 0x1p-52 * (2 + 1.5*math.Abs(y*Log(x))); math.Abs(got/want-1) > bound {
					t.Fatalf("Pow(%v, %v) is %v, want %v", x, y, got, want)
				}
			}
		}
	}
}

func TestGammaFunctionAgreesWithPackageMath(t *testing.T) {
	for x := 0.05; x < 30; x += 0.05 {
		if got, want := GammaFunction(x), math.Gamma(x); math.Abs(got/want-1) > 1e-13 {
			t.Errorf("GammaFunction(%v) is %v, math's %v", x, got, want)
		}
	}
}

// TestNormalQuantileAtPublishedPoints uses the three values that Wichura 1988
// gives to check an implementation, and a table's 97.5%.
func TestNormalQuantileAtPublishedPoints(t *testing.T) {
	for p, want := range map[float64]float64{
		0.25: -0.6744897501960817, 0.001: -3.090232306167814, 1e-20: -9.262340089798408,
		0.975: 1.959963984540054, 0.5: 0,
	} {
		if got := NormalQuantile(p); math.Abs(got-want) > 1e-15*math.Abs(want)*4 {
			t.Errorf("NormalQuantile(%v) is %.17g, want %.17g", p, got, want)
		}
	}
	for p, want := range map[float64]float64{0: math.Inf(-1), 1: math.Inf(1), -0.1: math.NaN(), 1.1: math.NaN(), math.NaN(): math.NaN()} {
		if got := NormalQuantile(p); units(got, want) != 0 {
			t.Errorf("NormalQuantile(%v) is %v, want %v", p, got, want)
		}
	}
}

// The distribution function's slope turns an error of the quantile into one of
// p; erfc is good to about 2e-16 and the slope grows with the quantile.
func TestNormalQuantileInvertsTheDistributionFunction(t *testing.T) {
	for exponent := -1; exponent > -1000; exponent -= 3 {
		for _, p := range []float64{math.Ldexp(0.61, exponent), math.Ldexp(0.83, exponent)} {
			x := NormalQuantile(p)
			back := 0.5 * math.Erfc(-x/math.Sqrt2)
			if relative := math.Abs(back/p-1) / (1 + x*x); relative > 1e-15 {
				t.Errorf("p %v, quantile %v, back %v: relative error of the quantile about %v", p, x, back, relative)
			}
		}
	}
}

// TestSameBits hashes the bits of 20,000 results. It is the same on every
// processor; "make same-bits" and "make cross" run it on several. The arguments
// keep to the rule too: 4*u - 2 would be fused on arm64, and was.
func TestSameBits(t *testing.T) {
	bands, err := NewBands([]float64{0, 4, 13, 26, 52}, []float64{1, 2, 3, 4})
	if err != nil {
		t.Fatal(err)
	}
	s := NewStreams(2026, 0).At(1, HashString("same bits"))
	hash := sha256.New()
	write := func(x float64) {
		var bytes [8]byte
		binary.LittleEndian.PutUint64(bytes[:], math.Float64bits(x))
		hash.Write(bytes[:])
	}
	for range 1000 {
		u := s.Float64()
		write(Exp(float64(1400*u) - 700))
		write(Exp(float64(4*u) - 2))
		write(Log(u))
		write(Log(math.Float64frombits(s.Uint64() % (0x7FF << 52))))
		write(Pow(2*u, -0.3))
		write(Pow(s.Float64(), 7*u))
		write(NormalQuantile(u))
		write(NormalQuantile(math.Ldexp(u, -40)))
		write(GammaFunction(6 * u))
		write(s.Exponential())
		write(Normal{Mu: 3, Sigma: 2}.Rand(&s))
		write(Lognormal{Mu: 3.104534, Sigma: 0.77027712}.Rand(&s))
		write(Gamma{Shape: 2.5, Scale: 4}.Rand(&s))
		write(Gamma{Shape: 0.5, Scale: 4}.Rand(&s))
		write(Weibull{Shape: 1.35, Scale: 33.8}.Rand(&s))
		write(Weibull{Shape: 0.7, Scale: 33.8}.RandLengthBiased(&s))
		write(Uniform{Low: 3, High: 8}.RandLengthBiased(&s))
		write(Exponential{Rate: 0.3}.RandLengthBiased(&s))
		write(bands.Rand(&s))
		write(bands.RandLengthBiased(&s))
	}
	const golden = "11b3b64c6a8c09b8bfe6a638a99e4fab"
	if got := fmt.Sprintf("%x", hash.Sum(nil)[:16]); got != golden {
		t.Errorf("hash of the bits is %s, want %s", got, golden)
	}
}
