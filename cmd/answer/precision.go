package answer

import (
	"fmt"
	"strconv"

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
	asked := float64(how.Asked)
	known := fmt.Sprintf("the widest chance of keeping the promise, or of keeping it afterwards, is known to within %s in 100 either way (Wilson, two-sided, looked at every %d runs).",
		threeDigits(float64(how.Widest)*100), experiments.BlockSize)
	more := fmt.Sprintf(" One digit more (%s in 100) would take about %s in all.", threeDigits(asked*10), plural(how.OneDigitMore, "run"))
	if how.Reached {
		return fmt.Sprintf("--precision %v took %s: %s%s", asked, plural(s.Runs, "run"), known, more)
	}
	return fmt.Sprintf("--precision %v was not reached: after %s, the most that --runs allows, %s%s", asked, plural(s.Runs, "run"), known, more)
}
