package plots

import (
	"bytes"
	"errors"
	"math"
	"slices"
	"strings"
	"testing"
	"time"
)

// refusal is a fault put into a good sample, and what the error must say about it.
type refusal struct {
	name  string
	spoil func(*Fan, *Chances, *Curve)
	want  []string
}

func TestBadDataIsRefusedWithTheNameOfTheirPlace(t *testing.T) {
	for _, r := range []refusal{
		{
			"lengths that differ", func(f *Fan, _ *Chances, _ *Curve) { f.Panels[1].P10 = f.Panels[1].P10[1:] },
			[]string{`panel 2 ("New cases move as demand really has")`, "P10 has 260 values where 261 are wanted"},
		},
		{
			"a gap at the end", func(f *Fan, _ *Chances, _ *Curve) { f.Panels[0].Share[260] = math.NaN() },
			[]string{"panel 1", "Share[260] is NaN"},
		},
		{
			"an infinite caseload", func(f *Fan, _ *Chances, _ *Curve) { f.Panels[0].P975[3] = math.Inf(1) },
			[]string{"panel 1", "P975[3] is +Inf"},
		},
		{
			"percentiles out of order", func(f *Fan, _ *Chances, _ *Curve) { f.Panels[0].P25[7] = 99 },
			[]string{"panel 1", "P50[7] is", "below P25 at 99"},
		},
		{
			"weeks that stand still", func(f *Fan, _ *Chances, _ *Curve) { f.Panels[0].Week[5] = 4 },
			[]string{"panel 1", "Week[5] is 4 after 4"},
		},
		{
			"weeks before the start", func(f *Fan, _ *Chances, _ *Curve) { f.Panels[0].Week[0] = -1 },
			[]string{"panel 1", "Week[0] is -1"},
		},
		{
			"a share that is a percentage", func(f *Fan, _ *Chances, _ *Curve) { f.Panels[0].Share[2] = 40 },
			[]string{"panel 1", "Share[2] is 40; it must lie from 0 to 1"},
		},
		{
			"negative posts", func(f *Fan, _ *Chances, _ *Curve) { f.Panels[1].Posts[2] = -1 },
			[]string{"panel 2", "Posts[2] is -1"},
		},
		{
			"an empty panel", func(f *Fan, _ *Chances, _ *Curve) { f.Panels[1] = FanPanel{Heading: "empty"} },
			[]string{`panel 2 ("empty")`, "Week has 0 values"},
		},
		{"no panels", func(f *Fan, _ *Chances, _ *Curve) { f.Panels = nil }, []string{"0 panels; one to three"}},
		{"four panels", func(f *Fan, _ *Chances, _ *Curve) { f.Panels = append(f.Panels, f.Panels...) }, []string{"4 panels"}},
		{"a band upside down", func(f *Fan, _ *Chances, _ *Curve) { f.Band = [2]float64{15, 12} }, []string{"target band is 15 to 12"}},
		{"a wish for a backward axis", func(f *Fan, _ *Chances, _ *Curve) { f.Cover = [2]float64{30, 5} }, []string{"cover 30 to 5"}},
		{"no start", func(f *Fan, _ *Chances, _ *Curve) { f.Start = time.Time{} }, []string{"date of week 0 is missing"}},
		{"a backward span", func(f *Fan, _ *Chances, _ *Curve) { f.Spans[0].Last = f.Start }, []string{`span "promise owed" ends before it starts`}},
		{"no title", func(f *Fan, _ *Chances, _ *Curve) { f.Title = " " }, []string{"no title"}},
		{"no description", func(_ *Fan, c *Chances, _ *Curve) { c.Description = "" }, []string{"no description for screen readers"}},

		{"no options", func(_ *Fan, c *Chances, _ *Curve) { c.Options = nil }, []string{"no options"}},
		{"no futures", func(_ *Fan, c *Chances, _ *Curve) { c.Futures = nil }, []string{"0 futures; 1 to 6"}},
		{
			"a future without its chance", func(_ *Fan, c *Chances, _ *Curve) { c.Options[1].Within = c.Options[1].Within[:2] },
			[]string{`option "taper"`, "Within has 2 chances for 3 futures"},
		},
		{
			"a year after in part", func(_ *Fan, c *Chances, _ *Curve) { c.Options[1].After = c.Options[1].After[:2] },
			[]string{`option "taper"`, "After has 2 chances for 3 futures"},
		},
		{
			"an estimate outside its interval", func(_ *Fan, c *Chances, _ *Curve) { c.Options[2].After[1] = Chance{0.5, 0.6, 0.7} },
			[]string{`option "hold"`, `future "as seen"`, "After", "chance 0.5 with interval 0.6 to 0.7"},
		},
		{
			"a chance that is a gap", func(_ *Fan, c *Chances, _ *Curve) { c.Options[2].Within[0] = Chance{math.NaN(), 0, 1} },
			[]string{`option "hold"`, `future "no fall"`, "Within", "NaN"},
		},
		{
			"names that fill the page", func(_ *Fan, c *Chances, _ *Curve) { c.Futures[0] = strings.Repeat("long ", 40) },
			[]string{"no room for the chances"},
		},

		{"no lines", func(_ *Fan, _ *Chances, c *Curve) { c.Lines = nil }, []string{"0 lines; 1 to 6"}},
		{"one point", func(_ *Fan, _ *Chances, c *Curve) { c.Lines[1].X = c.Lines[1].X[:1] }, []string{`line 2 ("slower")`, "X has 1 values"}},
		{
			"a point without its chance", func(_ *Fan, _ *Chances, c *Curve) { c.Lines[1].X = c.Lines[1].X[1:] },
			[]string{`line 2 ("slower")`, "Chances has 8 values where 7 are wanted"},
		},
		{"points out of order", func(_ *Fan, _ *Chances, c *Curve) { c.Lines[0].X[3] = 50 }, []string{`line 1 ("hold")`, "it must increase"}},
		{"a chance over one", func(_ *Fan, _ *Chances, c *Curve) { c.Lines[3].Chances[2].High = 1.2 }, []string{`line 4 ("faster")`, "Chances[2]"}},
		{"a gap in what was seen", func(_ *Fan, _ *Chances, c *Curve) { c.Seen[4] = math.NaN() }, []string{"Seen[4] is NaN"}},
	} {
		t.Run(r.name, func(t *testing.T) {
			fan, chances, curve := sampleFan(), sampleChances(), sampleCurve()
			r.spoil(&fan, &chances, &curve)
			refused := 0
			for _, p := range []Picture{fan, chances, curve} {
				if p.check() == nil {
					continue
				}
				refused++
				var png, svg bytes.Buffer
				err := p.Render(&png, &svg)
				if err == nil || png.Len()+svg.Len() > 0 {
					t.Fatalf("bad data were drawn, with error %v", err)
				}
				for _, want := range r.want {
					if !strings.Contains(err.Error(), want) {
						t.Errorf("error %q does not say %q", err, want)
					}
				}
			}
			if refused != 1 {
				t.Errorf("%d pictures were refused, want the one that was spoilt", refused)
			}
		})
	}
}

// fullDisk is a writer that can write nothing.
type fullDisk struct{}

var errFull = errors.New("no space left")

func (fullDisk) Write([]byte) (int, error) { return 0, errFull }

func TestFailureToWriteIsReturnedWithItsFormat(t *testing.T) {
	var good bytes.Buffer
	if err := sampleCurve().Render(fullDisk{}, &good); !errors.Is(err, errFull) || !strings.Contains(err.Error(), "PNG") {
		t.Errorf("writing the PNG to a full disk gave %v", err)
	}
	if err := sampleCurve().Render(&good, fullDisk{}); !errors.Is(err, errFull) || !strings.Contains(err.Error(), "SVG") {
		t.Errorf("writing the SVG to a full disk gave %v", err)
	}
}

func TestRenderLeavesItsDataAsTheyWere(t *testing.T) {
	curve := sampleCurve()
	seen, x := slices.Clone(curve.Seen), slices.Clone(curve.Lines[0].X)
	render(t, curve)
	if !slices.Equal(seen, curve.Seen) || !slices.Equal(x, curve.Lines[0].X) {
		t.Error("rendering changed the data it was given")
	}
}

// A fan that names no share draws none, and is lower by its room; one that is a
// share is written in per cent.
func TestAFanDrawsAShareOnlyWhereItNamesOne(t *testing.T) {
	with, without := sampleFan(), sampleFan()
	without.Share = ""
	if err := without.check(); err == nil || !strings.Contains(err.Error(), "the fan names no share") {
		t.Errorf("a share without a name: %v", err)
	}
	for i := range without.Panels {
		without.Panels[i].Share = nil
	}
	if err := without.check(); err != nil {
		t.Error(err)
	}
	if got, want := with.height()-without.height(), fanBetween+fanShare; got != want {
		t.Errorf("the share takes %v, want %v", got, want)
	}
	var png, svg bytes.Buffer
	without.Percent, without.Band = true, [2]float64{0.1, 0.25}
	if err := without.Render(&png, &svg); err != nil {
		t.Fatal(err)
	}
	if text := svg.String(); strings.Contains(text, "Share of workers") || !strings.Contains(text, "10% to 25%") {
		t.Error("the picture has a share without a name, or its band is not in per cent")
	}
}
