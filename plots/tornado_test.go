package plots

import (
	"bytes"
	"math"
	"strings"
	"testing"
)

// sampleTornado has five made-up assumptions in two futures: long bars and short ones, one that turns the other way, one that may
// be chance, one that one future does not vary.
func sampleTornado() Tornado {
	ends := func(low, high float64) TornadoEnds {
		return TornadoEnds{Low: wilson(low, 200), High: wilson(high, 200)}
	}
	faint := ends(0.16, 0.2)
	faint.Faint = true
	return Tornado{
		Title:       "If a lighter load closes no cases sooner, 36 of 100 falls to 4",
		Subtitle:    "Chance of keeping the promise in the fifth of the runs that drew each assumption lowest, and in the fifth that drew it highest. 1,000 simulated futures each.",
		Footnote:    madeUp,
		Description: "Bars for five assumptions in two futures, made up for a test.",
		Across:      "Chance of keeping the promise",
		Panels:      []TornadoPanel{{"New cases do not fall", 0.18}, {"New cases move as councils' demand has in thirteen years", 0.61}},
		Rows: []TornadoRow{
			{"pace: elasticity", "0.07", "0.51", []TornadoEnds{ends(0.04, 0.36), ends(0.42, 0.83)}},
			{"recruitment: lag weeks", "10 weeks", "26 weeks", []TornadoEnds{ends(0.31, 0.1), ends(0.74, 0.5)}},
			{"children: the yearly change in new cases, as it was drawn", "\u221212%", "9%", []TornadoEnds{{Absent: true}, ends(1, 0)}},
			{"children: mean weeks", "26 weeks", "34 weeks", []TornadoEnds{ends(0.24, 0.13), ends(0.66, 0.57)}},
			{"agency: weeks to find", "2.5 weeks", "7.9 weeks", []TornadoEnds{faint, faint}},
		},
	}
}

func TestATornadoThatCannotBeDrawnHonestlyIsRefusedAndNothingWritten(t *testing.T) {
	for want, change := range map[string]func(*Tornado){
		"the axis has no name":           func(t *Tornado) { t.Across = "" },
		"there are 0 panels":             func(t *Tornado) { t.Panels = nil },
		"there are no assumptions":       func(t *Tornado) { t.Rows = nil },
		"over all runs is NaN":           func(t *Tornado) { t.Panels[0].All = math.NaN() },
		"an assumption has no name":      func(t *Tornado) { t.Rows[1].Name = "" },
		"has 1 bars for 2 panels":        func(t *Tornado) { t.Rows[1].Ends = t.Rows[1].Ends[:1] },
		"elasticity\", panel \"New case": func(t *Tornado) { t.Rows[0].Ends[0].Low.Low = 0.9 },
		"the picture has no title":       func(t *Tornado) { t.Title = "" },
	} {
		tornado := sampleTornado()
		change(&tornado)
		var png, svg bytes.Buffer
		if err := tornado.Render(&png, &svg); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error %v, want %q", err, want)
		}
		if png.Len()+svg.Len() > 0 {
			t.Errorf("%s: something was written", want)
		}
	}
}
