package experiments

import (
	"math"
	"testing"

	"headroom/models/care"
)

// By hand: the first run makes two posts of assignments, of which one worker of
// two asked accepts; they would save 26,000 a year and have saved 30,000 in 8
// FTE-years. The second makes one, nobody is there to ask; 11,000 a year, nothing
// saved in 4. The third makes none. Promised 12,000 each in the mean of the two;
// saved 30,000 / 12 = 2,500 a year each.
//
// Wrong versions, seen to fail: the run without a conversion is counted in the mean
// of the promise (8,000); the mean of the runs' own rates (1,875).
func TestConversionsAreFoldedByHand(t *testing.T) {
	c := newConversions()
	c.add(&care.Conversions{Made: 2, Asked: 2, Accepted: 1, Yearly: 26_000, Saved: 30_000, Years: 8})
	c.add(&care.Conversions{Made: 1, Yearly: 11_000, Years: 4})
	c.add(&care.Conversions{})
	for _, figure := range []struct {
		name      string
		got, want float64
	}{
		{"made", c.Made.Mean(), 1},
		{"asked", c.Asked.Mean(), 2.0 / 3},
		{"accepted", c.Accepted.Mean(), 1.0 / 3},
		{"promised", c.Promised.Mean(), 12_000},
		{"saved a year each", c.Saved.Interval(Confidence).Estimate, 2_500},
	} {
		if math.Abs(figure.got-figure.want) > 1e-9 {
			t.Errorf("%s: %v, want %v", figure.name, figure.got, figure.want)
		}
	}
}

// Two agency workers above the establishment become posts on the first day; both
// accept, nobody leaves, and the premium is 0.25 of 48,000: 12,000 a year each, and
// saved in full. An option without conversions has nothing to say.
func TestWhatAConversionSavesReachesTheSummary(t *testing.T) {
	text := replaced(t, certainText(t), "name = \"south\"\nrole = \"social worker\"\n", "name = \"south\"\nrole = \"social worker\"\nagency_extra = 2\n")
	text = replaced(t, text, "limit = 5\n", "limit = 5\npremium = 0.25\nleaving_per_year = 0\n")
	text = replaced(t, text, "[[option]]\nname = \"taper\"", "[[option.action]]\nkind = \"convert_agency\"\nteam = \"south\"\ndate = 2023-04-01\nworkers = 2\nrole = \"social worker\"\naccept = 1\n[[option]]\nname = \"taper\"")
	r := mustRun(t, parse(t, text), Settings{Runs: 5, Seed: 1, Options: []string{"none", "more"}, Futures: []string{"steady"}})
	cells := r.Summary().Cells
	if cells[0].Spend.Conversions != nil {
		t.Error("the option without conversions has some")
	}
	got := cells[1].Spend.Conversions
	if got == nil || got.Made.Mean != 2 || got.Asked.Mean != 2 || got.Accepted.Mean != 2 {
		t.Fatalf("conversions are %+v", got)
	}
	if math.Abs(float64(got.Promised.Mean)-12_000) > 0.01 || math.Abs(float64(got.Saved.Estimate)-12_000) > 0.01 {
		t.Errorf("each saves %v a year, promised %v", got.Saved.Estimate, got.Promised.Mean)
	}
}
