package scenario

import (
	"fmt"
	"math"
	"reflect"
	"slices"
	"strconv"
	"strings"
)

// yearWeeks is the length of a year in weeks: 365.25 days.
const yearWeeks = 365.25 / 7

// A field is one key of the schema, read from its struct tags.
type field struct {
	index      int // in its struct
	key        string
	unit       string
	min, max   float64
	spread     Spread
	fallback   string // the default, as a file would write it
	required   bool
	optional   bool
	words      []string
	names      string // the list whose names it takes
	least      int
	rate       bool // a number per year that may say per = "52 weeks"
	doc        string
	structType reflect.Type
}

// fieldsOf reads the tags of a schema struct, in the order of its fields. A
// tag that makes no sense is a programmer's error, found by any test that
// reads a scenario.
func fieldsOf(t reflect.Type) []*field {
	if fields, ok := fieldCache[t]; ok {
		return fields
	}
	panic(fmt.Sprintf("scenario: %v is not part of the schema", t))
}

// fieldCache holds the fields of every struct that a file can reach; it is
// filled once and never written again, so reading needs no lock.
var fieldCache = func() map[reflect.Type][]*field {
	cache := map[reflect.Type][]*field{}
	var visit func(t reflect.Type)
	visit = func(t reflect.Type) {
		for t.Kind() == reflect.Slice || t.Kind() == reflect.Pointer {
			t = t.Elem()
		}
		if t.Kind() != reflect.Struct || t == numberType || t == whenType || cache[t] != nil {
			return
		}
		for i := range t.NumField() {
			if t.Field(i).IsExported() && t.Field(i).Tag.Get("toml") != "-" {
				cache[t] = append(cache[t], parseField(t, i))
				visit(t.Field(i).Type)
			}
		}
	}
	visit(reflect.TypeFor[Scenario]())
	for _, kind := range actionKinds {
		visit(reflect.TypeOf(kind.blank()))
	}
	return cache
}()

var (
	numberType = reflect.TypeFor[Number]()
	whenType   = reflect.TypeFor[When]()
	actionType = reflect.TypeFor[Action]()
)

func parseField(t reflect.Type, i int) *field {
	f, tag := &field{index: i, min: math.Inf(-1), max: math.Inf(1), structType: t}, t.Field(i).Tag
	f.key, f.unit, f.doc, f.names = tag.Get("toml"), tag.Get("unit"), tag.Get("doc"), tag.Get("names")
	f.optional, f.rate = tag.Get("optional") == "true", tag.Get("per") == "year"
	var hasDefault bool
	f.fallback, hasDefault = tag.Lookup("default")
	kind := t.Field(i).Type.Kind()
	f.required = !hasDefault && !f.optional && kind != reflect.Map && kind != reflect.Slice
	if least, ok := tag.Lookup("least"); ok {
		f.least = int(mustParse(least, t, f.key))
	}
	if words := tag.Get("words"); words != "" {
		f.words = strings.Split(words, "|")
	}
	if low, high, ok := strings.Cut(tag.Get("range"), ".."); ok {
		if low != "" {
			f.min = mustParse(low, t, f.key)
		}
		if high != "" {
			f.max = mustParse(high, t, f.key)
		}
	}
	switch tag.Get("kind") {
	case "", "signed":
		f.spread = Signed
	case "positive":
		f.spread = Positive
	case "share":
		f.spread = Share
	case "count":
		f.spread = WholeNumber
	default:
		panic(fmt.Sprintf("scenario: %v.%s has the kind %q", t, f.key, tag.Get("kind")))
	}
	if f.spread == Share && f.unit == "" {
		f.unit = "share"
	}
	if f.key == "" || f.doc == "" {
		panic(fmt.Sprintf("scenario: %v, field %d, lacks its key or its doc", t, i))
	}
	return f
}

func mustParse(text string, t reflect.Type, key string) float64 {
	x, err := strconv.ParseFloat(text, 64)
	if err != nil {
		panic(fmt.Sprintf("scenario: %v.%s has %q in a tag", t, key, text))
	}
	return x
}

// blank is a Number with all that its key says about it and no value yet.
func (f *field) blank() Number {
	n := Number{Unit: f.unit, Min: f.min, Max: f.max, Spread: f.spread}
	if f.rate {
		n.PerWeeks = yearWeeks
	}
	return n
}

// standing is the number where the file is silent.
func (f *field) standing() Number {
	n := f.blank()
	switch {
	case f.fallback == "":
	case slices.Contains(f.words, f.fallback):
		n.Word, n.Present = f.fallback, true
	default:
		n.Best, n.Present = mustParse(f.fallback, f.structType, f.key), true
	}
	n.Low, n.High = n.Best, n.Best
	return n
}

// fallbackList is the default of a key that holds a list.
func (f *field) fallbackList() any {
	v := reflect.New(f.structType.Field(f.index).Type).Elem()
	new(reader).numbersList(v, f, fallbackValue(f), "")
	return v.Interface()
}

// wanted says in words what the key takes.
func (f *field) wanted() string {
	if f.min == f.max {
		return figure(f.min)
	}
	var b strings.Builder
	switch {
	case f.spread == Share && f.unit == "share":
		b.WriteString("a share")
	case f.spread == WholeNumber:
		b.WriteString("a whole number")
	default:
		b.WriteString("a number")
	}
	if !math.IsInf(f.min, 0) && !math.IsInf(f.max, 0) {
		fmt.Fprintf(&b, " from %s to %s", figure(f.min), figure(f.max))
	}
	if f.unit != "" && f.unit != "share" {
		fmt.Fprintf(&b, " (%s)", f.unit)
	}
	if f.spread == Share && f.max == 1 {
		b.WriteString(", so 25 per cent is written 0.25")
	}
	if len(f.words) > 0 {
		fmt.Fprintf(&b, ", or the word %s", quotedList(f.words))
	}
	return b.String()
}

// figure writes a number as a person would, without an exponent.
func figure(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }

// quotedList is "a", "b" or "c".
func quotedList(words []string) string {
	quoted := make([]string, len(words))
	for i, w := range words {
		quoted[i] = strconv.Quote(w)
	}
	if len(quoted) < 2 {
		return strings.Join(quoted, "")
	}
	last := len(quoted) - 1
	return strings.Join(quoted[:last], ", ") + " or " + quoted[last]
}
