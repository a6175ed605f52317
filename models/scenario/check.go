package scenario

import (
	"fmt"
	"math"
	"reflect"
	"regexp"
	"slices"
	"strings"
)

// check looks for what no key shows on its own: names that nothing bears,
// parts that exclude or need each other, and moments outside the simulation.
func (r *reader) check() {
	r.checkNames()
	r.checkSlots()
	r.checkTarget()
	r.checkStreams()
	r.checkStages()
	r.checkWorkforce()
	r.checkOptions()
}

var (
	fileName = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
	itemWord = regexp.MustCompile(`^[\pL\pN][\pL\pN ()/&'-]*$`)
)

// checkNames looks at the names that other parts of the file refer to: a dot
// or a quotation mark in one would make dotted names ambiguous.
func (r *reader) checkNames() {
	if name := r.scenario.Name; name != "" && !fileName.MatchString(name) {
		r.fault(at("name"), fmt.Sprintf("the scenario's name is %q", name), `use small letters, digits and hyphens, for example "bromley-2023": it is used in file names`, "")
	}
	v := reflect.ValueOf(r.scenario).Elem()
	for _, f := range fieldsOf(v.Type()) {
		items := v.Field(f.index)
		if items.Kind() != reflect.Slice {
			continue
		}
		first := map[string]int{}
		for i := range items.Len() {
			name, p := itemName(items.Index(i)), at(f.key, i, "name")
			before, taken := first[name]
			switch {
			case name == "": // a fault has said that it is missing
			case !itemWord.MatchString(name) || strings.TrimSpace(name) != name:
				r.fault(p, fmt.Sprintf("name is %q", name), "a name has letters, digits, spaces and hyphens, and no dots or quotation marks", "")
			case taken:
				line := r.positions.find(at(f.key, before, "name")).line
				r.fault(p, fmt.Sprintf("%q is the name of another %s, on line %d", name, f.key, line), "give each its own name", "")
			default:
				first[name] = i
			}
		}
	}
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
		case key.field.names != "" && key.value.String() != "":
			r.checkReference(key)
		}
	})
}

// checkReference refuses a name that nothing bears.
func (r *reader) checkReference(key slot) {
	name, names := key.value.String(), r.listNames(key.field.names)
	if len(names) == 0 || slices.Contains(names, name) {
		return // where the list is empty, a fault has said so
	}
	near, want := nearest(name, names), ""
	if near == "" {
		want = "it must be " + quotedList(slices.Compact(slices.Sorted(slices.Values(names))))
	}
	r.fault(key.place, fmt.Sprintf("%s is %q, but no %s has that name", key.field.key, name, key.field.names), want, near)
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

func (r *reader) checkTarget() {
	t, p := r.scenario.Target, at("target")
	if _, given := r.root["target"]; !given {
		return
	}
	if t.High > 0 && t.Low >= t.High {
		r.fault(p.key("low"), fmt.Sprintf("low is %s and high is %s", figure(t.Low), figure(t.High)), "the band goes from a lower to a higher caseload", "")
	}
	r.inOrder(t.From, t.To, p, "from", "to")
	r.inOrder(t.AfterFrom, t.AfterTo, p, "after_from", "after_to")
	if t.AfterFrom.IsSet() != t.AfterTo.IsSet() {
		missing := "after_from"
		if t.AfterFrom.IsSet() {
			missing = "after_to"
		}
		r.fault(p.key(missing), fmt.Sprintf("%q is missing", missing), "give both ends of the span judged afterwards, or neither", "")
	}
	for i, sum := range r.scenario.Money.Grant {
		if sum < 0 {
			r.fault(at("money", "grant", i), fmt.Sprintf("a year's grant is %s", figure(sum)), "it must be 0 or more pounds", "")
		}
	}
}

// checkStages holds each law of work content to its own parameters.
func (r *reader) checkStages() {
	for i := range r.scenario.Stages {
		work, p := &r.scenario.Stages[i].Work, at("stage", i, "work")
		if work.Law == "" {
			continue // a fault has said what is wrong with it
		}
		for _, parameter := range []struct {
			key   string
			given bool
			laws  string
		}{
			{"mean_weeks", work.MeanWeeks.Given, "lognormal gamma weibull exponential fixed"},
			{"sigma_log", work.SigmaLog.Given, "lognormal"},
			{"shape", work.Shape.Given, "gamma weibull"},
			{"bands", work.Bands != nil, "bands"},
		} {
			uses := slices.Contains(strings.Fields(parameter.laws), work.Law)
			if uses && !parameter.given && !r.spoiled[p.key(parameter.key)] {
				r.fault(p.key(parameter.key), fmt.Sprintf("%q is missing", parameter.key), fmt.Sprintf("the law %q needs it", work.Law), "")
			} else if !uses && parameter.given {
				r.fault(p.key(parameter.key), fmt.Sprintf("the law %q has no %s", work.Law, parameter.key), "take the key out, or name another law", "")
			}
		}
		if work.Bands != nil {
			r.checkBands(work.Bands, p.key("bands"))
		}
	}
}

func (r *reader) checkBands(bands [][3]float64, p place) {
	total := 0.0
	for i, band := range bands {
		from, to, share := band[0], band[1], band[2]
		switch {
		case from < 0 || to <= from:
			r.fault(p.item(i), fmt.Sprintf("a band goes from %s to %s weeks", figure(from), figure(to)), "a band goes from a lower to a higher number of weeks", "")
		case i > 0 && from != bands[i-1][1]:
			r.fault(p.item(i), fmt.Sprintf("a band begins at %s weeks, and the one before ends at %s", figure(from), figure(bands[i-1][1])), "each band begins where the one before ends; a gap is a band with share 0", "")
		case share < 0:
			r.fault(p.item(i), fmt.Sprintf("a band's share is %s", figure(share)), "it must be 0 or more", "")
		}
		total += share
	}
	if math.Abs(total-1) > sumTolerance {
		r.fault(p, fmt.Sprintf("the shares of the bands add up to %s", figure(math.Round(total*1e6)/1e6)), "they must add up to 1", "")
	}
}
