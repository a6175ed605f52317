package scenario

import (
	"cmp"
	"fmt"
	"math"
	"reflect"
	"strings"
)

// An Assumption is one row of the register: a number, or a list of numbers,
// that the answer rests on.
type Assumption struct {
	Key     string // dotted name
	Name    string // what it is, in plain English
	Value   string // as it is read: 26, balance, [1, 1, ...]
	Range   string // "20 to 45", the values of a choice, or empty for a fixed number
	Unit    string
	Source  string
	Quality string // published, local, expert or assumed; "default" where the file is silent; "derived" for a word such as balance; "chosen" for what an option does; "not said" where the file gives a number without more
	Note    string
	Option  string // the option that sets it in place of the scenario's own; empty otherwise
	Future  string // the future that does
	Number  Number // the number itself; its zero value for a list
}

// Register lists everything that the answer rests on, in the order of the
// schema and of the file: the scenario's own assumptions, Headroom's defaults
// where the file is silent, then what each option and each future sets.
func (s *Scenario) Register() []Assumption {
	var register []Assumption
	docs := map[string]string{}
	s.walk(func(key slot) {
		docs[key.name] = key.field.doc
		if n := key.number(); n != nil {
			if n.Present && (n.Given || !isChoice(key.name)) {
				register = append(register, n.assumption(key.field.doc))
			}
		} else if key.value.Kind() == reflect.Slice && key.field.names == "" && key.value.Len() > 0 {
			register = append(register, s.listAssumption(key))
		}
	})
	register = append(register, s.fileAssumptions()...)
	for _, option := range s.Options {
		for _, key := range sortedKeys(option.Set) {
			a := option.Set[key].assumption(docs[key])
			a.Option = option.Name
			register = append(register, a)
		}
	}
	for _, future := range s.Futures {
		for _, key := range sortedKeys(future.Set) {
			a := future.Set[key].assumption(docs[key])
			a.Future = future.Name
			register = append(register, a)
		}
		for _, stream := range sortedKeys(future.Rates) {
			key := stream + ".rate"
			register = append(register, Assumption{Key: key, Name: docs[key], Value: listText(reflect.ValueOf(future.Rates[stream])), Quality: "not said", Future: future.Name})
		}
	}
	return register
}

func (n Number) assumption(doc string) Assumption {
	a := Assumption{
		Key: n.Key, Name: doc, Value: rounded(n.Best), Range: n.rangeText(), Unit: n.Unit,
		Source: n.Source, Quality: n.Quality, Note: n.Note, Number: n,
	}
	if n.Word != "" {
		a.Value = n.Word
	}
	switch {
	case !n.Given:
		a.Quality, a.Source = "default", "Headroom's own default"
	case n.Word != "":
		a.Quality = "derived"
	case n.Quality == "" && isChoice(n.Key):
		a.Quality = "chosen"
	case n.Quality == "":
		a.Quality = "not said"
	}
	return a
}

func (s *Scenario) listAssumption(key slot) Assumption {
	from := s.origins[key.place]
	a := Assumption{
		Key: key.name, Name: key.field.doc, Value: listText(key.value), Unit: key.field.unit,
		Source: from.source, Quality: cmp.Or(from.quality, "not said"), Note: from.note,
	}
	if from.source == "" && key.field.fallback != "" && reflect.DeepEqual(key.field.fallbackList(), key.value.Interface()) {
		a.Quality, a.Source = "default", "Headroom's own default"
	}
	return a
}

// fileAssumptions are the counted cases and people of the files beside the
// scenario: the council's own.
func (s *Scenario) fileAssumptions() []Assumption {
	var register []Assumption
	for _, team := range s.Teams {
		prefix := "team." + team.Name + "."
		if team.CasesFile != "" {
			register = append(register, Assumption{
				Key: prefix + "cases_file", Name: "cases open at the start, with their ages",
				Value: rounded(float64(len(team.Cases))), Unit: "cases", Source: team.CasesFile, Quality: "local",
			})
		}
		if team.PeopleFile != "" {
			register = append(register, Assumption{
				Key: prefix + "people_file", Name: "people in post at the start",
				Value: rounded(float64(len(team.People))), Unit: "people", Source: team.PeopleFile, Quality: "local",
			})
		}
	}
	return register
}

// isChoice says that a number belongs to an option's action: the council's own
// choice, unless the file says otherwise.
func isChoice(key string) bool { return strings.HasPrefix(key, "option.") }

// rangeText is the range in words, empty for a fixed number.
func (n Number) rangeText() string {
	switch {
	case !n.Ranged:
		return ""
	case n.Dist == "choice":
		words := make([]string, len(n.Choices))
		for i, x := range n.Choices {
			words[i] = rounded(x)
		}
		return "one of " + strings.Join(words, ", ")
	case n.Dist == "triangular" || n.Dist == "uniform":
		return fmt.Sprintf("%s to %s, %s", rounded(n.Low), rounded(n.High), n.Dist)
	}
	return fmt.Sprintf("%s to %s", rounded(n.Low), rounded(n.High))
}

// rounded writes a number for people: four significant digits, whole from a
// thousand on, with commas between the thousands.
func rounded(x float64) string {
	if math.Abs(x) < 1000 {
		return fmt.Sprintf("%.4g", x)
	}
	digits := fmt.Sprintf("%.0f", math.Abs(x))
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	if x < 0 {
		return "-" + digits
	}
	return digits
}

// listText writes a list of numbers as a file does.
func listText(v reflect.Value) string {
	if v.Kind() == reflect.Float64 {
		if x := v.Float(); x == math.Floor(x) {
			return figure(x)
		}
		return fmt.Sprintf("%.4g", v.Float())
	}
	items := make([]string, v.Len())
	for i := range items {
		items[i] = listText(v.Index(i))
	}
	return "[" + strings.Join(items, ", ") + "]"
}
