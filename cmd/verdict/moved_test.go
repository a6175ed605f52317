package verdict

import (
	"encoding/xml"
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"headroom/experiments"
	"headroom/experiments/estimate"
)

func moved() *Moved {
	chance := func(x, low, high experiments.Figure) experiments.Chance {
		return experiments.Chance{Estimate: x, Low: low, High: high}
	}
	none := experiments.Figure(math.NaN())
	move := func(measure string, before, now experiments.Chance, low, high float64) experiments.Move {
		d := estimate.Interval{Estimate: float64(now.Estimate - before.Estimate), Low: low, High: high}
		return experiments.Move{Option: "taper", Future: "no|fall", Measure: measure, Before: before, Now: now, Difference: d}
	}
	return &Moved{"old.json", "the promise was 1, 2 and is 3", []experiments.Move{
		move("within", chance(0.5, 0.4, 0.6), chance(0.75, 0.7, 0.8), 0.125, 0.375),
		move("after", chance(0.5, 0.4, 0.6), chance(0.5, 0.4, 0.6), -0.1, 0.1),
		move("breaking_point", chance(none, none, none), chance(0.25, 0.2, 0.3), math.NaN(), math.NaN()),
		move("extra_spend", chance(1e6, 0.5e6, 1.5e6), chance(1.25e6, 1e6, 1.5e6), -0.25e6, 0.75e6),
	}}
}

func TestWhatMovedIsWrittenInEveryForm(t *testing.T) {
	const whole = "gainst old.json: of 3 figures in both 2 moved, 1 of them by more than chance; not the same question: the promise was 1, 2 and is 3"
	for format, want := range map[string]string{
		"text": `moved  within[taper, no|fall]: 0.75 (0.7 to 0.8), was 0.5 (0.4 to 0.6), changed by 0.25 (0.125 to 0.375): more than chance
moved  breaking_point[taper, no|fall]: 0.25 (0.2 to 0.3), not in the earlier file
moved  extra_spend[taper, no|fall]: 1250000 (1000000 to 1500000), was 1000000 (500000 to 1500000), changed by 250000 (-250000 to 750000): may be chance
A` + whole + ".\n",
		"markdown": "**Headroom: a" + whole + ".**\n\n| figure | was | is | change | |\n|---|---|---|---|---|\n" +
			"| `within[taper, no\\|fall]` | 0.5 (0.4 to 0.6) | 0.75 (0.7 to 0.8) | 0.25 (0.125 to 0.375) | more than chance |\n" +
			"| `breaking_point[taper, no\\|fall]` |  | 0.25 (0.2 to 0.3) |  | not in the earlier file |\n" +
			"| `extra_spend[taper, no\\|fall]` | 1000000 (500000 to 1500000) | 1250000 (1000000 to 1500000) | 250000 (-250000 to 750000) | may be chance |\n",
		"github": "::notice title=Headroom%3A what moved::a" + whole + "\n" +
			"::warning title=Headroom%3A within[taper%2C no|fall] moved::within[taper, no|fall]: 0.75 (0.7 to 0.8), was 0.5 (0.4 to 0.6), changed by 0.25 (0.125 to 0.375): more than chance\n",
	} {
		var b strings.Builder
		if err := Write(&b, format, nil, moved()); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, b.String()); diff != "" {
			t.Errorf("%s: %s", format, diff)
		}
		b.Reset()
		if err := Write(&b, format, verdicts(), moved()); err != nil {
			t.Fatal(err)
		}
		between := "\n"
		if format == "github" {
			between = ""
		}
		if diff := cmp.Diff(want+between+written(t, format, verdicts()), b.String()); diff != "" {
			t.Errorf("%s, with verdicts: %s", format, diff)
		}
	}
}

func TestJUnitHasWhatMovedAsWhatTheSuitePrinted(t *testing.T) {
	var b strings.Builder
	if err := Write(&b, "junit", verdicts(), moved()); err != nil {
		t.Fatal(err)
	}
	var s suite
	if err := xml.Unmarshal([]byte(b.String()), &s); err != nil {
		t.Fatal(err)
	}
	if s.Out != moved().plain() || s.Tests != 2 {
		t.Errorf("%+v", s)
	}
}

func TestWhereNothingMovedThatIsSaid(t *testing.T) {
	var b strings.Builder
	if err := Write(&b, "markdown", nil, &Moved{Against: "old.json"}); err != nil {
		t.Fatal(err)
	}
	if want := "**Headroom: against old.json: of 0 figures in both 0 moved, 0 of them by more than chance.**\n\n"; b.String() != want {
		t.Errorf("%s", b.String())
	}
}
