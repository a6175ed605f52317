package sensitivity

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"headroom/sim"
)

// within four bootstrap standard errors.
func mustBeNear(t *testing.T, what string, got, standardError, want float64) {
	t.Helper()
	if !(standardError > 0) || !(math.Abs(got-want) < 4*standardError) {
		t.Errorf("%s: %v with standard error %v, want %v", what, got, standardError, want)
	}
}

func mustHaveIndices(t *testing.T, name string, f func([]float64) float64, rows int, first, total []float64) {
	t.Helper()
	got := NewDesign(rows, len(first), sim.NewStreams(1, 0)).Evaluate(f).Indices(0.95, sim.NewStreams(1, 1))
	for i, x := range got {
		t.Logf("%s, input %d: first %.4f (%.4f), want %.4f; total %.4f (%.4f), want %.4f", name, i+1, x.First.Estimate, x.FirstError, first[i], x.Total.Estimate, x.TotalError, total[i])
		mustBeNear(t, fmt.Sprintf("%s, input %d, first", name, i+1), x.First.Estimate, x.FirstError, first[i])
		mustBeNear(t, fmt.Sprintf("%s, input %d, total", name, i+1), x.Total.Estimate, x.TotalError, total[i])
		if x.FirstError > 0.05 || x.TotalError > 0.05 {
			t.Errorf("%s, input %d: standard errors %v and %v tell nothing", name, i+1, x.FirstError, x.TotalError)
		}
	}
}

// Known answer: known-answers.md, V1: a = 7, b = 0.1. By hand, of inputs from -pi to pi: the parts of the variance are
// b pi^4/5 + b^2 pi^8/50 + 1/2 of the first input, a^2/8 of the second, and 8 b^2 pi^8/225 of the first with the third
// (Ishigami and Homma 1990).
func TestIshigamiWithinFourBootstrapErrors(t *testing.T) {
	const a, b = 7, 0.1
	fourth, eighth := math.Pow(math.Pi, 4), math.Pow(math.Pi, 8)
	one, two, together := b*fourth/5+b*b*eighth/50+0.5, a*a/8.0, 8*b*b*eighth/225
	v := one + two + together
	if math.Abs(v-13.844588) > 1e-6 || math.Abs(one/v-0.31390519) > 1e-8 {
		t.Fatalf("variance %v and first share %v are not the known answers", v, one/v)
	}
	mustHaveIndices(t, "Ishigami", func(u []float64) float64 {
		x := func(i int) float64 { return math.Pi * (2*u[i] - 1) }
		return math.Sin(x(0)) + a*math.Pow(math.Sin(x(1)), 2) + b*math.Pow(x(2), 4)*math.Sin(x(0))
	}, 4000, []float64{one / v, two / v, 0}, []float64{(one + together) / v, two / v, together / v})
}

// Known answer: known-answers.md, V2: a = (0, 1, 4.5, 9, 99, 99, 99, 99). By hand: the part of an input alone is
// 1/(3 (1+a)^2), and the variance the product of one more than each, less 1 (Saltelli and Sobol 1995).
func TestSobolGWithinFourBootstrapErrors(t *testing.T) {
	a := []float64{0, 1, 4.5, 9, 99, 99, 99, 99}
	product := 1.0
	for _, ai := range a {
		product *= 1 + 1/(3*(1+ai)*(1+ai))
	}
	var first, total []float64
	for _, ai := range a {
		part := 1 / (3 * (1 + ai) * (1 + ai))
		first, total = append(first, part/(product-1)), append(total, part*product/(1+part)/(product-1))
	}
	if math.Abs(product-1-0.46542443) > 1e-8 || math.Abs(first[0]-0.71619217) > 1e-8 || math.Abs(total[3]-0.010460387) > 1e-9 {
		t.Fatalf("variance %v, first %v and total %v are not the known answers", product-1, first, total)
	}
	mustHaveIndices(t, "Sobol G", func(u []float64) float64 {
		y := 1.0
		for i, ai := range a {
			y *= (math.Abs(4*u[i]-2) + ai) / (1 + ai)
		}
		return y
	}, 4000, first, total)
}

// Known answer: known-answers.md, V3. The input that does nothing has total 0 exactly, and a first index that is not told
// from 0.
func TestALinearFunctionWithinFourBootstrapErrors(t *testing.T) {
	got := NewDesign(4000, 3, sim.NewStreams(2, 0)).Evaluate(func(u []float64) float64 { return 2*u[0] + u[1] }).Indices(0.95, sim.NewStreams(2, 1))
	for i, want := range []float64{0.8, 0.2, 0} {
		mustBeNear(t, fmt.Sprintf("input %d, first", i+1), got[i].First.Estimate, got[i].FirstError, want)
		if i < 2 {
			mustBeNear(t, fmt.Sprintf("input %d, total", i+1), got[i].Total.Estimate, got[i].TotalError, want)
		} else if got[i].Total.Estimate != 0 || got[i].TotalError != 0 {
			t.Errorf("the input that does nothing has total %+v", got[i].Total)
		}
		if !got[i].First.Contains(got[i].First.Estimate) {
			t.Errorf("input %d: %+v does not hold its estimate", i+1, got[i].First)
		}
	}
}

// By hand, of two rows and one input: A = 1, 3; B = 2, 6; the mixed rows are those of B, for there is no other input. The
// variance of 1, 3, 2, 6 is 14/3. First is 1: nothing changes when all others do. Total is (1 + 9) / (2 * 2 rows * 14/3).
func TestIndicesOfTwoRowsByHand(t *testing.T) {
	first, total := Values{A: []float64{1, 3}, B: []float64{2, 6}, Mixed: [][]float64{{2, 6}}}.jansen([]int{0, 1})
	if first[0] != 1 || math.Abs(total[0]-10/(4*14.0/3)) > 1e-15 {
		t.Errorf("first %v and total %v", first, total)
	}
}

func TestTheSameStreamsGiveTheSameIndicesAndOthersDoNot(t *testing.T) {
	indices := func(replication int) []Index {
		f := func(u []float64) float64 { return u[0] * u[1] }
		return NewDesign(50, 2, sim.NewStreams(3, replication)).Evaluate(f).Indices(0.9, sim.NewStreams(3, replication))
	}
	if !slices.Equal(indices(0), indices(0)) || slices.Equal(indices(0), indices(1)) {
		t.Error("indices do not go with their streams")
	}
}

func TestValuesThatDoNotBelongTogetherPanic(t *testing.T) {
	for name, v := range map[string]Values{
		"one row":   {A: []float64{1}, B: []float64{1}, Mixed: [][]float64{{1}}},
		"no input":  {A: []float64{1, 2}, B: []float64{1, 2}},
		"a short B": {A: []float64{1, 2}, B: []float64{1}, Mixed: [][]float64{{1, 2}}},
	} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%s is taken", name)
				}
			}()
			v.Indices(0.95, sim.NewStreams(1, 0))
		}()
	}
}
