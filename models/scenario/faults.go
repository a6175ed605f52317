package scenario

import (
	"fmt"
	"sort"
	"strings"
)

// A Fault is one mistake in a scenario file, placed so that an editor can
// jump to it and worded so that an analyst can mend it.
type Fault struct {
	File         string
	Line, Column int    // from 1; the column counts bytes, as editors' jump-to does
	Where        string // the part of the scenario, such as `option "slower", action 2`
	Key          string // dotted key as written, without list positions
	Found        string // what is wrong
	Want         string // what is wanted instead; may be empty
	Nearest      string // nearest valid name; may be empty
}

// Error is the fault on one line, beginning file:line:column.
func (f Fault) Error() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s:%d:%d: ", f.File, f.Line, f.Column)
	if f.Where != "" {
		b.WriteString(f.Where + ": ")
	}
	b.WriteString(f.Found)
	if f.Want != "" {
		b.WriteString("; " + f.Want)
	}
	if f.Nearest != "" {
		fmt.Fprintf(&b, "; did you mean %q?", f.Nearest)
	}
	return b.String()
}

// Faults are all the faults of a scenario, in the order of their places.
type Faults []Fault

// Error lists the faults, one a line.
func (f Faults) Error() string {
	lines := make([]string, len(f))
	for i, fault := range f {
		lines[i] = fault.Error()
	}
	return strings.Join(lines, "\n")
}

// sort puts the faults of the scenario file first, then those of each file
// beside it, each in the order of their places.
func (f Faults) sort(scenario string) {
	sort.SliceStable(f, func(i, j int) bool {
		if f[i].File != f[j].File {
			return f[i].File == scenario || f[j].File != scenario && f[i].File < f[j].File
		}
		if f[i].Line != f[j].Line {
			return f[i].Line < f[j].Line
		}
		if f[i].Column != f[j].Column {
			return f[i].Column < f[j].Column
		}
		return f[i].Found < f[j].Found
	})
}
