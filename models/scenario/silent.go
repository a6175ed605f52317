package scenario

import (
	"cmp"
	"fmt"
	"reflect"
)

// A Default is a word, a name or a bare number on which the answer rests and
// which the file leaves to Headroom, or a number of an option's action that it
// leaves. Other assumptions that it leaves are rows of the register (see
// [Scenario.Register]).
type Default struct {
	Key, Value, Unit string
	Name             string // what it is, in plain English
}

// Defaults lists them, in the order of the schema and of the file. Titles, notes
// and other texts are none of them, nor is what is off where it is left out.
func (s *Scenario) Defaults() (all []Default) {
	s.walk(func(key slot) {
		if n := key.number(); n != nil {
			if isChoice(key.name) && n.Present && !n.Given {
				all = append(all, Default{key.name, cmp.Or(n.Word, figure(n.Best)), n.Unit, key.field.doc})
			}
			return
		}
		text := key.value.Kind() == reflect.String && key.field.words == nil && key.field.names == ""
		if text || key.value.Kind() == reflect.Slice || key.field.key == "format" || !s.silent[key.place] {
			return
		}
		if value := plainText(key.value); value != "" {
			all = append(all, Default{Key: key.name, Value: value, Unit: key.field.unit, Name: key.field.doc})
		}
	})
	return all
}

// plainText is a word or a bare number as a file writes it, without quotation
// marks.
func plainText(v reflect.Value) string {
	if v.Kind() == reflect.Float64 {
		return figure(v.Float())
	}
	return fmt.Sprint(v.Interface())
}
