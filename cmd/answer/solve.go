package answer

import (
	"fmt"
	"io"
	"math"

	"headroom/experiments"
	"headroom/experiments/sweep"
	"headroom/models/scenario"
)

// WriteBreak writes where a key takes the chance of keeping the promise across
// a level.
func WriteBreak(w io.Writer, s *scenario.Scenario, b *sweep.Break, axis sweep.Axis, level float64, after bool, runs int, command string) error {
	doing := phrase(optionNamed(s, b.Option).Doing, "the option "+b.Option)
	where := ""
	if after {
		where = " in " + s.Target.AfterName
	}
	part := func(x float64) string {
		if math.IsNaN(x) {
			return "beyond the range"
		}
		return fmt.Sprintf("%.4g", x)
	}
	end := func(i int) string { return withInterval(experiments.ChanceOf(b.Ends[i])) }
	text := fmt.Sprintf("In the future \"%s\", %s keeps the promise%s in %.4g of 100 simulated futures where %s is %s (95%% confidence: %s to %s), and in %s",
		b.Future, doing, where, 100*level, axis.Key, part(b.At), part(b.Low), part(b.High), map[bool]string{true: "more above", false: "fewer above"}[b.Rises])
	if math.IsNaN(b.At) {
		text = fmt.Sprintf("In the future \"%s\", %s does not cross %.4g of 100 simulated futures%s anywhere from %s = %s to %s",
			b.Future, doing, 100*level, where, axis.Key, part(axis.Low), part(axis.High))
	}
	text += fmt.Sprintf(": it is %s of 100 at %s and %s at %s.", end(0), part(axis.Low), end(1), part(axis.High))
	note := fmt.Sprintf("By bisection over %s, %s each with the same luck. The interval is simulation error: where the chance's own interval just reaches the level. It takes the chance to rise or fall all along the range; a sweep with a step shows whether it does.",
		plural(b.Values, "value"), Runs(runs))
	_, err := fmt.Fprintf(w, "%s\n\n%s\n\n%s\n\nRepeat: %s\n", s.Title, fold(text, "", Width), fold(note, "", Width), command)
	return err
}
