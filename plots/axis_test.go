package plots

import (
	"math"
	"testing"
	"time"

	"gonum.org/v1/plot/vg"
	"pgregory.net/rapid"
)

func TestRoundTicksCoverTheRangeInRoundSteps(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		low := rapid.Float64Range(-1e4, 1e4).Draw(t, "low")
		high := low + rapid.Float64Range(1e-3, 1e4).Draw(t, "width")
		count := rapid.IntRange(2, 10).Draw(t, "count")
		ticks, from, to := roundTicks(low, high, count)
		tolerance := 1e-6 * (high - low)
		if from > low+tolerance || to < high-tolerance {
			t.Fatalf("axis from %v to %v does not cover %v to %v", from, to, low, high)
		}
		if len(ticks) < 2 || len(ticks) > count+2 {
			t.Fatalf("%d ticks where about %d were asked for", len(ticks), count)
		}
		step := (to - from) / float64(len(ticks)-1)
		mantissa := step / math.Pow(10, math.Floor(math.Log10(step*(1+1e-6))))
		if math.Abs(mantissa-1) > 1e-4 && math.Abs(mantissa-2) > 1e-4 && math.Abs(mantissa-5) > 1e-4 {
			t.Fatalf("step %v is not 1, 2 or 5 times a power of ten", step)
		}
	})
}

func TestYearTicksStandOnTheAnniversariesOfTheStart(t *testing.T) {
	start := time.Date(2023, time.April, 1, 0, 0, 0, 0, time.UTC)
	ticks := yearTicks(start, 260)
	days := []float64{0, 366, 731, 1096, 1461, 1827} // 29 February 2024 and 2028 lie between
	if len(ticks) != len(days) {
		t.Fatalf("%d ticks for 260 weeks, want %d: the sixth is two days short of a census", len(ticks), len(days))
	}
	for i, tick := range ticks {
		if math.Abs(7*tick.value-days[i]) > 1e-9 {
			t.Errorf("tick %d stands %v days after the start, want %v", i, 7*tick.value, days[i])
		}
	}
	if got := ticks[1].label; got[0] != "1 Apr" || got[1] != "2024" {
		t.Errorf("second tick is labelled %q, want 1 Apr and 2024", got)
	}
}

func TestYearTicksEndWithTheWeeksDrawn(t *testing.T) {
	start := time.Date(2023, time.April, 1, 0, 0, 0, 0, time.UTC)
	if got := len(yearTicks(start, 208)); got != 5 {
		t.Errorf("%d ticks for 208 weeks, want 5", got)
	}
	if got := len(yearTicks(start, 230)); got != 5 {
		t.Errorf("%d ticks for 230 weeks, want 5", got)
	}
}

func TestWholePercentKeepsCertaintyForTheCertain(t *testing.T) {
	for share, want := range map[float64]string{
		0: "0", 0.0004: "<1", 0.0049: "<1", 0.005: "1", 0.014: "1", 0.5: "50", 0.994: "99", 0.995: ">99", 0.9999: ">99", 1: "100",
	} {
		if got := wholePercent(share); got != want {
			t.Errorf("wholePercent(%v) = %q, want %q", share, got, want)
		}
	}
}

func TestSignedWritesATrueMinus(t *testing.T) {
	for value, want := range map[float64]string{-2.5: "\u22122.5", 0: "0", 3: "+3"} {
		if got := signed(value); got != want {
			t.Errorf("signed(%v) = %q, want %q", value, got, want)
		}
	}
}

func TestScaleCarriesItsEndsToItsEnds(t *testing.T) {
	s := scale{low: 10, high: 30, from: 100, to: 500}
	for value, want := range map[float64]vg.Length{10: 100, 15: 200, 30: 500} {
		if got := s.at(value); got != want {
			t.Errorf("at(%v) = %v, want %v", value, got, want)
		}
	}
}
