package output

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"headroom/cmd/answer"
	"headroom/experiments"
	"headroom/models/scenario"
	"headroom/plots"
)

func TestChartAndPageGiveAChanceInTheSameWords(t *testing.T) {
	for _, runs := range []int{1, 3, 20, 200, 999, 1000, 10_000} {
		for k := 0; k <= runs; k += max(runs/300, 1) {
			count := experiments.Count{True: k, Of: runs}
			c := chance(count)
			page, chart := answer.Interval(experiments.ChanceOf(count)), strings.Replace(c.String(), "%", "", 1)
			if page != chart {
				t.Fatalf("%d of %d: %q on the page and %q on the chart", k, runs, page, chart)
			}
		}
	}
}

// drawn is the fan and the chart of options of the small service, with one
// place of its text changed.
func drawn(t *testing.T, old, replacement string, settings experiments.Settings) (plots.Fan, plots.Chances) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "experiments", "testdata", "small.toml"))
	if err != nil {
		t.Fatal(err)
	}
	if strings.Count(string(data), old) != 1 {
		t.Fatalf("the scenario has %q %d times", old, strings.Count(string(data), old))
	}
	s, faults := scenario.Read("small.toml", []byte(strings.Replace(string(data), old, replacement, 1)))
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	settings.Seed, settings.Runs, settings.Check = 1, 12, true
	r, err := experiments.Run(context.Background(), s, settings)
	if err != nil {
		t.Fatal(err)
	}
	return fan(r, "taper", highest(r), "headroom run"), chances(r, "headroom run")
}

func TestChartsFollowTheMeasureOfThePromise(t *testing.T) {
	average, options := drawn(t, "low = 12", "low = 12", experiments.Settings{})
	open, openOptions := drawn(t, "low = 12", "measure = \"open cases per FTE in post\"\nlow = 12", experiments.Settings{})
	if average.Measure != "Average caseload" || open.Measure != "Open cases per FTE in post" {
		t.Errorf("the fans are of %q and %q", average.Measure, open.Measure)
	}
	if !strings.Contains(average.Subtitle, "Average caseload:") || !strings.Contains(open.Subtitle, "Open cases per FTE in post:") {
		t.Errorf("the fans say %q and %q", average.Subtitle, open.Subtitle)
	}
	if !strings.Contains(options.Subtitle, "the average caseload at") || !strings.Contains(openOptions.Subtitle, "the open cases per FTE in post at") {
		t.Errorf("the charts of options say %q and %q", options.Subtitle, openOptions.Subtitle)
	}
	if average.Panels[0].P50[30] == open.Panels[0].P50[30] {
		t.Error("both fans draw the same figure")
	}
}

func TestAFanHasAPanelForEachFutureUpToThree(t *testing.T) {
	const more = "[[future]]\nname = \"third\"\n\n[[future]]\nname = \"fourth\"\n\n[[future]]\nname = \"steady\""
	four, _ := drawn(t, "[[future]]\nname = \"steady\"", more, experiments.Settings{})
	two, _ := drawn(t, "[[future]]\nname = \"steady\"", more, experiments.Settings{Futures: []string{"third", "fall"}})
	if len(four.Panels) != 3 || len(two.Panels) != 2 {
		t.Errorf("four futures make %d panels and two %d", len(four.Panels), len(two.Panels))
	}
}

func TestAChartWhereNothingIsDrawnSaysSo(t *testing.T) {
	_, drawn1 := drawn(t, "low = 12", "low = 12", experiments.Settings{})
	_, fixed := drawn(t, "low = 12", "low = 12", experiments.Settings{Fixed: true})
	if !strings.Contains(drawn1.Subtitle, "what we do not know is inside") || strings.Contains(fixed.Subtitle, "inside") {
		t.Errorf("drawn: %q; fixed: %q", drawn1.Subtitle, fixed.Subtitle)
	}
}

// Workers above a figure are shown only where it is a figure of cases.
func TestTheShareBeneathAFanBelongsWithThePromise(t *testing.T) {
	for _, one := range []struct {
		target, share string
		percent       bool
		band          [2]float64
		top           float64
	}{
		{"low = 12\nhigh = 15", "Share of workers above 15 (mean)", false, [2]float64{12, 15}, 0},
		{"measure = \"vacancy rate\"\nlow = 0\nhigh = 0.25", "Agency share of those in post (mean)", true, [2]float64{0, 0.25}, 1},
		{"measure = \"vacant posts\"\nlow = 0\nhigh = 2", "Agency share of those in post (mean)", false, [2]float64{0, 2}, 0},
		{"measure = \"unallocated cases\"\nlow = 0\nhigh = 0", "", false, [2]float64{0, 0.5}, 0},
		{"measure = \"relative load\"\nlow = 0.5\nhigh = 1", "", false, [2]float64{0.5, 1}, 0},
	} {
		fan, _ := drawn(t, "low = 12\nhigh = 15", one.target, experiments.Settings{})
		if fan.Share != one.share || fan.Percent != one.percent || fan.Band != one.band {
			t.Errorf("%q: share %q, per cent %v, band %v", one.target, fan.Share, fan.Percent, fan.Band)
		}
		if drawn := len(fan.Panels[0].Share) > 0; drawn != (one.share != "") {
			t.Errorf("%q: a share is drawn: %v", one.target, drawn)
		}
		if one.top > 0 && fan.Cover[1] > one.top {
			t.Errorf("%q: the axis goes up to %v", one.target, fan.Cover[1])
		}
		if err := fan.Render(io.Discard, io.Discard); err != nil {
			t.Error(err)
		}
	}
}
