package answer

import (
	"fmt"
	"io"
	"math"
	"strings"

	"headroom/experiments"
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
	note := fmt.Sprintf("By bisection over %s, %s each with the same luck. The interval is simulation error: where the chance's own interval just reaches the level. It takes the chance to rise or fall all along the range; a sweep with a step shows whether it does.",
		plural(p.Found.Values, "value"), Runs(p.Settings.Runs))
	text := p.Scenario.Title + "\n\n" + fold(BreakSentence(p), "", Width) + "\n\n" + fold(note, "", Width) + "\n\n"
	if len(p.Files) > 0 {
		where := "In this folder"
		if p.Folder != "" {
			where = "In " + p.Folder
		}
		text += fold(where+": "+list(p.Files)+".", "", Width) + "\n"
	}
	_, err := fmt.Fprintf(w, "%sRepeat: %s\n", text, p.Command)
	return err
}

// BreakSentence says where the level is crossed, and what the chance is at the
// ends of the range; or that it is not crossed.
func BreakSentence(p BreakPage) string {
	b := p.Found
	doing := "the option " + b.Option // whose own words would contradict what is varied of it
	if !strings.HasPrefix(p.Axis.Key, "option.") {
		doing = phrase(optionNamed(p.Scenario, b.Option).Doing, doing)
	}
	where := ""
	if p.After {
		where = " in " + p.Scenario.Target.AfterName
	}
	of := fmt.Sprintf("%.4g of 100 simulated futures", 100*p.Level)
	text := fmt.Sprintf("In the future \"%s\", %s keeps the promise%s in %s where %s is %s (95%% confidence: %s to %s), and in %s",
		b.Future, doing, where, of, p.Axis.Key, breakValue(b.At), breakValue(b.Low), breakValue(b.High), choose(b.Rises, "more above", "fewer above"))
	if math.IsNaN(b.At) {
		reaches := "does not reach"
		if float64(b.Ends[0].True) >= p.Level*float64(b.Ends[0].Of) {
			reaches = "does not fall below"
		}
		text = fmt.Sprintf("In the future \"%s\", %s %s %s%s anywhere from %s = %s to %s, so there is no break-even there",
			b.Future, doing, reaches, of, where, p.Axis.Key, breakValue(p.Axis.Low), breakValue(p.Axis.High))
	}
	end := func(i int) string { return withInterval(experiments.ChanceOf(b.Ends[i])) }
	return text + fmt.Sprintf(": it is %s of 100 at %s and %s at %s.", end(0), breakValue(p.Axis.Low), end(1), breakValue(p.Axis.High))
}

// BreakInterval is the break-even value with its interval; empty if there is
// none.
func BreakInterval(b *sweep.Break) string {
	if math.IsNaN(b.At) {
		return ""
	}
	return fmt.Sprintf("%s (%s to %s)", breakValue(b.At), breakValue(b.Low), breakValue(b.High))
}

func breakValue(x float64) string {
	if math.IsNaN(x) {
		return "beyond the range"
	}
	return fmt.Sprintf("%.4g", x)
}
