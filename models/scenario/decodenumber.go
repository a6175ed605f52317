package scenario

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
)

// numberKeys are the keys of a number written in full, in the order in which
// they are explained.
var numberKeys = []struct{ key, doc string }{
	{"best", "the median: as likely too low as too high"},
	{"low", "the 10th percentile: one time in ten it is lower"},
	{"high", "the 90th percentile: one time in ten it is higher"},
	{"unit", "the key's own unit, if you wish to write it: a different one is refused"},
	{"source", "where the number comes from; needed where quality is published"},
	{"quality", "published, local, expert or assumed"},
	{"note", "anything a reader should mind"},
	{"dist", "another law than the usual one: triangular, uniform, choice or percentiles"},
	{"choices", "with dist = \"choice\": the values, each with the same chance"},
	{"percentiles", "with dist = \"percentiles\": points [percentile, change in per cent]"},
	{"over_years", "with dist = \"percentiles\": the years over which that change came about"},
	{"moves_with", "dotted name of another assumption: where that one is high, this one is too"},
	{"per", "for a rate: \"year\" (365.25 days) or \"52 weeks\""},
}

// The words that some of those keys take.
var (
	qualities = []string{"published", "local", "expert", "assumed"}
	laws      = []string{"triangular", "uniform", "choice", "percentiles"}
	periods   = []string{"year", "52 weeks"}
)

// number reads an assumption, bare or in full.
func (r *reader) number(f *field, raw any, given bool, p place) Number {
	if !given {
		if f.required {
			r.missing(f, p)
		}
		return f.standing()
	}
	n := f.blank()
	n.Given = true
	if word, ok := raw.(string); ok && slices.Contains(f.words, word) {
		n.Word, n.Present = word, true
		return n
	}
	if table, ok := raw.(map[string]any); ok {
		before := len(r.faults)
		r.fullNumber(&n, f, table, p)
		n.Present = len(r.faults) == before
		return n
	}
	x, ok := asFloat(raw)
	if !ok {
		word, _ := raw.(string)
		want := "it must be " + f.wanted()
		if _, err := strconv.ParseFloat(word, 64); err == nil {
			want += ", without quotation marks"
		}
		r.fault(p, fmt.Sprintf("%s is %s", f.key, describe(raw)), want, nearest(word, f.words))
		return n
	}
	n.Present = r.inRange(f.key, x, f, p)
	n.Best, n.Low, n.High = x, x, x
	return n
}

// fullNumber reads { best = ..., low = ..., high = ..., ... }.
func (r *reader) fullNumber(n *Number, f *field, table map[string]any, p place) {
	before := len(r.faults)
	var known []string
	for _, k := range numberKeys {
		known = append(known, k.key)
	}
	r.unknownKeys(table, known, p)

	n.Source = r.note(table, "source", nil, p)
	n.Note = r.note(table, "note", nil, p)
	n.MovesWith = r.note(table, "moves_with", nil, p)
	n.Quality = r.note(table, "quality", qualities, p)
	n.Dist = r.note(table, "dist", laws, p)
	r.sourceOfPublished(n.Quality, n.Source, p)
	if unit, given := table["unit"]; given && unit != f.unit {
		want := fmt.Sprintf("this key is in %q; convert the number, or leave unit out", f.unit)
		if f.unit == "" {
			want = "this key is a plain number and has no unit; leave unit out"
		}
		r.fault(p.key("unit"), "unit is "+describe(unit), want, "")
	}
	if period := r.note(table, "per", periods, p); period != "" {
		if !f.rate {
			r.fault(p.key("per"), "per is given, and this is no rate per year", "leave per out", "")
		} else if period == "52 weeks" {
			n.PerWeeks = 52
		}
	}

	best, hasBest := r.part(table, "best", f, p)
	low, hasLow := r.part(table, "low", f, p)
	high, hasHigh := r.part(table, "high", f, p)
	n.Best, n.Low, n.High = best, best, best
	if hasLow {
		n.Low = low
	}
	if hasHigh {
		n.High = high
	}
	r.lawParts(n, f, table, p)
	if len(r.faults) > before {
		return // what follows would only repeat what is already said
	}
	switch {
	case n.Dist == "percentiles":
		n.Ranged = true
		if !hasBest {
			n.Best = n.Quantile(0.5)
		}
		n.Low, n.High = n.Quantile(0.1), n.Quantile(0.9)
		return
	case n.Dist == "choice":
		n.Ranged = true
		n.Low, n.High = slices.Min(n.Choices), slices.Max(n.Choices)
		if !hasBest {
			r.fault(p, fmt.Sprintf("%s has no best", f.key), "write best = ..., one of its choices: it is used where nothing is drawn", "")
		} else if !slices.Contains(n.Choices, n.Best) {
			r.fault(p.key("best"), fmt.Sprintf("best is %s, which is not among its choices", figure(n.Best)), "make it one of them", "")
		}
		return
	}
	switch {
	case !hasBest && !(n.Dist == "uniform" && hasLow && hasHigh):
		r.fault(p, fmt.Sprintf("%s has no best", f.key), "write best = ..., the middle value", "")
		return
	case hasLow != hasHigh || (n.Dist != "" && !hasLow):
		missing, there := "high", "low"
		if !hasLow {
			missing, there = "low", "best"
			if hasHigh {
				there = "high"
			}
		}
		r.fault(p, fmt.Sprintf("%s has %s without %s", f.key, there, missing), "a range needs low and high; one of them may equal best", "")
		return
	case !hasBest:
		n.Best = (n.Low + n.High) / 2
	}
	n.Ranged = hasLow
	if n.Low > n.High {
		r.fault(p.key("low"), fmt.Sprintf("low is %s and high is %s", figure(n.Low), figure(n.High)), "low must not be above high", "")
	} else if n.Best < n.Low || n.Best > n.High {
		r.fault(p.key("best"), fmt.Sprintf("best is %s, outside its own range %s to %s", figure(n.Best), figure(n.Low), figure(n.High)), "best lies from low to high", "")
	}
}

func (r *reader) sourceOfPublished(quality, source string, p place) {
	if quality == "published" && source == "" {
		r.fault(p.key("quality"), `quality is "published" and there is no source`, "name the publication in source, or call it local, expert or assumed", "")
	}
}

// note reads a text of a number, one of words if there are any.
func (r *reader) note(table map[string]any, key string, words []string, p place) string {
	raw, given := table[key]
	if !given {
		return ""
	}
	var text string
	f := &field{key: key, words: words}
	r.text(reflect.ValueOf(&text).Elem(), f, raw, p.key(key))
	return text
}

// part reads best, low or high.
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
