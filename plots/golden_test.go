package plots

import (
	"bytes"
	"encoding/xml"
	"errors"
	"flag"
	"image"
	"image/color"
	"image/png"
	"io"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the golden pictures in testdata anew, to be looked at before they are committed")

func samples() map[string]Picture {
	return map[string]Picture{"differences": sampleDifferences(), "fan": sampleFan(), "fanwhole": sampleFanWhole(), "chances": sampleChances(), "break": sampleBreak(), "curve": sampleCurve(), "curvebelow": sampleCurveBelow(), "heatmap": sampleHeatMap(), "hindcast": sampleHindcast(), "tornado": sampleTornado(), "flow": sampleFlow(), "histogram": sampleHistogram(), "spend": sampleSpend()}
}

func render(t *testing.T, p Picture) (pngBytes, svgBytes []byte) {
	t.Helper()
	var raster, vector bytes.Buffer
	if err := p.Render(&raster, &vector); err != nil {
		t.Fatal(err)
	}
	return raster.Bytes(), vector.Bytes()
}

func TestPicturesAreTheGoldenOnesByteForByte(t *testing.T) {
	for name, p := range samples() {
		pngBytes, svgBytes := render(t, p)
		for file, got := range map[string][]byte{name + ".png": pngBytes, name + ".svg": svgBytes} {
			path := filepath.Join("testdata", file)
			if *update {
				if err := os.WriteFile(path, got, 0o644); err != nil {
					t.Fatal(err)
				}
				continue
			}
			want, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(got, want) {
				t.Errorf("%s differs from the golden picture; look at both, then run go test -update", file)
			}
		}
	}
}

func TestNothingIsDrawnInTheMarginOfThePage(t *testing.T) {
	const border = 24 // dots: half of the margin of 24 points
	pictures := samples()
	maps.Copy(pictures, oddSamples())
	for name, p := range pictures {
		pngBytes, _ := render(t, p)
		picture, err := png.Decode(bytes.NewReader(pngBytes))
		if err != nil {
			t.Fatal(err)
		}
		bounds := picture.Bounds()
		inner := bounds.Inset(border)
		for y := bounds.Min.Y; y < bounds.Max.Y; y++ {
			for x := bounds.Min.X; x < bounds.Max.X; x++ {
				if !(image.Point{x, y}).In(inner) && color.GrayModel.Convert(picture.At(x, y)) != (color.Gray{0xff}) {
					t.Fatalf("%s: dot (%d, %d) of %v is not background", name, x, y, bounds)
				}
			}
		}
	}
}

func TestPNGIsTenInchesWideAt144DotsPerInch(t *testing.T) {
	for name, p := range samples() {
		pngBytes, _ := render(t, p)
		config, err := png.DecodeConfig(bytes.NewReader(pngBytes))
		if err != nil {
			t.Fatal(err)
		}
		if config.Width != 1440 {
			t.Errorf("%s is %d dots wide, want 1440", name, config.Width)
		}
	}
}

func TestSVGSpeaksItsTitleAndDescription(t *testing.T) {
	fan := sampleFan()
	fan.Title, fan.Description = "Posts & people", "Under <15> in \"every\" quarter"
	_, svg := render(t, fan)
	for _, want := range []string{
		`role="img" aria-labelledby="title description"`,
		`<title id="title">Posts &amp; people</title>`,
		`<desc id="description">Under &lt;15&gt; in &#34;every&#34; quarter</desc>`,
	} {
		if !strings.Contains(string(svg), want) {
			t.Errorf("SVG lacks %s", want)
		}
	}
}

func TestSVGIsWellFormed(t *testing.T) {
	for name, p := range samples() {
		_, svg := render(t, p)
		decoder := xml.NewDecoder(bytes.NewReader(svg))
		for {
			_, err := decoder.Token()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
		}
	}
}

func TestSVGHasRealTextWithFontsToFallBackOn(t *testing.T) {
	_, svg := render(t, sampleFan())
	for _, want := range []string{">middle 50%</text>", "font-family:'Liberation Sans',Arial,Helvetica,sans-serif"} {
		if !strings.Contains(string(svg), want) {
			t.Errorf("SVG lacks %s", want)
		}
	}
	if strings.Contains(string(svg), "font-family:Liberation Sans;") {
		t.Error("a font family of the SVG has nothing to fall back on")
	}
}

func TestFanOfWholePathsNamesBothBands(t *testing.T) {
	_, svg := render(t, sampleFanWhole())
	for _, want := range []string{"95% of runs in each week on its own (pointwise)", "95% of whole paths (simultaneous)", "never leave the outer band", "fewer throughout"} {
		if !strings.Contains(string(svg), want) {
			t.Errorf("the fan does not say %q", want)
		}
	}
	if strings.Contains(string(svg), "middle 50%") {
		t.Error("the fan of whole paths has the other fan's bands as well")
	}
}

func TestFanSaysThatItsBandsArePointwise(t *testing.T) {
	_, svg := render(t, sampleFan())
	if !strings.Contains(string(svg), "pointwise: each week on its own. A whole path stays inside less often.") {
		t.Error("the fan does not say in what sense its bands hold")
	}
}
