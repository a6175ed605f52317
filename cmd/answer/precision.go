package answer

import (
	"fmt"
	"strconv"
	"strings"

	"headroom/experiments"
)

// precision says how a run to a precision ended, and what one digit more would
// cost; nothing if none was asked for.
func (p Page) precision(s *experiments.Summary) string {
	how := s.Precision
	if how == nil {
		return ""
	}
	threeDigits := func(x float64) string { return strconv.FormatFloat(x, 'g', 3, 64) }
	var flags, known, more []string
	if asked := float64(how.Asked); asked > 0 {
		flags = append(flags, fmt.Sprintf("--precision %v", asked))
		text := fmt.Sprintf("the widest chance of keeping the promise, or of keeping it afterwards, is known to within %s in 100 either way (half of Wilson's interval%s)",
			oneUp(float64(how.Widest)*100), looked(s))
		if how.Required != nil {
			text += fmt.Sprintf(", and the widest that --require names to within %s", oneUp(float64(*how.Required)*100))
		}
		known = append(known, text+".")
		more = append(more, fmt.Sprintf("One digit more (%s in 100) would take about %s in all.", threeDigits(asked*10), plural(how.OneDigitMore, "run")))
	}
	if mean := how.Mean; mean != nil {
		flags = append(flags, fmt.Sprintf("--precision-mean %v", float64(mean.Asked)))
		text := fmt.Sprintf("the widest mean of the %s in its table below is known to within %s %s either way (Student, 95%% confidence%s).",
			s.Target.Measure, threeDigits(float64(mean.Widest)), s.Target.Unit, looked(s))
		if len(known) > 0 {
			text = capital(text)
		}
		known = append(known, text)
		more = append(more, fmt.Sprintf("One digit more (%s) would take about %s in all.", threeDigits(float64(mean.Asked)/10), plural(mean.OneDigitMore, "run")))
	}
	asked, were := strings.Join(flags, " and "), "was"
	if len(flags) > 1 {
		were = "were"
	}
	rest := strings.Join(append(known, more...), " ")
	if how.Reached {
		return fmt.Sprintf("%s took %s: %s", asked, plural(s.Runs, "run"), rest)
	}
	return fmt.Sprintf("%s %s not reached: after %s, the most that --runs allows, %s", asked, were, plural(s.Runs, "run"), rest)
}

// looked says how often the figures were looked at, if they were more than once.
func looked(s *experiments.Summary) string {
	if s.Runs <= experiments.BlockSize {
		return ""
	}
	return fmt.Sprintf(", looked at every %d runs", experiments.BlockSize)
}
