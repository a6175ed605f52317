package scenario

import (
	"fmt"
	"reflect"
)

// A slot is one key of a scenario that holds a value.
type slot struct {
	name  string // dotted name, made of names
	place place  // where the file writes it, or would
	field *field
	value reflect.Value
}

// walk visits every key that holds a value, in the order of the schema and,
// within a list, of the file. The dotted name of a key is made of names, never
// of positions, so that it stays the same when another team, option or action
// is added: "recruitment.lag_weeks", "team.children.posts",
// "option.hold.add_posts.1.posts" (the first add_posts of that option).
func (s *Scenario) walk(visit func(slot)) {
	walkStruct("", "", reflect.ValueOf(s).Elem(), visit)
}

func walkStruct(prefix string, p place, v reflect.Value, visit func(slot)) {
	for _, f := range fieldsOf(v.Type()) {
		value, key, here := v.Field(f.index), prefix+f.key, p.key(f.key)
		switch t := value.Type(); {
		case t == numberType || t == whenType:
			visit(slot{key, here, f, value})
		case t.Kind() == reflect.Struct:
			walkStruct(key+".", here, value, visit)
		case t.Kind() == reflect.Slice && t.Elem() == actionType:
			walkActions(prefix, here, value, visit)
		case t.Kind() == reflect.Slice && t.Elem().Kind() == reflect.Struct:
			for i := range value.Len() {
				item := value.Index(i)
				walkStruct(key+"."+itemName(item)+".", here.item(i), item, visit)
			}
		default:
			visit(slot{key, here, f, value})
		}
	}
}

func walkActions(prefix string, p place, actions reflect.Value, visit func(slot)) {
	seen := map[string]int{}
	for i := range actions.Len() {
		action := actions.Index(i)
		if action.IsNil() {
			continue // its kind was not known; a fault says so
		}
		kind := action.Interface().(Action).Kind()
		seen[kind]++
		walkStruct(fmt.Sprintf("%s%s.%d.", prefix, kind, seen[kind]), p.item(i), action.Elem().Elem(), visit)
	}
}

// itemName is the name of an item of a list, or the date of one that has only
// a date.
func itemName(item reflect.Value) string {
	if name := item.FieldByName("Name"); name.IsValid() {
		return name.String()
	}
	return item.FieldByName("From").Interface().(When).String()
}

// number is the assumption that a slot holds, or nil.
func (s slot) number() *Number {
	if s.value.Type() != numberType {
		return nil
	}
	return s.value.Addr().Interface().(*Number)
}

// Numbers lists every assumption of the scenario, defaults included, in the
// order of the schema and of the file. Optional ones that are off are not
// listed, nor are the values that options and futures set (see Register).
func (s *Scenario) Numbers() []Number {
	var all []Number
	s.walk(func(key slot) {
		if n := key.number(); n != nil && n.Present {
			all = append(all, *n)
		}
	})
	return all
}
