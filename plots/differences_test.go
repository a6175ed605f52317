package plots

import (
	"bytes"
	"math"
	"strings"
	"testing"
)

func TestTiesAreSaidInWords(t *testing.T) {
	_, svg := render(t, sampleDifferences())
	if got := strings.Count(string(svg), ", tied</text>"); got != 3 {
		t.Errorf("%d differences are said to be tied, want 3", got)
	}
}

func TestADifferenceThatTouchesNothingIsTied(t *testing.T) {
	for _, c := range []struct {
		difference Difference
		want       bool
	}{
		{Difference{Estimate: 1, Low: 0.1, High: 2}, false},
		{Difference{Estimate: 1, Low: 0, High: 2}, true},
		{Difference{Estimate: -1, Low: -2, High: -0.1}, false},
		{Difference{Estimate: -1, Low: -2, High: 0}, true},
		{Difference{}, true},
	} {
		if got := c.difference.Tied(); got != c.want {
			t.Errorf("%+v is tied: %v", c.difference, got)
		}
	}
}

func TestDifferencesThatCannotBeDrawnAreRefused(t *testing.T) {
	for want, spoil := range map[string]func(*Differences){
		"there are 0 columns":                       func(d *Differences) { d.Columns = nil },
		"there are no groups":                       func(d *Differences) { d.Groups = nil },
		`group "New cases do not fall" has no rows`: func(d *Differences) { d.Groups[0].Rows = nil },
		`row "hold": there are 2 differences for 3 columns`: func(d *Differences) {
			d.Groups[0].Rows[0].Differences = d.Groups[0].Rows[0].Differences[:2]
		},
		`column "Spend, thousand pounds": difference 5 with interval 6 to 7`: func(d *Differences) {
			d.Groups[1].Rows[0].Differences[2] = Difference{Estimate: 5, Low: 6, High: 7}
		},
		"wanted low <= estimate <= high": func(d *Differences) { d.Groups[1].Rows[0].Differences[2].Estimate = math.NaN() },
		"interval 0 to +Inf":             func(d *Differences) { d.Groups[1].Rows[0].Differences[2] = Difference{High: math.Inf(1)} },
	} {
		d := sampleDifferences()
		spoil(&d)
		var out bytes.Buffer
		if err := d.Render(&out, &out); err == nil || !strings.Contains(err.Error(), want) || out.Len() > 0 {
			t.Errorf("%v and %d bytes, want %q", err, out.Len(), want)
		}
	}
}
