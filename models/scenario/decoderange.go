package scenario

import (
	"fmt"
	"math"
	"reflect"
	"slices"
	"strconv"
)

// limits reads best, low and high, and says which of them were given.
func (r *reader) limits(n *Number, f *field, table map[string]any, p place) (given map[string]bool) {
	given = map[string]bool{}
	n.Best, given["best"] = r.part(table, "best", f, p)
	n.Low, given["low"] = r.part(table, "low", f, p)
	n.High, given["high"] = r.part(table, "high", f, p)
	if !given["low"] {
		n.Low = n.Best
	}
	if !given["high"] {
		n.High = n.Best
	}
	return given
}

// part reads one of best, low and high.
func (r *reader) part(table map[string]any, key string, f *field, p place) (float64, bool) {
	raw, given := table[key]
	if !given {
		return 0, false
	}
	x, ok := asFloat(raw)
	if !ok {
		r.fault(p.key(key), fmt.Sprintf("%s is %s", key, describe(raw)), "it must be "+f.wanted(), "")
		return 0, true
	}
	r.inRange(key, x, f, p.key(key))
	return x, true
}

// spreadRange checks best, low and high of a law that is made of them.
func (r *reader) spreadRange(n *Number, f *field, given map[string]bool, p place) {
	n.Ranged = given["low"] && given["high"]
	switch {
	case n.Dist == "uniform" && n.Ranged && !given["best"]:
		n.Best = (n.Low + n.High) / 2
		if n.Spread == WholeNumber {
			n.Best = math.Floor(n.Best + 0.5)
		}
	case !given["best"]:
		r.fault(p, fmt.Sprintf("%s has no best", f.key), "write best = ..., the middle value", "")
		return
	case given["low"] && !given["high"]:
		r.fault(p, fmt.Sprintf("%s has low without high", f.key), "a range needs both; one of them may equal best", "")
		return
	case given["high"] && !given["low"]:
		r.fault(p, fmt.Sprintf("%s has high without low", f.key), "a range needs both; one of them may equal best", "")
		return
	case n.Dist != "" && !n.Ranged:
		r.fault(p, fmt.Sprintf("dist is %q without low and high", n.Dist), "write low and high too", "")
		return
	}
	if n.Low > n.High {
		r.fault(p.key("low"), fmt.Sprintf("low is %s and high is %s", figure(n.Low), figure(n.High)), "low must not be above high", "")
	} else if n.Best < n.Low || n.Best > n.High {
		r.fault(p.key("best"), fmt.Sprintf("best is %s, outside its own range %s to %s", figure(n.Best), figure(n.Low), figure(n.High)), "best lies from low to high", "")
	}
}

// changes completes a number of the law percentiles, whose points say what
// low and high are.
func (r *reader) changes(n *Number, given map[string]bool, p place) {
	r.noLimits(n, given, p)
	n.Ranged = true
	if !given["best"] {
		n.Best = n.Quantile(0.5)
	}
	n.Low, n.High = n.Quantile(0.1), n.Quantile(0.9)
}

// choice completes a number of the law choice, whose values say what low and
// high are.
func (r *reader) choice(n *Number, given map[string]bool, p place) {
	r.noLimits(n, given, p)
	n.Ranged = true
	n.Low, n.High = slices.Min(n.Choices), slices.Max(n.Choices)
	if !given["best"] {
		r.fault(p, `dist is "choice" without best`, "write best = ..., one of its choices: it is used where nothing is drawn", "")
	} else if !slices.Contains(n.Choices, n.Best) {
		r.fault(p.key("best"), fmt.Sprintf("best is %s, which is not among its choices", figure(n.Best)), "make it one of them", "")
	}
}

// noLimits refuses low and high beside a law that does not read them.
func (r *reader) noLimits(n *Number, given map[string]bool, p place) {
	for _, limit := range []string{"low", "high"} {
		if given[limit] {
			r.fault(p.key(limit), fmt.Sprintf("%s is given, and the law %q does not read it", limit, n.Dist), "leave it out, or name another law", "")
		}
	}
}

// lawParts reads what only one law has.
func (r *reader) lawParts(n *Number, f *field, table map[string]any, p place) {
	for _, only := range []struct{ key, law string }{{"choices", "choice"}, {"percentiles", "percentiles"}, {"over_years", "percentiles"}} {
		_, given := table[only.key]
		if given && n.Dist != only.law {
			r.fault(p.key(only.key), fmt.Sprintf("%s is given, but dist is not %q", only.key, only.law), "write dist = "+strconv.Quote(only.law)+" or leave it out", "")
		} else if !given && n.Dist == only.law {
			r.fault(p, fmt.Sprintf("dist is %q without %s", only.law, only.key), "write "+only.key+" too", "")
		}
	}
	if raw, given := table["choices"]; given {
		r.numbersList(reflect.ValueOf(&n.Choices).Elem(), &field{key: "choices"}, raw, p.key("choices"))
		if len(n.Choices) == 0 {
			r.fault(p.key("choices"), "choices is empty", "list at least one value", "")
		}
		for i, x := range n.Choices {
			r.inRange("a choice", x, f, p.key("choices").item(i))
		}
	}
	if raw, given := table["over_years"]; given {
		years, ok := asFloat(raw)
		if !ok || !(years > 0) || !isFinite(years) {
			r.fault(p.key("over_years"), "over_years is "+describe(raw), "it must be a number of years above 0", "")
			years = 1
		}
		n.OverYears = years
	}
	if raw, given := table["percentiles"]; given {
		r.percentiles(n, raw, p.key("percentiles"))
	}
}

// percentiles reads the points of a published distribution of changes.
func (r *reader) percentiles(n *Number, raw any, p place) {
	before := len(r.faults)
	r.numbersList(reflect.ValueOf(&n.Percentiles).Elem(), &field{key: "percentiles", unit: "[percentile, change in per cent]"}, raw, p)
	if len(r.faults) > before {
		return
	}
	if len(n.Percentiles) < 2 {
		r.fault(p, "percentiles has fewer than two points", "give at least two points [percentile, change in per cent]", "")
		return
	}
	for i, point := range n.Percentiles {
		switch {
		case point[0] <= 0 || point[0] >= 100:
			r.fault(p.item(i), fmt.Sprintf("a percentile is %s", figure(point[0])), "percentiles lie between 0 and 100", "")
		case point[1] <= -100:
			r.fault(p.item(i), fmt.Sprintf("a change is %s per cent", figure(point[1])), "a change lies above -100 per cent", "")
		case i > 0 && (point[0] <= n.Percentiles[i-1][0] || point[1] < n.Percentiles[i-1][1]):
			r.fault(p.item(i), "the points do not rise", "put them in order: percentiles rise and changes do not fall", "")
		}
	}
}
