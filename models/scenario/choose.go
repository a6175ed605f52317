package scenario

import (
	"fmt"
	"slices"
	"strings"
)

// Choose picks the wanted names out of all that there are, in the order of
// all; wanting none means all. The error names the first that does not exist,
// what there is, and the nearest. Kind is what they are, such as "option".
func Choose(kind string, wanted, all []string) ([]string, error) {
	if len(wanted) == 0 {
		return all, nil
	}
	for _, name := range wanted {
		if slices.Contains(all, name) {
			continue
		}
		known := "the names are " + strings.Join(all, ", ")
		if len(all) == 1 {
			known = "the only name is " + all[0]
		}
		message := fmt.Sprintf("%s %q: there is none of that name; %s", kind, name, known)
		if near := nearest(name, all); near != "" {
			message += fmt.Sprintf("; did you mean %q?", near)
		}
		return nil, fmt.Errorf("%s", message)
	}
	var chosen []string
	for _, name := range all {
		if slices.Contains(wanted, name) {
			chosen = append(chosen, name)
		}
	}
	return chosen, nil
}
