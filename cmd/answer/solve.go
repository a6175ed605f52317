package answer

import (
	"fmt"
	"io"
	"math"
	"strings"

	"headroom/experiments"
	"headroom/experiments/estimate"
	"headroom/experiments/sweep"
	"headroom/models/scenario"
)

// A BreakPage is what the answer of a search for a break-even value is written
// from.
type BreakPage struct {
	Scenario *scenario.Scenario
	Found    *sweep.Break
	Variable scenario.Variable
	Axis     sweep.Axis
	Level    float64
	After    bool // the chance is that of the span after
	Settings experiments.Settings
	Command  string   // that repeats it
	Files    []string // that were written; none: no folder was asked for
	Folder   string   // where they are; empty: beside the page itself
}

// WriteBreak writes where a key takes the chance of keeping the promise across
// a level.
func WriteBreak(w io.Writer, p BreakPage) error {
	note := fmt.Sprintf("Varied: %s (%s; %s), from %s to %s. By bisection: %s, %s each with the same luck. The interval is simulation error: where the chance's own interval just reaches the level. It takes the chance to rise or fall all along the range; a sweep with a step shows whether it does.",
		p.Variable.Key, KeyName(p.Variable), inTheFile(p.Variable), breakValue(p.Axis.Low), breakValue(p.Axis.High), plural(p.Found.Values, "value"), Runs(p.Settings.Runs))
	if warning := perWorker(p.Scenario, p.Variable.Key); warning != "" {
		note += " Beware: " + warning
	}
	text := p.Scenario.Title + "\n\n" + fold(BreakSentence(p), "", Width) + "\n\n" + fold(note, "", Width) + "\n\n"
	_, err := io.WriteString(w, text+filesLine(p.Files, p.Folder)+"Repeat: "+p.Command+"\n")
	return err
}

// filesLine says which files were written, and where; nothing if none were.
func filesLine(files []string, folder string) string {
	if len(files) == 0 {
		return ""
	}
	where := "In this folder"
	if folder != "" {
		where = "In " + folder
	}
	return fold(where+": "+list(files)+".", "", Width) + "\n"
}

// BreakSentence says where the level is crossed and what the chance is there, or
// that it is not crossed, and what the chance is at the ends of the range.
func BreakSentence(p BreakPage) string {
	end := func(i int) string { return withInterval(experiments.ChanceOf(p.Found.Ends[i])) }
	return fmt.Sprintf("%s: it is %s of 100 at %s and %s at %s.", BreakTitle(p), end(0), breakValue(p.Axis.Low), end(1), breakValue(p.Axis.High))
}

// BreakTitle is the sentence without the ends of the range.
func BreakTitle(p BreakPage) string {
	b := p.Found
	doing := "the option " + b.Option // whose own words would contradict what is varied of it
	if !strings.HasPrefix(p.Axis.Key, "option.") {
		doing = phrase(optionNamed(p.Scenario, b.Option).Doing, doing)
	}
	where := ""
	if p.After {
		where = " in " + p.Scenario.Target.AfterName
	}
	keeps := fmt.Sprintf("In the future \"%s\", %s keeps the promise%s in at least %.4g of 100 simulated futures", b.Future, doing, where, 100*p.Level)
	low, high, any := breakSpan(p)
	if math.IsNaN(b.At) {
		atEnds := "at neither end of the range, and by the estimate there is no break-even between them"
		if p.keepsLevel(0) {
			atEnds = "at both ends of the range, and by the estimate there is no break-even between them"
		}
		if !any {
			return keeps + " " + atEnds + " (95% confidence: none)"
		}
		return keeps + " " + atEnds + fmt.Sprintf(" (95%% confidence: none, or one at %s to %s)", low, high)
	}
	there := amount(p.Variable, b.At)
	side := "up to " + there
	if b.Rises {
		side = "from " + there + " on"
	}
	return fmt.Sprintf("%s %s (95%% confidence: %s to %s), at %s in %s", keeps, side, low, high, breakValue(b.At), withInterval(experiments.ChanceOf(b.Chance)))
}

// keepsLevel says that the chance at an end of the range is at the level or over
// it.
func (p BreakPage) keepsLevel(end int) bool {
	c := p.Found.Ends[end]
	return float64(c.True) >= p.Level*float64(c.Of)
}

// breakSpan is the interval of the break-even: the values at which the chance's
// own interval holds the level. Where that is so at an end of the range the
// interval goes on beyond it; where it is so nowhere, there is none.
func breakSpan(p BreakPage) (low, high string, any bool) {
	b := p.Found
	holds := func(end int) bool {
		c := b.Ends[end]
		return estimate.WilsonTwoSided(c.True, c.Of, experiments.Confidence).Contains(p.Level)
	}
	low, high = breakValue(b.Low), breakValue(b.High)
	if math.IsNaN(b.Low) {
		low = breakValue(p.Axis.Low) + " or less"
	}
	if math.IsNaN(b.High) {
		high = breakValue(p.Axis.High) + " or more"
	}
	return low, high, !math.IsNaN(b.Low) || !math.IsNaN(b.High) || holds(0) || holds(1)
}

// amount is a value of a key with its unit, or with its name where it has none
// that can be said: 18 posts, elasticity 0.3.
func amount(v scenario.Variable, x float64) string {
	unit := v.Unit
	for _, unsaid := range []string{"share", "change", "points", "standard deviation"} {
		if strings.HasPrefix(unit, unsaid) {
			unit = ""
		}
	}
	if unit == "" {
		return ShortKey(v.Key) + " " + breakValue(x)
	}
	if first, rest, more := strings.Cut(unit, " "); x == 1 {
		if unit = strings.TrimSuffix(first, "s"); more {
			unit += " " + rest
		}
	}
	return breakValue(x) + " " + unit
}

// BreakInterval is the break-even value with its interval; empty if there is
// none.
func BreakInterval(p BreakPage) string {
	if math.IsNaN(p.Found.At) {
		return ""
	}
	low, high, _ := breakSpan(p)
	return fmt.Sprintf("%s (%s to %s)", breakValue(p.Found.At), low, high)
}

func breakValue(x float64) string { return fmt.Sprintf("%.4g", x) }
