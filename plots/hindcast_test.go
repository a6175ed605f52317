package plots

import (
	"bytes"
	"math"
	"strings"
	"testing"
	"time"
)

func TestAPointIsOutsideByTheBandOfItsOwnWeek(t *testing.T) {
	panel := HindcastPanel{Week: []float64{0, 10, 20}, P025: []float64{10, 8, 6}, P975: []float64{10, 14, 22}}
	for _, c := range []struct {
		week, value float64
		outside     bool
	}{
		{0, 10, false},
		{0, 10.1, true},
		{5, 12, false},
		{5, 12.1, true}, // half way from 10 to 14
		{5, 9, false},
		{5, 8.9, true},
		{15, 18, false},
		{15, 18.1, true},
		{20.6, 22, false},
		{20.6, 22.1, true}, // a few days after the last week: the last band
	} {
		if got := panel.outside(HindcastPoint{c.week, c.value}); got != c.outside {
			t.Errorf("%v in week %v: outside %v", c.value, c.week, got)
		}
	}
}

// Counted by hand in the sample: after the start 14, 13.9, 14 of the caseload and
// the council's 21 lie inside, 19.5 outside; of the flow 147 outside, 122 and 120 inside.
func TestPointsOutsideTheBandAreOpen(t *testing.T) {
	solid, open := 0, 0
	for _, panel := range sampleHindcast().Panels {
		for _, point := range panel.Points {
			switch {
			case point.Week < 0:
			case panel.outside(point):
				open++
			default:
				solid++
			}
		}
	}
	if solid != 6 || open != 2 {
		t.Errorf("%d points are solid and %d open, want 6 and 2", solid, open)
	}
}

func TestAHindcastSaysWhatItsMarksAndBandsMean(t *testing.T) {
	_, svg := render(t, sampleHindcast())
	for _, want := range []string{"published afterwards,", "published before the start", "pointwise", "made-up numbers that rise or fall"} {
		if !strings.Contains(string(svg), want) {
			t.Errorf("SVG lacks %q", want)
		}
	}
}

func TestBadHindcastsAreRefusedWithTheNameOfTheirPlace(t *testing.T) {
	for _, c := range []struct {
		name  string
		spoil func(*Hindcast)
		want  string
	}{
		{"a gap among the points", func(h *Hindcast) { h.Panels[0].Points[2].Value = math.NaN() }, `panel 1 ("Average caseload"): Points' Value[2] is NaN`},
		{"points out of order", func(h *Hindcast) { h.Panels[0].Points[2].Week = -40 }, "Points' Week[2] is -40 after -26"},
		{"a point after the end", func(h *Hindcast) { h.Panels[1].Points[0].Week = 190 }, "Points' Week[0] is 190"},
		{"percentiles out of order", func(h *Hindcast) { h.Panels[2].P10[3] = 999 }, "below P10 at 999"},
		{"a short median of the other future", func(h *Hindcast) { h.Panels[3].Other = h.Panels[3].Other[1:] }, "Other has 91 values where 92 are wanted"},
		{"another future without a name", func(h *Hindcast) { h.Other = "" }, "the other future has no name"},
		{"weeks before the start", func(h *Hindcast) { h.Panels[0].Week[0] = -1 }, "Week[0] is -1"},
		{"one week", func(h *Hindcast) { h.Panels[0].Week = h.Panels[0].Week[:1] }, "Week has 1 values"},
		{"no panels", func(h *Hindcast) { h.Panels = nil }, "no panels"},
		{"no start", func(h *Hindcast) { h.Start = time.Time{} }, "date of week 0 is missing"},
		{"no name of the future", func(h *Hindcast) { h.Forecast = "" }, "has no name"},
		{"no description", func(h *Hindcast) { h.Description = "" }, "no description"},
	} {
		h := sampleHindcast()
		c.spoil(&h)
		var png, svg bytes.Buffer
		if err := h.Render(&png, &svg); err == nil || !strings.Contains(err.Error(), c.want) || png.Len()+svg.Len() > 0 {
			t.Errorf("%s: error %v, want %q, and nothing written", c.name, err, c.want)
		}
	}
}
