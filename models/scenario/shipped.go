package scenario

import (
	"embed"
	"fmt"
	"strings"
)

//go:embed shipped/*.toml
var shippedFiles embed.FS

// Shipped lists the names of the scenarios inside the program, in order of
// the alphabet.
func Shipped() []string {
	entries, err := shippedFiles.ReadDir("shipped")
	if err != nil {
		panic(fmt.Sprintf("scenario: the shipped scenarios cannot be listed: %v", err))
	}
	var names []string
	for _, entry := range entries {
		names = append(names, strings.TrimSuffix(entry.Name(), ".toml"))
	}
	return names
}

// ShippedSource is the text of a shipped scenario. It panics for a name that
// Shipped does not list.
func ShippedSource(name string) []byte {
	data, err := shippedFiles.ReadFile("shipped/" + name + ".toml")
	if err != nil {
		panic(fmt.Sprintf("scenario: no scenario %q is shipped", name))
	}
	return data
}

// ReadShipped reads a shipped scenario. The error names the nearest one where
// there is none of that name.
func ReadShipped(name string) (*Scenario, error) {
	data, err := shippedFiles.ReadFile("shipped/" + name + ".toml")
	if err != nil {
		near := ""
		if n := nearest(name, Shipped()); n != "" {
			near = fmt.Sprintf("; did you mean %q?", n)
		}
		return nil, fmt.Errorf("no scenario %q is shipped: there is %s%s", name, quotedList(Shipped()), near)
	}
	s, faults := Read(name+".toml", data)
	if len(faults) > 0 {
		return nil, faults
	}
	return s, nil
}
