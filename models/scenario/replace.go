package scenario

import (
	"fmt"
	"reflect"
	"slices"
)

// nameNumbers gives every assumption its dotted name.
func nameNumbers(s *Scenario) {
	s.numbers(func(key string, _ *field, n *Number) { n.Key = key })
}

// replacements reads the values that options and futures set. It comes after
// everything else, because it needs the names, ranges and units of the
// assumptions that are replaced.
func (r *reader) replacements() {
	for _, read := range r.later {
		read()
	}
	r.later = nil
}

// target is a key that set, words or rates may name.
type target struct {
	field *field
	value reflect.Value
}

// targets maps the dotted names of the keys of one type of value.
func (s *Scenario) targets(allowed func(f *field, v reflect.Value) bool) (map[string]target, []string) {
	byName, names := map[string]target{}, []string(nil)
	s.walk(func(key string, f *field, v reflect.Value) {
		if allowed(f, v) {
			byName[key] = target{f, v}
			names = append(names, key)
		}
	})
	return byName, names
}

func isNumber(_ *field, v reflect.Value) bool { return v.Type() == numberType }
func isWord(f *field, v reflect.Value) bool   { return v.Kind() == reflect.String && f.words != nil }
func isRate(f *field, _ reflect.Value) bool   { return f.key == "rate" }

// replace fills one of the maps set, words and rates.
func (r *reader) replace(v reflect.Value, raw any, p place) {
	table, ok := raw.(map[string]any)
	if !ok {
		r.fault(p, "it is "+describe(raw), `write "dotted.name" = value, one a line, below a line [`+p.dotted()+"]", "")
		return
	}
	v.Set(reflect.MakeMap(v.Type()))
	allowed := isNumber
	switch v.Type().Elem().Kind() {
	case reflect.String:
		allowed = isWord
	case reflect.Slice:
		allowed = isRate
	}
	byName, names := r.scenario.targets(allowed)
	if v.Type().Elem().Kind() == reflect.Slice {
		// A rate is the only thing that rates replaces: the stream names it.
		for i, name := range names {
			stream := name[:len(name)-len(".rate")]
			byName[stream], names[i] = byName[name], stream
		}
	}
	r.replaceAll(v, table, "", byName, names, p)
}

// replaceAll reads the entries of a map. A dotted name without quotation marks
// makes tables within tables in TOML; it is read all the same.
func (r *reader) replaceAll(v reflect.Value, table map[string]any, prefix string, byName map[string]target, names []string, p place) {
	for _, key := range sortedKeys(table) {
		raw, name, here := table[key], prefix+key, p.key(key)
		to, known := byName[name]
		inner, isTable := raw.(map[string]any)
		if !known && isTable && !slices.ContainsFunc(numberKeys, func(k struct{ key, doc string }) bool { return inner[k.key] != nil }) {
			r.replaceAll(v, inner, name+".", byName, names, here)
			continue
		}
		if !known {
			want := "write the section or list, the name and the key, for example \"leaving.turnover_per_year\""
			near := nearest(name, names)
			if near != "" {
				want = ""
			}
			r.fault(here, fmt.Sprintf("%q names nothing that can be set here", name), want, near)
			continue
		}
		value := reflect.New(v.Type().Elem()).Elem()
		before := len(r.faults)
		switch value.Kind() {
		case reflect.Struct:
			n := r.number(to.field, raw, true, here)
			base := to.value.Interface().(Number)
			n.Key = name
			if n.MovesWith == "" {
				n.MovesWith = base.MovesWith
			} else {
				r.movesWith(n, here.key("moves_with"))
			}
			value.Set(reflect.ValueOf(n))
		case reflect.String:
			r.text(value, to.field, raw, here)
		default:
			r.numbersList(value, to.field, raw, here)
			if len(r.faults) == before {
				r.ratePoints(value.Interface().([][2]float64), here)
			}
		}
		v.SetMapIndex(reflect.ValueOf(name), value)
	}
}

// movesWith checks the name of the assumption whose draw a number shares.
func (r *reader) movesWith(n Number, p place) {
	byName, names := r.scenario.targets(isNumber)
	other, known := byName[n.MovesWith]
	switch {
	case !known:
		r.fault(p, fmt.Sprintf("moves_with names %q, which is no assumption of this scenario", n.MovesWith), "", nearest(n.MovesWith, names))
	case n.MovesWith == n.Key:
		r.fault(p, "moves_with names the assumption itself", "name another, or leave it out", "")
	default:
		if further := other.value.Interface().(Number).MovesWith; further != "" {
			r.fault(p, fmt.Sprintf("moves_with names %q, which itself moves with %q", n.MovesWith, further), "name the one that both move with; that one must stand alone", "")
		}
	}
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
