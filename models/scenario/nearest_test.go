package scenario

import "testing"

func TestEditDistanceCountsSlipsOfThePen(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{
		{"", "", 0},
		{"", "abc", 3},
		{"posts", "posts", 0},
		{"kitten", "sitting", 3}, // the textbook example
		{"form", "from", 1},      // neighbours swapped
		{"évry", "every", 2},
	} {
		if got := editDistance(c.a, c.b); got != c.want {
			t.Errorf("%q to %q: %d, want %d", c.a, c.b, got, c.want)
		}
		if got := editDistance(c.b, c.a); got != c.want {
			t.Errorf("%q to %q: %d, want %d", c.b, c.a, got, c.want)
		}
	}
}

func TestNearestOffersNothingThatIsFarAway(t *testing.T) {
	names := []string{"every_years", "every_weeks", "by", "total"}
	for word, want := range map[string]string{"evry_years": "every_years", "EVERY_WEEKS": "every_weeks", "colour": "", "x": ""} {
		if got := nearest(word, names); got != want {
			t.Errorf("nearest to %q is %q, want %q", word, got, want)
		}
	}
}
