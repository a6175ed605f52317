package scenario

import (
	"fmt"
	"reflect"
	"slices"
)

// nameNumbers gives every assumption its dotted name.
func nameNumbers(s *Scenario) {
	s.walk(func(key slot) {
		if n := key.number(); n != nil {
			n.Key = key.name
		}
	})
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

// targets are the slots that set, words or rates may name, by their dotted
// names.
func (s *Scenario) targets(allowed func(slot) bool) (map[string]slot, []string) {
	byName, names := map[string]slot{}, []string(nil)
	s.walk(func(key slot) {
		if allowed(key) {
			byName[key.name] = key
			names = append(names, key.name)
		}
	})
	return byName, names
}

func isNumber(key slot) bool { return key.number() != nil }
func isWord(key slot) bool   { return key.value.Kind() == reflect.String && key.field.words != nil }
func isRate(key slot) bool   { return key.field.key == "rate" }

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
func (r *reader) replaceAll(v reflect.Value, table map[string]any, prefix string, byName map[string]slot, names []string, p place) {
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
		if why, remedy := r.idle(to); why != "" {
			r.fault(here, why, remedy, "")
			continue
		}
		if here.parts()[0] == "option" && ofTheStart(to) {
			r.fault(here, fmt.Sprintf("%q describes the start, which no option chooses", name), "change it on a day, by an action such as add_posts; or set it in a future, if it is a belief", "")
			continue
		}
		value := reflect.New(v.Type().Elem()).Elem()
		before := len(r.faults)
		switch value.Kind() {
		case reflect.Struct:
			n := r.number(to.field, raw, true, here)
			base := *to.number()
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

// keysOfTheStart are the keys of a team, and of its further grades, that
// describe the state at the start.
var keysOfTheStart = []string{"posts", "vacancies", "covered", "caseload_at_start", "open_cases_at_start", "waiting_at_start", "agency_extra", "fte"}

func ofTheStart(key slot) bool {
	return key.place.parts()[0] == "team" && slices.Contains(keysOfTheStart, key.field.key)
}

// idle says why a key has no effect in this scenario, so that setting it
// would change nothing without a word; it is empty for a key in use.
func (r *reader) idle(key slot) (why, remedy string) {
	n := key.number()
	if n != nil && key.field.optional && !n.Given {
		return fmt.Sprintf("%q is not in use in this scenario", key.name), "give it in the scenario itself first, then another value here"
	}
	parts := key.place.parts()
	if parts[0] == "team" && (key.field.key == "vacancies" || key.field.key == "posts") {
		i, _ := listPosition(parts[1])
		if team := r.scenario.Teams[i]; team.PeopleFile != "" {
			return fmt.Sprintf("team %q lists its people in a file, which fixes its %s at the start", team.Name, key.field.key), "change posts by an action of an option instead"
		}
	}
	if parts[0] != "stream" {
		return "", ""
	}
	i, _ := listPosition(parts[1])
	stream := r.scenario.Streams[i]
	switch {
	case isRate(key) && stream.Rate == nil:
		return fmt.Sprintf("stream %q gives no rate of its own", stream.Name), "give rate in the stream first, then another here"
	case slices.Contains(idleBesideRate, key.field.key) && stream.Rate != nil:
		return fmt.Sprintf("stream %q gives its rate outright, so %s has no effect", stream.Name, key.field.key), "use [future.rates] for another rate"
	}
	return "", ""
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
		if further := other.number().MovesWith; further != "" {
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
