package scenario

import (
	"fmt"
	"maps"
	"reflect"
)

// Resolved is the scenario as it stands under one option and one future: what
// one cell of the grid simulates.
type Resolved struct {
	*Scenario // a copy of its own, with everything that is set put in place
	Option    Option
	Future    Future
	Actions   []Action // of the options it extends, the first ancestor first, then its own
	// Before is the service as it was before the start: the scenario with what
	// the future sets and the overrides, but without what the option sets. It is
	// nil where the option sets nothing, and Scenario serves.
	Before *Scenario
}

// Resolve puts one option and one future in place: first what the options it
// extends set, the first ancestor first, then the option, then the future, and
// last the overrides, which name assumptions by their Key. A replaced
// assumption keeps its name and so its draw: it is read at the same u. An
// override needs only Key and Best (and the range, if it has one).
//
// The error says which name is unknown.
func (s *Scenario) Resolve(option, future string, overrides ...Number) (*Resolved, error) {
	c := deepCopy(reflect.ValueOf(s).Elem()).Interface().(Scenario)
	chain, err := c.chain(option)
	if err != nil {
		return nil, err
	}
	resolved := &Resolved{Scenario: &c, Option: *chain[len(chain)-1]}
	for i := range c.Futures {
		if c.Futures[i].Name == future {
			resolved.Future = c.Futures[i]
		}
	}
	if resolved.Future.Name == "" {
		return nil, fmt.Errorf("there is no future %q in scenario %q; it has %s", future, s.Name, quotedList(namesOf(s.Futures)))
	}
	replaced := map[string]Number{}
	for _, o := range chain {
		for key, n := range o.Set {
			replaced[key] = n
		}
		resolved.Actions = append(resolved.Actions, o.Actions...)
	}
	believed := map[string]Number{} // of the world, before the start and after
	for key, n := range resolved.Future.Set {
		believed[key] = n
	}
	for _, n := range overrides {
		believed[n.Key] = n
	}
	if len(replaced) > 0 {
		before := deepCopy(reflect.ValueOf(s).Elem()).Interface().(Scenario)
		before.apply(maps.Clone(believed), resolved.Future)
		resolved.Before = &before
	}
	maps.Copy(replaced, believed)
	c.apply(replaced, resolved.Future)
	for _, n := range overrides {
		if _, unused := replaced[n.Key]; unused {
			return nil, fmt.Errorf("scenario %q has no assumption %q", s.Name, n.Key)
		}
	}
	return resolved, nil
}

// apply puts replacements in place and takes each used one out of the map.
func (s *Scenario) apply(replaced map[string]Number, future Future) {
	s.walk(func(key slot) {
		if n := key.number(); n != nil {
			if by, ok := replaced[key.name]; ok {
				*n = by.inPlaceOf(*n)
				delete(replaced, key.name)
			}
		} else if word, ok := future.Words[key.name]; ok {
			key.value.SetString(word)
		}
	})
	for i := range s.Streams {
		if rate, ok := future.Rates["stream."+s.Streams[i].Name]; ok {
			s.Streams[i].Rate = rate
		}
	}
}

// inPlaceOf is the number with what belongs to the key, not to the value.
func (n Number) inPlaceOf(base Number) Number {
	n.Key, n.Unit, n.Min, n.Max, n.Spread = base.Key, base.Unit, base.Min, base.Max, base.Spread
	if n.PerWeeks == 0 {
		n.PerWeeks = base.PerWeeks
	}
	if n.MovesWith == "" {
		n.MovesWith = base.MovesWith
	}
	n.Present = true
	return n
}

// chain is the option with the options it extends, the first ancestor first.
func (s *Scenario) chain(name string) ([]*Option, error) {
	var chain []*Option
	for name != "" {
		var found *Option
		for i := range s.Options {
			if s.Options[i].Name == name {
				found = &s.Options[i]
			}
		}
		if found == nil {
			return nil, fmt.Errorf("there is no option %q in scenario %q; it has %s", name, s.Name, quotedList(namesOf(s.Options)))
		}
		if len(chain) > len(s.Options) {
			return nil, fmt.Errorf("option %q extends itself", name)
		}
		chain = append([]*Option{found}, chain...)
		name = found.Extends
	}
	if len(chain) == 0 {
		return nil, fmt.Errorf("there is no option without a name in scenario %q", s.Name)
	}
	return chain, nil
}

func (o Option) name() string { return o.Name }
func (f Future) name() string { return f.Name }
func (t Team) name() string   { return t.Name }
func (g Stage) name() string  { return g.Name }
func (r Role) name() string   { return r.Name }
func (t Stream) name() string { return t.Name }

func namesOf[T interface{ name() string }](items []T) []string {
	names := make([]string, len(items))
	for i, item := range items {
		names[i] = item.name()
	}
	return names
}

// deepCopy copies a schema value with everything it refers to.
func deepCopy(v reflect.Value) reflect.Value {
	c := reflect.New(v.Type()).Elem()
	c.Set(v)
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			if c.Field(i).CanSet() {
				c.Field(i).Set(deepCopy(v.Field(i)))
			}
		}
	case reflect.Slice:
		if v.IsNil() {
			break
		}
		c.Set(reflect.MakeSlice(v.Type(), v.Len(), v.Len()))
		for i := range v.Len() {
			c.Index(i).Set(deepCopy(v.Index(i)))
		}
	case reflect.Map:
		if v.IsNil() {
			break
		}
		c.Set(reflect.MakeMapWithSize(v.Type(), v.Len()))
		for _, key := range v.MapKeys() {
			c.SetMapIndex(key, deepCopy(v.MapIndex(key)))
		}
	case reflect.Interface, reflect.Pointer:
		if v.IsNil() {
			break
		}
		inner := deepCopy(v.Elem())
		if v.Kind() == reflect.Pointer {
			c.Set(inner.Addr())
		} else {
			c.Set(inner)
		}
	}
	return c
}
