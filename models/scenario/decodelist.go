package scenario

import (
	"fmt"
	"reflect"
)

// origin says where a list of numbers comes from.
type origin struct{ source, quality, note string }

// listKeys are the keys of a list written in full.
var listKeys = []string{"values", "source", "quality", "note"}

// listInFull reads { values = [...], source = "...", quality = "..." }.
func (r *reader) listInFull(table map[string]any, p place) (values any, valuesPlace place) {
	r.unknownKeys(table, listKeys, p)
	o := origin{r.note(table, "source", nil, p), r.note(table, "quality", qualities, p), r.note(table, "note", nil, p)}
	r.sourceOfPublished(o.quality, o.source, p)
	r.scenario.origins[p] = o
	return table["values"], p.key("values")
}

// numbersList fills [1, 2, 3] or [[1, 2], [3, 4]].
func (r *reader) numbersList(v reflect.Value, f *field, raw any, p place) {
	items, ok := asList(raw)
	want := "a list of numbers"
	if f.unit != "" {
		want += ": " + f.unit
	}
	switch {
	case !ok:
		r.fault(p, fmt.Sprintf("%s is %s", f.key, describe(raw)), "it must be "+want, "")
		return
	case v.Kind() == reflect.Array && len(items) != v.Len():
		r.fault(p, "it has "+count(len(items), "number"), fmt.Sprintf("it must have %d: %s", v.Len(), f.unit), "")
		return
	case v.Kind() == reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), len(items), len(items)))
	}
	for i, item := range items {
		if v.Index(i).Kind() == reflect.Array {
			r.numbersList(v.Index(i), f, item, p.item(i))
			continue
		}
		x, ok := asFloat(item)
		if !ok {
			r.fault(p.item(i), fmt.Sprintf("%s holds %s", f.key, describe(item)), "it must be "+want, "")
		} else if !isFinite(x) {
			r.fault(p.item(i), fmt.Sprintf("%s holds %v", f.key, x), "write a finite number", "")
		} else {
			v.Index(i).SetFloat(x)
		}
	}
}

// textList fills ["a", "b"].
func (r *reader) textList(v reflect.Value, f *field, raw any, p place) {
	items, ok := asList(raw)
	if !ok {
		r.fault(p, fmt.Sprintf("%s is %s", f.key, describe(raw)), `it must be a list of names, such as ["first", "second"]`, "")
		return
	}
	if len(items) == 0 {
		r.fault(p, f.key+" is empty", "name at least one, or leave the key out", "")
		return
	}
	v.Set(reflect.MakeSlice(v.Type(), len(items), len(items)))
	for i, item := range items {
		r.text(v.Index(i), f, item, p.item(i))
	}
}
