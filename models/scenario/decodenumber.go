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
	r.sourceOfPublished(n.Quality, n.Source, p)
	r.unit(table, f, p)
	r.period(n, table, f, p)
	n.Dist = r.note(table, "dist", laws, p)
	r.lawParts(n, f, table, p)
	given := r.limits(n, f, table, p)
	if len(r.faults) > before {
		return // what follows would only repeat what is already said
	}
	switch n.Dist {
	case "percentiles":
		r.changes(n, given, p)
	case "choice":
		r.choice(n, given, p)
	default:
		r.spreadRange(n, f, given, p)
	}
}

// unit refuses another unit than the key's own.
func (r *reader) unit(table map[string]any, f *field, p place) {
	unit, given := table["unit"]
	if !given || unit == f.unit {
		return
	}
	want := fmt.Sprintf("this key is in %q; convert the number, or leave unit out", f.unit)
	if f.unit == "" {
		want = "this key is a plain number and has no unit; leave unit out"
	}
	r.fault(p.key("unit"), "unit is "+describe(unit), want, "")
}

// period reads the length of the year of a rate.
func (r *reader) period(n *Number, table map[string]any, f *field, p place) {
	period := r.note(table, "per", periods, p)
	if period != "" && !f.rate {
		r.fault(p.key("per"), "per is given, and this is no rate per year", "leave per out", "")
	} else if period == "52 weeks" {
		n.PerWeeks = 52
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
