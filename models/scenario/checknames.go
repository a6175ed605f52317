package scenario

import (
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strings"
)

var (
	fileName = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
	itemWord = regexp.MustCompile(`^[\pL\pN][\pL\pN ()/&'-]*$`)
)

// checkNames looks at the names that other parts of the file refer to, and
// that dotted names are made of.
func (r *reader) checkNames() {
	if name := r.scenario.Name; name != "" && !fileName.MatchString(name) {
		r.fault(at("name"), fmt.Sprintf("the scenario's name is %q", name), `use small letters, digits and hyphens, for example "bromley-2023": it is used in file names`, "")
	}
	r.namesWithin(reflect.ValueOf(r.scenario).Elem(), "")
}

// namesWithin checks the names in every list of a struct, and in the lists
// inside those.
func (r *reader) namesWithin(v reflect.Value, p place) {
	for _, f := range fieldsOf(v.Type()) {
		items, here := v.Field(f.index), p.key(f.key)
		if items.Kind() == reflect.Slice && items.Type().Elem().Kind() == reflect.Struct {
			r.namesOfList(items, f.key, here)
			for i := range items.Len() {
				r.namesWithin(items.Index(i), here.item(i))
			}
		} else if items.Kind() == reflect.Struct && items.Type() != numberType && items.Type() != whenType {
			r.namesWithin(items, here)
		}
	}
}

// namesOfList checks that each item of a list has a name of its own. A dot or
// a quotation mark in one would make dotted names ambiguous; an item known by
// another list's name, such as the stage of a next, was checked there.
func (r *reader) namesOfList(items reflect.Value, what string, p place) {
	key, borrowed := nameField(items.Type().Elem())
	first := map[string]int{}
	for i := range items.Len() {
		name, here := itemName(items.Index(i)), p.item(i).key(key)
		before, taken := first[name]
		line := r.positions.find(p.item(before).key(key)).line
		switch {
		case name == "": // a fault has said that it is missing
		case !borrowed && (!itemWord.MatchString(name) || strings.TrimSpace(name) != name):
			r.fault(here, fmt.Sprintf("name is %q", name), "a name has letters, digits, spaces and hyphens, and no dots or quotation marks", "")
		case taken && borrowed:
			r.fault(here, fmt.Sprintf("%q is the %s of another %s, on line %d", name, key, what, line), "give each once", "")
		case taken:
			r.fault(here, fmt.Sprintf("%q is the name of another %s, on line %d", name, what, line), "give each its own name", "")
		default:
			first[name] = i
		}
	}
}

// nameField is the key that names the items of a list; borrowed where it takes
// the name of an item of another list, or is a date.
func nameField(t reflect.Type) (key string, borrowed bool) {
	goName := "Name"
	if _, has := t.FieldByName(goName); !has {
		goName = "From"
	}
	for _, f := range fieldsOf(t) {
		if t.Field(f.index).Name == goName {
			return f.key, f.names != "" || goName == "From"
		}
	}
	panic(fmt.Sprintf("scenario: the items of a list of %v have no name", t))
}

// listNames are the names that a key with the tag names may take.
func (r *reader) listNames(of string) []string {
	switch s := r.scenario; of {
	case "team":
		return namesOf(s.Teams)
	case "stage":
		return namesOf(s.Stages)
	case "role":
		return namesOf(s.Roles)
	case "stream":
		return namesOf(s.Streams)
	case "option":
		return namesOf(s.Options)
	}
	panic(fmt.Sprintf("scenario: the tag names is %q", of))
}

// checkReference refuses a name that nothing bears.
func (r *reader) checkReference(name string, f *field, p place) {
	names := r.listNames(f.names)
	if name == "" || len(names) == 0 || slices.Contains(names, name) {
		return // where the list is empty, a fault has said so
	}
	near, want := nearest(name, names), ""
	if near == "" {
		want = "it must be " + quotedList(slices.Compact(slices.Sorted(slices.Values(names))))
	}
	r.fault(p, fmt.Sprintf("%s is %q, but no %s has that name", f.key, name, f.names), want, near)
}
