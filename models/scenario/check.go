package scenario

import (
	"fmt"
	"reflect"
)

// check looks for what no key shows on its own: names that nothing bears,
// parts that exclude or need each other, and moments outside the simulation.
func (r *reader) check() {
	r.checkNames()
	r.checkSlots()
	r.checkTarget()
	r.checkStreams()
	r.checkStages()
	r.checkPathways()
	r.checkWorkforce()
	r.checkOptions()
}

// checkSlots looks at every key: names that nothing bears, moments outside the
// simulation, assumptions that move with what is not there.
func (r *reader) checkSlots() {
	r.scenario.walk(func(key slot) {
		switch n := key.number(); {
		case n != nil:
			if n.MovesWith != "" {
				r.movesWith(*n, key.place.key("moves_with"))
			}
		case key.value.Type() == whenType:
			r.checkMoment(key.value.Interface().(When), key.field.key, key.place)
		case key.field.names != "" && key.value.Kind() == reflect.String:
			r.checkReference(key.value.String(), key.field, key.place)
		case key.field.names != "":
			for i := range key.value.Len() {
				r.checkReference(key.value.Index(i).String(), key.field, key.place.item(i))
			}
		}
	})
}

// checkMoment refuses moments before the start and after the last week.
func (r *reader) checkMoment(w When, key string, p place) {
	s := r.scenario
	if p == at("start") {
		if w.IsSet() && !w.IsDate() {
			r.fault(p, "start is a number of weeks", "it must be a date, such as 2023-04-01: weeks are counted from it", "")
		}
		return
	}
	if !w.IsSet() || !s.Start.IsDate() || s.Weeks == 0 {
		return
	}
	switch week := s.Week(w); {
	case week < 0:
		r.fault(p, fmt.Sprintf("%s is %s, before the start on %s", key, w, s.Start), "choose a day of the simulated span", "")
	case week > float64(s.Weeks):
		r.fault(p, fmt.Sprintf("%s is %s, after the end of the %d simulated weeks on %s", key, w, s.Weeks, s.Date(float64(s.Weeks)).Format("2006-01-02")),
			"simulate more weeks, or choose an earlier day", "")
	}
}

// inOrder refuses an end before its beginning.
func (r *reader) inOrder(from, to When, p place, fromKey, toKey string) {
	s := r.scenario
	if from.IsSet() && to.IsSet() && s.Start.IsDate() && s.Week(to) < s.Week(from) {
		r.fault(p.key(toKey), fmt.Sprintf("%s is %s, before %s on %s", toKey, to, fromKey, from), "put them in order", "")
	}
}
