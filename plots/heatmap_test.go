package plots

import (
	"image/color"
	"math"
	"strings"
	"testing"
)

// luminance is the relative luminance of a colour (WCAG 2.2).
func luminance(c color.Color) float64 {
	r, g, b, _ := c.RGBA()
	linear := func(x uint32) float64 {
		share := float64(x) / 0xffff
		if share <= 0.04045 {
			return share / 12.92
		}
		return math.Pow((share+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(r) + 0.7152*linear(g) + 0.0722*linear(b)
}

func TestFiguresOfAHeatMapCanBeReadOnEveryShade(t *testing.T) {
	before := 2.0
	for chance := 0.0; chance <= 1; chance += 0.001 {
		under, over := luminance(shade(chance)), luminance(overShade(chance))
		if ratio := (max(under, over) + 0.05) / (min(under, over) + 0.05); ratio < 4.5 {
			t.Fatalf("at a chance of %.3f the contrast is %.2f, want 4.5", chance, ratio)
		}
		if under > before {
			t.Fatalf("the shade of %.3f is paler than the one before", chance)
		}
		before = under
	}
}

func TestAHeatMapSaysHowWideItsWidestIntervalIs(t *testing.T) {
	h := sampleHeatMap()
	h.Chances[2][3] = Chance{0.5, 0.21, 0.79}
	_, svg := render(t, h)
	if want := "Simulation error at its widest (95% confidence): 50% (21 to 79)"; !strings.Contains(string(svg), want) {
		t.Errorf("the heat map does not say %q", want)
	}
}

func TestAHeatMapThatCannotBeDrawnIsRefused(t *testing.T) {
	for want, spoil := range map[string]func(*HeatMap){
		`row "35" has 7 chances for 8 columns`: func(h *HeatMap) { h.Chances[1] = h.Chances[1][1:] },
		`row "30", column "-8": chance 2`:      func(h *HeatMap) { h.Chances[0][1].Estimate = 2 },
		`21 rows and 8 columns`:                func(h *HeatMap) { h.Rows = make([]string, 21) },
		`has 6 rows where 2 are wanted`:        func(h *HeatMap) { h.Rows = h.Rows[:2] },
		`leave no room for the cells`:          func(h *HeatMap) { h.Rows[0] = strings.Repeat("long ", 24) },
		`no description`:                       func(h *HeatMap) { h.Description = "" },
	} {
		h := sampleHeatMap()
		spoil(&h)
		if err := h.check(); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %q", err, want)
		}
	}
}
