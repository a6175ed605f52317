package scenario

import (
	"fmt"
	"reflect"
)

// walk visits every key that holds a value, in the order of the schema and,
// within a list, of the file. The dotted name of a key is made of names, never
// of positions, so that it stays the same when another team, option or action
// is added: "recruitment.lag_weeks", "team.children.posts",
// "option.hold.add_posts.1.posts" (the first add_posts of that option).
func (s *Scenario) walk(visit func(key string, f *field, v reflect.Value)) {
	walkStruct("", reflect.ValueOf(s).Elem(), visit)
}

func walkStruct(prefix string, v reflect.Value, visit func(string, *field, reflect.Value)) {
	for _, f := range fieldsOf(v.Type()) {
		value, key := v.Field(f.index), prefix+f.key
		switch t := value.Type(); {
		case t == numberType || t == whenType:
			visit(key, f, value)
		case t.Kind() == reflect.Struct:
			walkStruct(key+".", value, visit)
		case t.Kind() == reflect.Slice && t.Elem() == actionType:
			walkActions(prefix, value, visit)
		case t.Kind() == reflect.Slice && t.Elem().Kind() == reflect.Struct:
			for i := range value.Len() {
				item := value.Index(i)
				walkStruct(key+"."+itemName(item)+".", item, visit)
			}
		default:
			visit(key, f, value)
		}
	}
}

func walkActions(prefix string, actions reflect.Value, visit func(string, *field, reflect.Value)) {
	seen := map[string]int{}
	for i := range actions.Len() {
		action := actions.Index(i)
		if action.IsNil() {
			continue // its kind was not known; a fault says so
		}
		kind := action.Interface().(Action).Kind()
		seen[kind]++
		walkStruct(fmt.Sprintf("%s%s.%d.", prefix, kind, seen[kind]), action.Elem().Elem(), visit)
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

// numbers visits every assumption of the scenario itself: not those inside
// set, which replace others.
func (s *Scenario) numbers(visit func(key string, f *field, n *Number)) {
	s.walk(func(key string, f *field, v reflect.Value) {
		if v.Type() == numberType {
			visit(key, f, v.Addr().Interface().(*Number))
		}
	})
}

// Numbers lists every assumption of the scenario, defaults included, in the
// order of the schema and of the file. Optional ones that are off are not
// listed, nor are the values that options and futures set (see Register).
func (s *Scenario) Numbers() []Number {
	var all []Number
	s.numbers(func(_ string, _ *field, n *Number) {
		if n.Present {
			all = append(all, *n)
		}
	})
	return all
}
