package scenario

import (
	"fmt"
	"math"
	"slices"
	"strings"
)

// checkStages holds each law of work content to its own parameters.
func (r *reader) checkStages() {
	for i := range r.scenario.Stages {
		work, p := &r.scenario.Stages[i].Work, at("stage", i, "work")
		if work.Law == "" {
			continue // a fault has said what is wrong with it
		}
		for _, parameter := range []struct {
			key   string
			given bool
			laws  string
		}{
			{"mean_weeks", work.MeanWeeks.Given, "lognormal gamma weibull exponential fixed"},
			{"sigma_log", work.SigmaLog.Given, "lognormal"},
			{"shape", work.Shape.Given, "gamma weibull"},
			{"bands", work.Bands != nil, "bands"},
		} {
			uses := slices.Contains(strings.Fields(parameter.laws), work.Law)
			if uses && !parameter.given && !r.spoiled[p.key(parameter.key)] {
				r.fault(p.key(parameter.key), fmt.Sprintf("%q is missing", parameter.key), fmt.Sprintf("the law %q needs it", work.Law), "")
			} else if !uses && parameter.given {
				r.fault(p.key(parameter.key), fmt.Sprintf("the law %q has no %s", work.Law, parameter.key), "take the key out, or name another law", "")
			}
		}
		if work.Bands != nil {
			r.checkBands(work.Bands, p.key("bands"))
		}
	}
}

func (r *reader) checkBands(bands [][3]float64, p place) {
	total := 0.0
	for i, band := range bands {
		from, to, share := band[0], band[1], band[2]
		switch {
		case from < 0 || to <= from:
			r.fault(p.item(i), fmt.Sprintf("a band goes from %s to %s weeks", figure(from), figure(to)), "a band goes from a lower to a higher number of weeks", "")
		case i > 0 && from != bands[i-1][1]:
			r.fault(p.item(i), fmt.Sprintf("a band begins at %s weeks, and the one before ends at %s", figure(from), figure(bands[i-1][1])), "each band begins where the one before ends; a gap is a band with share 0", "")
		case share < 0:
			r.fault(p.item(i), fmt.Sprintf("a band's share is %s", figure(share)), "it must be 0 or more", "")
		}
		total += share
	}
	if math.Abs(total-1) > sumTolerance {
		r.fault(p, fmt.Sprintf("the shares of the bands add up to %s", figure(math.Round(total*1e6)/1e6)), "they must add up to 1", "")
	}
}
