package scenario

import (
	"slices"
	"strings"
)

// checkOptions looks at what options build on and what their actions do.
func (r *reader) checkOptions() {
	for i := range r.scenario.Options {
		option := &r.scenario.Options[i]
		if circle := r.circle(option.Name); circle != nil {
			if option.Name == slices.Min(circle) { // say it once for all of them
				r.fault(at("option", i, "extends"), "it extends itself: "+strings.Join(circle, " extends "), "the first of them must extend nothing", "")
			}
			continue
		}
		r.checkActions(option, i)
	}
}

// circle is the chain of names that leads from an option back to it.
func (r *reader) circle(name string) []string {
	names := namesOf(r.scenario.Options)
	chain := []string{name}
	for range names {
		i := slices.Index(names, chain[len(chain)-1])
		if i < 0 || r.scenario.Options[i].Extends == "" {
			return nil
		}
		chain = append(chain, r.scenario.Options[i].Extends)
		if chain[len(chain)-1] == name {
			return chain
		}
	}
	return nil
}
