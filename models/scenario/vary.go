package scenario

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"reflect"
	"slices"
	"strings"

	"github.com/BurntSushi/toml"
)

// A Setting gives one key of a scenario another value, as a file would write
// it: 0.3, 2024-04-01, "week 30" for { week = 30 }, or one of the key's words.
type Setting struct{ Key, Value string }

func (s Setting) String() string { return s.Key + " = " + s.Value }

// A Varier reads one scenario file again and again, each time with other
// values for some of its keys. Everything is read and checked as if the file
// said so.
type Varier struct {
	file   string
	data   []byte
	beside []fs.FS
	reader *reader // of the file as it is
	keys   map[string]slot
	names  []string // of the keys, in the order of the file
}

// NewVarier reads the file as it is: see [Read].
func NewVarier(file string, data []byte, beside ...fs.FS) (*Varier, Faults) {
	r, faults := read(file, data, nil, beside...)
	if len(faults) > 0 {
		return nil, faults
	}
	v := &Varier{file: file, data: data, beside: beside, reader: r}
	v.keys, v.names = r.scenario.targets(canVary)
	return v, nil
}

// canVary holds for a number, a date and a choice of words. Names, texts and
// lists stay as they are.
func canVary(key slot) bool {
	kind := key.value.Kind()
	return isNumber(key) || isWord(key) || key.value.Type() == whenType || kind == reflect.Int || kind == reflect.Float64
}

// Scenario is the scenario as the file says it.
func (v *Varier) Scenario() *Scenario { return v.reader.scenario }

// A Variable is a key that can be varied.
type Variable struct {
	Key     string
	Doc     string // what it is, in plain English
	Unit    string
	Numeric bool    // it takes numbers: not a date, not words alone
	Whole   bool    // it takes whole numbers only
	Best    float64 // of a number, as the file has it
	Value   string  // as the file has it: a figure, a word or a date; empty where it is off
	Silent  bool    // the file is silent, and the value is Headroom's own default
}

// Variable says what a key is. The error says why it cannot be varied, with
// the nearest name if there is none of that name.
func (v *Varier) Variable(key string) (Variable, error) {
	to, known := v.keys[key]
	if !known {
		message := fmt.Sprintf("%q names no number, date or choice of scenario %q", key, v.Scenario().Name)
		if near := nearest(key, v.names); near != "" {
			return Variable{}, fmt.Errorf("%s; did you mean %q?", message, near)
		}
		return Variable{}, fmt.Errorf("%s; write the section or list, the name and the key, for example recruitment.lag_weeks", message)
	}
	if why, remedy := v.reader.idle(to); why != "" {
		return Variable{}, fmt.Errorf("%s; %s", why, remedy)
	}
	variable := Variable{Key: key, Doc: to.field.doc, Unit: to.field.unit, Numeric: !isWord(to) && to.value.Type() != whenType}
	variable.Whole = to.value.Kind() == reflect.Int
	switch n := to.number(); {
	case n != nil:
		variable.Best, variable.Whole = n.Best, n.Spread == WholeNumber
		if variable.Silent = !n.Given; n.Present {
			variable.Value = cmp.Or(n.Word, figure(n.Best))
		}
	case to.value.Type() == whenType:
		variable.Value = to.value.Interface().(When).String()
	default:
		variable.Silent = v.Scenario().silent[to.place]
		if variable.Value = plainText(to.value); variable.Numeric {
			variable.Best = to.value.Convert(reflect.TypeFor[float64]()).Float()
		}
	}
	return variable, nil
}

// With reads the scenario with these values in place of the file's. A value
// stands in every option and every future: what they set for the same key is
// left out. A number loses its range and keeps its name, so that no other
// assumption's draw changes.
//
// The error names the settings, and says what a value must be or what does not
// go together.
func (v *Varier) With(settings ...Setting) (*Scenario, error) {
	for _, s := range settings {
		if _, err := v.Variable(s.Key); err != nil {
			return nil, err
		}
	}
	r, faults := read(v.file, v.data, func(root map[string]any) {
		for _, s := range settings {
			to := v.keys[s.Key]
			put(root, to.place.parts(), func(old any) any { return to.varied(old, s.Value) })
			for _, list := range []string{"option", "future"} {
				forget(root[list], s.Key)
			}
		}
	}, v.beside...)
	if len(faults) > 0 {
		return nil, v.refused(settings, faults)
	}
	return r.scenario, nil
}

// refused is what is wrong with the settings, without the places of a file in
// which they do not stand.
func (v *Varier) refused(settings []Setting, faults Faults) error {
	var set, wrong []string
	for _, s := range settings {
		set = append(set, s.String())
	}
	for _, fault := range faults {
		text := fault.Found
		if fault.Want != "" {
			text += "; " + fault.Want
		}
		if fault.Nearest != "" {
			text += fmt.Sprintf("; did you mean %q?", fault.Nearest)
		}
		if !slices.Contains(wrong, text) {
			wrong = append(wrong, text)
		}
	}
	return errors.New(strings.Join(set, ", ") + ": " + strings.Join(wrong, "; and "))
}

// varied is what the file would say in place of old.
func (s slot) varied(old any, text string) any {
	var value any = text
	if !slices.Contains(s.field.words, text) {
		value = tomlValue(text)
	}
	if table, ok := old.(map[string]any); ok && isNumber(s) {
		full := maps.Clone(table)
		for _, key := range []string{"low", "high", "dist", "choices", "percentiles", "over_years"} {
			delete(full, key)
		}
		if _, isText := value.(string); !isText {
			full["best"] = value
			return full
		}
	}
	return value
}

// tomlValue is a value as TOML reads it, a week, or else the text itself.
func tomlValue(text string) any {
	source := "x = " + text
	if week, ok := strings.CutPrefix(text, "week "); ok {
		source = "x = { week = " + week + " }"
	}
	var read map[string]any
	if strings.Contains(text, "\n") || toml.Unmarshal([]byte(source), &read) != nil {
		return text
	}
	return read["x"]
}

// put replaces the value at a path of keys and list positions; sections that
// the file leaves out are made.
func put(table map[string]any, path []string, replace func(old any) any) {
	for len(path) > 1 {
		if i, isItem := listPosition(path[1]); isItem {
			table, _ = listItem(table[path[0]], i).(map[string]any)
			path = path[2:]
			continue
		}
		inner, there := table[path[0]].(map[string]any)
		if !there {
			inner = map[string]any{}
			table[path[0]] = inner
		}
		table, path = inner, path[1:]
	}
	table[path[0]] = replace(table[path[0]])
}

// forget takes a key out of what the items of a list set.
func forget(list any, key string) {
	for i := 0; ; i++ {
		item, ok := listItem(list, i).(map[string]any)
		if !ok {
			return
		}
		for _, under := range []string{"set", "words"} {
			if table, ok := item[under].(map[string]any); ok {
				forgetIn(table, key)
			}
		}
	}
}

// forgetIn takes a dotted key out of a table, written with or without
// quotation marks.
func forgetIn(table map[string]any, key string) {
	delete(table, key)
	for name, inner := range table {
		if rest, ok := strings.CutPrefix(key, name+"."); ok {
			if inner, ok := inner.(map[string]any); ok {
				forgetIn(inner, rest)
			}
		}
	}
}
