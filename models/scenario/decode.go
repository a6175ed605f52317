package scenario

import (
	"fmt"
	"math"
	"reflect"
	"slices"
	"time"

	"github.com/BurntSushi/toml"
)

// table fills a schema struct from a TOML table. Keys named in known are
// allowed beside the struct's own.
func (r *reader) table(v reflect.Value, table map[string]any, p place, known ...string) {
	fields := fieldsOf(v.Type())
	for _, f := range fields {
		known = append(known, f.key)
	}
	r.unknownKeys(table, known, p)
	for _, f := range fields {
		raw, given := table[f.key]
		r.field(v.Field(f.index), f, raw, given, p.key(f.key))
	}
}

// unknownKeys refuses keys that do not belong. The nearest key that does is
// remembered, so that it is not called missing as well.
func (r *reader) unknownKeys(table map[string]any, known []string, p place) {
	for key := range table {
		if !slices.Contains(known, key) {
			near := nearest(key, known)
			want := ""
			if near == "" {
				want = "the keys here are " + list(known)
			} else {
				r.spoiled[p.key(near)] = true
			}
			r.fault(p.key(key), fmt.Sprintf("%q is not a key here", key), want, near)
		}
	}
}

// field fills one field of the schema.
func (r *reader) field(v reflect.Value, f *field, raw any, given bool, p place) {
	switch t := v.Type(); {
	case t == numberType:
		v.Set(reflect.ValueOf(r.number(f, raw, given, p)))
	case t == whenType:
		v.Set(reflect.ValueOf(r.when(f, raw, given, p)))
	case t.Kind() == reflect.Struct:
		r.section(v, f, raw, given, p)
	case t.Kind() == reflect.Map:
		if given {
			r.later = append(r.later, func() { r.replace(v, raw, p) })
		}
	case t.Kind() == reflect.Slice && (t.Elem().Kind() == reflect.Struct || t.Elem() == actionType):
		r.list(v, f, raw, given, p)
	case !given && f.required:
		r.missing(f, p)
	case !given && f.fallback == "":
	default:
		if !given {
			raw = fallbackValue(f)
			r.scenario.silent[p] = true
		}
		r.plain(v, f, raw, p)
	}
}

// missing notes a required key that is not there.
func (r *reader) missing(f *field, p place) {
	if !r.spoiled[p] {
		r.fault(p, fmt.Sprintf("%q is missing", f.key), "its meaning: "+f.doc, "")
	}
}

// section fills a struct from its own table, [target] for example.
func (r *reader) section(v reflect.Value, f *field, raw any, given bool, p place) {
	table, ok := raw.(map[string]any)
	switch {
	case given && !ok:
		r.fault(p, fmt.Sprintf("%q is %s", f.key, describe(raw)), "it must be a section of its own, with a line ["+p.dotted()+"] above its keys", "")
	case !given && hasRequired(v.Type()):
		if !r.spoiled[p] {
			r.fault(p, fmt.Sprintf("there is no section [%s]", p.dotted()), "its meaning: "+f.doc, "")
		}
	default:
		r.table(v, table, p)
	}
}

func hasRequired(t reflect.Type) bool {
	return slices.ContainsFunc(fieldsOf(t), func(f *field) bool { return f.required })
}

// list fills a slice of structs, or of actions, from [[name]] tables.
func (r *reader) list(v reflect.Value, f *field, raw any, given bool, p place) {
	tables, ok := asTables(raw)
	if given && !ok {
		r.fault(p, fmt.Sprintf("%q is %s", f.key, describe(raw)), "write it as [["+p.dotted()+"]], once for each", "")
		return
	}
	if len(tables) < f.least && !r.spoiled[p] {
		r.fault(p, fmt.Sprintf("there is no [[%s]]", f.key), "at least one is needed: "+f.doc, "")
	}
	v.Set(reflect.MakeSlice(v.Type(), len(tables), len(tables)))
	for i, table := range tables {
		if v.Type().Elem() == actionType {
			r.action(v.Index(i), table, p.item(i))
		} else {
			r.table(v.Index(i), table, p.item(i))
		}
	}
}

// action picks the struct that the key kind names.
func (r *reader) action(v reflect.Value, table map[string]any, p place) {
	kind, given := table["kind"]
	if !given {
		for key := range table {
			if nearest(key, []string{"kind"}) != "" {
				r.fault(p.key(key), fmt.Sprintf("%q is not a key here", key), "", "kind")
				return
			}
		}
		r.fault(p.key("kind"), `"kind" is missing`, "it says what the action does: "+quotedList(actionNames()), "")
		return
	}
	for _, known := range actionKinds {
		if kind == known.name {
			action := known.blank()
			r.table(reflect.ValueOf(action).Elem(), table, p, "kind")
			v.Set(reflect.ValueOf(action))
			return
		}
	}
	word, _ := kind.(string)
	r.fault(p.key("kind"), fmt.Sprintf("kind is %s", describe(kind)), "it must be "+quotedList(actionNames()), nearest(word, actionNames()))
}

// plain fills a text, a bare number or a list of either.
func (r *reader) plain(v reflect.Value, f *field, raw any, p place) {
	switch v.Kind() {
	case reflect.String:
		r.text(v, f, raw, p)
	case reflect.Int:
		n, ok := raw.(int64)
		if !ok {
			r.fault(p, fmt.Sprintf("%s is %s", f.key, describe(raw)), "it must be "+f.wanted()+", whole", "")
		} else if r.inRange(f.key, float64(n), f, p) {
			v.SetInt(n)
		}
	case reflect.Float64:
		x, ok := asFloat(raw)
		if !ok {
			r.fault(p, fmt.Sprintf("%s is %s", f.key, describe(raw)), "it must be "+f.wanted(), "")
		} else if r.inRange(f.key, x, f, p) {
			v.SetFloat(x)
		}
	case reflect.Slice:
		before, list := len(r.faults), p
		if table, ok := raw.(map[string]any); ok && f.names == "" {
			raw, p = r.listInFull(table, p)
		}
		if v.Type().Elem().Kind() == reflect.String {
			r.textList(v, f, raw, p)
		} else {
			r.numbersList(v, f, raw, p)
		}
		if len(r.faults) > before {
			v.SetZero()
			r.spoiled[list] = true
		}
	default:
		panic(fmt.Sprintf("scenario: %s has the type %v", f.key, v.Type()))
	}
}

func (r *reader) text(v reflect.Value, f *field, raw any, p place) {
	word, ok := raw.(string)
	switch {
	case !ok:
		r.fault(p, fmt.Sprintf("%s is %s", f.key, describe(raw)), "it must be text between quotation marks", "")
	case f.words != nil && !slices.Contains(f.words, word):
		r.fault(p, fmt.Sprintf("%s is %q", f.key, word), "it must be "+quotedList(f.words), nearest(word, f.words))
	case f.required && word == "":
		r.fault(p, fmt.Sprintf("%s is empty", f.key), "its meaning: "+f.doc, "")
	default:
		v.SetString(word)
	}
}

// when fills a moment.
func (r *reader) when(f *field, raw any, given bool, p place) When {
	want := "it must be a date without quotation marks, such as 2024-04-01"
	if f.key != "start" {
		want += ", or { week = 52 }"
	}
	if !given {
		if f.required {
			r.missing(f, p)
		}
		return When{}
	}
	switch raw := raw.(type) {
	case time.Time:
		if raw.Hour() == 0 && raw.Minute() == 0 && raw.Second() == 0 {
			return OnDate(raw.Date())
		}
	case map[string]any:
		r.unknownKeys(raw, []string{"week"}, p)
		if week, ok := asFloat(raw["week"]); ok && isFinite(week) {
			return AtWeek(week)
		}
	}
	r.fault(p, fmt.Sprintf("%s is %s", f.key, describe(raw)), want, "")
	return When{}
}

// inRange notes a fault unless a value that the file calls name is finite and
// in the key's valid range.
func (r *reader) inRange(name string, x float64, f *field, p place) bool {
	if isFinite(x) && x >= f.min && x <= f.max && (f.spread != WholeNumber || x == math.Floor(x)) {
		return true
	}
	r.fault(p, fmt.Sprintf("%s is %s", name, figure(x)), "it must be "+f.wanted(), "")
	return false
}

// fallbackValue is a default as the file would have given it.
func fallbackValue(f *field) any {
	var value struct{ X any }
	if _, err := toml.Decode("X = "+f.fallback, &value); err != nil || len(f.words) > 0 {
		return f.fallback // a word or a text
	}
	return value.X
}
