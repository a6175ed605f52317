package plots

import (
	"slices"
	"strings"
	"testing"

	"gonum.org/v1/plot/vg"
	"pgregory.net/rapid"
)

func TestWrapKeepsEveryWordAndStaysWithinTheWidth(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(rapid.StringMatching(`[a-zA-Z0-9,.]{1,12}`), 0, 30).Draw(t, "words")
		width := vg.Length(rapid.Float64Range(20, 400).Draw(t, "width"))
		lines := labelLetters.wrap(strings.Join(words, " "), width)
		if got := strings.Fields(strings.Join(lines, " ")); !slices.Equal(got, words) {
			t.Fatalf("words %q became %q", words, got)
		}
		for _, line := range lines {
			if labelLetters.width(line) > width && strings.Contains(line, " ") {
				t.Fatalf("line %q is wider than %v", line, width)
			}
		}
	})
}

func TestBalancedTitleHasNoMoreLinesAndNoWordAlone(t *testing.T) {
	title, width := sampleFan().Title, pageWidth-2*margin
	plain, balanced := titleLetters.wrap(title, width), titleLetters.balanced(title, width)
	if len(balanced) != len(plain) {
		t.Errorf("balanced has %d lines, plain has %d", len(balanced), len(plain))
	}
	if plain[1] != "taper" {
		t.Fatalf("the sample no longer leaves a word alone: %q", plain)
	}
	if shorter := min(titleLetters.width(balanced[0]), titleLetters.width(balanced[1])); shorter < titleLetters.width(title)/3 {
		t.Errorf("lines %q are far from equal", balanced)
	}
}

func TestWrapKeepsLineBreaks(t *testing.T) {
	if got := labelLetters.wrap("promise owed,\nApr 2024", 500); !slices.Equal(got, []string{"promise owed,", "Apr 2024"}) {
		t.Errorf("got %q", got)
	}
}

func TestSpreadNamesStandApartInOrderAndUnderTheTop(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var places []vg.Length
		for _, y := range rapid.SliceOfN(rapid.Float64Range(0, 300), 1, 6).Draw(t, "places") {
			places = append(places, vg.Length(y))
		}
		slices.Sort(places)
		moved := spread(places, 300, 13)
		for i, y := range moved {
			if y > 300 {
				t.Fatalf("name %d of %v is above the top", i, moved)
			}
			if i > 0 && y-moved[i-1] < 13-1e-9 {
				t.Fatalf("names %d and %d of %v overlap", i-1, i, moved)
			}
		}
	})
}

func TestSpreadLeavesNamesThatStandApart(t *testing.T) {
	places := []vg.Length{10, 40, 90}
	if got := spread(places, 300, 13); !slices.Equal(got, places) {
		t.Errorf("spread(%v) = %v, want them unmoved", places, got)
	}
}
