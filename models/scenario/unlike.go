package scenario

import (
	"bytes"
	"cmp"
	"fmt"
	"reflect"
)

// An Unlike is a key that two scenarios do not have alike, with both values in
// words; "off" where a scenario has none.
type Unlike struct {
	Key string `json:"key"`
	A   string `json:"a"`
	B   string `json:"b"`
}

// Unlikes lists every key whose value is not the same in two scenarios, in the
// order of the first and then of the second: numbers with their ranges, dates,
// words, lists, what options and futures set, and the files beside them. Sources
// and notes of numbers are left out.
func Unlikes(a, b *Scenario) []Unlike {
	var keys []string
	valuesA, valuesB := a.values(&keys), b.values(&keys)
	var unlikes []Unlike
	told := map[string]bool{}
	for _, key := range keys {
		if valuesA[key] != valuesB[key] && !told[key] {
			told[key] = true
			unlikes = append(unlikes, Unlike{key, cmp.Or(valuesA[key], "off"), cmp.Or(valuesB[key], "off")})
		}
	}
	for _, file := range a.attachments {
		for _, other := range b.attachments {
			if file.Name == other.Name && !bytes.Equal(file.Data, other.Data) {
				unlikes = append(unlikes, Unlike{"the file " + file.Name, "one", "another"})
			}
		}
	}
	return unlikes
}

// values are the values of a scenario's keys in words, and adds the keys to a
// list.
func (s *Scenario) values(keys *[]string) map[string]string {
	values := map[string]string{}
	put := func(key, text string) {
		if text != "" {
			*keys = append(*keys, key)
			values[key] = text
		}
	}
	s.walk(func(key slot) {
		if n := key.number(); n != nil {
			put(key.name, n.inWords())
			return
		}
		switch key.value.Kind() {
		case reflect.Map:
			for _, name := range sortedNames(key.value) {
				put(key.name+"."+name, wordsOf(key.value.MapIndex(reflect.ValueOf(name))))
			}
		default:
			put(key.name, wordsOf(key.value))
		}
	})
	return values
}

func sortedNames(table reflect.Value) []string {
	names := map[string]bool{}
	for _, name := range table.MapKeys() {
		names[name.String()] = true
	}
	return sortedKeys(names)
}

// inWords is a number with its range, and with the law of its range where that is
// not written in the range; empty where it is off.
func (n Number) inWords() string {
	if !n.Present {
		return ""
	}
	text := n.Word
	if text == "" {
		text = rounded(n.Best)
	}
	if within := n.rangeText(); within != "" {
		text += " (" + within + ")"
	}
	return text
}

func wordsOf(v reflect.Value) string {
	switch x := v.Interface().(type) {
	case Number:
		return x.inWords()
	case When:
		if !x.IsSet() {
			return ""
		}
		return x.String()
	}
	if v.Kind() == reflect.Slice && v.Len() == 0 {
		return ""
	}
	return fmt.Sprint(v.Interface())
}
